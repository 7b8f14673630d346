import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const accessErrors = defineErrors({
  /** He sees the case already, so that no reason is needed. */
  CASE_NOT_SEALED: { status: 409, data: noData },
  /** A secret case: only the office head holds its key beside those who are named in it. */
  CASE_NEEDS_OFFICE_HEAD: { status: 403, data: noData },
})
