import { DomainError } from '#shared/kernel/errors.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { ReadDb, WriteDb } from '../db/database.ts'
import { closedText, maskedFields } from '../db/sealed-columns.ts'
import type { Sealing } from '../db/sealing-door.ts'
import type { KeyPair } from '../keys/crypto.ts'
import {
  isSealedBytes,
  isSealedText,
  openBytes,
  openText,
  readSealedBytes,
  readSealedText,
  sealFileWith,
  sealText,
  type CaseKey,
  type SealedFile,
} from './case-seal.ts'
import { findKeyedCase } from './case-keys.repo.ts'
import { createRing, type KeyRing } from './key-ring.ts'
import { settleCaseKeys, type FilePlace } from './settle-case-keys.ts'

/** What one login can do with the keys of secret cases. Ends with the service process, like every key. */
export type CaseKeys = Sealing & {
  ring: KeyRing
  /** The text in clear, or a mask. */
  reveal: (db: ReadDb, text: string) => string
  /**
   * A file as it is stored for this case; undefined where the case is not secret.
   *
   * @throws DomainError CASE_KEY_MISSING
   */
  sealFile: (db: WriteDb, caseRowId: number, name: string, content: Uint8Array) => SealedFile | undefined
  /** @throws DomainError CASE_KEY_MISSING, FILE_DAMAGED */
  openFile: (db: ReadDb, content: Uint8Array) => Uint8Array
  /** @throws DomainError CASE_KEY_MISSING where the case is sealed and this login has no key to it */
  assertHeld: (db: ReadDb, caseRowId: number) => void
  /** Overwrites the keys in memory. */
  forget: () => void
}

/** `pair`: the sealing keys of the officer, or those of the code on paper while it is used. */
export const createCaseKeys = (pair: () => KeyPair | undefined, files: FilePlace): CaseKeys => {
  const ring = createRing(pair)
  /** The key new values are sealed with; undefined where the case is not secret. */
  const sealingKey = (db: WriteDb, caseRowId: number): CaseKey | undefined => {
    const keyed = findKeyedCase(db, caseRowId)
    if (!keyed.isSecret) return undefined
    if (keyed.version === null) return ring.make(db, keyed)
    const key = ring.find(db, { caseId: keyed.caseId, version: keyed.version })
    if (!key) throw new DomainError('CASE_KEY_MISSING')
    return key
  }
  const tryOpen = (db: ReadDb, sealed: string): { field: string; text: string | undefined } => {
    const parts = readSealedText(sealed)
    const key = ring.find(db, parts)
    return { field: parts.field, text: key && openText(key, parts) }
  }
  return {
    ring,
    open: (db, sealed) => {
      const { field, text } = tryOpen(db, sealed)
      if (text !== undefined) return text
      if (maskedFields.has(field)) return closedText
      throw new DomainError('CASE_KEY_MISSING')
    },
    reveal: (db, text) => (isSealedText(text) ? (tryOpen(db, text).text ?? closedText) : text),
    seal: (db, caseRowId, field, text) => {
      const key = sealingKey(db, caseRowId)
      return key && sealText(key, field, text)
    },
    sealFile: (db, caseRowId, name, content) => {
      const key = sealingKey(db, caseRowId)
      return key && sealFileWith(key, name, content)
    },
    openFile: (db, content) => {
      if (!isSealedBytes(content)) return content
      const sealed = readSealedBytes(content)
      const key = ring.find(db, sealed)
      if (!key) throw new DomainError('CASE_KEY_MISSING')
      return openBytes(key, sealed)
    },
    assertHeld: (db, caseRowId) => {
      const { caseId, version } = findKeyedCase(db, caseRowId)
      if (version !== null && !ring.find(db, { caseId, version })) throw new DomainError('CASE_KEY_MISSING')
    },
    settle: (db) => settleCaseKeys(db, ring, files),
    ended: ring.ended,
    forget: ring.forget,
  }
}

type Service = { store: () => { blobs: BlobStore }; options: { clock: { now: () => number } } }

/** For a login with this pair. The store is asked for at each use: it may be changed for its next generation meanwhile. */
export const caseKeysOf = (service: Service, pair: KeyPair): CaseKeys => {
  const caseKeys = createCaseKeys(() => pair, {
    blobs: () => service.store().blobs,
    now: service.options.clock.now,
  })
  return {
    ...caseKeys,
    forget: () => {
      caseKeys.forget()
      pair.privateKey.fill(0)
    },
  }
}
