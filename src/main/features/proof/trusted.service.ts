import { readProof } from '#shared/features/proof/proof-code.ts'
import type { OfferedList, TrustedOffice } from '#shared/features/proof/proof.schema.ts'
import {
  fingerprintOf,
  longestTrustList,
  readTrustList,
  type RootKey,
  type TrustList,
} from '#shared/features/proof/trust-list.ts'
import { rootOfTrustList, verifyProof, type Verification } from '#shared/features/proof/verify-proof.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { getOffice } from '#main/features/office/index.ts'
import { isSignedBy } from '#main/platform/keys/ed25519.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { listKeys } from './proof.repo.ts'
import {
  deleteTrusted,
  insertTrusted,
  listTextsNaming,
  listTrusted,
  renewTrusted,
  type TrustedRecord,
} from './trusted.repo.ts'

/** A list whose own signature holds, with the root on whose word it rests. */
export type WholeList = { list: TrustList; root: RootKey; listText: string }

/** @throws DomainError TRUST_LIST_UNREADABLE, TRUST_LIST_NOT_WHOLE */
export const readWholeList = async (file: File): Promise<WholeList> => {
  const listText = file.size > longestTrustList * 2 ? '' : await file.text()
  const signed = readTrustList(listText)
  if (!signed) throw new DomainError('TRUST_LIST_UNREADABLE')
  const root = await rootOfTrustList(signed, isSignedBy)
  if (!root) throw new DomainError('TRUST_LIST_NOT_WHOLE')
  return { list: signed.list, root, listText }
}

const toOffice = ({
  rowId: _rowId,
  rootKeyId,
  datedOn,
  listText,
  ...rest
}: TrustedRecord): TrustedOffice => ({
  ...rest,
  fingerprint: fingerprintOf({ keyId: rootKeyId }),
  asOf: datedOn,
  endedPapers: readTrustList(listText)?.list.ended.size ?? 0,
})

export const readTrustedOffices = ({ db }: Pick<OfficerContext, 'db'>): { offices: TrustedOffice[] } => ({
  offices: listTrusted(db).map(toOffice),
})

/** @throws DomainError TRUST_LIST_IS_OWN */
const assertForeign = ({ db }: OfficerContext, { root }: WholeList): void => {
  if (listKeys(db).some(({ keyId }) => keyId === root.keyId)) throw new DomainError('TRUST_LIST_IS_OWN')
}

const keptWith = ({ db }: OfficerContext, { keyId }: RootKey): TrustedRecord | undefined =>
  listTrusted(db).find(({ rootKeyId }) => rootKeyId === keyId)

export const readOfferedList = async (context: OfficerContext, file: File): Promise<OfferedList> => {
  const whole = await readWholeList(file)
  assertForeign(context, whole)
  const { list, root } = whole
  const other = listTrusted(context.db).find(
    ({ office, rootKeyId }) => office === list.office && rootKeyId !== root.keyId,
  )
  return {
    office: list.office,
    asOf: list.on,
    fingerprint: fingerprintOf(root),
    endedPapers: list.ended.size,
    keptAsOf: keptWith(context, root)?.datedOn ?? null,
    otherFingerprint: other ? fingerprintOf({ keyId: other.rootKeyId }) : null,
  }
}

type Kept = { list: File; fingerprint: string }

/**
 * What was compared is the root, so the root is what is kept: a later list under the same root takes the place of the
 * first without a further comparison, one under another root is another list.
 */
export const keepList = async (
  context: OfficerContext,
  { list: file, fingerprint }: Kept,
): Promise<{ offices: TrustedOffice[] }> => {
  const whole = await readWholeList(file)
  assertForeign(context, whole)
  const { list, root, listText } = whole
  if (fingerprintOf(root) !== fingerprint) throw new DomainError('TRUST_LIST_OTHER_ROOT')
  const kept = keptWith(context, root)
  if (kept && kept.datedOn > list.on)
    throw new DomainError('TRUST_LIST_OLDER', { kept: kept.datedOn, offered: list.on })
  const facts = {
    office: list.office,
    datedOn: list.on,
    listText,
    keptAt: context.now(),
    keptBy: context.officer.id,
  }
  context.change([{ kind: 'office', id: getOffice(context.db).id }], (db) => {
    if (!kept) insertTrusted(db, { uuid: newId('TrustedList'), rootKeyId: root.keyId, ...facts })
    else if (!renewTrusted(db, kept, facts))
      throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'trustedList' })
  })
  return readTrustedOffices(context)
}

export const removeList = (
  context: OfficerContext,
  { id, version }: { id: string; version: number },
): { offices: TrustedOffice[] } => {
  const kept = listTrusted(context.db).find((list) => list.id === id)
  if (!kept) throw new DomainError('RECORD_NOT_FOUND', { kind: 'trustedList' })
  context.change([{ kind: 'office', id: getOffice(context.db).id }], (db) => {
    if (!deleteTrusted(db, { rowId: kept.rowId, version }))
      throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'trustedList' })
  })
  return readTrustedOffices(context)
}

/** What the kept list says that knows the key of this code; undefined where none does. */
export const verifyByKeptLists = async (
  { db }: OfficerContext,
  text: string,
): Promise<{ verification: Verification; list: TrustList } | undefined> => {
  const proof = readProof(text)
  if (!proof) return undefined
  for (const listText of listTextsNaming(db, proof.keyId)) {
    const signed = readTrustList(listText)
    if (!signed || !(await rootOfTrustList(signed, isSignedBy))) continue
    const verification = await verifyProof(text, signed.list, isSignedBy)
    if (verification.result !== 'unknownKey') return { verification, list: signed.list }
  }
  return undefined
}
