import { Alert, Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import { newReferral } from '#shared/features/referral/referral.schema.ts'
import type { ReferralBasis } from '#shared/features/referral/referral-view.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { type DraftControl, useDraft } from '#renderer/app/use-draft.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { DraftMark } from '#renderer/ui/draft-mark.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReferralFormFields } from './referral-form.tsx'
import { inputOf, readDraft, type ReferralValues, valuesFrom } from './referral-values.ts'
import { refreshReferrals, useBasis } from './referral.queries.ts'
import { refusalFields } from './refusal-fields.ts'
import { useAgencyWarnings } from './use-agency-warnings.ts'

const draftKind = 'referral'

/** Prepares one letter for each agency that people of a case are referred to. */
export const ReferralNewPage = () => {
  const { caseId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useBasis(caseId)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <Desk key={caseId} basis={data} /> : null
}

const Desk = ({ basis: read }: { basis: ReferralBasis }) => {
  // What was read first stays: a form that is being typed in does not move under the hands.
  const [basis] = useState(read)
  const [initial] = useState(() => valuesFrom(basis))
  const [round, setRound] = useState(0)
  const { id, number } = basis.case
  const draft = useDraft({ kind: draftKind, recordKey: id, label: number, initial, read: readDraft })
  const { found } = draft
  if (found.state === 'looking') return null
  const start = found.state === 'found' && round === 0 ? withPeopleOf(found.value, initial) : initial
  return (
    <NewForm key={round} basis={basis} draft={draft} start={start} onDiscarded={() => setRound(round + 1)} />
  )
}

/** Somebody may have joined the case since the draft was typed. */
const withPeopleOf = (draft: ReferralValues, initial: ReferralValues): ReferralValues => ({
  ...draft,
  people: initial.people.map(
    (person) => draft.people.find(({ subjectId }) => subjectId === person.subjectId) ?? person,
  ),
})

type NewFormProps = {
  basis: ReferralBasis
  draft: DraftControl<ReferralValues>
  start: ReferralValues
  onDiscarded: () => void
}

const NewForm = ({ basis, draft, start, onDiscarded }: NewFormProps) => {
  const t = useT()
  const { may } = useSession()
  const { id: caseId, number, state: caseState } = basis.case
  const own = `/cases/${caseId}`
  const { dialog, confirmed } = useAgencyWarnings()
  const state = useContractForm({
    schema: newReferral,
    initialValues: start,
    toInput: (values) => ({ ...inputOf(values), caseId, agencyIds: values.agencyIds }),
    refusalFields,
    submit: async (input) => {
      const saved = await draft.submit(
        () =>
          confirmed((acceptedWarnings, warningReason) =>
            client.referral.create({ ...input, acceptedWarnings, warningReason }),
          ),
        (answer) => answer !== undefined,
      )
      if (!saved) return
      const { ids } = saved
      await refreshReferrals()
      showDone(t('referral.created'))
      goTo(ids.length === 1 ? `/referrals/${ids[0] ?? ''}` : own)
    },
  })
  const { values } = state.form
  const { keep } = draft
  useEffect(() => keep(values), [keep, values])
  const workable = canWorkOn({ state: caseState, number })
  const count = values.agencyIds.length
  return (
    <Page>
      <PageHeader
        title={t('referral.newTitle')}
        line={t('referral.newLine')}
        back={{ to: own, label: t('referral.caseNumber', { number }) }}
        primary={<DraftMark draft={draft} />}
      />
      <FoundDraft draft={draft} onDiscarded={onDiscarded} />
      <ContractForm
        state={state}
        guarded={false}
        footer={
          <FormFooter
            pending={state.pending}
            submitLabel={count > 1 ? t('referral.createMany', { count }) : t('referral.create')}
            verdict={workable.allowed ? may('case.work') : workable}
            onCancel={() => goTo(own)}
          />
        }
      >
        <ReferralFormFields form={state.form} basis={basis} isNew />
      </ContractForm>
      {dialog}
    </Page>
  )
}

type FoundDraftProps = Pick<NewFormProps, 'draft' | 'onDiscarded'>

/** Says that an earlier form goes on, and lets it be thrown away. */
const FoundDraft = ({ draft, onDiscarded }: FoundDraftProps) => {
  const t = useT()
  const { found } = draft
  if (found.state !== 'found') return null
  const discard = async (): Promise<void> => {
    try {
      await draft.discard()
      onDiscarded()
    } catch (error) {
      showError(error)
    }
  }
  return (
    <Alert variant="light" color="gray" icon={<IconHistory size={18} />}>
      {t('referral.draftFound', { at: formatInstant(found.startedAt) })}{' '}
      <Button variant="subtle" size="compact-sm" onClick={() => void discard()}>
        {t('referral.draftDiscard')}
      </Button>
    </Alert>
  )
}
