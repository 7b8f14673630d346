import { Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import {
  officeClasses,
  type OfficeDetails,
  signatoryCapacities,
  type SignatoryCapacity,
} from '#shared/features/office/office.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'

export type DetailsValues = {
  officeClass: OfficeDetails['officeClass']
  name: string
  city: string
  provinceName: string
  address: string
  phone: string
  email: string
  website: string
}
export type LetterheadValues = {
  validFrom: PlainDate | null
  ministryLine: string
  parentLines: string[]
  source: string
}
export type SignatoryValues = {
  fullName: string
  nip: string
  title: string
  capacity: SignatoryCapacity
  fromOn: PlainDate | null
  untilOn: PlainDate | null
}

const capacityKeys: Record<SignatoryCapacity, MessageKey> = {
  definitive: 'office.capacityDefinitive',
  acting: 'office.capacityActing',
  dailyActing: 'office.capacityDailyActing',
  onBehalf: 'office.capacityOnBehalf',
}

const hintUnder = {
  inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
    | 'label'
    | 'input'
    | 'description'
    | 'error'
  )[],
}

/** What the office says of itself; the same fields in the first set-up and in the settings. */
export const DetailsFields = ({ form }: { form: UseFormReturnType<DetailsValues> }) => {
  const t = useT()
  return (
    <Stack gap="md">
      <Group grow align="flex-start">
        <Select
          label={t('office.officeClass')}
          required
          allowDeselect={false}
          data={[...officeClasses]}
          {...form.getInputProps('officeClass')}
        />
        <TextInput
          label={t('office.name')}
          description={t('office.nameHint')}
          {...hintUnder}
          required
          {...form.getInputProps('name')}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput label={t('office.provinceName')} required {...form.getInputProps('provinceName')} />
        <TextInput
          label={t('office.city')}
          description={t('office.cityHint')}
          {...hintUnder}
          required
          {...form.getInputProps('city')}
        />
      </Group>
      <Textarea
        label={t('office.address')}
        description={t('office.addressHint')}
        {...hintUnder}
        required
        autosize
        minRows={2}
        {...form.getInputProps('address')}
      />
      <Group grow align="flex-start">
        <TextInput label={t('office.phone')} {...form.getInputProps('phone')} />
        <TextInput label={t('office.email')} {...form.getInputProps('email')} />
      </Group>
      <TextInput label={t('office.website')} {...form.getInputProps('website')} />
    </Stack>
  )
}

const parentPlaces = [0, 1, 2]

type InputProps = Pick<UseFormReturnType<Record<string, unknown>>, 'getInputProps'>

/** Ministry and parent lines from a day on. Empty parent lines are left out when they are sent. */
export const LetterheadFields = ({
  form,
  path = '',
}: {
  form: InputProps
  path?: `letterheads.${number}.` | ''
}) => {
  const t = useT()
  return (
    <Stack gap="md">
      <PlainDateField
        label={t('office.validFrom')}
        required
        data-autofocus
        {...form.getInputProps(`${path}validFrom`)}
      />
      <TextInput label={t('office.ministryLine')} required {...form.getInputProps(`${path}ministryLine`)} />
      {parentPlaces.map((place) => (
        <TextInput
          key={place}
          label={t('office.parentLine', { number: place + 1 })}
          {...form.getInputProps(`${path}parentLines.${place}`)}
        />
      ))}
      <TextInput label={t('office.source')} {...form.getInputProps(`${path}source`)} />
    </Stack>
  )
}

export const letterheadValuesOf = (values: {
  validFrom: PlainDate | null
  ministryLine: string
  parentLines: readonly string[]
  source: string | null
}): LetterheadValues => ({
  validFrom: values.validFrom,
  ministryLine: values.ministryLine,
  parentLines: parentPlaces.map((place) => values.parentLines[place] ?? ''),
  source: values.source ?? '',
})

export const letterheadInputOf = (values: LetterheadValues) => ({
  ...values,
  parentLines: values.parentLines.filter((line) => line.trim() !== ''),
})

/** Who signs, in which capacity, from when to when. */
export const SignatoryFields = ({ form }: { form: UseFormReturnType<SignatoryValues> }) => {
  const t = useT()
  return (
    <Stack gap="md">
      <TextInput
        label={t('office.signatoryName')}
        required
        data-autofocus
        {...form.getInputProps('fullName')}
      />
      <TextInput label={t('office.nip')} {...form.getInputProps('nip')} />
      <TextInput
        label={t('office.titleField')}
        description={t('office.titleHint')}
        {...hintUnder}
        required
        {...form.getInputProps('title')}
      />
      <Select
        label={t('office.capacity')}
        required
        allowDeselect={false}
        data={signatoryCapacities.map((capacity) => ({ value: capacity, label: t(capacityKeys[capacity]) }))}
        {...form.getInputProps('capacity')}
      />
      <Group grow align="flex-start">
        <PlainDateField label={t('office.from')} required {...form.getInputProps('fromOn')} />
        <PlainDateField
          label={t('office.until')}
          description={t('office.untilHint')}
          {...hintUnder}
          {...form.getInputProps('untilOn')}
        />
      </Group>
    </Stack>
  )
}
