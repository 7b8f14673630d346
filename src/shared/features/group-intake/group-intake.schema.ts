import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, optionalParagraph } from '#shared/kernel/text.ts'
import { caseChannel, confidentiality } from '../case/case.schema.ts'
import type { sexes } from '../identity/identity.schema.ts'
import { identityWarning } from '../identity/identity.schema.ts'
import type { educationLevels, maritalStatuses } from '../subject/subject.schema.ts'
import { subjectRole } from '../subject/subject.schema.ts'

/** What a column of a register can be read as. `birthPlaceAndDay` is one column with both, as office forms have it. */
export const registerFields = [
  'fullName',
  'alias',
  'role',
  'sex',
  'nik',
  'familyCardNumber',
  'passportNumber',
  'birthPlace',
  'birthOn',
  'birthPlaceAndDay',
  'phone',
  'identityAddress',
  'domicileAddress',
  'occupation',
  'maritalStatus',
  'education',
  'citizenship',
  'motherName',
  'destinationCity',
  'vehicle',
  'bookingCode',
  'departsOn',
  'employer',
  'position',
] as const
export const registerField = z.enum(registerFields)
export type RegisterField = z.infer<typeof registerField>

export const mostColumns = 200
/** By column from the left; null: the column is not read. */
export const registerMapping = z.array(registerField.nullable()).max(mostColumns)
export type RegisterMapping = z.infer<typeof registerMapping>

/** A person as a row tells of him. Only what the row holds is there. */
export type RegisterPerson = {
  fullName: string
  alias?: string
  role?: z.infer<typeof subjectRole>
  sex?: (typeof sexes)[number]
  nik?: string
  familyCardNumber?: string
  passportNumber?: string
  birthPlace?: string
  birthOn?: z.infer<typeof plainDate>
  phones?: string[]
  identityAddress?: string
  domicileAddress?: string
  occupation?: string
  maritalStatus?: (typeof maritalStatuses)[number]
  education?: (typeof educationLevels)[number]
  citizenship?: string
  motherName?: string
  destinationCity?: string
  vehicle?: string
  bookingCode?: string
  departsOn?: z.infer<typeof plainDate>
  employer?: string
  position?: string
}

/** Why a row is not taken, beside the refusals of identity numbers. */
export const rowProblemCodes = [
  'ROW_NAME_MISSING',
  'ROW_FORMULA',
  'ROW_CELL_ERROR',
  /** Sixteen digits that were stored as a number: the last one may have been lost. */
  'ROW_DIGITS_LOST',
  'ROW_DAY_UNREADABLE',
  'ROW_BIRTH_IN_FUTURE',
  'ROW_SEX_UNREADABLE',
  'ROW_ROLE_UNREADABLE',
  'ROW_MARITAL_STATUS_UNREADABLE',
  'ROW_EDUCATION_UNREADABLE',
  'ROW_CITIZENSHIP_UNREADABLE',
  'ROW_TEXT_TOO_LONG',
  'ROW_TOO_MANY_PHONES',
] as const

export const rowProblem = z.object({
  field: registerField,
  code: z.string().max(60),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What stands in the cell, cut where it is long. */
  value: z.string().max(120),
})
export type RowProblem = z.infer<typeof rowProblem>

export const duplicateKinds = ['nik', 'passport', 'nameAndBirth'] as const
export const duplicateKind = z.enum(duplicateKinds)
export type DuplicateKind = z.infer<typeof duplicateKind>

/** Somebody who seems to be there already: in a row above, or in a case. */
export const duplicate = z.union([
  z.object({ where: z.literal('register'), kind: duplicateKind, row: z.number().int() }),
  z.object({
    where: z.literal('store'),
    kind: duplicateKind,
    caseId: idOf('Case'),
    caseNumber: z.string(),
    /** In how many cases. */
    cases: z.number().int(),
  }),
])
export type Duplicate = z.infer<typeof duplicate>

export const rowWarning = identityWarning
export type RowWarning = z.infer<typeof rowWarning>

