import { useState } from 'react'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import { caseFields, type CaseWarning } from '#shared/features/case/case.schema.ts'
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
import { CaseFields } from './case-fields.tsx'
import { inputOf, valuesOf } from './case-values.ts'
import { warningSentence } from './case-words.ts'
import { refreshCases, useCase } from './case.queries.ts'

/** Facts of the event: channel, time and place, modus, chronology. */
export const CaseEditPage = () => {
  const { data, error, refetch } = useCase()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <CaseEditForm key={data.case.id} detail={data} /> : null
}

const CaseEditForm = ({ detail }: { detail: CaseDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [declined, setDeclined] = useState(false)
  // The version that was on screen when typing began, whatever is read again meanwhile.
  const [{ id, version, number, receivedAt }] = useState(detail.case)
  const { dialog, confirmed } = useWarningDialog((warning: CaseWarning) => warningSentence(t, warning))
  const own = `/cases/${id}`
  const state = useContractForm({
    schema: caseFields,
    initialValues: valuesOf(detail),
    toInput: (values) => inputOf(values, receivedAt),
    refusalFields: { CASE_RECEIVED_IN_FUTURE: 'receivedOn' },
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) =>
        client.case.save({ ...input, id, version, acceptedWarnings }),
      )
      setDeclined(saved === undefined)
      if (!saved) return
      await refreshCases(saved.detail)
      showDone(t('common.saved'))
      leaveTo(own)
    },
  })
  const leaveTo = useLeaveAfterSave(state.dirty || declined)
  return (
    <Page width="form">
      <PageHeader title={t('case.editTitle')} line={t('case.editLine')} back={{ to: own, label: number }} />
      <SectionCard>
        <UnsavedGuard dirty={declined && !state.dirty} />
        <ContractForm
          state={state}
          footer={
            <FormFooter
              pending={state.pending}
              verdict={
                [may('case.write'), canWorkOn(detail.case)].find(({ allowed }) => !allowed) ??
                may('case.write')
              }
              onCancel={() => goTo(own)}
            />
          }
        >
          <CaseFields form={state.form} />
        </ContractForm>
      </SectionCard>
      {dialog}
    </Page>
  )
}
