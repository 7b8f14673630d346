import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const referenceErrors = defineErrors({
  REFERENCE_PERIOD_INVALID: { status: 422, data: noData },
  /** The same entry is in force for a part of that time already. */
  REFERENCE_PERIOD_TAKEN: { status: 409, data: z.object({ name: z.string() }) },
})
