import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine } from '#shared/kernel/text.ts'
import { identityWarningCode, sexes } from '../identity/identity.schema.ts'
import { caseId, caseState, triageColour } from '../case/case.schema.ts'
import { emptySubjectDetails, subjectDetails } from './subject-details.schema.ts'

export const subjectId = idOf('Subject')

/** What somebody is in this one case; in another case the same human being may be something else. */
export const subjectRoles = ['prospectiveWorker', 'victim', 'witness', 'suspect', 'companion'] as const
export const subjectRole = z.enum(subjectRoles)
export type SubjectRole = z.infer<typeof subjectRole>

/** Why there is no NIK; a placeholder number is never recorded instead. */
export const nikUnknownReasons = [
  'notCarried',
  'notRemembered',
  'neverRegistered',
  'refused',
  'foreigner',
  'notYetKnown',
] as const
export const nikUnknownReason = z.enum(nikUnknownReasons)
export type NikUnknownReason = z.infer<typeof nikUnknownReason>

export const religions = [
  'islam',
  'protestant',
  'catholic',
  'hindu',
  'buddhist',
  'confucian',
  'belief',
] as const
export const maritalStatuses = ['single', 'married', 'divorced', 'widowed'] as const
export const educationLevels = [
  'none',
  'primary',
  'juniorSecondary',
  'seniorSecondary',
  'diploma',
  'bachelor',
  'postgraduate',
] as const

/** ISO 3166-1 with three letters, as passports have it. */
export const countryCode = z.string().regex(/^[A-Z]{3}$/)

/** `62.02` to `62.02.17.2015`: a place in the region table, as far down as it is known. */
export const placeCode = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/)

export const contactKinds = ['phone', 'social', 'email'] as const
export const contactKind = z.enum(contactKinds)
export const largestContactList = 20

export const contactInput = z
  .object({ kind: contactKind, value: line(120), note: optionalLine(120).default(null) })
  .strict()
export type ContactInput = z.output<typeof contactInput>

const none = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null)

/** Who the subject is. Everything but the role may be unknown; an unnamed subject is known by a description. */
export const subjectIdentityInput = z
  .object({
    role: subjectRole,
    fullName: optionalLine(120).default(null),
    description: optionalLine(300).default(null),
    alias: optionalLine(120).default(null),
    sex: none(z.enum(sexes)),
    birthPlace: optionalLine(120).default(null),
    birthOn: none(plainDate),
    /** Counts only while the birth date is unknown. */
    isChildStated: z.boolean().default(false),
    nik: optionalLine(40).default(null),
    nikUnknownReason: none(nikUnknownReason),
    familyCardNumber: optionalLine(40).default(null),
    motherName: optionalLine(120).default(null),
    citizenship: countryCode.default('IDN'),
    /** Only where a printed form asks for it. */
    religion: none(z.enum(religions)),
    maritalStatus: none(z.enum(maritalStatuses)),
    education: none(z.enum(educationLevels)),
    occupation: optionalLine(120).default(null),
    spokenLanguage: optionalLine(120).default(null),
    careNeed: optionalLine(300).default(null),
    dependents: none(z.number().int().min(0).max(30)),
  })
  .strict()
export type SubjectIdentityInput = z.output<typeof subjectIdentityInput>

export const subjectAddressInput = z
  .object({
    identityAddress: optionalLine(300).default(null),
    identityRegionCode: none(placeCode),
    domicileAddress: optionalLine(300).default(null),
    domicileRegionCode: none(placeCode),
  })
  .strict()

/** The passport the subject has or had, and the one that came of this application. */
export const subjectPassportInput = z
  .object({
    passportNumber: optionalLine(40).default(null),
    newPassportNumber: optionalLine(40).default(null),
  })
  .strict()

