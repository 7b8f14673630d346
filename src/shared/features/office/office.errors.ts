import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const officeErrors = defineErrors({
  LETTERHEAD_DATE_TAKEN: { status: 409, data: z.object({ validFrom: z.string() }) },
  SIGNATORY_PERIOD_INVALID: { status: 422, data: noData },
  SECTION_NAME_TAKEN: { status: 409, data: z.object({ name: z.string() }) },
  LOGO_NOT_AN_IMAGE: { status: 422, data: noData },
  LOGO_TOO_LARGE: { status: 422, data: z.object({ maximumBytes: z.number() }) },
  REGENCY_UNKNOWN: { status: 422, data: z.object({ code: z.string() }) },
})
