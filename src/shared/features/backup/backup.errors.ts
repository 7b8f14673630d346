import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const backupErrors = defineErrors({
  /** One is being made or restored at this moment. */
  BACKUP_BUSY: { status: 409, data: noData },
  /** What was copied was not the store when it was read back. Nothing counts as a backup then. */
  BACKUP_NOT_VERIFIED: { status: 500, data: noData },
  FOLDER_NOT_WRITABLE: { status: 500, data: noData },
})

/** What is wrong with a backup that was to be restored. */
export const restoreErrors = defineErrors({
  BACKUP_MISSING: { status: 404, data: noData },
  BACKUP_DAMAGED: { status: 409, data: noData },
  BACKUP_OF_ANOTHER_OFFICE: { status: 409, data: noData },
  /** Made under a key that today's keys do not open. */
  BACKUP_KEY_UNKNOWN: { status: 409, data: noData },
  /** No such file at all: it does not begin as one. */
  BACKUP_UNREADABLE: { status: 422, data: noData },
  BACKUP_NEWER: { status: 409, data: z.object({ found: z.number(), known: z.number() }) },
  /** Nobody who manages officers could log in afterwards. */
  RESTORE_LOCKS_OUT: { status: 409, data: noData },
  /** Pieces came out of order, or another file took its place. */
  UPLOAD_INTERRUPTED: { status: 409, data: noData },
})

export const entranceRestoreErrors = defineErrors({
  /** The store opens: who wants to go back to an older state does it from inside. */
  STORE_IS_WHOLE: { status: 409, data: noData },
  /** Nobody of this login in the backup may put it in the place of the store. */
  RESTORE_NOT_PERMITTED: { status: 403, data: noData },
  /** Not one act of the damaged store can be read. */
  SALVAGE_NOTHING_READ: { status: 409, data: noData },
  /** Nobody of this login whose rights are proven may restore. */
  SALVAGE_NOT_PERMITTED: { status: 403, data: noData },
})
