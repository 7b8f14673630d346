import { z } from 'zod'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { approvalErrors, paperCodeErrors, passwordErrors, sessionErrors } from '../session/session.errors.ts'
import { loginInput, session } from '../session/session.schema.ts'
import { backupErrors, entranceRestoreErrors, restoreErrors } from './backup.errors.ts'
import {
  approvalKind,
  backupOverview,
  drillResult,
  drillStanding,
  localBackup,
  offsiteFile,
  pieceSize,
  restoreApproval,
  restorePreview,
  restoreSource,
  uploadId,
} from './backup.schema.ts'
import { salvageReport } from './salvage.schema.ts'

const create = (audit: 'none' | 'change', meta: Pick<ProcedureMeta, 'stepUp'> = {}) =>
  procedure({ permission: 'backup.create', scope: 'office', audit, ...meta }).errors(backupErrors)
const restore = (meta: Pick<ProcedureMeta, 'audit' | 'stepUp' | 'secondPerson'>) =>
  procedure({ permission: 'backup.restore', scope: 'office', ...meta }).errors({
    ...backupErrors,
    ...restoreErrors,
  })
/** Security.md 2.4: nobody puts an older store in the place of today's alone. */
const byTwo = {
  stepUp: true,
  secondPerson: { right: 'act.approve', from: 'everybody', orPaperCode: true },
} as const
const entrance = (audit: 'none' | 'change') =>
  procedure({ permission: 'public', scope: 'none', audit }).errors({
    ...sessionErrors,
    ...backupErrors,
    ...restoreErrors,
    ...entranceRestoreErrors,
  })

const offset = z.number().int().nonnegative()
const piece = z.object({ uploadId, offset, piece: z.file().max(pieceSize) }).strict()
const received = z.object({ received: z.number().int() })
/** The whole code, or two of its three shares. */
const withCode = {
  uploadId,
  recoveryCode: z.string().max(80),
  secondShare: z.string().max(80).nullable().default(null),
}
const restored = z.object({
  /** Some attachments that records name were not whole in the backup. */
  lacksAttachments: z.boolean(),
})

export const backupContract = {
  overview: create('none').output(backupOverview),
  /** For home: how long ago restoring was proven. */
  standing: create('none').output(z.object({ drill: drillStanding, lastBackupAt: z.date().nullable() })),
  /** A verified copy beside the store, now. */
  create: create('change').output(localBackup),
  /** Restores the newest backup apart from the store and checks everything in it. */
  drill: create('change').errors(restoreErrors).output(drillResult),
  /** Makes one file to be kept elsewhere; it is handed over in pieces. */
  makeOffsite: create('change', { stepUp: true }).errors(restoreErrors).output(offsiteFile),
  readOffsite: create('none')
    .errors({ BACKUP_MISSING: restoreErrors.BACKUP_MISSING })
    .input(z.object({ fileId: uploadId, offset }).strict())
    .output(z.object({ piece: z.file() })),
  /** Takes an off-site file in pieces, in order; offset 0 begins anew. */
  upload: restore({ audit: 'none' }).input(piece).output(received),
  preview: restore({ audit: 'read' })
    .input(z.object({ source: restoreSource }).strict())
    .output(restorePreview),
  /** Puts a backup in the place of the store and locks. */
  restore: restore({ audit: 'change', ...byTwo })
    .input(z.object({ source: restoreSource, reason: paragraph(500) }).strict())
    .output(restored),
  /** Of a store that does not open: the backups beside it, read with the password. */
  candidates: entrance('none')
    .input(loginInput)
    .output(
      z.object({
        backups: z
          .array(
            z.object({
              backup: localBackup,
              preview: restorePreview.nullable(),
              /** What restoring it asks for; null where it was not read. */
              approval: approvalKind.nullable(),
            }),
          )
          .max(200),
      }),
    ),
  /** Puts one of them in the place of a store that does not open. */
  restoreDamaged: entrance('change')
    .errors({ ...approvalErrors, ...paperCodeErrors })
    .input(
      loginInput
        .extend({ source: restoreSource, reason: paragraph(500), approval: restoreApproval })
        .strict(),
    )
    .output(restored),
  /** Saves what can be read of a store that does not open into a copy; the next login reads it. */
  salvage: entrance('none')
    .input(loginInput)
    .output(z.object({ report: salvageReport })),
  /** What is missing in the salvaged copy that is open; null where the store itself is. */
  salvaged: procedure({ permission: 'session', scope: 'office', audit: 'none' }).output(
    z.object({ report: salvageReport.nullable() }),
  ),
  /** Takes an off-site file where there is no store, or one that does not open. */
  uploadAtEntrance: entrance('none').input(piece).output(received),
  /** What an off-site file holds, opened with the paper code of its time. */
  previewElsewhere: entrance('none').input(z.object(withCode).strict()).output(restorePreview),
  /** Makes the store out of an off-site file and the paper code: new keys, a new password, a new paper code. */
  restoreElsewhere: entrance('change')
    .errors(passwordErrors)
    .input(
      z
        .object({
          ...withCode,
          login: z.string().min(1).max(80),
          newPassword: z.string().max(256),
          reason: paragraph(500),
        })
        .strict(),
    )
    .output(z.object({ session, recoveryCode: z.string(), sheet: z.file() })),
}
