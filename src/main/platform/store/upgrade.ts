import { copyFileSync, existsSync, linkSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Migration } from '../db/migrate.ts'
import { asFolderRefusal } from '../disk-errors.ts'
import { syncFolder } from '../keys/atomic-file.ts'
import { storeKeys } from '../keys/store-keys.ts'
import { closeBehindError, closeParts, type Parts } from './generation.ts'
import {
  migrateCopy,
  asCopyFault,
  assertNextGeneration,
  copyRows,
  removeFolder,
  syncGeneration,
} from './next-generation.ts'
import { generationFolder, readPointer, writePointer, type Pointer } from './pointer.ts'

/**
 * Builds the next generation of a store whose schema is older than the program's: an encrypted copy, brought up to the
 * newest schema, reopened, verified against the one it came from, synced, and only then made the store by the pointer.
 * A cut or an error before that leaves the old generation the store, and it is built anew at the next opening.
 * Closes the old generation in any case.
 *
 * @returns the pointer to the generation that is the store now
 * @throws DomainError DISK_FULL, FOLDER_NOT_WRITABLE, STORE_DAMAGED (a page of the old generation cannot be read)
 */
export const upgradeStore = (
  folder: string,
  old: Pointer,
  oldParts: Parts,
  masterKey: Uint8Array,
  steps: readonly Migration[],
): Pointer => {
  const next: Pointer = { ...old, generation: old.generation + 1 }
  const to = generationFolder(folder, next.generation)
  let isOldOpen = true
  try {
    rmSync(to, { recursive: true, force: true })
    mkdirSync(to, { mode: 0o700 })
    const standing = copyRows(oldParts, to)
    isOldOpen = false
    closeParts(oldParts)
    const attachments = shareAttachments(generationFolder(folder, old.generation), to)
    bringUp(to, masterKey, old.storeId, steps)
    const readAttachments = attachments === 'copied'
    assertNextGeneration(folder, next, masterKey, steps, standing, { readAttachments })
    syncGeneration(to)
    syncFolder(folder)
    writePointer(folder, next)
    return next
  } catch (error) {
    if (isOldOpen) closeBehindError(() => closeParts(oldParts))
    // The pointer may have been replaced before the error: then the new generation is the store.
    if (readPointer(folder)?.generation === old.generation) closeBehindError(() => removeFolder(to))
    throw asFolderRefusal(error)
  }
}

/**
 * The attachments are one file under two names: it may be large, it only grows, every piece of it is checked against
 * its digest when it is read, and no step changes it. The old name is not opened again (decision 0007). Where the disk
 * knows no second names, the file is copied.
 */
const shareAttachments = (from: string, to: string): 'linked' | 'copied' => {
  const [source, target] = [join(from, 'lampiran.db'), join(to, 'lampiran.db')]
  // A log beside the old name would be lost to the new one.
  if (existsSync(`${source}-wal`)) throw new Error('the attachments were not closed')
  try {
    linkSync(source, target)
    return 'linked'
  } catch {
    copyFileSync(source, target)
    return 'copied'
  }
}

const bringUp = (
  folder: string,
  masterKey: Uint8Array,
  storeId: string,
  steps: readonly Migration[],
): void => {
  const keys = storeKeys(masterKey, storeId)
  try {
    migrateCopy(join(folder, 'utama.db'), keys.database, steps)
  } catch (error) {
    throw asCopyFault(error)
  } finally {
    for (const key of Object.values(keys)) key.fill(0)
  }
}
