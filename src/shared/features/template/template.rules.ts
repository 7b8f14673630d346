import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { TemplateState, TemplateVersion } from './template.schema.ts'

type InState = { state: TemplateState }

const onlyIn =
  (...states: TemplateState[]) =>
  ({ state }: InState): Verdict =>
    states.includes(state) ? allowed : refused('TEMPLATE_WRONG_STATE', { state })

/** One version of a type is worked on at a time. */
export const canStartDraft = (open: Pick<TemplateVersion, 'id'> | null): Verdict =>
  open === null ? allowed : refused('TEMPLATE_DRAFT_OPEN', { id: open.id })

export const canSaveDraft = onlyIn('draft')
export const canDiscardDraft = onlyIn('draft')
export const canSubmit = onlyIn('draft')
export const canWithdraw = onlyIn('submitted')
export const canReject = onlyIn('submitted')
export const canRetire = onlyIn('approved')

/** A second person: whoever wrote it does not approve it. */
export const canApprove = (version: InState & { own: boolean }): Verdict => {
  const verdict = onlyIn('submitted')(version)
  if (!verdict.allowed) return verdict
  return version.own ? refused('TEMPLATE_OWN_APPROVAL') : allowed
}
