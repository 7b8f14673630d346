import { z } from 'zod'
import { defineErrors } from '#shared/kernel/errors.ts'

export const regionErrors = defineErrors({
  /** The table has no unit with this code. */
  REGION_UNKNOWN: { status: 404, data: z.object({ code: z.string() }) },
})
