import { z } from 'zod'
import { line, paragraph } from '#shared/kernel/text.ts'
import { completeUnlessDraft } from './missing-values.ts'
import { laterDate, laterLine, letterhead, signatory } from './paper.schema.ts'
import { initialsOnPaper, sheet } from './record-parts.schema.ts'
import { largestReferredList } from './referral-letter.schema.ts'

/** One line of what is disclosed of a person; a dash where the office does not know it. */
const disclosedFact = z.strictObject({ label: line(60), value: paragraph(40_000).nullable() })
export type DisclosedFact = z.output<typeof disclosedFact>

const person = z.strictObject({
  /** As the letter names the person. */
  initials: initialsOnPaper,
  facts: z.array(disclosedFact).min(1).max(60),
})

const referralAnnexShape = z.strictObject({
  ...sheet,
  letterhead,
  classification: z.enum(['Rahasia', 'Sangat Rahasia']),
  /** Of the letter it belongs to. */
  letterNumber: laterLine(120),
  letterOn: laterDate,
  caseNumber: line(40),
  addressee: line(200),
  agencyName: line(200).nullable().default(null),
  city: line(80),
  persons: z.array(person).min(1).max(largestReferredList),
  place: laterLine(60),
  signatory,
})

const whenIssued = ['place', 'letterOn', 'signatory.name'] as const

/** Who the initials of a referral letter are: in an envelope of its own, with exactly what the referral discloses. */
export const referralAnnexData = referralAnnexShape.superRefine(completeUnlessDraft(whenIssued))
export type ReferralAnnexData = z.output<typeof referralAnnexData>
export type ReferralAnnexInput = z.input<typeof referralAnnexData>
