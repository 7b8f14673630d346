import type { CaseId } from '#shared/features/case/case.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { InterviewRows } from './interview-rows.tsx'
import { useInterviews } from './interview.queries.ts'
import classes from './interview.module.css'

/** The interviews of a group beside the one on screen, in the order of the people, those still open first. */
export const OtherInterviews = ({ caseId, currentId }: { caseId: CaseId; currentId: string }) => {
  const t = useT()
  const { data } = useInterviews(caseId)
  if (!data || data.items.length < 2) return null
  const ordered = data.items.toSorted(
    (first, second) =>
      Number(first.state === 'finished') - Number(second.state === 'finished') ||
      first.subject.position - second.subject.position,
  )
  return (
    <SectionCard
      title={t('interview.inCase')}
      line={t('interview.finishedOf', { finished: data.finished, count: data.total })}
    >
      <div className={classes.others}>
        <InterviewRows caseId={caseId} interviews={ordered} currentId={currentId} />
      </div>
    </SectionCard>
  )
}
