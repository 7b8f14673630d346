import type { EntityView, ShownEntity } from '#shared/features/entity/entity.schema.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { EntityKindIcon } from './entity-kind-icon.tsx'
import { casesText, detailText, kindKey } from './entity-words.ts'
import classes from './entity.module.css'

const EntityLine = ({ entity, line }: { entity: ShownEntity; line: string }) => {
  const t = useT()
  return (
    <li className={classes.row}>
      <span className={classes.icon}>
        <EntityKindIcon kind={entity.kind} />
      </span>
      <div className={classes.rowText}>
        <AppLink
          to={`/entities/${entity.id}`}
          className={classes.name}
          data-private={entity.isCovered || undefined}
        >
          {entity.shown}
        </AppLink>
        <div className={classes.small}>
          {[t(kindKey(entity.kind)), detailText(t, entity), line].filter(Boolean).join(' · ')}
        </div>
      </div>
      {entity.caseCount > 1 && <span className={classes.shared}>{casesText(t, entity.caseCount)}</span>}
    </li>
  )
}

/** What it has, or who has it, over all cases; what was named together most often first. */
export const HeldCard = ({ title, held }: { title: string; held: EntityView['holdings'] }) => {
  const t = useT()
  if (held.length === 0) return null
  return (
    <SectionCard title={title}>
      <ul className={classes.rows}>
        {held.map((entity) => (
          <EntityLine
            key={entity.id}
            entity={entity}
            line={
              entity.sharedCases > 1
                ? t('entity.sharedCases', { count: formatNumber(entity.sharedCases) })
                : ''
            }
          />
        ))}
      </ul>
    </SectionCard>
  )
}

/** The same number as something else: the wallet or the account on a phone. */
export const RelatedCard = ({ related }: { related: EntityView['related'] }) => {
  const t = useT()
  if (related.length === 0) return null
  return (
    <SectionCard title={t('entity.relatedTitle')}>
      <ul className={classes.rows}>
        {related.map((entity) => (
          <EntityLine key={entity.id} entity={entity} line="" />
        ))}
      </ul>
    </SectionCard>
  )
}

/** Subjects whose own number it is: in another case a victim may be somebody else. */
export const OwnersCard = ({ subjects, total }: { subjects: EntityView['subjects']; total: number }) => {
  const t = useT()
  if (subjects.length === 0) return null
  return (
    <SectionCard title={t('entity.subjectsTitle')}>
      <ul className={classes.rows}>
        {subjects.map(({ subjectId, caseId, caseNumber, shownName }) => (
          <li key={subjectId} className={classes.row}>
            <div className={classes.rowText}>
              <AppLink to={`/cases/${caseId}/subjects/${subjectId}`} className={classes.name} data-private>
                {t('entity.ownOf', { name: shownName, number: caseNumber })}
              </AppLink>
            </div>
          </li>
        ))}
      </ul>
      {total > subjects.length && (
        <div className={classes.small}>
          {t('entity.subjectsMore', { count: formatNumber(total - subjects.length) })}
        </div>
      )}
    </SectionCard>
  )
}
