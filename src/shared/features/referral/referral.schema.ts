import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, paragraph } from '#shared/kernel/text.ts'
import { agencyId, referralNeed } from '../agency/agency.schema.ts'
import { caseId } from '../case/case.schema.ts'
import { evidenceId } from '../evidence/evidence.schema.ts'
import { subjectId } from '../subject/subject.schema.ts'

export const referralId = idOf('Referral')
export type ReferralId = z.infer<typeof referralId>

/** information: the agency is told · personHandover: somebody goes there · service: help is asked for · investigation */
export const referralKinds = ['information', 'personHandover', 'service', 'investigation'] as const
export const referralKind = z.enum(referralKinds)
export type ReferralKind = z.infer<typeof referralKind>

/** From the draft to the answer; see referral-workflow.rules.ts for what leads where. */
export const referralStates = [
  'prepared',
  'signed',
  'sent',
  'received',
  'accepted',
  'inProgress',
  'completed',
  'declined',
  'reReferred',
  'returnedIncomplete',
  'noResponse',
  'cancelled',
] as const
export const referralState = z.enum(referralStates)
export type ReferralState = z.infer<typeof referralState>

/** What is asked for (Permen PPPA 8/2021 and the practice of offices). */
export const referralServices = [
  'verification',
  'identification',
  'healthRehabilitation',
  'socialRehabilitation',
  'shelter',
  'legalService',
  'protection',
  'investigation',
  'repatriation',
  'reintegration',
] as const
export const referralService = z.enum(referralServices)
export type ReferralService = z.infer<typeof referralService>

export const referralUrgencies = ['ordinary', 'urgent', 'veryUrgent'] as const
export const referralUrgency = z.enum(referralUrgencies)

export const referralConfidentialities = ['ordinary', 'restricted', 'secret', 'topSecret'] as const
export const referralConfidentiality = z.enum(referralConfidentialities)

export const referralConsents = ['given', 'refused', 'notRequired'] as const
export const referralConsent = z.enum(referralConsents)
export type ReferralConsent = z.infer<typeof referralConsent>

/** What of a person can leave the office in the sealed annex; exactly what is ticked does. */
export const disclosedFields = [
  'fullName',
  'alias',
  'nik',
  'birth',
  'sex',
  'identityAddress',
  'domicileAddress',
  'contacts',
  'passport',
  'emergencyContact',
  'education',
  'occupation',
  'travel',
  'job',
  'placement',
  'money',
  'careNeed',
] as const
export const disclosedField = z.enum(disclosedFields)
export type DisclosedField = z.infer<typeof disclosedField>

export const sendingWays = ['byHand', 'post', 'email', 'srikandi', 'other'] as const
export const sendingWay = z.enum(sendingWays)
export type SendingWay = z.infer<typeof sendingWay>

export const followUpChannels = ['phone', 'whatsapp', 'email', 'letter', 'visit', 'slip', 'other'] as const
export const followUpChannel = z.enum(followUpChannels)
export type FollowUpChannel = z.infer<typeof followUpChannel>

export const largestReferralGroup = 50
export const largestAgencyChoice = 10
const largestCopyList = 12

export const referredSubject = z
  .object({
    subjectId,
    consent: referralConsent,
    consentReason: optionalLine(300).default(null),
    disclosed: z.array(disclosedField).min(1).max(disclosedFields.length),
  })
  .strict()
export type ReferredSubject = z.output<typeof referredSubject>

/** What an officer writes of a referral; the same for every agency it goes to at once. */
export const referralFields = z
  .object({
    need: referralNeed,
    kind: referralKind,
    services: z.array(referralService).max(referralServices.length).default([]),
    urgency: referralUrgency,
    confidentiality: referralConfidentiality,
    legalBasis: paragraph(2000),
    chronology: paragraph(8000),
    indications: z.union([z.literal(''), paragraph(4000)]).default(''),
    measures: z.union([z.literal(''), paragraph(4000)]).default(''),
    request: paragraph(4000),
    contactName: line(120),
    contactPhone: line(60),
    contactHours: optionalLine(120).default(null),
    copiesTo: z.array(line(200)).max(largestCopyList).default([]),
    answerWantedOn: plainDate.nullable(),
    subjects: z.array(referredSubject).min(1).max(largestReferralGroup),
  })
  .strict()
export type ReferralFields = z.output<typeof referralFields>

