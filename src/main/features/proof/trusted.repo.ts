import { and, asc, eq, sql } from 'drizzle-orm'
import { largestTrust } from '#shared/features/proof/proof.contract.ts'
import type { TrustedOffice } from '#shared/features/proof/proof.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { officers, trustedLists } from '#main/platform/db/schema.ts'

export type TrustedRecord = Pick<TrustedOffice, 'id' | 'office' | 'keptAt' | 'keptBy' | 'version'> & {
  rowId: number
  rootKeyId: string
  datedOn: PlainDate
  listText: string
}

/** Every list that is kept, by the name of its office. */
export const listTrusted = (db: ReadDb): TrustedRecord[] =>
  db
    .select({ row: trustedLists, keptBy: officers.fullName })
    .from(trustedLists)
    .innerJoin(officers, eq(officers.id, trustedLists.keptBy))
    .orderBy(asc(trustedLists.office), asc(trustedLists.id))
    .limit(largestTrust)
    .all()
    .map(({ row: { id, uuid, keptAt, ...row }, keptBy }) => ({
      ...row,
      rowId: id,
      id: uuid as TrustedOffice['id'],
      keptAt: new Date(keptAt),
      keptBy,
    }))

/** The files of the lists that name this key: most codes need one of them read, not all. */
export const listTextsNaming = (db: ReadDb, keyId: string): string[] =>
  db
    .select({ listText: trustedLists.listText })
    .from(trustedLists)
    .where(sql`instr(${trustedLists.listText}, ${keyId}) > 0`)
    .orderBy(asc(trustedLists.id))
    .limit(largestTrust)
    .all()
    .map(({ listText }) => listText)

export const insertTrusted = (db: WriteDb, list: typeof trustedLists.$inferInsert): void => {
  db.insert(trustedLists).values(list).run()
}

type Version = Pick<TrustedRecord, 'rowId' | 'version'>
const isVersion = ({ rowId, version }: Version) =>
  and(eq(trustedLists.id, rowId), eq(trustedLists.version, version))

type Renewed = Pick<typeof trustedLists.$inferInsert, 'office' | 'datedOn' | 'listText' | 'keptAt' | 'keptBy'>

/** False when somebody changed the list after this version was read. */
export const renewTrusted = (db: WriteDb, list: Version, renewed: Renewed): boolean =>
  db
    .update(trustedLists)
    .set({ ...renewed, version: list.version + 1 })
    .where(isVersion(list))
    .run().changes === 1

export const deleteTrusted = (db: WriteDb, list: Version): boolean =>
  db.delete(trustedLists).where(isVersion(list)).run().changes === 1
