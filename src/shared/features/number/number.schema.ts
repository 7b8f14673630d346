import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, paragraph } from '#shared/kernel/text.ts'

/** Papers that carry a number of the office. */
export const documentTypes = [
  'certificate',
  'decree',
  'agreement',
  'interviewRecord',
  'deferralNotice',
  'documentReceipt',
  'handoverRecord',
  'referralLetter',
] as const
export const documentType = z.enum(documentTypes)
export type DocumentType = z.infer<typeof documentType>

/**
 * What counts together. `type`: one type of paper for ever · `typeAndYear`: it begins again each year ·
 * `year`: all papers of a year · `classificationAndYear`: all papers of a year with the same classification code
 */
export const counterScopes = ['type', 'typeAndYear', 'year', 'classificationAndYear'] as const
export const counterScope = z.enum(counterScopes)
export type CounterScope = z.infer<typeof counterScope>

/** Places of a pattern whose text the office decides once. */
export const officeTokens = ['kanwil', 'upt', 'klasifikasi'] as const
/** Places that follow from the paper's date and its turn. */
export const madeTokens = ['urut', 'bulan', 'bulanRomawi', 'tahun'] as const
export const numberTokens = [...officeTokens, ...madeTokens] as const
export type NumberToken = (typeof numberTokens)[number]

const tokenText = z.string().trim().max(40)

export const longestNumber = 160
export const largestCounter = 99_999_999

export const numberPatternInput = z
  .object({
    documentType,
    /** `{kanwil}.{upt}-{klasifikasi}-{urut}` */
    pattern: line(120),
    digits: z.number().int().min(1).max(8),
    counterScope,
    tokens: z.object({ kanwil: tokenText, upt: tokenText, klasifikasi: tokenText }).strict(),
  })
  .strict()
export type NumberPatternInput = z.output<typeof numberPatternInput>

export const numberPattern = numberPatternInput.extend({
  id: idOf('NumberPattern'),
  version: z.number().int(),
})
export type NumberPattern = z.infer<typeof numberPattern>

export const numberStates = ['reserved', 'issued', 'cancelled'] as const
export const numberState = z.enum(numberStates)
export type NumberState = z.infer<typeof numberState>

const numberOrigins = ['pattern', 'external'] as const

/** A line of the register. */
export const numberEntry = z.object({
  id: idOf('DocumentNumber'),
  documentType,
  number: z.string(),
  origin: z.enum(numberOrigins),
  counter: z.number().int().nullable(),
  datedOn: plainDate,
  state: numberState,
  /** What it is kept for while reserved; why it was taken out once cancelled. */
  reason: z.string().nullable(),
  recordedAt: z.date(),
  /** The paper or decree that bears it. */
  usedFor: z.string().nullable(),
})
export type NumberEntry = z.infer<typeof numberEntry>

export const numberListInput = pageInput.extend({
  query: z.string().max(200).default(''),
  documentTypes: z.array(documentType).max(documentTypes.length).default([]),
  states: z.array(numberState).max(numberStates.length).default([]),
  year: z.number().int().min(1900).max(2200).nullable().default(null),
})
export type NumberListInput = z.output<typeof numberListInput>

export const numberListPage = pageOf(numberEntry).extend({ total: z.number().int() })

/** Numbers that nobody took although later ones are taken; with a reason once somebody explained it. */
const numberGap = z.object({
  from: z.number().int(),
  to: z.number().int(),
  reason: z.string().nullable(),
})
export type NumberGap = z.infer<typeof numberGap>

export const largestGapList = 200

export const numberCounter = z.object({
  key: z.string(),
  /** The type whose pattern counts here; undefined where several types share the counter. */
  documentType: documentType.nullable(),
  classification: z.string().nullable(),
  year: z.number().int().nullable(),
  taken: z.number().int(),
  lowest: z.number().int().nullable(),
  highest: z.number().int().nullable(),
  next: z.number().int(),
  gaps: z.array(numberGap).max(largestGapList),
})
export type NumberCounter = z.infer<typeof numberCounter>

/** A number to be kept for a paper that follows: the next one, or one given by others. */
export const reserveInput = z
  .object({ documentType, datedOn: plainDate, external: optionalLine(longestNumber), reason: line(300) })
  .strict()
export type ReserveInput = z.output<typeof reserveInput>

const counter = z.number().int().min(1).max(largestCounter)

/** Where a counter goes on. */
export const startInput = z.object({ documentType, datedOn: plainDate, next: counter }).strict()
export type StartInput = z.output<typeof startInput>

/** Why numbers of a counter are missing. */
export const explainInput = z
  .object({ counterKey: z.string().max(80), from: counter, to: counter, reason: paragraph(500) })
  .strict()
export type ExplainInput = z.output<typeof explainInput>

export const numberPreview = z.object({
  number: z.string().nullable(),
  counter: z.number().int().nullable(),
})
export type NumberPreview = z.infer<typeof numberPreview>
