import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import BareDatabase from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { createChangeTriggers, trackedTables } from './change-triggers.ts'
import { migrations } from './migrate.ts'
import * as schema from './schema.ts'

type Column = { name: string; notnull: number; pk: number; type: string }

const database = new BareDatabase(':memory:')
for (const { sql } of migrations) database.exec(sql)
createChangeTriggers(database)

const inStore = database
  .prepare(
    `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'`,
  )
  .pluck()
  .all()
  .map(String)

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const tables = Object.values(schema).filter((value) => is(value, SQLiteTable))

describe('the schema that queries see', () => {
  test('names every table of the store but the log’s one-row switch', () => {
    expect(tables.map(getTableName).sort()).toEqual(inStore.filter((name) => name !== 'open_change').sort())
  })

  test.each(tables.map((table) => [getTableName(table), table] as const))(
    '%s has the columns of the migrations',
    (name, table) => {
      const expected = (database.pragma(`table_info("${name}")`) as Column[]).map((column) => [
        column.name,
        column.notnull === 1 || column.pk > 0,
      ])
      const found = Object.entries(getTableColumns(table)).map(([key, column]) => [
        snake(key),
        column.notNull || column.primary,
      ])
      expect(found).toEqual(expected)
    },
  )
})

describe('every table', () => {
  test('is STRICT', () => {
    const loose = database
      .prepare(
        `select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'`,
      )
      .pluck()
      .all()
    expect(loose).toEqual([])
  })

  test('holds whole numbers, texts and bytes alone: the log has no exact form of others', () => {
    for (const table of inStore) {
      const types = (database.pragma(`table_info("${table}")`) as Column[]).map(({ type }) => type)
      expect([table, types.filter((type) => !['INTEGER', 'TEXT', 'BLOB'].includes(type))]).toEqual([
        table,
        [],
      ])
    }
  })

  test('that is tracked has the integer id its triggers record', () => {
    for (const table of trackedTables(database)) {
      const key = (database.pragma(`table_info("${table}")`) as Column[]).find(({ pk }) => pk > 0)
      expect([table, key?.name, key?.type]).toEqual([table, 'id', 'INTEGER'])
    }
  })
})
