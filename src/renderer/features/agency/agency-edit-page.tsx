import { useState } from 'react'
import type { AgencyDetail, AgencyWarning } from '#shared/features/agency/agency-directory.schema.ts'
import { agencyInput } from '#shared/features/agency/agency.schema.ts'
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
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { UnsavedGuard } from '#renderer/ui/unsaved-guard.tsx'
import { useLeaveAfterSave } from '#renderer/ui/use-leave-after-save.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { AgencyFields } from './agency-fields.tsx'
import { refusalFields, toInput, valuesOf } from './agency-values.ts'
import { warningSentence } from './agency-words.ts'
import { keepAgency, useAgency } from './agency.queries.ts'

/** Puts right what stands in the directory; letters already made keep what they say. */
export const AgencyEditPage = () => {
  const { data, error, refetch } = useAgency()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <AgencyEditForm key={data.agency.id} detail={data} /> : null
}

const AgencyEditForm = ({ detail }: { detail: AgencyDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [declined, setDeclined] = useState(false)
  const [{ id, version, name }] = useState(detail.agency)
  const { dialog, confirmed } = useWarningDialog((warning: AgencyWarning) => warningSentence(t, warning))
  const own = `/agencies/${id}`
  const state = useContractForm({
    schema: agencyInput,
    initialValues: valuesOf(detail),
    toInput,
    refusalFields,
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) =>
        client.agency.save({ ...input, id, version, acceptedWarnings }),
      )
      setDeclined(saved === undefined)
      if (!saved) return
      await keepAgency(saved.detail)
      showDone(t('common.saved'))
      leaveTo(own)
    },
  })
  const leaveTo = useLeaveAfterSave(state.dirty || declined)
  return (
    <Page width="form">
      <PageHeader title={t('agency.editTitle')} line={t('agency.editLine')} back={{ to: own, label: name }} />
      <SectionCard>
        <UnsavedGuard dirty={declined && !state.dirty} />
        <ContractForm
          state={state}
          footer={
            <FormFooter pending={state.pending} verdict={may('agency.write')} onCancel={() => goTo(own)} />
          }
        >
          <AgencyFields form={state.form} />
        </ContractForm>
      </SectionCard>
      {dialog}
    </Page>
  )
}
