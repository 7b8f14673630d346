import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import { openBlobStore, type BlobStore } from '../blobs/blob-store.ts'
import { changeTriggersAreWhole } from '../db/change-triggers.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { hasCode, openEncrypted } from '../db/open.ts'
import { replaceFile } from '../keys/atomic-file.ts'
import { readKeyFile, storeKeys, writeKeyFile, type KeyFile } from '../keys/key-file.ts'
import { openHeadFile, readHead, type HeadFile } from './head-file.ts'

/*
 * <folder>/store.json      which generation is the store; written last, so that it says the store is whole
 *          kunci.json      key slots, three older ones beside it
 *          puncak          newest act, outside the database
 *          gen-1/utama.db  rows;  gen-1/lampiran.db  files in chunks
 *          baru/           a store that is being made; a start removes what a cut left here
 */
const pointerName = 'store.json'
const buildingName = 'baru'

const pointer = z
  .object({
    format: z.literal('perisai-desa store 1'),
    storeId: z.uuid(),
    generation: z.number().int().positive(),
  })
  .strict()
type Pointer = z.infer<typeof pointer>

export type Store = {
  storeId: string
  folder: string
  masterKey: Uint8Array
  database: Database
  blobs: BlobStore
  close: () => void
}

export type Presence =
  | 'none'
  | 'whole'
  | 'STORE_MISSING'
  | 'STORE_DAMAGED'
  | 'KEY_FILE_MISSING'
  | 'KEY_FILE_DAMAGED'

const generationFolder = (folder: string, generation: number): string => join(folder, `gen-${generation}`)

const readPointer = (folder: string): Pointer | undefined => {
  try {
    return pointer.parse(JSON.parse(readFileSync(join(folder, pointerName), 'utf8')))
  } catch {
    return undefined
  }
}

/** What is in the folder, without a key and without changing anything. */
export const inspectFolder = (folder: string): Presence => {
  if (!existsSync(join(folder, pointerName))) {
    if (!existsSync(folder) || existsSync(join(folder, buildingName))) return 'none'
    const remains = readdirSync(folder).some(
      (name) => name.startsWith('gen-') || name.startsWith('kunci.json'),
    )
    return remains ? 'STORE_MISSING' : 'none'
  }
  const found = readPointer(folder)
  if (!found) return 'STORE_DAMAGED'
  if (!existsSync(join(generationFolder(folder, found.generation), 'utama.db'))) return 'STORE_MISSING'
  try {
    return readKeyFile(folder).keys.storeId === found.storeId ? 'whole' : 'KEY_FILE_DAMAGED'
  } catch (error) {
    if (error instanceof DomainError) return error.code as Presence
    throw error
  }
}

/** Codes that mean no room. SHMSIZE: the index of the write-ahead log could not be given its room. */
const fullCodes = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE']

/** Codes of the operating system that mean: no room, or not ours to write. */
const asStoreError = (error: unknown): unknown => {
  if (fullCodes.some((code) => hasCode(error, code))) return new DomainError('DISK_FULL')
  const closed = ['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN']
  return closed.some((code) => hasCode(error, code)) ? new DomainError('FOLDER_NOT_WRITABLE') : error
}

/**
 * Makes a new store and fills it with `seed` before it counts as one. Everything is built in a side folder; a failure
 * or a power cut at any point leaves no store and nothing else changed.
 *
 * @throws DomainError STORE_ALREADY_EXISTS, DISK_FULL, FOLDER_NOT_WRITABLE
 */
