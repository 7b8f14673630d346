import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type {
  Milestone,
  MilestoneInput,
  MilestoneKind,
  VillageState,
  VillageWarning,
} from './village.schema.ts'

export type DatedFact = Pick<Milestone, 'kind' | 'occurredOn'>

/**
 * Which facts may follow from which state: the partnership's life as the immigration offices practise it. Preparation
 * may skip steps that left no trace, decree and ceremony come in either order, and after an end, a refusal or a
 * graduation a fresh start is possible.
 */
export const milestonesAfter = {
  candidate: ['surveyed', 'coordinated', 'agreed', 'designated', 'inaugurated', 'declined'],
  surveyed: ['surveyed', 'coordinated', 'agreed', 'designated', 'inaugurated', 'declined'],
  coordinated: ['surveyed', 'coordinated', 'agreed', 'designated', 'inaugurated', 'declined'],
  agreed: ['surveyed', 'coordinated', 'agreed', 'designated', 'inaugurated', 'declined'],
  designated: ['coordinated', 'agreed', 'designated', 'inaugurated', 'activated', 'suspended', 'ended'],
  inaugurated: ['coordinated', 'agreed', 'designated', 'inaugurated', 'activated', 'suspended', 'ended'],
  active: ['designated', 'inaugurated', 'evaluationStarted', 'suspended', 'ended'],
  underEvaluation: ['designated', 'inaugurated', 'renewed', 'graduated', 'suspended', 'ended'],
  graduated: ['designated', 'ended'],
  suspended: ['designated', 'inaugurated', 'resumed', 'ended'],
  ended: ['surveyed', 'coordinated', 'agreed', 'designated'],
  declined: ['surveyed', 'coordinated', 'agreed'],
} as const satisfies Record<VillageState, readonly MilestoneKind[]>

export const isPossibleAfter = (state: VillageState, kind: MilestoneKind): boolean =>
  (milestonesAfter[state] as readonly MilestoneKind[]).includes(kind)

/** Facts that the designation feature records together with their decree and ceremony. */
const fromDesignation: ReadonlySet<MilestoneKind> = new Set(['designated', 'inaugurated'])

/** What an officer may record next on the village's own page. */
export const nextMilestonesFor = (state: VillageState): MilestoneKind[] =>
  milestonesAfter[state].filter((kind) => !fromDesignation.has(kind))

/** Facts that are not recorded without saying why. */
export const milestonesWithReason: readonly MilestoneKind[] = ['suspended', 'ended', 'declined']

const preparationSteps = [
  'candidate',
  'surveyed',
  'coordinated',
  'agreed',
  'designated',
  'inaugurated',
] as const
type PreparationState = (typeof preparationSteps)[number]

const isPreparation = (value: string): value is PreparationState =>
  (preparationSteps as readonly string[]).includes(value)

const further = (first: PreparationState, second: PreparationState): PreparationState =>
  preparationSteps.indexOf(first) >= preparationSteps.indexOf(second) ? first : second

const closedStates: readonly VillageState[] = ['graduated', 'ended', 'declined']

/** Where the partnership stands, and where it goes back to after a suspension. */
type Standing = { state: VillageState; resumesTo: VillageState }
const beginning: Standing = { state: 'candidate', resumesTo: 'candidate' }

const stands = (state: VillageState): Standing => ({ state, resumesTo: state })

const prepared = ({ state, resumesTo }: Standing, step: PreparationState): Standing => {
  if (closedStates.includes(state)) return stands(step)
  if (isPreparation(state)) return stands(further(state, step))
  return { state, resumesTo: isPreparation(resumesTo) ? further(resumesTo, step) : resumesTo }
}

/** Every fact has its effect on every state, so that a store never holds facts without a state. */
const advance = (standing: Standing, kind: MilestoneKind): Standing => {
  if (isPreparation(kind)) return prepared(standing, kind)
  switch (kind) {
    case 'activated':
    case 'renewed':
      return stands('active')
    case 'evaluationStarted':
      return stands('underEvaluation')
    case 'suspended':
      return { state: 'suspended', resumesTo: standing.resumesTo }
    case 'resumed':
      return standing.state === 'suspended' ? stands(standing.resumesTo) : standing
    default:
      return stands(kind)
  }
}

