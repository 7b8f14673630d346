import { constants, copyFileSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import { migrations, newestVersionOf, storeVersion } from '#main/platform/db/migrate.ts'
import { openForReading } from '#main/platform/db/open.ts'
import { asFolderRefusal, hasCode } from '#main/platform/disk-errors.ts'
import { assertRoomFor } from '#main/platform/disk-space.ts'
import { syncFolder } from '#main/platform/keys/atomic-file.ts'
import { copyAttachmentsUnder, digestOfFile, type BackupKeys } from '#main/platform/store/backup-copy.ts'
import { asStoreRefusal } from '#main/platform/store/generation.ts'
import { migrateCopy, syncFile } from '#main/platform/store/next-generation.ts'
import { changeKeyOfCopy } from '#main/platform/store/next-key.ts'
import { assertSound } from '#main/platform/store/standing.ts'
import { readContent, type Content } from './content.repo.ts'

/** A backup on the disk, whichever way it came there. */
export type CopySource = {
  rows: string
  attachments: string
  /** What the rows were when they were copied. */
  expected: { size: number; sha256: string; seq: number; digest: string }
  storeId: string
  keys: BackupKeys
}

export type ReadCopy = { content: Content; schemaVersion: number }

const damaged = (error: unknown): unknown => {
  const refusal = asStoreRefusal(error)
  if (hasCode(refusal, 'DISK_FULL') || hasCode(refusal, 'FOLDER_NOT_WRITABLE') || hasCode(refusal, 'BACKUP_'))
    return refusal
  return new DomainError('BACKUP_DAMAGED')
}

/**
 * Reads a backup byte by byte and page by page, and answers what it holds.
 *
 * @throws DomainError BACKUP_DAMAGED, BACKUP_NEWER
 */
export const readCopy = ({ rows, attachments, expected, keys }: CopySource): ReadCopy => {
  try {
    assertSameFile(rows, expected)
    if (!existsSync(attachments)) throw new DomainError('BACKUP_DAMAGED')
    const connection = openForReading(rows, keys.database)
    try {
      assertSound(connection)
      const content = readContent(connection)
      if (content.head.seq !== expected.seq || content.head.digest !== expected.digest)
        throw new DomainError('BACKUP_DAMAGED')
      const [found, known] = [storeVersion(connection), newestVersionOf(migrations)]
      if (found > known) throw new DomainError('BACKUP_NEWER', { found, known })
      return { content, schemaVersion: found }
    } finally {
      connection.close()
    }
  } catch (error) {
    throw damaged(error)
  }
}

const assertSameFile = (file: string, expected: CopySource['expected']): void => {
  if (!existsSync(file) || statSync(file).size !== expected.size) throw new DomainError('BACKUP_DAMAGED')
  if (digestOfFile(file).sha256 !== expected.sha256) throw new DomainError('BACKUP_DAMAGED')
}

export type NextKeys = Pick<BackupKeys, 'database' | 'blobs'>

/**
 * Copies a backup into an empty folder, under the keys that count where it was made under earlier ones, and brings it to
 * the program's schema. The copies are files of their own: what happens to them never reaches the backup.
 *
 * @throws DomainError BACKUP_DAMAGED, BACKUP_NEWER, DISK_FULL, FOLDER_NOT_WRITABLE
 */
export const raiseCopy = (source: CopySource, to: string, next?: NextKeys): void => {
  const { schemaVersion } = readCopy(source)
  const [rows, attachments] = [join(to, 'utama.db'), join(to, 'lampiran.db')]
  try {
    // A step may need as much again while it works.
    assertRoomFor(to, 2 * statSync(source.rows).size + statSync(source.attachments).size)
    copyFileSync(source.rows, rows, constants.COPYFILE_FICLONE)
    assertSameFile(rows, source.expected)
    if (next) {
      changeKeyOfCopy(rows, source.keys.database, next.database)
      copyAttachmentsUnder(source.attachments, source.keys, attachments, next.blobs)
    } else
      // A cut while attachments were added leaves what their file lacks in its log alone.
      for (const end of ['', '-wal'])
        if (existsSync(source.attachments + end))
          copyFileSync(source.attachments + end, attachments + end, constants.COPYFILE_FICLONE)
    if (schemaVersion < newestVersionOf(migrations)) migrateCopy(rows, (next ?? source.keys).database)
    for (const file of [rows, attachments]) syncFile(file)
    syncFolder(to)
  } catch (error) {
    throw asFolderRefusal(error)
  }
}
