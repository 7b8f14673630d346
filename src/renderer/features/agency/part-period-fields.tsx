import type { UseFormReturnType } from '@mantine/form'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import classes from './agency.module.css'

type PeriodValues = { validFrom: PlainDate | null; validUntil: PlainDate | null }

/** From when and until when a unit exists or an official serves. */
export const PartPeriodFields = <Values extends PeriodValues>({
  form,
}: {
  form: UseFormReturnType<Values>
}) => {
  const t = useT()
  return (
    <div className={classes.halves}>
      <PlainDateField label={t('agency.validFrom')} required {...form.getInputProps('validFrom')} />
      <PlainDateField label={t('agency.validUntil')} {...form.getInputProps('validUntil')} />
    </div>
  )
}
