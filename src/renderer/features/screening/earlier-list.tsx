import type { AssessmentHead } from '#shared/features/screening/screening.schema.ts'
import { dimensionLetters } from '#shared/features/screening/screening-set.schema.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { scopeKey } from './screening-words.ts'
import { TriageBadge } from './triage-badge.tsx'
import classes from './earlier-list.module.css'

type EarlierListProps = {
  items: readonly AssessmentHead[]
  pathOf: (assessmentId: string) => string
  /** The one on screen. */
  current?: string
}

/** Finished assessments, the newest first, each with its colour and the version of the set it was made with. */
export const EarlierList = ({ items, pathOf, current }: EarlierListProps) => {
  const t = useT()
  return (
    <ol className={classes.list}>
      {items.map(({ id, assessedAt, officerName, scope, setNumber, colour, smuggling, positive, urgent }) => (
        <li key={id} className={classes.row} aria-current={id === current || undefined}>
          <TriageBadge colour={colour} smuggling={smuggling} />
          <div className={classes.text}>
            {id === current ? (
              <span className={classes.name}>{formatInstant(assessedAt)}</span>
            ) : (
              <AppLink to={pathOf(id)} className={classes.name}>
                {formatInstant(assessedAt)}
              </AppLink>
            )}
            <span className={classes.detail}>
              {[
                t(scopeKey(scope)),
                t('screening.setVersion', { number: setNumber }),
                positive.length > 0 &&
                  t('screening.positiveGroups', {
                    groups: positive.map((each) => dimensionLetters[each]).join(', '),
                  }),
                urgent.length > 0 && t('screening.urgentFlags', { flags: urgent.join(', ') }),
                officerName,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}
