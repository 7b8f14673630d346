import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { inGroups } from '#shared/kernel/paper-code.ts'
import { fromHex, joined, toHex, toUtf8 } from './bytes.ts'

/*
 * What somebody outside the office needs to judge its codes: the office's keys, and which papers are no longer valid.
 * It is a file of JSON around one text, and the signature is over that text as it stands.
 */

/** The key whose private half lies on paper. It signs nothing but issuing keys. */
export type RootKey = { keyId: string; publicKey: Uint8Array<ArrayBuffer>; revokedOn: PlainDate | null }

export type IssuingKey = {
  keyId: string
  publicKey: Uint8Array<ArrayBuffer>
  rootSignature: Uint8Array<ArrayBuffer>
  validFrom: PlainDate
  validUntil: PlainDate
  revokedOn: PlainDate | null
}

export type EndedState = 'revoked' | 'superseded'

export type TrustList = {
  office: string
  /** As of when it is true. */
  on: PlainDate
  roots: readonly RootKey[]
  keys: readonly IssuingKey[]
  /** Papers that are no longer valid, by short code. */
  ended: ReadonlyMap<string, EndedState>
}

/** A list that was read from a file; its own signature is still to be checked. */
export type SignedTrustList = {
  list: TrustList
  keyId: string
  message: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
}

const format = 'perisai-desa-trust-list-1'
const listDomain = toUtf8('perisai-desa trust list 1\n')
const keyDomain = toUtf8('perisai-desa issuing key 1\n')

/** The most characters a list may have: some ten thousand ended papers. */
export const longestTrustList = 2_000_000

/** What a root key signs about an issuing key. */
export const issuingKeyMessage = (
  key: Pick<IssuingKey, 'publicKey' | 'validFrom' | 'validUntil'> & { keyId: string },
): Uint8Array<ArrayBuffer> =>
  joined(keyDomain, toUtf8(`${key.keyId}\n${key.validFrom}\n${key.validUntil}\n`), key.publicKey)

export const trustListContent = ({ office, on, roots, keys, ended }: TrustList): string =>
  JSON.stringify({
    office,
    on,
    roots: roots.map(({ keyId, publicKey, revokedOn }) => ({
      keyId,
      publicKey: toHex(publicKey),
      revokedOn,
    })),
    keys: keys.map(({ keyId, publicKey, rootSignature, validFrom, validUntil, revokedOn }) => ({
      keyId,
      publicKey: toHex(publicKey),
      rootSignature: toHex(rootSignature),
      validFrom,
      validUntil,
      revokedOn,
    })),
    ended: [...ended],
  })

export const trustListMessage = (content: string): Uint8Array<ArrayBuffer> =>
  joined(listDomain, toUtf8(content))

export const trustListText = (content: string, keyId: string, signature: Uint8Array): string =>
  JSON.stringify({ format, content, keyId, signature: toHex(signature) }, null, 1)

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

/** Refuses by throwing, so that the readers below stay plain; `readTrustList` catches it. */
const must = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new RangeError('no trust list')
  return value
}

const textOf = (value: unknown, pattern: RegExp): string =>
  must(typeof value === 'string' && pattern.test(value) ? value : undefined)

const listOf = (value: unknown, maximum: number): readonly unknown[] =>
  must(Array.isArray(value) && value.length <= maximum ? (value as unknown[]) : undefined)

const bytesOf = (value: unknown, length: number): Uint8Array<ArrayBuffer> =>
  must(typeof value === 'string' ? fromHex(value, length) : undefined)

const keyPattern = /^[0-9a-f]{16}$/
const dayOf = (value: unknown): PlainDate => textOf(value, /^\d{4}-\d{2}-\d{2}$/) as PlainDate

const dayOrNull = (value: unknown): PlainDate | null => (value === null ? null : dayOf(value))

const readRoot = (value: unknown): RootKey => {
  const { keyId, publicKey, revokedOn } = fieldsOf(value)
  return {
    keyId: textOf(keyId, keyPattern),
    publicKey: bytesOf(publicKey, 32),
    revokedOn: dayOrNull(revokedOn),
  }
}

const readKey = (value: unknown): IssuingKey => {
  const { keyId, publicKey, rootSignature, validFrom, validUntil, revokedOn } = fieldsOf(value)
  return {
    keyId: textOf(keyId, keyPattern),
    publicKey: bytesOf(publicKey, 32),
    rootSignature: bytesOf(rootSignature, 64),
    validFrom: dayOf(validFrom),
    validUntil: dayOf(validUntil),
    revokedOn: dayOrNull(revokedOn),
  }
}

const readEnded = (value: unknown): [string, EndedState] => {
  const [shortCode, state] = listOf(value, 2)
  const known = textOf(state, /^(revoked|superseded)$/) as EndedState
  return [textOf(shortCode, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/), known]
}

/** The list in a file, or undefined where the file holds none. */
export const readTrustList = (text: string): SignedTrustList | undefined => {
  if (text.length > longestTrustList) return undefined
  try {
    const file = fieldsOf(JSON.parse(text))
    if (file['format'] !== format) return undefined
    const content = textOf(file['content'], /^\{/)
    const { office, on, roots, keys, ended } = fieldsOf(JSON.parse(content))
    return {
      list: {
        office: textOf(office, /^[^\p{Cc}\p{Cf}]{1,160}$/u),
        on: dayOf(on),
        roots: listOf(roots, 20).map(readRoot),
        keys: listOf(keys, 200).map(readKey),
        ended: new Map(listOf(ended, 100_000).map(readEnded)),
      },
      keyId: textOf(file['keyId'], keyPattern),
      message: trustListMessage(content),
      signature: bytesOf(file['signature'], 64),
    }
  } catch {
    return undefined
  }
}

/** Sixteen signs in groups of four by which people compare a root key: `9F3A 22C0 71BE 08D4`. */
export const fingerprintOf = ({ keyId }: Pick<RootKey, 'keyId'>): string => inGroups(keyId.toUpperCase(), ' ')
