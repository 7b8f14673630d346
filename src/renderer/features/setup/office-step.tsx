import { letterheadFor, officeFullName, standardLetterheads } from '#shared/features/office/office.rules.ts'
import { officeDetails } from '#shared/features/office/office.schema.ts'
import { todayHere } from '#renderer/app/today.ts'
import { LetterheadPreview } from '#renderer/features/office/letterhead-preview.tsx'
import { DetailsFields } from '#renderer/features/office/office-fields.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import classes from './setup-frame.module.css'
import type { StepProps } from './setup.queries.ts'
import { StepButtons } from './step-buttons.tsx'

/** Office details; the letterhead of today grows at the right while they are typed. */
export const OfficeStep = ({ draft, onNext, onBack }: StepProps) => {
  const t = useT()
  const state = useContractForm({
    schema: officeDetails,
    initialValues: draft.office,
    submit: (_input, office) => onNext({ office }),
  })
  const values = state.form.getValues()
  const lines = letterheadFor(standardLetterheads(values.provinceName || '…'), todayHere())
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<StepButtons onBack={() => onBack({ office: values })} />}
    >
      <h1>{t('setup.officeTitle')}</h1>
      <p>{t('setup.officeText')}</p>
      <div className={classes.split}>
        <DetailsFields form={state.form} />
        <LetterheadPreview
          ministryLine={lines?.ministryLine ?? ''}
          parentLines={lines?.parentLines ?? []}
          officeName={officeFullName({ ...values, name: values.name || '…' })}
          address={values.address || '…'}
          phone={values.phone}
          email={values.email}
          website={values.website}
          logo={draft.logo}
        />
      </div>
    </ContractForm>
  )
}
