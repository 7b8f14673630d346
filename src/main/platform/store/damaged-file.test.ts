import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openEncrypted, type Connection } from '../db/open.ts'
import { temporaryFolder } from '../../../../tests/support/test-office.ts'
import { openDamagedFile, type DamagedRow } from './damaged-file.ts'

const key = new Uint8Array(32).fill(7)
const pageSize = 4096

let folder: string
let file: string
let connection: Connection
beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder, 'coba.db')
  connection = openEncrypted(file, key, { create: true })
  connection.exec('create table rows (id integer primary key, a any, b any) strict')
})
afterEach(() => {
  connection.close()
  rmSync(folder, { recursive: true })
})

const add = (values: readonly unknown[][]): void => {
  const insert = connection.prepare('insert into rows (a, b) values (?, ?)')
  connection.transaction(() => {
    for (const row of values) insert.run(...row)
  })()
}

/** Rows of the one table, out of a copy of the files as they lie there. */
const readDamaged = (harm: (copy: string) => void = () => {}): DamagedRow[] => {
  const copy = join(folder, 'salinan.db')
  for (const log of ['', '-wal']) copyFileSync(`${file}${log}`, `${copy}${log}`)
  harm(copy)
  const damaged = openDamagedFile(copy, key)
  try {
    const schema = [...damaged.rowsUnder(1)].find(({ values }) => values[1] === 'rows')
    return [...damaged.rowsUnder(Number(schema?.values[3]))]
  } finally {
    damaged.close()
  }
}

const read = (): unknown[] => connection.prepare('select id, a, b from rows order by id').raw().all()
const asRead = (rows: readonly DamagedRow[]): unknown[] =>
  rows.map(({ rowId, values: [, a, b] }) => [rowId, a, b])

const value = fc.oneof(
  fc.constant(null),
  fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
  fc.integer({ min: -200, max: 200 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary', maxLength: 300 }).filter((text) => text.isWellFormed()),
  fc.uint8Array({ maxLength: 20_000 }).map((bytes) => Buffer.from(bytes)),
)

test('what SQLite wrote is read without it: every kind of value, long rows, deep trees, and the log beside', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 40 }), (values) => {
      add(values.map((row) => [...row]))
    }),
    { numRuns: 30 },
  )
  connection.pragma('wal_checkpoint(TRUNCATE)')
  add(Array.from({ length: 300 }, (_, index) => [index, 'baris di log '.repeat(index % 20)]))
  const rows = readDamaged()
  expect(asRead(rows)).toEqual(read())
  expect(rows.every(({ isSealed }) => isSealed)).toBe(true)
})

test('a row on a page of which one bit was turned is read and is not sealed, its neighbours are', () => {
  add(Array.from({ length: 2000 }, (_, index) => [index, `baris ${index} `.repeat(10)]))
  connection.pragma('wal_checkpoint(TRUNCATE)')
  const rows = readDamaged((copy) => {
    const content = readFileSync(copy)
    const page = Math.floor(content.length / pageSize / 2)
    content[page * pageSize + 3000]! ^= 1
    writeFileSync(copy, content)
  })
  const unsealed = rows.filter(({ isSealed }) => !isSealed).length
  expect(rows.length).toBeGreaterThan(1990)
  expect(unsealed).toBeGreaterThan(5)
  expect(unsealed).toBeLessThan(60)
})

test('frames of the log behind a damaged one count, those of an unfinished act do not', () => {
  add([[1, 'pertama']])
  connection.pragma('wal_checkpoint(TRUNCATE)')
  for (const name of ['kedua', 'ketiga']) add([[2, name]])
  const frameSize = 24 + pageSize
  const first = readDamaged((copy) => {
    const log = readFileSync(`${copy}-wal`)
    log[32 + 24 + 10]! ^= 1
    writeFileSync(`${copy}-wal`, log)
  })
  expect(first.map(({ values }) => values[2])).toEqual(['pertama', 'kedua', 'ketiga'])
  const cut = readDamaged((copy) => {
    const log = readFileSync(`${copy}-wal`)
    const last = 32 + (Math.floor((log.length - 32) / frameSize) - 1) * frameSize
    log.writeUInt32BE(0, last + 4)
    writeFileSync(`${copy}-wal`, log)
  })
  expect(cut.map(({ values }) => values[2])).toEqual(['pertama', 'kedua'])
})
