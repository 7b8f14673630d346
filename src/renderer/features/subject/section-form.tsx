import type { UseFormReturnType } from '@mantine/form'
import { type ComponentType, useState } from 'react'
import type { z } from 'zod'
import { consent, job, money, placement, travel } from '#shared/features/subject/subject-details.schema.ts'
import {
  type FoundWarning,
  type SectionValues,
  subjectContactsInput,
  subjectPassportMatterInput,
} from '#shared/features/subject/subject-view.schema.ts'
import {
  type MaskedSubject,
  subjectAddressInput,
  subjectIdentityInput,
} from '#shared/features/subject/subject.schema.ts'
import type { Verdict } from '#shared/kernel/errors.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { UnsavedGuard } from '#renderer/ui/unsaved-guard.tsx'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { AddressFields } from './address-fields.tsx'
import { ContactFields } from './contact-fields.tsx'
import { IdentityFields } from './identity-fields.tsx'
import { MoneyFields } from './money-fields.tsx'
import { refusalFields } from './open-section.ts'
import { PassportFields } from './passport-fields.tsx'
import classes from './subject-form.module.css'
import {
  addressInputOf,
  addressValuesOf,
  consentValuesOf,
  contactRow,
  contactsInputOf,
  emergencyValuesOf,
  identityInputOf,
  identityValuesOf,
  jobInputOf,
  jobValuesOf,
  moneyInputOf,
  moneyValuesOf,
  passportValuesOf,
  placementValuesOf,
  travelInputOf,
  travelValuesOf,
} from './subject-values.ts'
import { subjectWarningSentence } from './subject-words.ts'
import { refreshSubjects } from './subject.queries.ts'
import { TravelFields } from './travel-fields.tsx'
import { ConsentFields, JobFields, PlacementFields } from './work-fields.tsx'

export type OpenedForm = {
  version: number
  opened: SectionValues
  /** Names of the places in it, by code. */
  paths: ReadonlyMap<string, string>
}

type SectionFormProps = {
  subjectId: MaskedSubject['id']
  form: OpenedForm
  /** Page of the subject. */
  own: string
  verdict: Verdict
}

/** The fields of a section with the schema of its part of the contract. */
export const SectionForm = ({ form: { opened, paths, version }, ...rest }: SectionFormProps) => {
  const common = { ...rest, version }
  switch (opened.section) {
    case 'identity':
      return (
        <Fields
          {...common}
          schema={subjectIdentityInput}
          initial={() => identityValuesOf(opened.values)}
          toInput={identityInputOf}
          changeOf={(values) => ({ section: 'identity', values })}
          Component={IdentityFields}
        />
      )
    case 'address':
      return (
        <Fields
          {...common}
          schema={subjectAddressInput}
          initial={() => addressValuesOf(opened.values, (code) => paths.get(code) ?? code)}
          toInput={addressInputOf}
          changeOf={(values) => ({ section: 'address', values })}
          Component={AddressFields}
        />
      )
    case 'contacts':
      return (
        <Fields
          {...common}
          schema={subjectContactsInput}
          initial={() => ({
            contacts: opened.values.contacts.map(contactRow),
            emergency: emergencyValuesOf(opened.values.emergency),
          })}
          toInput={(values) => ({ ...values, contacts: contactsInputOf(values.contacts) })}
          changeOf={(values) => ({ section: 'contacts', values })}
          Component={ContactFields}
        />
      )
    case 'passport':
      return (
        <Fields
          {...common}
          schema={subjectPassportMatterInput}
          initial={() => passportValuesOf(opened.values, opened.values.passportMatter)}
          toInput={(values) => values}
          changeOf={(values) => ({ section: 'passport', values })}
          Component={PassportFields}
        />
      )
    case 'travel':
      return (
        <Fields
          {...common}
          schema={travel}
          initial={() => travelValuesOf(opened.values)}
          toInput={travelInputOf}
          changeOf={(values) => ({ section: 'travel', values })}
          Component={TravelFields}
        />
      )
    case 'job':
      return (
        <Fields
          {...common}
          schema={job}
          initial={() => jobValuesOf(opened.values)}
          toInput={jobInputOf}
          changeOf={(values) => ({ section: 'job', values })}
          Component={JobFields}
        />
      )
    case 'placement':
      return (
        <Fields
          {...common}
          schema={placement}
          initial={() => placementValuesOf(opened.values)}
          toInput={(values) => values}
          changeOf={(values) => ({ section: 'placement', values })}
          Component={PlacementFields}
        />
      )
    case 'money':
      return (
        <Fields
          {...common}
          schema={money}
          initial={() => moneyValuesOf(opened.values)}
          toInput={moneyInputOf}
          changeOf={(values) => ({ section: 'money', values })}
          Component={MoneyFields}
        />
      )
    case 'consent':
      return (
        <Fields
          {...common}
          schema={consent}
          initial={() => consentValuesOf(opened.values)}
          toInput={(values) => values}
          changeOf={(values) => ({ section: 'consent', values })}
          Component={ConsentFields}
        />
      )
  }
}

type FieldsProps<Values extends Record<string, unknown>, Schema extends z.ZodType> = Pick<
  SectionFormProps,
  'subjectId' | 'own' | 'verdict'
> & {
  version: number
  schema: Schema
  initial: () => Values
  toInput: (values: Values) => unknown
  changeOf: (values: z.output<Schema>) => SectionValues
  Component: ComponentType<{ form: UseFormReturnType<Values> }>
}

const Fields = <Values extends Record<string, unknown>, Schema extends z.ZodType>({
  subjectId,
  own,
  verdict,
  version,
  schema,
  initial,
  toInput,
  changeOf,
  Component,
}: FieldsProps<Values, Schema>) => {
  const t = useT()
  const [initialValues] = useState(initial)
  const [declined, setDeclined] = useState(false)
  const { dialog, confirmed } = useWarningDialog((warning: FoundWarning) =>
    subjectWarningSentence(t, warning),
  )
  const state = useContractForm({
    schema,
    initialValues,
    toInput,
    refusalFields,
    submit: async (values) => {
      const saved = await confirmed((acceptedWarnings) =>
        client.subject.saveSection({ id: subjectId, version, change: changeOf(values), acceptedWarnings }),
      )
      setDeclined(saved === undefined)
      if (!saved) return
      await refreshSubjects()
      showDone(t('common.saved'))
      leaveTo(own)
    },
  })
  const leaveTo = useLeaveAfterSave(state.dirty || declined)
  return (
    <div className={classes.form}>
      <SectionCard>
        <UnsavedGuard dirty={declined && !state.dirty} />
        <ContractForm
          state={state}
          footer={<FormFooter pending={state.pending} verdict={verdict} onCancel={() => goTo(own)} />}
        >
          <Component form={state.form} />
        </ContractForm>
        {dialog}
      </SectionCard>
    </div>
  )
}
