import { SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { largestSingleChange, type BatchRun } from '#shared/features/document/batch-run.schema.ts'
import { certificateTitles } from '#shared/features/document/papers/certificate.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import classes from './batch-page.module.css'
import { papersChanged } from './document.queries.ts'
import { useNextNumber } from './paper-choices.tsx'

type BatchIssueDialogProps = {
  opened: boolean
  onClose: () => void
  decreeId: string
  /** The designation whose paper stands for the others when the day of the papers is asked for. */
  first: string | undefined
  count: number
  /** More sheets than one change holds are made one by one. */
  onRun: (run: BatchRun) => void
}

/** Asks once, with the two things that can still be chosen for a whole batch. */
export const BatchIssueDialog = ({
  opened,
  onClose,
  decreeId,
  first,
  count,
  onRun,
}: BatchIssueDialogProps) => {
  const t = useT()
  const [title, setTitle] = useState<(typeof certificateTitles)[number]>('Piagam Penetapan')
  const [numbered, setNumbered] = useState(false)
  const preview = useQuery({
    ...orpc.document.preview.queryOptions({
      input: { type: 'certificate', subjectId: first ?? '', options: { title } },
    }),
    enabled: opened && first !== undefined,
  })
  const next = useNextNumber('certificate', preview.data?.datedOn ?? null, opened && numbered)
  const issue = async (): Promise<void> => {
    const request = {
      decreeId,
      options: { title },
      number: { kind: numbered ? ('pattern' as const) : ('none' as const) },
    }
    if (count > largestSingleChange) {
      onRun(await client.document.startRun(request))
      return
    }
    const { issued } = await client.document.issueBatch(request)
    await papersChanged()
    showDone(t('document.batchIssued', { count: issued.length }))
  }
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('document.batchIssueAsk', { count })}
      confirmLabel={t('document.issueAll', { count })}
      onConfirm={issue}
    >
      <Stack gap="md">
        <p className={classes.note}>{t('document.batchIssueText')}</p>
        <Select
          label={t('document.choiceTitle')}
          data={[...certificateTitles]}
          value={title}
          allowDeselect={false}
          onChange={(value) => setTitle(certificateTitles.find((known) => known === value) ?? title)}
        />
        <div>
          <Text size="sm" fw={500} mb={4} id="batch-number">
            {t('document.choiceNumber')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="batch-number"
            data={[
              { value: 'none', label: t('document.numberNone') },
              { value: 'pattern', label: t('document.numberPattern') },
            ]}
            value={numbered ? 'pattern' : 'none'}
            onChange={(value) => setNumbered(value === 'pattern')}
          />
          {numbered && next.data && (
            <Text size="sm" c="dimmed" mt={6}>
              {next.data.number === null
                ? t('document.numberNoPattern')
                : t('document.batchNumbersFrom', { number: next.data.number })}
            </Text>
          )}
        </div>
      </Stack>
    </ConfirmDialog>
  )
}
