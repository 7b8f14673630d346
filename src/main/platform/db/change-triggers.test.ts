import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { trackedTables } from './change-triggers.ts'
import { openDatabase, type Database, type WriteDb } from './database.ts'
import { migrate, triggersAreWhole } from './migrate.ts'
import { openEncrypted } from './open.ts'
import { cases, drafts, officers, subjects } from './schema.ts'

let folder: string
let database: Database

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perisai-desa-triggers-'))
  const connection = openEncrypted(join(folder, 'utama.db'), new Uint8Array(32).fill(7), { create: true })
  migrate(connection)
  database = openDatabase(connection)
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const write = <Result>(work: (db: WriteDb) => Result): Result =>
  database.change({ action: 'test.write', officerId: 1, recordedAt: 1, about: [] }, work)

const addOfficer = (login: string): number =>
  write((db) =>
    db
      .insert(officers)
      .values({ uuid: v7(), login, loginKey: login, fullName: 'Petugas Contoh', slotId: login })
      .returning({ id: officers.id })
      .get(),
  ).id

const entriesOfHead = () => database.readChange(database.head().seq)?.entries ?? []

describe('the index of subject names', () => {
  const addCase = (officerId: number): number =>
    write((db) =>
      db
        .insert(cases)
        .values({
          uuid: v7(),
          number: 'KNP-1',
          numberKey: 1,
          title: 'Kasus contoh',
          channel: 'passportInterview',
          receivedAt: 1,
          recordedAt: 1,
          confidentiality: 'ordinary',
          urgency: 'ordinary',
          enteredBy: officerId,
          state: 'registered',
          updatedAt: 1,
        })
        .returning({ id: cases.id })
        .get(),
    ).id
  const addSubject = (caseId: number, position: number, nameKey: string): number =>
    write((db) =>
      db
        .insert(subjects)
        .values({ uuid: v7(), caseId, position, role: 'prospectiveWorker', nameKey })
        .returning({ id: subjects.id })
        .get(),
    ).id
  const found = (words: string): unknown[] =>
    database.read
      .prepare('select rowid from subject_names where subject_names match ? order by rowid')
      .pluck()
      .all(words)

  test('follows every row, and leaves no entry of its own in the log', () => {
    const caseId = addCase(addOfficer('melati'))
    const melati = addSubject(caseId, 1, 'fiktif melati')
    const rahmat = addSubject(caseId, 2, 'uji rahmat')
    expect(entriesOfHead().map((entry) => entry[1])).toEqual(['subjects'])
    expect([found('mel*'), found('rahmat')]).toEqual([[melati], [rahmat]])

    write((db) => db.update(subjects).set({ nameKey: 'contoh kenanga' }).run())
    expect([found('melati'), found('kenanga')]).toEqual([[], [melati, rahmat]])
    write((db) => db.delete(subjects).run())
    expect(entriesOfHead().map((entry) => [entry[1], entry[3]])).toEqual([
      ['subjects', 'delete'],
      ['subjects', 'delete'],
    ])
    expect(found('kenanga')).toEqual([])
    expect(database.verifyAll()).toMatchObject({ whole: true })
  })

  test('takes back what an act that failed had put in', () => {
    const caseId = addCase(addOfficer('melati'))
    const failing = () =>
      write((db) => {
        db.insert(subjects)
          .values({ uuid: v7(), caseId, position: 1, role: 'witness', nameKey: 'fiktif melati' })
          .run()
        throw new Error('rule said no')
      })
    expect(failing).toThrow('rule said no')
    expect(found('melati')).toEqual([])
    const check = () =>
      write((db) =>
        db.prepare(`insert into subject_names (subject_names) values ('integrity-check')`).run([]),
      )
    expect(check).not.toThrow()
  })

  test('and its inner tables are not watched, for the rows they index are', () => {
    const tracked = trackedTables(database.connection)
    expect(tracked).toContain('subjects')
    expect(tracked.filter((name) => name.startsWith('subject_names'))).toEqual([])
  })
})

describe('the triggers of a store', () => {
  test.each([
    ['one of the log is gone', 'drop trigger cases__update'],
    ['one that a step wrote is gone', 'drop trigger subjects__names_update'],
    [
      'one that a step wrote does something else',
      `drop trigger subjects__names_delete;
       create trigger subjects__names_delete after delete on subjects begin select 1; end`,
    ],
    ['there is one more', 'create trigger silent after insert on cases begin delete from drafts; end'],
  ])('are not whole when %s', (_what, sql) => {
    expect(triggersAreWhole(database.connection)).toBe(true)
    database.connection.exec(sql)
    expect(triggersAreWhole(database.connection)).toBe(false)
  })
})

describe('the door of drafts', () => {
  const place = (officerId: number) => ({ officerId, kind: 'intake', recordKey: 'baru' })
  const bodies = () => database.read.select({ body: drafts.body }).from(drafts).all()

  test('keeps a working copy in the place of the one before, outside of any act', () => {
    const officerId = addOfficer('melati')
    const before = database.head()
    database.drafts.keep({ ...place(officerId), label: 'Intake', body: '{"a":1}', savedAt: 10 })
    database.drafts.keep({ ...place(officerId), label: 'Intake', body: '{"a":2}', savedAt: 20 })
    expect(database.read.select().from(drafts).all()).toMatchObject([
      { body: '{"a":2}', startedAt: 10, savedAt: 20 },
    ])
    expect(database.drafts.drop(place(officerId))).toBe(true)
    expect(database.drafts.drop(place(officerId))).toBe(false)
    expect(database.head()).toEqual(before)
    expect(database.verifyAll()).toMatchObject({ whole: true })
  })

  test('is no way to another table: a write there stays refused', () => {
    const officerId = addOfficer('melati')
    const body = `x'); update officers set full_name = 'lain`
    database.drafts.keep({ ...place(officerId), label: body, body, savedAt: 1 })
    expect(() => database.connection.exec(`update officers set full_name = 'lain'`)).toThrow(
      'WRITE_OUTSIDE_CHANGE',
    )
    expect(() => database.read.prepare('delete from drafts')).toThrow('only reads')
    expect(bodies()).toEqual([{ body }])
  })

  test('is closed inside an act, where the draft goes with the record or not at all', () => {
    const officerId = addOfficer('melati')
    database.drafts.keep({ ...place(officerId), label: 'Intake', body: '1', savedAt: 1 })
    expect(() => write(() => database.drafts.drop(place(officerId)))).toThrow('inside change()')
    const failing = () =>
      write((db) => {
        db.delete(drafts).run()
        throw new Error('rule said no')
      })
    expect(failing).toThrow('rule said no')
    expect(bodies()).toEqual([{ body: '1' }])
    write((db) => db.delete(drafts).run())
    expect([bodies(), entriesOfHead()]).toEqual([[], []])
  })

  test('of an officer who does not exist is refused', () => {
    expect(() => database.drafts.keep({ ...place(99), label: 'x', body: '1', savedAt: 1 })).toThrow(
      'FOREIGN KEY',
    )
  })
})
