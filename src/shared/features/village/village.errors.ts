import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { milestoneKind, villageReference, villageState } from './village.schema.ts'

export const villageErrors = defineErrors({
  VILLAGE_ALREADY_REGISTERED: { status: 409, data: z.object({ id: z.string() }) },
  /** Something refers to the village; `reference` is the first of it. */
  VILLAGE_IN_USE: { status: 409, data: z.object({ reference: villageReference }) },
  /** On that day the village stood at `state`, from which this step does not follow. */
  MILESTONE_NOT_POSSIBLE: { status: 409, data: z.object({ state: villageState, kind: milestoneKind }) },
  MILESTONE_IN_FUTURE: { status: 422, data: z.object({ today: z.string() }) },
  MILESTONE_REASON_NEEDED: { status: 422, data: z.object({ kind: milestoneKind }) },
  MILESTONE_ALREADY_RECORDED: {
    status: 409,
    data: z.object({ kind: milestoneKind, occurredOn: z.string() }),
  },
  /** Decree and ceremony are recorded with the designation. */
  MILESTONE_FROM_DESIGNATION: { status: 409, data: z.object({ kind: milestoneKind }) },
  /** A later step, `kind` on `occurredOn`, would no longer follow. */
  MILESTONE_CONTRADICTS_LATER: {
    status: 409,
    data: z.object({ kind: milestoneKind, occurredOn: z.string() }),
  },
  HEAD_PERIOD_INVALID: { status: 422, data: noData },
  /** Two heads on the same day; `untilOn` is missing while the other is in office. */
  HEAD_OVERLAPS: {
    status: 409,
    data: z.object({ fullName: z.string(), fromOn: z.string(), untilOn: z.string().nullable() }),
  },
  HISTORY_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
})
