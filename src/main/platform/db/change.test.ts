import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { trackedTables } from './change-triggers.ts'
import { openDatabase, type Database } from './database.ts'
import { migrate } from './migrate.ts'
import { openEncrypted } from './open.ts'
import { workingAreas } from './schema.ts'

const key = new Uint8Array(32).fill(7)
let folder: string
let database: Database

const open = (): Database => {
  const connection = openEncrypted(join(folder, 'utama.db'), key, { create: false })
  migrate(connection)
  return openDatabase(connection)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perisai-desa-change-'))
  openEncrypted(join(folder, 'utama.db'), key, { create: true }).close()
  database = open()
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const subject = { kind: 'office', id: v7() }
const addArea = (code: string, name = `Kabupaten ${code}`) =>
  database.change({ action: 'test.add', officerId: 1, recordedAt: 1000, about: [subject] }, (db) =>
    db.insert(workingAreas).values({ uuid: v7(), regencyCode: code, regencyName: name }).run(),
  )
const count = (): number =>
  Number(database.connection.prepare('select count(*) from working_areas').pluck().get())

describe('change()', () => {
  test('writes the rows and, in the same transaction, what they were and became', () => {
    addArea('62.02')
    database.change(
      { action: 'test.rename', officerId: 2, recordedAt: 2000, about: [subject], reason: 'salah ketik' },
      (db) => db.update(workingAreas).set({ regencyName: 'Kabupaten Kotawaringin Timur' }).run(),
    )
    const change = database.readChange(2)
    expect(change).toMatchObject({ action: 'test.rename', officerId: 2, reason: 'salah ketik' })
    const [, table, , operation, before, after] = change?.entries[0] ?? []
    expect([table, operation]).toEqual(['working_areas', 'update'])
    expect(JSON.parse(before ?? '')).toMatchObject({ regency_name: 'Kabupaten 62.02' })
    expect(JSON.parse(after ?? '')).toMatchObject({ regency_name: 'Kabupaten Kotawaringin Timur' })
  })

  test('an error inside leaves neither rows nor log nor an open change', () => {
    const failing = () =>
      database.change({ action: 'test.fail', officerId: 1, recordedAt: 1, about: [subject] }, (db) => {
        db.insert(workingAreas).values({ uuid: v7(), regencyCode: '62.01', regencyName: 'x' }).run()
        throw new Error('rule said no')
      })
    expect(failing).toThrow('rule said no')
    expect([count(), database.head().seq]).toEqual([0, 0])
    addArea('62.02')
    expect(database.verifyAll()).toMatchObject({ whole: true, changes: 1 })
  })

  test('work that waits is refused, because its writes would fall outside the transaction', () => {
    const waiting = () =>
      database.change({ action: 't', officerId: 1, recordedAt: 1, about: [subject] }, () => Promise.resolve())
    expect(waiting).toThrow(TypeError)
    expect(database.head().seq).toBe(0)
  })

  test('every table but those of the log and of drafts refuses a write that no change opened', () => {
    addArea('62.02')
    const tables = trackedTables(database.connection)
    expect(tables).toContain('villages')
    expect(() => database.connection.exec(`update working_areas set regency_name = 'diam-diam'`)).toThrow(
      'WRITE_OUTSIDE_CHANGE',
    )
    expect(() => database.connection.exec('delete from working_areas')).toThrow('WRITE_OUTSIDE_CHANGE')
    const operations = ['insert', 'update', 'delete']
    for (const table of tables) {
      const triggers = database.connection
        .prepare(`select name from sqlite_schema where type = 'trigger' and tbl_name = ?`)
        .pluck()
        .all(table)
      expect(triggers).toEqual(expect.arrayContaining(operations.map((name) => `${table}__${name}`)))
    }
  })

  test('the log itself may only grow', () => {
    addArea('62.02')
    const attempts = [
      'update changes set action = 1',
      'delete from changes',
      'update change_entries set after_json = 1',
      'delete from change_entries',
      'delete from change_subjects',
    ]
    for (const sql of attempts) expect(() => database.connection.exec(sql)).toThrow('LOG_IS_APPEND_ONLY')
  })
})

/** What somebody who holds the key can do: switch the guards off, alter, and put them back. */
const tamper = (sql: string): void => {
  const guards = database.connection
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_schema where type = 'trigger' and name like 'change%'`,
    )
    .all()
  for (const { name } of guards) database.connection.exec(`drop trigger "${name}"`)
  database.connection.exec(sql)
  for (const guard of guards) database.connection.exec(guard.sql)
}

describe('the chain of the change log', () => {
  test('survives sealing: sealed acts are still read, and the chain is whole', () => {
    for (let number = 0; number < 2100; number += 1) addArea(`${number}`)
    expect(database.connection.prepare('select count(*) from change_segments').pluck().get()).toBe(1)
    expect(database.verifyAll()).toMatchObject({ whole: true, changes: 2100, headSeq: 2100 })
    expect(database.verifyRecent()).toMatchObject({ whole: true, headSeq: 2100 })
    expect(database.readChange(3)?.entries[0]?.[5]).toContain('"regency_code":"2"')
    database.close()
    database = open()
    addArea('after')
    expect(database.verifyAll()).toMatchObject({ whole: true, changes: 2101 })
  })

  test.each([
    ['an altered act', `update changes set officer_id = 9 where seq = 3`, 3],
    [
      'an altered row image',
      `update change_entries set after_json = replace(after_json, 'Kabupaten', 'Kota') where change_seq = 4`,
      4,
    ],
    ['an act that is gone', `delete from changes where seq = 2`, 2],
    ['an entry that is gone', `delete from change_entries where change_seq = 5`, 5],
    ['a subject that is gone', `delete from change_subjects where change_seq = 1`, 1],
    [
      'two acts that changed places',
      `update changes set seq = 99 where seq = 2; update changes set seq = 2 where seq = 3; update changes set seq = 3 where seq = 99`,
      2,
    ],
  ])('finds %s at its place', (_what, sql, seq) => {
    for (let number = 0; number < 6; number += 1) addArea(`${number}`)
    tamper(sql)
    expect(database.verifyAll()).toMatchObject({ whole: false, seq })
    expect(database.verifyRecent()).toMatchObject({ whole: false, seq })
  })

  test('finds an altered byte in a sealed segment', () => {
    for (let number = 0; number < 2010; number += 1) addArea(`${number}`)
    tamper(
      `update change_segments set body = cast(replace(cast(body as text), 'Kabupaten 17', 'Kabupaten 18') as blob)`,
    )
    expect(database.verifyAll()).toMatchObject({ whole: false })
  })
})
