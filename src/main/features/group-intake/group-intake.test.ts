import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type {
  ApplyInput,
  ApplyResult,
  StagedRegister,
} from '#shared/features/group-intake/group-intake.schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  openTestOffice,
  type TestClient,
  type TestOffice,
  testPassword,
} from '../../../../tests/support/test-office.ts'
import { checkAll, coverGroup, csvFile, openFile, summaryIn } from './group-intake.test-support.ts'

let office: TestOffice
let section: TestClient
beforeEach(async () => {
  office = await openTestOffice()
  section = await office.officer('seksi', ['sectionHead'])
})
afterEach(() => office.close())

const newCase = (
  changes: Partial<Extract<ApplyInput['target'], { kind: 'new' }>['fields']> = {},
): ApplyInput['target'] => ({
  kind: 'new',
  fields: {
    title: 'Rombongan umrah, satu kode pemesanan',
    channel: 'checkpointDeparture',
    receivedAt: new Date(office.clock.now()),
    eventOn: null,
    eventPlace: 'Bandara Contoh',
    chronology: null,
    confidentiality: 'restricted',
    ...changes,
  },
})

const staged = async (client = section, text = coverGroup): Promise<StagedRegister> => {
  const register = await openFile(client, text)
  await checkAll(client, register)
  return register
}
const apply = (id: StagedRegister['id'], target: ApplyInput['target'], client = section) =>
  client.groupIntake.apply({ id, role: 'prospectiveWorker', target })
const positionsOf = async (caseId: ApplyResult['caseId']) => {
  const { items } = await section.subject.ofCase({ caseId, limit: 100 })
  return items.map(({ position, shownName }) => [position, shownName])
}

describe('opening a register', () => {
  test('tells what the columns seem to be', async () => {
    const { sheets, format, separator, encoding, checked } = await openFile(section)
    expect({ format, separator, encoding, checked }).toEqual({
      format: 'csv',
      separator: ';',
      encoding: 'utf-8',
      checked: null,
    })
    expect(sheets[0]).toMatchObject({
      headingRow: 1,
      mapping: [
        null,
        'fullName',
        'nik',
        'birthPlaceAndDay',
        'sex',
        'phone',
        'passportNumber',
        'bookingCode',
        'destinationCity',
      ],
      isRemembered: false,
    })
    expect(sheets[0]?.rows).toHaveLength(8)
  })

  test('writes nothing to the disk', async () => {
    const before = readdirSync(office.folder, { recursive: true })
    await staged()
    expect(readdirSync(office.folder, { recursive: true })).toEqual(before)
    const files = readdirSync(office.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files.length).toBeGreaterThan(0)
    for (const { parentPath, name } of files)
      expect(readFileSync(join(parentPath, name)).includes('Fiktif Melati')).toBe(false)
  })

  test.each([
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'REGISTER_OLD_EXCEL'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'REGISTER_TYPE_NOT_ALLOWED'],
    ['a file of nothing', Buffer.alloc(0), 'REGISTER_EMPTY'],
    ['a file too large', Buffer.alloc(20 * 1024 * 1024 + 1, 'a;b\n'), 'REGISTER_TOO_LARGE'],
  ])('%s is refused by name, and nothing is staged', async (_what, bytes, code) => {
    const file = new File([new Uint8Array(bytes)], 'daftar.csv')
    await expect(section.groupIntake.readFile({ file })).rejects.toMatchObject({ code, defined: true })
    expect((await section.groupIntake.staged({})).registers).toEqual([])
  })

  test('an officer works on one register at a time, and three fill the room', async () => {
    const first = await openFile(section)
    const second = await openFile(section)
    const { registers } = await section.groupIntake.staged({})
    expect(registers.map(({ id }) => id)).toEqual([second.id])
    await expect(section.groupIntake.report({ id: first.id, part: 'good' })).rejects.toMatchObject({
      code: 'REGISTER_NOT_STAGED',
    })
    for (const login of ['satu', 'dua']) await openFile(await office.officer(login, ['officer']))
    const fourth = await office.officer('tiga', ['officer'])
    await expect(openFile(fourth)).rejects.toMatchObject({ code: 'REGISTER_ROOM_FULL', data: { maximum: 3 } })
  })

  test('is for those who may, and what one opened nobody else sees before it is checked', async () => {
    const auditor = await office.officer('pengawas', ['auditor'])
    await expect(openFile(auditor)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const officer = await office.officer('petugas', ['officer'])
    const register = await openFile(officer)
    expect((await section.groupIntake.staged({})).registers).toEqual([])
    await checkAll(officer, register)
    const { registers } = await section.groupIntake.staged({})
    expect(registers).toMatchObject([{ id: register.id, isOwn: false, openedBy: 'Petugas petugas' }])
    expect((await (await office.officer('lain', ['officer'])).groupIntake.staged({})).registers).toEqual([])
  })

  test('is lost when the program locks, and that is told', async () => {
    const register = await staged()
    office.restart()
    const again = await office.login('seksi', testPassword('seksi'))
    await expect(apply(register.id, newCase(), again)).rejects.toMatchObject({
      code: 'REGISTER_NOT_STAGED',
      defined: true,
    })
  })

  test('can be let go, twice as well', async () => {
    const { id } = await openFile(section)
    await section.groupIntake.discard({ id })
    await section.groupIntake.discard({ id })
    expect((await section.groupIntake.staged({})).registers).toEqual([])
  })
})

