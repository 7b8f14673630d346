import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { role } from '#shared/kernel/permissions.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalParagraph } from '#shared/kernel/text.ts'
import { caseState } from '../case/case.schema.ts'

/**
 * ordinary: an officer typed it · supervisorNotice: something a supervisor must know of · proposeCancellation: documents
 * did not come in time, somebody must say what now · blockedPersonAppeared: a person with a suspension applies again ·
 * confirmDecision: a decision waits for its second person
 */
export const taskKinds = [
  'ordinary',
  'supervisorNotice',
  'proposeCancellation',
  'blockedPersonAppeared',
  'confirmDecision',
] as const
export const taskKind = z.enum(taskKinds)
export type TaskKind = z.infer<typeof taskKind>

export const taskStates = ['open', 'done', 'cancelled'] as const
export const taskState = z.enum(taskStates)

/** Codes, days and record numbers that the words of a task are made of; never names, never sentences. */
export const taskData = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export type TaskData = z.infer<typeof taskData>

export const taskId = idOf('Task')

export const task = z.object({
  id: taskId,
  kind: taskKind,
  /** Empty for every kind but `ordinary`. */
  title: z.string(),
  data: taskData,
  dueOn: plainDate.nullable(),
  caseId: idOf('Case').nullable(),
  caseNumber: z.string().nullable(),
  villageReportId: idOf('VillageReport').nullable(),
  villageReportTicket: z.string().nullable(),
  assignedOfficerId: idOf('Officer').nullable(),
  assignedOfficerName: z.string().nullable(),
  assignedRole: role.nullable(),
  sectionId: idOf('Section').nullable(),
  sectionName: z.string().nullable(),
  createdById: idOf('Officer'),
  createdByName: z.string(),
  recordedAt: z.date(),
  state: taskState,
  finishedAt: z.date().nullable(),
  finishedByName: z.string().nullable(),
  result: z.string().nullable(),
  version: z.number().int(),
})
export type Task = z.infer<typeof task>

/** Whom a task is for: one officer, everybody with a role, or a section. */
export const taskAssignee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('officer'), officerId: idOf('Officer') }).strict(),
  z.object({ kind: z.literal('role'), role }).strict(),
  z.object({ kind: z.literal('section'), sectionId: idOf('Section') }).strict(),
])
export type TaskAssignee = z.infer<typeof taskAssignee>

export const taskInput = z
  .object({
    title: line(200),
    dueOn: plainDate.nullable(),
    caseId: idOf('Case').nullable(),
    assignee: taskAssignee,
  })
  .strict()
export type TaskInput = z.output<typeof taskInput>

export const taskResult = optionalParagraph(1000)

/**
 * mine: given to me, or to a role I hold · section: my section's · office: everybody's. Within it `due` narrows by the
 * day: late, up to the end of this week, or all.
 */
export const taskListInput = pageInput.extend({
  view: z.enum(['mine', 'section', 'office']).default('mine'),
  due: z.enum(['all', 'overdue', 'thisWeek']).default('all'),
  state: z.enum(['open', 'finished']).default('open'),
  caseId: idOf('Case').nullable().default(null),
})
export type TaskListInput = z.output<typeof taskListInput>

export const taskListPage = pageOf(task).extend({ total: z.number().int() })
export type TaskListPage = z.infer<typeof taskListPage>

/** How much waits behind every view of the list. */
export const taskCounts = z.object({
  mine: z.number().int(),
  section: z.number().int(),
  office: z.number().int(),
  overdue: z.number().int(),
  thisWeek: z.number().int(),
})
export type TaskCounts = z.infer<typeof taskCounts>

export const largestHandOver = 500

/** Officers who carry open work, those who left first: whose work can be handed over. */
export const workCarriers = z.object({
  officers: z
    .array(
      z.object({
        id: idOf('Officer'),
        fullName: z.string(),
        hasLeft: z.boolean(),
        taskCount: z.number().int(),
        caseCount: z.number().int(),
      }),
    )
    .max(500),
})
export type WorkCarriers = z.infer<typeof workCarriers>

/** What one officer leaves to another: everything open that carries his name. */
export const handOverList = z.object({
  tasks: z.array(task).max(largestHandOver),
  cases: z
    .array(
      z.object({
        id: idOf('Case'),
        number: z.string(),
        title: z.string(),
        state: caseState,
        dueAt: z.date().nullable(),
      }),
    )
    .max(largestHandOver),
  taskTotal: z.number().int(),
  caseTotal: z.number().int(),
})
export type HandOverList = z.infer<typeof handOverList>

export const taskHandOverInput = z
  .object({
    fromOfficerId: idOf('Officer'),
    toOfficerId: idOf('Officer'),
    note: optionalParagraph(500),
  })
  .strict()
export type TaskHandOverInput = z.output<typeof taskHandOverInput>
