import { and, asc, count, eq, gte, isNull, sql, type SQL } from 'drizzle-orm'
import type { Clock, ClockKind, ClockListInput, ClockOfCase } from '#shared/features/clock/clock.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { cases, clocks, subjects } from '#main/platform/db/schema.ts'
import { withinCaseOrNone } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

/** Whose clock: a case's, one subject's in it, or a village report's. */
export type ClockOwner = { caseRowId: number; subjectRowId?: number } | { villageReportRowId: number }

type Row = typeof clocks.$inferSelect

const dateOf = (instant: number | null): Date | null => (instant === null ? null : new Date(instant))

const toClock = (row: Row, subjectId: string | null): Clock => ({
  id: row.uuid as Clock['id'],
  kind: row.kind as ClockKind,
  subjectId: subjectId as Clock['subjectId'],
  startedAt: new Date(row.startedAt),
  dueAt: new Date(row.dueAt),
  metAt: dateOf(row.metAt),
  stoppedAt: dateOf(row.stoppedAt),
  breachCause: row.breachCause,
})

const runs = and(isNull(clocks.metAt), isNull(clocks.stoppedAt))

const within = (scope: Scope): SQL | undefined => withinCaseOrNone(scope, clocks.caseId)

/** Exactly this owner's: a case's own clocks are not those of its subjects. */
const ownedBy = (owner: ClockOwner): SQL | undefined =>
  'villageReportRowId' in owner
    ? eq(clocks.villageReportId, owner.villageReportRowId)
    : and(
        eq(clocks.caseId, owner.caseRowId),
        owner.subjectRowId === undefined
          ? isNull(clocks.subjectId)
          : eq(clocks.subjectId, owner.subjectRowId),
      )

/** More clocks than one owner can come to. */
const largestClockList = 500

/** Oldest first. */
export const listClocksOfOwner = (db: ReadDb, owner: ClockOwner): Clock[] =>
  db
    .select({ clock: clocks, subjectUuid: subjects.uuid })
    .from(clocks)
    .leftJoin(subjects, eq(subjects.id, clocks.subjectId))
    .where(ownedBy(owner))
    .orderBy(asc(clocks.id))
    .limit(largestClockList)
    .all()
    .map(({ clock, subjectUuid }) => toClock(clock, subjectUuid))

export type ClockRecord = Clock & {
  rowId: number
  caseRowId: number | null
  subjectRowId: number | null
  caseId: string | null
}

export const findClock = (db: ReadDb, scope: Scope, id: string): ClockRecord | undefined => {
  const row = db
    .select({ clock: clocks, subjectUuid: subjects.uuid, caseUuid: cases.uuid })
    .from(clocks)
    .leftJoin(subjects, eq(subjects.id, clocks.subjectId))
    .leftJoin(cases, eq(cases.id, clocks.caseId))
    .where(and(within(scope), eq(clocks.uuid, id)))
    .get()
  return (
    row && {
      ...toClock(row.clock, row.subjectUuid),
      rowId: row.clock.id,
      caseRowId: row.clock.caseId,
      subjectRowId: row.clock.subjectId,
      caseId: row.caseUuid,
    }
  )
}

const listed = (scope: Scope, caseRowId: number, { running }: Pick<ClockListInput, 'running'>) =>
  and(within(scope), eq(clocks.caseId, caseRowId), running ? runs : sql`not (${runs})`)

