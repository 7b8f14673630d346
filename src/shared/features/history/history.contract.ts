import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'

export const recordKinds = [
  'office',
  'officer',
  'village',
  'agency',
  'agreement',
  'decree',
  'designation',
  'liaison',
  'document',
  'case',
  'subject',
  'villageReport',
  'entity',
  'screeningSet',
  'task',
  'referral',
  'reference',
  'paperTemplate',
] as const
export const recordKind = z.enum(recordKinds)
export type RecordKind = z.infer<typeof recordKind>

/** One field of one row: what from, what to. Values as text; null where there was none. */
export const fieldChange = z.object({
  table: z.string(),
  rowId: z.number(),
  operation: z.enum(['insert', 'update', 'delete']),
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})

export const historyItem = z.object({
  seq: z.number(),
  action: z.string(),
  officerName: z.string().nullable(),
  recordedAt: z.date(),
  reason: z.string().nullable(),
  fields: z.array(fieldChange).max(400),
})
export type HistoryItem = z.infer<typeof historyItem>

export const historyContract = {
  /** Who changed this record, when, what from, what to: read from the change log, newest first. */
  ofRecord: procedure({
    permission: 'history.read',
    scope: 'office',
    audit: 'read',
    access: { record: ['*', 'id'] },
  })
    .input(
      z
        .object({
          kind: recordKind,
          id: z.uuid(),
          before: z.number().int().positive().optional(),
          limit: z.number().int().min(1).max(50).default(20),
        })
        .strict(),
    )
    .output(z.object({ items: z.array(historyItem).max(50), nextBefore: z.number().nullable() })),
}
