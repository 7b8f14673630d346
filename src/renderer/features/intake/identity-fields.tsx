import { Checkbox, Input } from '@mantine/core'
import { readName } from '#shared/features/identity/name.rules.ts'
import { sexes } from '#shared/features/identity/identity.schema.ts'
import { toldByNik, withNik } from '#shared/features/intake/intake.rules.ts'
import { adultFrom, ageOn } from '#shared/features/subject/subject.rules.ts'
import { nikUnknownReasons } from '#shared/features/subject/subject.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { sexWord } from '#renderer/features/identity/identity-words.ts'
import { NikField } from '#renderer/features/identity/nik-field.tsx'
import { PassportField } from '#renderer/features/identity/passport-field.tsx'
import { PhoneField } from '#renderer/features/identity/phone-field.tsx'
import { ReadField } from '#renderer/features/identity/read-field.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import type { IntakePartProps } from './intake-part.ts'
import { nikReasonKey } from './intake-words.ts'
import classes from './intake.module.css'
import { KeyGroup } from './key-group.tsx'

/** Who stands at the counter. */
export const IdentityFields = ({
  form,
  district,
}: Pick<IntakePartProps, 'form'> & { district: string | undefined }) => {
  const t = useT()
  const { day } = useSession()
  const { applicant } = form.getValues()
  const told = toldByNik(applicant.nik, day)
  const hasNik = applicant.nik.trim() !== ''
  const typeNik = (nik: string): void => {
    form.setFieldValue('applicant', withNik(form.getValues().applicant, nik, day))
    for (const path of ['nik', 'nikUnknownReason', 'birthOn']) form.clearFieldError(`applicant.${path}`)
  }
  const settled = (is: boolean) => (is ? { 'data-settled': true } : {})
  return (
    <div className={classes.fields}>
      <div data-span="6">
        <NikField
          label={t('identity.nik')}
          autoFocus
          districtName={district?.split(',')[0]}
          birthOn={applicant.birthOn}
          sex={applicant.sex}
          {...form.getInputProps('applicant.nik')}
          onChange={typeNik}
        />
      </div>
      <div data-span="6">
        <ChoiceField
          label={t('intake.nikUnknown')}
          placeholder={t(hasNik ? 'intake.nikKnown' : 'intake.nikUnknownHint')}
          disabled={hasNik}
          data={nikUnknownReasons.map((value) => ({ value, label: t(nikReasonKey(value)) }))}
          openOnFocus={false}
          {...form.getInputProps('applicant.nikUnknownReason')}
          {...(hasNik ? { value: null, error: undefined } : {})}
        />
      </div>
      <div data-span="5">
        <ReadField
          label={t('intake.fullName')}
          maxLength={120}
          read={readName}
          {...form.getInputProps('applicant.fullName')}
        />
      </div>
      <div data-span="4" {...settled(told !== undefined && told.birthOn === applicant.birthOn)}>
        <PlainDateField
          label={t('intake.birthOn')}
          data-private
          maxDate={day}
          description={<Age birthOn={applicant.birthOn} />}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('applicant.birthOn')}
        />
        {applicant.birthOn === null && !hasNik && applicant.nikUnknownReason !== null && (
          <Checkbox
            mt={6}
            size="sm"
            label={t('intake.isChildStated')}
            {...form.getInputProps('applicant.isChildStated', { type: 'checkbox' })}
          />
        )}
      </div>
      <div data-span="3" {...settled(told !== undefined && told.sex === applicant.sex)}>
        <Input.Wrapper label={t('intake.sex')} labelElement="div">
          <KeyGroup
            label={t('intake.sex')}
            size="small"
            choices={sexes.map((value) => ({
              value,
              key: t(`intake.sexKey.${value}`),
              label: t(`intake.sexKey.${value}`),
              word: sexWord(t, value),
            }))}
            value={applicant.sex}
            onChoose={(sex) => form.setFieldValue('applicant.sex', sex)}
          />
        </Input.Wrapper>
      </div>
      <div data-span="6">
        <PhoneField label={t('identity.phone')} {...form.getInputProps('applicant.phone')} />
      </div>
      <div data-span="6">
        <PassportField
          label={t('intake.passportNumber')}
          {...form.getInputProps('applicant.passportNumber')}
        />
      </div>
    </div>
  )
}

/** How old somebody is today; a child is said in words that cannot be overlooked. */
const Age = ({ birthOn }: { birthOn: PlainDate | null }) => {
  const t = useT()
  const { day } = useSession()
  if (birthOn === null || birthOn > day) return null
  const age = ageOn(birthOn, day)
  return age < adultFrom ? (
    <span className={classes.child}>{t('intake.childAge', { age })}</span>
  ) : (
    t('intake.age', { age })
  )
}
