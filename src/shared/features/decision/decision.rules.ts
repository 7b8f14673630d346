import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import { addDays, daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { TriageColour } from '../case/case.schema.ts'
import { addMonths } from '../clock/clock.rules.ts'
import { isBurdening, isSupervisingRole, needsStatute, trackOf } from './decision-table.rules.ts'
import type {
  AskedDocument,
  Decision,
  DecisionChoice,
  DecisionKind,
  DecisionWarning,
  EndReason,
} from './decision.schema.ts'
import type { Statute } from './statute.schema.ts'

/** Penangguhan lasts six months to two years (Permenkumham 8/2014 jo. 18/2022). */
const shortestSuspension = 6
const longestSuspension = 24

export const suspensionPeriodFor = (decidedOn: PlainDate): { earliest: PlainDate; latest: PlainDate } => ({
  earliest: addMonths(decidedOn, shortestSuspension),
  latest: addMonths(decidedOn, longestSuspension),
})

/** Documents can be waited for from the next day on, for a year at most. */
export const deferralPeriodFor = (decidedOn: PlainDate): { earliest: PlainDate; latest: PlainDate } => ({
  earliest: addDays(decidedOn, 1),
  latest: addMonths(decidedOn, 12),
})

type Days = { decidedOn: PlainDate; receivedOn: PlainDate; today: PlainDate }

/** A decision is made on or after the receipt of its case, and not tomorrow. */
export const canDecideOn = ({ decidedOn, receivedOn, today }: Days): Verdict => {
  if (decidedOn < receivedOn) return refused('DECISION_BEFORE_RECEIPT', { receivedOn })
  return decidedOn > today ? refused('DECISION_IN_FUTURE', { today }) : allowed
}

type Wording = Pick<
  DecisionChoice,
  'kind' | 'ground' | 'reasonCode' | 'statuteId' | 'statuteText' | 'dueOn' | 'blockedUntil'
>

const isWithin = (
  day: PlainDate,
  { earliest, latest }: { earliest: PlainDate; latest: PlainDate },
): boolean => day >= earliest && day <= latest

const canHaveTimes = ({ kind, dueOn, blockedUntil }: Wording, decidedOn: PlainDate): Verdict => {
  if (kind === 'passportDeferred' && dueOn !== null) {
    const period = deferralPeriodFor(decidedOn)
    return isWithin(dueOn, period) ? allowed : refused('DECISION_DUE_IMPOSSIBLE', period)
  }
  if (kind === 'issuanceSuspended') {
    const period = suspensionPeriodFor(decidedOn)
    return blockedUntil !== null && isWithin(blockedUntil, period)
      ? allowed
      : refused('SUSPENSION_PERIOD_INVALID', period)
  }
  return allowed
}

/** Whether a decision says why, on what article, and until when, as its kind asks for. */
export const canWordDecision = (wording: Wording, decidedOn: PlainDate): Verdict => {
  const { kind, ground, reasonCode, statuteId, statuteText } = wording
  if (ground === null && isBurdening(kind)) return refused('DECISION_NEEDS_GROUND', { kind })
  if (ground === null && (reasonCode === null || reasonCode === 'other')) {
    return refused(reasonCode === null ? 'DECISION_NEEDS_REASON' : 'DECISION_NEEDS_GROUND', { kind })
  }
  if (statuteId === null && statuteText === null && needsStatute(kind)) {
    return refused('DECISION_NEEDS_STATUTE', { kind })
  }
  return canHaveTimes(wording, decidedOn)
}

type Period = Pick<Statute, 'validFrom' | 'validUntil'>

export const isStatuteInForce = ({ validFrom, validUntil }: Period, day: PlainDate): boolean =>
  validFrom <= day && (validUntil === null || day <= validUntil)

/** An offence is judged by the law of the day of the act, an order by that of the day it is given. */
export const canCite = (
  statute: Period & Pick<Statute, 'statute' | 'article'>,
  days: { decidedOn: PlainDate; eventOn: PlainDate | null },
): Verdict => {
  const { decidedOn, eventOn } = days
  const isCurrent = isStatuteInForce(statute, decidedOn)
  if (isCurrent || (eventOn !== null && isStatuteInForce(statute, eventOn))) return allowed
  return refused('DECISION_STATUTE_NOT_IN_FORCE', { statute: citationOf(statute), decidedOn })
}

export const citationOf = ({ statute, article }: Pick<Statute, 'statute' | 'article'>): string =>
  `${statute} ${article}`

export const canKeepStatute = (
  { validFrom, validUntil, ...named }: Period & Pick<Statute, 'statute' | 'article'>,
  others: readonly Period[],
): Verdict => {
  if (validUntil !== null && validUntil < validFrom) return refused('STATUTE_PERIOD_INVALID')
  const meets = others.some(
    (other) =>
      (other.validUntil === null || validFrom <= other.validUntil) &&
      (validUntil === null || other.validFrom <= validUntil),
  )
  return meets ? refused('STATUTE_PERIOD_TAKEN', { name: citationOf(named) }) : allowed
}

type Earlier = Pick<Decision, 'kind' | 'decidedOn' | 'state' | 'dueOn' | 'documents'>

/** What is known of a person before a decision. */
export type Standing = {
  position: number
  colour: TriageColour | null
  decisions: readonly Earlier[]
  /** Last day of a suspension of this person, in any case. */
  blockedUntil: PlainDate | null
}

const inForce = (standing: Standing): Earlier[] =>
  standing.decisions.filter(({ state }) => state === 'inForce')

export const deferralOf = <Entry extends Pick<Earlier, 'kind' | 'state'>>(
  decisions: readonly Entry[],
): Entry | undefined =>
  decisions.find(({ kind, state }) => kind === 'passportDeferred' && state === 'inForce')

const isOnTrackOf =
  (kind: DecisionKind) =>
  (earlier: Pick<Earlier, 'kind'>): boolean =>
    trackOf(kind) !== 'beside' && trackOf(earlier.kind) === trackOf(kind)

const latestOf = (decisions: readonly Earlier[]): Earlier | undefined =>
  decisions.toSorted((first, second) => first.decidedOn.localeCompare(second.decidedOn)).at(-1)

/**
 * Whether a decision can follow what was decided about a person before. A proposal is asked twice: when it is made, and
 * when it is confirmed (`isConfirming`), because others may have been made meanwhile.
 */
export const canFollow = (
  standing: Standing,
  {
    kind,
    decidedOn,
    isConfirming = false,
  }: { kind: DecisionKind; decidedOn: PlainDate; isConfirming?: boolean },
): Verdict => {
  const { position } = standing
  const onTrack = standing.decisions.filter(isOnTrackOf(kind))
  if (!isConfirming && onTrack.some(({ state }) => state === 'proposed')) {
    return refused('DECISION_ALREADY_PROPOSED', { position })
  }
  const latest = latestOf(onTrack.filter(({ state }) => state === 'inForce' || state === 'ended'))
  if (latest && latest.decidedOn > decidedOn) {
    return refused('DECISION_BEFORE_EARLIER', { earlierOn: latest.decidedOn, position })
  }
  const same = inForce(standing).find((one) => one.kind === kind && one.decidedOn === decidedOn)
  if (same) return refused('DECISION_ALREADY_MADE', { kind, position })
  if (kind === 'passportApplicationCancelled' && !deferralOf(standing.decisions)) {
    return refused('DECISION_WITHOUT_DEFERRAL', { position })
  }
  const { blockedUntil } = standing
  if (kind === 'passportContinue' && blockedUntil !== null && blockedUntil >= decidedOn) {
    return refused('DECISION_PERSON_BLOCKED', { until: blockedUntil, position })
  }
  return allowed
}

/** A decision written down this many days after it was made is asked about. */
const longAgo = 30

const lettingGo: ReadonlySet<DecisionKind> = new Set(['passportContinue', 'released', 'noFinding'])

export const outstandingOf = (documents: readonly AskedDocument[]): AskedDocument[] =>
  documents.filter(({ receivedOn }) => receivedOn === null)

/** What the officer should read before this decision about one person. */
export const decisionWarnings = (
  { position, colour, decisions }: Standing,
  { kind, documents }: Pick<DecisionChoice, 'kind' | 'documents'>,
  { decidedOn, today }: { decidedOn: PlainDate; today: PlainDate },
): DecisionWarning[] => {
  const warnings: DecisionWarning[] = []
  const days = daysBetween(decidedOn, today)
  if (days > longAgo) warnings.push({ code: 'DECISION_LONG_AGO', data: { days } })
  if (lettingGo.has(kind) && (colour === 'red' || colour === 'orange')) {
    warnings.push({ code: 'DECISION_AGAINST_COLOUR', data: { position, colour } })
  }
  if (colour === null) warnings.push({ code: 'DECISION_WITHOUT_SCREENING', data: { position } })
  const deferral = deferralOf(decisions)
  const outstanding = deferral ? outstandingOf(deferral.documents).length : 0
  if (kind === 'passportContinue' && outstanding > 0) {
    warnings.push({ code: 'DECISION_DOCUMENTS_OUTSTANDING', data: { position, count: outstanding } })
  }
  if (kind === 'passportApplicationCancelled' && deferral?.dueOn && deferral.dueOn >= decidedOn) {
    warnings.push({ code: 'DECISION_BEFORE_DUE', data: { position, dueOn: deferral.dueOn } })
  }
  if (kind === 'passportDeferred' && documents.length === 0) {
    warnings.push({ code: 'DECISION_NO_DOCUMENTS_ASKED', data: {} })
  }
  return warnings
}

/** Why an earlier decision ends with a later one, or undefined where it goes on. */
export const endReasonFor = (earlier: DecisionKind, later: DecisionKind): EndReason | undefined => {
  if (!isOnTrackOf(later)({ kind: earlier })) return undefined
  if (earlier !== 'passportDeferred') return 'superseded'
  if (later === 'passportContinue') return 'documentsComplete'
  return later === 'passportApplicationCancelled' ? 'documentsNotBrought' : 'superseded'
}

/** The decision a list shows for a person: the last one that settles something; else what stands beside. */
export const shownDecisionFor = (
  decisions: readonly Pick<Decision, 'kind' | 'decidedOn' | 'state'>[],
): DecisionKind | null => {
  const current = decisions.filter(({ state }) => state === 'inForce')
  const settling = current.filter(({ kind }) => trackOf(kind) !== 'beside')
  const shown = settling.length > 0 ? settling : current
  // Of one day the one written last counts; the list is in the order of writing.
  return (
    shown.reduce<(typeof shown)[number] | undefined>(
      (last, one) => (last && last.decidedOn > one.decidedOn ? last : one),
      undefined,
    )?.kind ?? null
  )
}

type Officer = { id: string; roles: readonly Role[] }

/** The second person: a supervisor, and never the one who proposed. */
export const canConfirm = (
  { state, officerId }: Pick<Decision, 'state' | 'officerId'>,
  { id, roles }: Officer,
): Verdict => {
  if (state !== 'proposed') return refused('DECISION_NOT_PROPOSED')
  if (!isSupervisingRole(roles)) return refused('DECISION_NEEDS_SUPERVISOR')
  return officerId === id ? refused('DECISION_SAME_OFFICER') : allowed
}

/** Whoever proposed may take it back until somebody has answered. */
export const canTakeBack = (
  { state, officerId }: Pick<Decision, 'state' | 'officerId'>,
  officer: Pick<Officer, 'id'>,
): Verdict => {
  if (state !== 'proposed') return refused('DECISION_NOT_PROPOSED')
  return officerId === officer.id ? allowed : refused('DECISION_NOT_YOURS')
}

const liftable: ReadonlySet<DecisionKind> = new Set([
  'issuanceSuspended',
  'exitBanProposed',
  'passportWithdrawn',
])

/** Orders that last can be lifted before their time; by a supervisor, as they were confirmed by one. */
export const canLift = ({ state, kind }: Pick<Decision, 'state' | 'kind'>, { roles }: Officer): Verdict => {
  if (!liftable.has(kind)) return refused('DECISION_CANNOT_BE_LIFTED', { kind })
  if (state !== 'inForce') return refused('DECISION_NOT_IN_FORCE')
  return isSupervisingRole(roles) ? allowed : refused('DECISION_NEEDS_SUPERVISOR')
}

/** Documents are brought to a deferral that is still in force. */
export const canReceiveDocuments = ({ state, kind }: Pick<Decision, 'state' | 'kind'>): Verdict => {
  if (kind !== 'passportDeferred') return refused('DECISION_NOT_A_DEFERRAL')
  return state === 'inForce' ? allowed : refused('DECISION_NOT_IN_FORCE')
}
