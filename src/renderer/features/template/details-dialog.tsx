import { Modal, Text, Textarea, TextInput } from '@mantine/core'
import { templateDraftInput } from '#shared/features/template/template.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import type { VersionText, VersionWords } from './use-working-copy.ts'

export type DetailsPurpose = 'rename' | 'submit'

type DetailsDialogProps = {
  purpose: DetailsPurpose | undefined
  base: VersionText
  onClose: () => void
  onConfirm: (words: VersionWords) => Promise<void>
}

/** What a version is called and what it changes: what the second person reads before the text. */
export const DetailsDialog = ({ purpose, base, onClose, onConfirm }: DetailsDialogProps) => {
  const t = useT()
  return (
    <Modal
      opened={purpose !== undefined}
      onClose={onClose}
      size={520}
      title={t(purpose === 'submit' ? 'template.submitAsk' : 'template.rename', { number: base.number })}
    >
      {purpose && <DetailsForm purpose={purpose} base={base} onClose={onClose} onConfirm={onConfirm} />}
    </Modal>
  )
}

const wordsInput = templateDraftInput.pick({ title: true, changeNote: true })

const DetailsForm = ({ purpose, base, onClose, onConfirm }: DetailsDialogProps) => {
  const t = useT()
  const state = useContractForm({
    schema: wordsInput,
    initialValues: { title: base.title, changeNote: base.changeNote ?? '' },
    submit: onConfirm,
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={
        <FormFooter
          pending={state.pending}
          onCancel={onClose}
          submitLabel={t(purpose === 'submit' ? 'template.submit' : 'common.save')}
        />
      }
    >
      {purpose === 'submit' && <Text mb="md">{t('template.submitText')}</Text>}
      <TextInput
        label={t('template.versionTitle')}
        required
        maxLength={120}
        {...(purpose === 'rename' ? { 'data-autofocus': true } : {})}
        {...state.form.getInputProps('title')}
      />
      <Textarea
        mt="md"
        label={t('template.changeNote')}
        description={t('template.changeNoteHint')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        {...(purpose === 'submit' ? { 'data-autofocus': true } : {})}
        {...state.form.getInputProps('changeNote')}
      />
    </ContractForm>
  )
}
