import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { line, paragraph } from '#shared/kernel/text.ts'
import { caseStateErrors } from '../case/case.errors.ts'
import { taskErrors } from './task.errors.ts'
import {
  handOverList,
  task,
  taskAssignee,
  taskCounts,
  taskHandOverInput,
  taskId,
  taskInput,
  taskListInput,
  taskListPage,
  taskResult,
  workCarriers,
} from './task.schema.ts'

/** Carries no person. */
const plain = () => procedure({ permission: 'task.read', scope: 'office', audit: 'none' })
const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'task.read', scope: 'office', audit: 'read', access })
const write = () =>
  procedure({ permission: 'task.write', scope: 'office', audit: 'change' })
    .errors(taskErrors)
    .errors(caseStateErrors)

const target = { id: taskId, version: z.number().int() }

export const taskContract = {
  list: read().input(taskListInput).output(taskListPage),
  counts: plain().output(taskCounts),
  add: write().input(taskInput).output(task),
  change: write()
    .input(
      z.object({ ...target, title: line(200), dueOn: plainDate.nullable(), assignee: taskAssignee }).strict(),
    )
    .output(task),
  finish: write()
    .input(z.object({ ...target, result: taskResult }).strict())
    .output(task),
  cancel: write()
    .input(z.object({ ...target, reason: paragraph(500) }).strict())
    .output(task),
  /** Whose work can be handed over, one who left already too. */
  carriers: procedure({ permission: 'case.assign', scope: 'office', audit: 'none' }).output(workCarriers),
  /** What an officer would hand over: open tasks and cases that carry his name. */
  handOverList: procedure({ permission: 'case.assign', scope: 'office', audit: 'read' })
    .errors(taskErrors)
    .input(z.object({ officerId: idOf('Officer') }).strict())
    .output(handOverList),
  /** All of it in one act, or nothing; answers what changed hands. */
  handOver: procedure({ permission: 'case.assign', scope: 'office', audit: 'change' })
    .errors(taskErrors)
    .input(taskHandOverInput)
    .output(handOverList),
}
