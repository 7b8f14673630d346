import { Group, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'

type PeriodValues = { validFrom: PlainDate | null; validUntil: PlainDate | null; source: string }

/** From when, until when, and by which rule an entry stands. */
export const PeriodFields = <Values extends PeriodValues>({ form }: { form: UseFormReturnType<Values> }) => {
  const t = useT()
  return (
    <>
      <Group grow align="flex-start">
        <PlainDateField label={t('reference.validFrom')} required {...form.getInputProps('validFrom')} />
        <PlainDateField
          label={t('reference.validUntil')}
          description={t('reference.validUntilHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('validUntil')}
        />
      </Group>
      <TextInput
        label={t('reference.source')}
        placeholder={t('reference.sourceHint')}
        {...form.getInputProps('source')}
      />
    </>
  )
}
