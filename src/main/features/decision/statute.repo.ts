import { and, asc, count, eq, ne, sql, type SQL } from 'drizzle-orm'
import type { DecisionKind } from '#shared/features/decision/decision.schema.ts'
import type { Statute, StatuteListInput } from '#shared/features/decision/statute.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { statutes } from '#main/platform/db/schema.ts'

type StatuteRecord = Statute & { rowId: number }

const toRecord = ({ id, uuid, ...row }: typeof statutes.$inferSelect): StatuteRecord => ({
  ...row,
  rowId: id,
  id: uuid as Statute['id'],
  decisionKinds: row.decisionKinds as DecisionKind[],
})

const listed = ({ day, kind }: Pick<StatuteListInput, 'day' | 'kind'>): SQL | undefined =>
  and(
    day === null
      ? undefined
      : sql`${statutes.validFrom} <= ${day} and (${statutes.validUntil} is null or ${statutes.validUntil} >= ${day})`,
    kind === null
      ? undefined
      : sql`exists (select 1 from json_each(${statutes.decisionKinds}) where value = ${kind})`,
  )

/** By law and article; one more than asked so that the caller sees whether there is more. */
export const listStatutes = (
  db: ReadDb,
  input: StatuteListInput,
  after: readonly (string | number | null)[] | undefined,
): StatuteRecord[] =>
  db
    .select()
    .from(statutes)
    .where(
      and(
        listed(input),
        after?.length === 3
          ? sql`(${statutes.statute}, ${statutes.article}, ${statutes.id}) > (${after[0]}, ${after[1]}, ${after[2]})`
          : undefined,
      ),
    )
    .orderBy(asc(statutes.statute), asc(statutes.article), asc(statutes.id))
    .limit(input.limit + 1)
    .all()
    .map(toRecord)

export const countStatutes = (db: ReadDb, filter: Pick<StatuteListInput, 'day' | 'kind'>): number =>
  db.select({ count: count() }).from(statutes).where(listed(filter)).get()?.count ?? 0

export const countUncheckedStatutes = (db: ReadDb): number =>
  db.select({ count: count() }).from(statutes).where(eq(statutes.isChecked, false)).get()?.count ?? 0

export const findStatute = (db: ReadDb, id: string): StatuteRecord | undefined => {
  const row = db.select().from(statutes).where(eq(statutes.uuid, id)).get()
  return row && toRecord(row)
}

/** Other entries of the same article. */
export const listSameArticle = (
  db: ReadDb,
  { statute, article }: Pick<Statute, 'statute' | 'article'>,
  exceptId: string,
): Statute[] =>
  db
    .select()
    .from(statutes)
    .where(and(eq(statutes.statute, statute), eq(statutes.article, article), ne(statutes.uuid, exceptId)))
    .limit(100)
    .all()
    .map(toRecord)

export const insertStatute = (db: WriteDb, { id, ...columns }: Statute): void => {
  db.insert(statutes)
    .values({ ...columns, uuid: id })
    .run()
}

/** False when somebody saved it after this version was read. */
export const updateStatute = (db: WriteDb, { id, version, ...columns }: Statute): boolean =>
  db
    .update(statutes)
    .set({ ...columns, version: version + 1 })
    .where(and(eq(statutes.uuid, id), eq(statutes.version, version)))
    .run().changes === 1
