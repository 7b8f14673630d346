import { Input, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { ReactNode } from 'react'
import { referralNeed, referralNeeds } from '#shared/features/agency/agency.schema.ts'
import {
  referralConfidentialities,
  referralKind,
  referralKinds,
  referralServices,
  referralUrgencies,
} from '#shared/features/referral/referral.schema.ts'
import type { ReferralBasis } from '#shared/features/referral/referral-view.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { PeopleFields } from './people-fields.tsx'
import { type ReferralValues, withAgencies, withKind, withNeed, withPeople } from './referral-values.ts'
import { kindKey, needKey, serviceKey } from './referral-words.ts'
import classes from './referral.module.css'
import { type AgencyOptions, useAgencyOptions } from './use-agency-options.ts'

type Form = UseFormReturnType<ReferralValues>
type ReferralFormProps = {
  form: Form
  basis: ReferralBasis
  /** A letter that is there goes to one agency; a new one to several. */
  isNew: boolean
}

/** The fields of a letter, new or to be changed. */
export const ReferralFormFields = ({ form, basis, isNew }: ReferralFormProps) => {
  const t = useT()
  const { values, errors } = form
  const agencyKinds = basis.agencies.flatMap(({ id, kind }) => (values.agencyIds.includes(id) ? [kind] : []))
  const ofPeople = Object.entries(errors).find(([path]) => path.startsWith('subjects'))
  const options = useAgencyOptions(basis.agencies, {
    need: values.need,
    caseId: basis.case.id,
    subjectIds: values.people.flatMap(({ subjectId, isChosen }) => (isChosen ? [subjectId] : [])),
  })
  const agencyError = errors['agencyIds'] ?? errors['agencyId']
  return (
    <div className={classes.form}>
      <SectionCard title={t('referral.part.need')}>
        <div className={classes.fields}>
          <Select
            label={t('referral.field.need')}
            required
            allowDeselect={false}
            data={referralNeeds.map((value) => ({ value, label: t(needKey(value)) }))}
            value={values.need}
            onChange={(value) =>
              form.setValues(withNeed(values, referralNeed.catch(values.need).parse(value), basis))
            }
          />
          <Agencies
            value={values.agencyIds}
            onChange={(agencyIds) => form.setValues(withAgencies(values, agencyIds, basis))}
            options={options}
            isNew={isNew}
            error={basis.agencies.length === 0 ? t('referral.noAgencies') : agencyError}
          />
          <div className={classes.wide}>
            <Input.Label labelElement="div" id="referral-kind">
              {t('referral.field.kind')}
            </Input.Label>
            <SegmentedControl
              fullWidth
              aria-labelledby="referral-kind"
              data={referralKinds.map((value) => ({ value, label: t(kindKey(value)) }))}
              value={values.kind}
              onChange={(value) => form.setValues(withKind(values, referralKind.parse(value), basis))}
            />
          </div>
          <MultiSelect
            className={classes.wide}
            label={t('referral.field.services')}
            data={referralServices.map((value) => ({ value, label: t(serviceKey(value)) }))}
            {...form.getInputProps('services')}
          />
          <Select
            label={t('referral.field.urgency')}
            allowDeselect={false}
            data={referralUrgencies.map((value) => ({ value, label: t(`referral.urgency.${value}`) }))}
            {...form.getInputProps('urgency')}
          />
          <Select
            label={t('referral.field.confidentiality')}
            allowDeselect={false}
            data={referralConfidentialities.map((value) => ({
              value,
              label: t(`referral.confidentiality.${value}`),
            }))}
            {...form.getInputProps('confidentiality')}
          />
        </div>
      </SectionCard>
      <SectionCard title={t('referral.part.people')} line={t('referral.part.peopleLine')}>
        <PeopleFields
          basis={basis}
          people={values.people}
          kind={values.kind}
          agencyKinds={agencyKinds}
          error={ofPeople && t('referral.peopleNeeded')}
          onChange={(people) => form.setValues(withPeople(values, people, basis))}
        />
      </SectionCard>
      <SectionCard title={t('referral.part.letter')}>
        <div className={classes.fields}>
          <LetterText form={form} name="chronology" rows={5} hint={t('referral.field.chronologyHint')} />
          <LetterText form={form} name="indications" rows={3} hint={t('referral.field.indicationsHint')} />
          <LetterText form={form} name="measures" rows={2} />
          <LetterText form={form} name="request" rows={3} />
          <LetterText form={form} name="legalBasis" rows={2} />
        </div>
      </SectionCard>
      <SectionCard title={t('referral.part.contact')}>
        <div className={classes.fields}>
          <TextInput
            label={t('referral.field.contactName')}
            required
            maxLength={120}
            data-private
            {...form.getInputProps('contactName')}
          />
          <TextInput
            label={t('referral.field.contactPhone')}
            required
            maxLength={60}
            {...form.getInputProps('contactPhone')}
          />
          <TextInput
            label={t('referral.field.contactHours')}
            maxLength={120}
            {...form.getInputProps('contactHours')}
          />
          <PlainDateField
            label={t('referral.field.answerWantedOn')}
            {...form.getInputProps('answerWantedOn')}
          />
          <Textarea
            className={classes.wide}
            label={t('referral.field.copiesTo')}
            description={t('referral.field.copiesHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autosize
            minRows={2}
            maxRows={8}
            {...form.getInputProps('copiesTo')}
          />
        </div>
      </SectionCard>
      {Object.keys(errors).length > 0 && (
        <p className={classes.problem} role="alert">
          {t('common.inputRefused')}
        </p>
      )}
    </div>
  )
}

type AgenciesProps = {
  value: string[]
  onChange: (agencyIds: string[]) => void
  options: AgencyOptions
  isNew: boolean
  error: ReactNode
}

const Agencies = ({ value: agencyIds, onChange: change, options, isNew, error }: AgenciesProps) => {
  const t = useT()
  if (!isNew) {
    return (
      <Select
        label={t('referral.field.agency')}
        required
        searchable
        allowDeselect={false}
        data={options}
        data-path="agencyId"
        value={agencyIds[0] ?? null}
        onChange={(value) => change(value === null ? [] : [value])}
        error={error}
      />
    )
  }
  return (
    <MultiSelect
      label={t('referral.field.agencies')}
      description={t('referral.field.agenciesHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required
      searchable
      data={options}
      data-path="agencyIds"
      value={agencyIds}
      onChange={change}
      error={error}
    />
  )
}

type LetterTextProps = {
  form: Form
  name: 'chronology' | 'indications' | 'measures' | 'request' | 'legalBasis'
  rows: number
  hint?: string
}

const LetterText = ({ form, name, rows, hint }: LetterTextProps) => {
  const t = useT()
  return (
    <Textarea
      className={classes.wide}
      label={t(`referral.field.${name}`)}
      {...(hint === undefined ? {} : { description: hint })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required={name !== 'indications' && name !== 'measures'}
      autosize
      minRows={rows}
      maxRows={14}
      data-private
      {...form.getInputProps(name)}
    />
  )
}
