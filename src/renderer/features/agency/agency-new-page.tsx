import { Alert } from '@mantine/core'
import { IconReplace } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { AgencyDetail, AgencyWarning } from '#shared/features/agency/agency-directory.schema.ts'
import { agencyInput } from '#shared/features/agency/agency.schema.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
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
import { blankAgency, refusalFields, successorValues, toInput } from './agency-values.ts'
import { warningSentence } from './agency-words.ts'
import { type AgencyId, keepAgency } from './agency.queries.ts'

/** A new agency, or the one that takes the place of another: a new official name, a split, a move. */
export const AgencyNewPage = () => {
  const { replaces } = useSearch({ strict: false }) as { replaces?: string }
  return replaces === undefined ? <AgencyNewForm /> : <SuccessorPage id={replaces as AgencyId} />
}

const SuccessorPage = ({ id }: { id: AgencyId }) => {
  const { data, error, refetch } = useQuery(orpc.agency.get.queryOptions({ input: { id } }))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <AgencyNewForm key={id} before={data} /> : null
}

const AgencyNewForm = ({ before }: { before?: AgencyDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [declined, setDeclined] = useState(false)
  const { dialog, confirmed } = useWarningDialog((warning: AgencyWarning) => warningSentence(t, warning))
  // The version that was on screen when typing began, whatever is read again meanwhile.
  const [replaces] = useState(before ? { id: before.agency.id, version: before.agency.version } : null)
  const back = before
    ? { to: `/agencies/${before.agency.id}`, label: before.agency.name }
    : { to: '/agencies', label: t('agency.title') }
  const state = useContractForm({
    schema: agencyInput,
    initialValues: before ? successorValues(before) : blankAgency,
    toInput,
    refusalFields,
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) =>
        client.agency.add({ ...input, replaces, acceptedWarnings }),
      )
      setDeclined(saved === undefined)
      if (!saved) return
      await keepAgency(saved.detail)
      showDone(t('agency.added', { name: saved.detail.agency.name }))
      leaveTo(`/agencies/${saved.detail.agency.id}`)
    },
  })
  const leaveTo = useLeaveAfterSave(state.dirty || declined)
  const { validFrom } = state.form.getValues()
  return (
    <Page width="form">
      <PageHeader
        title={t(before ? 'agency.successorTitle' : 'agency.newAgency')}
        line={t(before ? 'agency.successorLine' : 'agency.newLine')}
        back={back}
      />
      {before && (
        <Alert color="navy" variant="light" icon={<IconReplace size={18} />}>
          {validFrom === null
            ? t('agency.replacesOpen', { name: before.agency.name })
            : t('agency.replacesOn', {
                name: before.agency.name,
                date: formatDate(addDays(validFrom, -1)),
              })}
        </Alert>
      )}
      <SectionCard>
        <UnsavedGuard dirty={declined && !state.dirty} />
        <ContractForm
          state={state}
          footer={
            <FormFooter
              pending={state.pending}
              verdict={may('agency.write')}
              submitLabel={t('agency.saveNew')}
              onCancel={() => goTo(back.to)}
            />
          }
        >
          <AgencyFields form={state.form} />
        </ContractForm>
      </SectionCard>
      {dialog}
    </Page>
  )
}
