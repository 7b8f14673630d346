import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import type { CaseState } from '#shared/features/case/case.schema.ts'
import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { isPermitted, type Permission, type Role } from '#shared/kernel/permissions.ts'
import type { ReferralState } from './referral.schema.ts'

export const referralSteps = [
  'sign',
  'send',
  'receive',
  'accept',
  'startWork',
  'complete',
  'decline',
  'returnIncomplete',
  'amend',
  'reRefer',
  'giveUp',
  'cancel',
] as const
export type ReferralStep = (typeof referralSteps)[number]

/** What has to be said with a step beside its day. */
export type StepNeed = 'reason' | 'way' | 'agency'

type Rule = {
  /** `office`: we do it, in an open case · `agency`: it did it, and what it says is kept on a closed case too. */
  whose: 'office' | 'agency'
  from: readonly ReferralState[]
  to: ReferralState
  needs?: StepNeed
}

/** Sent, and the agency has not said its last word. */
export const waitingStates = ['sent', 'received', 'accepted', 'inProgress'] as const
/**
 * Something has to follow: the agency answers, or the office signs, sends or mends. One that was declined or not answered
 * is answered for; it can be referred again, and need not be.
 */
export const openStates = ['prepared', 'signed', ...waitingStates, 'returnedIncomplete'] as const
/** Nothing follows any more. */
export const endStates = ['completed', 'reReferred', 'cancelled'] as const

const undecided: readonly ReferralState[] = ['sent', 'received', 'noResponse']

/**
 * What leads where. An agency that answers at once skips the receipt; one that was given up on may answer all the same.
 */
const rules: Readonly<Record<ReferralStep, Rule>> = {
  sign: { whose: 'office', from: ['prepared'], to: 'signed' },
  send: {
    whose: 'office',
    from: ['signed', 'returnedIncomplete', 'noResponse'],
    to: 'sent',
    needs: 'way',
  },
  receive: { whose: 'agency', from: ['sent', 'noResponse'], to: 'received' },
  accept: { whose: 'agency', from: undecided, to: 'accepted' },
  startWork: { whose: 'agency', from: [...undecided, 'accepted'], to: 'inProgress' },
  complete: { whose: 'agency', from: [...undecided, 'accepted', 'inProgress'], to: 'completed' },
  decline: {
    whose: 'agency',
    from: [...undecided, 'accepted', 'inProgress'],
    to: 'declined',
    needs: 'reason',
  },
  returnIncomplete: {
    whose: 'agency',
    from: [...undecided, 'accepted', 'inProgress'],
    to: 'returnedIncomplete',
    needs: 'reason',
  },
  amend: { whose: 'office', from: ['signed', 'returnedIncomplete'], to: 'prepared' },
  reRefer: {
    whose: 'office',
    from: ['received', 'accepted', 'inProgress', 'declined', 'returnedIncomplete', 'noResponse'],
    to: 'reReferred',
    needs: 'agency',
  },
  giveUp: { whose: 'office', from: ['sent', 'received', 'accepted', 'inProgress'], to: 'noResponse' },
  cancel: {
    whose: 'office',
    from: ['prepared', 'signed', 'sent', 'received', 'returnedIncomplete', 'noResponse'],
    to: 'cancelled',
    needs: 'reason',
  },
}

/** What the table must know beside the state of the referral. */
export type ReferralFacts = { caseState: CaseState; caseNumber: string }
export type ReferralStepVerdict =
  | { allowed: true; nextState: ReferralState }
  | Extract<Verdict, { allowed: false }>

export const needOf = (step: ReferralStep): StepNeed | undefined => rules[step].needs

/** What the agency did is written down at the counter too; what the office does is the work of an officer. */
export const referralStepPermission = (step: ReferralStep): Permission =>
  rules[step].whose === 'agency' ? 'case.write' : 'case.work'

const caseVerdict = ({ caseState, caseNumber }: ReferralFacts): Verdict =>
  canWorkOn({ state: caseState, number: caseNumber })

/** The one table of steps: where a step leads from here, or why it cannot be taken. */
export const referralStepVerdict = (
  state: ReferralState,
  step: ReferralStep,
  facts: ReferralFacts,
): ReferralStepVerdict => {
  const rule = rules[step]
  if (!rule.from.includes(state))
    return refused('REFERRAL_STEP_NOT_POSSIBLE', { state, step }) as ReferralStepVerdict
  const workable = rule.whose === 'office' ? caseVerdict(facts) : allowed
  return workable.allowed ? { allowed: true, nextState: rule.to } : workable
}

/** The same for somebody with these roles; what the referral forbids is said before what the role forbids. */
export const referralStepVerdictFor = (
  roles: readonly Role[],
  state: ReferralState,
  step: ReferralStep,
  facts: ReferralFacts,
): ReferralStepVerdict => {
  const verdict = referralStepVerdict(state, step, facts)
  const permission = referralStepPermission(step)
  if (!verdict.allowed || isPermitted(roles, permission)) return verdict
  return refused('NOT_PERMITTED', { permission }) as ReferralStepVerdict
}

/** What a screen offers in each state, the usual first. */
const offered: Readonly<Record<ReferralState, readonly ReferralStep[]>> = {
  prepared: ['sign', 'cancel'],
  signed: ['send', 'amend', 'cancel'],
  sent: ['receive', 'accept', 'startWork', 'complete', 'decline', 'returnIncomplete', 'giveUp', 'cancel'],
  received: ['accept', 'startWork', 'complete', 'decline', 'returnIncomplete', 'reRefer', 'giveUp', 'cancel'],
  accepted: ['startWork', 'complete', 'decline', 'returnIncomplete', 'reRefer', 'giveUp'],
  inProgress: ['complete', 'decline', 'returnIncomplete', 'reRefer', 'giveUp'],
  completed: [],
  declined: ['reRefer'],
  reReferred: [],
  returnedIncomplete: ['amend', 'send', 'reRefer', 'cancel'],
  noResponse: [
    'reRefer',
    'send',
    'receive',
    'accept',
    'startWork',
    'complete',
    'decline',
    'returnIncomplete',
    'cancel',
  ],
  cancelled: [],
}

export type OfferedReferralStep = { step: ReferralStep; verdict: ReferralStepVerdict }

/** The steps of a state with their verdicts. The first allowed one is the screen's main button. */
export const referralStepsFor = (
  state: ReferralState,
  roles: readonly Role[],
  facts: ReferralFacts,
): OfferedReferralStep[] =>
  offered[state].map((step) => ({ step, verdict: referralStepVerdictFor(roles, state, step, facts) }))

/** The letter and its annex are changed only as long as nobody signed them. */
export const canChangeReferral = (state: ReferralState, facts: ReferralFacts): Verdict => {
  if (state !== 'prepared') return refused('REFERRAL_NOT_PREPARED', { state })
  return caseVerdict(facts)
}

/** Something can be asked or heard once it is out of the house. */
export const canFollowUp = (state: ReferralState): Verdict =>
  state === 'prepared' || state === 'signed' ? refused('REFERRAL_NOT_SENT', { state }) : allowed

/** Where the answer of a slip usually belongs: the step a screen opens with. */
export const replyStepFor = (state: ReferralState): ReferralStep | undefined =>
  offered[state].find((step) => rules[step].whose === 'agency')
