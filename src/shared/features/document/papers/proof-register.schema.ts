import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line } from '#shared/kernel/text.ts'
import { laterLine, letterhead, signatory } from './paper.schema.ts'
import { sheet } from './record-parts.schema.ts'

/** Rows that one list prints; what is older stands in the trust list alone. */
export const largestProofRegister = 1000

const key = z.strictObject({
  part: z.enum(['Kunci akar', 'Kunci penerbit']),
  fingerprint: line(19),
  validFrom: plainDate,
  validUntil: plainDate,
  state: line(40),
})

/** A paper that is no longer valid: what the print has to be compared with, never whom or what it was about. */
const row = z.strictObject({
  shortCode: line(14),
  kind: line(80),
  number: line(160).nullable(),
  datedOn: plainDate,
  endedOn: plainDate.nullable(),
  state: z.enum(['Dicabut', 'Digantikan']),
  successor: line(160).nullable(),
})

/** List of certificates and letters with a code that were revoked or superseded, with the office's keys. */
export const proofRegisterData = z.strictObject({
  ...sheet,
  letterhead,
  listedOn: plainDate,
  keys: z.array(key).max(100),
  rows: z.array(row).max(largestProofRegister),
  total: z.number().int().min(0),
  place: laterLine(60),
  signatory,
})
export type ProofRegisterData = z.output<typeof proofRegisterData>
export type ProofRegisterInput = z.input<typeof proofRegisterData>
