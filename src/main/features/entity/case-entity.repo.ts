import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import type { CaseEntity } from '#shared/features/entity/entity.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { caseEntities } from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { withinEntries } from './reach.repo.ts'

export type LinkRecord = Pick<
  CaseEntity,
  'role' | 'source' | 'sourceNote' | 'howMet' | 'warnings' | 'recordedAt' | 'version'
> & {
  rowId: number
  id: CaseEntity['id']
  caseRowId: number
  entityRowId: number
  holderRowId: number | null
  subjectRowId: number | null
}

const toLink = (row: typeof caseEntities.$inferSelect): LinkRecord => ({
  rowId: row.id,
  id: row.uuid as CaseEntity['id'],
  caseRowId: row.caseId,
  entityRowId: row.entityId,
  role: row.role,
  holderRowId: row.holderId,
  subjectRowId: row.subjectId,
  source: row.source,
  sourceNote: row.sourceNote,
  howMet: row.howMet,
  warnings: row.warnings,
  recordedAt: new Date(row.recordedAt),
  version: row.version,
})

export const findLink = (db: ReadDb, scope: Scope, id: string): LinkRecord | undefined => {
  const found = db
    .select()
    .from(caseEntities)
    .where(and(sql.raw(withinEntries(scope)), eq(caseEntities.uuid, id)))
    .get()
  return found && toLink(found)
}

/** In the order of entry. */
export const listLinksOfCase = (
  db: ReadDb,
  scope: Scope,
  caseRowId: number,
  { afterRowId = 0, limit }: { afterRowId?: number; limit: number },
): LinkRecord[] =>
  db
    .select()
    .from(caseEntities)
    .where(
      and(sql.raw(withinEntries(scope)), eq(caseEntities.caseId, caseRowId), gt(caseEntities.id, afterRowId)),
    )
    .orderBy(asc(caseEntities.id))
    .limit(limit)
    .all()
    .map(toLink)

export const countLinksOfCase = (db: ReadDb, scope: Scope, caseRowId: number): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(caseEntities)
    .where(and(sql.raw(withinEntries(scope)), eq(caseEntities.caseId, caseRowId)))
    .get()?.count ?? 0

type Sameness = Pick<LinkRecord, 'caseRowId' | 'entityRowId' | 'role' | 'holderRowId' | 'subjectRowId'>

/** The entry that says the same of an entity in a case. */
export const findSameLink = (db: ReadDb, link: Sameness, exceptRowId?: number): LinkRecord | undefined => {
  const row = db
    .select()
    .from(caseEntities)
    .where(
      and(
        eq(caseEntities.caseId, link.caseRowId),
        eq(caseEntities.entityId, link.entityRowId),
        sql`${caseEntities.role} is ${link.role}`,
        sql`${caseEntities.holderId} is ${link.holderRowId}`,
        sql`${caseEntities.subjectId} is ${link.subjectRowId}`,
        exceptRowId === undefined ? undefined : ne(caseEntities.id, exceptRowId),
      ),
    )
    .get()
  return row && toLink(row)
}

export const insertLink = (
  db: WriteDb,
  link: Omit<LinkRecord, 'rowId' | 'id' | 'recordedAt' | 'version'>,
  recordedAt: number,
): LinkRecord =>
  toLink(
    db
      .insert(caseEntities)
      .values({
        uuid: newId('CaseEntity'),
        caseId: link.caseRowId,
        entityId: link.entityRowId,
        role: link.role,
        holderId: link.holderRowId,
        subjectId: link.subjectRowId,
        source: link.source,
        sourceNote: link.sourceNote,
        howMet: link.howMet,
        warnings: link.warnings,
        recordedAt,
      })
      .returning()
      .get(),
  )

/** Under the version the officer read; undefined when somebody saved the entry meanwhile. */
export const updateLink = (
  db: WriteDb,
  { rowId, version }: Pick<LinkRecord, 'rowId' | 'version'>,
  changes: Pick<LinkRecord, 'role' | 'source' | 'sourceNote' | 'howMet' | 'holderRowId' | 'subjectRowId'>,
): LinkRecord | undefined => {
  const { holderRowId, subjectRowId, ...rest } = changes
  const row = db
    .update(caseEntities)
    .set({ ...rest, holderId: holderRowId, subjectId: subjectRowId, version: version + 1 })
    .where(and(eq(caseEntities.id, rowId), eq(caseEntities.version, version)))
    .returning()
    .get()
  return row && toLink(row)
}

export const deleteLink = (db: WriteDb, { rowId, version }: Pick<LinkRecord, 'rowId' | 'version'>): boolean =>
  db
    .delete(caseEntities)
    .where(and(eq(caseEntities.id, rowId), eq(caseEntities.version, version)))
    .run().changes === 1

/** What somebody held in a case is held by nobody once he does not stand in it any more. */
export const releaseHoldings = (db: WriteDb, caseRowId: number, holderRowId: number): void => {
  db.update(caseEntities)
    .set({ holderId: null, version: sql`${caseEntities.version} + 1` })
    .where(and(eq(caseEntities.caseId, caseRowId), eq(caseEntities.holderId, holderRowId)))
    .run()
}

/** What an entity holds, or who holds it, over all cases within reach; the most often shared first. */
export const listHeld = (
  db: ReadDb,
  scope: Scope,
  entityRowId: number,
  side: 'holdings' | 'holders',
  limit: number,
): { rowId: number; sharedCases: number }[] => {
  const [own, other] =
    side === 'holdings'
      ? [caseEntities.holderId, caseEntities.entityId]
      : [caseEntities.entityId, caseEntities.holderId]
  return db
    .select({
      rowId: sql<number>`${other}`,
      sharedCases: sql<number>`count(distinct ${caseEntities.caseId})`,
    })
    .from(caseEntities)
    .where(and(eq(own, entityRowId), sql`${other} is not null`, sql.raw(withinEntries(scope))))
    .groupBy(other)
    .orderBy(sql`count(distinct ${caseEntities.caseId}) desc`, asc(other))
    .limit(limit)
    .all()
}
