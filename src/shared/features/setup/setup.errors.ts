import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const setupErrors = defineErrors({
  STORE_ALREADY_EXISTS: { status: 409, data: noData },
  STORE_IN_USE: { status: 409, data: noData },
  FOLDER_NOT_WRITABLE: { status: 500, data: noData },
})
