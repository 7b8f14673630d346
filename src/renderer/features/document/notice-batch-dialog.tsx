import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { BatchRun } from '#shared/features/document/batch-run.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import classes from './batch-page.module.css'
import { NoticeFields } from './notice-fields.tsx'
import { freshChoices, optionsOf } from './paper-choices.tsx'

type NoticeBatchDialogProps = {
  opened: boolean
  onClose: () => void
  caseId: string
  count: number
  onRun: (run: BatchRun) => void
}

/** Asks once for the letters to everybody whose matter is put off; what is chosen stands in all of them. */
export const NoticeBatchDialog = ({ opened, onClose, caseId, count, onRun }: NoticeBatchDialogProps) => {
  const t = useT()
  const [numbered, setNumbered] = useState(false)
  const [choices, setChoices] = useState(freshChoices)
  const start = async (): Promise<void> => {
    const number = { kind: numbered ? ('pattern' as const) : ('none' as const) }
    const options = optionsOf(choices)
    onRun(await client.document.startCaseRun({ type: 'deferralNotice', caseId, options, number }))
  }
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('document.issueNoticesAsk', { count })}
      confirmLabel={t('document.issueNotices', { count })}
      onConfirm={start}
    >
      <Stack gap="md">
        <p className={classes.note}>{t('document.issueNoticesText')}</p>
        <div>
          <Text size="sm" fw={500} mb={4} id="notice-number">
            {t('document.choiceLetterNumber')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="notice-number"
            data={[
              { value: 'none', label: t('document.numberNone') },
              { value: 'pattern', label: t('document.numberPattern') },
            ]}
            value={numbered ? 'pattern' : 'none'}
            onChange={(value) => setNumbered(value === 'pattern')}
          />
        </div>
        <NoticeFields
          choices={choices}
          onChange={(change) => setChoices((before) => ({ ...before, ...change }))}
        />
      </Stack>
    </ConfirmDialog>
  )
}