export const createStore = (
  folder: string,
  keys: KeyFile,
  masterKey: Uint8Array,
  seed: (store: Pick<Store, 'database' | 'blobs'>) => void,
): Store => {
  if (inspectFolder(folder) !== 'none') throw new DomainError('STORE_ALREADY_EXISTS')
  const building = join(folder, buildingName)
  const generation = generationFolder(folder, 1)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const leftover of [building, generation]) rmSync(leftover, { recursive: true, force: true })
    mkdirSync(building, { mode: 0o700 })
    const parts = openParts(building, masterKey, keys.storeId, { create: true })
    try {
      seed(parts)
    } finally {
      parts.database.close()
      parts.blobs.close()
    }
    mkdirSync(generation, { mode: 0o700 })
    for (const name of ['utama.db', 'lampiran.db']) renameSync(join(building, name), join(generation, name))
    writeKeyFile(folder, keys)
    const content: Pointer = { format: 'perisai-desa store 1', storeId: keys.storeId, generation: 1 }
    replaceFile(join(folder, pointerName), JSON.stringify(content))
    rmSync(building, { recursive: true, force: true })
  } catch (error) {
    undoCreation(folder)
    throw asStoreError(error)
  }
  return openStore(folder, masterKey)
}

const undoCreation = (folder: string): void => {
  for (const name of [
    pointerName,
    'kunci.json',
    'kunci.json.new',
    `${pointerName}.new`,
    'gen-1',
    buildingName,
  ]) {
    rmSync(join(folder, name), { recursive: true, force: true })
  }
}

const openParts = (folder: string, masterKey: Uint8Array, storeId: string, options: { create: boolean }) => {
  const keys = storeKeys(masterKey, storeId)
  const connection = openEncrypted(join(folder, 'utama.db'), keys.database, options)
  try {
    migrate(connection)
    const database = openDatabase(connection)
    return {
      database,
      blobs: openBlobStore(join(folder, 'lampiran.db'), keys.blobs, keys.index, options),
      keys,
    }
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * Opens the store with its master key and asserts everything its guarantees rest on.
 *
 * @throws DomainError STORE_MISSING, STORE_FOREIGN, STORE_KEY_MISMATCH, STORE_NEWER, STORE_DAMAGED,
 *   STORE_BEHIND_HEAD (an acknowledged act is missing), CHANGE_LOG_BROKEN (an act is not what was written)
 */
export const openStore = (folder: string, masterKey: Uint8Array): Store => {
  const found = readPointer(folder)
  if (!found) throw new DomainError('STORE_MISSING')
  const parts = readableParts(generationFolder(folder, found.generation), masterKey, found.storeId)
  const headPath = join(folder, 'puncak')
  let headFile: HeadFile | undefined
  try {
    assertWhole(parts.database, readHead(headPath, parts.keys.head))
    headFile = openHeadFile(headPath, parts.keys.head)
    headFile.write(parts.database.head())
    parts.database.onCommit(headFile.write)
  } catch (error) {
    headFile?.close()
    parts.blobs.close()
    parts.database.close()
    throw error
  }
  const opened = headFile
  return {
    storeId: found.storeId,
    folder,
    masterKey,
    database: parts.database,
    blobs: parts.blobs,
    close: () => {
      parts.blobs.close()
      parts.database.close()
      opened.close()
    },
  }
}

const readableParts = (folder: string, masterKey: Uint8Array, storeId: string) => {
  try {
    return openParts(folder, masterKey, storeId, { create: false })
  } catch (error) {
    const damaged = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR'].some((code) => hasCode(error, code))
    throw damaged ? new DomainError('STORE_DAMAGED') : error
  }
}

const assertWhole = (database: Database, acknowledged: ReturnType<typeof readHead>): void => {
  const head = database.head()
  if (acknowledged && acknowledged.seq > head.seq) {
    throw new DomainError('STORE_BEHIND_HEAD', { storeSeq: head.seq, headSeq: acknowledged.seq })
  }
  const verified = database.verifyRecent()
  if (!verified.whole) throw new DomainError('CHANGE_LOG_BROKEN', { seq: verified.seq })
  if (!changeTriggersAreWhole(database.connection))
    throw new DomainError('CHANGE_LOG_BROKEN', { seq: head.seq })
  if (acknowledged?.seq === head.seq && !Buffer.from(acknowledged.digest).equals(Buffer.from(head.digest))) {
    throw new DomainError('CHANGE_LOG_BROKEN', { seq: head.seq })
  }
}
