import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { optionalParagraph, paragraph } from '#shared/kernel/text.ts'
import { foreignListErrors, keptListErrors, proofErrors, trustListErrors } from './proof.errors.ts'
import { issuingYears } from './proof.rules.ts'
import { endedProof, offeredList, proofCheck, proofKey, trustedOffice } from './proof.schema.ts'

const read = () => procedure({ permission: 'proof.read', scope: 'office', audit: 'none' })
const exported = () =>
  procedure({ permission: 'proof.export', scope: 'office', audit: 'export' }).errors(trustListErrors)
const keyAct = () =>
  procedure({
    permission: 'proof.manage',
    scope: 'office',
    audit: 'change',
    stepUp: true,
    secondPerson: { right: 'act.approve', from: 'everybody' },
  })
const manage = () => keyAct().errors(proofErrors)

/** Keys an office may have; the lists are short and shown whole. */
export const largestKeyring = 100

const keyring = z.object({ keys: z.array(proofKey).max(largestKeyring), provenPapers: z.number().int() })
/** Offices whose lists are kept: more than there are immigration offices. */
export const largestTrust = 300

const trust = z.object({ offices: z.array(trustedOffice).max(largestTrust) })
const trusting = () =>
  keyAct().errors({
    ...foreignListErrors,
    ...keptListErrors,
  })

const rootCode = z.string().min(1).max(80)
const term = z.object({
  code: rootCode,
  years: z.union(issuingYears.map((years) => z.literal(years))).default(3),
})

export const startInput = term.extend({ reason: optionalParagraph(500).default(null) }).strict()
export const addKeyInput = term.strict()

export const proofContract = {
  keys: read().output(keyring),
  /** A fresh root code, on screen and as a sheet. Nothing is kept: `start` wants it typed from the paper. */
  prepareRoot: procedure({
    permission: 'proof.manage',
    scope: 'office',
    audit: 'export',
    stepUp: true,
  }).output(z.object({ code: z.string(), fingerprint: z.string(), sheet: z.file() })),
  /** From now on papers carry a code: keeps the public half of the root and makes the first issuing key. */
  start: manage().input(startInput).output(keyring),
  addKey: manage().input(addKeyInput).output(keyring),
  revokeKey: manage()
    .input(z.object({ id: idOf('IssuingKey'), version: z.number().int(), reason: paragraph(500) }).strict())
    .output(keyring),
  /**
   * Judges the text of a QR code, or a short code. With the list of another office by that list, else by this office's
   * keys and register.
   */
  check: read()
    .errors(foreignListErrors)
    .input(z.object({ text: z.string().max(2000), list: z.file().nullable().default(null) }).strict())
    .output(proofCheck),
  /** Other offices whose lists are kept; their papers are verified without a file. */
  trustedOffices: read().output(trust),
  /** What a list says of itself, to be compared with what its office announces. Nothing is kept. */
  readList: procedure({ permission: 'proof.manage', scope: 'office', audit: 'none' })
    .errors({ ...foreignListErrors, ...keptListErrors })
    .input(z.object({ list: z.file() }).strict())
    .output(offeredList),
  /** Keeps the list whose root was compared; a newer one takes the place of the one with the same root. */
  keepList: trusting()
    .input(z.object({ list: z.file(), fingerprint: z.string().max(40) }).strict())
    .output(trust),
  removeList: trusting()
    .input(z.object({ id: idOf('TrustedList'), version: z.number().int() }).strict())
    .output(trust),
  /** The code of an issued paper, or null where it has none. */
  ofDocument: read()
    .input(z.object({ documentId: idOf('Document') }).strict())
    .output(z.object({ shortCode: z.string().nullable(), code: z.string().nullable() })),
  /** Papers with a code that are revoked or superseded, latest first. */
  ended: read()
    .input(pageInput)
    .output(pageOf(endedProof).extend({ total: z.number() })),
  /** The office's keys and ended papers as a signed file. */
  trustList: exported().output(z.object({ file: z.file() })),
  /** The page that verifies in any browser without a network, with the trust list inside. */
  verifyPage: exported().output(z.object({ file: z.file() })),
}
