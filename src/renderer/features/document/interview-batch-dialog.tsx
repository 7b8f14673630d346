import { SegmentedControl, Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { largestSingleChange, type BatchRun } from '#shared/features/document/batch-run.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import classes from './batch-page.module.css'
import { papersChanged } from './document.queries.ts'

type InterviewBatchDialogProps = {
  opened: boolean
  onClose: () => void
  caseId: string
  count: number
  onRun: (run: BatchRun) => void
}

/** Asks once for the records of all finished interviews of a case. */
export const InterviewBatchDialog = ({
  opened,
  onClose,
  caseId,
  count,
  onRun,
}: InterviewBatchDialogProps) => {
  const t = useT()
  const [numbered, setNumbered] = useState(false)
  const [withOpinion, setWithOpinion] = useState(true)
  const issue = async (): Promise<void> => {
    const request = {
      caseId,
      options: { withOpinion },
      number: { kind: numbered ? ('pattern' as const) : ('none' as const) },
    }
    if (count > largestSingleChange) {
      onRun(await client.document.startCaseRun(request))
      return
    }
    const { issued } = await client.document.issueInterviewRecords(request)
    await papersChanged()
    showDone(t('document.interviewsIssued', { count: issued.length }))
  }
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('document.issueInterviewsAsk', { count })}
      confirmLabel={t('document.issueInterviews', { count })}
      onConfirm={issue}
    >
      <Stack gap="md">
        <p className={classes.note}>{t('document.issueInterviewsText')}</p>
        <div>
          <Text size="sm" fw={500} mb={4} id="interview-number">
            {t('document.choiceLetterNumber')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="interview-number"
            data={[
              { value: 'none', label: t('document.numberNone') },
              { value: 'pattern', label: t('document.numberPattern') },
            ]}
            value={numbered ? 'pattern' : 'none'}
            onChange={(value) => setNumbered(value === 'pattern')}
          />
        </div>
        <Switch
          label={t('document.withOpinion')}
          checked={withOpinion}
          onChange={({ currentTarget }) => setWithOpinion(currentTarget.checked)}
        />
      </Stack>
    </ConfirmDialog>
  )
}
