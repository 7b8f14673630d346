import { createHash } from 'node:crypto'
import { uuidOfHex } from '#shared/kernel/ids.ts'
import { decryptBox, encryptBox, openSealed, sealTo, type KeyPair } from '../keys/crypto.ts'

/** The key of one secret case, in the version that counts. */
export type CaseKey = { caseId: string; version: number; key: Uint8Array }

/** Which key a sealed value needs, and where the value belongs. */
export type SealedFor = { caseId: string; version: number; field: string }

/** No text that anybody types begins like this: control characters are taken out of every input. */
const textMark = '\u0001sealed:1:'

export const isSealedText = (text: string): boolean => text.startsWith(textMark)

/** What a sealed value is bound to: it opens only as this field of this case under this version of the key. */
const contextOf = ({ caseId, version, field }: SealedFor): string =>
  JSON.stringify(['case text', caseId, field, version])

export const sealText = ({ caseId, version, key }: CaseKey, field: string, text: string): string => {
  const box = encryptBox(key, Buffer.from(text), contextOf({ caseId, version, field }))
  return `${textMark}${caseId}:${version}:${field}:${Buffer.from(box).toString('base64')}`
}

type SealedText = SealedFor & { box: Uint8Array }

export const readSealedText = (sealed: string): SealedText => {
  const [caseId = '', version, field = '', box = ''] = sealed.slice(textMark.length).split(':')
  return { caseId, version: Number(version), field, box: new Uint8Array(Buffer.from(box, 'base64')) }
}

/** @throws when the box is not what was sealed for this field of this case */
const openBox = ({ key }: CaseKey, { box, ...place }: SealedText): Uint8Array => {
  const plain = decryptBox(key, box, contextOf(place))
  if (!plain) throw new Error('a sealed value is not what was sealed')
  return plain
}

export const openText = (key: CaseKey, sealed: SealedText): string =>
  Buffer.from(openBox(key, sealed)).toString('utf8')

const bytesMark = Buffer.from('\u0001sealed:1:\n')
const bytesHeader = bytesMark.length + 20
const bytesField = 'files.bytes'

/** No file that is taken in begins like this: its type is known by its first bytes. */
export const isSealedBytes = (content: Uint8Array): boolean =>
  content.length > bytesHeader && bytesMark.equals(content.subarray(0, bytesMark.length))

export const sealBytes = ({ caseId, version, key }: CaseKey, content: Uint8Array): Uint8Array => {
  const header = Buffer.alloc(bytesHeader)
  bytesMark.copy(header)
  Buffer.from(caseId.replaceAll('-', ''), 'hex').copy(header, bytesMark.length)
  header.writeUInt32BE(version, bytesHeader - 4)
  const box = encryptBox(key, content, contextOf({ caseId, version, field: bytesField }))
  return Buffer.concat([header, box])
}

export const readSealedBytes = (content: Uint8Array): SealedText => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  return {
    caseId: uuidOfHex(bytes.toString('hex', bytesMark.length, bytesHeader - 4)),
    version: bytes.readUInt32BE(bytesHeader - 4),
    field: bytesField,
    box: bytes.subarray(bytesHeader),
  }
}

export const openBytes = (key: CaseKey, sealed: SealedText): Uint8Array => openBox(key, sealed)

const boxContext = ({ caseId, version }: Omit<CaseKey, 'key'>): string =>
  JSON.stringify(['case key', caseId, version])

/** The key of a case for whoever holds the private half of this public key. */
export const boxCaseKey = (publicKey: Uint8Array, key: CaseKey): Uint8Array =>
  sealTo(publicKey, key.key, boxContext(key))

export const openCaseKey = (
  pair: KeyPair,
  box: Uint8Array,
  place: Omit<CaseKey, 'key'>,
): CaseKey | undefined => {
  const key = openSealed(pair, box, boxContext(place))
  return key && { ...place, key }
}

export type SealedFile = { content: Uint8Array; name: string; sealedSha256: string }

/** Bytes, name and digest of a file. The digest of the sealed bytes, which rows name, tells nobody which file it is. */
export const sealFileWith = (key: CaseKey, name: string, content: Uint8Array): SealedFile => ({
  content: sealBytes(key, content),
  name: sealText(key, 'files.name', name),
  sealedSha256: sealText(key, 'files.sealed_sha256', createHash('sha256').update(content).digest('hex')),
})
