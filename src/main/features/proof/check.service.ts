import type { ProofCheck } from '#shared/features/proof/proof.schema.ts'
import { readShortCode } from '#shared/features/proof/short-code.ts'
import { isCasePaper } from '#shared/features/document/document.rules.ts'
import { fingerprintOf, type TrustList } from '#shared/features/proof/trust-list.ts'
import { verifyProof } from '#shared/features/proof/verify-proof.ts'
import { isSignedBy } from '#main/platform/keys/ed25519.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { ownTrustList } from './keyring.ts'
import { findProofByShortCode, findSuccessor, type ProvenPaper } from './proof.repo.ts'
import { readWholeList, verifyByKeptLists } from './trusted.service.ts'

type Asked = { text: string; list: File | null }

export const checkProof = async (context: OfficerContext, { text, list }: Asked): Promise<ProofCheck> => {
  const asked = text.trim()
  if (list) return checkByFile(asked, (await readWholeList(list)).list)
  const shortCode = readShortCode(asked)
  return shortCode === undefined ? checkCode(context, asked) : checkShortCode(context, shortCode)
}

const judgedBy = ({ office, on }: TrustList) => ({
  office,
  asOf: on,
  foreignRoots: [],
  keptList: false,
  document: null,
  askedByShortCode: false,
})

const judgedByForeign = (list: TrustList) => ({
  ...judgedBy(list),
  foreignRoots: list.roots.filter(({ revokedOn }) => revokedOn === null).map(fingerprintOf),
})

const checkByFile = async (text: string, list: TrustList): Promise<ProofCheck> => ({
  ...judgedByForeign(list),
  ...(await verifyProof(text, list, isSignedBy)),
})

/**
 * Judged by this office's keys, else by the kept list that knows the key. A code of this office is also looked up: one that nobody here issued was made with a stolen key, or the store is
 * older than the paper.
 */
const checkCode = async (context: OfficerContext, text: string): Promise<ProofCheck> => {
  const list = ownTrustList(context.db, context.today())
  const verification = await verifyProof(text, list, isSignedBy)
  const { shortCode, result } = verification
  if (result === 'unknownKey') {
    const foreign = await verifyByKeptLists(context, text)
    if (foreign) return { ...judgedByForeign(foreign.list), ...foreign.verification, keptList: true }
  }
  const paper = shortCode === null ? undefined : findProofByShortCode(context.db, context.scope, shortCode)
  const known = paper?.code === text ? paper : undefined
  return {
    ...judgedBy(list),
    ...verification,
    result: result === 'genuine' && !known ? 'notInRegister' : result,
    document: known ? documentOf(context, known) : null,
  }
}

/** By telephone only the register can speak; what it kept is verified like a code that was read. */
const checkShortCode = async (context: OfficerContext, shortCode: string): Promise<ProofCheck> => {
  const paper = findProofByShortCode(context.db, context.scope, shortCode)
  if (paper) return { ...(await checkCode(context, paper.code)), askedByShortCode: true }
  const list = ownTrustList(context.db, context.today())
  return { ...judgedBy(list), result: 'unknownShortCode', facts: null, shortCode, askedByShortCode: true }
}

const documentOf = ({ db }: OfficerContext, paper: ProvenPaper): NonNullable<ProofCheck['document']> => ({
  id: paper.documentId,
  label: isCasePaper(paper.type) ? null : paper.label,
  state: paper.state,
  stateReason: isCasePaper(paper.type) ? null : paper.stateReason,
  successor: findSuccessor(db, paper.documentRowId) ?? null,
})
