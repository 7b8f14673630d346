import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Task } from './task.schema.ts'

/** The office head sees what is for the heads of sections too: in a small office he is the only other one. */
export const rolesReaching = (held: readonly Role[]): Role[] => [
  ...new Set(
    held.flatMap((role): Role[] => (role === 'officeHead' ? ['officeHead', 'sectionHead'] : [role])),
  ),
]

export const isSupervisor = (held: readonly Role[]): boolean =>
  held.includes('officeHead') || held.includes('sectionHead')

type Standing = Pick<
  Task,
  'kind' | 'state' | 'assignedRole' | 'assignedOfficerId' | 'sectionId' | 'createdById'
>
/** Who wants to do something with a task. */
export type TaskReader = {
  officerId: Task['createdById']
  roles: readonly Role[]
  sectionId: Task['sectionId']
}

const isFor = (task: Standing, reader: TaskReader): boolean => {
  if (task.assignedOfficerId !== null) return task.assignedOfficerId === reader.officerId
  if (task.assignedRole !== null) return rolesReaching(reader.roles).includes(task.assignedRole)
  return task.sectionId !== null && task.sectionId === reader.sectionId
}

const isOpen = (task: Standing): Verdict => {
  if (task.state !== 'open') return refused('TASK_ALREADY_FINISHED')
  return task.kind === 'confirmDecision' ? refused('TASK_FOLLOWS_DECISION') : allowed
}

/** Kinds that ask for a judgement: done is done only with a word on what was done. */
export const needsResult = (task: Pick<Standing, 'kind'>): boolean =>
  task.kind === 'proposeCancellation' || task.kind === 'blockedPersonAppeared'

export const canFinishTask = (task: Standing, reader: TaskReader, result: string | null): Verdict => {
  const open = isOpen(task)
  if (!open.allowed) return open
  const mayEnd = isFor(task, reader) || task.createdById === reader.officerId || isSupervisor(reader.roles)
  if (!mayEnd) return refused('TASK_NOT_YOURS')
  return needsResult(task) && result === null ? refused('TASK_NEEDS_RESULT') : allowed
}

/** Given to somebody else, put off or called off by the one who gave it, or by a supervisor. */
export const canChangeTask = (task: Standing, reader: TaskReader): Verdict => {
  const open = isOpen(task)
  if (!open.allowed) return open
  return task.createdById === reader.officerId || isSupervisor(reader.roles)
    ? allowed
    : refused('TASK_NOT_YOURS')
}

export const canBeDueOn = (dueOn: PlainDate | null, today: PlainDate): Verdict =>
  dueOn !== null && dueOn < today ? refused('TASK_DUE_IN_PAST', { today }) : allowed
