import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isNamed } from '#shared/features/entity/entity.rules.ts'
import type {
  EntityId,
  EntityKind,
  EntityWarning,
  KnownAnswer,
  KnownEntity,
} from '#shared/features/entity/entity.schema.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { detailText, kindKey, roleKey, warningSentence } from './entity-words.ts'
import classes from './entity.module.css'

export type Chosen = { id: EntityId; shown: string }

type KnownPanelProps = {
  kind: EntityKind
  /** As it will be kept, where that differs from what is typed. */
  reads: string | undefined
  warnings: readonly EntityWarning[]
  answer: KnownAnswer | undefined
  /** What is answered belongs to what was typed a moment ago. */
  stale: boolean
  chosen: Chosen | undefined
  onChoose: (chosen: Chosen | undefined) => void
}

/** What the office knows of what is being typed: in which cases it stands, whose it is, what is unusual about it. */
export const KnownPanel = (props: KnownPanelProps) => {
  const t = useT()
  const { reads, warnings, answer, stale } = props
  const found = answer !== undefined && answer.entityTotal + answer.related.length + answer.subjectTotal > 0
  if (!answer && reads === undefined && warnings.length === 0) return null
  return (
    <div className={classes.known} data-tone={found && !stale ? 'found' : undefined} aria-live="polite">
      {reads !== undefined && (
        <div className={classes.reads} data-private>
          {t('entity.reads', { value: reads })}
        </div>
      )}
      {warnings.map((warning) => (
        <Caution key={warning.code}>{warningSentence(t, warning)}</Caution>
      ))}
      {answer && (
        <div className={classes.answer} data-stale={stale || undefined}>
          <Answer {...props} answer={answer} isFound={found} />
        </div>
      )}
    </div>
  )
}

const Answer = (props: KnownPanelProps & { answer: KnownAnswer; isFound: boolean }) => {
  const t = useT()
  const { kind, answer, isFound } = props
  return (
    <>
      {answer.publicOwner !== null && (
        <Caution>{t('entity.publicLine', { owner: answer.publicOwner })}</Caution>
      )}
      {isNamed(kind) && <Namesakes {...props} />}
      {!isNamed(kind) && answer.entities.map((entity) => <Exact key={entity.id} entity={entity} />)}
      {answer.related.map((entity) => (
        <div key={entity.id}>
          <span className={classes.strong}>
            {t('entity.relatedAs', { kind: t(kindKey(entity.kind)), count: formatNumber(entity.caseCount) })}
          </span>
          <Numbers entity={entity} />
        </div>
      ))}
      <Owners answer={answer} />
      {!isFound && answer.publicOwner === null && <span>{t('entity.knownNone')}</span>}
    </>
  )
}

const Caution = ({ children }: { children: ReactNode }) => (
  <div className={classes.caution}>
    <IconAlertTriangle size={15} stroke={1.8} />
    <span>{children}</span>
  </div>
)

const Exact = ({ entity }: { entity: KnownEntity }) => {
  const t = useT()
  const detail = detailText(t, entity)
  return (
    <div>
      <span className={classes.strong}>{useKnownIn(entity)}</span>
      {detail !== '' && ` · ${detail}`}
      {entity.inThisCase && <div>{t('entity.knownHere')}</div>}
      <Numbers entity={entity} />
    </div>
  )
}

const useKnownIn = ({ caseCount }: KnownEntity): string => {
  const t = useT()
  return caseCount === 1 ? t('entity.knownInOne') : t('entity.knownIn', { count: formatNumber(caseCount) })
}

/** The newest cases by number, each a way into it. */
const Numbers = ({ entity }: { entity: KnownEntity }) => {
  const t = useT()
  const cases = new Set(entity.appearances.map(({ caseId }) => caseId)).size
  return (
    <ul className={classes.numbers}>
      {entity.appearances.map(({ caseId, caseNumber, role }) => (
        <li key={`${caseId} ${role ?? ''}`}>
          <AppLink to={`/cases/${caseId}`} className="figures">
            {caseNumber}
          </AppLink>
          {role !== null && ` ${t(roleKey(role))}`}
        </li>
      ))}
      {entity.caseCount > cases && (
        <li>
          <AppLink to={`/entities/${entity.id}`}>{t('entity.openEntity')}</AppLink>
        </li>
      )}
    </ul>
  )
}

const Namesakes = ({ kind, answer, chosen, onChoose }: KnownPanelProps & { answer: KnownAnswer }) => {
  const t = useT()
  if (answer.entityTotal === 0) return null
  if (chosen) {
    return (
      <div className={classes.namesake}>
        <IconCheck size={16} stroke={2} />
        <span className={classes.namesakeText}>
          {t('entity.chosen')} · <span data-private>{chosen.shown}</span>
        </span>
        <Button variant="subtle" size="compact-sm" onClick={() => onChoose(undefined)}>
          {t('entity.undoChoice')}
        </Button>
      </div>
    )
  }
  const more = answer.entityTotal - answer.entities.length
  return (
    <div>
      <div className={classes.strong}>
        {answer.entityTotal === 1
          ? t('entity.namesakesOne')
          : t('entity.namesakes', { count: formatNumber(answer.entityTotal) })}
      </div>
      {answer.entities.map((entity) => (
        <Candidate key={entity.id} kind={kind} entity={entity} onChoose={onChoose} />
      ))}
      {more > 0 && <div>{t('entity.chooseMore', { count: formatNumber(more) })}</div>}
    </div>
  )
}

type CandidateProps = { kind: EntityKind; entity: KnownEntity; onChoose: (chosen: Chosen) => void }

/** Somebody who may be meant, told by where he stands. */
export const Candidate = ({ kind, entity, onChoose }: CandidateProps) => {
  const t = useT()
  const detail = detailText(t, entity)
  return (
    <div className={classes.namesake}>
      <div className={classes.namesakeText}>
        <span className={classes.strong} data-private>
          {entity.shown}
        </span>
        {detail !== '' && ` · ${detail}`} · {useKnownIn(entity)}
        {entity.inThisCase && <div>{t('entity.knownHere')}</div>}
        <Numbers entity={entity} />
      </div>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onChoose({ id: entity.id, shown: entity.shown })}
      >
        {t(kind === 'person' ? 'entity.thisOne' : 'entity.thisThing')}
      </Button>
    </div>
  )
}

const Owners = ({ answer: { subjects, subjectTotal } }: { answer: KnownAnswer }) => {
  const t = useT()
  if (subjects.length === 0) return null
  return (
    <div>
      {subjects.map(({ subjectId, caseId, caseNumber, shownName, inThisCase }) => (
        <div key={subjectId}>
          <AppLink to={`/cases/${caseId}/subjects/${subjectId}`} data-private>
            {inThisCase
              ? t('entity.ownHere', { name: shownName })
              : t('entity.ownOf', { name: shownName, number: caseNumber })}
          </AppLink>
        </div>
      ))}
      {subjectTotal > subjects.length &&
        t('entity.subjectsMore', { count: formatNumber(subjectTotal - subjects.length) })}
    </div>
  )
}
