import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, optionalParagraph } from '#shared/kernel/text.ts'

export const caseId = idOf('Case')
export type CaseId = z.infer<typeof caseId>

/** Where a case was noticed. */
export const caseChannels = [
  'passportInterview',
  'passportDocumentCheck',
  'checkpointDeparture',
  'checkpointArrival',
  'villageReport',
  'publicComplaint',
  'agencyInformation',
  'fieldSupervision',
  'intelligence',
  'eazyPassportEvent',
  'systemLink',
] as const
export const caseChannel = z.enum(caseChannels)
export type CaseChannel = z.infer<typeof caseChannel>

/** How such placements are usually dressed up; a case may show several. */
export const modusKinds = [
  'tourismCover',
  'familyVisitCover',
  'pilgrimageCover',
  'internshipCover',
  'fictitiousVisa',
  'zeroCostPromise',
  'onlineScam',
  'seaSmuggling',
  'landBorder',
  'fishingVessel',
  'contractMarriage',
  'identitySubstitution',
  'passportBroker',
  'plantationOnVisitorPass',
  'reentryUnderOtherIdentity',
  'villageSponsor',
  'misusedAgencyName',
  'childLabour',
  'entertainment',
  'other',
] as const
export const modus = z.enum(modusKinds)
export type Modus = z.infer<typeof modus>

export const confidentialities = ['ordinary', 'restricted', 'secret'] as const
export const confidentiality = z.enum(confidentialities)
export type Confidentiality = z.infer<typeof confidentiality>

export const urgencies = ['ordinary', 'urgent'] as const
export const urgency = z.enum(urgencies)
export type Urgency = z.infer<typeof urgency>

/** From the first note to the closed file; the last two are the ends. */
export const caseStates = [
  'registered',
  'screening',
  'interview',
  'assessment',
  'decision',
  'awaitingDocuments',
  'referral',
  'monitoring',
  'closed',
  'merged',
] as const
export const caseState = z.enum(caseStates)
export type CaseState = z.infer<typeof caseState>

/** Strongest first. */
export const triageColours = ['red', 'orange', 'yellow', 'blue'] as const
export const triageColour = z.enum(triageColours)
export type TriageColour = z.infer<typeof triageColour>

/** What the office found, said at closing. */
export const caseFindings = [
  'traffickingConfirmed',
  'smugglingConfirmed',
  'nonproceduralConfirmed',
  'falseStatement',
  'notProven',
  'unfounded',
] as const
export const caseFinding = z.enum(caseFindings)
export type CaseFinding = z.infer<typeof caseFinding>

/** What became of the case. */
export const caseOutcomes = [
  'preventedEducated',
  'documentsCompleted',
  'procedurallyPlaced',
  'victimAssisted',
  'policeReport',
  'verdict',
  'notProven',
  'applicantWithdrew',
  'lostToFollowUp',
  'departedElsewhere',
  'duplicate',
] as const
export const caseOutcome = z.enum(caseOutcomes)
export type CaseOutcome = z.infer<typeof caseOutcome>

export const waitingParties = ['applicant', 'agency', 'supervisor', 'village'] as const
export const waitingParty = z.enum(waitingParties)
export type WaitingParty = z.infer<typeof waitingParty>

/** What may be written all the same once the officer has read it. */
export const caseWarningCodes = [
  /** Received long before it is written down. */
  'CASE_RECEIVED_LONG_AGO',
  'CASE_EVENT_AFTER_RECEIPT',
  'CASE_VILLAGE_ELSEWHERE',
  'CLOSING_CONTRADICTORY',
  'CLOSING_OPEN_TASKS',
  'CLOSING_RUNNING_CLOCKS',
  'CLOSING_HELD_DOCUMENTS',
  'CLOSING_OPEN_REFERRALS',
] as const
export const caseWarningCode = z.enum(caseWarningCodes)
export const caseWarning = z.object({
  code: caseWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type CaseWarning = z.infer<typeof caseWarning>

export const caseSchema = z.object({
  id: caseId,
  /** `KNP-2026-0012`, by the year of receipt; no letter number. */
  number: z.string(),
  title: z.string(),
  channel: caseChannel,
  channelDetail: z.string().nullable(),
  /** When it reached the office; clocks count from here. */
  receivedAt: z.date(),
  recordedAt: z.date(),
  eventOn: plainDate.nullable(),
  eventPlace: z.string().nullable(),
  eventRegionCode: z.string().nullable(),
  villageId: idOf('Village').nullable(),
  villageReportId: idOf('VillageReport').nullable(),
  modus: z.array(modus),
  confidentiality,
  urgency,
  sectionId: idOf('Section').nullable(),
  responsibleOfficerId: idOf('Officer').nullable(),
  state: caseState,
  finding: caseFinding.nullable(),
  outcome: caseOutcome.nullable(),
  closedOn: plainDate.nullable(),
  mergedIntoId: caseId.nullable(),
  /** The strongest colour among its subjects; null before the first screening. */
  colour: triageColour.nullable(),
  isSmuggling: z.boolean(),
  subjectCount: z.number().int(),
  undecidedCount: z.number().int(),
  /** The nearest running deadline, open task or referral to ask about; `dueKind` is the kind of the clock, `task` or `referral`. */
  dueAt: z.date().nullable(),
  dueKind: z.string().nullable(),
  waitingFor: waitingParty.nullable(),
  updatedAt: z.date(),
  /** Warnings that were overruled when it was written. */
  warnings: z.array(z.record(z.string(), z.unknown())),
  version: z.number().int(),
})
export type Case = z.infer<typeof caseSchema>

/** Code of a place from the province down to the village, with dots. */
export const eventRegionCode = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/)

/** What an officer types about the event itself. */
export const caseFields = z
  .object({
    title: line(160),
    channel: caseChannel,
    channelDetail: optionalLine(200),
    receivedAt: z.date(),
    eventOn: plainDate.nullable(),
    eventPlace: optionalLine(200),
    eventRegionCode: eventRegionCode.nullable(),
    villageId: idOf('Village').nullable(),
    chronology: optionalParagraph(20_000),
    modus: z.array(modus).max(modusKinds.length),
  })
  .strict()
export type CaseFields = z.output<typeof caseFields>
