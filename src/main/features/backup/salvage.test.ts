import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { salvageAreaOf } from '#shared/features/backup/salvage.rules.ts'
import { trackedTables } from '#main/platform/db/change-triggers.ts'
import { openEncrypted } from '#main/platform/db/open.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import { readPointer } from '#main/platform/store/pointer.ts'
import { openSalvaged } from '#main/platform/store/store.ts'
import { dumpOf, type Dump } from '../../../../tests/support/logical-dump.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { sampitSetup, testPassword } from '../../../../tests/support/test-office.ts'
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

const salvage = () => office.visitor().backup.salvage(credentials)
const copies = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`perisai-desa-selamat-${process.pid}-`))
const salvaged = (): Dump => dumpOf(office.service.store().database.connection)

/** Written by the log itself, by the login into the copy, or outside every act. */
const notCompared = /^(?:change|access_entries|checkpoints|open_change|drafts|.*_names)/

const differences = () => {
  const after = salvaged()
  const tables = [...before].filter(([table]) => !notCompared.test(table))
  return {
    missing: tables.flatMap(([table, own]) => own.filter((row) => !after.get(table)?.includes(row))),
    strange: tables.flatMap(([table, own]) => (after.get(table) ?? []).filter((row) => !own.includes(row))),
  }
}

/** Pages, counted from 0, that the rows of these tables stand on. */
const pagesOf = (...tables: string[]): number[] => findPages(tables, `pagetype <> 'internal'`)
const findPages = (tables: readonly string[], which: string): number[] =>
  office.service
    .store()
    .database.connection.prepare(
      `select pageno - 1 from dbstat where name in (${tables.map((table) => `'${table}'`).join(', ')})
       and ${which} order by pageno`,
    )
    .pluck()
    .all() as number[]

const logTables = ['changes', 'change_entries', 'change_segments', 'change_subjects']

