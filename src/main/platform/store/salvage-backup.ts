import { randomBytes } from 'node:crypto'
import { openForReading, type Connection } from '../db/open.ts'
import type { ProvenLog } from './salvage-log.ts'
import { columnsOf, tablesOfRights, withoutTriggers, type RepairedTable } from './salvage-rows.ts'

/**
 * Fills what is nowhere in a salvaged store with what a backup has of it: older, and told as doubtful. Officers and their
 * roles are those of the backup altogether where the store does not prove all of them.
 *
 * @returns the counts as they are then
 */
export const completeFromBackup = (
  connection: Connection,
  tables: readonly RepairedTable[],
  { standing }: ProvenLog,
  { rows: file, key }: { rows: string; key: Uint8Array },
): RepairedTable[] => {
  const backup = openForReading(file, key)
  try {
    return withoutTriggers(connection, () => {
      if (lacksOfficers(connection, tables, backup)) takeOfficers(connection, backup)
      return tables.map((table) => {
        if (tablesOfRights.has(table.table)) return table
        const added = addMissing(connection, backup, table.table, (id) => {
          const last = standing.get(table.table)?.get(id)
          return last?.digest === null
        })
        const { rows, doubtful, lost } = table
        return { ...table, rows: rows + added, doubtful: doubtful + added, lost: Math.max(0, lost - added) }
      })
    })
  } finally {
    backup.close()
  }
}

const addMissing = (
  connection: Connection,
  backup: Connection,
  table: string,
  wasDeleted: (id: number) => boolean,
): number => {
  if (columnsOf(backup, table).length === 0) return 0
  const there = new Set(connection.prepare(`select id from "${table}"`).pluck().all())
  let added = 0
  for (const row of backup.prepare<[], { id: number }>(`select * from "${table}"`).iterate())
    if (!there.has(row.id) && !wasDeleted(row.id)) added += addRow(connection, table, row)
  return added
}

const addRow = (connection: Connection, table: string, row: object): number => {
  const names = Object.keys(row)
  return connection
    .prepare(
      `insert or ignore into "${table}" (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    .run(Object.values(row)).changes
}

const tablesOfOfficers = ['officers', 'officer_roles']

/** Officers are never taken out of the table, and each has a role. */
const lacksOfficers = (
  connection: Connection,
  tables: readonly RepairedTable[],
  backup: Connection,
): boolean => {
  const ids = 'select distinct officer_id from officer_roles join officers on officers.id = officer_id'
  const there = new Set(connection.prepare(ids).pluck().all())
  const isOneGone = backup
    .prepare(ids)
    .pluck()
    .all()
    .some((id) => !there.has(id))
  return (
    isOneGone ||
    tables.some(({ table, doubtful, lost }) => tablesOfOfficers.includes(table) && doubtful + lost > 0)
  )
}

const takeOfficers = (connection: Connection, backup: Connection): void => {
  for (const table of tablesOfOfficers) connection.exec(`delete from ${table}`)
  for (const table of tablesOfOfficers)
    for (const row of backup.prepare<[], object>(`select * from ${table}`).iterate())
      addRow(connection, table, row)
}

const unreadable = '(tidak terbaca)'

/** No screen opens without the row of the office. */
export const assureOffice = (connection: Connection): void => {
  if (connection.prepare('select 1 from offices').get() !== undefined) return
  withoutTriggers(connection, () =>
    connection
      .prepare(
        `insert into offices (id, uuid, office_class, name, city, address, province_name, language)
         values (1, ?, ?, '', ?, ?, ?, 'id')`,
      )
      .run(randomBytes(16), unreadable, unreadable, unreadable, unreadable),
  )
}