/** Facts by day; those of one day stay in the order they came in, which is the order they were recorded. */
export const inOrder = <Fact extends DatedFact>(facts: readonly Fact[]): Fact[] =>
  [...facts].sort((first, second) => first.occurredOn.localeCompare(second.occurredOn))

/** The state that follows from the dated facts, in whatever order they were typed. */
export const villageStateFor = (facts: readonly DatedFact[]): VillageState =>
  inOrder(facts).reduce((standing, { kind }) => advance(standing, kind), beginning).state

/** The state at the end of a day. */
export const villageStateOn = (facts: readonly DatedFact[], day: PlainDate): VillageState =>
  villageStateFor(facts.filter(({ occurredOn }) => occurredOn <= day))

/** Facts that do not follow from the state before them, though the table would want it. */
const contradictionsIn = <Fact extends DatedFact>(facts: readonly Fact[]): Fact[] => {
  let standing = beginning
  return inOrder(facts).filter(({ kind }) => {
    const possible = isPossibleAfter(standing.state, kind)
    standing = advance(standing, kind)
    return !possible
  })
}

/** The first later fact that a change of the facts would leave without ground. Old contradictions do not count. */
const newContradiction = (
  before: readonly DatedFact[],
  after: readonly DatedFact[],
  changed?: DatedFact,
): DatedFact | undefined => {
  const known = new Set(contradictionsIn(before))
  return contradictionsIn(after).find((fact) => fact !== changed && !known.has(fact))
}

const contradiction = (fact: DatedFact): Verdict =>
  refused('MILESTONE_CONTRADICTS_LATER', { kind: fact.kind, occurredOn: fact.occurredOn })

/** Whether a fact fits between the others at its day, whoever records it. */
export const canHoldMilestone = (facts: readonly DatedFact[], fact: DatedFact): Verdict => {
  const { kind, occurredOn } = fact
  if (facts.some((other) => other.kind === kind && other.occurredOn === occurredOn)) {
    return refused('MILESTONE_ALREADY_RECORDED', { kind, occurredOn })
  }
  const state = villageStateOn(facts, occurredOn)
  if (!isPossibleAfter(state, kind)) return refused('MILESTONE_NOT_POSSIBLE', { state, kind })
  const contradicted = newContradiction(facts, [...facts, fact], fact)
  return contradicted ? contradiction(contradicted) : allowed
}

/** Whether an officer may record a fact on the village's page. */
export const canRecordMilestone = (
  facts: readonly DatedFact[],
  input: MilestoneInput,
  today: PlainDate,
): Verdict => {
  const { kind, occurredOn, note } = input
  if (fromDesignation.has(kind)) return refused('MILESTONE_FROM_DESIGNATION', { kind })
  if (occurredOn > today) return refused('MILESTONE_IN_FUTURE', { today })
  if (note === null && milestonesWithReason.includes(kind))
    return refused('MILESTONE_REASON_NEEDED', { kind })
  return canHoldMilestone(facts, { kind, occurredOn })
}

/** Whether a wrongly typed fact may be taken back. */
export const canRemoveMilestone = (facts: readonly DatedFact[], fact: DatedFact): Verdict => {
  if (fromDesignation.has(fact.kind)) return refused('MILESTONE_FROM_DESIGNATION', { kind: fact.kind })
  const contradicted = newContradiction(
    facts,
    facts.filter((other) => other !== fact),
  )
  return contradicted ? contradiction(contradicted) : allowed
}

