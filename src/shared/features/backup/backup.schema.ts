import { z } from 'zod'
import { loginInput } from '../session/session.schema.ts'

/** Why a local backup was made. */
export const backupKinds = ['hourly', 'lock', 'request', 'beforeRestore', 'beforeUpgrade'] as const
export const backupKind = z.enum(backupKinds)
export type BackupKind = z.infer<typeof backupKind>

/**
 * `verified`: it was opened and compared when it was made, and nothing is known against it. `damaged`: it is not what was
 * written. `foreign`: of another store. `otherKey`: made under a key that comes after today's. `newer`: written by
 * a newer program.
 */
export const backupState = z.enum(['verified', 'damaged', 'foreign', 'otherKey', 'newer'])
export type BackupState = z.infer<typeof backupState>

export const backupName = z.string().regex(/^\d{8}T\d{6}Z-\d{1,12}(?:-\d{1,4})?$/)

export const localBackup = z.object({
  name: backupName,
  state: backupState,
  /** Null where the file that names the backup cannot be read. */
  madeAt: z.date().nullable(),
  kind: backupKind.nullable(),
  /** Bytes of the rows; attachments are kept once for all backups. */
  size: z.number(),
  /** Number of the newest act in it. */
  seq: z.number().int(),
})
export type LocalBackup = z.infer<typeof localBackup>

/** What a store or a backup holds, in figures. */
export const holdings = z.object({
  cases: z.number().int(),
  villages: z.number().int(),
  officers: z.number().int(),
  papers: z.number().int(),
  files: z.number().int(),
  acts: z.number().int(),
  lastActAt: z.date().nullable(),
})
export type Holdings = z.infer<typeof holdings>

export const lastAct = z.object({ action: z.string(), at: z.date(), officerName: z.string().nullable() })

/** A backup before it is restored. */
export const restorePreview = z.object({
  source: z.enum(['local', 'offsite']),
  madeAt: z.date(),
  officeName: z.string(),
  holds: holdings,
  /** Newest first. */
  lastActs: z.array(lastAct).max(5),
  /** The store as it is; null where it cannot be opened. */
  now: holdings.nullable(),
  /** Acts of the store that the backup does not have. Null where nobody can tell. */
  lostActs: z.number().int().nullable(),
  /** The backup is of an older schema and is brought up when it is restored. */
  isOlder: z.boolean(),
})
export type RestorePreview = z.infer<typeof restorePreview>

export const uploadId = z.string().regex(/^[0-9a-f]{32}$/)

/** Where a restore takes its data from. */
export const restoreSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('local'), name: backupName }).strict(),
  z.object({ kind: z.literal('offsite'), uploadId }).strict(),
])
export type RestoreSource = z.infer<typeof restoreSource>

/** Who approves the restore of a store that does not open: a second person; the paper code where there is none. */
export const approvalKind = z.enum(['secondPerson', 'paperCode'])
export type ApprovalKind = z.infer<typeof approvalKind>

export const restoreApproval = z.discriminatedUnion('kind', [
  loginInput.extend({ kind: z.literal('secondPerson') }).strict(),
  z
    .object({
      kind: z.literal('paperCode'),
      recoveryCode: z.string().max(80),
      secondShare: z.string().max(80).nullable().default(null),
    })
    .strict(),
])
export type RestoreApproval = z.output<typeof restoreApproval>

export const drillResult = z.object({
  passed: z.boolean(),
  at: z.date(),
  backupMadeAt: z.date(),
  backupSeq: z.number().int(),
  /** What was wrong; null where it passed. */
  fault: z.enum(['damaged', 'log', 'rows', 'checkpoint', 'attachments']).nullable(),
})
export type DrillResult = z.infer<typeof drillResult>

/** How far a proof of restoring is away. */
export const drillStanding = z.object({
  /** Days since the last drill that passed; null where none ever did. */
  days: z.number().int().nullable(),
  state: z.enum(['none', 'fresh', 'due', 'late']),
})
export type DrillStanding = z.infer<typeof drillStanding>

export const backupOverview = z.object({
  backups: z.array(localBackup).max(200),
  totalSize: z.number(),
  /** Bytes of the one copy of all attachments. */
  attachmentsSize: z.number(),
  drill: drillStanding,
  lastDrill: drillResult.nullable(),
  lastOffsiteAt: z.date().nullable(),
  /** When hourly backups failed last; null since the last good one. */
  failedAt: z.date().nullable(),
})
export type BackupOverview = z.infer<typeof backupOverview>

/** An off-site file that is ready to be handed over in pieces. */
export const offsiteFile = z.object({
  fileId: uploadId,
  name: z.string(),
  size: z.number().int(),
  sha256: z.string(),
})
export type OffsiteFile = z.infer<typeof offsiteFile>

/** Bytes of one piece of an off-site file on its way to or from a screen. */
export const pieceSize = 8 * 1024 * 1024
