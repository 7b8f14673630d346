import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'

/** What an officer did that changed no record. Reading counts where people stand in what is read. */
export const accessKinds = ['read', 'search', 'export', 'refusal', 'login', 'loginRefused'] as const
export const accessKind = z.enum(accessKinds)
export type AccessKind = z.infer<typeof accessKind>

/** What an entry adds to who, when, what and about which record. */
export const accessDetail = z.object({
  /** The words that were searched for. They stay inside the store. */
  words: z.string().optional(),
  /** Code of the refusal. */
  code: z.string().optional(),
  permission: z.string().optional(),
  /** Wrong passwords in a row before this login. */
  failedBefore: z.number().int().optional(),
  /** Attempts at logging in ever made at this store. */
  attempts: z.number().int().optional(),
  /** The count of attempts was lost or set back since the last login. */
  attemptsLost: z.boolean().optional(),
  /** The head file was missing or damaged when the store was opened. */
  headLost: z.boolean().optional(),
  /** The act of another officer that was approved. */
  act: z.string().optional(),
})
export type AccessDetail = z.infer<typeof accessDetail>

/** When a checkpoint is made by itself, and when somebody asks for one. */
export const checkpointOccasions = ['count', 'day', 'backup', 'request', 'restore'] as const
export const checkpointOccasion = z.enum(checkpointOccasions)
export type CheckpointOccasion = z.infer<typeof checkpointOccasion>

export const auditKinds = ['change', ...accessKinds] as const
export const auditKind = z.enum(auditKinds)
export type AuditKind = z.infer<typeof auditKind>

export const auditEntry = z.object({
  seq: z.number().int(),
  kind: auditKind,
  /** Path of the procedure, as in the contract. */
  action: z.string(),
  officerName: z.string().nullable(),
  /** The second person, where the act needed one. */
  approvedBy: z.string().nullable(),
  /** The paper recovery code stood in for the second person. */
  byPaperCode: z.boolean(),
  at: z.date(),
  reason: z.string().nullable(),
  detail: accessDetail,
  records: z.array(z.object({ kind: z.string(), id: z.uuid() })).max(20),
  /** Rows that were written. */
  rows: z.number().int(),
})
export type AuditEntry = z.infer<typeof auditEntry>

export const auditFilter = pageInput.extend({
  kinds: z.array(auditKind).max(auditKinds.length).default([]),
  officerId: idOf('Officer').nullable().default(null),
  recordId: z.uuid().nullable().default(null),
  from: plainDate.nullable().default(null),
  until: plainDate.nullable().default(null),
})
export type AuditFilter = z.output<typeof auditFilter>

export const checkpoint = z.object({
  seq: z.number().int(),
  madeAt: z.date(),
  occasion: checkpointOccasion,
  /** Sixteen signs to be written down: eighty bits of the digest of the signed statement. */
  code: z.string(),
})
export type Checkpoint = z.infer<typeof checkpoint>

/** Where the log is first not what was written. `rows`: a record is not what its last act left. */
export const auditBreak = z.object({
  seq: z.number().int(),
  cause: z.enum(['altered', 'missing', 'reordered', 'rows', 'checkpoint', 'witness']),
  /** Of `rows`: the table. */
  table: z.string().nullable(),
  action: z.string().nullable(),
  at: z.date().nullable(),
  officerName: z.string().nullable(),
})

/** A restore that gave up acts which the witness knows, as its act in the log says. */
export const givenUpPart = z.object({
  /** Newest act of before that stands; what came after it was given up. */
  after: z.number().int(),
  /** The act of restoring, from which the history goes on. */
  seq: z.number().int(),
  restoredAt: z.date(),
  officerName: z.string().nullable(),
  secondOfficerName: z.string().nullable(),
  byPaperCode: z.boolean(),
})
export type GivenUpPart = z.infer<typeof givenUpPart>

export const auditReport = z.object({
  whole: z.boolean(),
  acts: z.number().int(),
  checkpoints: z.number().int(),
  /** Up to this act a witness from outside agrees; null where none was given. */
  witnessedUntil: z.number().int().nullable(),
  /** Why the witness knows acts that are not there; empty where it knows none. */
  givenUp: z.array(givenUpPart).max(50),
  headCode: z.string(),
  brokenAt: auditBreak.nullable(),
})
export type AuditReport = z.infer<typeof auditReport>