/** What an officer reads before he writes to an agency all the same; why he did is kept with the referral. */
export const referralWarningCodes = [
  /** Competent neither at anybody's home nor at the place of the event. */
  'REFERRAL_AGENCY_ELSEWHERE',
  /** Valid today, and no more on the day the answer is wanted. */
  'REFERRAL_AGENCY_ENDS',
] as const
export const referralWarningCode = z.enum(referralWarningCodes)
export type ReferralWarningCode = z.infer<typeof referralWarningCode>
export const referralWarning = z.object({
  code: referralWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ReferralWarning = z.infer<typeof referralWarning>

/** Warnings the officer has read, with his reason; any other one is answered with `warned`, and nothing is written. */
const accepted = {
  acceptedWarnings: z.array(referralWarningCode).max(referralWarningCodes.length).default([]),
  warningReason: optionalLine(500).default(null),
}
export type Accepted = { acceptedWarnings: readonly ReferralWarningCode[]; warningReason: string | null }

export const newReferral = referralFields
  .extend({
    ...accepted,
    caseId,
    /** One referral for each of them. */
    agencyIds: z.array(agencyId).min(1).max(largestAgencyChoice),
  })
  .strict()
export type NewReferral = z.output<typeof newReferral>

const target = { id: referralId, version: z.number().int() }

export const changedReferral = referralFields.extend({ ...target, ...accepted, agencyId }).strict()
export type ChangedReferral = z.output<typeof changedReferral>

/** Steps of the table that an officer takes with a day; `reRefer` makes a new referral and has an input of its own. */
export const takenSteps = [
  'sign',
  'send',
  'receive',
  'accept',
  'startWork',
  'complete',
  'decline',
  'returnIncomplete',
  'amend',
  'giveUp',
  'cancel',
] as const
const takenStep = z.enum(takenSteps)
export type TakenStep = z.infer<typeof takenStep>

export const stepInput = z
  .object({
    ...target,
    step: takenStep,
    /** When it happened, not when it is typed. */
    happenedOn: plainDate,
    /** Who said so, or who took it in. */
    person: optionalLine(120).default(null),
    channel: followUpChannel.nullable().default(null),
    note: optionalLine(1000).default(null),
    way: sendingWay.nullable().default(null),
    /** Receipt of the post, e-mail, number in the register of outgoing letters. */
    proof: optionalLine(200).default(null),
    evidenceId: evidenceId.nullable().default(null),
  })
  .strict()
export type StepInput = z.output<typeof stepInput>

export const reReferInput = z
  .object({ ...target, ...accepted, happenedOn: plainDate, agencyId, reason: line(1000) })
  .strict()
export type ReReferInput = z.output<typeof reReferInput>

export const followUpInput = z
  .object({
    ...target,
    happenedOn: plainDate,
    channel: followUpChannel,
    person: optionalLine(120).default(null),
    note: line(1000),
    /** When to ask again; left out: by the office's ladder. */
    nextOn: plainDate.nullable().default(null),
    evidenceId: evidenceId.nullable().default(null),
  })
  .strict()
export type FollowUpInput = z.output<typeof followUpInput>

export const verificationResults = ['procedural', 'nonprocedural', 'notFound', 'needsClarification'] as const
export const protectionDecisions = ['granted', 'rejected', 'stillExamined'] as const

const none = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null)

/** What came out of it; which of it an agency can answer is in `resultFieldsFor`. */
export const referralResult = z
  .object({
    /** LP: the police report. */
    policeReportNumber: optionalLine(80).default(null),
    /** SP2HP: the letter on the progress of an investigation. */
    progressLetterNumber: optionalLine(80).default(null),
    verification: none(z.enum(verificationResults)),
    shelterName: optionalLine(120).default(null),
    shelterInOn: none(plainDate),
    shelterOutOn: none(plainDate),
    repatriatedOn: none(plainDate),
    protectionDecision: none(z.enum(protectionDecisions)),
    protectionDecisionNumber: optionalLine(80).default(null),
    /** In rupiah. */
    restitutionAmount: none(z.number().int().min(0).max(1_000_000_000_000)),
  })
  .strict()
export type ReferralResult = z.output<typeof referralResult>
export type ResultField = keyof ReferralResult

export const resultInput = z.object({ ...target, result: referralResult }).strict()
export type ResultInput = z.output<typeof resultInput>
