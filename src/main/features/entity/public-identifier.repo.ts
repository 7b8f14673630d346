import { and, asc, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type { PublicIdentifier } from '#shared/features/entity/entity.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { publicIdentifiers } from '#main/platform/db/schema.ts'

export type PublicRecord = PublicIdentifier & { rowId: number; key: string }

const toRecord = ({ id, uuid, valueKey, ...row }: typeof publicIdentifiers.$inferSelect): PublicRecord => ({
  ...row,
  rowId: id,
  id: uuid as PublicIdentifier['id'],
  key: valueKey,
})

export const findPublicIdentifier = (db: ReadDb, id: string): PublicRecord | undefined => {
  const row = db.select().from(publicIdentifiers).where(eq(publicIdentifiers.uuid, id)).get()
  return row && toRecord(row)
}

export const findPublicByKey = (
  db: ReadDb,
  kind: PublicRecord['kind'],
  key: string,
): PublicRecord | undefined => {
  const row = db
    .select()
    .from(publicIdentifiers)
    .where(and(eq(publicIdentifiers.kind, kind), eq(publicIdentifiers.valueKey, key)))
    .get()
  return row && toRecord(row)
}

const matching = (query: string): SQL | undefined => {
  const digits = query.replaceAll(/\D/g, '').replace(/^(?:62|0)/, '')
  const words = searchKeyOf(query).replaceAll(' ', '%')
  if (words === '') return undefined
  return or(
    sql`lower(${publicIdentifiers.owner}) like ${`%${words}%`}`,
    sql`${publicIdentifiers.valueKey} like ${`%${digits || words}%`}`,
  )
}

/** By owner; one more than asked so that the caller sees whether there is more. */
export const listPublicIdentifiers = (
  db: ReadDb,
  query: string,
  { after, limit }: { after: readonly (string | number | null)[] | undefined; limit: number },
): PublicRecord[] => {
  const [owner, rowId] = after ?? []
  const isAfter =
    typeof owner === 'string' && typeof rowId === 'number'
      ? or(
          gt(publicIdentifiers.owner, owner),
          and(eq(publicIdentifiers.owner, owner), gt(publicIdentifiers.id, rowId)),
        )
      : undefined
  return db
    .select()
    .from(publicIdentifiers)
    .where(and(matching(query), isAfter))
    .orderBy(asc(publicIdentifiers.owner), asc(publicIdentifiers.id))
    .limit(limit + 1)
    .all()
    .map(toRecord)
}

export const countPublicIdentifiers = (db: ReadDb, query: string): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(publicIdentifiers)
    .where(matching(query))
    .get()?.count ?? 0

export const insertPublicIdentifier = (
  db: WriteDb,
  record: Omit<PublicRecord, 'rowId' | 'version'>,
): void => {
  const { id, key, ...row } = record
  db.insert(publicIdentifiers)
    .values({ ...row, uuid: id, valueKey: key })
    .run()
}

export const updatePublicOwner = (db: WriteDb, rowId: number, version: number, owner: string): boolean =>
  db
    .update(publicIdentifiers)
    .set({ owner, version: version + 1 })
    .where(and(eq(publicIdentifiers.id, rowId), eq(publicIdentifiers.version, version)))
    .run().changes === 1

export const deletePublicIdentifier = (db: WriteDb, rowId: number, version: number): boolean =>
  db
    .delete(publicIdentifiers)
    .where(and(eq(publicIdentifiers.id, rowId), eq(publicIdentifiers.version, version)))
    .run().changes === 1
