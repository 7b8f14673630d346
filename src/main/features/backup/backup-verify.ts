import { createHash, createHmac } from 'node:crypto'
import { join } from 'node:path'
import type { DrillResult } from '#shared/features/backup/backup.schema.ts'
import { openDatabase } from '#main/platform/db/database.ts'
import { triggersAreWhole } from '#main/platform/db/migrate.ts'
import { openEncrypted } from '#main/platform/db/open.ts'
import { closeBehindError } from '#main/platform/store/generation.ts'
import { assertSound } from '#main/platform/store/standing.ts'
import { brokenCheckpoint } from '#main/features/audit/index.ts'
import type { CopySource } from './backup-reading.ts'
import { attachmentIds, chunksOf, neededAttachments } from './content.repo.ts'

export type Fault = NonNullable<DrillResult['fault']>

/**
 * Everything that can be checked of a generation that is not the store: every page, the chain of acts from its first,
 * the signed checkpoints, every row against its last act, and every attachment against its digest.
 */
export const faultIn = (folder: string, { storeId, keys }: CopySource): Fault | null => {
  const connection = openEncrypted(join(folder, 'utama.db'), keys.database, { create: false })
  try {
    assertSound(connection)
    const database = openDatabase(connection)
    if (!triggersAreWhole(connection) || !database.verifyAll().whole) return 'log'
    if (brokenCheckpoint({ database, db: database.read }, storeId)) return 'checkpoint'
    if (database.findStrayRow()) return 'rows'
    const needed = neededAttachments(database.read)
    return attachmentsAreWhole(folder, keys, needed) ? null : 'attachments'
  } catch {
    return 'damaged'
  } finally {
    closeBehindError(() => connection.pragma('wal_checkpoint(TRUNCATE)'))
    connection.close()
  }
}

const attachmentsAreWhole = (
  folder: string,
  keys: CopySource['keys'],
  needed: readonly string[],
): boolean => {
  const connection = openEncrypted(join(folder, 'lampiran.db'), keys.blobs, { create: false })
  try {
    assertSound(connection)
    const found = new Set(attachmentIds(connection))
    return needed.every((id) => found.has(id) && isWhole(chunksOf(connection, id), id, keys.index))
  } catch {
    return false
  } finally {
    closeBehindError(() => connection.pragma('wal_checkpoint(TRUNCATE)'))
    connection.close()
  }
}

const isWhole = (chunks: Iterable<Uint8Array>, id: string, indexKey: Uint8Array): boolean => {
  const hash = createHash('sha256')
  for (const chunk of chunks) hash.update(chunk)
  return createHmac('sha256', indexKey).update(hash.digest()).digest('hex') === id
}
