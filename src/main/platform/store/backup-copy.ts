import { createHash, createHmac } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import { openBlobStore, type BlobStore } from '../blobs/blob-store.ts'
import type { LogHead } from '../db/change-log.ts'
import { storeVersion } from '../db/migrate.ts'
import { openEncrypted, openForReading, type Connection } from '../db/open.ts'
import { asFolderRefusal, inOrder } from '../disk-errors.ts'
import { assertRoomFor, sizeOf } from '../disk-space.ts'
import { syncFolder } from '../keys/atomic-file.ts'
import {
  attachmentsFile,
  attachmentsName,
  backupsFolder,
  nameOf,
  prepareBackups,
  unfinished,
  writeManifest,
  type BackupKind,
  type BackupManifest,
} from './backup-folder.ts'
import { asStoreRefusal, closeBehindError } from './generation.ts'
import { syncFile } from './next-generation.ts'
import { generationFolder } from './pointer.ts'
import { assertSound, countRows } from './standing.ts'

export type BackupKeys = { database: Uint8Array; blobs: Uint8Array; index: Uint8Array }

export type CopyTask = {
  dataFolder: string
  storeId: string
  generation: number
  keyGeneration: number
  keys: BackupKeys
  kind: BackupKind
  madeAt: number
  /** Newest act of the store when the backup was asked for: the copy must have it. */
  acknowledged: LogHead
}

/** Room that stays free for the work itself. */
const roomToLeave = 200 * 1024 * 1024
const attempts = 4

/**
 * Makes a backup beside the store while the store is worked in: rows by `VACUUM INTO`, attachments that the one copy of
 * them does not have yet. It counts once the copy was opened again, read page by page and held to the store; before that
 * there is nothing but a `*.part`.
 *
 * @throws DomainError DISK_FULL, FOLDER_NOT_WRITABLE, STORE_DAMAGED, BACKUP_NOT_VERIFIED
 */
export const makeLocalBackup = (task: CopyTask): { name: string; manifest: BackupManifest } => {
  const { dataFolder, keyGeneration, keys } = task
  try {
    prepareBackups(dataFolder)
    assertRoom(task)
    const part = join(backupsFolder(dataFolder), `baru${unfinished}`)
    try {
      mkdirSync(part, { mode: 0o700 })
      const copied = copyRows(task, part)
      const attachments = copyAttachments(task, copied.blobIds)
      const content: BackupManifest = {
        storeId: task.storeId,
        madeAt: task.madeAt,
        kind: task.kind,
        generation: task.generation,
        keyGeneration,
        schemaVersion: copied.schemaVersion,
        seq: copied.head.seq,
        digest: Buffer.from(copied.head.digest).toString('hex'),
        rows: digestOfFile(join(part, 'utama.db')),
        attachments: { file: attachmentsName(keyGeneration), ...attachments },
      }
      writeManifest(part, content)
      syncFolder(part)
      const name = nameOf(dataFolder, task.madeAt, content.seq)
      renameSync(part, join(backupsFolder(dataFolder), name))
      syncFolder(backupsFolder(dataFolder))
      return { name, manifest: content }
    } catch (error) {
      closeBehindError(() => rmSync(part, { recursive: true, force: true }))
      throw error
    }
  } catch (error) {
    throw asFolderRefusal(error)
  } finally {
    for (const key of Object.values(keys)) key.fill(0)
  }
}

const assertRoom = ({ dataFolder, generation, keyGeneration }: CopyTask): void => {
  const store = generationFolder(dataFolder, generation)
  const attachments = Math.max(
    0,
    sizeOf(join(store, 'lampiran.db')) - sizeOf(attachmentsFile(dataFolder, keyGeneration)),
  )
  const needed = sizeOf(join(store, 'utama.db')) + sizeOf(join(store, 'utama.db-wal')) + attachments
  assertRoomFor(dataFolder, needed + roomToLeave)
}

