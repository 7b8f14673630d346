import type { Connection } from './open.ts'

const logTables = ['open_change', 'changes', 'change_entries', 'change_subjects', 'change_segments']

/** Tables of the log itself, and working copies, which are no acts (decision 0009); everything else is watched. */
const untracked = new Set([...logTables, 'drafts'])

type Column = { name: string; type: string; pk: number }

const tablesOf = (connection: Connection): string[] =>
  connection
    .prepare(
      // Full-text indexes are virtual tables with shadow tables of their own; the rows they index are watched.
      `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' order by name`,
    )
    .pluck()
    .all()
    .map(String)

export const trackedTables = (connection: Connection): string[] =>
  tablesOf(connection).filter((table) => !untracked.has(table))

/** The row as JSON text inside SQL. A BLOB has no JSON form, so it stands as its hex digits; `hex` makes '' of nothing. */
const rowAsJson = (alias: string, columns: readonly Column[]): string => {
  const pairs = columns.map(({ name, type }) => {
    const value = `${alias}."${name}"`
    return `'${name}', ${type === 'BLOB' ? `iif(${value} is null, null, lower(hex(${value})))` : value}`
  })
  return `json_object(${pairs.join(', ')})`
}

/** A statement that answers every row of a table with its id and the text its last entry in the log must have. */
export const rowTextsSql = (connection: Connection, table: string): string =>
  `select id, ${rowAsJson(`"${table}"`, columnsOf(connection, table))} as text from "${table}"`

const columnsOf = (connection: Connection, table: string): Column[] =>
  connection.pragma(`table_info("${table}")`) as Column[]

/** Without an open change there is no number to record under, and the write is refused. */
const openChange = `coalesce((select change_seq from open_change), raise(abort, 'WRITE_OUTSIDE_CHANGE'))`

const record = (table: string, operation: string, rowId: string, before: string, after: string): string =>
  `insert into change_entries (change_seq, table_name, row_id, operation, before_json, after_json)
   values (${openChange}, '${table}', ${rowId}, '${operation}', ${before}, ${after})`

const triggersOf = (connection: Connection, table: string): [name: string, sql: string][] => {
  const columns = columnsOf(connection, table)
  const [before, after] = [rowAsJson('old', columns), rowAsJson('new', columns)]
  const trigger = (operation: string, body: string): [string, string] => {
    const name = `${table}__${operation}`
    return [name, `create trigger "${name}" after ${operation} on "${table}" begin ${body}; end`]
  }
  return [
    trigger('insert', record(table, 'insert', 'new.id', 'null', after)),
    trigger('update', record(table, 'update', 'new.id', before, after)),
    trigger('delete', record(table, 'delete', 'old.id', before, 'null')),
  ]
}

/** The log may only grow; sealing alone may move an entry's content into its segment. */
const logGuards: [name: string, sql: string][] = [
  [
    'changes__no_update',
    `create trigger changes__no_update before update on changes begin select raise(abort, 'LOG_IS_APPEND_ONLY'); end`,
  ],
  [
    'changes__no_delete',
    `create trigger changes__no_delete before delete on changes begin select raise(abort, 'LOG_IS_APPEND_ONLY'); end`,
  ],
  [
    'change_entries__no_delete',
    `create trigger change_entries__no_delete before delete on change_entries begin select raise(abort, 'LOG_IS_APPEND_ONLY'); end`,
  ],
  [
    'change_entries__no_update',
    `create trigger change_entries__no_update before update on change_entries begin
       select raise(abort, 'LOG_IS_APPEND_ONLY') where coalesce((select sealing from open_change), 0) = 0; end`,
  ],
  [
    'change_subjects__no_update',
    `create trigger change_subjects__no_update before update on change_subjects begin select raise(abort, 'LOG_IS_APPEND_ONLY'); end`,
  ],
  [
    'change_subjects__no_delete',
    `create trigger change_subjects__no_delete before delete on change_subjects begin select raise(abort, 'LOG_IS_APPEND_ONLY'); end`,
  ],
  [
    'change_segments__no_update',
    `create trigger change_segments__no_update before update on change_segments begin select raise(abort, 'LOG_IS_APPEND_ONLY'); end`,
  ],
  [
    'change_segments__no_delete',
    `create trigger change_segments__no_delete before delete on change_segments begin select raise(abort, 'LOG_IS_APPEND_ONLY'); end`,
  ],
]

const expectedTriggers = (connection: Connection): [name: string, sql: string][] => [
  ...trackedTables(connection).flatMap((table) => triggersOf(connection, table)),
  ...logGuards,
]

/** Writes the triggers that capture every row change and refuse a write that no `change()` opened. */
export const createChangeTriggers = (connection: Connection): void => {
  for (const [name, sql] of expectedTriggers(connection)) {
    connection.exec(`drop trigger if exists "${name}"`)
    connection.exec(sql)
  }
}

/** Names of triggers with the statements that made them. */
export type Triggers = readonly [name: string, sql: string][]

export const triggersIn = (connection: Connection): Triggers =>
  connection
    .prepare<[], { name: string; sql: string }>(`select name, sql from sqlite_schema where type = 'trigger'`)
    .all()
    .map(({ name, sql }) => [name, sql])

/**
 * Whether the store has every trigger exactly as it must be and no other: a missing one would be an unlogged write,
 * one too many a write that nobody asked for. `handWritten` are those that the migration steps themselves make.
 */
export const changeTriggersAreWhole = (connection: Connection, handWritten: Triggers): boolean => {
  // SQLite stores the statement from the first word on, with "CREATE TRIGGER" as typed.
  const flat = ([name, sql]: Triggers[number]): string =>
    `${name} ${sql.replaceAll(/\s+/g, ' ').toLowerCase()}`
  const sorted = (triggers: Triggers): string[] => triggers.map(flat).toSorted()
  const expected = [...expectedTriggers(connection), ...handWritten]
  return sorted(triggersIn(connection)).join('\n') === sorted(expected).join('\n')
}