describe('of a damaged store', () => {
  test('every row is shown that is there or that the log proves, and the others are counted', async () => {
    closeOffice()
    for (let page = 3; page < pages(); page += 7) flipBit(rows, page * pageSize + 700)
    for (let page = 5; page < pages(); page += 13) zeroPage(rows, page)
    truncateSync(rows, sizeOf(rows) - 6 * pageSize - 1000)
    await expect(office.login(login, password)).rejects.toMatchObject({
      code: expect.stringMatching(/DAMAGED|BROKEN|MISMATCH/),
    })
    const { report } = await salvage()
    const head = await office.login(login, password)
    const { missing, strange } = differences()
    expect(report.lost).toBeGreaterThan(0)
    expect(report.actsLost).toBeGreaterThan(0)
    expect(strange.length).toBeLessThanOrEqual(report.doubtful)
    // What stood in a lost page and in a lost act alike leaves no trace that could be counted.
    expect(missing.length).toBeLessThan(60)
    expect(before.get('case_notes')?.length).toBe(600)
    expect((await head.village.list({})).items).toHaveLength(telagaAntang.length)
    expect((await head.case.get({ id: office.caseId })).case.title).toBe('Kunjungan keluarga ke Kuching')
    expect((await head.audit.list({})).items.length).toBeGreaterThan(5)
    expect((await head.backup.salvaged()).report).toEqual(report)
  })

  test('rows whose pages are garbled or gone come back from a whole log, and are proven', async () => {
    const notes = pagesOf('case_notes')
    const [schema] = pagesOf('sqlite_schema').slice(5)
    closeOffice()
    zeroPage(rows, schema!)
    for (const [index, page] of notes.entries())
      if (index % 2 === 0) zeroPage(rows, page)
      else flipBit(rows, page * pageSize + 2000)
    const { report } = await salvage()
    await office.login(login, password)
    expect(report).toMatchObject({ lost: 0, doubtful: 0, actsLost: 0 })
    expect(report.restored).toBeGreaterThan(100)
    expect(differences()).toEqual({ missing: [], strange: [] })
  })

  test.each([0, 1])(
    'half is shown when half is gone (from page %i), the rest as a backup has it',
    async (first) => {
      await office.head.backup.create()
      addNotes(20)
      closeOffice()
      for (let page = first; page < pages(); page += 2) zeroPage(rows, page)
      const { report } = await salvage()
      const head = await office.login(login, password)
      expect(differences().strange.length).toBeLessThanOrEqual(report.doubtful)
      expect(salvaged().get('case_notes')?.length).toBeGreaterThanOrEqual(600)
      expect((await head.village.list({})).items).toHaveLength(telagaAntang.length)
      await head.case.get({ id: office.caseId })
      await head.audit.list({})
      await head.home.due({})
    },
  )

  test('pages that nothing leads to any more are known by their rows', async () => {
    await office.head.backup.create()
    const [spared, ...log] = pagesOf('changes', 'change_entries', 'change_segments')
    const leading = findPages(['case_notes'], `pagetype = 'internal'`)
    addNotes(20)
    closeOffice()
    for (const page of [...leading, ...log]) if (page !== spared) zeroPage(rows, page)
    await salvage()
    await office.login(login, password)
    expect(leading.length).toBeGreaterThan(0)
    expect(salvaged().get('case_notes')).toEqual(before.get('case_notes'))
  })

  test('rows on whole pages are shown although their acts are lost', async () => {
    const log = pagesOf(...logTables)
    await office.head.backup.create()
    closeOffice()
    for (const page of log.slice(log.length / 2)) zeroPage(rows, page)
    const { report } = await salvage()
    await office.login(login, password)
    expect(report).toMatchObject({ lost: 0, doubtful: 0 })
    expect(report.actsLost).toBeGreaterThan(10)
    expect(differences().strange).toEqual([])
    expect(salvaged().get('case_notes')).toEqual(before.get('case_notes'))
  })

  test('nothing is lost with the first page and the schema', async () => {
    const schema = pagesOf('sqlite_schema')
    closeOffice()
    for (const page of [0, ...schema.slice(0, 3)]) zeroPage(rows, page)
    const { report } = await salvage()
    await office.login(login, password)
    expect(report).toMatchObject({ lost: 0, actsLost: 0 })
    expect(differences()).toEqual({ missing: [], strange: [] })
  })

  test('that is behind its head, what is there is shown, and how many acts are missing', async () => {
    const { database } = office.service.store()
    database.connection.pragma('wal_checkpoint(TRUNCATE)')
    const older = readFileSync(rows)
    addNotes(20)
    closeOffice()
    writeFileSync(rows, older)
    const { report } = await salvage()
    await office.login(login, password)
    expect(report).toMatchObject({ lost: 0, actsLost: 2 })
    expect(differences().missing).toHaveLength(20)
  })

  test('attachments are there that are what was stored, and no others', async () => {
    const kept = await addAttachment(office, 'utuh')
    await addAttachment(office, 'rusak')
    const { connection } = office.service.store().blobs
    const chunks = connection
      .prepare(
        `select pageno - 1 from dbstat where name = 'chunks' and pagetype = 'overflow' order by pageno`,
      )
      .pluck()
      .all() as number[]
    closeOffice()
    flipBit(rows, 5 * pageSize + 100)
    const attachments = join(generationFolderOf(office.folder), 'lampiran.db')
    flipBit(attachments, (chunks.at(-1) ?? 0) * pageSize + 100)
    const { report } = await salvage()
    await office.login(login, password)
    const { blobs } = office.service.store()
    const ids = blobs.connection
      .prepare('select id from blobs order by stored_at, id')
      .pluck()
      .all() as Buffer[]
    const read = ids.map((id) => {
      try {
        return Buffer.from(blobs.get(id)).equals(Buffer.from(kept))
      } catch (error) {
        return (error as { code: string }).code
      }
    })
    expect(new Set(read)).toEqual(new Set(['FILE_DAMAGED', true]))
    expect(read).toHaveLength(2)
    expect(report.filesLost).toBe(1)
  })
})

test('every table is told under the part of the office that knows it', () => {
  const tables = trackedTables(office.service.store().database.connection)
  expect(tables.filter((table) => salvageAreaOf(table) === 'records')).toEqual([
    'access_entries',
    'checkpoints',
    'device_keys',
    'key_generations',
    'offsite_backups',
    'outlived_blobs',
    'recovery_codes',
    'restore_drills',
    'restores',
  ])
  expect(['subjects', 'evidence', 'referrals', 'decrees', 'print_acts'].map(salvageAreaOf)).toEqual([
    'cases',
    'files',
    'referrals',
    'villages',
    'papers',
  ])
})

