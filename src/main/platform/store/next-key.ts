import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { migrations, type Migration } from '../db/migrate.ts'
import { openEncrypted, rawKey } from '../db/open.ts'
import { asFolderRefusal } from '../disk-errors.ts'
import { assertRoomFor } from '../disk-space.ts'
import { syncFolder } from '../keys/atomic-file.ts'
import { readKeyFile, writeKeyFile } from '../keys/key-file.ts'
import { storeKeys } from '../keys/store-keys.ts'
import { withNextMasterKey, type Holders } from '../keys/next-master-key.ts'
import { closeBehindError } from './generation.ts'
import { headFileOf, writeHeadForNextKey } from './head-file.ts'
import {
  asCopyFault,
  assertNextGeneration,
  copyAttachments,
  copyRows,
  removeFolder,
  syncGeneration,
} from './next-generation.ts'
import { databaseNames, generationFolder, readPointer, writePointer, type Pointer } from './pointer.ts'
import type { Store } from './store.ts'

/** Bytes of both databases of the store; a change of the key needs as much room again. */
export const storeBytes = ({ folder, generation }: Pick<Store, 'folder' | 'generation'>): number =>
  databaseNames
    .map((name) => statSync(join(generationFolder(folder, generation), name)).size)
    .reduce((sum, size) => sum + size, 0)

/** For the files beside the databases: slots, pointer, head. */
const roomBeside = 1024 * 1024

/**
 * Builds the next generation of an open store under a new master key and makes it the store: encrypted copies of both
 * databases, their keys changed on the copy, reopened and verified as at any opening, synced; then the slot file with
 * both master keys; then the pointer, which names generation and master key at once. A cut or an error before the
 * pointer leaves the old store, which lacks nothing; after it the new one counts, whatever fails then.
 *
 * The store that is open stays open. Nothing may be written to it afterwards.
 *
 * @throws DomainError DISK_FULL, FOLDER_NOT_WRITABLE, STORE_DAMAGED (a page cannot be read)
 */
export const switchMasterKey = (
  store: Store,
  masterKey: Uint8Array,
  holders: Holders,
  steps: readonly Migration[] = migrations,
): Pointer => {
  const { folder, storeId } = store
  const next: Pointer = { storeId, generation: store.generation + 1, keyGeneration: store.keyGeneration + 1 }
  const to = generationFolder(folder, next.generation)
  const fresh = storeKeys(masterKey, storeId)
  try {
    rmSync(to, { recursive: true, force: true })
    assertRoomFor(store.folder, storeBytes(store) + roomBeside)
    mkdirSync(to, { mode: 0o700 })
    const standing = copyRows(store, to)
    copyAttachments(store, to)
    const old = storeKeys(store.masterKey, storeId)
    changeKeyOfCopy(join(to, 'utama.db'), old.database, fresh.database)
    changeKeyOfCopy(join(to, 'lampiran.db'), old.blobs, fresh.blobs)
    writeHeadForNextKey(headFileOf(folder, store.generation), standing.head, fresh.head)
    assertNextGeneration(folder, next, masterKey, steps, standing, { readAttachments: true })
    syncGeneration(to)
    syncFolder(folder)
    const keys = withNextMasterKey(readKeyFile(folder).keys, masterKey, next.keyGeneration, holders)
    // Twice, so that the kept file holds both master keys too when the newest one is damaged.
    for (let copy = 0; copy < 2; copy += 1) writeKeyFile(folder, keys)
    writePointer(folder, next)
    return next
  } catch (error) {
    if (readPointer(folder)?.generation === store.generation) closeBehindError(() => removeFolder(to))
    throw asFolderRefusal(error)
  }
}

/**
 * Encrypts a database anew under another key. To be done to a copy alone: a cut in between leaves a file that no key
 * opens, which is why nothing is synced and no journal is kept here.
 */
export const changeKeyOfCopy = (file: string, from: Uint8Array, to: Uint8Array): void => {
  const raw = rawKey(to)
  try {
    const connection = openEncrypted(file, from, { create: false })
    try {
      // Only so may the journal be left out, which would want the room of the whole file once more.
      connection.unsafeMode()
      if (connection.pragma('journal_mode = OFF', { simple: true }) !== 'off')
        throw new Error('a journal is kept')
      connection.pragma('synchronous = OFF')
      connection.rekey(raw)
    } finally {
      connection.close()
    }
  } catch (error) {
    throw asCopyFault(error)
  } finally {
    raw.fill(0)
  }
}
