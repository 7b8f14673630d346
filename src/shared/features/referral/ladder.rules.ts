import { dueOnFor } from '../clock/clock.rules.ts'
import type { ClockKind, ClockSetting } from '../clock/clock.schema.ts'
import { daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { waitingStates } from './referral-workflow.rules.ts'
import type { ReferralState } from './referral.schema.ts'

/**
 * receipt: nobody confirmed that it came · progress: nothing was heard for two weeks · escalation: for a month, which a
 * head should know
 */
export const ladderRungs = ['receipt', 'progress', 'escalation'] as const
export type LadderRung = (typeof ladderRungs)[number]

const clocks = {
  receipt: 'referralReceipt',
  progress: 'referralProgress',
  escalation: 'referralEscalation',
} as const satisfies Record<LadderRung, ClockKind>

export const clockOfRung = (rung: LadderRung): ClockKind => clocks[rung]

/** How long an office waits, and the days on which it does not work. */
export type Patience = { settings: readonly ClockSetting[]; holidays: ReadonlySet<PlainDate> }

export const isWaiting = (state: ReferralState): boolean =>
  (waitingStates as readonly ReferralState[]).includes(state)

/** The last day in time of a rung, from the day of the last word. */
const lastDayOf = (rung: LadderRung, from: PlainDate, { settings, holidays }: Patience): PlainDate => {
  const setting = settings.find(({ kind }) => kind === clocks[rung])
  if (!setting) throw new Error('every rung has a setting')
  const { amount, unit } = setting
  if (unit !== 'hours') return dueOnFor({ amount, unit }, from, holidays)
  return dueOnFor({ amount: Math.ceil(amount / 24), unit: 'calendarDays' }, from, holidays)
}

const rungsOf = (state: ReferralState): readonly LadderRung[] =>
  state === 'sent' ? ladderRungs : ['progress', 'escalation']

type Waited = {
  state: ReferralState
  /** The day of the last word. */
  lastWordOn: PlainDate
  /** The day the letter asks for an answer by. */
  answerWantedOn: PlainDate | null
}

/**
 * The day by which something should be heard, asked about on `after`: the nearest rung or wanted day behind it, later on
 * once in every span of the progress rung. Null where nothing is waited for.
 */
export const nextQuestionOn = (
  { state, lastWordOn, answerWantedOn }: Waited,
  after: PlainDate,
  patience: Patience,
): PlainDate | null => {
  if (!isWaiting(state)) return null
  const rungs = rungsOf(state).map((rung) => lastDayOf(rung, lastWordOn, patience))
  const days = answerWantedOn === null ? rungs : [...rungs, answerWantedOn]
  return days.filter((day) => day > after).toSorted()[0] ?? lastDayOf('progress', after, patience)
}

export type LadderFacts = { state: ReferralState; lastWordOn: PlainDate; nextOn: PlainDate | null }
export type LadderStanding = { rung: LadderRung; daysSilent: number }

/** How high on the ladder a referral stands whose day has passed; undefined while it is in time. */
export const ladderStandingOn = (
  { state, lastWordOn, nextOn }: LadderFacts,
  today: PlainDate,
  patience: Patience,
): LadderStanding | undefined => {
  if (!isWaiting(state) || nextOn === null || nextOn >= today) return undefined
  const passed = rungsOf(state).filter((rung) => lastDayOf(rung, lastWordOn, patience) < today)
  return {
    rung: passed.at(-1) ?? (state === 'sent' ? 'receipt' : 'progress'),
    daysSilent: daysBetween(lastWordOn, today),
  }
}
