import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { documentState } from '../document/document.schema.ts'
import { verificationResults } from './verify-proof.ts'

export const proofFacts = z.object({
  kind: z.enum(['certificate']),
  number: z.string().nullable(),
  regionCode: z.string(),
  village: z.string(),
  datedOn: plainDate,
  issuedOn: plainDate,
  office: z.string(),
  serial: z.string(),
})

/** Beside what every verification tells: signed by this office, and not in its register. · A short code nobody was given. */
export const checkResults = [...verificationResults, 'notInRegister', 'unknownShortCode'] as const
export const checkResult = z.enum(checkResults)
export type CheckResult = z.infer<typeof checkResult>

export const proofCheck = z.object({
  result: checkResult,
  facts: proofFacts.nullable(),
  shortCode: z.string().nullable(),
  /** Where the facts come from a short code, nothing on the paper was read: only the register spoke. */
  askedByShortCode: z.boolean(),
  /** Whose keys decided, and as of when. */
  office: z.string(),
  asOf: plainDate,
  /** Fingerprints of the roots of a list that came from a file; its owner tells whether they are his. */
  foreignRoots: z.array(z.string()).max(20),
  /** The paper in this office's register. */
  document: z
    .object({
      id: idOf('Document'),
      label: z.string(),
      state: documentState,
      stateReason: z.string().nullable(),
      successor: z.object({ id: idOf('Document'), serial: z.string().nullable() }).nullable(),
    })
    .nullable(),
})
export type ProofCheck = z.infer<typeof proofCheck>

export const keyStates = ['valid', 'future', 'ended', 'revoked'] as const
export const keyState = z.enum(keyStates)
export type KeyState = z.infer<typeof keyState>

export const proofKey = z.object({
  id: idOf('IssuingKey'),
  keyId: z.string(),
  part: z.enum(['root', 'issuing']),
  fingerprint: z.string(),
  validFrom: plainDate,
  validUntil: plainDate,
  madeAt: z.date(),
  revokedOn: plainDate.nullable(),
  revocationReason: z.string().nullable(),
  state: keyState,
  version: z.number().int(),
})
export type ProofKey = z.infer<typeof proofKey>

/** A paper with a code that is no longer valid. */
export const endedProof = z.object({
  documentId: idOf('Document'),
  label: z.string(),
  number: z.string().nullable(),
  serial: z.string(),
  shortCode: z.string(),
  state: documentState,
  stateReason: z.string().nullable(),
  datedOn: plainDate,
  issuedAt: z.date(),
})
export type EndedProof = z.infer<typeof endedProof>
