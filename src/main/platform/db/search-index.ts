import Database from 'better-sqlite3'
import { hasCode } from '../disk-errors.ts'
import type { WriteDb } from './database.ts'
import type { Connection } from './open.ts'

/*
 * The full-text indexes are built from rows and are not in the change log, so an old page of one is a good page to every
 * other check. It is held against the rows here.
 */
type SearchIndex = {
  name: string
  column: string
  /** What is indexed: number and words. */
  rows: string
  rebuild: readonly string[]
}

const namesOfCases = (ids: string): string =>
  `select ids.id, coalesce((select group_concat(name_key, ' ') from subjects where case_id = ids.id), '') from (${ids}) ids`

const subjectNames: SearchIndex = {
  name: 'subject_names',
  column: 'name_key',
  rows: 'select id, name_key from subjects',
  rebuild: [`insert into subject_names (subject_names) values ('rebuild')`],
}
const caseNames: SearchIndex = {
  name: 'case_names',
  column: 'name_keys',
  // A case whose people are gone stays in the index, without words.
  rows: namesOfCases(
    `select id from case_names_docsize union select case_id from subjects where name_key <> ''`,
  ),
  rebuild: [
    `insert into case_names (case_names) values ('delete-all')`,
    `insert into case_names (rowid, name_keys) ${namesOfCases('select id from cases')}`,
  ],
}
export const searchIndexes: readonly SearchIndex[] = [subjectNames, caseNames]

const shape = `content = 'words', content_rowid = 'id', tokenize = 'unicode61', detail = none, columnsize = 0`

/** The first record of an index counts rows and words for ranking, which nobody uses; deletions leave it behind. */
const countsRecord = 1

/**
 * Whether an index says of every row what the row says, and nothing else, in its short prefixes too. SQLite compares an
 * index with rows only where the index names a table it is built from, so a copy of it in memory is told that it is
 * built from the rows; the store itself is read alone.
 */
const agrees = (connection: Connection, { name, column, rows }: SearchIndex): boolean => {
  const memory = new Database(':memory:')
  try {
    memory.pragma('temp_store = MEMORY')
    // Without it the inner tables of an index cannot be filled from outside.
    memory.unsafeMode(true)
    memory.exec(
      `create table words (id integer primary key, ${column} text);
       create virtual table counted using fts5 (${column}, ${shape});
       create virtual table copy using fts5 (${column}, ${shape}, prefix = '1 2 3 4');
       delete from copy_data;
       delete from copy_idx`,
    )
    const fill = (from: string, into: string): void => {
      const add = memory.prepare(into)
      for (const row of connection.prepare(from).raw().iterate()) add.run(...(row as unknown[]))
    }
    memory.transaction(() => {
      fill(rows, 'insert into words values (?, ?)')
      fill(
        `select id, block from ${name}_data where id <> ${countsRecord}`,
        'insert into copy_data values (?, ?)',
      )
      fill(`select segid, term, pgno from ${name}_idx`, 'insert into copy_idx values (?, ?, ?)')
      memory.exec(
        `insert into counted (counted) values ('rebuild');
         insert into copy_data select id, block from counted_data where id = ${countsRecord}`,
      )
    })()
    memory.prepare(`insert into copy (copy, rank) values ('integrity-check', 1)`).run()
    const sizes = `select count(*) from ${name}_docsize where id not in (select id from (${rows}))`
    return connection.prepare(sizes).pluck().get() === 0
  } catch (error) {
    if (hasCode(error, 'SQLITE_CORRUPT')) return false
    throw error
  } finally {
    memory.close()
  }
}

/** How many of the indexes do not say what the rows say; one after the other, so that others are answered in between. */
export const differingIndexes = function* (connection: Connection): Generator<void, number> {
  let differing = 0
  for (const index of searchIndexes) {
    if (!agrees(connection, index)) differing += 1
    yield
  }
  return differing
}

/** Makes every index anew from the rows. Nothing is lost: it holds nothing that the rows do not. */
export const rebuildIndexes = (db: WriteDb): void => {
  for (const { rebuild } of searchIndexes) for (const sql of rebuild) db.prepare(sql).run()
}