const withBadRows = [
  'Nama;NIK;Tanggal Lahir',
  'Fiktif Melati;6202175403010001;14-03-2001',
  'Uji Rahmat;6202083013990001;',
  ';6202176011800001;',
  'Fiktif Baik;;01-02-1990',
  '=CMD();;',
  'Uji Bulat;6,20218E+15;',
].join('\n')

describe('checking a register', () => {
  test('keeps good rows and tells of the bad ones by row, column and reason', async () => {
    const register = await openFile(section, withBadRows)
    const summary = summaryIn(await checkAll(section, register))
    expect(summary).toMatchObject({ rows: 6, good: 2, bad: 4, chosen: 2 })
    const { items } = await section.groupIntake.report({ id: register.id, part: 'bad' })
    expect(
      items.map(({ number, problems }) => [number, ...problems.map(({ field, code }) => `${field} ${code}`)]),
    ).toEqual([
      [3, 'nik NIK_MONTH_IMPOSSIBLE'],
      [4, 'fullName ROW_NAME_MISSING'],
      [6, 'fullName ROW_FORMULA'],
      [7, 'nik ROW_DIGITS_LOST'],
    ])
    const good = await section.groupIntake.report({ id: register.id, part: 'good' })
    expect(good.items.map(({ number, name }) => [number, name])).toEqual([
      [2, 'Fiktif Melati'],
      [5, 'Fiktif Baik'],
    ])
  })

  test('pages its report by row', async () => {
    const register = await staged(
      section,
      `Nama\n${Array.from({ length: 25 }, (_none, index) => `Fiktif ${'abcdefghijklmnopqrstuvwxy'[index]}`).join('\n')}`,
    )
    const first = await section.groupIntake.report({ id: register.id, part: 'good', limit: 20 })
    const second = await section.groupIntake.report({
      id: register.id,
      part: 'good',
      limit: 20,
      cursor: first.nextCursor ?? '',
    })
    expect([first.items.length, second.items.length, second.items[0]?.number, second.nextCursor]).toEqual([
      20,
      5,
      22,
      null,
    ])
  })

  test('finds the same person in rows above: numbers leave the later row out, names only ask', async () => {
    const register = await openFile(
      section,
      [
        'Nama,NIK,Paspor,Tanggal Lahir',
        'Fiktif Melati,6202175403010001,C1000001,14-03-2001',
        'F. Melati,6202175403010001,,14-03-2001',
        'Fiktif Mawar,,c 1000001,01-07-1995',
        'Moh. Djoko Contoh,,,02-02-1980',
        'Muhammad Joko Contoh,,,02-02-1980',
      ].join('\n'),
    )
    expect(summaryIn(await checkAll(section, register))).toMatchObject({
      good: 5,
      twiceInRegister: 3,
      chosen: 3,
    })
    const { items } = await section.groupIntake.report({ id: register.id, part: 'duplicates' })
    expect(items.map(({ number, duplicates, isChosen }) => ({ number, duplicates, isChosen }))).toEqual([
      { number: 3, duplicates: [{ where: 'register', kind: 'nik', row: 2 }], isChosen: false },
      { number: 4, duplicates: [{ where: 'register', kind: 'passport', row: 2 }], isChosen: false },
      { number: 6, duplicates: [{ where: 'register', kind: 'nameAndBirth', row: 5 }], isChosen: true },
    ])
  })

  test('finds people that stand in cases by NIK, passport, and name with birth date', async () => {
    const { caseNumber } = await apply((await staged()).id, newCase())
    const register = await openFile(
      section,
      [
        'Nama;NIK;No Paspor;Tgl Lahir',
        'Lain Nama;6202175403010001;;',
        'Lain Lagi;;C1000002;',
        'Uji  KENANGA;;;20-11-1980',
        'Uji Kenanga;;;21-11-1980',
      ].join('\n'),
    )
    expect(summaryIn(await checkAll(section, register))).toMatchObject({ good: 4, inStore: 3, chosen: 4 })
    const { items } = await section.groupIntake.report({ id: register.id, part: 'duplicates' })
    expect(items.map(({ number, duplicates }) => [number, duplicates])).toEqual(
      [
        [2, 'nik'],
        [3, 'passport'],
        [4, 'nameAndBirth'],
      ].map(([number, kind]) => [
        number,
        [expect.objectContaining({ where: 'store', kind, caseNumber, cases: 1 })],
      ]),
    )
  })

  test('rows are chosen one by one or by the sort of their duplicates', async () => {
    const register = await staged(section, `${coverGroup}\r\n8;Fiktif Melati;6202175403010001;;P;;;;`)
    const { id } = register
    const choose = (
      choice: Parameters<TestClient['groupIntake']['choose']>[0]['choice'],
      isChosen: boolean,
    ) => section.groupIntake.choose({ id, choice, isChosen })
    expect(await choose({ where: 'register', kind: null }, true)).toMatchObject({ chosen: 8 })
    expect(await choose({ rows: [2, 3, 99] }, false)).toMatchObject({ chosen: 6 })
    expect(await choose({ where: 'register', kind: 'passport' }, false)).toMatchObject({ chosen: 6 })
    expect(await choose({ where: 'register', kind: 'nik' }, false)).toMatchObject({ chosen: 5 })
  })

  test('needs a column for the name, and no field twice', async () => {
    const register = await openFile(section)
    const nothing: StagedRegister['sheets'][number]['mapping'] = [null, null, 'nik']
    await expect(checkAll(section, register, { mapping: nothing })).rejects.toMatchObject({
      code: 'REGISTER_NAME_NOT_MAPPED',
    })
    await expect(checkAll(section, register, { mapping: ['fullName', 'fullName'] })).rejects.toMatchObject({
      code: 'REGISTER_FIELD_MAPPED_TWICE',
    })
  })

  const long = `Nama;Pekerjaan\n${Array.from({ length: 60_000 }, () => 'Fiktif Panjang;petani').join('\n')}`

  test('tells how far it has come', async () => {
    const register = await openFile(section, long)
    const events = await checkAll(section, register)
    const shares = events.flatMap((event) => (event.type === 'progress' ? [event.share] : []))
    expect(shares.length).toBeGreaterThan(2)
    expect(shares).toEqual(shares.toSorted((one, other) => one - other))
    expect(summaryIn(events).good).toBe(60_000)
  })

  test('that somebody stops listening to is over and leaves no result', async () => {
    const register = await openFile(section, long)
    const told = await section.groupIntake.check({
      id: register.id,
      sheet: 0,
      headingRow: 1,
      mapping: ['fullName'],
    })
    for await (const event of told) {
      expect(event.type).toBe('progress')
      break
    }
    const { registers } = await section.groupIntake.staged({})
    expect(registers[0]?.checked).toBeNull()
    expect(summaryIn(await checkAll(section, register)).good).toBe(60_000)
  })
})