describe('a salvaged copy', () => {
  const damageNotes = (): void => {
    const notes = pagesOf('case_notes')
    closeOffice()
    for (const page of notes.slice(0, 3)) zeroPage(rows, page)
    for (const page of [2, 3]) flipBit(rows, page * pageSize + 300)
  }

  test('is made without touching what is damaged, says nothing in the clear, and is gone at the end', async () => {
    damageNotes()
    const files = () =>
      ['utama.db', 'lampiran.db'].map((name) => readFileSync(join(generationFolderOf(office.folder), name)))
    const damaged = files()
    await salvage()
    await office.login(login, password)
    expect(files().map((file, index) => file.equals(damaged[index] ?? Buffer.alloc(0)))).toEqual([true, true])
    const [copy] = copies()
    const everything = readdirSync(join(tmpdir(), copy!), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
      .join('')
    expect(everything.length).toBeGreaterThan(100_000)
    for (const word of ['keterangan', 'Kuching', 'Melati', 'SQLite format', 'kepala'])
      expect(everything).not.toContain(word)
    office.service.close()
    expect(copies()).toEqual([])
    expect(existsSync(rows)).toBe(true)
  })

  test("takes no change, makes no backup, and is nobody's to recover a password in", async () => {
    damageNotes()
    await salvage()
    const head = await office.login(login, password)
    const refused = { code: 'STORE_SALVAGED' }
    await expect(
      head.case.nameMember({ id: office.caseId, officerId: office.officerIds.rekan }),
    ).rejects.toMatchObject(refused)
    await expect(head.backup.create()).rejects.toMatchObject(refused)
    const { recoveryCode } = office
    const recovery = { login, recoveryCode, newPassword: 'gerobak payung hujan sore', reason: 'Lupa' }
    await expect(office.visitor().session.recover(recovery)).rejects.toMatchObject(refused)
    await expect(head.health.now()).resolves.toMatchObject({ isReadOnly: false, headWasLost: false })
  })

  test('is made and read by those alone who may restore', async () => {
    damageNotes()
    const other = { login: 'loket', password: testPassword('loket') }
    await expect(office.visitor().backup.salvage(other)).rejects.toMatchObject({
      code: 'SALVAGE_NOT_PERMITTED',
    })
    expect(copies()).toEqual([])
    const wrong = { login, password: 'bukan kata sandi yang benar' }
    await expect(office.visitor().backup.salvage(wrong)).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    await salvage()
    await expect(office.login(other.login, other.password)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await office.login('kasi', testPassword('kasi'))
  })

  test('gives nobody a right that no act gave him', async () => {
    closeOffice()
    const connection = openEncrypted(rows, key, { create: false })
    const triggers = connection
      .prepare(`select name from sqlite_schema where type = 'trigger' and tbl_name = 'officer_roles'`)
      .pluck()
      .all()
    for (const name of triggers) connection.exec(`drop trigger "${String(name)}"`)
    connection.exec(
      `insert into officer_roles (officer_id, role) select id, 'officeHead' from officers where login = 'loket'`,
    )
    connection.close()
    const raised = { login: 'loket', password: testPassword('loket') }
    await expect(office.visitor().backup.salvage(raised)).rejects.toMatchObject({
      code: 'SALVAGE_NOT_PERMITTED',
    })
    await salvage()
  })

  test('takes its officers from the newest backup where the store proves none', async () => {
    const { name } = await office.head.backup.create()
    const lost = pagesOf(...logTables.slice(0, 3), 'officers', 'officer_roles')
    const spared = pagesOf('changes')[0]
    closeOffice()
    for (const page of lost) if (page !== spared) zeroPage(rows, page)
    await salvage()
    const head = await office.login(login, password)
    expect((await head.village.list({})).items).toHaveLength(telagaAntang.length)
    office.restart()
    rmSync(join(office.folder, 'cadangan', name), { recursive: true })
    await expect(salvage()).rejects.toMatchObject({ code: 'SALVAGE_NOT_PERMITTED' })
  })

  test('is left when somebody turns to the backups: what is restored is the store', async () => {
    const { name } = await office.head.backup.create()
    damageNotes()
    await salvage()
    const { backups } = await office.visitor().backup.candidates(credentials)
    expect(copies()).toEqual([])
    expect(backups.map(({ backup }) => backup.name)).toContain(name)
    await office.visitor().backup.restoreDamaged({
      ...credentials,
      source: { kind: 'local', name },
      reason: 'Halaman rusak',
      approval: { kind: 'paperCode', recoveryCode: office.recoveryCode },
    })
    expect(readPointer(office.folder)?.generation).toBe(2)
  })

  test('is not made of a store that opens, and nothing else is opened like one', async () => {
    const { masterKey } = office.service.store()
    expect(() => openSalvaged(office.folder, Uint8Array.from(masterKey))).toThrow('only a salvaged copy')
    await expect(salvage()).rejects.toMatchObject({ code: 'STORE_IS_WHOLE' })
    closeOffice()
    await expect(salvage()).rejects.toMatchObject({ code: 'STORE_IS_WHOLE', defined: true })
    expect(copies()).toEqual([])
  })

  test('is not made where nothing can be read', async () => {
    closeOffice()
    writeFileSync(rows, Buffer.alloc(sizeOf(rows), 7))
    await expect(salvage()).rejects.toMatchObject({ code: 'SALVAGE_NOTHING_READ' })
    rmSync(rows)
    await expect(salvage()).rejects.toMatchObject({ code: 'SALVAGE_NOTHING_READ' })
  })
})
