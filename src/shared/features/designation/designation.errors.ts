import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { decreeState } from './designation.schema.ts'

export const designationErrors = defineErrors({
  DECREE_NOT_DRAFT: { status: 409, data: z.object({ state: decreeState }) },
  DECREE_NOT_DECIDED: { status: 409, data: z.object({ state: decreeState }) },
  DECREE_DATE_MISSING: { status: 422, data: noData },
  DECREE_SIGNATORY_MISSING: { status: 422, data: noData },
  DECREE_VILLAGES_MISSING: { status: 422, data: noData },
  /** The person does not sign for the office on the decree's day. */
  SIGNATORY_NOT_VALID: { status: 422, data: z.object({ name: z.string(), decidedOn: z.string() }) },
  VILLAGE_ALREADY_DESIGNATED: {
    status: 409,
    data: z.object({ villageId: z.string(), villageName: z.string(), decreeNumber: z.string() }),
  },
  /** The dated facts of the village leave no room for this one on that day. */
  VILLAGE_HISTORY_PREVENTS: {
    status: 409,
    data: z.object({ villageName: z.string(), occurredOn: z.string() }),
  },
  /** The partnership ended after that day; a new decree cannot reach back behind the end. */
  DECREE_BEFORE_VILLAGE_END: {
    status: 409,
    data: z.object({ villageName: z.string(), endedOn: z.string() }),
  },
  /** The ceremony was held already; the draft cannot lose the village. */
  DESIGNATION_HAS_INAUGURATION: { status: 409, data: z.object({ villageName: z.string() }) },
  DESIGNATION_ALREADY_INAUGURATED: { status: 409, data: z.object({ inauguratedOn: z.string() }) },
  DESIGNATION_NOT_INAUGURATED: { status: 409, data: noData },
  DESIGNATION_ENDED: { status: 409, data: z.object({ endedOn: z.string() }) },
  DESIGNATION_END_BEFORE_DECREE: { status: 422, data: z.object({ decidedOn: z.string() }) },
  DESIGNATION_END_IN_FUTURE: { status: 422, data: z.object({ today: z.string() }) },
  DESIGNATION_VALIDITY_BEFORE_DECREE: { status: 422, data: z.object({ decidedOn: z.string() }) },
  REVOCATION_BEFORE_DECREE: { status: 422, data: z.object({ decidedOn: z.string() }) },
  REVOCATION_IN_FUTURE: { status: 422, data: z.object({ today: z.string() }) },
})
