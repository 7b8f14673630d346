import { Skeleton } from '@mantine/core'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type DecreeDetail, decreeInput } from '#shared/features/designation/designation.schema.ts'
import type { Office } from '#shared/features/office/office.schema.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { DecreeFormFields } from './decree-form.tsx'
import { emptyValues } from './decree-values.ts'
import { keepDecree } from './designation.queries.ts'
import { isFree } from './free-states.ts'
import { useDecreeForm } from './use-decree-form.ts'

const separator = ','
/** No village of a new decree had its ceremony. */
const none: DecreeDetail['villages'] = []

/** A new decree; `?villages=` names those it begins with. */
export const DecreeNewPage = () => {
  const t = useT()
  const { villages: named } = useSearch({ strict: false })
  const ids = typeof named === 'string' ? named.split(separator).filter(Boolean) : []
  const office = useQuery(orpc.office.get.queryOptions())
  const villages = useQueries({
    queries: ids.map((id) => orpc.village.get.queryOptions({ input: { id: id as Village['id'] } })),
    combine: (results) => ({
      isPending: results.some((result) => result.isPending),
      found: results.flatMap((result) => result.data?.village ?? []),
    }),
  })
  return (
    <Page>
      <PageHeader
        title={t('designation.newDecree')}
        line={t('designation.newLine')}
        back={{ to: '/designations', label: t('common.navDesignations') }}
      />
      {office.error && <ErrorState error={office.error} onRetry={() => void office.refetch()} />}
      {office.data && !villages.isPending ? (
        <NewDecree office={office.data} villages={villages.found.filter(isFree)} />
      ) : (
        !office.error && <Skeleton height={420} />
      )}
    </Page>
  )
}

const NewDecree = ({ office, villages }: { office: Office; villages: Village[] }) => {
  const t = useT()
  const form = useDecreeForm({
    schema: decreeInput,
    initialValues: emptyValues(villages),
    office,
    isNew: true,
    submit: async (input) => {
      const detail = await client.designation.createDraft(input)
      void keepDecree(detail)
      return `/designations/${detail.decree.id}`
    },
  })
  return (
    <DecreeFormFields
      form={form}
      villages={none}
      submitLabel={t('designation.saveDraft')}
      onCancel={() => goTo('/designations')}
    />
  )
}
