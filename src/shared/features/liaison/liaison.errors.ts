import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

const other = z.object({
  villageName: z.string(),
  officerName: z.string(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
})

export const liaisonErrors = defineErrors({
  /** Two main officers of one village on the same day; `untilOn` is missing while the other goes on. */
  LIAISON_MAIN_OVERLAPS: { status: 409, data: other },
  /** The same person twice at one village on the same day. */
  LIAISON_SAME_OFFICER_TWICE: { status: 409, data: other },
  LIAISON_PERIOD_INVALID: { status: 422, data: noData },
  /** The one who leaves is not the main officer there on the last day. */
  LIAISON_NOT_MAIN_THERE: {
    status: 409,
    data: z.object({ villageName: z.string(), officerName: z.string(), lastDay: z.string() }),
  },
  /** Somebody cannot hand over to himself. */
  LIAISON_SUCCESSOR_IS_SAME: { status: 422, data: z.object({ officerName: z.string() }) },
  LIAISON_HISTORY_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
})
