import { files } from '#main/platform/db/schema.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { Connection } from '#main/platform/db/open.ts'

/** Ids of all stored files, whether a record names them or not. */
export const listStoredBlobIds = (connection: Connection): Uint8Array[] =>
  connection.prepare('select id from blobs').pluck().all() as Uint8Array[]

/** Ids of the stored files that records name. */
export const listBlobIds = (db: ReadDb): Uint8Array[] =>
  db
    .select({ blobId: files.blobId })
    .from(files)
    .all()
    .map(({ blobId }) => blobId)
