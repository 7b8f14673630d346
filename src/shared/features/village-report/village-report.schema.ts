import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, optionalParagraph, paragraph } from '#shared/kernel/text.ts'
import { attachment } from '../attachment/attachment.schema.ts'
import { clock } from '../clock/clock.schema.ts'
import { villageId } from '../village/village.schema.ts'

export const villageReportId = idOf('VillageReport')

/** What a report is about; a sign of trafficking has the shortest time to act. */
export const reportCategories = ['villageActivity', 'foreigner', 'traffickingSign', 'incident'] as const
export const reportCategory = z.enum(reportCategories)
export type ReportCategory = z.infer<typeof reportCategory>

export const reportChannels = ['whatsapp', 'phone', 'faceToFace', 'letter', 'file', 'other'] as const
export const reportChannel = z.enum(reportChannels)
export type ReportChannel = z.infer<typeof reportChannel>

export const reportStates = [
  'submitted',
  'correctionAsked',
  'verified',
  'followedUp',
  'done',
  'rejected',
] as const
export const reportState = z.enum(reportStates)
export type ReportState = z.infer<typeof reportState>

/** What the office did with a report. `case`: it became one. */
export const interventions = [
  'documentCheck',
  'summons',
  'jointOperation',
  'education',
  'proJustitia',
  'case',
  'other',
] as const
export const intervention = z.enum(interventions)
export type Intervention = z.infer<typeof intervention>

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The report as it came in, whoever typed it and whenever. */
export const villageReportInput = z
  .object({
    villageId,
    category: reportCategory,
    title: line(160),
    occurredOn: plainDate.nullable().default(null),
    occurredTime: time.nullable().default(null),
    hamlet: optionalLine(120).default(null),
    neighbourhood: optionalLine(60).default(null),
    chronology: paragraph(8000),
    estimatedPersons: z.number().int().min(0).max(10_000).nullable().default(null),
    channel: reportChannel,
    reporterName: optionalLine(120).default(null),
    reporterRole: optionalLine(120).default(null),
    reporterPhone: optionalLine(40).default(null),
    /** When it reached the liaison officer or the office; every deadline counts from here. */
    receivedAt: z.date(),
  })
  .strict()
export type VillageReportInput = z.output<typeof villageReportInput>

export const reportWarningCodes = [
  'REPORT_EVENT_AFTER_RECEIPT',
  'REPORT_OLD',
  'REPORT_PHONE_UNUSUAL',
  'REPORT_TWIN',
] as const
export const reportWarningCode = z.enum(reportWarningCodes)
export type ReportWarningCode = z.infer<typeof reportWarningCode>
export const reportWarning = z.object({
  code: reportWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ReportWarning = z.infer<typeof reportWarning>

export const villageReportLine = z.object({
  id: villageReportId,
  /** LP-2026-000001, by the year of receipt. */
  ticket: z.string(),
  registerNumber: z.string().nullable(),
  villageId,
  villageTitle: z.string(),
  category: reportCategory,
  title: z.string(),
  state: reportState,
  receivedAt: z.date(),
  /** The clock that ends first among those that run. */
  dueAt: z.date().nullable(),
  caseId: idOf('Case').nullable(),
})
export type VillageReportLine = z.infer<typeof villageReportLine>

/** What villages send is small. */
export const largestReportFiles = 5
export const largestReportFileBytes = 5 * 1024 * 1024

export const villageReport = villageReportLine.extend({
  occurredOn: plainDate.nullable(),
  occurredTime: z.string().nullable(),
  hamlet: z.string().nullable(),
  neighbourhood: z.string().nullable(),
  chronology: z.string(),
  estimatedPersons: z.number().nullable(),
  channel: reportChannel,
  /** Initials. */
  reporterName: z.string().nullable(),
  reporterRole: z.string().nullable(),
  /** All but the last digits covered. */
  reporterPhone: z.string().nullable(),
  /** The main PIMPASA of the village on the day of receipt. */
  liaisonName: z.string().nullable(),
  recordedAt: z.date(),
  enteredBy: z.string(),
  correctionNote: z.string().nullable(),
  verifiedAt: z.date().nullable(),
  followedUpAt: z.date().nullable(),
  intervention: intervention.nullable(),
  summary: z.string().nullable(),
  rejectionReason: z.string().nullable(),
  caseNumber: z.string().nullable(),
  isImported: z.boolean(),
  warnings: z.array(reportWarning).max(20),
  clocks: z.array(clock).max(12),
  files: z.array(attachment.extend({ title: z.string() })).max(largestReportFiles),
  version: z.number(),
})
export type VillageReport = z.infer<typeof villageReport>

/** Who reported, in clear. */
export const reporter = z.object({ name: z.string().nullable(), phone: z.string().nullable() })
export type Reporter = z.infer<typeof reporter>

export const villageReportOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), report: villageReport }),
  z.object({ outcome: z.literal('warned'), warnings: z.array(reportWarning).max(20) }),
])
export type VillageReportOutcome = z.infer<typeof villageReportOutcome>

export const villageReportViews = ['open', 'overdue', 'correctionAsked', 'all'] as const
export const villageReportView = z.enum(villageReportViews)

export const villageReportListInput = pageInput.extend({
  view: villageReportView.default('open'),
  states: z.array(reportState).max(reportStates.length).default([]),
  categories: z.array(reportCategory).max(reportCategories.length).default([]),
  villageId: villageId.nullable().default(null),
  text: z.string().max(120).default(''),
})
export type VillageReportListInput = z.output<typeof villageReportListInput>

export const villageReportPage = pageOf(villageReportLine).extend({
  total: z.number().int(),
  counts: z.record(villageReportView, z.number().int()),
})

export const followUpInput = z
  .object({
    intervention: intervention.exclude(['case']),
    summary: paragraph(4000),
    at: z.date().nullable().default(null),
  })
  .strict()

export const promoteInput = z
  .object({
    title: line(160),
    /** How many persons nobody knows by name yet. */
    unnamedSubjects: z.number().int().min(1).max(200),
    description: line(200),
    note: optionalParagraph(2000).default(null),
  })
  .strict()

/** One row of an imported file, and why it was left out. */
export const importRowRefusals = [
  'villageUnknown',
  'villageAmbiguous',
  'cellUnreadable',
  'titleMissing',
  'chronologyMissing',
  'receivedMissing',
  'receivedUnreadable',
  'receivedInFuture',
  'occurredUnreadable',
  'occurredInFuture',
  'personsUnreadable',
  'textTooLong',
  'categoryUnknown',
  'alreadyImported',
  'twiceInFile',
] as const
export const importRow = z.object({
  row: z.number().int(),
  title: z.string(),
  refusal: z.enum(importRowRefusals).nullable(),
  ticket: z.string().nullable(),
})
export type ImportRow = z.infer<typeof importRow>
export const largestImport = 200
