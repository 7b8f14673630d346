import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import { migrate, migrations, type Migration } from '../db/migrate.ts'
import { openEncrypted } from '../db/open.ts'
import { asFolderRefusal, hasCode } from '../disk-errors.ts'
import { syncFolder } from '../keys/atomic-file.ts'
import { asStoreRefusal, closeBehindError, closeParts, openGeneration, type Parts } from './generation.ts'
import { databaseNames, generationOf, type Pointer } from './pointer.ts'
import { assertSameStanding, assertSound, standingOf, type Standing } from './standing.ts'

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/**
 * Copies the rows of an open generation under the same key into a folder. `VACUUM INTO` keeps the key; the binding's
 * own backup refuses encrypted files.
 *
 * @returns what the copy is to be held to
 * @throws DomainError STORE_DAMAGED (a page cannot be read), DISK_FULL
 */
export const copyRows = (parts: Pick<Parts, 'database' | 'blobs'>, to: string): Standing => {
  try {
    const standing = standingOf(parts)
    parts.database.connection.prepare('vacuum into ?').run(join(to, 'utama.db'))
    return standing
  } catch (error) {
    throw asStoreRefusal(error)
  }
}

/** Copies the attachments of an open generation as `copyRows` does the rows. */
export const copyAttachments = ({ blobs }: Pick<Parts, 'blobs'>, to: string): void => {
  try {
    blobs.connection.prepare('vacuum into ?').run(join(to, 'lampiran.db'))
  } catch (error) {
    throw asStoreRefusal(error)
  }
}

/** Opens a generation that was built as any opening does, and holds it to the one it was built from. */
export const assertNextGeneration = (
  folder: string,
  next: Pointer,
  masterKey: Uint8Array,
  steps: readonly Migration[],
  before: Standing,
  { readAttachments }: { readAttachments: boolean },
): void => {
  let parts: Parts | undefined
  try {
    parts = openGeneration(folder, next, masterKey, steps)
    assertSound(parts.database.connection)
    if (readAttachments) assertSound(parts.blobs.connection)
    assertSameStanding(before, standingOf(parts))
    const closing = parts
    parts = undefined
    closeParts(closing)
  } catch (error) {
    const left = parts
    if (left) closeBehindError(() => closeParts(left))
    throw asCopyFault(error)
  }
}

/** Makes both databases of a closed generation durable, and their names. */
export const syncGeneration = (generation: string): void => {
  for (const name of databaseNames) syncFile(join(generation, name))
  syncFolder(generation)
}

export const syncFile = (file: string): void => {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** What is wrong with a copy says nothing about the store: only the disk's own refusals are told as such. */
export const asCopyFault = (error: unknown): unknown => {
  const refusal = asFolderRefusal(error)
  const ofDisk = hasCode(refusal, 'DISK_FULL') || hasCode(refusal, 'FOLDER_NOT_WRITABLE')
  return refusal instanceof DomainError && !ofDisk
    ? new Error(`the copy cannot be opened: ${refusal.code}`, { cause: refusal })
    : refusal
}

/**
 * Takes away what is neither the store nor the generation before it: what a cut left of one that was being built, and
 * those that a switch after them has outlived. `oldest` is the first one under the master key that counts: an officer
 * who left could open those before. To be called once the store is open and agrees with its head file.
 */
export const removeOtherGenerations = (folder: string, generation: number, oldest: number): void => {
  for (const name of readdirSync(folder)) {
    const found = generationOf(name)
    const isKept = found === generation || (found === generation - 1 && found >= oldest)
    if (found === undefined || isKept) continue
    // Another program may hold a file of it; what stays is taken at the next opening and is not in the way of this one.
    closeBehindError(() => removeFolder(join(folder, name)))
  }
}

/** Brings the rows of a copy to the schema of these steps. Nothing of them is left in its log afterwards. */
export const migrateCopy = (
  file: string,
  key: Uint8Array,
  steps: readonly Migration[] = migrations,
): void => {
  const connection = openEncrypted(file, key, { create: false })
  try {
    migrate(connection, steps)
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
}
