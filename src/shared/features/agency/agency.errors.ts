import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { registerFileErrors } from '../group-intake/group-intake.errors.ts'
import { agencyKind, referralNeed } from './agency.schema.ts'

export const agencyErrors = defineErrors({
  AGENCY_PERIOD_INVALID: { status: 422, data: noData },
  /** The region table has no province, regency or city with this code. */
  AGENCY_REGION_UNKNOWN: { status: 422, data: z.object({ code: z.string() }) },
  AGENCY_SUCCESSOR_IS_SAME: { status: 422, data: noData },
  /** The successor was itself not valid any more when it should have begun to answer. */
  AGENCY_SUCCESSOR_ENDED: { status: 409, data: z.object({ name: z.string(), untilOn: z.string() }) },
  /** Following the successors leads back to the agency that ends. */
  AGENCY_SUCCESSOR_CIRCLE: { status: 409, data: z.object({ name: z.string() }) },
  /** The one that takes over must begin after the first day of the one before it. */
  AGENCY_SUCCESSOR_TOO_EARLY: { status: 422, data: z.object({ name: z.string(), fromOn: z.string() }) },
  AGENCY_LIST_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
})

export const needRouteErrors = defineErrors({
  NEED_ROUTE_WITHOUT_FIRST: { status: 422, data: z.object({ need: referralNeed }) },
  /** One kind cannot be addressed and get a copy of the same letter. */
  NEED_ROUTE_KIND_TWICE: { status: 422, data: z.object({ kind: agencyKind }) },
})

export const agencyImportErrors = defineErrors({
  ...registerFileErrors,
  /** A column of the form is missing, `column` as the form heads it. */
  AGENCY_IMPORT_COLUMN_MISSING: { status: 422, data: z.object({ column: z.string() }) },
  AGENCY_IMPORT_TOO_MANY: { status: 413, data: z.object({ maximum: z.number() }) },
})
