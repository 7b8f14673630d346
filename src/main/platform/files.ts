import { newId } from './rpc/new-id.ts'
import type { WriteDb } from './db/database.ts'
import type { OfficerContext } from './rpc/gate.ts'

/** An uploaded file whose bytes are already in the attachment store; the row that refers to it is written next. */
export type StoredFile = {
  uuid: string
  blobId: Uint8Array
  name: string
  mediaType: string
  size: number
  sha256: Uint8Array
  recordedAt: number
  /** Digest of what was brought, for a file of a secret case; `sha256` is then that of the sealed bytes. */
  sealedSha256: string | null
}

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

const longestName = 120

/** The beginning of a long name and its ending, so that the file still opens with the right program. */
const shortened = (name: string): string => {
  const signs = [...name]
  if (signs.length <= longestName) return name
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  return `${signs
    .slice(0, longestName - ending.length)
    .join('')
    .trim()}${ending}`
}

/** A file name that is safe on every system: no path, nothing invisible, no reserved device name, not too long. */
export const safeFileName = (typed: string): string => {
  const last = typed.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const cleaned = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '').replaceAll(/^[.\s]+|[.\s]+$/g, '')
  const name = cleaned === '' ? 'berkas' : shortened(cleaned)
  return reserved.test(name) ? `_${name}` : name
}

/** Puts bytes into the attachment store first, so that a row never refers to bytes that are not on the disk. */
export const storeBytes = (
  context: Pick<OfficerContext, 'blobs' | 'now'>,
  content: Uint8Array,
  name: string,
  mediaType: string,
): StoredFile => {
  const recordedAt = context.now()
  return {
    uuid: newId('File'),
    name: safeFileName(name),
    mediaType,
    recordedAt,
    sealedSha256: null,
    ...context.blobs.put(content, recordedAt),
  }
}

/** The same for a file of a case, inside the act that writes its row: of a secret case it is stored sealed. */
export const storeCaseFile = (
  context: Pick<OfficerContext, 'blobs' | 'now' | 'officer'>,
  db: WriteDb,
  caseRowId: number,
  { content, name, mediaType }: { content: Uint8Array; name: string; mediaType: string },
): StoredFile => {
  const sealed = context.officer.caseKeys.sealFile(db, caseRowId, safeFileName(name), content)
  if (!sealed) return storeBytes(context, content, name, mediaType)
  const stored = storeBytes(context, sealed.content, name, mediaType)
  return { ...stored, name: sealed.name, size: content.length, sealedSha256: sealed.sealedSha256 }
}

const signatures: readonly [mediaType: string, bytes: number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
]

/** The type a file really has, by its first bytes; the name and the browser's word are not believed. */
export const sniffMediaType = (
  content: Uint8Array,
): 'application/pdf' | 'image/png' | 'image/jpeg' | undefined =>
  signatures.find(([, bytes]) => bytes.every((byte, index) => content[index] === byte))?.[0] as
    | 'application/pdf'
    | 'image/png'
    | 'image/jpeg'
    | undefined