describe('adding a register to a case', () => {
  test('makes a new case of all its people in one act of the change log', async () => {
    const { id } = await staged()
    const acts = () =>
      office.service.store().database.read.prepare('SELECT action FROM changes ORDER BY seq').all([])
    const before = acts().length
    const result = await apply(id, newCase())
    expect(result).toMatchObject({ added: 7, alreadyThere: 0, caseNumber: 'KNP-2026-0001' })
    expect(acts().slice(before)).toEqual([{ action: 'groupIntake.apply' }])
    expect(await positionsOf(result.caseId)).toHaveLength(7)
    expect((await section.groupIntake.staged({})).registers).toEqual([])
    await expect(apply(id, newCase())).rejects.toMatchObject({ code: 'REGISTER_NOT_STAGED' })
  })

  test('later adds an eighth behind the seven and renumbers nobody', async () => {
    const { caseId } = await apply((await staged()).id, newCase())
    const before = await positionsOf(caseId)
    const eighth = await staged(section, 'Nama;NIK\nFiktif Melati;6202175403010001\nContoh Kedelapan;')
    const result = await apply(eighth.id, { kind: 'existing', caseId })
    expect(result).toMatchObject({ added: 1, alreadyThere: 1 })
    expect(await positionsOf(caseId)).toEqual([...before, [8, 'C.K.']])
  })

  test('adds nobody when one cannot be added', async () => {
    const { caseId } = await apply((await staged()).id, newCase())
    const many = await staged(
      section,
      `Nama\n${Array.from({ length: 994 }, () => 'Fiktif Banyak').join('\n')}`,
    )
    await expect(apply(many.id, { kind: 'existing', caseId })).rejects.toMatchObject({
      code: 'SUBJECTS_FULL',
    })
    expect(await positionsOf(caseId)).toHaveLength(7)
    expect((await section.groupIntake.staged({})).registers).toHaveLength(1)
  })

  test('is refused for a case that is not there, for nobody chosen, and before the check', async () => {
    const { id } = await staged()
    await expect(apply(id, { kind: 'existing', caseId: newId('Case') })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      data: { kind: 'case' },
    })
    await section.groupIntake.choose({ id, choice: { rows: [2, 3, 4, 5, 6, 7, 8] }, isChosen: false })
    await expect(apply(id, newCase())).rejects.toMatchObject({ code: 'REGISTER_NOTHING_CHOSEN' })
    await expect(apply((await openFile(section)).id, newCase())).rejects.toMatchObject({
      code: 'REGISTER_NOT_CHECKED',
    })
    await expect(
      apply((await staged()).id, newCase({ receivedAt: new Date(office.clock.now() + 60_000) })),
    ).rejects.toMatchObject({ code: 'CASE_RECEIVED_IN_FUTURE' })
  })

  test('is for the head of a section, also with what an officer has checked', async () => {
    const officer = await office.officer('petugas', ['officer'])
    const { id } = await staged(officer)
    await expect(apply(id, newCase(), officer)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    expect(await apply(id, newCase())).toMatchObject({ added: 7 })
  })

  test('remembers how the columns were read, by the headings', async () => {
    const register = await openFile(section, coverGroup)
    const mapping =
      register.sheets[0]?.mapping.map((field) => (field === 'destinationCity' ? 'employer' : field)) ?? []
    await checkAll(section, register, { mapping })
    await apply(register.id, newCase())
    const again = await openFile(section, coverGroup.replace('Nama Lengkap', 'NAMA LENGKAP '))
    expect(again.sheets[0]).toMatchObject({ isRemembered: true, mapping })
    const other = await openFile(section, coverGroup.replace('PNR', 'Kode'))
    expect(other.sheets[0]?.isRemembered).toBe(false)
  })

  test('takes a workbook just so', async () => {
    const { writeXlsx } = await import('hucre/xlsx')
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Petunjuk', rows: [['Isi lembar berikut']] },
        {
          name: 'Data',
          rows: [
            ['Nama', 'NIK', 'Tanggal Lahir'],
            ['Fiktif Melati', '6202175403010001', new Date('2001-03-14T00:00:00Z')],
            ['Uji Bulat', 6202175403010010, null],
          ],
        },
      ],
    })
    const register = await section.groupIntake.readFile({ file: new File([new Uint8Array(bytes)], 'd.xlsx') })
    expect(register.sheets.map(({ name }) => name)).toEqual(['Petunjuk', 'Data'])
    const events = await checkAll(section, register, {
      sheet: 1,
      headingRow: 1,
      mapping: register.sheets[1]?.mapping ?? [],
    })
    expect(summaryIn(events)).toMatchObject({ good: 1, bad: 1 })
    expect(
      (await section.groupIntake.report({ id: register.id, part: 'bad' })).items[0]?.problems,
    ).toMatchObject([{ code: 'ROW_DIGITS_LOST', value: '6202175403010010' }])
  })
})

