import { createHash } from 'node:crypto'
import BareDatabase from 'better-sqlite3'
import { openChange, parseCanonicalText, readChange, readSegment, type LogStatements } from './change-log.ts'
import type { LoggedChange } from './change-log.ts'
import { rowTextsSql, trackedTables } from './change-triggers.ts'
import { migrate } from './migrate.ts'
import type { Connection } from './open.ts'

/** A row that is not what its last act left. `seq` is that act; 0 where no act wrote the row. */
export type StrayRow = { seq: number; table: string; rowId: number }

/** Number of the act that wrote a row last, and a short digest of what it left; null where it took the row away. */
export type Standing = { seq: number; digest: string | null }

export const digestOfRow = (text: string): string =>
  createHash('sha256').update(text).digest('base64').slice(0, 22)

/**
 * Holds every row against the last entry the log has of it. The cipher notices a changed page, but not an older page in
 * its place, and the chain alone does not see a row that was changed past the triggers.
 */
export const findStrayRow = (connection: Connection, statements: LogStatements): StrayRow | undefined => {
  const standing = standingOfRows(connection, statements)
  for (const table of trackedTables(connection)) {
    const stray = strayIn(connection, statements, table, standing.get(table) ?? new Map())
    if (stray) return stray
  }
  return undefined
}

const standingOfRows = (
  connection: Connection,
  statements: LogStatements,
): Map<string, Map<number, Standing>> => {
  const tables = seededRows()
  for (const { seq, entries } of everyChange(connection, statements)) {
    for (const [, table, rowId, , , after] of entries) {
      const rows = tables.get(table) ?? new Map<number, Standing>()
      tables.set(table, rows.set(rowId, { seq, digest: after === null ? null : digestOfRow(after) }))
    }
  }
  return tables
}

let seeded:
  | (readonly [table: string, rows: readonly (readonly [id: number, standing: Standing])[]])[]
  | undefined

/** Rows that the migration steps bring along; no act wrote them. They are the same for every store of this program. */
export const seededRows = (): Map<string, Map<number, Standing>> => {
  seeded ??= readSeededRows()
  return new Map(seeded.map(([table, rows]) => [table, new Map(rows)]))
}

const readSeededRows = (): NonNullable<typeof seeded> => {
  const fresh = new BareDatabase(':memory:')
  try {
    migrate(fresh)
    return trackedTables(fresh).map((table) => [
      table,
      rowTexts(fresh, table).map(({ id, text }) => [id, { seq: 0, digest: digestOfRow(text) }] as const),
    ])
  } finally {
    fresh.close()
  }
}

const rowTexts = (connection: Connection, table: string): { id: number; text: string }[] =>
  connection.prepare<[], { id: number; text: string }>(rowTextsSql(connection, table)).all()

function* everyChange(connection: Connection, statements: LogStatements): Generator<LoggedChange> {
  const segments = connection
    .prepare<[], { body: Buffer; last_seq: number }>('select body, last_seq from change_segments order by id')
    .all()
  for (const { body } of segments)
    for (const text of readSegment(body).changes) yield parseCanonicalText(text)
  let last = segments.at(-1)?.last_seq ?? 0
  for (;;) {
    const rows = statements.changesFrom.all(last + 1, 500)
    if (rows.length === 0) return
    for (const row of rows) {
      yield openChange(statements, row)
      last = row.seq
    }
  }
}

const strayIn = (
  connection: Connection,
  statements: LogStatements,
  table: string,
  standing: Map<number, Standing>,
): StrayRow | undefined => {
  const reading = connection.prepare<[], { id: number; text: string }>(rowTextsSql(connection, table))
  for (const { id, text } of reading.iterate()) {
    const last = standing.get(id)
    standing.delete(id)
    if (last?.digest === digestOfRow(text)) continue
    const seq = last?.seq ?? 0
    if (!last || last.digest === null || !isSameButNewer(statements, seq, table, id, text))
      return { seq, table, rowId: id }
  }
  for (const [rowId, { seq, digest }] of standing) if (digest !== null) return { seq, table, rowId }
  return undefined
}

const isSameButNewer = (
  statements: LogStatements,
  seq: number,
  table: string,
  rowId: number,
  text: string,
): boolean => {
  const entry = readChange(statements, seq)?.entries.findLast(
    ([, entryTable, entryRow]) => entryTable === table && entryRow === rowId,
  )
  const after = entry?.[5]
  return after !== null && after !== undefined && agreeOnShared(after, text)
}

/** A later schema may have added columns to the row or taken some: those that both have must agree. */
export const agreeOnShared = (older: string, newer: string): boolean => {
  const then = JSON.parse(older) as Record<string, unknown>
  const now = JSON.parse(newer) as Record<string, unknown>
  const sameNames = Object.keys(then).length === Object.keys(now).length
  const shared = Object.keys(now).filter((name) => name in then)
  return !sameNames && shared.length > 0 && shared.every((name) => then[name] === now[name])
}
