import { z } from 'zod'
import { setupInput } from '#shared/features/setup/setup.contract.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { RegencySelect } from '#renderer/ui/regency-select.tsx'
import classes from './setup-frame.module.css'
import type { StepProps } from './setup.queries.ts'
import { StepButtons } from './step-buttons.tsx'

const area = z.object({ regencies: setupInput.shape.regencyCodes })

export const AreaStep = ({ draft, onNext, onBack }: StepProps) => {
  const t = useT()
  const state = useContractForm({
    schema: area,
    initialValues: { regencies: draft.regencies },
    toInput: ({ regencies }) => ({ regencies: regencies.map(({ code }) => code) }),
    submit: (_input, values) => onNext(values),
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<StepButtons onBack={() => onBack(state.form.getValues())} />}
    >
      <h1>{t('setup.areaTitle')}</h1>
      <p>{t('setup.areaText')}</p>
      <div className={classes.column}>
        <RegencySelect label={t('office.regencies')} required {...state.form.getInputProps('regencies')} />
      </div>
    </ContractForm>
  )
}
