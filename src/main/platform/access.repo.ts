import type { AccessDetail, AccessKind } from '#shared/features/audit/audit.schema.ts'
import type { ReadDb, WriteDb } from './db/database.ts'

/** Inside the act that it belongs to. One prepared statement, because readings are many. */
export const insertAccess = (db: WriteDb, kind: AccessKind, detail: AccessDetail): void => {
  db.prepare(
    'insert into access_entries (seq, kind, detail) values ((select change_seq from open_change), @kind, @detail)',
  ).run({ kind, detail: JSON.stringify(detail) })
}

/** How many attempts at logging in had been made at the last login that succeeded; -1 before the first. */
export const lastKnownAttempts = (db: ReadDb): number => {
  const row = db
    .prepare(
      `select detail ->> 'attempts' as attempts from access_entries where kind = 'login' order by seq desc limit 1`,
    )
    .get() as { attempts: number | null } | undefined
  return row?.attempts ?? -1
}
