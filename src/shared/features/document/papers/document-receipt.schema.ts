import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line } from '#shared/kernel/text.ts'
import { completeUnlessDraft, missingValues } from './missing-values.ts'
import { neutralLine } from './neutral-words.ts'
import { laterDate, laterLine, letterhead } from './paper.schema.ts'
import { officerOnPaper, sheet } from './record-parts.schema.ts'

const item = z.strictObject({
  name: line(160),
  number: line(80).nullable().default(null),
  quantity: z.number().int().min(1).max(999).default(1),
  condition: neutralLine(120),
  note: neutralLine(200).nullable().default(null),
})

const documentReceiptShape = z.strictObject({
  ...sheet,
  letterhead,
  number: laterLine(120),
  place: laterLine(60),
  receivedOn: laterDate,
  giver: z.strictObject({
    name: laterLine(120),
    /** Passport or NIK as the giver showed it; the paper is the giver's own. */
    identification: line(120).nullable().default(null),
    capacity: neutralLine(160).nullable().default(null),
  }),
  receiver: officerOnPaper,
  applicationNumber: line(60).nullable().default(null),
  items: z.array(item).min(1).max(200),
  reason: neutralLine(400),
  /** The day until which the papers are kept at the longest, where one is set. */
  returnBy: plainDate.nullable().default(null),
  returned: z
    .strictObject({ on: plainDate, to: line(120), by: line(120) })
    .nullable()
    .default(null),
})

const whenIssued = ['place', 'receivedOn', 'giver.name', 'receiver.name'] as const

/** Receipt for documents the office keeps, in two copies, with room for their return. */
export const documentReceiptData = documentReceiptShape.superRefine(completeUnlessDraft(whenIssued))
export type DocumentReceiptData = z.output<typeof documentReceiptData>
export type DocumentReceiptInput = z.input<typeof documentReceiptData>

export const missingForDocumentReceipt = (partial: unknown): string[] =>
  missingValues(documentReceiptShape, whenIssued, partial)
