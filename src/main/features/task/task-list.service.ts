import { weekEndOf } from '#shared/features/case/case.rules.ts'
import { rolesReaching } from '#shared/features/task/task.rules.ts'
import type { Task, TaskCounts, TaskListInput, TaskListPage } from '#shared/features/task/task.schema.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { getCase } from '#main/features/case/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import {
  countTasks,
  type Days,
  listTasks,
  type Reader,
  sectionOfOfficer,
  type TaskRecord,
} from './task.repo.ts'

const readerOf = ({ db, officer }: OfficerContext): Reader => ({
  officerRowId: officer.id,
  roles: rolesReaching(officer.roles),
  sectionRowId: sectionOfOfficer(db, officer.id),
})

const daysOf = (context: OfficerContext): Days => {
  const today = context.today()
  return { today, weekEnd: weekEndOf(today) }
}

export const toTask = ({
  rowId: _rowId,
  caseRowId: _caseRowId,
  assignedOfficerRowId: _assignedOfficerRowId,
  sectionRowId: _sectionRowId,
  ...task
}: TaskRecord): Task => task

export const listTaskPage = (context: OfficerContext, input: TaskListInput): TaskListPage => {
  const { db, scope } = context
  const caseRowId = input.caseId === null ? null : getCase(db, scope, input.caseId).rowId
  const narrowing = { ...input, caseRowId }
  const [reader, days] = [readerOf(context), daysOf(context)]
  const { tasks, cursorOf } = listTasks(db, scope, narrowing, decodeCursor(input.cursor), reader, days)
  const items = tasks.slice(0, input.limit)
  return {
    items: items.map(toTask),
    nextCursor: tasks.length > items.length ? encodeCursor(cursorOf(items.length - 1)) : null,
    total: countTasks(db, scope, narrowing, reader, days),
  }
}

export const readCounts = (context: OfficerContext): TaskCounts => {
  const { db, scope } = context
  const [reader, days] = [readerOf(context), daysOf(context)]
  const count = (view: TaskListInput['view'], due: TaskListInput['due']): number =>
    countTasks(db, scope, { view, due, state: 'open', caseRowId: null }, reader, days)
  return {
    mine: count('mine', 'all'),
    section: count('section', 'all'),
    office: count('office', 'all'),
    overdue: count('mine', 'overdue'),
    thisWeek: count('mine', 'thisWeek'),
  }
}

type Due = 'overdue' | 'thisWeek'

/** Open tasks of a view that are late or due by the end of the week, the longest overdue first, and how many there are. */
export const listTasksDue = (
  context: OfficerContext,
  view: TaskListInput['view'],
  due: Due,
  limit: number,
): { items: Task[]; total: number } => {
  const { db, scope } = context
  const [reader, days] = [readerOf(context), daysOf(context)]
  const narrowing = { view, due, state: 'open', caseRowId: null } as const
  const { tasks } = listTasks(db, scope, { ...narrowing, limit }, undefined, reader, days)
  return {
    items: tasks.slice(0, limit).map(toTask),
    total: countTasks(db, scope, narrowing, reader, days),
  }
}
