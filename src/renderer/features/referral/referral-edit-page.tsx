import { useState } from 'react'
import { canChangeReferral } from '#shared/features/referral/referral-workflow.rules.ts'
import { changedReferral } from '#shared/features/referral/referral.schema.ts'
import type { ReferralBasis, ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import { ReferralFormFields } from './referral-form.tsx'
import { inputOf, valuesOf } from './referral-values.ts'
import { refreshReferrals, useBasis, useReferral } from './referral.queries.ts'
import { refusalFields } from './refusal-fields.ts'
import { useAgencyWarnings } from './use-agency-warnings.ts'

export const ReferralEditPage = () => {
  const { data, error, refetch } = useReferral()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <WithBasis key={data.id} detail={data} /> : null
}

const WithBasis = ({ detail }: { detail: ReferralDetail }) => {
  const { data, error, refetch } = useBasis(detail.case.id)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <EditForm detail={detail} basis={data} /> : null
}

/** Changes a letter that nobody signed yet. */
const EditForm = ({ detail: read, basis }: { detail: ReferralDetail; basis: ReferralBasis }) => {
  const t = useT()
  const { may } = useSession()
  // The version the officer read is the one he changes.
  const [detail] = useState(read)
  const { id, version, state: stands, case: record } = detail
  const own = `/referrals/${id}`
  const { dialog, confirmed } = useAgencyWarnings()
  const state = useContractForm({
    schema: changedReferral,
    initialValues: valuesOf(detail, basis),
    toInput: (values) => ({ ...inputOf(values), id, version, agencyId: values.agencyIds[0] }),
    refusalFields,
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings, warningReason) =>
        client.referral.save({ ...input, acceptedWarnings, warningReason }),
      )
      if (!saved) return
      await refreshReferrals(saved.detail)
      showDone(t('referral.saved'))
      leaveTo(own)
    },
  })
  const leaveTo = useLeaveAfterSave(state.dirty)
  const change = canChangeReferral(stands, { caseState: record.state, caseNumber: record.number })
  return (
    <Page>
      <PageHeader
        title={t('referral.editTitle')}
        line={t('referral.newLine')}
        back={{ to: own, label: detail.agencyName }}
      />
      <ContractForm
        state={state}
        footer={
          <FormFooter
            pending={state.pending}
            verdict={change.allowed ? may('case.work') : change}
            onCancel={() => goTo(own)}
          />
        }
      >
        <ReferralFormFields form={state.form} basis={basis} isNew={false} />
      </ContractForm>
      {dialog}
    </Page>
  )
}
