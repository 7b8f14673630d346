import { z } from 'zod'
import type { DraftBody } from '#shared/features/draft/draft.schema.ts'
import {
  reportCategory,
  reportChannel,
  type Reporter,
  type VillageReport,
} from '#shared/features/village-report/village-report.schema.ts'
import { villageId } from '#shared/features/village/village.schema.ts'
import { plainDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { instantOf, readTime, timeText } from '#renderer/features/case/time-field.tsx'

/** What the form holds; empty text stands for nothing. Kept as a draft just so. */
const reportValues = z.object({
  villageId: villageId.nullable(),
  villageTitle: z.string().nullable(),
  category: reportCategory.nullable(),
  title: z.string(),
  receivedOn: plainDate.nullable(),
  receivedTime: z.string(),
  channel: reportChannel,
  occurredOn: plainDate.nullable(),
  occurredTime: z.string(),
  hamlet: z.string(),
  neighbourhood: z.string(),
  chronology: z.string(),
  estimatedPersons: z.union([z.number(), z.literal('')]),
  reporterName: z.string(),
  reporterRole: z.string(),
  reporterPhone: z.string(),
})
export type ReportValues = z.infer<typeof reportValues>

/** What a draft held, if this form can still use it. */
export const readValues = (body: DraftBody): ReportValues | undefined => reportValues.safeParse(body).data

export const emptyReport = (
  now: Date,
  village: Pick<ReportValues, 'villageId' | 'villageTitle'>,
): ReportValues => ({
  ...village,
  category: null,
  title: '',
  receivedOn: plainDateOfInstant(now.getTime()),
  receivedTime: timeText(now),
  channel: 'whatsapp',
  occurredOn: null,
  occurredTime: '',
  hamlet: '',
  neighbourhood: '',
  chronology: '',
  estimatedPersons: '',
  reporterName: '',
  reporterRole: '',
  reporterPhone: '',
})

export const valuesOfReport = (report: VillageReport, reporter: Reporter): ReportValues => ({
  villageId: report.villageId,
  villageTitle: report.villageTitle,
  category: report.category,
  title: report.title,
  receivedOn: plainDateOfInstant(report.receivedAt.getTime()),
  receivedTime: timeText(report.receivedAt),
  channel: report.channel,
  occurredOn: report.occurredOn,
  occurredTime: (report.occurredTime ?? '').replace(':', '.'),
  hamlet: report.hamlet ?? '',
  neighbourhood: report.neighbourhood ?? '',
  chronology: report.chronology,
  estimatedPersons: report.estimatedPersons ?? '',
  reporterName: reporter.name ?? '',
  reporterRole: report.reporterRole ?? '',
  reporterPhone: reporter.phone ?? '',
})

/** A moment that was not touched keeps its seconds. */
const receivedAtOf = ({ receivedOn, receivedTime }: ReportValues, before: Date | undefined): Date | null => {
  const time = readTime(receivedTime)
  if (receivedOn === null || !time) return null
  const isUntouched =
    before !== undefined &&
    plainDateOfInstant(before.getTime()) === receivedOn &&
    timeText(before) === receivedTime
  return isUntouched ? before : instantOf(receivedOn, time)
}

/** `9.5` stays as it is typed, so that the check of the contract points at it. */
const clockTextOf = (typed: string): string | null => {
  if (typed.trim() === '') return null
  const time = readTime(typed)
  return time ? [time.hours, time.minutes].map((part) => String(part).padStart(2, '0')).join(':') : typed
}

/** What the procedure takes. */
export const inputOfReport = (values: ReportValues, before?: Date): unknown => {
  const { villageTitle: _title, receivedOn: _day, receivedTime: _time, ...fields } = values
  return {
    ...fields,
    receivedAt: receivedAtOf(values, before),
    occurredTime: clockTextOf(values.occurredTime),
    estimatedPersons: values.estimatedPersons === '' ? null : values.estimatedPersons,
  }
}
