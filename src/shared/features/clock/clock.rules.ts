import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import {
  addDays,
  dayOf,
  daysBetween,
  daysInMonth,
  monthOf,
  type PlainDate,
  plainDateOf,
  plainDateOfInstant,
  yearOf,
} from '#shared/kernel/plain-date.ts'
import {
  type Clock,
  type ClockKind,
  clockKinds,
  type ClockSetting,
  informationalClockKinds,
  type ManualClockKind,
} from './clock.schema.ts'

type Length = Pick<ClockSetting, 'amount' | 'unit'>

const defaultLength = (
  kind: ClockKind,
  amount: number,
  unit: Length['unit'],
  basis: string,
): ClockSetting => ({
  kind,
  amount,
  unit,
  basis,
  version: 0,
})

const passportRules = 'Permenkumham 8/2014 jo. 18/2022'
const villageService = 'Standar layanan Kantor Wilayah'

/** What a clock runs for until the office says otherwise. */
export const defaultClockSettings: Record<ClockKind, ClockSetting> = {
  passportIssue: defaultLength('passportIssue', 4, 'workingDays', `${passportRules} Pasal 22`),
  deferralDocuments: defaultLength('deferralDocuments', 30, 'calendarDays', 'Praktik kantor'),
  cancellationExamination: defaultLength('cancellationExamination', 2, 'calendarDays', passportRules),
  cancellationDecision: defaultLength('cancellationDecision', 1, 'calendarDays', passportRules),
  passportSurrender: defaultLength('passportSurrender', 3, 'calendarDays', passportRules),
  suspension: defaultLength('suspension', 6, 'months', passportRules),
  villageVerification: defaultLength('villageVerification', 48, 'hours', villageService),
  villageFollowUp: defaultLength('villageFollowUp', 72, 'hours', villageService),
  villageTrafficking: defaultLength('villageTrafficking', 6, 'hours', villageService),
  urgentExitBan: defaultLength('urgentExitBan', 20, 'calendarDays', 'Permenimipas 13/2025'),
  rehabilitationRequest: defaultLength('rehabilitationRequest', 7, 'calendarDays', 'UU 21/2007 Pasal 52'),
  referralReceipt: defaultLength('referralReceipt', 3, 'workingDays', 'Praktik kantor'),
  referralProgress: defaultLength('referralProgress', 14, 'calendarDays', 'Praktik kantor'),
  referralEscalation: defaultLength('referralEscalation', 30, 'calendarDays', 'Praktik kantor'),
}

/** One setting for every kind: what the office saved, otherwise the default. */
export const allClockSettings = (saved: readonly ClockSetting[]): ClockSetting[] =>
  clockKinds.map((kind) => saved.find((setting) => setting.kind === kind) ?? defaultClockSettings[kind])

/** The same day some months later; where that month is too short, its last day. */
export const addMonths = (value: PlainDate, months: number): PlainDate => {
  const counted = yearOf(value) * 12 + monthOf(value) - 1 + months
  const [year, month] = [Math.floor(counted / 12), (counted % 12) + 1]
  return plainDateOf(year, month, Math.min(dayOf(value), daysInMonth(year, month)))
}

/** The first moment of a day, as the workstation's zone has it. */
export const startOfDay = (value: PlainDate): number =>
  new Date(yearOf(value), monthOf(value) - 1, dayOf(value)).getTime()

/** The last moment of a day, as the workstation's zone has it. */
export const endOfDay = (value: PlainDate): number => startOfDay(addDays(value, 1)) - 1

const aMonday = '2024-01-01' as PlainDate

const isWeekend = (value: PlainDate): boolean => ((daysBetween(aMonday, value) % 7) + 7) % 7 >= 5

/** Saturday, Sunday and holidays are none. */
export const isWorkingDay = (value: PlainDate, holidays: ReadonlySet<PlainDate>): boolean =>
  !isWeekend(value) && !holidays.has(value)

const addWorkingDays = (from: PlainDate, amount: number, holidays: ReadonlySet<PlainDate>): PlainDate => {
  let day = from
  for (let left = amount; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, holidays)) left -= 1
  }
  return day
}

/** The last day in time for a length that is counted in days; the day it starts on is not counted. */
export const dueOnFor = (
  { amount, unit }: { amount: number; unit: Exclude<Length['unit'], 'hours'> },
  startedOn: PlainDate,
  holidays: ReadonlySet<PlainDate>,
): PlainDate => {
  switch (unit) {
    case 'calendarDays':
      return addDays(startedOn, amount)
    case 'months':
      return addMonths(startedOn, amount)
    case 'workingDays':
      return addWorkingDays(startedOn, amount, holidays)
  }
}

/** The last moment in time: hours run on through the night, days end at midnight of the workstation's zone. */
export const dueAtFor = (
  { amount, unit }: Length,
  startedAt: number,
  holidays: ReadonlySet<PlainDate>,
): number =>
  unit === 'hours'
    ? startedAt + amount * 3_600_000
    : endOfDay(dueOnFor({ amount, unit }, plainDateOfInstant(startedAt), holidays))

export type ClockState = {
  /** `ended`: a clock that only tells until when something lasts has run out. */
  state: 'running' | 'overdue' | 'met' | 'metLate' | 'stopped' | 'ended'
  /** How long it still runs, or by how much it is (or was) late. */
  amount: number
  unit: 'days' | 'hours'
}

type Times = Pick<Clock, 'kind' | 'dueAt' | 'metAt' | 'stoppedAt'>

const isDayClock = (dueAt: number): boolean => dueAt === endOfDay(plainDateOfInstant(dueAt))

/** Days where days are counted or the way is long, hours otherwise; begun hours count. */
const distance = (dueAt: number, at: number): Pick<ClockState, 'amount' | 'unit'> => {
  const days = Math.abs(daysBetween(plainDateOfInstant(at), plainDateOfInstant(dueAt)))
  if (isDayClock(dueAt) || days > 2) return { amount: days, unit: 'days' }
  return { amount: Math.ceil(Math.abs(dueAt - at) / 3_600_000), unit: 'hours' }
}

/** What a clock says at a moment. */
export const clockStateOn = (clock: Times, now: number): ClockState => {
  const dueAt = clock.dueAt.getTime()
  if (clock.metAt !== null) {
    const metAt = clock.metAt.getTime()
    return { state: metAt > dueAt ? 'metLate' : 'met', ...distance(dueAt, metAt) }
  }
  if (clock.stoppedAt !== null) return { state: 'stopped', ...distance(dueAt, clock.stoppedAt.getTime()) }
  if (now <= dueAt) return { state: 'running', ...distance(dueAt, now) }
  return {
    state: informationalClockKinds.includes(clock.kind) ? 'ended' : 'overdue',
    ...distance(dueAt, now),
  }
}

export const isRunning = ({ metAt, stoppedAt }: Pick<Clock, 'metAt' | 'stoppedAt'>): boolean =>
  metAt === null && stoppedAt === null

/** Whether a clock was not met in time: only then has it a cause to be given. */
export const isBreached = (clock: Times, now: number): boolean => {
  const { state } = clockStateOn(clock, now)
  return state === 'overdue' || state === 'metLate'
}

export const canExplainBreach = (clock: Times, now: number): Verdict =>
  isBreached(clock, now) ? allowed : refused('CLOCK_NOT_BREACHED', { kind: clock.kind })

/** The clock that a met one is followed by: the decision on a cancellation follows its examination record. */
export const followingClock = (kind: ClockKind): ManualClockKind | undefined =>
  kind === 'cancellationExamination' ? 'cancellationDecision' : undefined
