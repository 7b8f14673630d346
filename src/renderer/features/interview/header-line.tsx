import type { InterviewDetail } from '#shared/features/interview/interview.schema.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './interview.module.css'

/** Who is heard, in which case, and since when. */
export const HeaderLine = ({ detail: { interview, subject, case: record } }: { detail: InterviewDetail }) => {
  const t = useT()
  return (
    <span className={classes.headerLine}>
      <span>
        {subject.position}. <strong data-private>{subject.shownName}</strong> ·{' '}
        {t(`interview.as.${subject.role}`)}
      </span>
      <span>{record.number}</span>
      <span>{formatInstant(interview.startedAt)}</span>
    </span>
  )
}
