import { SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { officeFullName } from '#shared/features/office/office.rules.ts'
import { letterheadInput } from '#shared/features/office/office.schema.ts'
import { logoLimit, logoTypes } from '#renderer/features/office/logo-card.tsx'
import { LetterheadPreview } from '#renderer/features/office/letterhead-preview.tsx'
import { letterheadInputOf, LetterheadFields } from '#renderer/features/office/office-fields.tsx'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FileField } from '#renderer/ui/file-field.tsx'
import classes from './setup-frame.module.css'
import type { StepProps } from './setup.queries.ts'
import { StepButtons } from './step-buttons.tsx'

const letterheadSet = z.object({
  letterheads: z.array(letterheadInput).min(1).max(12),
  logo: z.file().nullable(),
})

/** The lines of each period and the logo, with the head of a letter of that time beside them. */
export const LetterheadStep = ({ draft, onNext, onBack }: StepProps) => {
  const t = useT()
  const [period, setPeriod] = useState(draft.letterheads.length - 1)
  const state = useContractForm({
    schema: letterheadSet,
    initialValues: { letterheads: draft.letterheads, logo: draft.logo },
    toInput: ({ letterheads, logo }) => ({ letterheads: letterheads.map(letterheadInputOf), logo }),
    submit: (_input, values) => onNext(values),
  })
  const { letterheads, logo } = state.form.getValues()
  const shown = letterheads[period]
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<StepButtons onBack={() => onBack(state.form.getValues())} />}
    >
      <h1>{t('setup.letterheadTitle')}</h1>
      <p>{t('setup.letterheadText')}</p>
      <div className={classes.split}>
        <Stack gap="md">
          <SegmentedControl
            fullWidth
            aria-label={t('setup.letterheadPeriod')}
            value={String(period)}
            onChange={(value) => setPeriod(Number(value))}
            data={letterheads.map(({ validFrom }, index) => ({
              value: String(index),
              label: t('setup.fromDate', { date: formatListDate(validFrom ?? '') }),
            }))}
          />
          <LetterheadFields key={period} form={state.form} path={`letterheads.${period}.`} />
        </Stack>
        <Stack gap="lg">
          <LetterheadPreview
            ministryLine={shown?.ministryLine ?? ''}
            parentLines={shown?.parentLines.filter((line) => line !== '') ?? []}
            officeName={officeFullName(draft.office)}
            address={draft.office.address}
            phone={draft.office.phone}
            email={draft.office.email}
            website={draft.office.website}
            logo={logo}
          />
          <FileField
            label={t('office.logoFile')}
            description={t('office.logoHint')}
            accept={logoTypes}
            limit={logoLimit}
            {...state.form.getInputProps('logo')}
          />
        </Stack>
      </div>
    </ContractForm>
  )
}
