import { and, asc, count, eq, notInArray, sql, type SQL } from 'drizzle-orm'
import { type CaseState, caseState } from '#shared/features/case/case.schema.ts'
import type { HandOverList, WorkCarriers } from '#shared/features/task/task.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { cases, officers, tasks } from '#main/platform/db/schema.ts'
import { withinCaseOrNone, withinCases } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

const within = (scope: Scope): SQL | undefined => withinCases(scope)

const over: CaseState[] = [caseState.enum.closed, caseState.enum.merged]

const carries = (scope: Scope, officerRowId: number): SQL | undefined =>
  and(within(scope), eq(cases.responsibleOfficerId, officerRowId), notInArray(cases.state, over))

export type HandedCase = HandOverList['cases'][number] & { rowId: number }

/** Open cases an officer answers for, the oldest first. */
export const listOpenCasesOf = (
  db: ReadDb,
  scope: Scope,
  officerRowId: number,
  limit: number,
): HandedCase[] =>
  db
    .select({
      rowId: cases.id,
      id: cases.uuid,
      number: cases.number,
      title: cases.title,
      state: cases.state,
      dueAt: cases.dueAt,
    })
    .from(cases)
    .where(carries(scope, officerRowId))
    .orderBy(asc(cases.receivedAt), asc(cases.id))
    .limit(limit)
    .all()
    .map(({ id, dueAt, ...row }) => ({
      ...row,
      id: id as HandedCase['id'],
      dueAt: dueAt === null ? null : new Date(dueAt),
    }))

export const countOpenCasesOf = (db: ReadDb, scope: Scope, officerRowId: number): number =>
  db.select({ count: count() }).from(cases).where(carries(scope, officerRowId)).get()?.count ?? 0

export const countOpenTasksOf = (db: ReadDb, scope: Scope, officerRowId: number): number =>
  db
    .select({ count: count() })
    .from(tasks)
    .where(
      and(
        withinCaseOrNone(scope, tasks.caseId),
        eq(tasks.state, 'open'),
        eq(tasks.assignedOfficerId, officerRowId),
      ),
    )
    .get()?.count ?? 0

/** Everybody who carries something open, those who may not log in any more first. */
export const listCarriers = (db: ReadDb, scope: Scope): WorkCarriers['officers'] => {
  const taskCount = sql<number>`(select count(*) from ${tasks}
    where ${tasks.assignedOfficerId} = ${officers.id} and ${tasks.state} = 'open'
      and ${withinCaseOrNone(scope, tasks.caseId) ?? sql`true`})`
  const carried = db
    .select({ officerRowId: cases.responsibleOfficerId, count: count().as('count') })
    .from(cases)
    .where(and(within(scope), notInArray(cases.state, over)))
    .groupBy(cases.responsibleOfficerId)
    .as('carried')
  return db
    .select({
      id: officers.uuid,
      fullName: officers.fullName,
      disabledAt: officers.disabledAt,
      taskCount,
      caseCount: sql<number>`coalesce(${carried.count}, 0)`,
    })
    .from(officers)
    .leftJoin(carried, eq(carried.officerRowId, officers.id))
    .where(sql`${taskCount} > 0 or ${carried.count} > 0`)
    .orderBy(sql`${officers.disabledAt} is null`, asc(officers.fullName), asc(officers.id))
    .limit(500)
    .all()
    .map(({ id, disabledAt, ...officer }) => ({
      ...officer,
      id: id as WorkCarriers['officers'][number]['id'],
      hasLeft: disabledAt !== null,
    }))
}

type Successor = { rowId: number; sectionRowId: number | null }

/** A case goes with its officer into his section. */
export const giveCase = (db: WriteDb, caseRowId: number, to: Successor): void => {
  db.update(cases)
    .set({
      responsibleOfficerId: to.rowId,
      sectionId: sql`coalesce(${to.sectionRowId}, ${cases.sectionId})`,
      version: sql`${cases.version} + 1`,
    })
    .where(eq(cases.id, caseRowId))
    .run()
}

export const giveTask = (db: WriteDb, taskRowId: number, to: Successor): void => {
  db.update(tasks)
    .set({
      assignedOfficerId: to.rowId,
      sectionId: sql`coalesce(${tasks.sectionId}, ${to.sectionRowId})`,
      version: sql`${tasks.version} + 1`,
    })
    .where(eq(tasks.id, taskRowId))
    .run()
}
