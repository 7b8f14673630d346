import { and, asc, count, desc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Task, TaskData, TaskKind, TaskListInput } from '#shared/features/task/task.schema.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { cases, officers, sections, tasks, villageReports } from '#main/platform/db/schema.ts'
import { caseIsReached, withinCaseOrNone } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type TaskRecord = Task & {
  rowId: number
  caseRowId: number | null
  assignedOfficerRowId: number | null
  sectionRowId: number | null
}

/** That somebody barred in one case appeared in another is for those who see both. */
const tellsOfReached = (scope: Scope): SQL =>
  sql`(${tasks.kind} <> 'blockedPersonAppeared' or exists (select 1 from cases told
    where told.number = json_extract(${tasks.data}, '$.blockedCase') and ${sql.raw(caseIsReached(scope, 'told'))}))`

/** Tasks of the cases within reach, and those of no case. */
const within = (scope: Scope): SQL | undefined =>
  scope.reach === 'office' ? undefined : and(withinCaseOrNone(scope, tasks.caseId), tellsOfReached(scope))

const assigned = alias(officers, 'assigned')
const creator = alias(officers, 'creator')
const finisher = alias(officers, 'finisher')

const selection = {
  task: tasks,
  caseUuid: cases.uuid,
  caseNumber: cases.number,
  reportUuid: villageReports.uuid,
  ticket: villageReports.ticket,
  assignedUuid: assigned.uuid,
  assignedName: assigned.fullName,
  creatorUuid: creator.uuid,
  creatorName: creator.fullName,
  finisherName: finisher.fullName,
  sectionUuid: sections.uuid,
  sectionName: sections.name,
}

const query = (db: ReadDb) =>
  db
    .select(selection)
    .from(tasks)
    .leftJoin(cases, eq(cases.id, tasks.caseId))
    .leftJoin(villageReports, eq(villageReports.id, tasks.villageReportId))
    .leftJoin(assigned, eq(assigned.id, tasks.assignedOfficerId))
    .innerJoin(creator, eq(creator.id, tasks.createdBy))
    .leftJoin(finisher, eq(finisher.id, tasks.finishedBy))
    .leftJoin(sections, eq(sections.id, tasks.sectionId))

type Row = ReturnType<ReturnType<typeof query>['all']>[number]

const toRecord = ({ task, ...row }: Row): TaskRecord => ({
  rowId: task.id,
  caseRowId: task.caseId,
  assignedOfficerRowId: task.assignedOfficerId,
  sectionRowId: task.sectionId,
  id: task.uuid as Task['id'],
  kind: task.kind,
  title: task.title,
  data: task.data as TaskData,
  dueOn: task.dueOn,
  caseId: row.caseUuid as Task['caseId'],
  caseNumber: row.caseNumber,
  villageReportId: row.reportUuid as Task['villageReportId'],
  villageReportTicket: row.ticket,
  assignedOfficerId: row.assignedUuid as Task['assignedOfficerId'],
  assignedOfficerName: row.assignedName,
  assignedRole: task.assignedRole as Role | null,
  sectionId: row.sectionUuid as Task['sectionId'],
  sectionName: row.sectionName,
  createdById: row.creatorUuid as Task['createdById'],
  createdByName: row.creatorName,
  recordedAt: new Date(task.recordedAt),
  state: task.state,
  finishedAt: task.finishedAt === null ? null : new Date(task.finishedAt),
  finishedByName: row.finisherName,
  result: task.result,
  version: task.version,
})

export const findTask = (db: ReadDb, scope: Scope, id: string): TaskRecord | undefined => {
  const row = query(db)
    .where(and(within(scope), eq(tasks.uuid, id)))
    .get()
  return row && toRecord(row)
}

/** Whose list: the officer, the roles whose tasks reach him, and his section. */
export type Reader = { officerRowId: number; roles: readonly Role[]; sectionRowId: number | null }

/** A proposal to cancel sleeps until its day: before it there is nothing to propose. */
const isAwake = (today: PlainDate): SQL =>
  sql`not (${tasks.kind} = 'proposeCancellation' and ${tasks.dueOn} is not null and ${tasks.dueOn} > ${today})`

const isMine = ({ officerRowId, roles }: Reader): SQL | undefined =>
  or(
    eq(tasks.assignedOfficerId, officerRowId),
    and(isNull(tasks.assignedOfficerId), inArray(tasks.assignedRole, [...roles])),
  )

type Narrowing = Pick<TaskListInput, 'view' | 'due' | 'state'> & { caseRowId: number | null }

const inView = (view: TaskListInput['view'], reader: Reader): SQL | undefined => {
  switch (view) {
    case 'mine':
      return isMine(reader)
    case 'section':
      return reader.sectionRowId === null ? sql`false` : eq(tasks.sectionId, reader.sectionRowId)
    case 'office':
      return undefined
  }
}

const isDue = (due: TaskListInput['due'], { today, weekEnd }: Days): SQL | undefined => {
  switch (due) {
    case 'overdue':
      return sql`${tasks.dueOn} < ${today}`
    case 'thisWeek':
      return sql`${tasks.dueOn} between ${today} and ${weekEnd}`
    case 'all':
      return undefined
  }
}

export type Days = { today: PlainDate; weekEnd: PlainDate }

const listed = (scope: Scope, { view, due, state, caseRowId }: Narrowing, reader: Reader, days: Days) =>
  and(
    within(scope),
    caseRowId === null ? undefined : eq(tasks.caseId, caseRowId),
    caseRowId === null ? inView(view, reader) : undefined,
    state === 'open' ? eq(tasks.state, 'open') : sql`${tasks.state} <> 'open'`,
    state === 'open' ? isAwake(days.today) : undefined,
    isDue(due, days),
  )

