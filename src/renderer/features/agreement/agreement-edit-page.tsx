import { useState } from 'react'
import type { AgreementDetail } from '#shared/features/agreement/agreement.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { UnsavedGuard } from '#renderer/ui/unsaved-guard.tsx'
import { AgreementForm } from './agreement-form.tsx'
import { valuesOf } from './agreement-values.ts'
import { useAgreement } from './agreement.queries.ts'
import { useAgreementForm } from './use-agreement-form.ts'

/** Completes or corrects an agreement. */
export const AgreementEditPage = () => {
  const query = useAgreement()
  return (
    <Page>
      {query.error && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <EditForm key={query.data.agreement.id} detail={query.data} />}
    </Page>
  )
}

const EditForm = ({ detail }: { detail: AgreementDetail }) => {
  const t = useT()
  // The version the fields were filled from: a later one must be refused, not overwritten.
  const [agreement] = useState(detail.agreement)
  const { id, title, kind } = agreement
  const { state, dialog, declined } = useAgreementForm({
    initialValues: valuesOf(agreement),
    write: (input, _values, acceptedWarnings) =>
      client.agreement.save({ ...input, id, version: agreement.version, acceptedWarnings }),
    done: () => t('common.saved'),
  })
  return (
    <>
      <PageHeader
        title={t('agreement.editTitle')}
        line={title}
        back={{ to: `/agreements/${id}`, label: t('agreement.backToRecord') }}
      />
      <UnsavedGuard dirty={declined && !state.dirty} />
      <AgreementForm
        state={state}
        mode="edit"
        isAddendum={kind === 'addendum'}
        submitLabel={t('agreement.saveChanges')}
        cancelTo={`/agreements/${id}`}
      />
      {dialog}
    </>
  )
}
