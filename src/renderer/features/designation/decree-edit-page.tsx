import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { canEditDraft } from '#shared/features/designation/designation.rules.ts'
import { type DecreeDetail, decreeInput } from '#shared/features/designation/designation.schema.ts'
import type { Office } from '#shared/features/office/office.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { DecreeFormFields } from './decree-form.tsx'
import { valuesOf } from './decree-values.ts'
import { keepDecree, useDecree } from './designation.queries.ts'
import { useDecreeForm } from './use-decree-form.ts'

/** The draft of a decree; once it was decided its text is frozen. */
export const DecreeEditPage = () => {
  const t = useT()
  const decree = useDecree()
  const office = useQuery(orpc.office.get.queryOptions())
  const error = decree.error ?? office.error
  const to = `/designations/${decree.data?.decree.id ?? ''}`
  const verdict = decree.data && canEditDraft(decree.data.decree)
  return (
    <Page>
      <PageHeader
        title={t('designation.editDraft')}
        back={{ to, label: t('designation.draftTitle') }}
        {...(decree.data ? { line: decree.data.decree.subject } : {})}
      />
      {error && (
        <ErrorState error={error} onRetry={() => void Promise.all([decree.refetch(), office.refetch()])} />
      )}
      {verdict && !verdict.allowed && (
        <EmptyState
          title={verdictReason(verdict) ?? ''}
          action={<AppLink to={to}>{t('designation.openDecree')}</AppLink>}
        />
      )}
      {!error && (!decree.data || !office.data) && <Skeleton height={420} />}
      {decree.data && office.data && verdict?.allowed && (
        <EditDecree key={decree.data.decree.id} detail={decree.data} office={office.data} />
      )}
    </Page>
  )
}

const EditDecree = ({ detail, office }: { detail: DecreeDetail; office: Office }) => {
  const t = useT()
  const { id, version, signatoryName, signatoryCapacity } = detail.decree
  const signatory = office.signatories.find(
    ({ fullName, capacity }) => fullName === signatoryName && capacity === signatoryCapacity,
  )
  const form = useDecreeForm({
    schema: decreeInput,
    initialValues: valuesOf(detail, signatory?.id ?? null),
    office,
    isNew: false,
    submit: async (input) => {
      const saved = await client.designation.saveDraft({ ...input, id, version })
      void keepDecree(saved)
      return `/designations/${id}`
    },
  })
  return (
    <DecreeFormFields
      form={form}
      villages={detail.villages}
      submitLabel={t('designation.saveDraft')}
      onCancel={() => goTo(`/designations/${id}`)}
    />
  )
}
