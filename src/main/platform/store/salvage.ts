import { join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import { openBlobStore } from '../blobs/blob-store.ts'
import { migrate, migrations, newestVersionOf } from '../db/migrate.ts'
import { openEncrypted, type Connection } from '../db/open.ts'
import { rebuildIndexes } from '../db/search-index.ts'
import { storeKeys } from '../keys/store-keys.ts'
import { openDamagedFile, type DamagedFile, type DamagedRow } from './damaged-file.ts'
import { firstMasterKey } from './key-history.ts'
import { openBrokenSegments, readProvenLog } from './salvage-log.ts'
import { assureOffice, completeFromBackup } from './salvage-backup.ts'
import {
  columnsOf,
  keyOf,
  prepareRow,
  repairRows,
  rowsByLog,
  rowTextsOf,
  withoutTriggers,
  type RepairedTable,
  type TakenRows,
} from './salvage-rows.ts'
import { listTables } from './standing.ts'

export type SalvageTask = {
  /** The two damaged databases. They are read only. */
  rows: string
  attachments: string
  /** Empty folder in which the two readable ones are made. */
  to: string
  storeId: string
  keyGeneration: number
  keys: { database: Uint8Array; blobs: Uint8Array; master: Uint8Array }
  /** Newest act by the head file; null where it tells nothing. */
  newestSeq: number | null
  /** Rows of a verified backup, for what is nowhere in the store; its key may be an earlier one. */
  backup: { rows: string; key: Uint8Array } | null
}

export type Salvaged = {
  tables: RepairedTable[]
  /** `lost` is null where nobody can tell how many there were. */
  acts: { whole: number; lost: number | null }
  files: { whole: number; lost: number }
}

/**
 * Makes a readable store out of a damaged one. Rows are taken from the pages that can be deciphered and held against the
 * log; the log gives back those whose pages are gone. Decision 0021 tells what each row is worth afterwards.
 *
 * @throws DomainError SALVAGE_NOTHING_READ, DISK_FULL
 */
export const salvage = (task: SalvageTask): Salvaged => {
  const connection = openEncrypted(join(task.to, 'utama.db'), task.keys.database, { create: true })
  try {
    // Nothing of this has to outlive a cut.
    connection.pragma('synchronous = OFF')
    connection.pragma('foreign_keys = OFF')
    const taken = takeRows(connection, task)
    const log = readProvenLog(connection, task.newestSeq ?? undefined)
    const repaired = repairRows(connection, log, taken)
    const { backup } = task
    const tables = backup === null ? repaired : completeFromBackup(connection, repaired, log, backup)
    assureOffice(connection)
    rebuildIndexes(connection)
    const files = takeAttachments(connection, task)
    const lost = task.newestSeq === null ? null : Math.max(0, task.newestSeq - log.whole)
    return { tables, acts: { whole: log.whole, lost }, files }
  } finally {
    connection.close()
  }
}

/** Copies what can be read, in the schema it is in, and brings it up. */
const takeRows = (connection: Connection, { rows, keys }: SalvageTask): TakenRows => {
  const file = openDamagedFile(rows, keys.database)
  try {
    const version = file.version()
    const isKnown = version >= 1 && version <= newestVersionOf(migrations)
    migrate(connection, isKnown ? migrations.filter((step) => step.version <= version) : migrations)
    const seeds = rowTextsOf(connection)
    const garbled = withoutTriggers(connection, () => {
      const seeded = new Set([...seeds.keys()].map((key) => key.slice(0, key.indexOf(' '))))
      for (const table of seeded) connection.exec(`delete from "${table}"`)
      const copied = copyRows(connection, file)
      dropUnreadableJson(connection)
      openBrokenSegments(connection)
      return copied
    })
    migrate(connection)
    return { seeds, garbled }
  } finally {
    file.close()
  }
}

const logTables = ['changes', 'change_entries', 'change_segments']
/** One has no rows between acts; the other is made anew out of the acts. */
const notCopied = new Set(['open_change', 'change_subjects'])

/** @returns keys of rows on pages that are not what was written */
const copyRows = (connection: Connection, file: DamagedFile): Set<string> => {
  const writers = new Map(
    listTables(connection)
      .filter((table) => !notCopied.has(table))
      .map((table) => [table, prepareRow(connection, table)]),
  )
  const copied = new Set<string>()
  const garbled = new Set<string>()
  let taken = 0
  const note = (table: string, { rowId, isSealed }: DamagedRow): void => {
    taken += 1
    if (!isSealed) garbled.add(keyOf(table, rowId))
  }
  const copyFrom = (schema: Iterable<DamagedRow>): void => {
    // First all of the schema: a table's pages are not to be taken for the schema's.
    for (const { values } of Array.from(schema)) {
      const [type, name, , root] = values
      if (type !== 'table' || typeof name !== 'string' || typeof root !== 'number') continue
      const write = writers.get(name)
      if (!write || copied.has(name)) continue
      copied.add(name)
      for (const row of file.rowsUnder(root)) if (write(row)) note(name, row)
    }
  }
  copyFrom(file.rowsUnder(1))
  if (copied.size < writers.size) for (const page of file.strayRows()) copyFrom(page.filter(isSchemaRow))
  // Pages that nothing leads to any more. The shape of the log's own rows is like no other, and the log has all the rest.
  for (const page of file.strayRows())
    for (const row of page) for (const table of logTables) if (writers.get(table)?.(row) === true) break
  placeStrayPages(connection, file, writers, note)
  if (taken === 0) throw new DomainError('SALVAGE_NOTHING_READ')
  return garbled
}

type Writers = ReadonlyMap<string, (row: DamagedRow) => boolean>

/**
 * Whole pages of other tables: of those whose rules take all their rows, the one with the narrowest rules, then the one in
 * which the log knows most of them.
 */
const placeStrayPages = (
  connection: Connection,
  file: DamagedFile,
  writers: Writers,
  note: (table: string, row: DamagedRow) => void,
): void => {
  const places = rowsByLog(connection)
  const takesAll = (write: (row: DamagedRow) => boolean, page: readonly DamagedRow[]): boolean => {
    connection.exec('savepoint attempt')
    const isTaken = page.every(write)
    connection.exec('rollback to attempt; release attempt')
    return isTaken
  }
  for (const page of file.strayRows()) {
    const width = page[0]?.values.length ?? 0
    const fitting = [...writers]
      .filter(([table]) => !logTables.includes(table) && columnsOf(connection, table).length >= width)
      .filter(([, write]) => takesAll(write, page))
      .map(([table, write]) => {
        const known = page.filter(({ rowId }) => places.get(table)?.has(rowId)).length
        return { table, write, weight: 1000 * choicesIn(connection, table) + known }
      })
      .toSorted((one, other) => other.weight - one.weight)
    const [best, second] = fitting
    if (best && (!second || best.weight > second.weight))
      for (const row of page) if (best.write(row)) note(best.table, row)
  }
}

/** How many columns take one of some words alone: another table's rows hardly ever have them there. */
const choicesIn = (connection: Connection, table: string): number =>
  String(connection.prepare('select sql from sqlite_schema where name = ?').pluck().get(table)).split(' IN (')
    .length - 1

const isSchemaRow = ({ values }: DamagedRow): boolean =>
  values.length === 5 && values[0] === 'table' && values[1] === values[2]

/** Screens read the log as JSON. What is none any more tells nothing and would only stop them. */
const dropUnreadableJson = (connection: Connection): void => {
  connection.exec(`
    delete from changes where not json_valid(subjects);
    update change_entries set before_json = null where not json_valid(before_json);
    update change_entries set after_json = null where not json_valid(after_json);
    insert or ignore into change_subjects (change_seq, kind, record_uuid)
      select seq, json_extract(subject.value, '$[0]'), unhex(json_extract(subject.value, '$[1]'))
      from changes, json_each(changes.subjects) as subject
      where length(unhex(json_extract(subject.value, '$[1]'))) = 16;`)
}

const takeAttachments = (connection: Connection, task: SalvageTask): Salvaged['files'] => {
  const { storeId, keyGeneration, keys } = task
  const masterKey = firstMasterKey(connection, { storeId, keyGeneration, masterKey: keys.master })
  const { index } = storeKeys(masterKey, storeId)
  const blobs = openBlobStore(join(task.to, 'lampiran.db'), keys.blobs, index, { create: true })
  try {
    blobs.connection.pragma('synchronous = OFF')
    const named = connection
      .prepare<[], { blob_id: Buffer; size: number; recorded_at: number }>(
        'select blob_id, size, min(recorded_at) as recorded_at from files group by blob_id',
      )
      .all()
    blobs.connection.transaction(() => {
      const add = blobs.connection.prepare('insert into blobs (id, size, stored_at) values (?, ?, ?)')
      for (const { blob_id, size, recorded_at } of named) add.run(blob_id, size, recorded_at)
      copyChunks(blobs.connection, new Set(named.map(({ blob_id }) => blob_id.toString('hex'))), task)
    })()
    const whole = named.filter(({ blob_id }) => isWhole(() => blobs.get(blob_id))).length
    return { whole, lost: named.length - whole }
  } finally {
    blobs.close()
  }
}

const isWhole = (read: () => unknown): boolean => {
  try {
    read()
    return true
  } catch {
    return false
  }
}

const copyChunks = (to: Connection, named: ReadonlySet<string>, { attachments, keys }: SalvageTask): void => {
  const file = openDamagedFile(attachments, keys.blobs)
  try {
    const write = prepareRow(to, 'chunks')
    const copy = (row: DamagedRow): void => {
      const [id] = row.values
      if (Buffer.isBuffer(id) && named.has(id.toString('hex'))) write(row)
    }
    for (const { values } of file.rowsUnder(1))
      if (values[1] === 'chunks' && typeof values[3] === 'number')
        for (const row of file.rowsUnder(values[3])) copy(row)
    for (const page of file.strayRows()) for (const row of page) copy(row)
  } finally {
    file.close()
  }
}
