import { DomainError } from '#shared/kernel/errors.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { ReadDb, WriteDb } from '../db/database.ts'
import { hasCode } from '../disk-errors.ts'
import {
  convertTexts,
  deleteBox,
  deleteBoxes,
  findKeyedCase,
  insertBox,
  listCaseFiles,
  listHolders,
  hasKeyedCases,
  listPaperHolders,
  listUnsettledCases,
  listWanted,
  replaceFile,
  type CaseFile,
  type Holder,
  type KeyedCase,
} from './case-keys.repo.ts'
import {
  boxCaseKey,
  isSealedBytes,
  isSealedText,
  openBytes,
  openText,
  readSealedBytes,
  readSealedText,
  sealFileWith,
  sealText,
  type CaseKey,
} from './case-seal.ts'
import type { KeyRing } from './key-ring.ts'

/*
 * At the end of an act the keys of secret cases are brought in line with the rows: who may see a case has its key, who no
 * longer may has none of the version that counts. It looks at what stands there and not at what the act was, so that no
 * way of naming, giving, taking off or employing somebody can be forgotten, and what one session could not do (it has no
 * key to that case) is done by the next that can.
 */

/** Where files of the store as it is now lie. */
export type FilePlace = { blobs: () => BlobStore; now: () => number }

type Work =
  | { kind: 'make' | 'dissolve' | 'renew'; keyed: KeyedCase }
  | { kind: 'share'; keyed: KeyedCase; key: CaseKey; missing: Holder[]; outdated: Holder[] }

const nameOf = ({ officerRowId, sealKey }: Holder): string =>
  `${officerRowId} ${Buffer.from(sealKey).toString('hex')}`

/** What has to be done for one case, and can be done with these keys. */
const workOn = (db: ReadDb, ring: KeyRing, keyed: KeyedCase, paper: readonly Holder[]): Work | undefined => {
  const { rowId, caseId, isSecret, version } = keyed
  const wanted = isSecret ? listWanted(db, rowId, paper) : []
  if (version === null) {
    // In a store from before public keys stood in rows, the first officer who has one begins.
    return wanted.some(({ officerRowId }) => officerRowId !== null) ? { kind: 'make', keyed } : undefined
  }
  const held = listHolders(db, rowId)
  const [heldNames, wantedNames] = [new Set(held.map(nameOf)), new Set(wanted.map(nameOf))]
  const missing = wanted.filter((holder) => !heldNames.has(nameOf(holder)))
  const surplus = held.filter((holder) => !wantedNames.has(nameOf(holder)))
  const key = ring.find(db, { caseId, version })
  if (!key) return undefined
  if (!isSecret) return { kind: 'dissolve', keyed }
  // A key pair of before is the same officer, and a code of before the same safe: neither has to be shut out.
  const isOut = ({ officerRowId }: Holder): boolean =>
    officerRowId !== null && !wanted.some((holder) => holder.officerRowId === officerRowId)
  if (surplus.some(isOut)) return { kind: 'renew', keyed }
  return { kind: 'share', keyed, key, missing, outdated: surplus }
}

const listWork = (db: ReadDb, ring: KeyRing): Work[] => {
  if (!hasKeyedCases(db)) return []
  const paper = listPaperHolders(db)
  return listUnsettledCases(db, paper).flatMap((each) => workOn(db, ring, each, paper) ?? [])
}

/** Whether a session with these keys has something to bring in line. */
export const hasUnsettledKeys = (db: ReadDb, ring: KeyRing): boolean => listWork(db, ring).length > 0

export const settleCaseKeys = (db: WriteDb, ring: KeyRing, files: FilePlace): void => {
  for (const work of listWork(db, ring)) settle(db, ring, files, work)
  for (const caseRowId of ring.unsealed) {
    const keyed = findKeyedCase(db, caseRowId)
    const key = ring.find(db, { caseId: keyed.caseId, version: keyed.version ?? 0 })
    // Made less secret again in the same act: there is nothing left to seal.
    if (key && keyed.isSecret) convertContents(db, ring, files, keyed, key)
  }
}

const settle = (db: WriteDb, ring: KeyRing, files: FilePlace, work: Work): void => {
  const { keyed } = work
  switch (work.kind) {
    case 'make':
      ring.make(db, keyed)
      return
    case 'dissolve':
      convertContents(db, ring, files, keyed, undefined)
      return deleteBoxes(db, keyed.rowId)
    case 'renew': {
      // The boxes of the version before are needed until its contents are sealed anew; the ring keeps its key.
      deleteBoxes(db, keyed.rowId)
      return convertContents(db, ring, files, keyed, ring.make(db, keyed))
    }
    case 'share': {
      const { key, missing, outdated } = work
      for (const { sealKey } of outdated) deleteBox(db, keyed.rowId, sealKey)
      for (const holder of missing)
        insertBox(db, {
          ...holder,
          caseRowId: keyed.rowId,
          version: key.version,
          box: boxCaseKey(holder.sealKey, key),
        })
    }
  }
}

/** Seals all contents of a case with `key`, or puts them back in clear. */
const convertContents = (
  db: WriteDb,
  ring: KeyRing,
  files: FilePlace,
  { rowId }: KeyedCase,
  key: CaseKey | undefined,
): void => {
  const keyOf = (place: { caseId: string; version: number }): CaseKey => {
    const found = ring.find(db, place)
    if (!found) throw new DomainError('CASE_KEY_MISSING')
    return found
  }
  const plainOf = (stored: string): string => {
    if (!isSealedText(stored)) return stored
    const sealed = readSealedText(stored)
    return openText(keyOf(sealed), sealed)
  }
  convertTexts(db, rowId, (field, stored) => {
    // Sealed already by the act itself.
    if (key && isSealedText(stored) && readSealedText(stored).version === key.version) return stored
    const text = plainOf(stored)
    return key && text !== '' && text !== '[]' ? sealText(key, field, text) : text
  })
  for (const file of listCaseFiles(db, rowId)) convertFile(file)

  function convertFile(file: CaseFile): void {
    if (key && file.sealedSha256 !== null && readSealedText(file.sealedSha256).version === key.version) return
    const stored = bytesOf(files.blobs(), file)
    if (!stored) return
    const isSealed = isSealedBytes(stored)
    const content = isSealed ? openBytes(keyOf(readSealedBytes(stored)), readSealedBytes(stored)) : stored
    const name = plainOf(file.name)
    const next = key ? sealFileWith(key, name, content) : { content, name, sealedSha256: null }
    const { blobId, sha256 } = files.blobs().put(next.content, files.now())
    replaceFile(db, file, { blobId, sha256, name: next.name, sealedSha256: next.sealedSha256 })
  }
}

/** Damaged bytes are nobody's to read; they keep nobody from sealing the rest. */
const bytesOf = (blobs: BlobStore, { blobId }: CaseFile): Uint8Array | undefined => {
  try {
    return blobs.get(blobId)
  } catch (error) {
    if (error instanceof DomainError && hasCode(error, 'FILE_DAMAGED')) return undefined
    throw error
  }
}
