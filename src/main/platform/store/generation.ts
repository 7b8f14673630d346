import { join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import { openBlobStore, type BlobStore } from '../blobs/blob-store.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { assertNotNewer, migrate, storeVersion, triggersAreWhole, type Migration } from '../db/migrate.ts'
import { openEncrypted } from '../db/open.ts'
import { asFolderRefusal, hasCode, inOrder } from '../disk-errors.ts'
import { storeKeys } from '../keys/store-keys.ts'
import { headFileOf, readHead } from './head-file.ts'
import { firstMasterKey } from './key-history.ts'
import { generationFolder, type Pointer } from './pointer.ts'

/** The two databases of a generation, open. */
export type Parts = {
  database: Database
  blobs: BlobStore
  /** Schema of the rows; an older one than the program's has to be brought up before the store is worked in. */
  version: number
  headKey: Uint8Array
}

const openParts = (
  folder: string,
  masterKey: Uint8Array,
  { storeId, keyGeneration }: Pick<Pointer, 'storeId' | 'keyGeneration'>,
  options: { create: boolean },
  makeReady: (connection: Database['connection']) => void,
): Parts => {
  const keys = storeKeys(masterKey, storeId)
  const connection = openEncrypted(join(folder, 'utama.db'), keys.database, options)
  try {
    makeReady(connection)
    // The ids of the attachments stand in the rows: they stay those of the first master key.
    const { index } = storeKeys(firstMasterKey(connection, { storeId, keyGeneration, masterKey }), storeId)
    return {
      database: openDatabase(connection),
      blobs: openBlobStore(join(folder, 'lampiran.db'), keys.blobs, index, options),
      version: storeVersion(connection),
      headKey: keys.head,
    }
  } catch (error) {
    connection.close()
    throw error
  } finally {
    for (const used of [keys.database, keys.blobs]) used.fill(0)
  }
}

/** Makes the two databases of a new store in an empty folder, in the newest schema at once. */
export const createParts = (
  folder: string,
  masterKey: Uint8Array,
  storeId: string,
  steps: readonly Migration[],
): Parts =>
  openParts(folder, masterKey, { storeId, keyGeneration: 1 }, { create: true }, (connection) =>
    migrate(connection, steps),
  )

export const closeParts = ({ blobs, database }: Parts): void => inOrder(blobs.close, database.close)

/** What reading a generation throws, as the refusal that names it. */
export const asStoreRefusal = (error: unknown): unknown => {
  const refusal = asFolderRefusal(error)
  const damaged = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR'].some((code) => hasCode(refusal, code))
  return damaged ? new DomainError('STORE_DAMAGED') : refusal
}

/** `salvaged`: what was made of a damaged store has no history that could be held to anything (decision 0021). */
export type History = 'proven' | 'salvaged'

/**
 * Opens a generation and asserts everything its guarantees rest on, at the version it has. Writes nothing but what the
 * databases do to recover themselves.
 *
 * @throws DomainError STORE_MISSING, STORE_FOREIGN, STORE_KEY_MISMATCH, STORE_NEWER, STORE_DAMAGED, DISK_FULL,
 *   FOLDER_NOT_WRITABLE, STORE_BEHIND_HEAD, CHANGE_LOG_BROKEN
 */
export const openGeneration = (
  folder: string,
  pointer: Pointer,
  masterKey: Uint8Array,
  steps: readonly Migration[],
  history: History = 'proven',
): Parts => {
  let parts: Parts | undefined
  try {
    parts = openParts(
      generationFolder(folder, pointer.generation),
      masterKey,
      pointer,
      { create: false },
      (connection) => {
        // A store that counts has its tables; to make them here would turn a damaged one into an empty one.
        if (storeVersion(connection) === 0) throw new DomainError('STORE_DAMAGED')
        assertNotNewer(connection, steps)
      },
    )
    if (history === 'proven')
      assertHistory(parts, readHead(headFileOf(folder, pointer.generation), parts.headKey))
    if (!triggersAreWhole(parts.database.connection, steps))
      throw new DomainError('CHANGE_LOG_BROKEN', { seq: parts.database.head().seq })
    return parts
  } catch (error) {
    if (parts) closeBehindError(() => parts && closeParts(parts))
    throw asStoreRefusal(error)
  }
}

/** Closes what an error left open. Why it failed is what counts. */
export const closeBehindError = (close: () => void): void => {
  try {
    close()
  } catch {
    // The error under way is the one to tell.
  }
}

const assertHistory = ({ database }: Parts, acknowledged: ReturnType<typeof readHead>): void => {
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
}

const equalBytes = (first: Uint8Array, second: Uint8Array | undefined): boolean =>
  second !== undefined && Buffer.from(first).equals(second)
