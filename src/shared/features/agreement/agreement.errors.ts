import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { uploadErrors } from '../attachment/attachment.errors.ts'

export const agreementErrors = defineErrors({
  AGREEMENT_PERIOD_INVALID: { status: 422, data: z.object({ startsOn: z.string(), endsOn: z.string() }) },
  /** Agreed without an end, and yet a last day stands there. */
  AGREEMENT_END_CONTRADICTS: { status: 422, data: noData },
  /** An obligation names a party the agreement does not have. */
  OBLIGATION_WITHOUT_PARTY: { status: 422, data: z.object({ party: z.number() }) },
  OBLIGATION_NOT_FOUND: { status: 404, data: noData },
  PARENT_IS_ADDENDUM: { status: 409, data: noData },
  ADDENDA_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
  AGREEMENT_ALREADY_TERMINATED: { status: 409, data: z.object({ terminatedOn: z.string() }) },
  AGREEMENT_NOT_TERMINATED: { status: 409, data: noData },
  TERMINATION_BEFORE_SIGNING: { status: 422, data: z.object({ signedOn: z.string() }) },
  VILLAGES_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
  VILLAGE_NOT_COVERED: { status: 409, data: noData },
})

export const agreementFileErrors = defineErrors({
  ...uploadErrors,
  FILES_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
  FILE_ALREADY_ATTACHED: { status: 409, data: z.object({ name: z.string() }) },
})
