import { Select, SimpleGrid, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import {
  caseFinding,
  caseFindings,
  caseOutcome,
  caseOutcomes,
  type CaseWarning,
} from '#shared/features/case/case.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { ActDialog } from './act-dialog.tsx'
import { findingKey, outcomeKey, warningSentence } from './case-words.ts'
import { refreshCases } from './case.queries.ts'

type CloseDialogProps = { opened: boolean; detail: CaseDetail; onClose: () => void }

/** Closes the file: what was found, what became of it, when, and on what ground. */
export const CloseDialog = ({ opened, detail: { case: record }, onClose }: CloseDialogProps) => {
  const t = useT()
  const { day } = useSession()
  const [finding, setFinding] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<string | null>(null)
  const [closedOn, setClosedOn] = useState<PlainDate | null>(day)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const { dialog, confirmed } = useWarningDialog((warning: CaseWarning) => warningSentence(t, warning))
  const missing = (value: unknown): string | undefined =>
    asked && (value === null || value === '') ? t('common.valueRequired') : undefined

  const close = async (): Promise<boolean> => {
    setAsked(true)
    const [found, became] = [caseFinding.safeParse(finding), caseOutcome.safeParse(outcome)]
    if (!found.success || !became.success || closedOn === null || note.trim() === '') return false
    const saved = await confirmed((acceptedWarnings) =>
      client.case.close({
        id: record.id,
        version: record.version,
        finding: found.data,
        outcome: became.data,
        closedOn,
        note,
        acceptedWarnings,
      }),
    )
    if (!saved) return false
    await refreshCases(saved.detail)
    showDone(t('case.closeDone'))
    return true
  }
  return (
    <>
      <ActDialog
        opened={opened}
        onClose={onClose}
        title={t('case.closeTitle', { number: record.number })}
        text={t('case.closeText')}
        confirmLabel={t('case.step.close')}
        onConfirm={close}
      >
        <Stack gap="md">
          <Select
            label={t('case.closeFinding')}
            placeholder={t('case.choose')}
            required
            openOnFocus={false}
            data-autofocus
            data={caseFindings.map((value) => ({ value, label: t(findingKey(value)) }))}
            value={finding}
            onChange={setFinding}
            error={missing(finding)}
          />
          <Select
            label={t('case.closeOutcome')}
            placeholder={t('case.choose')}
            required
            data={caseOutcomes.map((value) => ({ value, label: t(outcomeKey(value)) }))}
            value={outcome}
            onChange={setOutcome}
            error={missing(outcome)}
          />
          <SimpleGrid cols={2}>
            <PlainDateField
              label={t('case.closeOn')}
              required
              minDate={plainDateOfInstant(record.receivedAt.getTime())}
              maxDate={day}
              value={closedOn}
              onChange={setClosedOn}
              error={missing(closedOn)}
            />
          </SimpleGrid>
          <Textarea
            label={t('case.closeNote')}
            description={t('case.closeNoteHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            autosize
            minRows={3}
            maxRows={10}
            maxLength={4000}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
            error={missing(note.trim())}
          />
        </Stack>
      </ActDialog>
      {dialog}
    </>
  )
}
