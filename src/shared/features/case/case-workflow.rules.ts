import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { isPermitted, type Permission, type Role } from '#shared/kernel/permissions.ts'
import { caseStates, type CaseState, type TriageColour } from './case.schema.ts'

export const caseSteps = [
  'screen',
  'interview',
  'assess',
  'awaitDocuments',
  'resumeDocuments',
  'decide',
  'refer',
  'monitor',
  'close',
  'reopen',
  'merge',
] as const
export type CaseStep = (typeof caseSteps)[number]

/** What the table of steps must know of a case beside its state. */
export type CaseFacts = {
  number: string
  subjectCount: number
  undecidedCount: number
  colour: TriageColour | null
}

export type StepVerdict = { allowed: true; nextState: CaseState } | Extract<Verdict, { allowed: false }>

type Reached = Exclude<CaseState, 'closed' | 'merged'>
type Rule = {
  permission: Permission
  /** States it can be taken from. */
  from: readonly CaseState[]
  /** Where it leads; work that belongs behind the present state leaves the state as it is. */
  to: CaseState
  forwardOnly?: true
  needsSubject?: true
  needsDecisions?: true
}

const before: readonly Reached[] = ['registered', 'screening', 'interview', 'assessment', 'decision']
const open: readonly Reached[] = [...before, 'awaitingDocuments', 'referral', 'monitoring']

/** Work on a case (domain practice of the immigration offices): what leads where, and who may do it. */
const rules: Readonly<Record<CaseStep, Rule>> = {
  screen: { permission: 'case.work', from: open, to: 'screening', forwardOnly: true, needsSubject: true },
  interview: { permission: 'case.work', from: open, to: 'interview', forwardOnly: true, needsSubject: true },
  assess: { permission: 'case.work', from: open, to: 'assessment', forwardOnly: true, needsSubject: true },
  decide: { permission: 'case.decide', from: open, to: 'decision', forwardOnly: true, needsSubject: true },
  awaitDocuments: { permission: 'case.decide', from: open, to: 'awaitingDocuments', needsSubject: true },
  resumeDocuments: { permission: 'case.work', from: ['awaitingDocuments'], to: 'decision' },
  refer: {
    permission: 'case.work',
    from: open.filter((state) => state !== 'referral'),
    to: 'referral',
    forwardOnly: true,
    needsSubject: true,
  },
  monitor: {
    permission: 'case.work',
    from: open.filter((state) => state !== 'awaitingDocuments' && state !== 'monitoring'),
    to: 'monitoring',
    needsSubject: true,
    needsDecisions: true,
  },
  close: {
    permission: 'case.close',
    from: open.filter((state) => state !== 'awaitingDocuments'),
    to: 'closed',
    needsSubject: true,
    needsDecisions: true,
  },
  reopen: { permission: 'case.assign', from: ['closed'], to: 'assessment' },
  merge: { permission: 'case.close', from: open, to: 'merged' },
}

const isBehind = (state: CaseState, other: CaseState): boolean =>
  caseStates.indexOf(state) < caseStates.indexOf(other)

const refusalOf = (state: CaseState, step: CaseStep, facts: CaseFacts): Verdict => {
  if (state === 'merged') return refused('CASE_MERGED', { number: facts.number })
  if (state === 'closed') return refused('CASE_CLOSED', { number: facts.number })
  if (step === 'reopen') return refused('CASE_NOT_CLOSED', { number: facts.number })
  if (state === 'awaitingDocuments') return refused('CASE_AWAITS_DOCUMENTS', { number: facts.number })
  return refused('CASE_STEP_NOT_POSSIBLE', { state, step })
}

/** The one table of steps: where a step leads from here, or why it cannot be taken. Who asks is another question. */
export const caseStepVerdict = (state: CaseState, step: CaseStep, facts: CaseFacts): StepVerdict => {
  const rule = rules[step]
  if (!rule.from.includes(state)) return refusalOf(state, step, facts) as StepVerdict
  if (rule.needsSubject && facts.subjectCount === 0) return refused('CASE_WITHOUT_SUBJECT') as StepVerdict
  if (rule.needsDecisions && facts.undecidedCount > 0) {
    return refused('CASE_SUBJECTS_UNDECIDED', { count: facts.undecidedCount }) as StepVerdict
  }
  return { allowed: true, nextState: rule.forwardOnly && !isBehind(state, rule.to) ? state : rule.to }
}

