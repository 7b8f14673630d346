import type { TaskData, TaskKind } from '#shared/features/task/task.schema.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  caseSection,
  findTaskAbout,
  finishTasksAbout,
  insertTask,
  type NewTaskRow,
  sectionOfOfficer,
} from './task.repo.ts'

export type NewTask = {
  caseRowId?: number
  villageReportRowId?: number
  kind: TaskKind
  /** Empty for every kind but `ordinary`: the screen words the others from kind and data. */
  title: string
  /** Codes, days and record numbers only. */
  data?: TaskData
  dueOn: PlainDate | null
  assignedOfficerRowId?: number | null
  assignedRole?: Role | null
  /** The case's section unless given. */
  sectionRowId?: number | null | undefined
}

type Writer = Pick<OfficerContext, 'officer' | 'now'>

const sectionOf = (db: ReadDb, { caseRowId, assignedOfficerRowId, sectionRowId }: NewTask): number | null => {
  if (sectionRowId !== undefined) return sectionRowId
  const ofCase = caseRowId === undefined ? null : caseSection(db, caseRowId)
  return ofCase ?? (assignedOfficerRowId ? sectionOfOfficer(db, assignedOfficerRowId) : null)
}

export const newTaskRow = (db: ReadDb, context: Writer, task: NewTask): NewTaskRow => ({
  uuid: newId('Task'),
  caseId: task.caseRowId ?? null,
  villageReportId: task.villageReportRowId ?? null,
  kind: task.kind,
  title: task.title,
  data: task.data ?? {},
  dueOn: task.dueOn,
  assignedOfficerId: task.assignedOfficerRowId ?? null,
  assignedRole: task.assignedRole ?? null,
  sectionId: sectionOf(db, task),
  createdBy: context.officer.id,
  recordedAt: context.now(),
})

/** Writes an open task within a change of its caller. */
export const createTask = (db: WriteDb, context: Writer, task: NewTask): void =>
  insertTask(db, newTaskRow(db, context, task))

/** Ends the open tasks of a kind whose data name this record: what they waited for happened. */
export const finishTasksOf = (
  db: WriteDb,
  context: Writer,
  task: { caseRowId: number; kind: TaskKind; key: string; value: string; state: 'done' | 'cancelled' },
): void => {
  finishTasksAbout(db, task.kind, task.caseRowId, task, {
    state: task.state,
    finishedAt: context.now(),
    finishedBy: context.officer.id,
    result: null,
  })
}

export const hasTaskOf = (
  db: ReadDb,
  { kind, caseRowId, ...about }: { caseRowId: number; kind: TaskKind; key: string; value: string },
): boolean => findTaskAbout(db, kind, caseRowId, about) !== undefined
