import type { LogHead } from '../db/change-log.ts'
import type { Connection } from '../db/open.ts'
import type { Parts } from './generation.ts'

/** What a copy of a generation must have in common with the one it was made from. */
export type Standing = {
  head: LogHead
  rows: ReadonlyMap<string, number>
  blobs: ReadonlyMap<string, number>
}

export const listTables = (connection: Connection): string[] =>
  connection
    .prepare(
      `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'`,
    )
    .pluck()
    .all()
    .map(String)

export const countRows = (connection: Connection): Map<string, number> => {
  const count = (table: string): number =>
    Number(connection.prepare(`select count(*) from "${table}"`).pluck().get())
  return new Map(listTables(connection).map((table) => [table, count(table)]))
}

export const standingOf = ({ database, blobs }: Pick<Parts, 'database' | 'blobs'>): Standing => ({
  head: database.head(),
  rows: countRows(database.connection),
  blobs: countRows(blobs.connection),
})

/** @throws Error where the copy has another newest act or another number of rows in a table that both have */
export const assertSameStanding = (before: Standing, after: Standing): void => {
  assertEqual('head', [before.head.seq, ...before.head.digest], [after.head.seq, ...after.head.digest])
  for (const [table, count] of before.rows) assertEqual(table, [count], [after.rows.get(table)])
  for (const [table, count] of before.blobs) assertEqual(table, [count], [after.blobs.get(table)])
}

/** Reads every page of a database. */
export const assertSound = (connection: Connection): void => {
  assertEqual('integrity', [connection.pragma('integrity_check', { simple: true })], ['ok'])
  assertEqual('references', connection.pragma('foreign_key_check') as unknown[], [])
}

const assertEqual = (what: string, found: readonly unknown[], expected: readonly unknown[]): void => {
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`the copy differs: ${what}`)
}
