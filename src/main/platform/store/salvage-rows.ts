import { digestOfRow, agreeOnShared, type Standing } from '../db/change-rows.ts'
import { rowTextsSql, trackedTables, triggersIn } from '../db/change-triggers.ts'
import type { Connection } from '../db/open.ts'
import type { DamagedRow } from './damaged-file.ts'
import { wholeActs, type ProvenLog } from './salvage-log.ts'

export type RepairedTable = {
  table: string
  /** Rows that are there now. */
  rows: number
  /** Of those: unreadable or garbled where they stood, and given back by the log. */
  restored: number
  /** Of those: on a garbled page, or an older content, and nothing proves that they are what was written last. */
  doubtful: number
  /** Rows that the log knows of and that are nowhere any more. */
  lost: number
}

/** What an officer may do and see. Of these nothing counts that is not proven. */
export const tablesOfRights = new Set(['officers', 'officer_roles', 'case_members', 'case_openings'])

type Column = { name: string; type: string; pk: number }

export const columnsOf = (connection: Connection, table: string): Column[] =>
  connection.pragma(`table_info("${table}")`) as Column[]

/** The triggers would write a log of the copying, and refuse it. */
export const withoutTriggers = <Result>(connection: Connection, work: () => Result): Result => {
  const triggers = triggersIn(connection)
  for (const [name] of triggers) connection.exec(`drop trigger "${name}"`)
  const result = connection.transaction(work)()
  for (const [, sql] of triggers) connection.exec(sql)
  return result
}

/**
 * Writes rows of one table as they were read. False for one that the table does not take: garbage mostly has the wrong
 * type, or breaks a rule of the schema.
 */
