import { TextInput } from '@mantine/core'
import { travelPurposes } from '#shared/features/reference/reference.schema.ts'
import { PhoneField } from '#renderer/features/identity/phone-field.tsx'
import { purposeLabel } from '#renderer/features/reference/reference-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ChoiceField, QuickCountryField } from './choice-field.tsx'
import { type IntakePartProps, memoPart } from './intake-part.ts'
import classes from './intake.module.css'

/** Where to, for what, and who helps. */
export const JourneyFields = memoPart(({ form }: IntakePartProps) => {
  const t = useT()
  return (
    <div className={classes.fields}>
      <div data-span="4">
        <ChoiceField
          label={t('intake.purpose')}
          data={travelPurposes.map((value) => ({ value, label: purposeLabel(value) }))}
          {...form.getInputProps('applicant.declaredPurpose')}
        />
      </div>
      <div data-span="4">
        <QuickCountryField
          label={t('intake.country')}
          {...form.getInputProps('applicant.destinationCountry')}
        />
      </div>
      <div data-span="4">
        <TextInput
          label={t('intake.city')}
          maxLength={120}
          autoComplete="off"
          {...form.getInputProps('applicant.destinationCity')}
        />
      </div>
      <div data-span="8">
        <TextInput
          label={t('intake.purposeDetail')}
          placeholder={t('intake.purposeDetailHint')}
          data-private
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps('applicant.declaredDetail')}
        />
      </div>
      <div data-span="4">
        <PhoneField label={t('intake.intermediaryPhone')} {...form.getInputProps('intermediaryPhone')} />
      </div>
    </div>
  )
})
