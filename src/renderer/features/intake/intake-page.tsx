import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseChannel } from '#shared/features/case/case.schema.ts'
import { createStore } from '#renderer/app/store.ts'
import { useDraft } from '#renderer/app/use-draft.ts'
import { useT } from '#renderer/i18n/t.ts'
import { Page } from '#renderer/ui/page.tsx'
import { IntakeForm } from './intake-form.tsx'
import { draftKind } from './intake.queries.ts'
import { emptyDraft, intakeDraft } from './intake-values.ts'

/** The channel of the last form: an officer sits at one counter all day. */
const channelStore = createStore<CaseChannel>('passportInterview')

/** Registers whoever stands at the counter, by keyboard alone. */
export const IntakePage = () => {
  const { submissionId = '' } = useParams({ strict: false })
  return <Workplace key={submissionId} submissionId={submissionId} />
}

const Workplace = ({ submissionId }: { submissionId: string }) => {
  const t = useT()
  const [empty] = useState(() => emptyDraft(channelStore.get()))
  const [label, setLabel] = useState('')
  const draft = useDraft({
    kind: draftKind,
    recordKey: submissionId,
    label: label || t('intake.unnamed'),
    initial: empty,
    read: (body) => intakeDraft.safeParse(body).data,
  })
  const { found } = draft
  return (
    <Page width="full">
      {found.state !== 'looking' && (
        <IntakeForm
          submissionId={submissionId}
          start={found.state === 'found' ? found.value : empty}
          draft={draft}
          onLabel={setLabel}
          onChannel={channelStore.set}
        />
      )}
    </Page>
  )
}
