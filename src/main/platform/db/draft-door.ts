import { v7 } from 'uuid'
import { asWriteRefusal } from '../disk-errors.ts'
import type { Connection } from './open.ts'

/** Whose working copy, of which kind of form, for which record. An officer has one for each. */
export type DraftPlace = { officerId: number; kind: string; recordKey: string }
export type KeptDraft = DraftPlace & { label: string; body: string; savedAt: number }

/**
 * The one write that is no act: working copies that only their officer sees. It reaches no other table. What a form's
 * submission takes away is taken away inside its `change()`, with the record.
 */
export type DraftDoor = {
  /**
   * Keeps a working copy in the place of the one before. When it returns, it is on the disk.
   *
   * @throws DomainError DISK_FULL, DISK_FAILED
   */
  keep: (draft: KeptDraft) => void
  /**
   * Answers whether there was one.
   *
   * @throws DomainError DISK_FULL, DISK_FAILED
   */
  drop: (place: DraftPlace) => boolean
}

const keepSql = `insert into drafts (uuid, officer_id, kind, record_key, label, body, started_at, saved_at)
  values (@uuid, @officerId, @kind, @recordKey, @label, @body, @savedAt, @savedAt)
  on conflict (officer_id, kind, record_key)
  do update set label = excluded.label, body = excluded.body, saved_at = excluded.saved_at`

const dropSql =
  'delete from drafts where officer_id = @officerId and kind = @kind and record_key = @recordKey'

export const openDraftDoor = (
  connection: Connection,
  prepare: (sql: string) => ReturnType<Connection['prepare']>,
): DraftDoor => {
  const run = (sql: string, values: Record<string, unknown>): number => {
    // Inside an act it would share the act's fate; there the record's own statements are used.
    if (connection.inTransaction) throw new Error('the door of drafts inside change()')
    try {
      return prepare(sql).run(values).changes
    } catch (error) {
      throw asWriteRefusal(error)
    }
  }
  return {
    keep: ({ officerId, kind, recordKey, label, body, savedAt }) => {
      const uuid = Buffer.from(v7().replaceAll('-', ''), 'hex')
      run(keepSql, { uuid, officerId, kind, recordKey, label, body, savedAt })
    },
    drop: ({ officerId, kind, recordKey }) => run(dropSql, { officerId, kind, recordKey }) > 0,
  }
}
