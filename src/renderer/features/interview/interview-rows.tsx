import { IconChevronRight } from '@tabler/icons-react'
import type { InterviewHead } from '#shared/features/interview/interview.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { timeText } from '#renderer/features/case/time-field.tsx'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { shortKindKey, stateOf } from './interview-words.ts'
import { interviewPath } from './interview.queries.ts'
import classes from './interview.module.css'

type InterviewRowsProps = {
  caseId: string
  interviews: readonly InterviewHead[]
  /** The one that is on screen. */
  currentId?: string
}

/** Who was heard, when and by whom, and how far it is. */
export const InterviewRows = ({ caseId, interviews, currentId }: InterviewRowsProps) => {
  const t = useT()
  return (
    <ul className={classes.rows}>
      {interviews.map((head) => {
        const { id, subject, kind, state, startedAt, lineCount, answeredCount } = head
        const { word, tone } = stateOf(head)
        const isCurrent = id === currentId
        return (
          <li key={id} className={classes.row} data-current={isCurrent || undefined}>
            <div className={classes.rowText}>
              <AppLink
                to={interviewPath(caseId, id)}
                className={classes.rowName}
                aria-current={isCurrent ? 'page' : undefined}
              >
                <span className="figures">{subject.position}.</span>{' '}
                <span data-private>{subject.shownName}</span> · {t(shortKindKey(kind))}
              </AppLink>
              <div className={classes.rowLine}>
                {formatListDate(plainDateOfInstant(startedAt.getTime()))} · {timeText(startedAt)}
              </div>
            </div>
            <div className={classes.rowState}>
              <StateBadge tone={tone}>{t(word)}</StateBadge>
              {state === 'open' && (
                <span className={classes.rowLine}>
                  {t('interview.answeredOf', { answered: answeredCount, count: lineCount })}
                </span>
              )}
            </div>
            {!isCurrent && (
              <IconChevronRight size={16} stroke={1.6} className={classes.rowMark} aria-hidden />
            )}
          </li>
        )
      })}
    </ul>
  )
}
