import { and, asc, count, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { OpeningNotice, SealedCase } from '#shared/features/access/access.schema.ts'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { caseOpeningNotices, caseOpenings, cases, officers, sections } from '#main/platform/db/schema.ts'
import { caseIsOpenable, withinCases } from '#main/platform/rpc/case-scope.repo.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import type { OfficerScope, Scope } from '#main/platform/rpc/scope.ts'

export type SealedRecord = SealedCase & { rowId: number }

const sealed = (db: ReadDb) =>
  db
    .select({
      rowId: cases.id,
      id: cases.uuid,
      number: cases.number,
      confidentiality: cases.confidentiality,
      sectionName: sections.name,
      responsibleName: officers.fullName,
    })
    .from(cases)
    .leftJoin(sections, eq(sections.id, cases.sectionId))
    .leftJoin(officers, eq(officers.id, cases.responsibleOfficerId))

const isOpenable = (scope: OfficerScope) => sql.raw(caseIsOpenable(scope))

/** By number, from the row after `afterRowId` on; one more than asked. */
export const listSealed = (
  db: ReadDb,
  scope: OfficerScope,
  { afterRowId, limit }: { afterRowId: number; limit: number },
): SealedRecord[] =>
  sealed(db)
    .where(and(isOpenable(scope), gt(cases.id, afterRowId)))
    .orderBy(asc(cases.id))
    .limit(limit + 1)
    .all()
    .map((row) => ({ ...row, id: row.id as CaseId }))

export const countSealed = (db: ReadDb, scope: OfficerScope): number =>
  db.select({ count: count() }).from(cases).where(isOpenable(scope)).get()?.count ?? 0

export const findSealed = (db: ReadDb, scope: OfficerScope, id: string): SealedRecord | undefined => {
  const row = sealed(db)
    .where(and(isOpenable(scope), eq(cases.uuid, id)))
    .get()
  return row && { ...row, id: row.id as CaseId }
}

type NewOpening = {
  caseRowId: number
  officerRowId: number
  reason: string
  openedAt: number
  endsAt: number
}

/** Officers who are told: those named in the case, and the auditors; of those who may still come in. */
const toldOf = (db: ReadDb, { caseRowId, officerRowId }: NewOpening): number[] =>
  db
    .prepare(
      `select id from officers where disabled_at is null and id <> :opener and id in (
         select responsible_officer_id from cases where id = :case
         union select officer_id from case_members where case_id = :case
         union select assigned_officer_id from tasks where case_id = :case and state = 'open'
         union select officer_id from officer_roles where role = 'auditor')
       order by id`,
    )
    .pluck()
    .all({ case: caseRowId, opener: officerRowId }) as number[]

/** Writes down an opening with a notice for everybody who is told of it. */
export const insertOpening = (db: WriteDb, opening: NewOpening): void => {
  const { caseRowId, officerRowId, ...row } = opening
  const { id } = db
    .insert(caseOpenings)
    .values({ ...row, uuid: newId('CaseOpening'), caseId: caseRowId, officerId: officerRowId })
    .returning({ id: caseOpenings.id })
    .get()
  for (const told of toldOf(db, opening))
    db.insert(caseOpeningNotices)
      .values({ uuid: newId('CaseOpeningNotice'), openingId: id, officerId: told })
      .run()
}

export const endOpenings = (
  db: WriteDb,
  { caseRowId, officerRowId }: { caseRowId: number; officerRowId: number },
  endedAt: number,
): void => {
  db.update(caseOpenings)
    .set({ endedAt })
    .where(
      and(
        eq(caseOpenings.caseId, caseRowId),
        eq(caseOpenings.officerId, officerRowId),
        isNull(caseOpenings.endedAt),
        gt(caseOpenings.endsAt, endedAt),
      ),
    )
    .run()
}

/** When the openings of these cases by this officer end, the latest of each. */
export const listRunning = (
  db: ReadDb,
  officerRowId: number,
  caseRowIds: readonly number[],
): { caseId: CaseId; number: string; endsAt: Date }[] =>
  caseRowIds.length === 0
    ? []
    : db
        .select({
          caseId: cases.uuid,
          number: cases.number,
          endsAt: sql<number>`max(${caseOpenings.endsAt})`,
        })
        .from(caseOpenings)
        .innerJoin(cases, eq(cases.id, caseOpenings.caseId))
        .where(and(eq(caseOpenings.officerId, officerRowId), inArray(caseOpenings.caseId, [...caseRowIds])))
        .groupBy(caseOpenings.caseId)
        .orderBy(asc(cases.numberKey))
        .all()
        .map(({ caseId, number, endsAt }) => ({ caseId: caseId as CaseId, number, endsAt: new Date(endsAt) }))

export const listNotices = (
  db: ReadDb,
  scope: Scope,
  officerRowId: number,
  limit: number,
): { items: OpeningNotice[]; total: number } => {
  const unseen = and(eq(caseOpeningNotices.officerId, officerRowId), isNull(caseOpeningNotices.seenAt))
  const rows = db
    .select({
      id: caseOpeningNotices.uuid,
      opening: caseOpenings,
      caseUuid: cases.uuid,
      caseNumber: cases.number,
      isReached: sql<number>`${withinCases(scope) ?? sql`true`}`,
      officerName: officers.fullName,
    })
    .from(caseOpeningNotices)
    .innerJoin(caseOpenings, eq(caseOpenings.id, caseOpeningNotices.openingId))
    .innerJoin(cases, eq(cases.id, caseOpenings.caseId))
    .innerJoin(officers, eq(officers.id, caseOpenings.officerId))
    .where(unseen)
    .orderBy(desc(caseOpeningNotices.id))
    .limit(limit)
    .all()
  return {
    items: rows.map(({ id, opening, caseUuid, caseNumber, isReached, officerName }) => ({
      id: id as OpeningNotice['id'],
      caseId: isReached === 1 ? (caseUuid as CaseId) : null,
      caseNumber,
      officerName,
      reason: opening.reason,
      openedAt: new Date(opening.openedAt),
      endsAt: new Date(opening.endsAt),
      endedAt: opening.endedAt === null ? null : new Date(opening.endedAt),
    })),
    total: db.select({ count: count() }).from(caseOpeningNotices).where(unseen).get()?.count ?? 0,
  }
}

/** Who a notice is about, or undefined where this officer has no such notice. */
export const findNotice = (db: ReadDb, officerRowId: number, id: string): { caseId: string } | undefined =>
  db
    .select({ caseId: cases.uuid })
    .from(caseOpeningNotices)
    .innerJoin(caseOpenings, eq(caseOpenings.id, caseOpeningNotices.openingId))
    .innerJoin(cases, eq(cases.id, caseOpenings.caseId))
    .where(and(eq(caseOpeningNotices.officerId, officerRowId), eq(caseOpeningNotices.uuid, id)))
    .get()

export const markSeen = (db: WriteDb, id: string, seenAt: number): void => {
  db.update(caseOpeningNotices).set({ seenAt }).where(eq(caseOpeningNotices.uuid, id)).run()
}
