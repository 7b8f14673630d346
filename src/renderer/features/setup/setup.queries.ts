import type { client } from '#renderer/app/client.ts'
import type { SetupDraft } from './setup-draft.ts'

export type CreatedOffice = Awaited<ReturnType<typeof client.setup.create>>

/** What every step gets: what was typed so far, and where it hands on what is typed now. */
export type StepProps = {
  draft: SetupDraft
  onNext: (part: Partial<SetupDraft>) => void
  onBack: (part: Partial<SetupDraft>) => void
}
