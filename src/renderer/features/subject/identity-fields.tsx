import { Checkbox } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useRef } from 'react'
import { sexes } from '#shared/features/identity/identity.schema.ts'
import { type NikFacts, readFamilyCard, readNik } from '#shared/features/identity/nik.rules.ts'
import { readName } from '#shared/features/identity/name.rules.ts'
import {
  educationLevels,
  maritalStatuses,
  nikUnknownReasons,
  religions,
  subjectRoles,
} from '#shared/features/subject/subject.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { CountryField } from '#renderer/features/identity/country-field.tsx'
import { sexWord } from '#renderer/features/identity/identity-words.ts'
import { NikField } from '#renderer/features/identity/nik-field.tsx'
import { ReadField } from '#renderer/features/identity/read-field.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { ChoiceCell, DateCell, TextCell } from './form-cells.tsx'
import { NumberCell } from './number-cell.tsx'
import classes from './subject-form.module.css'
import type { IdentityValues } from './subject-values.ts'
import { capitalised, optionsOf, roleKey } from './subject-words.ts'
import { useNikDistrict } from './use-nik-district.ts'

type IdentityFieldsProps<Values extends IdentityValues> = { form: UseFormReturnType<Values> }

/** Who somebody is: the NIK first, because it tells birth date and sex. */
export const IdentityFields = <Values extends IdentityValues>({ form }: IdentityFieldsProps<Values>) => {
  const t = useT()
  const { day: today } = useSession()
  const values = form.getValues()
  const hasNik = values.nik.trim() !== ''
  return (
    <div className={classes.fields}>
      <NikCell form={form} />
      {!hasNik && (
        <ChoiceCell
          form={form}
          path="nikUnknownReason"
          label={t('subject.field.nikUnknownReason')}
          span={6}
          options={optionsOf(t, nikUnknownReasons, (reason) => `subject.nikUnknown.${reason}`)}
        />
      )}
      <div data-span="8">
        <ReadField
          label={t('subject.field.fullName')}
          description={t('subject.fullNameHint')}
          maxLength={120}
          read={readName}
          {...form.getInputProps('fullName')}
        />
      </div>
      <ChoiceCell
        form={form}
        path="role"
        label={t('subject.field.role')}
        required
        options={optionsOf(t, subjectRoles, roleKey)}
      />
      {values.fullName.trim() === '' && (
        <TextCell
          form={form}
          path="description"
          label={t('subject.field.description')}
          description={t('subject.descriptionHint')}
          span={12}
          maxLength={300}
          isPrivate
        />
      )}
      <ChoiceCell
        form={form}
        path="sex"
        label={t('subject.field.sex')}
        options={sexes.map((value) => ({ value, label: capitalised(sexWord(t, value)) }))}
      />
      <TextCell form={form} path="birthPlace" label={t('subject.field.birthPlace')} span={4} isPrivate />
      <DateCell form={form} path="birthOn" label={t('subject.field.birthOn')} />
      {values.birthOn === null && (
        <div data-span="12">
          <Checkbox
            label={t('subject.field.isChildStated')}
            {...form.getInputProps('isChildStated', { type: 'checkbox' })}
          />
        </div>
      )}
      <TextCell form={form} path="alias" label={t('subject.field.alias')} span={4} isPrivate />
      <TextCell form={form} path="motherName" label={t('subject.field.motherName')} span={4} isPrivate />
      <div data-span="4">
        <ReadField
          label={t('subject.field.familyCardNumber')}
          inputMode="numeric"
          maxLength={40}
          read={(typed) => readFamilyCard(typed, { today, nik: readNik(values.nik, { today }).key })}
          {...form.getInputProps('familyCardNumber')}
        />
      </div>
      <div data-span="4">
        <CountryField
          label={t('subject.field.citizenship')}
          clearable={false}
          allowDeselect={false}
          {...form.getInputProps('citizenship')}
        />
      </div>
      <ChoiceCell
        form={form}
        path="maritalStatus"
        label={t('subject.field.maritalStatus')}
        options={optionsOf(t, maritalStatuses, (value) => `subject.marital.${value}`)}
      />
      <ChoiceCell
        form={form}
        path="education"
        label={t('subject.field.education')}
        options={optionsOf(t, educationLevels, (value) => `subject.education.${value}`)}
      />
      <TextCell form={form} path="occupation" label={t('subject.field.occupation')} span={4} />
      <TextCell form={form} path="spokenLanguage" label={t('subject.field.spokenLanguage')} span={4} />
      <NumberCell form={form} path="dependents" label={t('subject.field.dependents')} maximum={30} />
      <TextCell
        form={form}
        path="careNeed"
        label={t('subject.field.careNeed')}
        span={8}
        maxLength={300}
        isPrivate
      />
      <ChoiceCell
        form={form}
        path="religion"
        label={t('subject.field.religion')}
        options={optionsOf(t, religions, (value) => `subject.religion.${value}`)}
      />
    </div>
  )
}

const NikCell = <Values extends IdentityValues>({ form }: IdentityFieldsProps<Values>) => {
  const { day: today } = useSession()
  const { nik, birthOn, sex } = form.getValues()
  const lastTold = useRef<NikFacts>(readNik(nik, { today }).told)
  const district = useNikDistrict(nik)
  // What came out of an earlier NIK follows a corrected one; what the officer typed stays.
  const onTold = (told: NikFacts | undefined): void => {
    if (!told) return
    const before = lastTold.current
    if (birthOn === null || birthOn === before?.birthOn) form.setFieldValue('birthOn', told.birthOn as never)
    if (sex === null || sex === before?.sex) form.setFieldValue('sex', told.sex as never)
    lastTold.current = told
  }
  return (
    <div
      data-span={nik.trim() === '' ? 6 : 12}
      data-wide={nik.trim() !== '' || undefined}
      className={classes.nik}
    >
      <NikField
        autoFocus
        birthOn={birthOn}
        sex={sex}
        districtName={district?.path}
        {...form.getInputProps('nik')}
        onTold={onTold}
      />
    </div>
  )
}
