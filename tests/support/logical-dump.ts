import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { openForReading, type Connection } from '#main/platform/db/open.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'

export type Dump = ReadonlyMap<string, readonly string[]>

const tablesOf = (connection: Connection): string[] =>
  connection
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`)
    .pluck()
    .all() as string[]

const textOf = (row: unknown): string =>
  JSON.stringify(row, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
      ? createHash('sha256').update(JSON.stringify(value)).digest('hex')
      : value,
  )

/** Every row of every table as text, whatever pages it lies on. */
export const dumpOf = (connection: Connection): Dump =>
  new Map(
    tablesOf(connection).map((table) => [
      table,
      connection.prepare(`select * from "${table}"`).all().map(textOf).toSorted(),
    ]),
  )

/** Both databases of a folder that holds a generation or a backup. */
export const dumpOfFolder = (folder: string, masterKey: Uint8Array, storeId: string): Dump => {
  const keys = storeKeys(masterKey, storeId)
  const connection = openForReading(join(folder, 'utama.db'), keys.database)
  try {
    return dumpOf(connection)
  } finally {
    connection.close()
  }
}
