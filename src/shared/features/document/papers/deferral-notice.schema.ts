import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line } from '#shared/kernel/text.ts'
import { completeUnlessDraft, missingValues } from './missing-values.ts'
import { neutralLine } from './neutral-words.ts'
import { laterDate, laterLine, letterhead, proofMark, signatory } from './paper.schema.ts'
import { sheet } from './record-parts.schema.ts'

/**
 * Why a matter is put off, as it is told to the applicant. A closed list: what the office knows or fears beyond it has
 * no place in the letter.
 */
export const noticeReasons = [
  'documentsIncomplete',
  'documentsBeingChecked',
  'purposeUnclear',
  'dataDiffers',
  'guardianConsentMissing',
] as const
export const noticeReason = z.enum(noticeReasons)
export type NoticeReason = z.infer<typeof noticeReason>

const deferralNoticeShape = z.strictObject({
  ...sheet,
  letterhead,
  number: laterLine(120),
  place: laterLine(60),
  signedOn: laterDate,
  /** Issue of a passport, or departure at a checkpoint. */
  matter: z.enum(['passport', 'departure']),
  /** `Sdri. Fiktif Melati`, or who stands for a child: `Orang tua/wali dari F.M.` */
  recipient: line(160),
  /** Where the letter goes; never the address of a child. */
  address: line(300).nullable().default(null),
  applicationNumber: line(60).nullable().default(null),
  appliedOn: plainDate.nullable().default(null),
  reasons: z.array(noticeReason).min(1).max(noticeReasons.length),
  /** What to bring, each with a hint where one helps: `Surat undangan`, `asli, dari keluarga di Kuching`. */
  documents: z
    .array(z.strictObject({ name: neutralLine(160), hint: neutralLine(240).nullable().default(null) }))
    .max(30)
    .default([]),
  /** Last day for the documents. */
  dueOn: plainDate.nullable().default(null),
  dueDays: z.number().int().min(1).max(3660).nullable().default(null),
  /** Number of the receipt for documents the office keeps meanwhile. */
  receiptNumber: line(120).nullable().default(null),
  contact: z.strictObject({
    unit: line(160),
    phone: line(80).nullable().default(null),
    address: line(300).nullable().default(null),
    hours: line(160).nullable().default(null),
  }),
  signatory,
  proof: proofMark,
  copiesTo: z.array(neutralLine(200)).max(10).default([]),
})

const whenIssued = ['place', 'signedOn', 'signatory.name'] as const

/** Notice of deferral in plain language, for the applicant. */
export const deferralNoticeData = deferralNoticeShape
  .superRefine(completeUnlessDraft(whenIssued))
  // A passport is put off for documents; a departure also for what was said at the checkpoint.
  .refine(({ draft, matter, documents }) => draft || matter === 'departure' || documents.length > 0, {
    path: ['documents'],
  })
export type DeferralNoticeData = z.output<typeof deferralNoticeData>
export type DeferralNoticeInput = z.input<typeof deferralNoticeData>

export const missingForDeferralNotice = (partial: unknown): string[] =>
  missingValues(deferralNoticeShape, whenIssued, partial)
