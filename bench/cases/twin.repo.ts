import { writeFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { uuidOfHex } from '#shared/kernel/ids.ts'
import type { Connection } from '#main/platform/db/open.ts'

const heldIn = (name: string, sql: string): string =>
  sql.replace(/^(create\s+(?:virtual\s+table|table|unique\s+index|index)\s+)/i, `$1${name}.`)

/**
 * Copies tables, rows and indexes of the store into another file, without what watches them. `key` of '' makes it a
 * plain SQLite file; without one the copy has the key of the store. It stays attached under `name`.
 */
export const attachTwin = (connection: Connection, name: string, file: string, key?: ''): void => {
  // The connection of the store may make no files.
  writeFileSync(file, '')
  connection.exec(
    key === undefined ? `attach '${file}' as ${name}` : `attach '${file}' as ${name} key '${key}'`,
  )
  connection.pragma(`${name}.journal_mode = wal`)
  connection.pragma(`${name}.synchronous = full`)
  connection.pragma(`${name}.cache_size = -65536`)
  const schema = connection
    .prepare<[], { type: string; name: string; sql: string }>(
      `select type, name, sql from main.sqlite_schema
       where type in ('table', 'index') and sql is not null and name not like 'sqlite_%'
         and (name in (select name from pragma_table_list where schema = 'main' and type <> 'shadow') or type = 'index')`,
    )
    .all()
  const isVirtual = ({ sql }: { sql: string }) => /^create\s+virtual/i.test(sql)
  const tables = schema.filter((entry) => entry.type === 'table' && !isVirtual(entry))
  // Tables come in the order of their names, not of what points at what.
  connection.pragma('foreign_keys = off')
  connection.transaction(() => {
    for (const { sql } of tables) connection.exec(heldIn(name, sql))
    for (const table of tables)
      connection.exec(`insert into ${name}."${table.name}" select * from main."${table.name}"`)
    for (const { sql } of schema.filter(({ type }) => type === 'index')) connection.exec(heldIn(name, sql))
    for (const { sql } of schema.filter(isVirtual)) connection.exec(heldIn(name, sql))
    connection.exec(`insert into ${name}.subject_names (subject_names) values ('rebuild')`)
    connection.exec(
      `insert into ${name}.case_names (rowid, name_keys)
       select case_id, group_concat(name_key, ' ') from ${name}.subjects group by case_id`,
    )
  })()
  connection.pragma('foreign_keys = on')
}

export const detachTwin = (connection: Connection, name: string): void => {
  connection.pragma(`${name}.wal_checkpoint(truncate)`)
  connection.exec(`detach ${name}`)
}

const randomUuid = (): Buffer => Buffer.from(v7().replaceAll('-', ''), 'hex')

/**
 * Writes the rows of one more subject of a case (himself, his field groups, two numbers, a line of the timeline, the
 * sums beside the case) through prepared statements over the tables of `schema`.
 */
export const subjectWriter = (
  connection: Connection,
  schema: string,
): ((caseRowId: number, number: number) => void) => {
  const subject = connection.prepare(
    `insert into ${schema}.subjects (uuid, case_id, position, role, full_name, name_key, sex, birth_on, nik)
     values (?, ?, ?, 'prospectiveWorker', ?, ?, 'female', '2001-03-14', ?)`,
  )
  const details = connection.prepare(`insert into ${schema}.subject_details (uuid, subject_id) values (?, ?)`)
  const contact = connection.prepare(
    `insert into ${schema}.subject_contacts (uuid, subject_id, kind, value, value_key) values (?, ?, 'phone', ?, ?)`,
  )
  const event = connection.prepare(
    `insert into ${schema}.case_events (uuid, case_id, occurred_at, recorded_at, kind, officer_id, subject_id)
     values (?, ?, 1, 1, 'subjectAdded', 1, ?)`,
  )
  const sums = connection.prepare(
    `update ${schema}.cases set subject_count = subject_count + 1, updated_at = ? where id = ?`,
  )
  const names = connection.prepare(`insert into ${schema}.subject_names (rowid, name_key) values (?, ?)`)
  return (caseRowId, number) => {
    const name = `Fiktif Tambahan ${number}`
    const key = name.toLowerCase()
    const nik = `62021754030${String(10_000 + number)}`
    const id = Number(subject.run(randomUuid(), caseRowId, 1000 + number, name, key, nik).lastInsertRowid)
    // In the store a trigger of the table keeps the index of names.
    if (schema !== 'main') names.run(id, key)
    details.run(randomUuid(), id)
    for (const line of [1, 2]) {
      const phone = `+62812${line}${String(10_000 + number)}`
      contact.run(randomUuid(), id, phone, phone)
    }
    event.run(randomUuid(), caseRowId, id)
    sums.run(number, caseRowId)
  }
}

/** Row ids of those who can answer for a case. */
export const staffRowIds = (connection: Connection): { officerIds: number[]; sectionIds: number[] } => ({
  officerIds: connection
    .prepare(`select id from officers where login like 'petugas%'`)
    .pluck()
    .all()
    .map(Number),
  sectionIds: connection.prepare('select id from sections').pluck().all().map(Number),
})

export const someOpenCaseIds = (connection: Connection, count: number): { rowId: number; id: string }[] =>
  connection
    .prepare(
      `select id as rowId, lower(hex(uuid)) as hex from cases where state not in ('closed', 'merged') order by id desc limit ?`,
    )
    .all(count)
    .map((row) => {
      const { rowId, hex } = row as { rowId: number; hex: string }
      return { rowId, id: uuidOfHex(hex) }
    })
