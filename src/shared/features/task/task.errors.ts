import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const taskErrors = defineErrors({
  TASK_ALREADY_FINISHED: { status: 409, data: noData },
  /** Only the one it is for, the one who gave it, and supervisors end a task. */
  TASK_NOT_YOURS: { status: 403, data: noData },
  /** It ends with the decision it waits for. */
  TASK_FOLLOWS_DECISION: { status: 409, data: noData },
  TASK_NEEDS_RESULT: { status: 422, data: noData },
  TASK_DUE_IN_PAST: { status: 422, data: z.object({ today: z.string() }) },
  TASK_OFFICER_UNKNOWN: { status: 422, data: noData },
  /** Nobody hands over to himself. */
  TASK_SUCCESSOR_IS_SAME: { status: 422, data: z.object({ officerName: z.string() }) },
  TASK_NOTHING_TO_HAND_OVER: { status: 409, data: z.object({ officerName: z.string() }) },
  /** More than fits into one act. */
  TASK_HAND_OVER_TOO_LARGE: { status: 409, data: z.object({ maximum: z.number() }) },
})
