import { Modal, TextInput } from '@mantine/core'
import { z } from 'zod'
import { type ScreeningSet, setTitle } from '#shared/features/screening/screening-set.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ConfirmDialog, ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { refreshSets } from './set.queries.ts'

export type SetDialog = 'putInForce' | 'rename' | 'discard'

type SetDialogsProps = { open: SetDialog | undefined; set: ScreeningSet; onClose: () => void }

/** What is asked over the page of a draft. */
export const SetDialogs = ({ open, set, onClose }: SetDialogsProps) => {
  const t = useT()
  const { id, version, number } = set
  return (
    <>
      <ReasonDialog
        opened={open === 'putInForce'}
        onClose={onClose}
        title={t('screening.setPutInForceTitle', { number })}
        confirmLabel={t('screening.setPutInForce', { number })}
        reasonLabel={t('screening.setNote')}
        onConfirm={async (changeNote) => {
          await refreshSets(await client.screening.putInForce({ id, version, changeNote }))
          showDone(t('screening.setInForceNow', { number }))
        }}
      >
        {t('screening.setPutInForceText')}
      </ReasonDialog>
      <ConfirmDialog
        opened={open === 'discard'}
        onClose={onClose}
        danger
        title={t('screening.setDiscardTitle', { number })}
        confirmLabel={t('screening.setDiscard')}
        onConfirm={async () => {
          await client.screening.discardSet({ id, version })
          goTo('/settings/screening')
          await refreshSets()
          showDone(t('screening.setDiscarded'))
        }}
      >
        {t('screening.setDiscardText')}
      </ConfirmDialog>
      <Modal opened={open === 'rename'} onClose={onClose} size={440} title={t('screening.setRename')}>
        {open === 'rename' && <RenameForm set={set} onClose={onClose} />}
      </Modal>
    </>
  )
}

const RenameForm = ({ set: { id, version, title, content }, onClose }: Omit<SetDialogsProps, 'open'>) => {
  const t = useT()
  const state = useContractForm({
    schema: z.object({ title: setTitle }),
    initialValues: { title },
    submit: async (input) => {
      await refreshSets(await client.screening.saveSet({ id, version, content, title: input.title }))
      showDone(t('common.saved'))
      onClose()
    },
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={state.pending} onCancel={onClose} />}
    >
      <TextInput
        label={t('screening.setName')}
        required
        data-autofocus
        maxLength={120}
        {...state.form.getInputProps('title')}
      />
    </ContractForm>
  )
}
