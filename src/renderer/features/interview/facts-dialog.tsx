import { Modal } from '@mantine/core'
import { interviewFacts } from '#shared/features/interview/interview.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { FactsFields } from './facts-fields.tsx'
import { inputOfFacts, type FactsValues } from './facts-values.ts'

type FactsDialogProps = {
  opened: boolean
  onClose: () => void
  facts: FactsValues
  isChild: boolean
  /** What was typed goes onto the sheet; it is saved with it. */
  onTake: (facts: FactsValues) => void
}

export const FactsDialog = ({ opened, onClose, ...rest }: FactsDialogProps) => {
  const t = useT()
  return (
    <Modal opened={opened} onClose={onClose} title={t('interview.occasion')} size={760}>
      <FactsForm {...rest} onClose={onClose} />
    </Modal>
  )
}

const FactsForm = ({ facts, isChild, onTake, onClose }: Omit<FactsDialogProps, 'opened'>) => {
  const t = useT()
  const state = useContractForm({
    schema: interviewFacts,
    initialValues: facts,
    toInput: inputOfFacts,
    submit: (_input, values) => {
      onTake(values)
      onClose()
    },
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={false} submitLabel={t('interview.takeFacts')} onCancel={onClose} />}
    >
      <FactsFields
        form={state.form}
        withGuardian
        isChild={isChild}
        onKind={(kind) => state.form.setFieldValue('kind', kind)}
      />
    </ContractForm>
  )
}
