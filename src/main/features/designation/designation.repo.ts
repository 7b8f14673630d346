import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { decreeContent, largestDecree } from '#shared/features/designation/designation.schema.ts'
import type { Decree, Designation } from '#shared/features/designation/designation.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { agreements, decrees, designations, villages } from '#main/platform/db/schema.ts'

export type DesignationRecord = Designation & { rowId: number; decreeRowId: number; villageRowId: number }
export type DecreeRecord = Decree & {
  rowId: number
  agreementRowId: number | null
  designations: DesignationRecord[]
}

const designationColumns = {
  row: designations,
  decreeUuid: decrees.uuid,
  villageUuid: villages.uuid,
}

type DesignationRow = { row: typeof designations.$inferSelect; decreeUuid: string; villageUuid: string }

const toDesignation = ({ row, decreeUuid, villageUuid }: DesignationRow): DesignationRecord => {
  const { id, uuid, decreeId, villageId, ...values } = row
  return {
    ...values,
    rowId: id,
    id: uuid as Designation['id'],
    decreeRowId: decreeId,
    decreeId: decreeUuid as Designation['decreeId'],
    villageRowId: villageId,
    villageId: villageUuid as Designation['villageId'],
  }
}

const designationQuery = (db: ReadDb) =>
  db
    .select(designationColumns)
    .from(designations)
    .innerJoin(decrees, eq(decrees.id, designations.decreeId))
    .innerJoin(villages, eq(villages.id, designations.villageId))

const listDesignationsOfDecree = (db: ReadDb, decreeRowId: number): DesignationRecord[] =>
  designationQuery(db)
    .where(eq(designations.decreeId, decreeRowId))
    .orderBy(asc(designations.position))
    .limit(largestDecree)
    .all()
    .map(toDesignation)

/** Every designation of a village that a decree was decided for, and those of drafts; newest decree first. */
export const listDesignationsOfVillage = (db: ReadDb, villageRowId: number): DesignationRecord[] =>
  designationQuery(db)
    .where(eq(designations.villageId, villageRowId))
    .orderBy(sql`${decrees.decidedOn} is null desc`, desc(decrees.decidedOn), desc(designations.id))
    .limit(100)
    .all()
    .map(toDesignation)

export const findDesignation = (db: ReadDb, id: string): DesignationRecord | undefined => {
  const row = designationQuery(db).where(eq(designations.uuid, id)).get()
  return row && toDesignation(row)
}

const decreeQuery = (db: ReadDb) =>
  db
    .select({ row: decrees, agreementUuid: agreements.uuid })
    .from(decrees)
    .leftJoin(agreements, eq(agreements.id, decrees.agreementId))

type DecreeRow = { row: typeof decrees.$inferSelect; agreementUuid: string | null }

const toDecree = (db: ReadDb, { row, agreementUuid }: DecreeRow): DecreeRecord => {
  const { id, uuid, agreementId, content, ...values } = row
  return {
    ...values,
    rowId: id,
    id: uuid as Decree['id'],
    agreementRowId: agreementId,
    agreementId: agreementUuid as Decree['agreementId'],
    content: decreeContent.parse(content),
    designations: listDesignationsOfDecree(db, id),
  }
}

export const findDecree = (db: ReadDb, id: string): DecreeRecord | undefined => {
  const row = decreeQuery(db).where(eq(decrees.uuid, id)).get()
  return row && toDecree(db, row)
}

export const findDecreeByRowId = (db: ReadDb, rowId: number): DecreeRecord | undefined => {
  const row = decreeQuery(db).where(eq(decrees.id, rowId)).get()
  return row && toDecree(db, row)
}

/** Columns of a decree that acts write. */
export type DecreeValues = Omit<typeof decrees.$inferInsert, 'id' | 'uuid' | 'version'>

export const insertDecree = (db: WriteDb, id: Decree['id'], values: DecreeValues): number =>
  db
    .insert(decrees)
    .values({ uuid: id, ...values })
    .returning({ id: decrees.id })
    .get().id

/** False when somebody saved the decree after this version was read. */
export const updateDecree = (
  db: WriteDb,
  rowId: number,
  version: number,
  values: Partial<DecreeValues> = {},
): boolean =>
  db
    .update(decrees)
    .set({ ...values, version: version + 1 })
    .where(and(eq(decrees.id, rowId), eq(decrees.version, version)))
    .run().changes === 1

export const deleteDecree = (db: WriteDb, rowId: number): void => {
  db.delete(designations).where(eq(designations.decreeId, rowId)).run()
  db.delete(decrees).where(eq(decrees.id, rowId)).run()
}

export const insertDesignation = (
  db: WriteDb,
  id: Designation['id'],
  values: { decreeId: number; villageId: number; position: number },
): void => {
  db.insert(designations)
    .values({ uuid: id, ...values })
    .run()
}

export const deleteDesignation = (db: WriteDb, rowId: number): void => {
  db.delete(designations).where(eq(designations.id, rowId)).run()
}

/** Moves rows out of the way, so that new places never meet old ones. */
export const freePositions = (db: WriteDb, decreeRowId: number): void => {
  db.update(designations)
    .set({ position: sql`-${designations.position}` })
    .where(eq(designations.decreeId, decreeRowId))
    .run()
}

export const setPosition = (db: WriteDb, rowId: number, position: number): void => {
  db.update(designations).set({ position }).where(eq(designations.id, rowId)).run()
}

export type DesignationValues = Omit<
  typeof designations.$inferInsert,
  'id' | 'uuid' | 'version' | 'decreeId' | 'villageId' | 'position'
>

/** False when somebody saved the designation after this version was read. */
export const updateDesignation = (
  db: WriteDb,
  rowId: number,
  version: number,
  values: DesignationValues,
): boolean =>
  db
    .update(designations)
    .set({ ...values, version: version + 1 })
    .where(and(eq(designations.id, rowId), eq(designations.version, version)))
    .run().changes === 1

export type StandingDesignation = {
  rowId: number
  version: number
  villageRowId: number
  decreeNumber: string
}

/** Designations of these villages by other decrees that were decided and stand, and that did not end. */
export const listStanding = (
  db: ReadDb,
  villageRowIds: readonly number[],
  exceptDecreeRowId: number,
): StandingDesignation[] =>
  db
    .select({
      rowId: designations.id,
      version: designations.version,
      villageRowId: designations.villageId,
      decreeNumber: sql<string>`coalesce(${decrees.number}, '')`,
    })
    .from(designations)
    .innerJoin(decrees, eq(decrees.id, designations.decreeId))
    .where(
      and(
        inArray(designations.villageId, [...villageRowIds]),
        ne(designations.decreeId, exceptDecreeRowId),
        eq(decrees.state, 'decided'),
        isNull(designations.endedOn),
      ),
    )
    .orderBy(asc(designations.id))
    .limit(largestDecree * 2)
    .all()
