import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import { openBlobStore, type BlobStore } from '../blobs/blob-store.ts'
import { changeTriggersAreWhole } from '../db/change-triggers.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { migrate, storeVersion } from '../db/migrate.ts'
import { openEncrypted } from '../db/open.ts'
import { asFolderRefusal, hasCode, inOrder } from '../disk-errors.ts'
import { replaceFile, syncFolder } from '../keys/atomic-file.ts'
import { isKeyFile, readKeyFile, storeKeys, writeKeyFile, type KeyFile } from '../keys/key-file.ts'
import { openHeadFile, readHead, type HeadFile } from './head-file.ts'

/*
 * <folder>/store.json      which generation is the store; written last, so that it says the store is whole
 *          kunci.json      key slots, three older ones beside it
 *          puncak          newest act, outside the database
 *          gen-1/utama.db  rows;  gen-1/lampiran.db  files in chunks
 *          baru/           a store that is being made; its presence without store.json means that it never was whole
 */
const pointerName = 'store.json'
const buildingName = 'baru'
const headName = 'puncak'
const databaseNames = ['utama.db', 'lampiran.db'] as const

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
    const remains = readdirSync(folder).some((name) => name.startsWith('gen-') || isKeyFile(name))
    return remains ? 'STORE_MISSING' : 'none'
  }
  const found = readPointer(folder)
  if (!found) return 'STORE_DAMAGED'
  const generation = generationFolder(folder, found.generation)
  if (!databaseNames.every((name) => existsSync(join(generation, name)))) return 'STORE_MISSING'
  try {
    return readKeyFile(folder).keys.storeId === found.storeId ? 'whole' : 'KEY_FILE_DAMAGED'
  } catch (error) {
    if (error instanceof DomainError) return error.code as Presence
    throw error
  }
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
    removeUnfinished(folder)
    mkdirSync(building, { mode: 0o700 })
    const parts = openParts(building, masterKey, keys.storeId, { create: true })
    try {
      seed(parts)
    } finally {
      parts.database.close()
      parts.blobs.close()
    }
    mkdirSync(generation, { mode: 0o700 })
    for (const name of databaseNames) renameSync(join(building, name), join(generation, name))
    syncFolder(generation)
    writeKeyFile(folder, keys)
    const content: Pointer = { format: 'perisai-desa store 1', storeId: keys.storeId, generation: 1 }
    replaceFile(join(folder, pointerName), JSON.stringify(content))
    syncFolder(dirname(folder))
    return openStore(folder, masterKey)
  } catch (error) {
    removeUnfinished(folder)
    throw asFolderRefusal(error)
  }
}

/** Everything of a store that never was whole. The pointer goes first and the mark of a creation under way last. */
const removeUnfinished = (folder: string): void => {
  if (!existsSync(folder)) return
  const parts = readdirSync(folder).filter(
    (name) => isKeyFile(name) || name === 'gen-1' || name === headName || name === `${pointerName}.new`,
  )
  for (const name of [pointerName, ...parts, buildingName])
    rmSync(join(folder, name), { recursive: true, force: true })
}

const openParts = (folder: string, masterKey: Uint8Array, storeId: string, options: { create: boolean }) => {
  const keys = storeKeys(masterKey, storeId)
  const connection = openEncrypted(join(folder, 'utama.db'), keys.database, options)
  try {
    // A store that counts has its tables; to make them here would turn a damaged one into an empty one.
    if (!options.create && storeVersion(connection) === 0) throw new DomainError('STORE_DAMAGED')
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
  } finally {
    for (const used of [keys.database, keys.blobs]) used.fill(0)
  }
}

/**
 * Opens the store with its master key and asserts everything its guarantees rest on.
 *
 * @throws DomainError STORE_MISSING, STORE_FOREIGN, STORE_KEY_MISMATCH, STORE_NEWER, STORE_DAMAGED, DISK_FULL,
 *   FOLDER_NOT_WRITABLE, STORE_BEHIND_HEAD (an acknowledged act is missing), CHANGE_LOG_BROKEN (an act is not what was
 *   written)
 */
export const openStore = (folder: string, masterKey: Uint8Array): Store => {
  const found = readPointer(folder)
  if (!found) throw new DomainError('STORE_MISSING')
  const parts = readableParts(generationFolder(folder, found.generation), masterKey, found.storeId)
  const headPath = join(folder, headName)
  let headFile: HeadFile | undefined
  try {
    assertWhole(parts.database, readHead(headPath, parts.keys.head))
    headFile = openHeadFile(headPath, parts.keys.head)
    headFile.write(parts.database.head())
    parts.database.onCommit(headFile.write)
    // Left by a cut between the pointer and here. It must not outlive a whole store: it says that there is none.
    rmSync(join(folder, buildingName), { recursive: true, force: true })
  } catch (error) {
    try {
      inOrder(() => headFile?.close(), parts.blobs.close, parts.database.close)
    } catch {
      // Why it cannot be opened is what counts.
    }
    throw asFolderRefusal(error)
  }
  const opened = headFile
  return {
    storeId: found.storeId,
    folder,
    masterKey,
    database: parts.database,
    blobs: parts.blobs,
    close: () => {
      masterKey.fill(0)
      inOrder(parts.blobs.close, parts.database.close, opened.close)
    },
  }
}

const readableParts = (folder: string, masterKey: Uint8Array, storeId: string) => {
  try {
    return openParts(folder, masterKey, storeId, { create: false })
  } catch (error) {
    const refusal = asFolderRefusal(error)
    const damaged = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR'].some((code) => hasCode(refusal, code))
    throw damaged ? new DomainError('STORE_DAMAGED') : refusal
  }
}

const assertWhole = (database: Database, acknowledged: ReturnType<typeof readHead>): void => {
  const head = database.head()
  if (acknowledged && acknowledged.seq > head.seq) {
    throw new DomainError('STORE_BEHIND_HEAD', { storeSeq: head.seq, headSeq: acknowledged.seq })
  }
  // Other acts in the place of the acknowledged ones: an older copy that was worked on.
  const standing = acknowledged && database.digestOf(acknowledged.seq)
  if (acknowledged && acknowledged.seq > 0 && !equalBytes(acknowledged.digest, standing))
    throw new DomainError('CHANGE_LOG_BROKEN', { seq: acknowledged.seq })
  const verified = database.verifyRecent()
  if (!verified.whole) throw new DomainError('CHANGE_LOG_BROKEN', { seq: verified.seq })
  if (!changeTriggersAreWhole(database.connection))
    throw new DomainError('CHANGE_LOG_BROKEN', { seq: head.seq })
}

const equalBytes = (first: Uint8Array, second: Uint8Array | undefined): boolean =>
  second !== undefined && Buffer.from(first).equals(second)
