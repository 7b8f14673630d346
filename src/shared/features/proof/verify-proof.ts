import { proofPrefix, readProof, type ProofFacts } from './proof-code.ts'
import {
  issuingKeyMessage,
  type IssuingKey,
  type RootKey,
  type SignedTrustList,
  type TrustList,
} from './trust-list.ts'

/*
 * The one verification of codes: the service runs it with Node's Ed25519, the page for everybody with the browser's.
 */

/** Whether the signature over the message is by the holder of the key. Never throws. */
export type Ed25519 = (
  publicKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
) => boolean | Promise<boolean>

/**
 * genuine: signed by a valid key and not on the list of ended papers · keyRevoked: signed by a key the office has given
 * up · keyOutOfTerm: the key was not valid on the day of signing · unknownKey: no key of the list signed it · damaged:
 * a code of ours whose signs are not what was signed · noCode: something else.
 */
export const verificationResults = [
  'genuine',
  'superseded',
  'revoked',
  'keyRevoked',
  'keyOutOfTerm',
  'unknownKey',
  'damaged',
  'noCode',
] as const
export type VerificationResult = (typeof verificationResults)[number]

export type Verification = {
  result: VerificationResult
  /** What the code says of its paper; only where its signature holds. */
  facts: ProofFacts | null
  shortCode: string | null
}

const without = (result: VerificationResult): Verification => ({ result, facts: null, shortCode: null })

type Vouched = { key: IssuingKey; root: RootKey }

/** The key of this id with the root that vouches for it. */
const findKey = async (
  keyId: string,
  { keys, roots }: TrustList,
  ed25519: Ed25519,
): Promise<Vouched | undefined> => {
  const key = keys.find((candidate) => candidate.keyId === keyId)
  if (!key) return undefined
  const message = issuingKeyMessage(key)
  for (const root of roots)
    if (await ed25519(root.publicKey, key.rootSignature, message)) return { key, root }
  return undefined
}

const isGivenUp = ({ key, root }: Vouched): boolean => key.revokedOn !== null || root.revokedOn !== null

const isWithin = (key: IssuingKey, day: string): boolean => key.validFrom <= day && day <= key.validUntil

/** Judges the text of a QR code by what the list says. The facts still have to be compared with the paper by a person. */
export const verifyProof = async (text: string, list: TrustList, ed25519: Ed25519): Promise<Verification> => {
  if (!text.startsWith(proofPrefix)) return without('noCode')
  const proof = readProof(text)
  if (!proof) return without('damaged')
  const vouched = await findKey(proof.keyId, list, ed25519)
  if (!vouched) return without('unknownKey')
  const { key } = vouched
  if (!(await ed25519(key.publicKey, proof.signature, proof.message))) return without('damaged')
  const { facts, shortCode } = proof
  const judge = (): VerificationResult => {
    if (isGivenUp(vouched)) return 'keyRevoked'
    if (!isWithin(key, facts.issuedOn)) return 'keyOutOfTerm'
    return list.ended.get(shortCode) ?? 'genuine'
  }
  return { result: judge(), facts, shortCode }
}

/** Whether a list is what the holder of one of its own, valid keys signed. Whose keys they are, people compare. */
export const isTrustListWhole = async (list: SignedTrustList, ed25519: Ed25519): Promise<boolean> =>
  (await rootOfTrustList(list, ed25519)) !== undefined

/** The root on whose word a whole list rests: the one that vouches for the key which signed it. */
export const rootOfTrustList = async (
  { list, keyId, message, signature }: SignedTrustList,
  ed25519: Ed25519,
): Promise<RootKey | undefined> => {
  const vouched = await findKey(keyId, list, ed25519)
  if (!vouched || isGivenUp(vouched) || !isWithin(vouched.key, list.on)) return undefined
  return (await ed25519(vouched.key.publicKey, signature, message)) ? vouched.root : undefined
}