const headOf = (connection: Connection): LogHead => {
  const row = connection.prepare('select seq, digest from changes order by seq desc limit 1').get() as
    | { seq: number; digest: Buffer }
    | undefined
  return row ? { seq: row.seq, digest: new Uint8Array(row.digest) } : { seq: 0, digest: new Uint8Array(32) }
}

type Rows = { head: LogHead; counts: [string, number][] }

const rowsOf = (connection: Connection): Rows => ({
  head: headOf(connection),
  counts: [...countRows(connection)].toSorted(([first], [second]) => (first < second ? -1 : 1)),
})

const textOf = ({ head, counts }: Rows): string => JSON.stringify([head.seq, [...head.digest], counts])

type CopiedRows = { head: LogHead; schemaVersion: number; blobIds: Buffer[] }

/** The store is worked in meanwhile: where an act came in between counting and copying, it is copied again. */
const copyRows = (task: CopyTask, part: string): CopiedRows => {
  const file = join(part, 'utama.db')
  const source = openEncrypted(
    join(generationFolder(task.dataFolder, task.generation), 'utama.db'),
    task.keys.database,
    { create: false },
  )
  try {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      rmSync(file, { force: true })
      const before = source.transaction(() => rowsOf(source))()
      source.prepare('vacuum into ?').run(file)
      syncFile(file)
      syncFolder(part)
      const copied = readCopy(file, task)
      if (textOf(copied.rows) === textOf(before)) return copied
    }
    throw new DomainError('BACKUP_NOT_VERIFIED')
  } finally {
    closeBehindError(() => source.close())
  }
}

/** @throws DomainError BACKUP_NOT_VERIFIED */
const readCopy = (file: string, { keys, acknowledged }: CopyTask): CopiedRows & { rows: Rows } => {
  const copy = openForReading(file, keys.database)
  try {
    assertSound(copy)
    const standing = copy.prepare('select digest from changes where seq = ?').pluck().get(acknowledged.seq)
    const hasNewest =
      acknowledged.seq === 0 ||
      (standing instanceof Buffer && standing.equals(Buffer.from(acknowledged.digest)))
    if (!hasNewest) throw new DomainError('BACKUP_NOT_VERIFIED')
    const rows = rowsOf(copy)
    const blobIds = copy.prepare('select distinct blob_id from files').pluck().all() as Buffer[]
    return { rows, head: rows.head, schemaVersion: storeVersion(copy), blobIds }
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('BACKUP_NOT_VERIFIED')
  } finally {
    copy.close()
  }
}

/**
 * Brings the one copy of all attachments up to the store. It is a file of its own that only grows, so a damaged page of
 * the store does not reach it; each attachment is held to its id, which is a digest of it, when it is copied.
 *
 * @returns how many the rows name, and how many of them are damaged in the store and not in the copy either
 */
const copyAttachments = (
  { dataFolder, generation, keyGeneration, keys }: CopyTask,
  needed: readonly Buffer[],
): { count: number; lacking: number } => {
  const target = attachmentsFile(dataFolder, keyGeneration)
  const from = openBlobStore(
    join(generationFolder(dataFolder, generation), 'lampiran.db'),
    keys.blobs,
    keys.index,
    { create: false },
  )
  let to: BlobStore | undefined
  try {
    const into = openAttachments(target, keys)
    to = into
    const kept = new Set(idsIn(into.connection))
    for (const id of idsIn(from.connection)) {
      if (
        !kept.has(id) &&
        copyAttachment(from.connection, into.connection, Buffer.from(id, 'hex'), keys.index)
      )
        kept.add(id)
    }
    const lacking = needed.filter((id) => !kept.has(id.toString('hex'))).length
    return { count: needed.length, lacking }
  } finally {
    closeBehindError(() => from.connection.close())
    to?.close()
  }
}

/**
 * Builds the attachments of a generation under another key out of the copy that backups have. What is damaged in it is
 * left out, so that one bad page does not keep the rows from being restored.
 */
