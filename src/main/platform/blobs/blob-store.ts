import { createHash, createHmac } from 'node:crypto'
import { DomainError } from '#shared/kernel/errors.ts'
import { openEncrypted, type Connection } from '../db/open.ts'
import { asWriteRefusal, inOrder } from '../disk-errors.ts'

const chunkSize = 256 * 1024

const schemaVersion = 1
const schema = `
CREATE TABLE blobs (
  id BLOB PRIMARY KEY CHECK (length(id) = 32),
  size INTEGER NOT NULL,
  stored_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE chunks (
  blob_id BLOB NOT NULL REFERENCES blobs (id),
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (blob_id, position)
) STRICT;`

export type StoredBlob = { blobId: Uint8Array; sha256: Uint8Array; size: number }

/**
 * Files in their own encrypted database, cut into chunks. The id is an HMAC of the content's digest: equal files are
 * stored once, and nobody outside can confirm that a known file is here.
 */
export type BlobStore = {
  /**
   * Writes and syncs the bytes. Refer to them in the main store afterwards, never before.
   *
   * @throws DomainError DISK_FULL, DISK_FAILED
   */
  put: (content: Uint8Array, storedAt: number) => StoredBlob
  /** @throws DomainError FILE_DAMAGED when the bytes are not those that were put */
  get: (blobId: Uint8Array) => Uint8Array
  /**
   * Takes bytes away that no row of the main store refers to any more; their room is overwritten.
   *
   * @throws DomainError DISK_FULL, DISK_FAILED
   */
  erase: (blobId: Uint8Array) => void
  connection: Connection
  close: () => void
}

/** @throws DomainError STORE_NEWER, STORE_DAMAGED (a file without tables), and what opening an encrypted file throws */
export const openBlobStore = (
  file: string,
  key: Uint8Array,
  indexKey: Uint8Array,
  options: { create: boolean },
): BlobStore => {
  const connection = openEncrypted(file, key, options)
  try {
    if (options.create) createTables(connection)
    assertVersion(Number(connection.pragma('user_version', { simple: true })))
    return blobStoreOn(connection, indexKey)
  } catch (error) {
    connection.close()
    throw error
  }
}

const createTables = (connection: Connection): void => {
  connection
    .transaction(() => {
      connection.exec(schema)
      connection.pragma(`user_version = ${schemaVersion}`)
    })
    .immediate()
}

const assertVersion = (found: number): void => {
  if (found > schemaVersion) throw new DomainError('STORE_NEWER', { found, known: schemaVersion })
  if (found < schemaVersion) throw new DomainError('STORE_DAMAGED')
}

const blobStoreOn = (connection: Connection, indexKey: Uint8Array): BlobStore => {
  const known = connection.prepare<[Uint8Array]>('select 1 from blobs where id = ?').pluck()
  const addBlob = connection.prepare<[Uint8Array, number, number]>(
    'insert into blobs (id, size, stored_at) values (?, ?, ?)',
  )
  const addChunk = connection.prepare<[Uint8Array, number, Uint8Array]>(
    'insert into chunks (blob_id, position, bytes) values (?, ?, ?)',
  )
  const chunks = connection
    .prepare<[Uint8Array], Buffer>('select bytes from chunks where blob_id = ? order by position')
    .pluck()

  const dropChunks = connection.prepare<[Uint8Array]>('delete from chunks where blob_id = ?')
  const dropBlob = connection.prepare<[Uint8Array]>('delete from blobs where id = ?')

  const identify = (sha256: Uint8Array): Uint8Array => createHmac('sha256', indexKey).update(sha256).digest()

  return {
    put: (content, storedAt) => {
      const sha256 = createHash('sha256').update(content).digest()
      const blobId = identify(sha256)
      const write = connection.transaction(() => {
        if (known.get(blobId) !== undefined) return
        addBlob.run(blobId, content.length, storedAt)
        for (let position = 0; position * chunkSize < content.length; position += 1) {
          addChunk.run(blobId, position, content.subarray(position * chunkSize, (position + 1) * chunkSize))
        }
      })
      try {
        write.immediate()
      } catch (error) {
        throw asWriteRefusal(error)
      }
      return { blobId, sha256, size: content.length }
    },
    get: (blobId) => {
      const content = Buffer.concat(chunks.all(blobId))
      const same = Buffer.from(identify(createHash('sha256').update(content).digest())).equals(
        Buffer.from(blobId),
      )
      if (!same || known.get(blobId) === undefined) throw new DomainError('FILE_DAMAGED')
      return content
    },
    erase: (blobId) => {
      const remove = connection.transaction(() => {
        dropChunks.run(blobId)
        dropBlob.run(blobId)
      })
      try {
        remove.immediate()
      } catch (error) {
        throw asWriteRefusal(error)
      }
    },
    connection,
    close: () =>
      inOrder(
        () => connection.pragma('wal_checkpoint(TRUNCATE)'),
        () => connection.close(),
      ),
  }
}
