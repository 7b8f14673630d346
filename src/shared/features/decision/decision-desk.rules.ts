import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { type CaseStep, caseStepVerdict } from '../case/case-workflow.rules.ts'
import type { CaseState } from '../case/case.schema.ts'
import type { ClockKind } from '../clock/clock.schema.ts'
import { clockEffectsOf, decisionVerdict } from './decision-table.rules.ts'
import {
  canFollow,
  canWordDecision,
  deferralOf,
  endReasonFor,
  suspensionPeriodFor,
} from './decision.rules.ts'
import type { DecidableSubject, DecisionDesk, DecisionKind } from './decision.schema.ts'

const laterStates: ReadonlySet<CaseState> = new Set(['referral', 'monitoring'])

// Somebody is decided about, so the steps that ask for a subject have one.
const facts = { number: '', subjectCount: 1, undecidedCount: 0, colour: null }

/**
 * The steps a case takes after decisions that are in force, and where they bring it. `waits`: a deferral of the case is
 * in force afterwards.
 */
export const caseAfterDecisions = (
  state: CaseState,
  kinds: readonly DecisionKind[],
  waits: boolean,
): { steps: CaseStep[]; state: CaseState } => {
  const steps: CaseStep[] = []
  let reached = state
  const take = (step: CaseStep): void => {
    const verdict = caseStepVerdict(reached, step, facts)
    steps.push(step)
    if (verdict.allowed) reached = verdict.nextState
  }
  take('decide')
  if (waits && kinds.includes('passportDeferred') && !laterStates.has(reached)) take('awaitDocuments')
  if (!waits && reached === 'awaitingDocuments') take('resumeDocuments')
  if (kinds.includes('referred') && reached === 'decision') take('refer')
  return { steps, state: reached }
}

type Desk = Pick<DecisionDesk, 'state' | 'number'>
type Person = Pick<DecidableSubject, 'position' | 'colour' | 'decisions' | 'blockedUntil'>
type Choosing = { kind: DecisionKind; decidedOn: PlainDate; roles: readonly Role[] }

const tableVerdict = ({ state, number }: Desk, { kind, roles }: Omit<Choosing, 'decidedOn'>): Verdict => {
  const verdict = decisionVerdict(state, kind, roles, number)
  return verdict.answer === 'refused' ? refused(verdict.code, verdict.data) : allowed
}

/** Whether a decision can be chosen for somebody of these persons; refused with the reason of the first of them. */
export const canChooseKind = (desk: Desk, persons: readonly Person[], choosing: Choosing): Verdict => {
  const byTable = tableVerdict(desk, choosing)
  if (!byTable.allowed) return byTable
  const verdicts = persons.map((person) => canFollow(person, choosing))
  const [first] = verdicts
  return first === undefined || verdicts.some((verdict) => verdict.allowed) ? allowed : first
}

type Wording = Parameters<typeof canWordDecision>[0]
type WordingField = 'ground' | 'reasonCode' | 'statuteText' | 'dueOn' | 'blockedUntil'
type Refusal = Extract<Verdict, { allowed: false }>

const fieldOf: Readonly<Record<string, WordingField>> = {
  DECISION_NEEDS_GROUND: 'ground',
  DECISION_NEEDS_REASON: 'reasonCode',
  DECISION_NEEDS_STATUTE: 'statuteText',
  DECISION_DUE_IMPOSSIBLE: 'dueOn',
  SUSPENSION_PERIOD_INVALID: 'blockedUntil',
}

/** Everything that is missing or wrong in the words of a decision, by field: the rule is asked until it has no more. */
export const wordingRefusals = (
  wording: Wording,
  decidedOn: PlainDate,
): Partial<Record<WordingField, Refusal>> => {
  const mended: Wording = { ...wording }
  const mend: Readonly<Record<WordingField, () => void>> = {
    ground: () => (mended.ground = '-'),
    reasonCode: () => (mended.reasonCode = 'documentsMissing'),
    statuteText: () => (mended.statuteText = '-'),
    dueOn: () => (mended.dueOn = null),
    blockedUntil: () => (mended.blockedUntil = suspensionPeriodFor(decidedOn).earliest),
  }
  const found: Partial<Record<WordingField, Refusal>> = {}
  for (;;) {
    const verdict = canWordDecision(mended, decidedOn)
    const field = verdict.allowed ? undefined : fieldOf[verdict.code]
    if (verdict.allowed || field === undefined || found[field]) return found
    found[field] = verdict
    mend[field]()
  }
}

type Chosen = { kind: DecisionKind; subjectIds: readonly string[] }
type RunningClock = { kind: ClockKind; subjectId: string | null }

export type DecisionPreview = {
  /** Persons for whom it holds at once, and for whom it waits for a second person. */
  direct: number
  proposed: number
  starts: { clock: ClockKind; count: number }[]
  ends: { clock: ClockKind; count: number }[]
  /** Where the case stands afterwards. */
  state: CaseState
}

const counted = (clocks: readonly ClockKind[]): { clock: ClockKind; count: number }[] =>
  [...Map.groupBy(clocks, (clock) => clock)].map(([clock, each]) => ({ clock, count: each.length }))

/** What an act will do once it is saved. A proposal does nothing yet but bring the case to its decision. */
export const previewOf = (
  desk: Desk & { subjects: readonly Pick<DecidableSubject, 'id' | 'decisions'>[] },
  chosen: readonly Chosen[],
  running: readonly RunningClock[],
  roles: readonly Role[],
): DecisionPreview => {
  const isDirect = ({ kind }: Chosen): boolean => decisionVerdict(desk.state, kind, roles).answer === 'direct'
  const direct = chosen.filter(isDirect)
  const kindOf = new Map(direct.flatMap(({ kind, subjectIds }) => subjectIds.map((id) => [id, kind])))
  const starts: ClockKind[] = []
  const ends: ClockKind[] = []
  for (const [subjectId, kind] of kindOf) {
    for (const { clock, effect } of clockEffectsOf(kind)) {
      const runs = running.some((one) => one.kind === clock && one.subjectId === subjectId)
      const isBegun = effect === 'start' || effect === 'restart'
      if (isBegun) starts.push(clock)
      else if (runs) ends.push(clock)
    }
  }
  const waits = desk.subjects.some(({ id, decisions }) => {
    const kind = kindOf.get(id)
    if (kind === 'passportDeferred') return true
    const goesOn = kind === undefined || endReasonFor('passportDeferred', kind) === undefined
    return goesOn && deferralOf(decisions) !== undefined
  })
  const personsOf = (choices: readonly Chosen[]): number =>
    choices.reduce((sum, { subjectIds }) => sum + subjectIds.length, 0)
  return {
    direct: personsOf(direct),
    proposed: personsOf(chosen) - personsOf(direct),
    starts: counted(starts),
    ends: counted(ends),
    state: caseAfterDecisions(
      desk.state,
      direct.map(({ kind }) => kind),
      waits,
    ).state,
  }
}
