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

export const readerOf = ({ db, officer }: OfficerContext): Reader => ({
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
  createdByRowId: _createdByRowId,
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
    overdue: count('mine', 'overdue'),
    thisWeek: count('mine', 'thisWeek'),
  }
}

/** How much is late and due this week on the reader's own list. */
export const countTaskLists = (context: OfficerContext): Pick<TaskCounts, 'overdue' | 'thisWeek'> => {
  const { overdue, thisWeek } = readCounts(context)
  return { overdue, thisWeek }
}

/** The reader's open tasks that are due by the end of the week, the longest overdue first. */
export const listTasksDue = (context: OfficerContext, limit: number): Task[] => {
  const { db, scope } = context
  const days = daysOf(context)
  const of = (due: TaskListInput['due']): TaskRecord[] =>
    listTasks(
      db,
      scope,
      { view: 'mine', due, state: 'open', caseRowId: null, limit },
      undefined,
      readerOf(context),
      days,
    ).tasks.slice(0, limit)
  return [...of('overdue'), ...of('thisWeek')].slice(0, limit).map(toTask)
}
