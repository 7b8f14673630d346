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

const shape = `content = 'words', content_rowid = 'id', tokenize = 'unicode61', detail = none`

/** The first record of an index counts rows and words for ranking, which nobody uses; deletions leave it behind. */
const countsRecord = 1

/** SQLite compares the entries of leaves that it is led to, and does not miss what leads to one. */
const leavesAreNamed = (memory: Connection): boolean => {
  const named = new Set(memory.prepare(`select segid || ' ' || (pgno >> 1) from copy_idx`).pluck().all())
  const leaves = memory
    .prepare<[], { leaf: string; block: Buffer }>(
      `select (id >> 37) || ' ' || (id & 0x7fffffff) as leaf, block from copy_data
       where id > 10 and (id >> 31) & 63 = 0 and id >> 37 < 65536`,
    )
    .iterate()
  for (const { leaf, block } of leaves) {
    // Behind the entries stand the places of the words that begin on this leaf.
    const hasWords = block.length > block.readUInt16BE(2)
    if (hasWords && !named.has(leaf)) return false
  }
  return true
}

const isEmpty = (memory: Connection, sql: string): boolean => memory.prepare(sql).get() === undefined

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
       create virtual table copy using fts5 (${column}, ${shape}, columnsize = 0, prefix = '1 2 3 4');
       create table sizes (id, sz);
       delete from copy_data;
       delete from copy_idx`,
    )
    const fill = (from: string, into: string): void => {
      const add = memory.prepare(into)
      for (const row of connection.prepare(from).raw().safeIntegers().iterate())
        add.run(...(row as unknown[]))
    }
    memory.transaction(() => {
      fill(rows, 'insert into words values (?, ?)')
      fill(
        `select id, block from ${name}_data where id <> ${countsRecord}`,
        'insert into copy_data values (?, ?)',
      )
      fill(`select segid, term, pgno from ${name}_idx`, 'insert into copy_idx values (?, ?, ?)')
      fill(`select id, sz from ${name}_docsize`, 'insert into sizes values (?, ?)')
      memory.exec(
        `insert into counted (counted) values ('rebuild');
         insert into copy_data select id, block from counted_data where id = ${countsRecord}`,
      )
    })()
    memory.prepare(`insert into copy (copy, rank) values ('integrity-check', 1)`).run()
    return (
      leavesAreNamed(memory) &&
      isEmpty(memory, 'select * from sizes except select id, sz from counted_docsize') &&
      isEmpty(memory, 'select id, sz from counted_docsize except select * from sizes')
    )
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
export const rebuildIndexes = (db: Pick<WriteDb, 'prepare'>): void => {
  for (const { rebuild } of searchIndexes) for (const sql of rebuild) db.prepare(sql).run()
}