describe('a hostile register', () => {
  test('with formulas in every row leaves every row out and says why', async () => {
    const rows = Array.from({ length: 50 }, () => '=HYPERLINK("http://contoh.invalid");+1+1')
    const register = await openFile(section, `Nama;Pekerjaan\n${rows.join('\n')}`)
    expect(summaryIn(await checkAll(section, register))).toMatchObject({ good: 0, bad: 50 })
  })

  test('with names of prototypes and half signs is read as text', async () => {
    const register = await openFile(section, 'Nama;Alias\n__proto__;constructor\ntoString;\u202egpj.tarus\n')
    expect(summaryIn(await checkAll(section, register))).toMatchObject({ good: 2 })
    const { caseId } = await apply(register.id, newCase())
    expect(await positionsOf(caseId)).toHaveLength(2)
  })

  test('that is refused stages nothing, writes nothing and keeps what was open before', async () => {
    const before = await openFile(section)
    const { folder } = office
    const names = (): string[] => readdirSync(folder, { recursive: true }).map(String).toSorted()
    const standing = names()
    for (const content of ['MZ\u0000\u0001', 'a;'.repeat(300), '', 'a;"b\nc;d\n', '%PDF-1.7\nNama;NIK\n'])
      await expect(openFile(section, content)).rejects.toMatchObject({
        code: expect.stringMatching(/^REGISTER_/),
      })
    expect(names()).toEqual(standing)
    const { registers } = await section.groupIntake.staged({})
    expect(registers.map(({ id }) => id)).toEqual([before.id])
  })

  test('named with a path keeps only its name', async () => {
    const { fileName } = await section.groupIntake.readFile({
      file: csvFile('Nama;NIK\nUji;', '../../etc/daftar.csv'),
    })
    expect(fileName).toBe('daftar.csv')
  })
})
