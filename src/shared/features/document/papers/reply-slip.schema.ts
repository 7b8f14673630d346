import { z } from 'zod'
import { line } from '#shared/kernel/text.ts'
import { completeUnlessDraft } from './missing-values.ts'
import { laterDate, laterLine, letterhead } from './paper.schema.ts'
import { sheet } from './record-parts.schema.ts'

/** Rows of squares, dark ones as 1; as many rows as squares in each. */
const squares = z
  .array(z.string().regex(/^[01]+$/))
  .min(21)
  .max(57)
  .refine((rows) => rows.every((row) => row.length === rows.length))

const replySlipShape = z.strictObject({
  ...sheet,
  letterhead,
  letterNumber: laterLine(120),
  letterOn: laterDate,
  agencyName: line(200),
  /** As it is read out and typed: `K7QM-2X4P`. */
  code: line(40),
  squares,
  /** Where the slip comes back to. */
  office: z.strictObject({
    name: line(160),
    address: line(300).nullable().default(null),
    phone: line(80).nullable().default(null),
    email: line(120).nullable().default(null),
  }),
})

const whenIssued = ['letterOn'] as const

/** The answer of the agency on one page. It travels openly, so it holds nothing of a person or a case. */
export const replySlipData = replySlipShape.superRefine(completeUnlessDraft(whenIssued))
export type ReplySlipData = z.output<typeof replySlipData>
export type ReplySlipInput = z.input<typeof replySlipData>
