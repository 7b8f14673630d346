import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { documentState, provenPaperTypes } from '../document/document.schema.ts'
import { verificationResults } from './verify-proof.ts'

const commonFacts = {
  number: z.string().nullable(),
  datedOn: plainDate,
  issuedOn: plainDate,
  office: z.string(),
  serial: z.string(),
}

export const proofFacts = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('certificate'),
    ...commonFacts,
    regionCode: z.string(),
    village: z.string(),
  }),
  z.object({ kind: z.enum(['decree', 'deferralNotice', 'referralLetter']), ...commonFacts }),
])

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
  /** That list is kept here: somebody compared its root when it was taken in. */
  keptList: z.boolean(),
  /** The paper in this office's register. */
  document: z
    .object({
      id: idOf('Document'),
      /** Null for papers of cases: their names are for those who may read cases. */
      label: z.string().nullable(),
      state: documentState,
      stateReason: z.string().nullable(),
      successor: z
        .object({ id: idOf('Document'), serial: z.string().nullable(), number: z.string().nullable() })
        .nullable(),
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
  type: z.enum(provenPaperTypes),
  /** Null for papers of cases, and so is the reason. */
  label: z.string().nullable(),
  number: z.string().nullable(),
  /** As printed; letters carry none. */
  serial: z.string().nullable(),
  shortCode: z.string(),
  state: documentState,
  stateReason: z.string().nullable(),
  datedOn: plainDate,
  issuedAt: z.date(),
  endedAt: z.date().nullable(),
})
export type EndedProof = z.infer<typeof endedProof>

/** The list of another office that is kept here. */
export const trustedOffice = z.object({
  id: idOf('TrustedList'),
  office: z.string(),
  /** Fingerprint of the root that was compared when the list was taken in. */
  fingerprint: z.string(),
  asOf: plainDate,
  endedPapers: z.number().int(),
  keptAt: z.date(),
  keptBy: z.string(),
  version: z.number().int(),
})
export type TrustedOffice = z.infer<typeof trustedOffice>

/** What a file offers, before anybody has said that it may be kept. */
export const offeredList = z.object({
  office: z.string(),
  asOf: plainDate,
  /** Of the root that vouches for the key which signed the list. */
  fingerprint: z.string(),
  endedPapers: z.number().int(),
  /** The list with this root that is kept so far. */
  keptAsOf: plainDate.nullable(),
  /** Another root is kept under the same name: the office made a new one, or somebody poses as it. */
  otherFingerprint: z.string().nullable(),
})
export type OfferedList = z.infer<typeof offeredList>
