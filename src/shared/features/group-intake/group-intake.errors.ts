import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { registerField } from './group-intake.schema.ts'

const inRow = z.object({ maximum: z.number(), row: z.number() })
const atMost = z.object({ maximum: z.number() })

/** Why a file is no register, or could not be read to its end. */
export const registerFileErrors = defineErrors({
  REGISTER_EMPTY: { status: 422, data: noData },
  REGISTER_TOO_LARGE: { status: 413, data: z.object({ maximumBytes: z.number() }) },
  REGISTER_TYPE_NOT_ALLOWED: { status: 415, data: noData },
  REGISTER_OLD_EXCEL: { status: 415, data: noData },
  REGISTER_HAS_MACROS: { status: 415, data: noData },
  REGISTER_HAS_PASSWORD: { status: 415, data: noData },
  /** `row` where it is known. */
  REGISTER_DAMAGED: { status: 422, data: z.object({ row: z.number().optional() }) },
  REGISTER_TOO_MANY_ROWS: { status: 413, data: atMost },
  REGISTER_TOO_MANY_COLUMNS: { status: 413, data: inRow },
  REGISTER_TOO_MANY_SHEETS: { status: 413, data: atMost },
  REGISTER_CELL_TOO_LONG: { status: 413, data: inRow },
  REGISTER_UNPACKS_TOO_LARGE: { status: 413, data: z.object({ maximumBytes: z.number() }) },
  REGISTER_TOO_SLOW: { status: 408, data: noData },
  REGISTER_READER_FAILED: { status: 500, data: noData },
})

export const stagingErrors = defineErrors({
  /** Discarded, added, or lost with the last lock: what is staged is never written to the disk. */
  REGISTER_NOT_STAGED: { status: 404, data: noData },
  /** Registers of other officers fill the room there is. */
  REGISTER_ROOM_FULL: { status: 409, data: atMost },
})

export const checkErrors = defineErrors({
  REGISTER_NAME_NOT_MAPPED: { status: 422, data: noData },
  REGISTER_FIELD_MAPPED_TWICE: { status: 422, data: z.object({ field: registerField }) },
})

export const chooseErrors = defineErrors({
  REGISTER_NOT_CHECKED: { status: 409, data: noData },
})

export const applyRegisterErrors = defineErrors({
  ...chooseErrors,
  REGISTER_NOTHING_CHOSEN: { status: 409, data: noData },
})
