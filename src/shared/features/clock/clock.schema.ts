import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, paragraph } from '#shared/kernel/text.ts'

/**
 * Deadlines of cases and village reports.
 * passportIssue: a passport is issued after the interview · deferralDocuments: what was asked for at a deferral is brought ·
 * cancellationExamination, cancellationDecision: examination record and decision of a passport cancellation ·
 * passportSurrender: a withdrawn passport is handed in · suspension: nothing is issued meanwhile ·
 * villageVerification, villageFollowUp, villageTrafficking: answers to a village report · urgentExitBan: an urgent exit
 * ban runs out · rehabilitationRequest: a victim's request is handled · referralReceipt, referralProgress,
 * referralEscalation: how long a referral stays without a word (no clock of a case: every referral has its own days)
 */
export const clockKinds = [
  'passportIssue',
  'deferralDocuments',
  'cancellationExamination',
  'cancellationDecision',
  'passportSurrender',
  'suspension',
  'villageVerification',
  'villageFollowUp',
  'villageTrafficking',
  'urgentExitBan',
  'rehabilitationRequest',
  'referralReceipt',
  'referralProgress',
  'referralEscalation',
] as const
export const clockKind = z.enum(clockKinds)
export type ClockKind = z.infer<typeof clockKind>

/** Clocks that an officer starts and ends by hand on a case; the others follow a decision or a village report. */
export const manualClockKinds = [
  'passportIssue',
  'cancellationExamination',
  'cancellationDecision',
  'passportSurrender',
  'urgentExitBan',
  'rehabilitationRequest',
] as const satisfies readonly ClockKind[]
export const manualClockKind = z.enum(manualClockKinds)
export type ManualClockKind = z.infer<typeof manualClockKind>

/** Clocks that only tell until when something lasts: running out is no breach. */
export const informationalClockKinds: readonly ClockKind[] = ['suspension']

export const clockUnits = ['hours', 'calendarDays', 'workingDays', 'months'] as const
export const clockUnit = z.enum(clockUnits)
export type ClockUnit = z.infer<typeof clockUnit>

export const largestClockAmount = 1000

/** How long a kind of clock runs in this office. `version` 0: the default, not saved by the office yet. */
const clockSetting = z.object({
  kind: clockKind,
  amount: z.number().int().min(1).max(largestClockAmount),
  unit: clockUnit,
  /** The law, circular or practice it rests on. */
  basis: z.string().nullable(),
  version: z.number().int(),
})
export type ClockSetting = z.infer<typeof clockSetting>

export const clockSettings = z.object({ settings: z.array(clockSetting).max(clockKinds.length) })

export const clockSettingInput = clockSetting.extend({ basis: optionalLine(200) }).strict()
export type ClockSettingInput = z.output<typeof clockSettingInput>

export const clockId = idOf('Clock')

export const clock = z.object({
  id: clockId,
  kind: clockKind,
  /** The person it belongs to, where it is not the whole case's. */
  subjectId: idOf('Subject').nullable(),
  startedAt: z.date(),
  /** The last moment that is still in time. */
  dueAt: z.date(),
  /** What it waited for was done. */
  metAt: z.date().nullable(),
  /** It does not matter any more: something else was decided, or it was started again. */
  stoppedAt: z.date().nullable(),
  breachCause: z.string().nullable(),
})
export type Clock = z.infer<typeof clock>

const clockOfCase = clock.extend({
  /** Place of the subject within the case. */
  subjectPosition: z.number().int().nullable(),
})
export type ClockOfCase = z.infer<typeof clockOfCase>

export const clockListInput = pageInput.extend({ caseId: idOf('Case'), running: z.boolean().default(true) })
export type ClockListInput = z.output<typeof clockListInput>
export const clockListPage = pageOf(clockOfCase).extend({ total: z.number().int() })
export type ClockListPage = z.infer<typeof clockListPage>

export const breachCause = paragraph(500)

export const holidayKinds = ['national', 'collectiveLeave', 'local'] as const
export const holidayKind = z.enum(holidayKinds)
export type HolidayKind = z.infer<typeof holidayKind>

/** A day on which the office does not work. */
export const holiday = z.object({
  id: idOf('Holiday'),
  day: plainDate,
  name: z.string(),
  kind: holidayKind,
})
export type Holiday = z.infer<typeof holiday>

export const holidayInput = z.object({ day: plainDate, name: line(120), kind: holidayKind }).strict()
export type HolidayInput = z.output<typeof holidayInput>

export const holidayListInput = pageInput.extend({ year: z.number().int().min(1900).max(2200).nullable() })
export type HolidayListInput = z.output<typeof holidayListInput>
export const holidayListPage = pageOf(holiday).extend({ total: z.number().int(), years: z.array(z.number()) })
export type HolidayListPage = z.infer<typeof holidayListPage>

export const largestHolidayImport = 400
