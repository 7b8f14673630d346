import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconFiles, IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SaveFileButton } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { BatchRunCard } from './batch-run-card.tsx'
import { InterviewBatchDialog } from './interview-batch-dialog.tsx'
import { NoticeBatchDialog } from './notice-batch-dialog.tsx'
import { PaperRows } from './paper-rows.tsx'
import classes from './paper-rows.module.css'
import { useBatchRun } from './use-batch-run.ts'

/** A group case has a paper or two for each of a hundred people. */
const shownAtFirst = 8

/** Papers a case has and could have, and the records of all its interviews or the letters of all its deferrals at once. For the page of the case. */
export const CasePapersCard = ({ caseId }: { caseId: string }) => {
  const t = useT()
  const { may } = useSession()
  const [issuing, setIssuing] = useState(false)
  const [notifying, setNotifying] = useState(false)
  const run = useBatchRun()
  const { data, error, refetch } = useQuery(orpc.document.ofCase.queryOptions({ input: { caseId } }))
  const count = data?.issuableInterviews ?? 0
  const noticeCount = data?.issuableNotices ?? 0
  const [all, setAll] = useState(false)
  const papers = data?.papers ?? []
  const shown = all || papers.length <= shownAtFirst + 1 ? papers : papers.slice(0, shownAtFirst)
  const hidden = papers.length - shown.length
  return (
    <>
      <BatchRunCard
        subjectId={caseId}
        progress={run.progress}
        problem={run.problem}
        onContinue={run.start}
        onStop={run.stop}
      />
      <SectionCard
        title={t('document.papers')}
        actions={
          <Stack gap={6} align="flex-end">
            {noticeCount > 1 && (
              <ReasonedButton
                size="xs"
                variant="default"
                verdict={may('casePaper.issue')}
                leftSection={<IconMail size={15} stroke={1.7} />}
                onClick={() => setNotifying(true)}
              >
                {t('document.issueNotices', { count: noticeCount })}
              </ReasonedButton>
            )}
            {count > 1 && (
              <ReasonedButton
                size="xs"
                variant="default"
                verdict={may('casePaper.issue')}
                leftSection={<IconFiles size={15} stroke={1.7} />}
                onClick={() => setIssuing(true)}
              >
                {t('document.issueInterviews', { count })}
              </ReasonedButton>
            )}
          </Stack>
        }
      >
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && <PaperRows slots={shown} />}
        {hidden > 0 && (
          <Button variant="subtle" size="compact-sm" mt={6} onClick={() => setAll(true)}>
            {t('document.showAllPapers', { count: papers.length })}
          </Button>
        )}
        {data && data.batches.length > 0 && (
          <ul className={classes.rows} aria-label={t('document.batchFiles')}>
            {data.batches.map(({ id, label, documentCount, issuedAt }) => (
              <li key={id} className={classes.row}>
                <div className={classes.text}>
                  <div className={classes.name}>{label}</div>
                  <div className={classes.label}>
                    {t('document.batchRecordFacts', { count: documentCount, at: formatInstant(issuedAt) })}
                  </div>
                </div>
                <SaveFileButton size="xs" file={async () => (await client.document.batchFile({ id })).file}>
                  {t('document.savePdf')}
                </SaveFileButton>
              </li>
            ))}
          </ul>
        )}
        <NoticeBatchDialog
          opened={notifying}
          onClose={() => setNotifying(false)}
          caseId={caseId}
          count={noticeCount}
          onRun={run.start}
        />
        <InterviewBatchDialog
          opened={issuing}
          onClose={() => setIssuing(false)}
          caseId={caseId}
          count={count}
          onRun={run.start}
        />
      </SectionCard>
    </>
  )
}
