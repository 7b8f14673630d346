import { is, SQL, sql, type Table } from 'drizzle-orm'
import type { Statement } from 'better-sqlite3'
import type { Drizzle, ReadDb, WriteDb } from './database.ts'
import { columnName, driverValue, fieldOf, sealedTables, type SealedTable } from './sealed-columns.ts'

/**
 * What one login does with sealed texts. It stands between rows and features, so that a feature reads and writes plain
 * text, and rows, log and indexes of a secret case never see any.
 */
export type Sealing = {
  /** @throws DomainError CASE_KEY_MISSING where this login has no key to the case, and the field is not masked */
  open: (db: ReadDb, sealed: string) => string
  /**
   * The text as it may stand in a row of this case; undefined where the case is not secret.
   *
   * @throws DomainError CASE_KEY_MISSING
   */
  seal: (db: WriteDb, caseRowId: number, field: string, text: string) => string | undefined
  /** At the end of every act: whoever may see a secret case has its key, and nobody else. */
  settle: (db: WriteDb) => void
  /** The act is on the disk, or nothing of it is: keys made in it count, or never were. */
  ended: (isWritten: boolean) => void
}

/** A sealed text begins with a control character; see `case-seal.ts`. */
const isSealed = (value: unknown): value is string => typeof value === 'string' && value.charCodeAt(0) === 1

type Opener = (sealed: string) => string

/** In place and without lists of its own, because every row that is read comes through here. */
const openRow = (row: unknown, open: Opener): unknown => {
  if (isSealed(row)) return open(row)
  if (typeof row !== 'object' || row === null || row instanceof Uint8Array) return row
  if (Array.isArray(row)) {
    for (let index = 0; index < row.length; index += 1)
      if (isSealed(row[index])) row[index] = open(row[index] as string)
    return row
  }
  const values = row as Record<string, unknown>
  for (const name of Object.keys(values)) {
    const value = values[name]
    if (isSealed(value)) values[name] = open(value)
  }
  return values
}

/** A statement whose rows come out in clear. Switches like `pluck()` are those of the statement itself. */
export const openingStatement = (statement: Statement, open: Opener): Statement => {
  const opening = {
    reader: statement.reader,
    readonly: statement.readonly,
    get: (...values: unknown[]) => openRow(statement.get(...values), open),
    all: (...values: unknown[]) => {
      const rows = statement.all(...values)
      for (const [index, row] of rows.entries()) rows[index] = openRow(row, open)
      return rows
    },
    run: (...values: unknown[]) => statement.run(...values),
    raw: (toggle = true) => {
      statement.raw(toggle)
      return opening
    },
    pluck: (toggle = true) => {
      statement.pluck(toggle)
      return opening
    },
  }
  return opening as unknown as Statement
}

const sealedTableOf = new Map<Table, SealedTable>(sealedTables.map((sealed) => [sealed.table, sealed]))

/** Without a value nothing is hidden, and an empty list says as little. */
const isBlank = (text: unknown): boolean => text === '' || text === '[]'

type Values = Record<string, unknown>

/** The case that a row will belong to, by the values it is made with. */
const caseOfValues = (db: WriteDb, sealed: SealedTable, values: Values): number | null => {
  const row = sealed.leading.map((key) => `@${key} as ${columnName(key)}`).join(', ')
  const leading = sealed.leading.map((key) => {
    const value = values[key]
    return [key, value === undefined || value === null ? null : driverValue(sealed, key, value)] as const
  })
  return db
    .prepare(`select ${sealed.caseOf('made')} from (select ${row}) made`)
    .pluck()
    .get(Object.fromEntries(leading)) as number | null
}

/** `standing`: the row before, where it may stay as it is because the text is the same. */
const sealedValues = (
  { plain, sealing }: Door,
  sealed: SealedTable,
  caseRowId: number | null,
  values: Values,
  standing?: Values,
): Values => {
  if (caseRowId === null) return values
  const written = { ...values }
  for (const key of sealed.columns) {
    const value = values[key]
    if (value === undefined || value === null || is(value, SQL)) continue
    const text = driverValue(sealed, key, value)
    if (typeof text !== 'string' || isBlank(text)) continue
    const before = standing?.[columnName(key)]
    const isSame = isSealed(before) && sealing.open(plain, before) === text
    const stored = isSame ? before : sealing.seal(plain, caseRowId, fieldOf(sealed, key), text)
    if (stored === undefined) return values
    // As SQL, because a column of lists would write the text once more as JSON.
    written[key] = sql`${stored}`
  }
  return written
}

/** `plain`: the door without sealing, which sees rows as they stand. */
type Door = { orm: Drizzle; plain: WriteDb; sealing: Sealing }

const touchesSealed = (sealed: SealedTable, values: Values): boolean =>
  sealed.columns.some((key) => values[key] !== undefined && values[key] !== null)

/** The rows that a change is about, as they stand. */
const standingRows = ({ orm, plain }: Door, sealed: SealedTable, where: SQL | undefined): Values[] => {
  const ids = orm
    .select({ id: sql<number>`${sql.identifier(sealed.name)}.id` })
    .from(sealed.table as never)
    .where(where)
    .all() as { id: number }[]
  const columns = sealed.columns.map((key) => `held.${columnName(key)}`).join(', ')
  return ids.map(
    ({ id }) =>
      plain
        .prepare(
          `select ${sealed.caseOf('held')} as caseRowId, ${columns} from ${sealed.name} held where id = ?`,
        )
        .get(id) as Values,
  )
}

const sealedChanges = (door: Door, sealed: SealedTable, values: Values, where: SQL | undefined): Values => {
  if (!touchesSealed(sealed, values)) return values
  const rows = standingRows(door, sealed, where)
  const [first, ...others] = rows
  if (!first) return values
  const caseRowId = first['caseRowId'] as number | null
  if (others.some((row) => row['caseRowId'] !== caseRowId))
    throw new Error('texts of several cases are changed one case at a time')
  return sealedValues(door, sealed, caseRowId, values, others.length === 0 ? first : undefined)
}

/** The writing half of a door: texts of secret cases go into their rows sealed. */
export const sealingWrites = (door: Door): Pick<WriteDb, 'insert' | 'update'> => {
  const { orm, plain } = door
  const insert = (table: Table) => {
    const sealed = sealedTableOf.get(table)
    const builder = orm.insert(table as never)
    if (!sealed) return builder
    const sealRow = (values: Values) =>
      sealedValues(door, sealed, caseOfValues(plain, sealed, values), values)
    return {
      values: (values: Values | Values[]) =>
        builder.values((Array.isArray(values) ? values.map(sealRow) : sealRow(values)) as never),
    }
  }
  const update = (table: Table) => {
    const sealed = sealedTableOf.get(table)
    if (!sealed) return orm.update(table as never)
    return {
      set: (values: Values) => ({
        where: (where: SQL | undefined) =>
          orm
            .update(table as never)
            .set(sealedChanges(door, sealed, values, where))
            .where(where),
      }),
    }
  }
  return { insert, update } as unknown as Pick<WriteDb, 'insert' | 'update'>
}
