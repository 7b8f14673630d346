import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const proofErrors = defineErrors({
  /** There is a root already; another one is made only with a reason. */
  PROOF_ALREADY_STARTED: { status: 409, data: noData },
  PROOF_NOT_STARTED: { status: 409, data: noData },
  /** A sign of the typed code is wrong. */
  PROOF_ROOT_CODE_INVALID: { status: 422, data: noData },
  /** The code is one, but of no root key that is still good. */
  PROOF_ROOT_CODE_UNKNOWN: { status: 422, data: noData },
  PROOF_KEY_ALREADY_REVOKED: { status: 409, data: z.object({ revokedOn: z.string() }) },
})

export const trustListErrors = defineErrors({
  /** No issuing key is valid today: nothing can be signed. */
  PROOF_NO_VALID_KEY: { status: 409, data: noData },
})

export const keptListErrors = defineErrors({
  /** The office's own list: its own keys and register judge better. */
  TRUST_LIST_IS_OWN: { status: 409, data: noData },
  /** A newer one of the same root is kept. */
  TRUST_LIST_OLDER: { status: 409, data: z.object({ kept: z.string(), offered: z.string() }) },
  /** The file is not the one whose fingerprint was compared. */
  TRUST_LIST_OTHER_ROOT: { status: 409, data: noData },
})

export const foreignListErrors = defineErrors({
  TRUST_LIST_UNREADABLE: { status: 422, data: noData },
  /** Its signature does not hold: changed since it was made, or put together by somebody else. */
  TRUST_LIST_NOT_WHOLE: { status: 422, data: noData },
})