/** Whether day and note of a recorded fact may be replaced. */
export const canCorrectMilestone = (
  facts: readonly DatedFact[],
  fact: DatedFact,
  input: Pick<MilestoneInput, 'occurredOn' | 'note'>,
  today: PlainDate,
): Verdict => {
  const moved: MilestoneInput = { kind: fact.kind, occurredOn: input.occurredOn, note: input.note }
  const others = facts.filter((other) => other !== fact)
  const verdict = canRecordMilestone(others, moved, today)
  if (!verdict.allowed) return verdict
  const contradicted = newContradiction(facts, [...others, moved], moved)
  return contradicted ? contradiction(contradicted) : allowed
}

const usualOrder: readonly MilestoneKind[] = [
  'surveyed',
  'coordinated',
  'agreed',
  'designated',
  'inaugurated',
  'activated',
]

/** The facts of the round a day belongs to: a fresh start after an end leaves the old steps behind. */
const roundOf = (facts: readonly DatedFact[], day: PlainDate): DatedFact[] => {
  const ends = facts.filter(({ kind }) => closedStates.some((state) => state === kind))
  const lastEnd = inOrder(ends.filter(({ occurredOn }) => occurredOn < day)).at(-1)
  const nextEnd = inOrder(ends.filter(({ occurredOn }) => occurredOn >= day)).at(0)
  return facts.filter(
    ({ occurredOn }) =>
      (lastEnd === undefined || occurredOn > lastEnd.occurredOn) &&
      (nextEnd === undefined || occurredOn <= nextEnd.occurredOn),
  )
}

/** What an officer should read before recording a fact: unusual, but it happens. */
export const milestoneWarnings = (facts: readonly DatedFact[], fact: DatedFact): VillageWarning[] => {
  const warnings: VillageWarning[] = []
  const before = villageStateOn(facts, fact.occurredOn)
  if (closedStates.includes(before) && isPreparation(fact.kind)) {
    warnings.push({ code: 'MILESTONE_REOPENS', data: { state: before } })
  }
  const place = usualOrder.indexOf(fact.kind)
  if (place < 0) return warnings
  const strange = roundOf(facts, fact.occurredOn).find((other) => {
    const otherPlace = usualOrder.indexOf(other.kind)
    if (otherPlace < 0 || otherPlace === place) return false
    return otherPlace < place ? other.occurredOn > fact.occurredOn : other.occurredOn < fact.occurredOn
  })
  if (strange) {
    warnings.push({
      code: 'MILESTONE_OUT_OF_ORDER',
      data: { kind: strange.kind, occurredOn: strange.occurredOn },
    })
  }
  return warnings
}

/** One mark of the state line on the village's page. */
export type VillageStep = {
  step: PreparationState | 'active'
  /** The day it was first reached in the present round; null where no fact says so. */
  reachedOn: PlainDate | null
  place: 'done' | 'passed' | 'current' | 'ahead'
}

const factOfStep = (step: VillageStep['step']): MilestoneKind | undefined => {
  if (step === 'active') return 'activated'
  return step === 'candidate' ? undefined : step
}

/**
 * The way from candidate to active as steps: `done` with a day, `passed` when a later one was reached without a fact
 * of its own. A state beside the way (suspended, ended …) leaves no step current; the screen names it beside the line.
 */
export const villageStepsFor = (facts: readonly DatedFact[]): VillageStep[] => {
  const ordered = inOrder(facts)
  const state = villageStateFor(ordered)
  const restart = ordered.findLastIndex(({ kind }) => closedStates.some((closed) => closed === kind))
  const round = restart === ordered.length - 1 ? ordered : ordered.slice(restart + 1)
  const steps = [...preparationSteps, 'active'] as const
  const days = steps.map((step) => {
    const kind = factOfStep(step)
    return round.find((fact) => fact.kind === kind)?.occurredOn ?? null
  })
  const reached = Math.max(
    0,
    days.findLastIndex((day) => day !== null),
  )
  return steps.map((step, index) => {
    const reachedOn = days[index] ?? null
    if (step === state) return { step, reachedOn, place: 'current' }
    if (index > reached) return { step, reachedOn, place: 'ahead' }
    return { step, reachedOn, place: reachedOn === null && step !== 'candidate' ? 'passed' : 'done' }
  })
}
