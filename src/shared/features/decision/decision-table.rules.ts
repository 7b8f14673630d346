import { refused, type Verdict } from '#shared/kernel/errors.ts'
import { isPermitted, type Role } from '#shared/kernel/permissions.ts'
import { caseStates, type CaseState } from '../case/case.schema.ts'
import type { ClockEffect, DecisionKind } from './decision.schema.ts'

/** Decisions about one thing follow each other; what is `beside` stands beside everything else. */
export type DecisionTrack =
  | 'passport'
  | 'cancellation'
  | 'withdrawal'
  | 'suspension'
  | 'departure'
  | 'finding'
  | 'beside'

/**
 * ordinary: an officer decides · supervised: an officer proposes, a supervisor decides · burdening: whoever decides, a
 * second person confirms; ground and article are needed (Permenkumham 8/2014 jo. 18/2022; Permenimipas 13/2025)
 */
type Weight = 'ordinary' | 'supervised' | 'burdening'

type Rule = {
  track: DecisionTrack
  weight: Weight
  /** The case has come at least this far. */
  from: 'registered' | 'screening' | 'interview'
  clocks: readonly ClockEffect[]
}

const clock = (effect: ClockEffect['effect'], ...kinds: ClockEffect['clock'][]): ClockEffect[] =>
  kinds.map((kind) => ({ clock: kind, effect }))

const rules: Readonly<Record<DecisionKind, Rule>> = {
  passportContinue: {
    track: 'passport',
    weight: 'ordinary',
    from: 'registered',
    clocks: [...clock('meet', 'deferralDocuments'), ...clock('restart', 'passportIssue')],
  },
  passportDeferred: {
    track: 'passport',
    weight: 'ordinary',
    from: 'registered',
    clocks: [...clock('stop', 'passportIssue'), ...clock('restart', 'deferralDocuments')],
  },
  passportApplicationCancelled: {
    track: 'passport',
    weight: 'ordinary',
    from: 'screening',
    clocks: clock('stop', 'deferralDocuments', 'passportIssue'),
  },
  passportRefused: {
    track: 'passport',
    weight: 'burdening',
    from: 'interview',
    clocks: clock('stop', 'deferralDocuments', 'passportIssue'),
  },
  passportCancelled: {
    track: 'cancellation',
    weight: 'burdening',
    from: 'interview',
    clocks: clock('meet', 'cancellationExamination', 'cancellationDecision'),
  },
  passportWithdrawn: {
    track: 'withdrawal',
    weight: 'burdening',
    from: 'interview',
    clocks: clock('restart', 'passportSurrender'),
  },
  issuanceSuspended: {
    track: 'suspension',
    weight: 'burdening',
    from: 'interview',
    clocks: [...clock('stop', 'deferralDocuments', 'passportIssue'), ...clock('restart', 'suspension')],
  },
  departureDeferred: { track: 'departure', weight: 'ordinary', from: 'registered', clocks: [] },
  departureRefused: { track: 'departure', weight: 'burdening', from: 'screening', clocks: [] },
  released: { track: 'departure', weight: 'ordinary', from: 'registered', clocks: [] },
  referred: { track: 'beside', weight: 'ordinary', from: 'registered', clocks: [] },
  educated: { track: 'beside', weight: 'ordinary', from: 'registered', clocks: [] },
  proJustitia: { track: 'beside', weight: 'supervised', from: 'interview', clocks: [] },
  reportedToPolice: { track: 'beside', weight: 'supervised', from: 'registered', clocks: [] },
  exitBanProposed: {
    track: 'beside',
    weight: 'burdening',
    from: 'interview',
    clocks: clock('restart', 'urgentExitBan'),
  },
  noFinding: { track: 'finding', weight: 'ordinary', from: 'screening', clocks: [] },
}

export const trackOf = (kind: DecisionKind): DecisionTrack => rules[kind].track

/** Whether a decision needs a written ground and an article, and a second person whoever decides. */
export const isBurdening = (kind: DecisionKind): boolean => rules[kind].weight === 'burdening'

/** Whether an article must be named. */
export const needsStatute = (kind: DecisionKind): boolean => isBurdening(kind) || kind === 'proJustitia'

export const clockEffectsOf = (kind: DecisionKind): readonly ClockEffect[] => rules[kind].clocks

/** `confirm`: it is proposed, and holds once a second person has confirmed it. */
export type DecisionVerdict = { answer: 'direct' } | { answer: 'confirm' } | ({ answer: 'refused' } & Refusal)
type Refusal = Extract<Verdict, { allowed: false }>

const no = (code: string, data: Record<string, unknown>): DecisionVerdict => ({
  answer: 'refused',
  ...(refused(code, data) as Refusal),
})

const supervisors: ReadonlySet<Role> = new Set(['officeHead', 'sectionHead'])

export const isSupervisingRole = (roles: readonly Role[]): boolean =>
  roles.some((role) => supervisors.has(role))

const needsSecondPerson = (kind: DecisionKind, roles: readonly Role[]): boolean => {
  const { weight } = rules[kind]
  return weight === 'burdening' || (weight === 'supervised' && !isSupervisingRole(roles))
}

/** The one table: may somebody with these roles decide this in a case of this state, alone or with a second person? */
export const decisionVerdict = (
  state: CaseState,
  kind: DecisionKind,
  roles: readonly Role[],
  number = '',
): DecisionVerdict => {
  if (state === 'merged') return no('CASE_MERGED', { number })
  if (state === 'closed') return no('CASE_CLOSED', { number })
  if (!isPermitted(roles, 'case.decide')) return no('NOT_PERMITTED', { permission: 'case.decide' })
  const { from } = rules[kind]
  if (caseStates.indexOf(state) < caseStates.indexOf(from)) {
    return no(from === 'interview' ? 'DECISION_BEFORE_INTERVIEW' : 'DECISION_BEFORE_SCREENING', { kind })
  }
  return { answer: needsSecondPerson(kind, roles) ? 'confirm' : 'direct' }
}
