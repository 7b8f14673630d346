import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, paragraph } from '#shared/kernel/text.ts'
import { wholeNiksIn } from './masked-words.ts'
import { completeUnlessDraft } from './missing-values.ts'
import { laterDate, laterLine, letterhead, proofMark, signatory } from './paper.schema.ts'
import { initialsOnPaper, sheet } from './record-parts.schema.ts'

export const letterClassifications = ['Biasa', 'Terbatas', 'Rahasia', 'Sangat Rahasia'] as const
export const largestReferredList = 200

/** Line by line, and as one text where there are more lines than a list has room for. */
const items = z.array(paragraph(8000)).max(60).default([])

/** Somebody referred: initials and the number of the case, nothing else (UU 21/2007 Pasal 44). */
const subject = z.strictObject({
  initials: initialsOnPaper,
  caseNumber: line(40),
  /** `Menyetujui`, or that none is needed. */
  consent: line(60),
})

const referralLetterShape = z.strictObject({
  ...sheet,
  letterhead,
  number: laterLine(120),
  place: laterLine(60),
  datedOn: laterDate,
  classification: z.enum(letterClassifications),
  urgency: z.enum(['Segera', 'Sangat Segera']).nullable().default(null),
  /** Hal. */
  matter: line(240),
  /** The office it goes to, as `Yth.` has it; below it the agency, where the office does not name it. */
  addressee: line(200),
  agencyName: line(200).nullable().default(null),
  attention: line(200).nullable().default(null),
  city: line(80),
  basis: items,
  chronology: items,
  subjects: z.array(subject).min(1).max(largestReferredList),
  indications: items,
  measures: items,
  request: items,
  services: z.array(line(160)).max(20).default([]),
  answerWantedOn: plainDate.nullable().default(null),
  contact: z.strictObject({ name: line(120), phone: line(60), hours: line(120).nullable().default(null) }),
  /** Why consent is not needed or was not given, in the officer's words; each reason once. */
  consentNotes: z.array(line(400)).max(60).default([]),
  annexes: z.array(line(240)).min(1).max(30),
  signatory,
  proof: proofMark,
  copiesTo: z.array(line(200)).max(12).default([]),
})

const whenIssued = ['place', 'datedOn', 'signatory.name', 'basis', 'chronology', 'request'] as const

/** Everything that was typed; the shape of the rest holds no identity. */
const typedTexts = ({
  basis,
  chronology,
  indications,
  measures,
  request,
  consentNotes,
  annexes,
  copiesTo,
}: z.output<typeof referralLetterShape>): string[] => [
  ...basis,
  ...chronology,
  ...indications,
  ...measures,
  ...request,
  ...consentNotes,
  ...annexes,
  ...copiesTo,
]

/** Letter to another agency. Who reads it on the way learns initials; a whole NIK is refused, whoever hands it in. */
export const referralLetterData = referralLetterShape
  .superRefine(completeUnlessDraft(whenIssued))
  .refine((value) => value.draft || typedTexts(value).every((text) => wholeNiksIn(text).length === 0), {
    path: ['chronology'],
  })
export type ReferralLetterData = z.output<typeof referralLetterData>
export type ReferralLetterInput = z.input<typeof referralLetterData>
