import { eq } from 'drizzle-orm'
import type { ReadDb, WriteDb } from './db/database.ts'
import { files } from './db/schema.ts'
import type { StoredFile } from './files.ts'

/** Writes the row of a file whose bytes are stored; answers its row id. */
export const insertFile = (db: WriteDb, file: StoredFile): number =>
  db.insert(files).values(file).returning({ id: files.id }).get().id

export const findFile = (db: ReadDb, id: number) => db.select().from(files).where(eq(files.id, id)).get()

export const findFileByUuid = (db: ReadDb, uuid: string) =>
  db.select().from(files).where(eq(files.uuid, uuid)).get()

/** SHA-256 of a file as the officer brought it, whether or not it is stored sealed. */
export const contentDigestOf = ({
  sha256,
  sealedSha256,
}: Pick<typeof files.$inferSelect, 'sha256' | 'sealedSha256'>): string =>
  sealedSha256 ?? Buffer.from(sha256).toString('hex')