export const prepareRow = (connection: Connection, table: string): ((row: DamagedRow) => boolean) => {
  const columns = columnsOf(connection, table)
  const isKeyed = columns.filter(({ pk }) => pk > 0).length === 1
  const idAt = columns.findIndex(({ pk, type }) => isKeyed && pk === 1 && type === 'INTEGER')
  // A row that was written before a column was added ends before it.
  const statements = columns.map((_, last) => {
    const names = columns.slice(0, last + 1).map(({ name }) => `"${name}"`)
    return connection.prepare(
      `insert or ignore into "${table}" (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
  })
  return ({ rowId, values }) => {
    const statement = statements[values.length - 1]
    if (!statement) return false
    try {
      return statement.run(values.map((value, at) => (at === idAt ? rowId : value))).changes === 1
    } catch {
      return false
    }
  }
}

export const keyOf = (table: string, rowId: number): string => `${table} ${rowId}`

/** Every row that an act could have written, as the log would have it. */
export const rowTextsOf = (connection: Connection): Map<string, string> => {
  const texts = new Map<string, string>()
  for (const table of trackedTables(connection))
    for (const { id, text } of readTexts(connection, table)) texts.set(keyOf(table, id), text)
  return texts
}

const readTexts = (connection: Connection, table: string): IterableIterator<{ id: number; text: string }> =>
  connection.prepare<[], { id: number; text: string }>(rowTextsSql(connection, table)).iterate()

export type TakenRows = {
  /** Rows that the schema itself brings; no act wrote them. */
  seeds: ReadonlyMap<string, string>
  /** Rows on pages that are not what was written. */
  garbled: ReadonlySet<string>
}

/** A row that is not what the log proves. */
type Suspect = { table: string; rowId: number; last: Standing | undefined; now: string | null }

const suspectsIn = (
  connection: Connection,
  table: string,
  standing: ReadonlyMap<number, Standing>,
): Suspect[] => {
  const suspects: Suspect[] = []
  const seen = new Set<number>()
  for (const { id, text } of readTexts(connection, table)) {
    seen.add(id)
    const last = standing.get(id)
    if (last?.digest !== digestOfRow(text)) suspects.push({ table, rowId: id, last, now: text })
  }
  for (const [rowId, last] of standing)
    if (last.digest !== null && !seen.has(rowId)) suspects.push({ table, rowId, last, now: null })
  return suspects
}

/** What the last act of each of these rows left. */
const contentsOf = (
  connection: Connection,
  suspects: readonly Suspect[],
  seeds: ReadonlyMap<string, string>,
): Map<string, string> => {
  const contents = new Map<string, string>()
  const wanted = new Map<string, number>()
  for (const { table, rowId, last } of suspects) {
    const seed = last?.seq === 0 ? seeds.get(keyOf(table, rowId)) : undefined
    if (seed !== undefined) contents.set(keyOf(table, rowId), seed)
    else if (last && last.digest !== null) wanted.set(keyOf(table, rowId), last.seq)
  }
  if (wanted.size > 0)
    for (const { seq, entries } of wholeActs(connection))
      for (const [, table, rowId, , , after] of entries)
        if (after !== null && wanted.get(keyOf(table, rowId)) === seq)
          contents.set(keyOf(table, rowId), after)
  return contents
}

/** Puts a row back as an act left it. `replace` pushes out what stands in its way. */
const restoreRow = (
  connection: Connection,
  { table, rowId }: Suspect,
  text: string,
  conflict: 'replace' | 'ignore',
): boolean => {
  const content = JSON.parse(text) as Record<string, string | number | null>
  const columns = columnsOf(connection, table).filter(({ name }) => name in content)
  const values = columns.map(({ name, type }) => {
    const value = content[name] ?? null
    if (name === 'id') return rowId
    return type === 'BLOB' && typeof value === 'string' ? Buffer.from(value, 'hex') : value
  })
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const places = columns.map(() => '?').join(', ')
  try {
    return (
      connection.prepare(`insert or ${conflict} into "${table}" (${names}) values (${places})`).run(values)
        .changes === 1
    )
  } catch {
    return false
  }
}

type Judged = 'good' | 'restored' | 'doubtful' | 'lost' | 'gone'

const repair = (
  connection: Connection,
  suspect: Suspect,
  then: string | undefined,
  { isGarbled, gaplessFrom }: { isGarbled: boolean; gaplessFrom: number },
): Judged => {
  const { table, last, now } = suspect
  const isOfRights = tablesOfRights.has(table)
  if (now !== null && then !== undefined && agreeOnShared(then, now)) return 'good'
  // No act that could have changed the row is missing: the log has the last word.
  const isLastWord = (last?.seq ?? 0) >= gaplessFrom - 1
  if (isLastWord && then !== undefined && restoreRow(connection, suspect, then, 'replace')) return 'restored'
  if (now !== null && (isLastWord || isOfRights)) return giveUp(connection, suspect, isLastWord)
  // The act that wrote it is not readable, but the page is what was written.
  if (now !== null && !isGarbled) return 'good'
  if (then === undefined || isOfRights) return now === null ? 'lost' : 'doubtful'
  const isThere = restoreRow(connection, suspect, then, now === null ? 'ignore' : 'replace') || now !== null
  return isThere ? 'doubtful' : 'lost'
}

/** A row that nothing proves. An officer keeps his name, because acts are signed with it, and comes in nowhere. */
const giveUp = (connection: Connection, { table, rowId, last }: Suspect, isLastWord: boolean): Judged => {
  const wasWritten = last !== undefined && last.digest !== null
  if (table === 'officers' && (wasWritten || !isLastWord)) {
    connection.prepare('update officers set disabled_at = coalesce(disabled_at, 1) where id = ?').run(rowId)
    return 'doubtful'
  }
  connection.prepare(`delete from "${table}" where id = ?`).run(rowId)
  return wasWritten || !isLastWord ? 'lost' : 'gone'
}

/** Rows of which the log still has the place, wherever their content went. */
export const rowsByLog = (connection: Connection): Map<string, Set<number>> => {
  const rows = new Map<string, Set<number>>()
  const places = connection
    .prepare<[], { table_name: string; row_id: number; operation: string }>(
      'select table_name, row_id, operation, max(id) from change_entries group by table_name, row_id',
    )
    .iterate()
  for (const { table_name, row_id, operation } of places)
    if (operation !== 'delete') rows.set(table_name, (rows.get(table_name) ?? new Set()).add(row_id))
  return rows
}

/** Holds every row against the log, and puts right what the log proves. */
export const repairRows = (
  connection: Connection,
  { standing, gaplessFrom }: ProvenLog,
  { seeds, garbled }: TakenRows,
): RepairedTable[] => {
  const tables = trackedTables(connection)
  const suspects = tables.flatMap((table) => suspectsIn(connection, table, standing.get(table) ?? new Map()))
  const contents = contentsOf(connection, suspects, seeds)
  const counts = new Map(tables.map((table) => [table, { restored: 0, doubtful: 0 }]))
  const unrestored = rowsByLog(connection)
  return withoutTriggers(connection, () => {
    // First those that no act wrote: they may stand in the way of one that is put back.
    const inOrder = suspects.toSorted((one, other) => Number(Boolean(one.last)) - Number(Boolean(other.last)))
    for (const suspect of inOrder) {
      const { table, rowId } = suspect
      const key = keyOf(table, rowId)
      const isGarbled = garbled.has(key)
      const judged = repair(connection, suspect, contents.get(key), { isGarbled, gaplessFrom })
      const count = counts.get(table)
      if (count && (judged === 'restored' || judged === 'doubtful')) count[judged] += 1
      if (judged === 'lost') unrestored.set(table, (unrestored.get(table) ?? new Set()).add(rowId))
      if (judged === 'gone') unrestored.get(table)?.delete(rowId)
    }
    return tables.map((table) => {
      const ids = new Set(connection.prepare<[], number>(`select id from "${table}"`).pluck().all())
      const lost = [...(unrestored.get(table) ?? [])].filter((id) => !ids.has(id)).length
      const { restored = 0, doubtful = 0 } = counts.get(table) ?? {}
      return { table, rows: ids.size, restored, doubtful, lost }
    })
  })
}
