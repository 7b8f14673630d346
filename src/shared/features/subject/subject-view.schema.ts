import { z } from 'zod'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine } from '#shared/kernel/text.ts'
import { caseId, caseState } from '../case/case.schema.ts'
import {
  consent,
  emergency,
  job,
  money,
  passportMatter,
  placement,
  travel,
} from './subject-details.schema.ts'
import {
  contactInput,
  contactKind,
  countryCode,
  educationLevels,
  largestContactList,
  largestMatchList,
  largestWarningList,
  maritalStatuses,
  maskedSubject,
  subjectAddressInput,
  subjectId,
  subjectIdentityInput,
  subjectMatch,
  subjectPassportInput,
  subjectWarning,
  subjectWarningCode,
} from './subject.schema.ts'

/** What is covered until somebody asks for it with a reason. */
export const revealFields = [
  'fullName',
  'alias',
  'birthOn',
  'nik',
  'familyCardNumber',
  'motherName',
  'religion',
  'careNeed',
  'passportNumber',
  'newPassportNumber',
  'emergencyDocumentNumber',
  'contacts',
  'identityAddress',
  'domicileAddress',
  'consent',
  'emergency',
] as const
export const revealField = z.enum(revealFields)
export type RevealField = z.infer<typeof revealField>

export const revealReason = line(200)
/** `copy`: the value goes to the clipboard and out of the program. */
export const revealInput = z
  .object({ id: subjectId, field: revealField, use: z.enum(['show', 'copy']), reason: revealReason })
  .strict()
export type RevealInput = z.output<typeof revealInput>
export const revealed = z.object({ lines: z.array(z.string()).max(largestContactList) })

export const subjectContactsInput = z
  .object({ contacts: z.array(contactInput).max(largestContactList), emergency })
  .strict()
export const subjectPassportMatterInput = z.object({ ...subjectPassportInput.shape, passportMatter }).strict()

/** The parts of a subject that are saved one at a time. */
export const sectionValues = z.discriminatedUnion('section', [
  z.object({ section: z.literal('identity'), values: subjectIdentityInput }).strict(),
  z.object({ section: z.literal('address'), values: subjectAddressInput }).strict(),
  z.object({ section: z.literal('contacts'), values: subjectContactsInput }).strict(),
  z.object({ section: z.literal('passport'), values: subjectPassportMatterInput }).strict(),
  z.object({ section: z.literal('travel'), values: travel }).strict(),
  z.object({ section: z.literal('job'), values: job }).strict(),
  z.object({ section: z.literal('placement'), values: placement }).strict(),
  z.object({ section: z.literal('money'), values: money }).strict(),
  z.object({ section: z.literal('consent'), values: consent }).strict(),
])
export type SectionValues = z.output<typeof sectionValues>
export const subjectSections = [
  'identity',
  'address',
  'contacts',
  'passport',
  'travel',
  'job',
  'placement',
  'money',
  'consent',
] as const satisfies readonly SectionValues['section'][]
export const subjectSection = z.enum(subjectSections)
export type SubjectSection = z.infer<typeof subjectSection>

/** Sections whose values are covered on the page: opening them for editing is an act with a reason. */
export const coveredSections = ['identity', 'address', 'contacts', 'passport', 'consent'] as const
export const coveredSection = z.enum(coveredSections)
export type CoveredSection = z.infer<typeof coveredSection>

export const openedSection = z.object({ version: z.number().int(), opened: sectionValues })
export type OpenedSection = z.output<typeof openedSection>

const maskedContact = z.object({ kind: contactKind, masked: z.string(), note: z.string().nullable() })

/** A place down to its district; nothing below, which would be an address. */
const district = z.object({ code: z.string(), path: z.string() })

export const subjectView = z.object({
  subject: maskedSubject,
  case: z.object({ id: caseId, number: z.string(), receivedAt: z.date(), state: caseState }),
  /** Covered fields that have a value. */
  covered: z.array(revealField).max(revealFields.length),
  description: z.string().nullable(),
  birthPlace: z.string().nullable(),
  isChildStated: z.boolean(),
  citizenship: countryCode,
  maritalStatus: z.enum(maritalStatuses).nullable(),
  education: z.enum(educationLevels).nullable(),
  occupation: z.string().nullable(),
  spokenLanguage: z.string().nullable(),
  dependents: z.number().int().nullable(),
  maskedFamilyCard: z.string().nullable(),
  maskedPassport: z.string().nullable(),
  maskedNewPassport: z.string().nullable(),
  identityDistrict: district.nullable(),
  domicileDistrict: district.nullable(),
  contacts: z.array(maskedContact).max(largestContactList),
  /** Of a person the initials, of a number its end. */
  emergency: z.object({
    initials: z.string(),
    relation: emergency.shape.relation,
    maskedPhone: z.string().nullable(),
  }),
  consent: consent.extend({ givenBy: optionalLine(120) }),
  passportMatter,
  travel,
  job,
  placement,
  money,
  warnings: z.array(subjectWarning).max(largestWarningList),
})
export type SubjectView = z.infer<typeof subjectView>

export const subjectListInput = pageInput.extend({ caseId })
export const subjectListPage = pageOf(maskedSubject).extend({ total: z.number().int() })

const foundWarning = subjectWarning.extend({
  /** Where: `nik`, `contacts.2`, `details.travel.returnsOn`. */
  field: z.string(),
})
export type FoundWarning = z.infer<typeof foundWarning>

export const acceptedWarnings = z.array(subjectWarningCode).max(largestWarningList).default([])

/** Nothing is written, and the officer is asked first. */
export const subjectWarned = z.object({
  outcome: z.literal('warned'),
  warnings: z.array(foundWarning).max(largestWarningList),
})

export const addOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), id: subjectId }),
  subjectWarned,
])
export const saveOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), version: z.number().int() }),
  subjectWarned,
])

/** As much as has been typed; an answer comes for whatever is there. */
export const probeInput = z
  .object({
    nik: z.string().max(40).nullable().default(null),
    passportNumber: z.string().max(40).nullable().default(null),
    phone: z.string().max(40).nullable().default(null),
    fullName: z.string().max(240).nullable().default(null),
    birthOn: plainDate.nullable().default(null),
    familyCardNumber: z.string().max(40).nullable().default(null),
  })
  .strict()
export type ProbeInput = z.output<typeof probeInput>
export const matchList = z.object({ items: z.array(subjectMatch).max(largestMatchList) })