export const previewCell = z.object({
  text: z.string(),
  kind: z.enum(['text', 'number', 'day', 'formula', 'error']),
})
export type PreviewCell = z.infer<typeof previewCell>

export const registerSheet = z.object({
  name: z.string(),
  rows: z.array(z.object({ number: z.number().int(), cells: z.array(previewCell).max(mostColumns) })).max(20),
  /** The row that names the columns; null where the first row is already a person. */
  headingRow: z.number().int().nullable(),
  mapping: registerMapping,
  /** Whether the mapping is that of an earlier register with the same heading. */
  isRemembered: z.boolean(),
})
export type RegisterSheet = z.infer<typeof registerSheet>

export const registerId = idOf('Register')

export const registerSummary = z.object({
  rows: z.number().int(),
  good: z.number().int(),
  bad: z.number().int(),
  warned: z.number().int(),
  /** Good rows that seem to be there already; of them those of a row above, and those of a case. */
  duplicates: z.number().int(),
  twiceInRegister: z.number().int(),
  inStore: z.number().int(),
  /** Good rows that will be added. */
  chosen: z.number().int(),
})
export type RegisterSummary = z.infer<typeof registerSummary>

export const stagedRegister = z.object({
  id: registerId,
  fileName: z.string(),
  /** Who opened it, and whether that is the officer who asks. */
  openedBy: z.string(),
  isOwn: z.boolean(),
  openedAt: z.date(),
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  sheets: z.array(registerSheet).max(50),
  /** What was found when it was checked last; null before. */
  checked: z
    .object({
      sheet: z.number().int(),
      headingRow: z.number().int().nullable(),
      mapping: registerMapping,
      summary: registerSummary,
    })
    .nullable(),
})
export type StagedRegister = z.infer<typeof stagedRegister>

export const checkInput = z
  .object({
    id: registerId,
    sheet: z.number().int().min(0).max(49),
    headingRow: z.number().int().min(1).nullable(),
    mapping: registerMapping,
  })
  .strict()
export type CheckInput = z.infer<typeof checkInput>

/** `refused` ends a check that could not go on; its code is one of the feature's refusals. */
export const checkEvent = z.union([
  z.object({ type: z.literal('progress'), share: z.number(), rows: z.number().int(), bad: z.number().int() }),
  z.object({ type: z.literal('done'), summary: registerSummary }),
  z.object({
    type: z.literal('refused'),
    code: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
])
export type CheckEvent = z.infer<typeof checkEvent>

export const reportParts = ['bad', 'duplicates', 'warned', 'good'] as const
export const reportPart = z.enum(reportParts)
export type ReportPart = z.infer<typeof reportPart>

export const reportRow = z.object({
  number: z.number().int(),
  name: z.string(),
  birthOn: plainDate.nullable(),
  problems: z.array(rowProblem),
  warnings: z.array(rowWarning),
  duplicates: z.array(duplicate),
  isChosen: z.boolean(),
})
export type ReportRow = z.infer<typeof reportRow>

export const newCaseOfRegister = z
  .object({
    title: line(160),
    channel: caseChannel,
    receivedAt: z.date(),
    eventOn: plainDate.nullable(),
    eventPlace: optionalLine(200),
    chronology: optionalParagraph(20_000),
    confidentiality,
  })
  .strict()

export const applyInput = z
  .object({
    id: registerId,
    /** For rows without a role of their own. */
    role: subjectRole,
    target: z.union([
      z.object({ kind: z.literal('existing'), caseId: idOf('Case') }).strict(),
      z.object({ kind: z.literal('new'), fields: newCaseOfRegister }).strict(),
    ]),
  })
  .strict()
export type ApplyInput = z.output<typeof applyInput>

export const applyResult = z.object({
  caseId: idOf('Case'),
  caseNumber: z.string(),
  added: z.number().int(),
  /** Chosen rows whose person is already in this very case. */
  alreadyThere: z.number().int(),
})
export type ApplyResult = z.infer<typeof applyResult>
