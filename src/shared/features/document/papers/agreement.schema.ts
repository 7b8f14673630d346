import { z } from 'zod'
import { line, paragraph } from '#shared/kernel/text.ts'
import { completeUnlessDraft, missingValues } from './missing-values.ts'
import { draft, laterLine, paperImage, paperMargins, paperSize } from './paper.schema.ts'

/** A party and who signs for it. Each party keeps its own register, so each has its own number. */
const agreementParty = z.strictObject({
  institution: line(160),
  logo: paperImage.nullable().default(null),
  number: laterLine(120),
  signatoryName: laterLine(120),
  signatoryTitle: line(160),
  nip: line(30).nullable().default(null),
  /** `berdasarkan …`: the appointment or law the signatory acts on. */
  authority: line(500).nullable().default(null),
  address: line(300),
  /** Room for the Rp10.000 duty stamp beside this party's signature. */
  dutyStamp: z.boolean().default(true),
})

const articleParagraph = z.strictObject({
  text: paragraph(3000),
  items: z.array(paragraph(1500)).max(30).default([]),
})

/** `Pasal n`: several paragraphs are numbered (1), (2) …; one alone is not. */
export const agreementArticle = z.strictObject({
  heading: line(120),
  paragraphs: z.array(articleParagraph).min(1).max(20),
})
export type AgreementArticle = z.infer<typeof agreementArticle>

const agreementShape = z.strictObject({
  draft,
  copy: z.boolean().default(false),
  paper: paperSize,
  margins: paperMargins,
  /** `Perjanjian Kerja Sama`, `Nota Kesepahaman`, `Adendum Kesatu Perjanjian Kerja Sama`; printed in capitals. */
  title: line(120),
  about: line(300),
  parties: z.array(agreementParty).min(2).max(6),
  /** `Pada hari ini, … bertempat di …`; see `agreementOpening`. A draft without a day leaves room to write it. */
  opening: paragraph(600).nullable().default(null),
  considerations: z.array(paragraph(1500)).max(20).default([]),
  articles: z.array(agreementArticle).min(1).max(40),
})

const whenIssued = ['opening', 'parties.*.number', 'parties.*.signatoryName'] as const

/** Cooperation agreement, memorandum of understanding or addendum between two or more equal parties. */
export const agreementData = agreementShape.superRefine(completeUnlessDraft(whenIssued))
export type AgreementData = z.infer<typeof agreementData>
export type AgreementInput = z.input<typeof agreementData>

export const missingForAgreement = (partial: unknown): string[] =>
  missingValues(agreementShape, whenIssued, partial)
