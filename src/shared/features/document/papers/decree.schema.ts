import { z } from 'zod'
import { line, paragraph } from '#shared/kernel/text.ts'
import { completeUnlessDraft, missingValues } from './missing-values.ts'
import {
  draft,
  laterDate,
  laterLine,
  letterhead,
  paperMargins,
  paperSize,
  proofMark,
  signatory,
} from './paper.schema.ts'

/** A row of the annex: where a village lies, its Kemendagri code, and its village guidance officer (PIMPASA). */
const annexVillage = z.strictObject({
  name: line(120),
  district: line(120),
  regency: line(120),
  code: line(13),
  liaison: line(120).nullable().default(null),
})

const decreeShape = z.strictObject({
  draft,
  /** A copy made later; printed above the title. */
  copy: z.boolean().default(false),
  paper: paperSize,
  margins: paperMargins,
  letterhead,
  /** Whose decree it is: `Kepala Kantor Imigrasi Kelas II TPI Sampit`. Printed in capitals. */
  issuer: line(160),
  /** Everything after the word NOMOR; the year is part of it where the office writes it so. */
  number: laterLine(120),
  /** After TENTANG, printed in capitals. */
  about: line(300),
  /** The line of invocation that some offices set above the issuer. */
  invocation: z.boolean().default(false),
  considering: z.array(paragraph(1500)).min(1).max(12),
  recalling: z.array(paragraph(1000)).min(1).max(30),
  noting: z.array(paragraph(1000)).max(12).default([]),
  /** KESATU, KEDUA … in this order. */
  dictums: z.array(paragraph(2500)).min(1).max(12),
  place: laterLine(60),
  signedOn: laterDate,
  signatory,
  proof: proofMark,
  copiesTo: z.array(line(200)).max(20).default([]),
  annex: z
    .strictObject({ title: line(200), villages: z.array(annexVillage).min(1).max(200) })
    .nullable()
    .default(null),
})

const whenIssued = ['number', 'place', 'signedOn', 'signatory.name'] as const

/** Decree of designation (SK Penetapan) with an optional annex of villages. */
export const decreeData = decreeShape.superRefine(completeUnlessDraft(whenIssued))
export type DecreeData = z.infer<typeof decreeData>
export type DecreeInput = z.input<typeof decreeData>

export const missingForDecree = (partial: unknown): string[] =>
  missingValues(decreeShape, whenIssued, partial)
