import { NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { canFollowUp } from '#shared/features/referral/referral-workflow.rules.ts'
import { resultFieldsFor } from '#shared/features/referral/referral.rules.ts'
import {
  protectionDecisions,
  referralResult,
  type ReferralResult,
  type ResultField,
  verificationResults,
} from '#shared/features/referral/referral.schema.ts'
import type { ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, type ContractFormState, useContractForm } from '#renderer/ui/contract-form.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { resultKey } from './referral-words.ts'
import classes from './referral.module.css'
import { refreshReferrals } from './referral.queries.ts'

/** What came of it, in the fields that an agency of this kind can answer. */
export const ResultCard = ({ detail }: { detail: ReferralDetail }) => {
  const t = useT()
  const { may } = useSession()
  const fields = resultFieldsFor(detail.agencyKind)
  const isSent = canFollowUp(detail.state).allowed
  const state = useContractForm({
    schema: referralResult,
    initialValues: detail.result,
    refusalFields: {
      REFERRAL_SHELTER_PERIOD: 'shelterOutOn',
    },
    submit: async (result) => {
      const { id, version } = detail
      const saved = await client.referral.saveResult({ id, version, result })
      await refreshReferrals(saved)
      showDone(t('referral.resultSaved'))
    },
  })
  if (!isSent || fields.length === 0) {
    return (
      <SectionCard title={t('referral.results')}>
        <p className={classes.nothing}>{t(isSent ? 'referral.resultsNone' : 'referral.resultsLater')}</p>
      </SectionCard>
    )
  }
  return (
    <SectionCard title={t('referral.results')}>
      <ContractForm state={state}>
        <Stack gap="sm">
          {fields.map((field) => (
            <ResultInput key={field} field={field} form={state.form} />
          ))}
          <div>
            <ReasonedButton type="submit" size="sm" verdict={may('case.write')} loading={state.pending}>
              {t('common.save')}
            </ReasonedButton>
          </div>
        </Stack>
      </ContractForm>
    </SectionCard>
  )
}

type Form = ContractFormState<ReferralResult>['form']

const ResultInput = ({ field, form }: { field: ResultField; form: Form }) => {
  const t = useT()
  const { day } = useSession()
  const props = { label: t(resultKey(field)), ...form.getInputProps(field) }
  switch (field) {
    case 'verification':
      return (
        <Select
          {...props}
          clearable
          data={verificationResults.map((value) => ({ value, label: t(`referral.verification.${value}`) }))}
        />
      )
    case 'protectionDecision':
      return (
        <Select
          {...props}
          clearable
          data={protectionDecisions.map((value) => ({ value, label: t(`referral.protection.${value}`) }))}
        />
      )
    case 'shelterInOn':
    case 'shelterOutOn':
    case 'repatriatedOn':
      return <PlainDateField {...props} maxDate={day} />
    case 'restitutionAmount':
      return (
        <NumberInput
          {...props}
          value={form.values.restitutionAmount ?? ''}
          onChange={(value) => form.setFieldValue(field, typeof value === 'number' ? value : null)}
          min={0}
          allowDecimal={false}
          thousandSeparator="."
          decimalSeparator=","
        />
      )
    case 'policeReportNumber':
    case 'progressLetterNumber':
    case 'shelterName':
    case 'protectionDecisionNumber':
      return <TextInput {...props} value={form.values[field] ?? ''} maxLength={120} />
  }
}