export const copyAttachmentsUnder = (
  source: string,
  from: Pick<BackupKeys, 'blobs' | 'index'>,
  target: string,
  blobs: Uint8Array,
): void => {
  const { index } = from
  createAttachments(target, { blobs, index })
  const to = openBlobStore(target, blobs, index, { create: false })
  try {
    const connection = openForReading(source, from.blobs)
    try {
      for (const id of idsIn(connection))
        withoutDamage(() => copyAttachment(connection, to.connection, Buffer.from(id, 'hex'), index))
    } finally {
      connection.close()
    }
  } catch (error) {
    if (!isDamage(error)) throw error
  } finally {
    to.close()
  }
}

const withoutDamage = (work: () => void): void => {
  try {
    work()
  } catch (error) {
    if (!isDamage(error)) throw error
  }
}

/** One that can no longer be opened is put aside and made anew out of the store. */
const openAttachments = (target: string, keys: BackupKeys): BlobStore => {
  if (!existsSync(target)) createAttachments(target, keys)
  try {
    return openBlobStore(target, keys.blobs, keys.index, { create: false })
  } catch (error) {
    if (!isDamage(error)) throw error
    putAsideAttachments(target)
    createAttachments(target, keys)
    return openBlobStore(target, keys.blobs, keys.index, { create: false })
  }
}

const isDamage = (error: unknown): boolean => {
  const refusal = asStoreRefusal(error)
  return (
    refusal instanceof DomainError &&
    ['STORE_DAMAGED', 'STORE_KEY_MISMATCH', 'STORE_FOREIGN'].includes(refusal.code)
  )
}

/** Kept beside: what can still be read in it may be worth something to somebody who knows how. */
export const putAsideAttachments = (target: string): void => {
  renameSync(target, `${target}.rusak`)
  for (const log of ['-wal', '-shm']) rmSync(`${target}${log}`, { force: true })
}

/** Made under another name: one without its tables would be taken for damaged. */
const createAttachments = (target: string, keys: Pick<BackupKeys, 'blobs' | 'index'>): void => {
  const part = `${target}${unfinished}`
  openBlobStore(part, keys.blobs, keys.index, { create: true }).close()
  syncFile(part)
  renameSync(part, target)
  // Before any backup that needs it: a cut must not keep the backup's name and lose this one.
  syncFolder(dirname(target))
}

const idsIn = (connection: Connection): string[] =>
  connection.prepare('select lower(hex(id)) from blobs order by stored_at, id').pluck().all() as string[]

/** False where the bytes are not those that the id names; then nothing is copied. */
const copyAttachment = (from: Connection, to: Connection, id: Buffer, indexKey: Uint8Array): boolean => {
  const blob = from.prepare('select size, stored_at from blobs where id = ?').get(id) as {
    size: number
    stored_at: number
  }
  const addChunk = to.prepare('insert into chunks (blob_id, position, bytes) values (?, ?, ?)')
  const hash = createHash('sha256')
  const copy = to.transaction((): void => {
    to.prepare('insert into blobs (id, size, stored_at) values (?, ?, ?)').run(id, blob.size, blob.stored_at)
    const chunks = from.prepare<[Buffer], { position: number; bytes: Buffer }>(
      'select position, bytes from chunks where blob_id = ? order by position',
    )
    for (const { position, bytes } of chunks.iterate(id)) {
      hash.update(bytes)
      addChunk.run(id, position, bytes)
    }
    if (!createHmac('sha256', indexKey).update(hash.digest()).digest().equals(id))
      throw new DomainError('FILE_DAMAGED')
  })
  try {
    copy.immediate()
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

/** Size and SHA-256 of a file, read piece by piece. */
export const digestOfFile = (file: string): { size: number; sha256: string } => {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(1024 * 1024)
  const descriptor = openSync(file, 'r')
  let size = 0
  try {
    for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece)) {
      hash.update(piece.subarray(0, read))
      size += read
    }
  } finally {
    inOrder(() => closeSync(descriptor))
  }
  return { size, sha256: hash.digest('hex') }
}