/** Sorts behind every day: what has no day comes last. */
const noDay = '9999-99-99'

type After = readonly (string | number | null)[] | undefined

/** Open ones by their day, finished ones newest first; one more than asked so that the caller sees whether there is more. */
export const listTasks = (
  db: ReadDb,
  scope: Scope,
  input: Narrowing & { limit: number },
  after: After,
  reader: Reader,
  days: Days,
): { tasks: TaskRecord[]; cursorOf: (place: number) => (string | number)[] } => {
  const day = sql<string>`coalesce(${tasks.dueOn}, ${noDay})`
  const isOpen = input.state === 'open'
  const isAfter =
    after?.length === 2
      ? isOpen
        ? sql`(${day}, ${tasks.id}) > (${after[0]}, ${after[1]})`
        : sql`(${tasks.finishedAt}, ${tasks.id}) < (${after[0]}, ${after[1]})`
      : undefined
  const order = isOpen ? [asc(day), asc(tasks.id)] : [desc(tasks.finishedAt), desc(tasks.id)]
  const rows = query(db)
    .where(and(listed(scope, input, reader, days), isAfter))
    .orderBy(...order)
    .limit(input.limit + 1)
    .all()
  return {
    tasks: rows.map(toRecord),
    cursorOf: (place) => {
      const task = rows[place]?.task
      return [isOpen ? (task?.dueOn ?? noDay) : (task?.finishedAt ?? 0), task?.id ?? 0]
    },
  }
}

export const countTasks = (
  db: ReadDb,
  scope: Scope,
  narrowing: Narrowing,
  reader: Reader,
  days: Days,
): number =>
  db
    .select({ count: count() })
    .from(tasks)
    .where(listed(scope, narrowing, reader, days))
    .get()?.count ?? 0

/** Row id and section of an officer who may log in. */
export const findAssignable = (
  db: ReadDb,
  id: string,
): { rowId: number; fullName: string; sectionRowId: number | null } | undefined =>
  db
    .select({ rowId: officers.id, fullName: officers.fullName, sectionRowId: officers.sectionId })
    .from(officers)
    .where(and(eq(officers.uuid, id), isNull(officers.disabledAt)))
    .get()

/** Any officer, one who left too. */
export const findOfficer = (db: ReadDb, id: string): { rowId: number; fullName: string } | undefined =>
  db
    .select({ rowId: officers.id, fullName: officers.fullName })
    .from(officers)
    .where(eq(officers.uuid, id))
    .get()

export const sectionOfOfficer = (db: ReadDb, officerRowId: number): number | null =>
  db.select({ sectionId: officers.sectionId }).from(officers).where(eq(officers.id, officerRowId)).get()
    ?.sectionId ?? null

export const caseSection = (db: ReadDb, caseRowId: number): number | null =>
  db.select({ sectionId: cases.sectionId }).from(cases).where(eq(cases.id, caseRowId)).get()?.sectionId ??
  null

export type NewTaskRow = {
  uuid: string
  caseId: number | null
  villageReportId: number | null
  kind: TaskKind
  title: string
  data: TaskData
  dueOn: PlainDate | null
  assignedOfficerId: number | null
  assignedRole: Role | null
  sectionId: number | null
  createdBy: number
  recordedAt: number
}

export const insertTask = (db: WriteDb, task: NewTaskRow): void => {
  db.insert(tasks)
    .values({ ...task, state: 'open' })
    .run()
}

type Finish = { state: 'done' | 'cancelled'; finishedAt: number; finishedBy: number; result: string | null }

export type TaskChanges =
  | Finish
  | Partial<Pick<NewTaskRow, 'title' | 'dueOn' | 'assignedOfficerId' | 'assignedRole' | 'sectionId'>>

/** False when somebody saved the task after this version was read. */
export const updateTask = (db: WriteDb, rowId: number, version: number, changes: TaskChanges): boolean =>
  db
    .update(tasks)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(tasks.id, rowId), eq(tasks.version, version)))
    .run().changes === 1

/** Whether there is or was a task of this kind in the case whose data name this record. */
export const findTaskAbout = (
  db: ReadDb,
  kind: TaskKind,
  caseRowId: number,
  about: { key: string; value: string },
): number | undefined =>
  db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.caseId, caseRowId), eq(tasks.kind, kind), isAbout(about)))
    .get()?.id

const isAbout = ({ key, value }: { key: string; value: string }): SQL =>
  sql`json_extract(${tasks.data}, ${`$.${key}`}) = ${value}`

/** Open tasks of these kinds on a record of the case, as their data name it. */
export const finishTasksAbout = (
  db: WriteDb,
  kind: TaskKind,
  caseRowId: number,
  about: { key: string; value: string },
  finish: Finish,
): number =>
  db
    .update(tasks)
    .set({ ...finish, version: sql`${tasks.version} + 1` })
    .where(and(eq(tasks.caseId, caseRowId), eq(tasks.kind, kind), eq(tasks.state, 'open'), isAbout(about)))
    .run().changes

/** Open tasks given to one officer, the nearest first. */
export const listOpenTasksOfOfficer = (
  db: ReadDb,
  scope: Scope,
  officerRowId: number,
  limit: number,
): TaskRecord[] =>
  query(db)
    .where(and(within(scope), eq(tasks.state, 'open'), eq(tasks.assignedOfficerId, officerRowId)))
    .orderBy(asc(sql`coalesce(${tasks.dueOn}, ${noDay})`), asc(tasks.id))
    .limit(limit)
    .all()
    .map(toRecord)
