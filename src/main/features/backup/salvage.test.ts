import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openForReading } from '#main/platform/db/open.ts'
import { storeKeys } from '#main/platform/keys/key-file.ts'
import { openSalvaged } from '#main/platform/store/store.ts'
import { dumpOf, type Dump } from '../../../../tests/support/logical-dump.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { clientFor, sampitSetup, testPassword } from '../../../../tests/support/test-office.ts'
import { addVillage, telagaAntang } from '../../../../tests/support/test-village.ts'
import { addAttachment, flipBit, generationFolderOf, sizeOf } from './backup.test-support.ts'

const { login, password } = sampitSetup().officer
const credentials = { login, password }
const pageSize = 4096

let office: TestCaseOffice
/** Every row before the damage. */
let before: Dump
let rows: string
let key: Uint8Array

/** Notes about one case in acts of ten, for a store of some hundred pages. */
const addNotes = (count: number): void => {
  const { database } = office.service.store()
  const recordedAt = office.clock.now()
  for (let first = 0; first < count; first += 10)
    database.change({ action: 'test.note', officerId: 1, recordedAt, about: [] }, (db) => {
      const add = db.prepare(
        `insert into case_notes (uuid, case_id, kind, body, recorded_at) values (randomblob(16), 1, 'note', ?, ?)`,
      )
      for (let index = first; index < first + 10; index += 1)
        add.run(`Catatan ke-${index}: ${'keterangan keluarga '.repeat(20)}`, recordedAt)
    })
}

const closeOffice = (): void => {
  const { database, blobs } = office.service.store()
  before = dumpOf(database.connection)
  for (const { connection } of [database, blobs]) connection.pragma('wal_checkpoint(TRUNCATE)')
  office.restart()
}

beforeEach(async () => {
  office = await openCaseOffice()
  for (const code of telagaAntang) await addVillage(office.head, code)
  addNotes(600)
  rows = join(generationFolderOf(office.folder), 'utama.db')
  const { masterKey, storeId } = office.service.store()
  key = storeKeys(masterKey, storeId).database
})
afterEach(() => office.close())

const zeroPage = (file: string, page: number): void => {
  const content = readFileSync(file)
  content.fill(0, page * pageSize, (page + 1) * pageSize)
  writeFileSync(file, content)
}

const pages = (): number => sizeOf(rows) / pageSize

/** Bits turned in every seventh page, every thirteenth gone, the last ones cut off. */
const damage = (): void => {
  for (let page = 3; page < pages(); page += 7) flipBit(rows, page * pageSize + 700)
  for (let page = 5; page < pages(); page += 13) zeroPage(rows, page)
  truncateSync(rows, sizeOf(rows) - 6 * pageSize - 1000)
}

const salvage = () => office.visitor().backup.salvage(credentials)
const copies = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`perisai-desa-selamat-${process.pid}-`))
const salvaged = (): Dump => dumpOf(office.service.store().database.connection)

/** Written by the log itself, by the login into the copy, or outside every act. */
const notCompared = /^(?:change|access_entries|checkpoints|open_change|drafts|.*_names)/

const compare = (after: Dump) => {
  const tables = [...before].filter(([table]) => !notCompared.test(table))
  const missing = tables.flatMap(([table, own]) => own.filter((row) => !after.get(table)?.includes(row)))
  const strange = tables.flatMap(([table, own]) =>
    (after.get(table) ?? []).filter((row) => !own.includes(row)),
  )
  return { missing, strange, all: tables.flatMap(([, own]) => own).length }
}

describe('a damaged store that is saved', () => {
  test('shows every row that is there or that its log still proves, and counts the others', async () => {
    closeOffice()
    damage()
    await expect(office.login(login, password)).rejects.toMatchObject({
      code: expect.stringMatching(/DAMAGED|BROKEN|MISMATCH/),
    })
    const { report } = await salvage()
    const head = await office.login(login, password)
    const found = compare(salvaged())
    console.log(report, found.missing.length, found.strange.length, found.all)
    expect(found.strange.length).toBeLessThanOrEqual(report.doubtful)
    expect(found.missing.length).toBeLessThanOrEqual(report.doubtful + report.lost)
    expect(report.restored).toBeGreaterThan(10)
    expect((await head.village.list({})).items).toHaveLength(telagaAntang.length)
    expect((await head.backup.salvaged()).report).toEqual(report)
  })
})
