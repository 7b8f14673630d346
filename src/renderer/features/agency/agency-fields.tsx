import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { usualAddresseeFor } from '#shared/features/agency/agency.rules.ts'
import { agencyKind } from '#shared/features/agency/agency.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { RegencySelect } from '#renderer/ui/regency-select.tsx'
import type { AgencyValues } from './agency-values.ts'
import { kindChoices } from './agency-words.ts'
import classes from './agency.module.css'

/** Label and hint above and below the field, so that fields side by side stay in line. */
const hintBelow = ['label', 'input', 'description', 'error'] as (
  | 'label'
  | 'input'
  | 'description'
  | 'error'
)[]

/** Everything the directory keeps of an agency, in the order in which a letterhead gives it. */
export const AgencyFields = ({ form }: { form: UseFormReturnType<AgencyValues> }) => {
  const t = useT()
  const suggestAddressee = (): void => {
    const { kind, name, addressee } = form.getValues()
    const usual = kind && addressee.trim() === '' ? usualAddresseeFor(kind, name) : undefined
    if (usual !== undefined) form.setFieldValue('addressee', usual)
  }
  return (
    <Stack gap="lg">
      <Stack gap="md">
        <Select
          label={t('agency.kindLabel')}
          required
          searchable
          selectFirstOptionOnChange
          data-autofocus
          data={kindChoices(t)}
          {...form.getInputProps('kind')}
          onChange={(value) => form.setFieldValue('kind', agencyKind.safeParse(value).data ?? null)}
        />
        <div className={classes.wide}>
          <TextInput
            label={t('agency.name')}
            description={t('agency.nameHint')}
            inputWrapperOrder={hintBelow}
            required
            maxLength={160}
            {...form.getInputProps('name')}
            onBlur={suggestAddressee}
          />
          <TextInput
            label={t('agency.shortName')}
            description={t('agency.shortNameHint')}
            inputWrapperOrder={hintBelow}
            maxLength={60}
            {...form.getInputProps('shortName')}
          />
        </div>
        <div className={classes.wide}>
          <TextInput
            label={t('agency.addressee')}
            description={t('agency.addresseeHint')}
            inputWrapperOrder={hintBelow}
            required
            maxLength={200}
            {...form.getInputProps('addressee')}
          />
          <TextInput label={t('agency.city')} required maxLength={80} {...form.getInputProps('city')} />
        </div>
      </Stack>
      <RegencySelect
        label={t('agency.jurisdiction')}
        description={t('agency.jurisdictionHint')}
        provinces
        {...form.getInputProps('regionCodes')}
      />
      <Stack gap="md">
        <TextInput label={t('agency.address')} maxLength={300} {...form.getInputProps('address')} />
        <div className={classes.thirds}>
          <TextInput label={t('agency.phone')} maxLength={60} {...form.getInputProps('phone')} />
          <TextInput label={t('agency.email')} maxLength={120} {...form.getInputProps('email')} />
          <TextInput
            label={t('agency.hours')}
            placeholder={t('agency.hoursHint')}
            maxLength={120}
            {...form.getInputProps('hours')}
          />
        </div>
      </Stack>
      <Stack gap="md">
        <div className={classes.halves}>
          <PlainDateField
            label={t('agency.validFrom')}
            description={t('agency.validFromHint')}
            inputWrapperOrder={hintBelow}
            required
            {...form.getInputProps('validFrom')}
          />
          <PlainDateField
            label={t('agency.validUntil')}
            description={t('agency.validUntilHint')}
            inputWrapperOrder={hintBelow}
            {...form.getInputProps('validUntil')}
          />
        </div>
        <TextInput
          label={t('agency.source')}
          placeholder={t('agency.sourceHint')}
          maxLength={200}
          {...form.getInputProps('source')}
        />
        <Textarea
          label={t('agency.note')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          {...form.getInputProps('note')}
        />
      </Stack>
    </Stack>
  )
}
