import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import type { LogHead } from '../db/change-log.ts'
import type { Database } from '../db/database.ts'
import { migrations, newestVersionOf, type Migration } from '../db/migrate.ts'
import { asFolderRefusal, inOrder } from '../disk-errors.ts'
import { syncFolder } from '../keys/atomic-file.ts'
import { isKeyFile, readKeyFile, writeKeyFile, type KeyFile } from '../keys/key-file.ts'
import { attemptsName, createAttempts } from '../keys/login-attempts.ts'
import { backupBeforeUpgrade } from './backup-before-upgrade.ts'
import { isSalvageFolder } from './copy-to-read.ts'
import {
  closeBehindError,
  closeParts,
  createParts,
  openGeneration,
  type History,
  type Parts,
} from './generation.ts'
import {
  canVouch,
  headFileOf,
  isHeadFile,
  makeHeadWhole,
  openHeadFile,
  readHead,
  removeUnusedHeads,
  type HeadFile,
} from './head-file.ts'
import { firstUnderKey } from './key-history.ts'
import { removeOtherGenerations } from './next-generation.ts'
import {
  databaseNames,
  generationFolder,
  pointerName,
  readPointer,
  writePointer,
  type Pointer,
} from './pointer.ts'
import { upgradeStore } from './upgrade.ts'

/*
 * <folder>/store.json      which generation is the store; written last, so that it says the store is whole
 *          kunci.json      key slots, three older ones beside it
 *          percobaan.json  how often each login failed in a row
 *          puncak          newest act, outside the database; puncak-5 after a backup was restored as gen-5
 *          gen-1/utama.db  rows;  gen-1/lampiran.db  files in chunks;  the one before the store stays beside it
 *          baru/           a store that is being made; its presence without store.json means that it never was whole
 */
export const buildingName = 'baru'

export type Store = {
  storeId: string
  generation: number
  keyGeneration: number
  folder: string
  masterKey: Uint8Array
  database: Database
  blobs: BlobStore
  /** What the head file says now; undefined where neither of its slots is whole. */
  readHead: () => LogHead | undefined
  /** When it was opened, the head file was missing or damaged: acts may be missing of which nothing tells any longer. */
  headWasLost: boolean
  close: () => void
}

export type Presence =
  | 'none'
  | 'whole'
  | 'STORE_MISSING'
  | 'STORE_DAMAGED'
  | 'KEY_FILE_MISSING'
  | 'KEY_FILE_DAMAGED'

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
  steps: readonly Migration[] = migrations,
): Store => {
  if (inspectFolder(folder) !== 'none') throw new DomainError('STORE_ALREADY_EXISTS')
  const building = join(folder, buildingName)
  const generation = generationFolder(folder, 1)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    removeUnfinished(folder)
    mkdirSync(building, { mode: 0o700 })
    const parts = createParts(building, masterKey, keys.storeId, steps)
    try {
      seed(parts)
    } finally {
      closeParts(parts)
    }
    mkdirSync(generation, { mode: 0o700 })
    for (const name of databaseNames) renameSync(join(building, name), join(generation, name))
    syncFolder(generation)
    writeKeyFile(folder, keys)
    createAttempts(folder, keys)
    writePointer(folder, { storeId: keys.storeId, generation: 1, keyGeneration: 1 })
    syncFolder(dirname(folder))
    return openStore(folder, masterKey, steps)
  } catch (error) {
    removeUnfinished(folder)
    throw asFolderRefusal(error)
  }
}

/** Everything of a store that never was whole. The pointer goes first and the mark of a creation under way last. */
export const removeUnfinished = (folder: string): void => {
  if (!existsSync(folder)) return
  const parts = readdirSync(folder).filter(
    (name) =>
      isKeyFile(name) ||
      name.startsWith(attemptsName) ||
      name === 'gen-1' ||
      isHeadFile(name) ||
      name === `${pointerName}.new`,
  )
  for (const name of [pointerName, ...parts, buildingName])
    rmSync(join(folder, name), { recursive: true, force: true })
}

/** The generation the pointer names, in the program's schema: an older one is brought up first. */
const openNewest = (
  folder: string,
  masterKey: Uint8Array,
  steps: readonly Migration[],
  history: History,
): { pointer: Pointer; parts: Parts } => {
  const pointer = readPointer(folder)
  if (!pointer) throw new DomainError('STORE_MISSING')
  removeUnusedHeads(folder, pointer.generation)
  const parts = openGeneration(folder, pointer, masterKey, steps, history)
  if (parts.version === newestVersionOf(steps)) return { pointer, parts }
  backupBeforeUpgrade(folder, pointer, parts, masterKey)
  const next = upgradeStore(folder, pointer, parts, masterKey, steps)
  return { pointer: next, parts: openGeneration(folder, next, masterKey, steps) }
}

/**
 * Opens the store with its master key and asserts everything its guarantees rest on. A store of an older program is
 * brought to this one's schema in a generation of its own before it is opened.
 *
 * @throws DomainError STORE_MISSING, STORE_FOREIGN, STORE_KEY_MISMATCH, STORE_NEWER, STORE_DAMAGED, DISK_FULL,
 *   FOLDER_NOT_WRITABLE, STORE_BEHIND_HEAD (an acknowledged act is missing), CHANGE_LOG_BROKEN (an act is not what was
 *   written)
 */
export const openStore = (
  folder: string,
  masterKey: Uint8Array,
  steps: readonly Migration[] = migrations,
): Store => open(folder, masterKey, steps, 'proven')

/** Opens what `salvage` made, and nothing else: its history is held to nothing. */
export const openSalvaged = (folder: string, masterKey: Uint8Array): Store => {
  if (!isSalvageFolder(folder)) throw new Error('only a salvaged copy is opened without its history')
  return open(folder, masterKey, migrations, 'salvaged')
}

const open = (
  folder: string,
  masterKey: Uint8Array,
  steps: readonly Migration[],
  history: History,
): Store => {
  const { pointer, parts } = openNewest(folder, masterKey, steps, history)
  const headPath = headFileOf(folder, pointer.generation)
  const head = parts.database.head()
  // One that was cut between pointer and head file has the mark of its making and nothing that could be missing.
  const isNew = existsSync(join(folder, buildingName))
  let headFile: HeadFile | undefined
  let headWasLost = false
  try {
    headWasLost = !isNew && !canVouch(headPath, parts.headKey, head)
    makeHeadWhole(headPath, parts.headKey, head)
    headFile = openHeadFile(headPath, parts.headKey)
    headFile.write(head)
    parts.database.onCommit(headFile.write)
    // Left by a cut between the pointer and here. It must not outlive a whole store: it says that there is none.
    rmSync(join(folder, buildingName), { recursive: true, force: true })
  } catch (error) {
    closeBehindError(() =>
      inOrder(
        () => headFile?.close(),
        () => closeParts(parts),
      ),
    )
    throw asFolderRefusal(error)
  }
  removeOtherGenerations(folder, pointer.generation, firstUnderKey(parts.database.connection, pointer))
  const opened = headFile
  return {
    ...pointer,
    folder,
    masterKey,
    database: parts.database,
    blobs: parts.blobs,
    readHead: () => readHead(headPath, parts.headKey),
    headWasLost,
    close: () => {
      masterKey.fill(0)
      inOrder(() => closeParts(parts), opened.close)
    },
  }
}
