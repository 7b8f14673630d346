import { z } from 'zod'
import { dateInWords } from '#shared/kernel/in-words.ts'
import { formatShortDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { line, paragraph } from '#shared/kernel/text.ts'
import { completeUnlessDraft, missingValues } from './missing-values.ts'
import { laterLine, letterhead, signatory } from './paper.schema.ts'
import { sheet } from './record-parts.schema.ts'

export const handoverKinds = ['person', 'document', 'certificate'] as const

const side = z.strictObject({
  name: laterLine(120),
  nip: line(30).nullable().default(null),
  title: line(160),
  institution: line(160),
  address: line(300).nullable().default(null),
})

/** Who is handed over. The sheet goes to the next agency with the person and is secret (UU 21/2007 Pasal 44). */
const person = z.strictObject({
  name: line(120),
  sex: z.enum(['L', 'P']).nullable().default(null),
  birth: line(120).nullable().default(null),
  identification: line(120).nullable().default(null),
  condition: line(240),
  belongings: line(300).nullable().default(null),
})

const item = z.strictObject({
  name: line(200),
  number: line(120).nullable().default(null),
  quantity: z.number().int().min(1).max(9999).default(1),
  condition: line(160),
  note: line(200).nullable().default(null),
})

const handoverShape = z.strictObject({
  ...sheet,
  letterhead,
  kind: z.enum(handoverKinds),
  number: laterLine(120),
  /** `Pada hari ini, … bertempat di …`; see `handoverOpening`. */
  opening: paragraph(600).nullable().default(null),
  giver: side,
  receiver: side,
  basis: z.array(paragraph(1000)).max(12).default([]),
  purpose: paragraph(600).nullable().default(null),
  persons: z.array(person).max(150).default([]),
  items: z.array(item).max(400).default([]),
  notes: z.array(paragraph(1000)).max(12).default([]),
  copies: z.number().int().min(1).max(9).default(2),
  witnesses: z
    .array(z.strictObject({ name: line(120), title: line(160).nullable().default(null) }))
    .max(4)
    .default([]),
  /** Who acknowledges it above both sides, where the office wants one. */
  acknowledgedBy: signatory.nullable().default(null),
})

const whenIssued = ['opening', 'giver.name', 'receiver.name'] as const

/** Record of handing over persons, documents or certificates to another agency or a village. */
export const handoverRecordData = handoverShape
  .refine(({ kind, persons }) => kind !== 'person' || persons.length > 0, { path: ['persons'] })
  .refine(({ kind, items }) => kind === 'person' || items.length > 0, { path: ['items'] })
  .superRefine(completeUnlessDraft(whenIssued))
export type HandoverRecordData = z.output<typeof handoverRecordData>
export type HandoverRecordInput = z.input<typeof handoverRecordData>

export const missingForHandoverRecord = (partial: unknown): string[] =>
  missingValues(handoverShape, whenIssued, partial)

/** The opening with the day in words; null while day or place are open. */
export const handoverOpening = (day: PlainDate | null, place: string | null): string | null =>
  day === null || place === null
    ? null
    : `Pada hari ini, ${dateInWords(day).replace(/^hari /, '')} (${formatShortDate(day)}), bertempat di ${place}, kami yang bertanda tangan di bawah ini:`