/** The next deadline first; one more than asked so that the caller sees whether there is more. */
export const listClocksOfCase = (
  db: ReadDb,
  scope: Scope,
  caseRowId: number,
  input: ClockListInput,
  after: readonly (string | number | null)[] | undefined,
): { clocks: ClockOfCase[]; cursorOf: (place: number) => [number, number] } => {
  const isAfter =
    after?.length === 2 ? sql`(${clocks.dueAt}, ${clocks.id}) > (${after[0]}, ${after[1]})` : undefined
  const rows = db
    .select({ clock: clocks, subjectUuid: subjects.uuid, subjectPosition: subjects.position })
    .from(clocks)
    .leftJoin(subjects, eq(subjects.id, clocks.subjectId))
    .where(and(listed(scope, caseRowId, input), isAfter))
    .orderBy(asc(clocks.dueAt), asc(clocks.id))
    .limit(input.limit + 1)
    .all()
  return {
    clocks: rows.map(({ clock, subjectUuid, subjectPosition }) => ({
      ...toClock(clock, subjectUuid),
      subjectPosition,
    })),
    cursorOf: (place) => [rows[place]?.clock.dueAt ?? 0, rows[place]?.clock.id ?? 0],
  }
}

export const countClocksOfCase = (
  db: ReadDb,
  scope: Scope,
  caseRowId: number,
  input: Pick<ClockListInput, 'running'>,
): number =>
  db
    .select({ count: count() })
    .from(clocks)
    .where(listed(scope, caseRowId, input))
    .get()?.count ?? 0

export const hasRunningClock = (db: ReadDb, owner: ClockOwner, kind: ClockKind): boolean =>
  db
    .select({ id: clocks.id })
    .from(clocks)
    .where(and(ownedBy(owner), eq(clocks.kind, kind), runs))
    .get() !== undefined

export type NewClock = { uuid: string; kind: ClockKind; startedAt: number; dueAt: number }

export const insertClock = (db: WriteDb, owner: ClockOwner, clock: NewClock): void => {
  const owned =
    'villageReportRowId' in owner
      ? { villageReportId: owner.villageReportRowId }
      : { caseId: owner.caseRowId, subjectId: owner.subjectRowId ?? null }
  db.insert(clocks)
    .values({ ...clock, ...owned })
    .run()
}

/** How many running clocks of this kind there were to end. */
export const endRunningClocks = (
  db: WriteDb,
  owner: ClockOwner,
  kind: ClockKind,
  end: { metAt: number } | { stoppedAt: number },
): number =>
  db
    .update(clocks)
    .set(end)
    .where(and(ownedBy(owner), eq(clocks.kind, kind), runs))
    .run().changes

export const endClock = (
  db: WriteDb,
  rowId: number,
  end: { metAt: number } | { stoppedAt: number },
): boolean =>
  db
    .update(clocks)
    .set(end)
    .where(and(eq(clocks.id, rowId), runs))
    .run().changes === 1

export const writeBreachCause = (db: WriteDb, id: string, breachCause: string): boolean =>
  db.update(clocks).set({ breachCause }).where(eq(clocks.uuid, id)).run().changes === 1

type RunningCaseClock = {
  rowId: number
  caseRowId: number
  kind: ClockKind
  startedAt: number
  dueAt: number
}

/** Running clocks of cases that started on or after a moment. */
export const listRunningCaseClocks = (db: ReadDb, kinds: readonly ClockKind[]): RunningCaseClock[] =>
  db
    .select({
      rowId: clocks.id,
      caseRowId: sql<number>`${clocks.caseId}`,
      kind: clocks.kind,
      startedAt: clocks.startedAt,
      dueAt: clocks.dueAt,
    })
    .from(clocks)
    .where(and(runs, gte(clocks.caseId, 0)))
    .all()
    .flatMap((row) => {
      const kind = row.kind as ClockKind
      return kinds.includes(kind) ? [{ ...row, kind }] : []
    })

export const writeDueAt = (db: WriteDb, rowId: number, dueAt: number): void => {
  db.update(clocks).set({ dueAt }).where(eq(clocks.id, rowId)).run()
}

/** Row id of a subject of this case, or undefined where there is none. */
export const findSubjectInCase = (db: ReadDb, caseRowId: number, id: string): number | undefined =>
  db
    .select({ id: subjects.id })
    .from(subjects)
    .where(and(eq(subjects.uuid, id), eq(subjects.caseId, caseRowId)))
    .get()?.id
