import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import {
  emptyParty,
  ownPartyOn,
  regencyParty,
  standardObligations,
  standardTitle,
} from '#shared/features/agreement/agreement-defaults.rules.ts'
import { rootKind } from '#shared/features/agreement/agreement.schema.ts'
import { usualScope } from '#shared/features/document/papers/agreement-articles.ts'
import type { Office } from '#shared/features/office/office.schema.ts'
import type { VillageDetail } from '#shared/features/village/village.schema.ts'
import { villagePath, villageTitle } from '#shared/features/village/village.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { UnsavedGuard } from '#renderer/ui/unsaved-guard.tsx'
import { AgreementForm } from './agreement-form.tsx'
import { itemValues, partyValues, type AgreementValues } from './agreement-values.ts'
import { useAgreementForm } from './use-agreement-form.ts'
import type { PickedVillage } from './village-picker.tsx'

const newValues = (office: Office, today: PlainDate, villages: PickedVillage[]): AgreementValues => {
  const [regency, ...others] = office.workingAreas
  const partner = regency && others.length === 0 ? regencyParty(regency.regencyName) : emptyParty
  return {
    kind: 'cooperationAgreement',
    title: standardTitle,
    parties: [ownPartyOn(office, today), partner].map(partyValues),
    scope: usualScope.map((text) => itemValues(text)),
    obligations: standardObligations.map(({ text, party }) => itemValues(text, party)),
    signedOn: null,
    signedAtPlace: office.details.city,
    startsOn: null,
    endsOn: null,
    openEnded: false,
    automaticRenewal: false,
    originalsCount: 2,
    originalsHolders: '',
    note: '',
    villages,
  }
}

/** A new agreement or memorandum, begun with what such papers usually hold. */
export const AgreementNewPage = () => {
  const t = useT()
  const { village = '' } = useSearch({ strict: false })
  const villageId = village as VillageDetail['village']['id']
  const office = useQuery(orpc.office.get.queryOptions())
  const first = useQuery(orpc.village.get.queryOptions({ input: { id: villageId }, enabled: village !== '' }))
  const waiting = village !== '' && first.isPending
  const found = first.data?.village
  const villages = found
    ? [{ id: found.id, title: villageTitle(found), path: villagePath(found), regionCode: found.regionCode }]
    : []
  return (
    <Page>
      <PageHeader
        title={t('agreement.newAgreement')}
        line={t('agreement.newLine')}
        back={{ to: '/agreements', label: t('common.navAgreements') }}
      />
      {office.error && <ErrorState error={office.error} onRetry={() => void office.refetch()} />}
      {office.data && !waiting && <NewForm office={office.data} villages={villages} />}
    </Page>
  )
}

const NewForm = ({ office, villages }: { office: Office; villages: PickedVillage[] }) => {
  const t = useT()
  const { day } = useSession()
  const { state, dialog, declined } = useAgreementForm({
    initialValues: newValues(office, day, villages),
    write: (input, values, acceptedWarnings) =>
      client.agreement.create({
        ...input,
        kind: rootKind.catch('cooperationAgreement').parse(values.kind),
        villageIds: values.villages.map(({ id }) => id),
        acceptedWarnings,
      }),
    done: ({ agreement }) => t('agreement.created', { title: agreement.title }),
  })
  const onSigned = useSignatoryOfDay(state.form, office, day)
  return (
    <>
      <UnsavedGuard dirty={declined && !state.dirty} />
      <AgreementForm
        state={state}
        mode="create"
        isAddendum={false}
        submitLabel={t('agreement.saveNew')}
        cancelTo="/agreements"
        onSigned={onSigned}
      />
      {dialog}
    </>
  )
}

type Form = ReturnType<typeof useAgreementForm>['state']['form']

/** The office's own signatory follows the day of signing, as long as nobody typed another name. */
const useSignatoryOfDay = (form: Form, office: Office, today: PlainDate) => {
  const suggestedFor = useRef(today)
  return (signedOn: PlainDate | null): void => {
    const before = ownPartyOn(office, suggestedFor.current)
    const after = ownPartyOn(office, signedOn ?? today)
    suggestedFor.current = signedOn ?? today
    const { parties } = form.getValues()
    const own = parties.findIndex(({ institution }) => institution === office.fullName)
    const held = parties[own]
    const isSuggestion =
      held?.representative === (before.representative ?? '') &&
      held.representativeTitle === (before.representativeTitle ?? '')
    if (!isSuggestion) return
    form.setFieldValue(`parties.${own}.representative`, after.representative ?? '')
    form.setFieldValue(`parties.${own}.representativeTitle`, after.representativeTitle ?? '')
  }
}
