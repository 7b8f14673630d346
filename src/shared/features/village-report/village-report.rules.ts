import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { daysBetween, plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import { readPhone } from '../identity/phone.rules.ts'
import {
  largestReportFiles,
  type ReportCategory,
  type ReportState,
  type ReportWarning,
  type VillageReportInput,
} from './village-report.schema.ts'

export const reportSteps = [
  'correct',
  'verify',
  'askCorrection',
  'followUp',
  'promote',
  'finish',
  'reject',
] as const
export type ReportStep = (typeof reportSteps)[number]

/** Where each step leads from each state; a state that is not named refuses it. */
const steps: Readonly<Record<ReportStep, Partial<Record<ReportState, ReportState>>>> = {
  correct: { submitted: 'submitted', correctionAsked: 'submitted' },
  verify: { submitted: 'verified' },
  askCorrection: { submitted: 'correctionAsked', verified: 'correctionAsked' },
  followUp: { verified: 'followedUp', followedUp: 'followedUp' },
  promote: { verified: 'followedUp', followedUp: 'followedUp' },
  finish: { followedUp: 'done' },
  reject: { submitted: 'rejected', correctionAsked: 'rejected', verified: 'rejected' },
}

/** What is usually done next, for the one main button of each state. */
const usualStep: Readonly<Partial<Record<ReportState, ReportStep>>> = {
  submitted: 'verify',
  correctionAsked: 'correct',
  verified: 'promote',
  followedUp: 'finish',
}

export const nextReportState = (state: ReportState, step: ReportStep): ReportState | undefined =>
  steps[step][state]

type Standing = { state: ReportState; caseNumber: string | null }

/** What has to happen first, or that it is too late. */
const reasonAgainst = (state: ReportState, step: ReportStep): string => {
  if (state === 'done' || state === 'rejected') return 'REPORT_IS_OVER'
  if (step === 'finish') return 'REPORT_NOT_FOLLOWED_UP'
  if (step === 'followUp' || step === 'promote') return 'REPORT_NOT_VERIFIED'
  return state === 'correctionAsked' ? 'REPORT_WAITS_FOR_CORRECTION' : 'REPORT_STEP_NOT_POSSIBLE'
}

export const canTakeReportStep = ({ state, caseNumber }: Standing, step: ReportStep): Verdict => {
  if (nextReportState(state, step) === undefined) return refused(reasonAgainst(state, step), { state })
  if (step === 'promote' && caseNumber !== null)
    return refused('REPORT_ALREADY_A_CASE', { number: caseNumber })
  return allowed
}

export type OfferedReportStep = { step: ReportStep; verdict: Verdict }

/** Every step with its verdict, the usual one of the state first. */
export const reportStepsFor = (standing: Standing): OfferedReportStep[] => {
  const usual =
    standing.caseNumber !== null && standing.state === 'verified' ? 'finish' : usualStep[standing.state]
  const order = [...reportSteps].sort((first, second) => Number(second === usual) - Number(first === usual))
  return order.map((step) => ({ step, verdict: canTakeReportStep(standing, step) }))
}

/** A sign of trafficking has its own, shorter time; the times themselves are settings of the office. */
export const clocksOfCategory = (category: ReportCategory) =>
  category === 'traffickingSign'
    ? (['villageVerification', 'villageFollowUp', 'villageTrafficking'] as const)
    : (['villageVerification', 'villageFollowUp'] as const)

/** Older than this at the time of typing is worth a second look. */
const unusualAgeInDays = 90

/** What cannot be: refused. */
export const canReceiveReport = (
  { receivedAt, occurredOn }: Pick<VillageReportInput, 'receivedAt' | 'occurredOn'>,
  now: number,
): Verdict => {
  if (receivedAt.getTime() > now) return refused('REPORT_RECEIVED_IN_FUTURE')
  const today = plainDateOfInstant(now)
  return occurredOn !== null && occurredOn > today ? refused('REPORT_EVENT_IN_FUTURE', { today }) : allowed
}

export const canAddReportFile = (files: number): Verdict =>
  files < largestReportFiles ? allowed : refused('REPORT_FILES_FULL', { maximum: largestReportFiles })

/** A step is taken after the report came and not ahead of time. */
export const canStepAt = (at: number, receivedAt: number, now: number): Verdict => {
  if (at < receivedAt) return refused('REPORT_STEP_BEFORE_RECEIPT')
  return at > now ? refused('REPORT_STEP_IN_FUTURE') : allowed
}

/** What is unlikely: asked once, and kept with the report when it is saved all the same. */
export const reportWarningsOf = (
  input: Pick<VillageReportInput, 'receivedAt' | 'occurredOn' | 'reporterPhone'>,
  today: PlainDate,
): ReportWarning[] => {
  const receivedOn = plainDateOfInstant(input.receivedAt.getTime())
  const age = daysBetween(receivedOn, today)
  const phone = input.reporterPhone === null ? undefined : readPhone(input.reporterPhone)
  const unusual = phone !== undefined && (phone.errors.length > 0 || phone.warnings.length > 0)
  return [
    ...(input.occurredOn !== null && input.occurredOn > receivedOn
      ? [{ code: 'REPORT_EVENT_AFTER_RECEIPT' as const, data: { receivedOn } }]
      : []),
    ...(age > unusualAgeInDays ? [{ code: 'REPORT_OLD' as const, data: { days: age } }] : []),
    ...(unusual ? [{ code: 'REPORT_PHONE_UNUSUAL' as const, data: {} }] : []),
  ]
}
