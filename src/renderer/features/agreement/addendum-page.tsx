import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { canAddAddendum, lastDayOfTerm } from '#shared/features/agreement/agreement-input.rules.ts'
import { addendumTitle, ownPartyOn } from '#shared/features/agreement/agreement-defaults.rules.ts'
import type { AgreementDetail } from '#shared/features/agreement/agreement.schema.ts'
import type { Office } from '#shared/features/office/office.schema.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { UnsavedGuard } from '#renderer/ui/unsaved-guard.tsx'
import { AgreementForm } from './agreement-form.tsx'
import { partyValues, valuesOf, type AgreementValues } from './agreement-values.ts'
import { useAgreement } from './agreement.queries.ts'
import { useAgreementForm } from './use-agreement-form.ts'

/** The parties go on, with numbers of their own and the signatory of today; the term follows the old one without a gap. */
const addendumValues = (detail: AgreementDetail, office: Office, today: PlainDate): AgreementValues => {
  const { agreement, chainEndsOn } = detail
  const startsOn = chainEndsOn === null ? null : addDays(chainEndsOn, 1)
  const own = ownPartyOn(office, today)
  const parties = agreement.parties.map((party) =>
    party.institution === own.institution
      ? { ...party, representative: own.representative, representativeTitle: own.representativeTitle }
      : party,
  )
  return {
    ...valuesOf(agreement),
    kind: 'addendum',
    title: addendumTitle(agreement.title),
    parties: parties.map((party) => partyValues({ ...party, number: null })),
    scope: [],
    obligations: [],
    signedOn: null,
    startsOn,
    endsOn: startsOn === null ? null : lastDayOfTerm(startsOn, 3),
    openEnded: false,
    automaticRenewal: false,
    originalsHolders: '',
    note: '',
    villages: [],
  }
}

/** An addendum to the agreement of the address: two numbers of its own, and the end of the whole from then on. */
export const AddendumPage = () => {
  const t = useT()
  const query = useAgreement()
  const office = useQuery(orpc.office.get.queryOptions())
  const error = query.error ?? office.error
  const detail = query.data
  const verdict = detail && canAddAddendum(detail.agreement, detail.chain.length - 1)
  const reason = verdict && verdictReason(verdict)
  return (
    <Page>
      {detail && (
        <PageHeader
          title={t('agreement.newAddendum')}
          line={
            detail.chainEndsOn === null
              ? detail.agreement.title
              : t('agreement.addendumLine', {
                  title: detail.agreement.title,
                  date: formatDate(detail.chainEndsOn),
                })
          }
          back={{ to: `/agreements/${detail.agreement.id}`, label: t('agreement.backToRecord') }}
        />
      )}
      {error && <ErrorState error={error} onRetry={() => void query.refetch()} />}
      {reason !== undefined && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
          {reason}
        </Alert>
      )}
      {detail && office.data && verdict?.allowed && <AddendumForm detail={detail} office={office.data} />}
    </Page>
  )
}

const AddendumForm = ({ detail, office }: { detail: AgreementDetail; office: Office }) => {
  const t = useT()
  const { day } = useSession()
  const { id } = detail.agreement
  const { state, dialog, declined } = useAgreementForm({
    initialValues: addendumValues(detail, office, day),
    write: (input, { villages }, acceptedWarnings) =>
      client.agreement.addAddendum({
        ...input,
        parentId: id,
        villageIds: villages.map((village) => village.id),
        acceptedWarnings,
      }),
    done: ({ agreement }) => t('agreement.created', { title: agreement.title }),
  })
  return (
    <>
      <UnsavedGuard dirty={declined && !state.dirty} />
      <AgreementForm
        state={state}
        mode="addendum"
        isAddendum
        submitLabel={t('agreement.saveAddendum')}
        cancelTo={`/agreements/${id}`}
        covered={detail.villages.map((village) => village.id)}
      />
      {dialog}
    </>
  )
}
