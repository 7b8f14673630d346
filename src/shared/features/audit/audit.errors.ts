import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const auditErrors = defineErrors({
  /** The file is no witness file, or a sign of it was changed. */
  WITNESS_UNREADABLE: { status: 422, data: noData },
  /** The witness speaks of another store. */
  WITNESS_OF_ANOTHER_STORE: { status: 422, data: noData },
  /** The code has not the form of one. */
  CHECKPOINT_CODE_MISTYPED: { status: 422, data: noData },
  /** A whole code that no checkpoint of this store has: the paper is another store's, or history was replaced. */
  CHECKPOINT_CODE_UNKNOWN: { status: 404, data: z.object({ code: z.string() }) },
})
