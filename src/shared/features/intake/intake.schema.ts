import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, optionalParagraph } from '#shared/kernel/text.ts'
import { caseChannel, caseId, caseWarningCode, triageColour, urgency } from '../case/case.schema.ts'
import { entityWarningCode } from '../entity/entity.schema.ts'
import { sexes } from '../identity/identity.schema.ts'
import { countryStatus, travelPurpose } from '../reference/reference.schema.ts'
import { answers } from '../screening/screening.schema.ts'
import {
  countryCode,
  largestMatchList,
  nikUnknownReason,
  subjectId,
  subjectMatch,
  subjectWarningCode,
} from '../subject/subject.schema.ts'

const none = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null)

/** What an officer asks first at the booth. */
export const applicant = z
  .object({
    nik: optionalLine(40).default(null),
    nikUnknownReason: none(nikUnknownReason),
    fullName: optionalLine(120).default(null),
    birthOn: none(plainDate),
    isChildStated: z.boolean().default(false),
    sex: none(z.enum(sexes)),
    phone: optionalLine(40).default(null),
    passportNumber: optionalLine(40).default(null),
    declaredPurpose: none(travelPurpose),
    declaredDetail: optionalLine(200).default(null),
    destinationCountry: none(countryCode),
    destinationCity: optionalLine(120).default(null),
  })
  .strict()
export type Applicant = z.output<typeof applicant>

/** Warnings of the applicant's data, of the intermediary's number and of the case itself. */
export const intakeWarningCode = z.union([subjectWarningCode, entityWarningCode, caseWarningCode])
export type IntakeWarningCode = z.infer<typeof intakeWarningCode>
const intakeWarning = z.object({
  code: intakeWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where on the form. */
  field: z.string(),
})
export type IntakeWarning = z.infer<typeof intakeWarning>
const largestWarningList = 60

export const intakeInput = z
  .object({
    /** Made once a form: the same form handed in twice is one case. It becomes the id of the subject. */
    submissionId: subjectId,
    /** Says what the case is about without naming anybody. */
    title: line(160),
    channel: caseChannel,
    channelDetail: optionalLine(200).default(null),
    /** When the applicant stood at the counter; clocks count from here. */
    receivedAt: z.date(),
    applicant,
    /** Of whoever brought, called or sent the applicant. */
    intermediaryPhone: optionalLine(40).default(null),
    answers,
    note: optionalParagraph(2000).default(null),
    acceptedWarnings: z.array(intakeWarningCode).max(largestWarningList).default([]),
  })
  .strict()
export type IntakeInput = z.output<typeof intakeInput>

export const intakeOutcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('saved'),
    caseId,
    caseNumber: z.string(),
    subjectId,
    colour: triageColour.nullable(),
    urgency,
  }),
  z.object({ outcome: z.literal('warned'), warnings: z.array(intakeWarning).max(largestWarningList) }),
])
export type IntakeOutcome = z.infer<typeof intakeOutcome>

/** As much of the form as has been typed. */
export const intakeProbe = z
  .object({
    nik: z.string().max(40).nullable(),
    fullName: z.string().max(240).nullable(),
    birthOn: plainDate.nullable(),
    sex: z.enum(sexes).nullable(),
    phone: z.string().max(40).nullable(),
    passportNumber: z.string().max(40).nullable(),
    intermediaryPhone: z.string().max(40).nullable(),
    declaredPurpose: travelPurpose.nullable(),
    destinationCountry: countryCode.nullable(),
    receivedOn: plainDate,
  })
  .strict()
export type IntakeProbe = z.output<typeof intakeProbe>

export const knownPhoneFields = ['phone', 'intermediaryPhone'] as const
const knownPhone = z.object({
  field: z.enum(knownPhoneFields),
  /** In how many cases it stands as a number of an alleged person or as an identifier. */
  caseCount: z.number().int(),
})

/** What the right side of the form says while it is being filled in. */
export const intakeAnswer = z.object({
  /** The district of the NIK, where the region table of today has it. */
  district: z.object({ code: z.string(), path: z.string() }).nullable(),
  warnings: z.array(intakeWarning).max(largestWarningList),
  matches: z.array(subjectMatch).max(largestMatchList),
  knownPhones: z.array(knownPhone).max(knownPhoneFields.length),
  /** Usually asked for the declared purpose. */
  documents: z.array(z.string()).max(60),
  /** Of the destination on the day of receipt; null where the office recorded nothing. */
  countryStatus: countryStatus.shape.status.nullable(),
})
export type IntakeAnswer = z.infer<typeof intakeAnswer>
