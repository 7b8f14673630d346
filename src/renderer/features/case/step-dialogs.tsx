import { Select } from '@mantine/core'
import { useState } from 'react'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import { canSetConfidentiality } from '#shared/features/case/case.rules.ts'
import { confidentialities, confidentiality } from '#shared/features/case/case.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog, ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { AssignDialog, MergeDialog, NoteDialog } from './case-dialogs.tsx'
import { caseStateKey, confidentialityKey, stepKey, urgencyKey } from './case-words.ts'
import { refreshCases } from './case.queries.ts'
import { CloseDialog } from './close-dialog.tsx'

const plainSteps = ['resumeDocuments', 'refer', 'monitor'] as const
type PlainStep = (typeof plainSteps)[number]

/** What is asked over the page of a case. */
export type OpenDialog =
  | PlainStep
  | 'note'
  | 'close'
  | 'reopen'
  | 'merge'
  | 'assign'
  | 'urgency'
  | 'confidentiality'

type StepDialogsProps = { open: OpenDialog | undefined; detail: CaseDetail; onClose: () => void }

export const StepDialogs = ({ open, detail, onClose }: StepDialogsProps) => {
  // A dialog that was left half filled begins empty the next time.
  const [round, setRound] = useState(0)
  const close = (): void => {
    setRound(round + 1)
    onClose()
  }
  const props = (dialog: OpenDialog) => ({
    key: `${dialog}${open === dialog ? round : ''}`,
    opened: open === dialog,
    detail,
    onClose: close,
  })
  const { key: noteKey, ...note } = props('note')
  const { key: closeKey, ...closing } = props('close')
  const { key: mergeKey, ...merging } = props('merge')
  const { key: assignKey, ...assigning } = props('assign')
  return (
    <>
      <NoteDialog key={noteKey} {...note} />
      <CloseDialog key={closeKey} {...closing} />
      <MergeDialog key={mergeKey} {...merging} />
      <AssignDialog key={assignKey} {...assigning} />
      <ReopenDialog opened={open === 'reopen'} detail={detail} onClose={close} />
      <UrgencyDialog opened={open === 'urgency'} detail={detail} onClose={close} />
      <ConfidentialityDialog opened={open === 'confidentiality'} detail={detail} onClose={close} />
      {plainSteps.map((step) => (
        <PlainStepDialog key={step} step={step} opened={open === step} detail={detail} onClose={close} />
      ))}
    </>
  )
}

type DialogProps = { opened: boolean; detail: CaseDetail; onClose: () => void }

const PlainStepDialog = ({
  step,
  opened,
  detail: { case: record },
  onClose,
}: DialogProps & { step: PlainStep }) => {
  const t = useT()
  const take = async (): Promise<void> => {
    const detail = await client.case.takeStep({ id: record.id, version: record.version, step })
    await refreshCases(detail)
    showDone(t('case.stepDone', { state: t(caseStateKey(detail.case.state)) }))
  }
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t(stepKey(step))}
      confirmLabel={t('case.stepConfirm')}
      onConfirm={take}
    >
      {t(`case.stepText.${step}`)}
    </ConfirmDialog>
  )
}

const ReopenDialog = ({ opened, detail: { case: record }, onClose }: DialogProps) => {
  const t = useT()
  const reopen = async (reason: string): Promise<void> => {
    await refreshCases(await client.case.reopen({ id: record.id, version: record.version, reason }))
    showDone(t('case.reopenDone'))
  }
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t('case.reopenTitle', { number: record.number })}
      confirmLabel={t('case.step.reopen')}
      onConfirm={reopen}
    >
      {t('case.reopenText')}
    </ReasonDialog>
  )
}

const UrgencyDialog = ({ opened, detail: { case: record }, onClose }: DialogProps) => {
  const t = useT()
  const raised = record.urgency === 'urgent'
  const set = async (reason: string): Promise<void> => {
    const urgency = raised ? 'ordinary' : 'urgent'
    const { id, version } = record
    await refreshCases(await client.case.setUrgency({ id, version, urgency, reason }))
    showDone(t('case.urgencyDone', { value: t(urgencyKey(urgency)) }))
  }
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t(raised ? 'case.ordinaryTitle' : 'case.urgentTitle')}
      confirmLabel={t(raised ? 'case.ordinaryStep' : 'case.urgentStep')}
      onConfirm={set}
    />
  )
}

const ConfidentialityDialog = ({ opened, detail: { case: record }, onClose }: DialogProps) => {
  const t = useT()
  const { roles } = useSession()
  const [chosen, setChosen] = useState<string>(record.confidentiality)
  const set = async (reason: string): Promise<void> => {
    const value = confidentiality.parse(chosen)
    const { id, version } = record
    await refreshCases(await client.case.setConfidentiality({ id, version, confidentiality: value, reason }))
    showDone(t('case.confidentialityDone', { value: t(confidentialityKey(value)) }))
  }
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t('case.confidentialityTitle')}
      confirmLabel={t('common.save')}
      canConfirm={chosen !== record.confidentiality}
      unmet={t('case.confidentialitySame')}
      onConfirm={set}
      before={
        <Select
          mt="md"
          label={t('case.confidentialityLabel')}
          allowDeselect={false}
          openOnFocus={false}
          data-autofocus
          data={confidentialities.map((value) => ({
            value,
            label: t(confidentialityKey(value)),
            disabled: !canSetConfidentiality(roles, record.confidentiality, value).allowed,
          }))}
          value={chosen}
          onChange={(value) => setChosen(value ?? record.confidentiality)}
        />
      }
    >
      {t('case.confidentialityText')}
    </ReasonDialog>
  )
}
