import { Button } from '@mantine/core'
import { signatoryInput } from '#shared/features/office/office.schema.ts'
import { SignatoryFields } from '#renderer/features/office/office-fields.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import classes from './setup-frame.module.css'
import type { StepProps } from './setup.queries.ts'
import { StepButtons } from './step-buttons.tsx'

export const SignatoryStep = ({ draft, onNext, onBack }: StepProps) => {
  const t = useT()
  const state = useContractForm({
    schema: signatoryInput,
    initialValues: draft.signatory,
    submit: (_input, signatory) => onNext({ signatory, skipsSignatory: false }),
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={
        <StepButtons onBack={() => onBack({ signatory: state.form.getValues() })}>
          <Button
            variant="subtle"
            onClick={() => onNext({ signatory: state.form.getValues(), skipsSignatory: true })}
          >
            {t('setup.skip')}
          </Button>
        </StepButtons>
      }
    >
      <h1>{t('setup.signatoryTitle')}</h1>
      <p>{t('setup.signatoryText')}</p>
      <div className={classes.column}>
        <SignatoryFields form={state.form} />
      </div>
    </ContractForm>
  )
}
