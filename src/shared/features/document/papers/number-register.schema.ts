import { z } from 'zod'
import { numberStates } from '#shared/features/number/number.schema.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, paragraph } from '#shared/kernel/text.ts'
import { letterhead, signatory } from './paper.schema.ts'
import { sheet } from './record-parts.schema.ts'

/** A year of a very busy office, some four hundred pages. */
export const largestNumberRegister = 10_000

const count = z.number().int().min(0)

const numberRow = z.strictObject({
  kind: z.literal('number'),
  /** Its turn in the counter; null for a number that others gave. */
  counter: z.number().int().nullable(),
  number: line(160),
  datedOn: plainDate,
  /** The kind of paper in words. */
  type: line(60),
  /** The label of the paper or decree that bears it; labels of case papers name nobody. */
  usedFor: line(400).nullable(),
  state: z.enum(numberStates),
  /** What it is kept for, or why it was taken out. */
  reason: paragraph(500).nullable(),
})

/** Numbers of a counter that nobody took, in their place among the others. */
const gapRow = z.strictObject({
  kind: z.literal('gap'),
  from: z.number().int(),
  to: z.number().int(),
  count,
  reason: paragraph(500).nullable(),
})

const counter = z.strictObject({
  name: line(160),
  rows: z.array(z.discriminatedUnion('kind', [numberRow, gapRow])),
  totals: z.strictObject({
    issued: count,
    reserved: count,
    cancelled: count,
    /** Numbers nobody took; `unexplained` are those of them without a reason. */
    missing: count,
    unexplained: count,
  }),
})

/** Register book of a year's letter numbers, landscape: counter by counter, every number in its turn. */
export const numberRegisterData = z.strictObject({
  ...sheet,
  letterhead,
  year: z.number().int(),
  printedOn: plainDate,
  /** Hour and minute: `09.30`. */
  printedAt: line(5),
  counters: z.array(counter).max(60),
  place: line(60).nullable().default(null),
  /** The office head who has seen the register. */
  signatory: signatory.nullable().default(null),
  keptBy: z.strictObject({ name: line(120), title: line(160), nip: line(30).nullable() }),
})
export type NumberRegisterData = z.output<typeof numberRegisterData>
export type NumberRegisterInput = z.input<typeof numberRegisterData>
