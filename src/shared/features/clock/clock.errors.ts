import { z } from 'zod'
import { defineErrors } from '#shared/kernel/errors.ts'

export const clockErrors = defineErrors({
  /** Only what was late has a cause to be given. */
  CLOCK_NOT_BREACHED: { status: 409, data: z.object({ kind: z.string() }) },
  /** It was met or stopped before. */
  CLOCK_NOT_RUNNING: { status: 409, data: z.object({ kind: z.string() }) },
  CLOCK_ALREADY_RUNS: { status: 409, data: z.object({ kind: z.string() }) },
  /** A start or an end that lies in the future, or an end before the start. */
  CLOCK_TIME_IMPOSSIBLE: { status: 422, data: z.object({ kind: z.string() }) },
  HOLIDAY_ALREADY_THERE: { status: 409, data: z.object({ day: z.string(), name: z.string() }) },
})