/** A whole subject. All but the role may be left out: `subjectInput.parse({ role, description })` is one too. */
export const subjectInput = z
  .object({
    ...subjectIdentityInput.shape,
    ...subjectAddressInput.shape,
    ...subjectPassportInput.shape,
    contacts: z.array(contactInput).max(largestContactList).default([]),
    details: subjectDetails.default(emptySubjectDetails),
  })
  .strict()
export type SubjectInput = z.output<typeof subjectInput>

/** What may be saved all the same once the officer has read it. */
export const subjectWarningCodes = [
  'SUBJECT_NIK_KNOWN',
  'SUBJECT_NIK_TWICE_IN_CASE',
  'SUBJECT_AGE_UNLIKELY',
  'SUBJECT_CHILD_STATED_DIFFERS',
] as const
export const subjectWarningCode = z.union([identityWarningCode, z.enum(subjectWarningCodes)])
export type SubjectWarningCode = z.infer<typeof subjectWarningCode>
export const subjectWarning = z.object({
  code: subjectWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type SubjectWarning = z.infer<typeof subjectWarning>
export const largestWarningList = 60

/** A contact as it is kept: `value` tidied, `key` for equality. */
export const contact = z.object({
  kind: contactKind,
  value: z.string(),
  key: z.string(),
  note: z.string().nullable(),
})
export type Contact = z.infer<typeof contact>

/** A subject with all values in clear. It stays inside the service; what goes out is masked. */
export type Subject = Omit<SubjectInput, 'contacts' | 'details'> & {
  id: z.infer<typeof subjectId>
  caseId: z.infer<typeof caseId>
  /** 1, 2, 3 … in the case; given once. */
  position: number
  contacts: Contact[]
  /** Whole years on the day the case was received; null without a birth date. */
  age: number | null
  isChild: boolean
  colour: z.infer<typeof triageColour> | null
  isSmuggling: boolean
  /** The decision in force on this subject, if there is one. */
  decisionKind: string | null
  /** What was overruled when it was last saved. */
  warnings: SubjectWarning[]
  version: number
}

/** What lists and cards may show of somebody. */
export const maskedSubject = z.object({
  id: subjectId,
  position: z.number().int(),
  role: subjectRole,
  /** Initials, or the description of somebody without a name. */
  shownName: z.string(),
  isNamed: z.boolean(),
  sex: z.enum(sexes).nullable(),
  age: z.number().int().nullable(),
  isChild: z.boolean(),
  maskedNik: z.string().nullable(),
  nikUnknownReason: nikUnknownReason.nullable(),
  maskedPassport: z.string().nullable(),
  maskedPhones: z.array(z.string()).max(largestContactList),
  colour: triageColour.nullable(),
  isSmuggling: z.boolean(),
  decisionKind: z.string().nullable(),
  version: z.number().int(),
})
export type MaskedSubject = z.infer<typeof maskedSubject>

/** Why somebody who is being entered may be somebody the office knows. */
export const matchReasons = [
  /** The passport of this person is suspended today. */
  'samePersonBlocked',
  'sameNik',
  'samePassport',
  'samePhone',
  'similarNameAndBirth',
  /** The same name, born on a day with day and month the other way round. */
  'similarNameAndSwappedBirth',
] as const
export const matchReason = z.enum(matchReasons)
export type MatchReason = z.infer<typeof matchReason>
export const largestMatchList = 20

/** An earlier record that may be the same human being, with every reason there is. */
export const subjectMatch = z.object({
  subjectId,
  caseId,
  caseNumber: z.string(),
  caseState,
  receivedAt: z.date(),
  role: subjectRole,
  shownName: z.string(),
  maskedNik: z.string().nullable(),
  /** The strongest first; never empty. */
  reasons: z.array(matchReason).min(1),
  /** The phone is one that a family shares: same family card. */
  isSameFamily: z.boolean(),
  decisionKind: z.string().nullable(),
  decidedOn: plainDate.nullable(),
  /** Until when issuing a passport is suspended; null where nothing is in force. */
  blockedUntil: plainDate.nullable(),
})
export type SubjectMatch = z.infer<typeof subjectMatch>
