import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { TemplateState, TemplateVersion } from './template.schema.ts'

export const templateSteps = ['save', 'discard', 'submit', 'withdraw', 'approve', 'reject', 'retire'] as const
export type TemplateStep = (typeof templateSteps)[number]

/** From which state a step leads where. Nothing leads out of `retired`: a new draft is made from it. */
const stepsOf: Record<TemplateStep, { from: TemplateState; to: TemplateState }> = {
  save: { from: 'draft', to: 'draft' },
  discard: { from: 'draft', to: 'retired' },
  submit: { from: 'draft', to: 'submitted' },
  withdraw: { from: 'submitted', to: 'draft' },
  approve: { from: 'submitted', to: 'approved' },
  reject: { from: 'submitted', to: 'draft' },
  retire: { from: 'approved', to: 'retired' },
}

export const stateAfter = (step: TemplateStep): TemplateState => stepsOf[step].to

export const canTake = (step: TemplateStep, { state }: { state: TemplateState }): Verdict =>
  state === stepsOf[step].from ? allowed : refused('TEMPLATE_WRONG_STATE', { state })

/** One version of a type is worked on at a time. */
export const canStartDraft = (open: Pick<TemplateVersion, 'id'> | null): Verdict =>
  open === null ? allowed : refused('TEMPLATE_DRAFT_OPEN', { id: open.id })

/** Four eyes: whoever wrote any of it, not only whoever wrote last, leaves the approval to somebody else. */
export const canApprove = (
  version: { state: TemplateState },
  { hasWritten }: { hasWritten: boolean },
): Verdict => {
  const fits = canTake('approve', version)
  if (!fits.allowed) return fits
  return hasWritten ? refused('TEMPLATE_OWN_APPROVAL') : allowed
}

/** A version that says what is said already is not worth a second person's time. */
export const canSubmit = (
  version: { state: TemplateState; source: string },
  { sourceInUse }: { sourceInUse: string },
): Verdict => {
  const fits = canTake('submit', version)
  if (!fits.allowed) return fits
  return version.source === sourceInUse ? refused('TEMPLATE_UNCHANGED') : allowed
}

export const canPass = ({ findings }: { findings: readonly { severity: string }[] }): Verdict => {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return errors === 0 ? allowed : refused('TEMPLATE_CHECKS_FAILED', { errors })
}
