import { createHash } from 'node:crypto'
import type { ProofFacts } from '#shared/features/proof/proof-code.ts'
import { fingerprintOf, issuingKeyMessage, type TrustList } from '#shared/features/proof/trust-list.ts'
import { keyStateFor } from '#shared/features/proof/proof.rules.ts'
import type { ProofKey } from '#shared/features/proof/proof.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { getOffice } from '#main/features/office/index.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { deriveKey, encryptBox } from '#main/platform/keys/crypto.ts'
import { publicKeyOf, signWith } from '#main/platform/keys/ed25519.ts'
import { readRecoveryCode } from '#main/platform/keys/recovery-code.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { decryptOfAnyGeneration } from '#main/platform/store/key-history.ts'
import { listEndedCodes, listKeys, type KeyRecord, type NewKey } from './proof.repo.ts'
import { newId } from '#main/platform/rpc/new-id.ts'

/** The first eight bytes of the digest of a public key. */
export const keyIdOf = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16)

type Pair = { seed: Uint8Array; publicKey: Uint8Array<ArrayBuffer>; keyId: string }

const pairOf = (seed: Uint8Array): Pair => {
  const publicKey = publicKeyOf(seed)
  return { seed, publicKey, keyId: keyIdOf(publicKey) }
}

/** The root pair is made from the code on its sheet each time it is needed. */
export const rootPairOf = (secret: Uint8Array): Pair =>
  pairOf(deriveKey(secret, Buffer.from('proof'), 'proof root'))

/** The root pair of a typed code, or undefined where a sign is wrong. */
export const readRootCode = (code: string): Pair | undefined => {
  const secret = readRecoveryCode(code)
  return secret && rootPairOf(secret)
}

type Sealing = Pick<OfficerContext, 'service'>

/** Issuing keys are sealed once more inside the encrypted store, so that neither the change log nor a query shows one. */
const sealingKey = ({ service }: Sealing): Uint8Array => {
  const { masterKey, storeId } = service.store()
  return deriveKey(masterKey, Buffer.from(storeId), sealPurpose)
}

const sealPurpose = 'issuing keys'

const sealContext = (keyId: string): string => `issuing key ${keyId}`

type Term = { validFrom: PlainDate; validUntil: PlainDate; madeAt: number }

export const rootRow = ({ publicKey, keyId }: Pair, term: Term): NewKey => ({
  id: newId('IssuingKey'),
  part: 'root',
  keyId,
  publicKey,
  sealedPrivateKey: null,
  rootSignature: null,
  ...term,
})

/** A fresh issuing key that the root vouches for. */
export const issuingRow = (context: Sealing, root: Pair, seed: Uint8Array, term: Term): NewKey => {
  const { publicKey, keyId } = pairOf(seed)
  return {
    id: newId('IssuingKey'),
    part: 'issuing',
    keyId,
    publicKey,
    sealedPrivateKey: encryptBox(sealingKey(context), seed, sealContext(keyId)),
    rootSignature: signWith(root.seed, issuingKeyMessage({ keyId, publicKey, ...term })),
    ...term,
  }
}

/** The key that signs on a day: the latest of those that are valid. */
export const signingKey = (db: ReadDb, today: PlainDate): KeyRecord | undefined =>
  listKeys(db).findLast((key) => key.part === 'issuing' && keyStateFor(key, today) === 'valid')

export const signAs = (context: Sealing, key: KeyRecord, message: Uint8Array): Uint8Array<ArrayBuffer> => {
  const seed =
    key.sealedPrivateKey &&
    decryptOfAnyGeneration(context.service.store(), sealPurpose, key.sealedPrivateKey, sealContext(key.keyId))
  if (!seed) throw new Error('an issuing key cannot be opened')
  try {
    return signWith(seed, message)
  } finally {
    seed.fill(0)
  }
}

export const toProofKey = (key: KeyRecord, today: PlainDate): ProofKey => {
  const { rowId: _rowId, publicKey: _public, sealedPrivateKey: _sealed, rootSignature: _root, ...rest } = key
  return { ...rest, fingerprint: fingerprintOf(key), state: keyStateFor(key, today) }
}

/** What stands in a code for the office. */
export const officeInCode = (db: ReadDb): ProofFacts['office'] => `Kanim ${getOffice(db).details.name}`

/** The office's own keys and ended papers, as they stand today. */
export const ownTrustList = (db: ReadDb, on: PlainDate): TrustList => {
  const keys = listKeys(db)
  return {
    office: getOffice(db).fullName,
    on,
    roots: keys.filter(({ part }) => part === 'root'),
    keys: keys.flatMap((key) =>
      key.rootSignature === null ? [] : [{ ...key, rootSignature: key.rootSignature }],
    ),
    ended: new Map(listEndedCodes(db)),
  }
}
