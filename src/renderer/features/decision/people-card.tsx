import { NativeSelect, SegmentedControl } from '@mantine/core'
import { IconHourglassHigh, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { DecidableSubject } from '#shared/features/decision/decision.schema.ts'
import { outstandingOf } from '#shared/features/decision/decision.rules.ts'
import { useSession } from '#renderer/app/session.ts'
import { TriageBadge } from '#renderer/features/screening/triage-badge.tsx'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './decide.module.css'
import type { ChoiceDraft, DeskDraft } from './decide-state.ts'
import { kindKey, kindTones } from './decision-words.ts'

type SubjectId = DecidableSubject['id']

const nobody = ''
const another = 'another'
type Shown = 'all' | 'undecided' | 'chosen'

type PeopleCardProps = {
  subjects: readonly DecidableSubject[]
  draft: DeskDraft
  /** Why the decision cannot be made about a person, by his id. */
  refusals: ReadonlyMap<SubjectId, string>
  /** Undefined: not decided about now; `another`: an exception of their own. */
  onAssign: (ids: readonly SubjectId[], key: string | undefined) => void
}

/** Everybody of the case, where each stands, and which decision each falls under. */
export const PeopleCard = ({ subjects, draft, refusals, onAssign }: PeopleCardProps) => {
  const t = useT()
  const [shown, setShown] = useState<Shown>('all')
  const rows = subjects.filter(
    ({ id, decisionKind }) =>
      shown === 'all' || (shown === 'undecided' ? decisionKind === null : draft.assigned.has(id)),
  )
  const choose = (ids: readonly SubjectId[], value: string): void =>
    onAssign(ids, value === nobody ? undefined : value)
  const options = [
    { value: nobody, label: t('decision.notNow') },
    ...draft.choices.map((choice, index) => ({
      value: choice.key,
      label: choiceLabel(t, choice, index + 1, draft.choices.length),
    })),
    { value: another, label: t('decision.anotherChoice') },
  ]
  const isGroup = subjects.length > 1
  return (
    <SectionCard flush title={t('decision.people')} {...(isGroup ? { line: t('decision.peopleLine') } : {})}>
      {isGroup && (
        <div className={classes.peopleTools}>
          <SegmentedControl
            size="xs"
            aria-label={t('decision.show')}
            data={(['all', 'undecided', 'chosen'] as const).map((value) => ({
              value,
              label: t(`decision.show.${value}`),
            }))}
            value={shown}
            onChange={(value) => setShown(value)}
          />
          <NativeSelect
            size="xs"
            aria-label={t('decision.assignShown')}
            className={classes.assign}
            data={[{ value: 'none', label: t('decision.assignShown'), disabled: true }, ...options]}
            value="none"
            onChange={({ currentTarget }) =>
              choose(
                rows.map(({ id }) => id),
                currentTarget.value,
              )
            }
          />
        </div>
      )}
      <ul className={classes.people} tabIndex={-1}>
        {rows.map((subject) => (
          <PersonRow
            key={subject.id}
            subject={subject}
            refusal={refusals.get(subject.id)}
            options={options}
            value={draft.assigned.get(subject.id) ?? nobody}
            onChange={isGroup ? (value) => choose([subject.id], value) : undefined}
          />
        ))}
      </ul>
      {rows.length === 0 && <p className={classes.noPeople}>{t('decision.nobodyShown')}</p>}
    </SectionCard>
  )
}

const choiceLabel = (
  t: ReturnType<typeof useT>,
  { kind }: ChoiceDraft,
  place: number,
  count: number,
): string => {
  const name = kind === null ? t('decision.choiceBare') : t(kindKey(kind))
  return count === 1 ? name : `${place} · ${name}`
}

type PersonRowProps = {
  subject: DecidableSubject
  refusal: string | undefined
  options: readonly { value: string; label: string }[]
  value: string
  /** Undefined in a case of one person, who is always meant. */
  onChange: ((value: string) => void) | undefined
}

const PersonRow = ({ subject, refusal, options, value, onChange }: PersonRowProps) => {
  const t = useT()
  const { position, shownName, colour, isChild, blockedUntil } = subject
  return (
    <li className={classes.person} data-left-out={value === nobody || undefined}>
      <span className={classes.position}>{position}</span>
      <div className={classes.who}>
        <div className={classes.nameLine}>
          <span className={classes.name} data-private>
            {shownName}
          </span>
          <TriageBadge colour={colour} />
          {isChild && <span className={classes.child}>{t('decision.child')}</span>}
        </div>
        <Standing subject={subject} />
        {blockedUntil !== null && (
          <div className={classes.blocked}>
            <IconLock size={14} stroke={1.8} />
            {t('decision.blockedShort', { until: formatListDate(blockedUntil) })}
          </div>
        )}
        {refusal !== undefined && (
          <p className={classes.refusal} role="alert">
            {refusal}
          </p>
        )}
      </div>
      {onChange && (
        <NativeSelect
          size="xs"
          className={classes.assign}
          aria-label={t('decision.assignPerson', { position })}
          data={[...options]}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </li>
  )
}

/** What holds for the person now. */
const Standing = ({
  subject: { decisionKind: kind, isProposed, deferral },
}: {
  subject: DecidableSubject
}) => {
  const t = useT()
  const { day } = useSession()
  const outstanding = deferral ? outstandingOf(deferral.documents).length : 0
  const isLate = deferral?.dueOn != null && deferral.dueOn < day
  return (
    <div className={classes.standing}>
      {kind === null ? (
        <span>{t('decision.undecided')}</span>
      ) : (
        <StateBadge tone={kindTones[kind]}>{t(kindKey(kind))}</StateBadge>
      )}
      {deferral?.dueOn != null && (
        <span className={classes.due} data-late={isLate || undefined}>
          {t(isLate ? 'decision.dueWas' : 'decision.dueUntil', { due: formatListDate(deferral.dueOn) })}
        </span>
      )}
      {outstanding > 0 && <span>{t('decision.outstanding', { count: outstanding })}</span>}
      {isProposed && (
        <span className={classes.waits}>
          <IconHourglassHigh size={14} stroke={1.8} />
          {t('decision.waitsShort')}
        </span>
      )}
    </div>
  )
}
