import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import type { LogHead } from '../db/change-log.ts'
import { migrate, type Migration } from '../db/migrate.ts'
import { openEncrypted, type Connection } from '../db/open.ts'
import { asFolderRefusal, hasCode } from '../disk-errors.ts'
import { syncFolder } from '../keys/atomic-file.ts'
import { storeKeys } from '../keys/key-file.ts'
import { asStoreRefusal, closeBehindError, closeParts, openGeneration, type Parts } from './generation.ts'
import {
  databaseNames,
  generationFolder,
  generationOf,
  readPointer,
  writePointer,
  type Pointer,
} from './pointer.ts'

/** What must be the same in the next generation as in the one before. */
type Standing = { head: LogHead; rows: ReadonlyMap<string, number>; blobs: ReadonlyMap<string, number> }

const countRows = (connection: Connection): Map<string, number> => {
  const tables = connection
    .prepare(
      `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'`,
    )
    .pluck()
    .all()
    .map(String)
  const count = (table: string): number =>
    Number(connection.prepare(`select count(*) from "${table}"`).pluck().get())
  return new Map(tables.map((table) => [table, count(table)]))
}

const standingOf = ({ database, blobs }: Parts): Standing => ({
  head: database.head(),
  rows: countRows(database.connection),
  blobs: countRows(blobs.connection),
})

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
    assertSame(folder, next, masterKey, steps, { ...standing, attachments })
    for (const name of databaseNames) syncFile(join(to, name))
    syncFolder(to)
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

const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

const syncFile = (file: string): void => {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** `VACUUM INTO` keeps the key; the binding's own backup refuses encrypted files. */
const copyRows = (parts: Parts, to: string): Standing => {
  try {
    const standing = standingOf(parts)
    parts.database.connection.prepare('vacuum into ?').run(join(to, 'utama.db'))
    return standing
  } catch (error) {
    throw asStoreRefusal(error)
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
    const connection = openEncrypted(join(folder, 'utama.db'), keys.database, { create: false })
    try {
      migrate(connection, steps)
      connection.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      connection.close()
    }
  } catch (error) {
    throw asUpgradeFault(error)
  } finally {
    for (const key of Object.values(keys)) key.fill(0)
  }
}

/** Reopens the next generation as any opening does, and holds it to the one it was built from. */
const assertSame = (
  folder: string,
  next: Pointer,
  masterKey: Uint8Array,
  steps: readonly Migration[],
  before: Standing & { attachments: 'linked' | 'copied' },
): void => {
  let parts: Parts | undefined
  try {
    parts = openGeneration(folder, next, masterKey, steps)
    assertSound(parts.database.connection)
    if (before.attachments === 'copied') assertSound(parts.blobs.connection)
    const after = standingOf(parts)
    assertEqual('head', [before.head.seq, ...before.head.digest], [after.head.seq, ...after.head.digest])
    for (const [table, count] of before.rows) assertEqual(table, [count], [after.rows.get(table)])
    for (const [table, count] of before.blobs) assertEqual(table, [count], [after.blobs.get(table)])
    const closing = parts
    parts = undefined
    closeParts(closing)
  } catch (error) {
    const left = parts
    if (left) closeBehindError(() => closeParts(left))
    throw asUpgradeFault(error)
  }
}

const assertSound = (connection: Connection): void => {
  assertEqual('integrity', [connection.pragma('integrity_check', { simple: true })], ['ok'])
  assertEqual('references', connection.pragma('foreign_key_check') as unknown[], [])
}

const assertEqual = (what: string, found: readonly unknown[], expected: readonly unknown[]): void => {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`the next generation differs: ${what}`)
}

/** What is wrong with a copy says nothing about the store: only the disk's own refusals are told as such. */
const asUpgradeFault = (error: unknown): unknown => {
  const refusal = asFolderRefusal(error)
  const ofDisk = hasCode(refusal, 'DISK_FULL') || hasCode(refusal, 'FOLDER_NOT_WRITABLE')
  return refusal instanceof DomainError && !ofDisk
    ? new Error(`the next generation cannot be opened: ${refusal.code}`, { cause: refusal })
    : refusal
}

/**
 * Takes away what is neither the store nor the generation before it: what a cut left of one that was being built, and
 * those that an upgrade after them has outlived. To be called once the store is open and agrees with its head file.
 */
export const removeOtherGenerations = (folder: string, generation: number): void => {
  for (const name of readdirSync(folder)) {
    const found = generationOf(name)
    if (found === undefined || found === generation || found === generation - 1) continue
    // Another program may hold a file of it; what stays is taken at the next opening and is not in the way of this one.
    closeBehindError(() => removeFolder(join(folder, name)))
  }
}
