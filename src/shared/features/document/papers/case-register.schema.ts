import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line } from '#shared/kernel/text.ts'
import { letterhead, signatory } from './paper.schema.ts'
import { initialsOnPaper, sheet } from './record-parts.schema.ts'

/** A year of a busy office, about a hundred pages; longer periods are asked for in parts. */
export const largestRegister = 1000

const row = z.strictObject({
  caseNumber: line(40),
  receivedOn: plainDate,
  recordedOn: plainDate,
  channel: line(80),
  /** Initials with sex, as many as the case has up to twelve. */
  subjects: z
    .array(z.strictObject({ initials: initialsOnPaper, sex: z.enum(['L', 'P']).nullable() }))
    .max(12),
  subjectCount: z.number().int().min(0),
  purpose: line(120).nullable(),
  decisions: z.array(line(160)).max(12),
  state: line(60),
  officer: line(120).nullable(),
})

const caseRegisterShape = z.strictObject({
  ...sheet,
  letterhead,
  fromOn: plainDate,
  untilOn: plainDate,
  printedOn: plainDate,
  rows: z.array(row).max(largestRegister),
  subjectTotal: z.number().int().min(0),
  place: line(60).nullable().default(null),
  /** The office head who has seen the register. */
  signatory: signatory.nullable().default(null),
  keptBy: z.strictObject({ name: line(120), title: line(160), nip: line(30).nullable() }),
})

/** Register book of cases of a period, landscape, with initials in place of names. */
export const caseRegisterData = caseRegisterShape
export type CaseRegisterData = z.output<typeof caseRegisterData>
export type CaseRegisterInput = z.input<typeof caseRegisterData>
