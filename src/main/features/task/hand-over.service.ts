import {
  type HandOverList,
  largestHandOver,
  type TaskHandOverInput,
  type WorkCarriers,
} from '#shared/features/task/task.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { recordCaseEvent, refreshCase } from '#main/features/case/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { reachingAlso } from '#main/platform/rpc/scope.ts'
import {
  countOpenCasesOf,
  countOpenTasksOf,
  giveCase,
  giveTask,
  type HandedCase,
  listCarriers,
  listOpenCasesOf,
} from './hand-over.repo.ts'
import { findAssignable, findOfficer, listOpenTasksOfOfficer, type TaskRecord } from './task.repo.ts'
import { toTask } from './task-list.service.ts'

const open = (
  { db, scope }: OfficerContext,
  officerRowId: number,
): { tasks: TaskRecord[]; cases: HandedCase[]; taskTotal: number; caseTotal: number } => ({
  tasks: listOpenTasksOfOfficer(db, scope, officerRowId, largestHandOver),
  cases: listOpenCasesOf(db, scope, officerRowId, largestHandOver),
  taskTotal: countOpenTasksOf(db, scope, officerRowId),
  caseTotal: countOpenCasesOf(db, scope, officerRowId),
})

const toList = ({ tasks, cases, ...totals }: ReturnType<typeof open>): HandOverList => ({
  tasks: tasks.map(toTask),
  cases: cases.map(({ rowId: _rowId, ...handed }) => handed),
  ...totals,
})

/** @throws DomainError TASK_OFFICER_UNKNOWN */
const leaving = (context: OfficerContext, officerId: string) => {
  const officer = findOfficer(context.db, officerId)
  if (!officer) throw new DomainError('TASK_OFFICER_UNKNOWN')
  return officer
}

export const readCarriers = ({ db, scope }: OfficerContext): WorkCarriers => ({
  officers: listCarriers(db, scope),
})

export const readHandOverList = (context: OfficerContext, officerId: string): HandOverList =>
  toList(open(context, leaving(context, officerId).rowId))

/** Everything open that carries one officer's name goes to another, who may log in: all of it in one act. */
export const handOver = (context: OfficerContext, input: TaskHandOverInput): HandOverList => {
  const from = leaving(context, input.fromOfficerId)
  const to = findAssignable(context.db, input.toOfficerId)
  if (!to) throw new DomainError('TASK_OFFICER_UNKNOWN')
  const { fullName: officerName } = from
  if (to.rowId === from.rowId) throw new DomainError('TASK_SUCCESSOR_IS_SAME', { officerName })
  const handed = open(context, from.rowId)
  if (handed.taskTotal + handed.caseTotal === 0) {
    throw new DomainError('TASK_NOTHING_TO_HAND_OVER', { officerName })
  }
  if (Math.max(handed.taskTotal, handed.caseTotal) > largestHandOver) {
    throw new DomainError('TASK_HAND_OVER_TOO_LARGE', { maximum: largestHandOver })
  }
  const now = context.now()
  context.change(
    [
      ...handed.cases.map(({ id }) => ({ kind: 'case', id })),
      ...handed.tasks.map(({ id }) => ({ kind: 'task', id })),
      { kind: 'officer', id: input.fromOfficerId },
      { kind: 'officer', id: input.toOfficerId },
    ],
    (db) => {
      for (const task of handed.tasks) giveTask(db, task.rowId, to)
      for (const { rowId } of handed.cases) {
        giveCase(db, rowId, to)
        recordCaseEvent(db, {
          caseRowId: rowId,
          kind: 'caseAssigned',
          occurredAt: now,
          recordedAt: now,
          officerRowId: context.officer.id,
          data: { officerId: input.toOfficerId, handedOver: true },
        })
        refreshCase(db, rowId, now)
      }
    },
    input.note ?? undefined,
  )
  // What went out of the section of the one who handed it over is shown to him this once.
  const given = [
    ...handed.cases.map(({ rowId }) => rowId),
    ...handed.tasks.flatMap((task) => task.caseRowId ?? []),
  ]
  const scope = given.reduce(reachingAlso, context.scope)
  return toList({
    ...handed,
    tasks: listOpenTasksOfOfficer(context.db, scope, to.rowId, largestHandOver).filter(({ id }) =>
      handed.tasks.some((task) => task.id === id),
    ),
  })
}
