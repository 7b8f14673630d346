import type { TemplateVersion } from '#shared/features/template/template.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog, ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { templatesChanged } from './template.queries.ts'

export type TemplateDialog = {
  step: 'approve' | 'reject' | 'withdraw' | 'retire' | 'discard'
  version: TemplateVersion
}

type TemplateDialogsProps = {
  dialog: TemplateDialog | undefined
  onClose: () => void
  /** After the step is done. */
  onDone?: (step: TemplateDialog['step']) => void
}

/** What is asked before a step on a version. */
export const TemplateDialogs = ({ dialog, onClose, onDone }: TemplateDialogsProps) => {
  const t = useT()
  const number = dialog?.version.number ?? 0
  const run = async (act: (step: { id: TemplateVersion['id']; version: number }) => Promise<unknown>) => {
    if (!dialog) return
    const { id, version } = dialog.version
    await act({ id, version })
    await templatesChanged()
    showDone(t(`template.done.${dialog.step}`, { number }))
    onDone?.(dialog.step)
  }
  const shared = (step: TemplateDialog['step']) => ({
    opened: dialog?.step === step,
    onClose,
    title: t(`template.ask.${step}`, { number }),
    confirmLabel: t(`template.${step}`),
  })
  return (
    <>
      <ConfirmDialog {...shared('approve')} onConfirm={() => run((step) => client.template.approve(step))}>
        {t('template.askText.approve')}
      </ConfirmDialog>
      <ConfirmDialog {...shared('withdraw')} onConfirm={() => run((step) => client.template.withdraw(step))}>
        {t('template.askText.withdraw')}
      </ConfirmDialog>
      <ConfirmDialog
        {...shared('discard')}
        danger
        onConfirm={() => run((step) => client.template.discardDraft(step))}
      >
        {t('template.askText.discard')}
      </ConfirmDialog>
      <ReasonDialog
        {...shared('reject')}
        reasonLabel={t('template.rejectReason')}
        onConfirm={(reason) => run((step) => client.template.reject({ ...step, reason }))}
      >
        {t('template.askText.reject')}
      </ReasonDialog>
      <ReasonDialog
        {...shared('retire')}
        danger
        onConfirm={(reason) => run((step) => client.template.retire({ ...step, reason }))}
      >
        {t('template.askText.retire')}
      </ReasonDialog>
    </>
  )
}
