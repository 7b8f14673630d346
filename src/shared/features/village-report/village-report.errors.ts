import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { uploadErrors } from '../attachment/attachment.errors.ts'
import { registerFileErrors } from '../group-intake/group-intake.errors.ts'
import { reportState } from './village-report.schema.ts'

export const villageReportErrors = defineErrors({
  REPORT_RECEIVED_IN_FUTURE: { status: 422, data: noData },
  REPORT_EVENT_IN_FUTURE: { status: 422, data: z.object({ today: z.string() }) },
  /** The report has gone past this step. */
  REPORT_STEP_NOT_POSSIBLE: { status: 409, data: z.object({ state: reportState }) },
  REPORT_NOT_VERIFIED: { status: 409, data: z.object({ state: reportState }) },
  REPORT_NOT_FOLLOWED_UP: { status: 409, data: z.object({ state: reportState }) },
  REPORT_WAITS_FOR_CORRECTION: { status: 409, data: z.object({ state: reportState }) },
  /** Done or rejected: nothing is changed any more. */
  REPORT_IS_OVER: { status: 409, data: z.object({ state: reportState }) },
  REPORT_ALREADY_A_CASE: { status: 409, data: z.object({ number: z.string() }) },
  REPORT_STEP_BEFORE_RECEIPT: { status: 422, data: noData },
  REPORT_STEP_IN_FUTURE: { status: 422, data: noData },
})

export const reportFileErrors = defineErrors({
  ...uploadErrors,
  REPORT_FILES_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
  REPORT_FILE_TOO_LARGE: { status: 413, data: z.object({ maximumBytes: z.number() }) },
})

export const reportImportErrors = defineErrors({
  ...registerFileErrors,
  /** A column of the form is missing, `column` as the form heads it. */
  REPORT_IMPORT_COLUMN_MISSING: { status: 422, data: z.object({ column: z.string() }) },
  REPORT_IMPORT_TOO_MANY: { status: 413, data: z.object({ maximum: z.number() }) },
})
