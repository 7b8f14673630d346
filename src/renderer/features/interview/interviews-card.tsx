import { Button } from '@mantine/core'
import { IconMessages, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import type { Case } from '#shared/features/case/case.schema.ts'
import { refused } from '#shared/kernel/errors.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { InterviewRows } from './interview-rows.tsx'
import { newInterviewPath, useInterviews } from './interview.queries.ts'
import classes from './interview.module.css'

/** A group has an interview for each of a hundred people. */
const shownAtFirst = 6

/** The interviews of a case, the latest first, and the way to a new one. For the page of the case. */
export const InterviewsCard = ({ record }: { record: Case }) => {
  const t = useT()
  const { may } = useSession()
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useInterviews(record.id)
  const interviews = data?.items ?? []
  const shown = all || interviews.length <= shownAtFirst + 1 ? interviews : interviews.slice(0, shownAtFirst)
  const hidden = interviews.length - shown.length
  const somebody = record.subjectCount > 0 ? canWorkOn(record) : refused('CASE_WITHOUT_SUBJECT')
  return (
    <SectionCard
      title={t('interview.title')}
      {...(data && data.total > 1
        ? { line: t('interview.finishedOf', { finished: data.finished, count: data.total }) }
        : {})}
      actions={
        <ReasonedButton
          size="xs"
          variant="default"
          verdict={[somebody, may('case.work')]}
          leftSection={<IconPlus size={15} stroke={1.7} />}
          onClick={() => goTo(newInterviewPath(record.id))}
        >
          {t('interview.begin')}
        </ReasonedButton>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && interviews.length === 0 && (
        <p className={classes.nothing}>
          <IconMessages size={18} stroke={1.6} aria-hidden /> {t('interview.none')}
        </p>
      )}
      <InterviewRows caseId={record.id} interviews={shown} />
      {hidden > 0 && (
        <Button variant="subtle" size="compact-sm" mt={6} onClick={() => setAll(true)}>
          {t('interview.showAll', { count: interviews.length })}
        </Button>
      )}
      {all && data && data.total > interviews.length && (
        <p className={classes.nothing}>
          {t('interview.onlySome', { count: interviews.length, total: data.total })}
        </p>
      )}
    </SectionCard>
  )
}
