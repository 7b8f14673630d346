import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DomainError } from '#shared/kernel/errors.ts'
import { createChangeTriggers } from './change-triggers.ts'
import { openDatabase, type Database } from './database.ts'
import { migrate } from './migrate.ts'
import { openEncrypted } from './open.ts'
import { workingAreas } from './schema.ts'

const key = new Uint8Array(32).fill(7)
const subject = { kind: 'office', id: v7() }
const act = { action: 'test.act', officerId: 1, recordedAt: 1000, about: [subject] }
let folder: string
let database: Database

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perisai-desa-hardening-'))
  const connection = openEncrypted(join(folder, 'utama.db'), key, { create: true })
  migrate(connection)
  database = openDatabase(connection)
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const area = (code: string) => ({ uuid: v7(), regencyCode: code, regencyName: `Kabupaten ${code}` })
const addArea = (code: string): void => {
  database.change(act, (db) => db.insert(workingAreas).values(area(code)).run())
}

describe('whatever an officer types', () => {
  test('as a reason leaves a chain that is whole: half surrogates, zero bytes, anything', () => {
    const reasons = ['\ud800', 'a\udfffb', 'nol \u0000 di tengah', '\u2028"\\\n']
    for (const reason of reasons) database.change({ ...act, reason }, () => {})
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (reason) => {
        database.change({ ...act, reason }, (db) =>
          db.update(workingAreas).set({ regencyName: reason }).run(),
        )
      }),
      { numRuns: 50 },
    )
    expect(database.verifyAll()).toMatchObject({ whole: true })
  })
})

describe('the log forgets nothing', () => {
  test('a row that a replacing insert pushes out is logged as deleted', () => {
    addArea('62.02')
    database.change(act, () =>
      database.connection
        .prepare(
          `insert or replace into working_areas (uuid, regency_code, regency_name) values (?, '62.02', 'x')`,
        )
        .run(Buffer.alloc(16, 1)),
    )
    const operations = database.readChange(2)?.entries.map((entry) => entry[3])
    expect(operations?.toSorted()).toEqual(['delete', 'insert'])
  })

  test('nothing and an empty value are told apart in bytes too', () => {
    database.connection.exec('create table samples (id integer primary key, content blob) strict')
    createChangeTriggers(database.connection)
    database.change(act, () => {
      database.connection.exec(`insert into samples (content) values (null), (x''), (x'ab')`)
    })
    const values = database
      .readChange(1)
      ?.entries.map((entry) => JSON.parse(entry[5] ?? '') as { content: unknown })
    expect(values?.map(({ content }) => content)).toEqual([null, '', 'ab'])
  })

  test('reading cannot write, inside an act or outside', () => {
    const write = `insert into open_change (id, change_seq) values (1, 99)`
    expect(() => database.read.prepare(write)).toThrow('only reads')
    expect(() => database.change(act, () => database.read.prepare(write))).toThrow('only reads')
    expect(database.read.prepare('select count(*) from open_change').pluck().get()).toBe(0)
  })
})

describe('an act inside an act', () => {
  test('is refused by name, and the outer one may go on', () => {
    const outer = database.change(act, (db) => {
      db.insert(workingAreas).values(area('62.02')).run()
      expect(() => addArea('62.06')).toThrow('inside')
      return 'done'
    })
    expect(outer).toBe('done')
    expect(database.verifyAll()).toMatchObject({ whole: true, changes: 1 })
    expect(database.readChange(1)?.entries).toHaveLength(1)
  })
})

describe('a listener that fails after the commit', () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })

  test('does not turn what is written into a failure; the next act is refused until the listener has caught up', () => {
    const told: number[] = []
    let broken = true
    database.onCommit(({ seq }) => {
      if (broken) throw full
      told.push(seq)
    })
    addArea('62.02')
    expect(database.head().seq).toBe(1)
    expect(() => addArea('62.06')).toThrow(new DomainError('DISK_FULL'))
    expect(database.head().seq).toBe(1)
    broken = false
    addArea('62.07')
    expect(told).toEqual([1, 2])
    expect(database.verifyAll()).toMatchObject({ whole: true, changes: 2 })
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

describe('a sealed act', () => {
  const fill = (): void => {
    database.change(act, (db) => {
      for (let number = 0; number < 600; number += 1)
        db.insert(workingAreas)
          .values(area(`${number}`))
          .run()
    })
    for (let turn = 0; turn < 3; turn += 1)
      database.change(act, (db) =>
        db
          .update(workingAreas)
          .set({ regencyName: `ke-${turn}` })
          .run(),
      )
    addArea('last')
  }

  test('tells what a deleted row was', () => {
    addArea('gone')
    database.change(act, (db) => db.delete(workingAreas).run())
    fill()
    expect(
      database.connection.prepare('select max(last_seq) from change_segments').pluck().get(),
    ).toBeGreaterThan(2)
    expect(database.readChange(2)?.entries[0]?.[4]).toContain('"regency_code":"gone"')
  })

  test.each([
    ['subject is gone', 'delete from change_subjects where change_seq = 1'],
    [
      'subject came later',
      `insert into change_subjects values (1, 'village', x'000102030405060708090a0b0c0d0e0f')`,
    ],
    ['subject is of another kind', `update change_subjects set kind = 'village' where change_seq = 1`],
    ['entry is gone from the index', 'delete from change_entries where change_seq = 1 and row_id = 7'],
    [
      'entry points to another row',
      'update change_entries set row_id = 9999 where change_seq = 1 and row_id = 7',
    ],
    [
      'entry points to another table',
      `update change_entries set table_name = 'villages' where change_seq = 1`,
    ],
  ])('is found altered when a %s', (_what, sql) => {
    fill()
    expect(database.verifyAll()).toMatchObject({ whole: true })
    tamper(sql)
    expect(database.verifyAll()).toMatchObject({ whole: false, seq: 1, cause: 'altered' })
  })

  test('of many thousand rows is sealed in one piece and found again', () => {
    database.change(act, (db) => {
      for (let number = 0; number < 12_000; number += 1)
        db.insert(workingAreas)
          .values(area(`${number}`))
          .run()
    })
    addArea('after')
    expect(database.verifyAll()).toMatchObject({ whole: true, changes: 2 })
    expect(database.verifyRecent()).toMatchObject({ whole: true, headSeq: 2 })
    expect(database.readChange(1)?.entries).toHaveLength(12_000)
  })
})
