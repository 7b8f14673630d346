import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const accessErrors = defineErrors({
  /** He sees the case already, so that no reason is needed. */
  CASE_NOT_SEALED: { status: 409, data: noData },
})