export const stepPermission = (step: CaseStep): Permission => rules[step].permission

/** The same for somebody with these roles; what the case forbids is said before what the role forbids. */
export const caseStepVerdictFor = (
  roles: readonly Role[],
  state: CaseState,
  step: CaseStep,
  facts: CaseFacts,
): StepVerdict => {
  const verdict = caseStepVerdict(state, step, facts)
  const permission = stepPermission(step)
  if (!verdict.allowed || isPermitted(roles, permission)) return verdict
  return refused('NOT_PERMITTED', { permission }) as StepVerdict
}

const strong: ReadonlySet<TriageColour | null> = new Set(['red', 'orange'])

/** What is usually done next in each state, the usual first. */
const usualOrder = (state: CaseState, { colour, undecidedCount }: CaseFacts): readonly CaseStep[] => {
  const ending: CaseStep[] = strong.has(colour)
    ? ['refer', 'monitor', 'close']
    : ['close', 'monitor', 'refer']
  const order: Readonly<Record<CaseState, readonly CaseStep[]>> = {
    registered: ['screen', 'interview', 'assess', 'decide'],
    screening: ['interview', 'assess', 'decide', 'screen'],
    interview: ['assess', 'decide', 'interview', 'screen'],
    assessment: ['decide', 'assess', 'interview', 'screen'],
    decision: undecidedCount > 0 ? ['decide', ...ending] : [...ending, 'decide'],
    awaitingDocuments: ['resumeDocuments', 'decide'],
    referral: undecidedCount > 0 ? ['decide', 'monitor', 'close'] : ['monitor', 'close', 'decide'],
    monitoring: ['close', 'decide', 'refer'],
    closed: ['reopen'],
    merged: [],
  }
  return order[state]
}

export type OfferedStep = { step: CaseStep; verdict: StepVerdict }

/** Steps a screen does not offer in a state, because they are the other side of one that it does. */
const isOffered = (state: CaseState, step: CaseStep): boolean => {
  if (step === 'reopen') return state === 'closed'
  // Documents are waited for because a deferral was decided.
  if (step === 'awaitDocuments') return false
  if (step === 'resumeDocuments') return state === 'awaitingDocuments'
  return true
}

/** Every step with its verdict, the usual one of the state first. The first allowed one is the screen's main button. */
export const caseStepsFor = (state: CaseState, roles: readonly Role[], facts: CaseFacts): OfferedStep[] => {
  const usual = usualOrder(state, facts)
  const order = [...usual, ...caseSteps.filter((step) => !usual.includes(step))]
  return order
    .filter((step) => isOffered(state, step))
    .map((step) => ({ step, verdict: caseStepVerdictFor(roles, state, step, facts) }))
}

/** Whether anything can still be written into the case. */
export const canWorkOn = ({ state, number }: { state: CaseState; number: string }): Verdict => {
  if (state === 'closed') return refused('CASE_CLOSED', { number })
  return state === 'merged' ? refused('CASE_MERGED', { number }) : allowed
}

type MergeSide = { id: string; number: string; state: CaseState }

/**
 * Whether a case can be put into another one. `targetChain` are the cases the target itself was merged into.
 */
export const canMergeInto = (
  source: MergeSide,
  target: MergeSide,
  targetChain: readonly string[],
): Verdict => {
  if (source.id === target.id) return refused('CASE_MERGE_ITSELF')
  const workable = canWorkOn(source)
  if (!workable.allowed) return workable
  if (targetChain.includes(source.id)) return refused('CASE_MERGE_CIRCLE', { number: target.number })
  if (!canWorkOn(target).allowed) return refused('CASE_MERGE_TARGET_CLOSED', { number: target.number })
  return allowed
}
