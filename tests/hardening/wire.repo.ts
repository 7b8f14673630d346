import type { Connection } from '#main/platform/db/open.ts'

export type Watch = {
  /** The newest act. */
  head: () => number
  /** Acts after this one that change more than the log of accesses and the checkpoints. */
  changesAfter: (seq: number) => string[]
}

/** Looks at the log of a store from outside: what was written, and by which act. */
export const watchLog = (connection: Connection): Watch => {
  const head = connection.prepare('select coalesce(max(seq), 0) from changes').pluck()
  const after = connection
    .prepare(
      `select action from changes where seq > ?
         and exists (select 1 from change_entries entry where entry.change_seq = changes.seq
           and entry.table_name not in ('access_entries', 'checkpoints'))`,
    )
    .pluck()
  return {
    head: () => head.get() as number,
    changesAfter: (seq) => after.all(seq) as string[],
  }
}
