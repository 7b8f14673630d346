import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const passwordErrors = defineErrors({
  /** `minimum` characters are wanted. */
  PASSWORD_TOO_SHORT: { status: 422, data: z.object({ minimum: z.number() }) },
  PASSWORD_TOO_LONG: { status: 422, data: z.object({ maximum: z.number() }) },
  PASSWORD_TOO_COMMON: { status: 422, data: noData },
  PASSWORD_CONTAINS_LOGIN: { status: 422, data: noData },
})

/** Refusals of every step that asks for a password. */
export const attemptErrors = defineErrors({
  LOGIN_REFUSED: { status: 401, data: noData },
  /** Too many wrong passwords in a row; nothing was looked at. `seconds` from now it may be tried again. */
  LOGIN_WAIT: { status: 429, data: z.object({ seconds: z.number().int() }) },
  /** Closed until the office head frees it, or the paper code does. */
  LOGIN_BLOCKED: { status: 403, data: noData },
})

/** Of an officer who also gives a code of his telephone. Only whoever gave the right password meets them. */
export const loginCodeErrors = defineErrors({
  /** Counts as no failure, and takes none back. */
  LOGIN_CODE_REQUIRED: { status: 401, data: noData },
  /** Wrong, too old, or used already. Counts like a wrong password. */
  LOGIN_CODE_REFUSED: { status: 401, data: noData },
})

export const approvalErrors = defineErrors({
  ...attemptErrors,
  ...loginCodeErrors,
  SECOND_PERSON_IS_SELF: { status: 403, data: noData },
  /** He is an officer, but not one who may approve this act. */
  SECOND_PERSON_NOT_ENTITLED: { status: 403, data: noData },
  /** Somebody else gave him his password; until he changes it, others may know it. */
  SECOND_PERSON_HAS_GIVEN_PASSWORD: { status: 403, data: noData },
})

export const recoveryErrors = defineErrors({
  RECOVERY_CODE_MISTYPED: { status: 422, data: noData },
  RECOVERY_CODE_REFUSED: { status: 401, data: noData },
  /** The first field holds one share of three; a second one is needed. */
  RECOVERY_SHARE_MISSING: { status: 422, data: noData },
  RECOVERY_SECOND_MISTYPED: { status: 422, data: noData },
  RECOVERY_SHARES_SAME: { status: 422, data: noData },
  /** Of two different printings: the older one is void. */
  RECOVERY_SHARES_MIXED: { status: 422, data: noData },
})

export const paperCodeErrors = defineErrors({
  ...attemptErrors,
  ...recoveryErrors,
  /** Another officer may approve: the code stands in only where there is nobody. */
  PAPER_CODE_NOT_NEEDED: { status: 409, data: noData },
})

export const sessionErrors = defineErrors({
  ...attemptErrors,
  ...loginCodeErrors,
  STORE_IN_USE: { status: 409, data: noData },
  STORE_MISSING: { status: 409, data: noData },
  STORE_FOREIGN: { status: 409, data: noData },
  STORE_NEWER: { status: 409, data: z.object({ found: z.number(), known: z.number() }) },
  STORE_DAMAGED: { status: 409, data: noData },
  STORE_KEY_MISMATCH: { status: 409, data: noData },
  STORE_BEHIND_HEAD: { status: 409, data: z.object({ storeSeq: z.number(), headSeq: z.number() }) },
  CHANGE_LOG_BROKEN: { status: 409, data: z.object({ seq: z.number() }) },
  FOLDER_NOT_WRITABLE: { status: 500, data: noData },
  KEY_FILE_MISSING: { status: 409, data: noData },
  KEY_FILE_DAMAGED: { status: 409, data: noData },
  ...recoveryErrors,
  ...passwordErrors,
})
