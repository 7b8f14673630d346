import {
  canBeDueOn,
  canChangeTask,
  canFinishTask,
  type TaskReader,
} from '#shared/features/task/task.rules.ts'
import type { Task, TaskAssignee, TaskInput } from '#shared/features/task/task.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { assertCaseOpen, getCase, recordCaseEvent, refreshCase } from '#main/features/case/index.ts'
import { sectionRowIdOf } from '#main/features/office/index.ts'
import { sectionIdOf } from '#main/features/officer/index.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { reachingAlso } from '#main/platform/rpc/scope.ts'
import {
  findAssignable,
  findTask,
  insertTask,
  sectionOfOfficer,
  type TaskChanges,
  type TaskRecord,
  updateTask,
} from './task.repo.ts'
import { toTask } from './task-list.service.ts'
import { newTaskRow } from './task.service.ts'

type Target = { id: string; version: number }

const readerOf = ({ db, officer }: OfficerContext): TaskReader => ({
  officerId: officer.uuid,
  roles: officer.roles,
  sectionId: sectionIdOf(db, sectionOfOfficer(db, officer.id)),
})

/** @throws DomainError RECORD_NOT_FOUND, RECORD_CHANGED_MEANWHILE */
const getTaskToChange = ({ db, scope }: OfficerContext, { id, version }: Target): TaskRecord => {
  const found = findTask(db, scope, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'task' })
  if (found.version !== version) throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'task' })
  return found
}

const readTask = ({ db, scope }: OfficerContext, id: string): Task => {
  const found = findTask(db, scope, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'task' })
  return toTask(found)
}

type Assigned = {
  assignedOfficerRowId: number | null
  assignedRole: Role | null
  sectionRowId: number | null
}

const assignedTo = (db: ReadDb, assignee: TaskAssignee): Assigned => {
  const nobody = { assignedOfficerRowId: null, assignedRole: null, sectionRowId: null }
  switch (assignee.kind) {
    case 'officer': {
      const officer = findAssignable(db, assignee.officerId)
      if (!officer) throw new DomainError('TASK_OFFICER_UNKNOWN')
      return { ...nobody, assignedOfficerRowId: officer.rowId, sectionRowId: officer.sectionRowId }
    }
    case 'role':
      return { ...nobody, assignedRole: assignee.role }
    case 'section':
      return { ...nobody, sectionRowId: sectionRowIdOf(db, assignee.sectionId) }
  }
}

type CaseEvent = 'taskAdded' | 'taskFinished' | 'taskCancelled'

const tellCase = (
  db: WriteDb,
  context: OfficerContext,
  caseRowId: number | null,
  event: { kind: CaseEvent; taskId: string; taskKind: string; dueOn: PlainDate | null },
): void => {
  if (caseRowId === null) return
  recordCaseEvent(db, {
    caseRowId,
    kind: event.kind,
    occurredAt: context.now(),
    recordedAt: context.now(),
    officerRowId: context.officer.id,
    record: { kind: 'task', id: event.taskId },
    data: { task: event.taskKind, dueOn: event.dueOn },
  })
  refreshCase(db, caseRowId, context.now())
}

const about = ({ id, caseId }: Pick<Task, 'id' | 'caseId'>) => [
  { kind: 'task', id },
  ...(caseId === null ? [] : [{ kind: 'case', id: caseId }]),
]

export const addTask = (context: OfficerContext, input: TaskInput): Task => {
  const { db, scope } = context
  assertAllowed(canBeDueOn(input.dueOn, context.today()))
  const assigned = assignedTo(db, input.assignee)
  const record = input.caseId === null ? undefined : getCase(db, scope, input.caseId)
  if (record) assertCaseOpen(record)
  const { title, dueOn } = input
  const row = newTaskRow(db, context, {
    kind: 'ordinary',
    title,
    dueOn,
    ...(record ? { caseRowId: record.rowId } : {}),
    ...assigned,
    // A task for a role or an officer of no section is the case's section's.
    ...(assigned.sectionRowId === null ? { sectionRowId: undefined } : {}),
  })
  const id = row.uuid as Task['id']
  context.change(about({ id, caseId: record?.id ?? null }), (write) => {
    insertTask(write, row)
    tellCase(write, context, row.caseId, { kind: 'taskAdded', taskId: id, taskKind: 'ordinary', dueOn })
  })
  return readTask(context, id)
}

const write = (
  context: OfficerContext,
  task: TaskRecord,
  changes: TaskChanges,
  event: CaseEvent | undefined,
  reason?: string,
): Task => {
  context.change(
    about(task),
    (db) => {
      if (!updateTask(db, task.rowId, task.version, changes)) {
        throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'task' })
      }
      const { id: taskId, kind: taskKind, dueOn, caseRowId } = task
      if (event) tellCase(db, context, caseRowId, { kind: event, taskId, taskKind, dueOn })
      else if (caseRowId !== null) refreshCase(db, caseRowId, context.now())
    },
    reason,
  )
  // With his task the officer may have given away his sight of the case.
  const { scope } = context
  return readTask(
    task.caseRowId === null ? context : { ...context, scope: reachingAlso(scope, task.caseRowId) },
    task.id,
  )
}

type Change = Target & { title: string; dueOn: PlainDate | null; assignee: TaskAssignee }

export const changeTask = (context: OfficerContext, { title, dueOn, assignee, ...target }: Change): Task => {
  const task = getTaskToChange(context, target)
  assertAllowed(canChangeTask(task, readerOf(context)))
  // A day that has passed already may stay as it is.
  if (dueOn !== task.dueOn) assertAllowed(canBeDueOn(dueOn, context.today()))
  const { assignedOfficerRowId, assignedRole, sectionRowId } = assignedTo(context.db, assignee)
  const changes = {
    title: task.kind === 'ordinary' ? title : '',
    dueOn,
    assignedOfficerId: assignedOfficerRowId,
    assignedRole,
    sectionId: sectionRowId ?? task.sectionRowId,
  }
  return write(context, task, changes, undefined)
}

export const finishTask = (
  context: OfficerContext,
  { result, ...target }: Target & { result: string | null },
): Task => {
  const task = getTaskToChange(context, target)
  assertAllowed(canFinishTask(task, readerOf(context), result))
  const finish = { state: 'done', finishedAt: context.now(), finishedBy: context.officer.id, result } as const
  return write(context, task, finish, 'taskFinished')
}

export const cancelTask = (
  context: OfficerContext,
  { reason, ...target }: Target & { reason: string },
): Task => {
  const task = getTaskToChange(context, target)
  assertAllowed(canChangeTask(task, readerOf(context)))
  const finish = {
    state: 'cancelled',
    finishedAt: context.now(),
    finishedBy: context.officer.id,
    result: reason,
  } as const
  return write(context, task, finish, 'taskCancelled', reason)
}
