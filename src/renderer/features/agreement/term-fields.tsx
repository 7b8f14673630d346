import { Button, Checkbox, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { lastDayOfTerm } from '#shared/features/agreement/agreement-input.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import classes from './agreement-form.module.css'
import type { AgreementValues } from './agreement-values.ts'

const usualYears = [1, 2, 3, 5]

type TermFieldsProps = {
  form: UseFormReturnType<AgreementValues>
  /** After the day of signing changed. */
  onSigned?: (signedOn: PlainDate | null) => void
  /** An addendum says how the agreement goes on; it has no renewal of its own. */
  isAddendum: boolean
}

/** Signed when and where, in force from when to when. */
export const TermFields = ({ form, onSigned, isAddendum }: TermFieldsProps) => {
  const t = useT()
  const { startsOn, openEnded } = form.getValues()
  const sign = (signedOn: PlainDate | null): void => {
    form.setFieldValue('signedOn', signedOn)
    if (startsOn === null && signedOn !== null) form.setFieldValue('startsOn', signedOn)
    onSigned?.(signedOn)
  }
  return (
    <>
      <div className={classes.fields}>
        <PlainDateField label={t('agreement.signedOn')} {...form.getInputProps('signedOn')} onChange={sign} />
        <TextInput label={t('agreement.signedAtPlace')} {...form.getInputProps('signedAtPlace')} />
        <PlainDateField label={t('agreement.startsOn')} {...form.getInputProps('startsOn')} />
        <PlainDateField
          label={t(isAddendum ? 'agreement.newEndsOn' : 'agreement.endsOn')}
          disabled={openEnded}
          {...form.getInputProps('endsOn')}
        />
        <div className={classes.terms} data-span="12">
          <span className={classes.years} role="group" aria-label={t('agreement.termOf')}>
            {t('agreement.termOf')}
            {usualYears.map((years) => (
              <Button
                key={years}
                variant="default"
                size="compact-sm"
                disabled={startsOn === null || openEnded}
                onClick={() => startsOn && form.setFieldValue('endsOn', lastDayOfTerm(startsOn, years))}
              >
                {t('agreement.years', { years })}
              </Button>
            ))}
          </span>
          <Checkbox
            label={t('agreement.openEnded')}
            checked={openEnded}
            onChange={({ currentTarget }) =>
              form.setValues({
                openEnded: currentTarget.checked,
                ...(currentTarget.checked ? { endsOn: null } : {}),
              })
            }
          />
          <Checkbox
            label={t('agreement.automaticRenewal')}
            {...form.getInputProps('automaticRenewal', { type: 'checkbox' })}
          />
        </div>
      </div>
    </>
  )
}
