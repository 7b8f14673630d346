import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, paragraph } from '#shared/kernel/text.ts'
import { letterhead } from './paper.schema.ts'
import { fact, initialsOnPaper, maskedOnPaper, sheet } from './record-parts.schema.ts'

const subject = z.strictObject({
  initials: initialsOnPaper,
  role: line(60),
  sex: z.enum(['L', 'P']).nullable(),
  /** In full years; of a child only that it is one. */
  age: line(30).nullable(),
  nik: maskedOnPaper.nullable(),
  phone: maskedOnPaper.nullable(),
  /** Triage and decision in words, as they stand on the day of the summary. */
  triage: line(80).nullable(),
  decision: line(160).nullable(),
  finding: line(120).nullable(),
})

/** A phone, account or vehicle of the case, masked; of a person the initials. */
const identifier = z.strictObject({
  kind: line(60),
  shown: z.union([initialsOnPaper, maskedOnPaper]),
  role: line(80).nullable(),
  otherCases: z.number().int().min(0),
})

const caseSummaryShape = z.strictObject({
  ...sheet,
  letterhead,
  caseNumber: line(40),
  printedOn: plainDate,
  printedBy: line(120),
  classification: z.enum(['Terbatas', 'Rahasia', 'Sangat Rahasia']),
  facts: z.array(fact).min(1).max(24),
  subjects: z.array(subject).max(200),
  /** Subjects beyond those listed. */
  moreSubjects: z.number().int().min(0).default(0),
  identifiers: z.array(identifier).max(100).default([]),
  clocks: z
    .array(z.strictObject({ name: line(120), dueOn: plainDate, state: line(80) }))
    .max(60)
    .default([]),
  events: z
    .array(z.strictObject({ on: plainDate, text: line(240) }))
    .max(120)
    .default([]),
  moreEvents: z.number().int().min(0).default(0),
  note: paragraph(2000).nullable().default(null),
})

/**
 * What a case is about, without anybody's identity: the shape of the data takes initials and masked numbers and
 * nothing else, so that a full one cannot slip through.
 */
export const caseSummaryData = caseSummaryShape
export type CaseSummaryData = z.output<typeof caseSummaryData>
export type CaseSummaryInput = z.input<typeof caseSummaryData>
