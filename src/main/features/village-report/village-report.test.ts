import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { importColumnNames, importColumns } from '#shared/features/village-report/report-form.rules.ts'
import type {
  VillageReport,
  VillageReportOutcome,
} from '#shared/features/village-report/village-report.schema.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'

let office: TestOffice
let officer: TestClient
let operator: TestClient
let villageId: VillageReport['villageId']

beforeAll(async () => {
  office = await openTestOffice()
  officer = await office.officer('petugas', ['officer'])
  operator = await office.officer('operator', ['operator'])
  const outcome = await office.head.village.add({
    regionCode: '62.02.17.2015',
    printedName: 'Tanjung Harapan',
    unitType: 'desa',
    unitTypePrinted: 'Desa',
    headTitle: 'Kepala Desa',
    officeAddress: null,
    note: null,
  })
  if (outcome.outcome !== 'saved') throw new Error('not set up')
  villageId = outcome.detail.village.id
})
afterAll(() => office.close())

let serial = 0
const input = (overrides: object = {}) => ({
  villageId,
  category: 'traffickingSign' as const,
  title: `Tawaran kerja lewat grup WA ${(serial += 1)}`,
  chronology: 'Warga menyampaikan ada tawaran kerja tanpa kontrak.',
  channel: 'whatsapp' as const,
  reporterName: 'Uji Lestari',
  reporterPhone: '0812-0000-0011',
  receivedAt: new Date('2026-11-22T20:00:00'),
  ...overrides,
})
const saved = (outcome: VillageReportOutcome): VillageReport => {
  if (outcome.outcome !== 'saved') throw new Error(JSON.stringify(outcome.warnings))
  return outcome.report
}
const record = async (overrides: object = {}) => saved(await officer.villageReport.record(input(overrides)))
const clockOf = (report: VillageReport, kind: string) => {
  const found = report.clocks.find((clock) => clock.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}
const hours = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 3_600_000
const at = (text: string): Date => new Date(text)

describe('a report out of a village', () => {
  test('has a ticket of the year it was received in, and clocks from the receipt, not from the typing', async () => {
    const report = await record()
    expect(report.ticket).toMatch(/^LP-2026-\d{6}$/)
    expect(report.recordedAt).toEqual(at('2026-11-23T09:00:00'))
    for (const [kind, allowed] of [
      ['villageVerification', 48],
      ['villageFollowUp', 72],
      ['villageTrafficking', 6],
    ] as const)
      expect([kind, hours(report.receivedAt, clockOf(report, kind).dueAt)]).toEqual([kind, allowed])
    expect(report.dueAt).toEqual(at('2026-11-23T02:00:00'))
    const lastYear = await record({ receivedAt: at('2025-12-31T23:50:00'), acceptedWarnings: ['REPORT_OLD'] })
    expect(lastYear.ticket).toBe('LP-2025-000001')
  })

  test('that is late is listed as late until it is acted on', async () => {
    const report = await record()
    const late = await officer.villageReport.list({ view: 'overdue' })
    expect(late.items.map(({ id }) => id)).toContain(report.id)
    expect(late.total).toBe(late.counts.overdue)
    const verified = await officer.villageReport.verify({ id: report.id, version: report.version })
    await officer.villageReport.followUp({
      id: report.id,
      version: verified.version,
      intervention: 'education',
      summary: 'Warga diberi penjelasan.',
    })
    const after = await officer.villageReport.list({ view: 'overdue' })
    expect(after.items.map(({ id }) => id)).not.toContain(report.id)
  })

  test('shows a missed deadline with its cause', async () => {
    const report = await record()
    const { id } = clockOf(report, 'villageTrafficking')
    const explained = await officer.villageReport.explainBreach({
      id: report.id,
      version: report.version,
      clockId: id,
      cause: 'Tidak ada sinyal di desa sampai pagi.',
    })
    expect(clockOf(explained, 'villageTrafficking').breachCause).toBe('Tidak ada sinyal di desa sampai pagi.')
  })

  test('goes through verification to a case with unnamed subjects, once', async () => {
    const report = await record({ occurredOn: '2026-11-21' as PlainDate, estimatedPersons: 3 })
    const verified = await officer.villageReport.verify({
      id: report.id,
      version: report.version,
      at: at('2026-11-23T08:00:00'),
    })
    expect(verified).toMatchObject({
      state: 'verified',
      registerNumber: expect.stringMatching(/^REG-UPT-2026-\d{4}$/),
    })
    expect(clockOf(verified, 'villageVerification').metAt).toEqual(at('2026-11-23T08:00:00'))
    const promotion = {
      id: report.id,
      version: verified.version,
      title: 'Tawaran kerja tanpa kontrak',
      unnamedSubjects: 3,
      description: 'Warga dusun 2, nama belum diketahui',
    }
    const { report: promoted, caseId } = await officer.villageReport.promote(promotion)
    expect(promoted).toMatchObject({ state: 'followedUp', intervention: 'case', caseId })
    expect(promoted.caseNumber).toMatch(/^KNP-2026-\d{4}$/)
    const { case: opened } = await officer.case.get({ id: caseId })
    expect(opened).toMatchObject({
      channel: 'villageReport',
      urgency: 'urgent',
      receivedAt: report.receivedAt,
    })
    expect(opened.subjectCount).toBe(3)
    const again = officer.villageReport.promote({ ...promotion, version: promoted.version })
    await expect(again).rejects.toMatchObject({ code: 'REPORT_ALREADY_A_CASE' })
    const done = await officer.villageReport.finish({ id: report.id, version: promoted.version })
    expect(done.state).toBe('done')
  })

  test('that was sent back is submitted again by its correction, and its clocks go with the receipt', async () => {
    const report = await record()
    const back = await officer.villageReport.askCorrection({
      id: report.id,
      version: report.version,
      note: 'Lengkapi nama dusun.',
    })
    expect(back).toMatchObject({ state: 'correctionAsked', correctionNote: 'Lengkapi nama dusun.' })
    const receivedAt = at('2026-11-22T22:00:00')
    const corrected = saved(
      await operator.villageReport.correct({
        ...input({ title: report.title, receivedAt, category: 'incident', hamlet: 'Dusun 2' }),
        id: report.id,
        version: back.version,
      }),
    )
    expect(corrected).toMatchObject({ state: 'submitted', correctionNote: null, hamlet: 'Dusun 2' })
    const running = corrected.clocks.filter(({ stoppedAt, metAt }) => stoppedAt === null && metAt === null)
    expect(running.map(({ kind, dueAt }) => [kind, hours(receivedAt, dueAt)])).toEqual([
      ['villageVerification', 48],
      ['villageFollowUp', 72],
    ])
  })

  test('that is rejected has no deadlines any more', async () => {
    const report = await record()
    const rejected = await officer.villageReport.reject({
      id: report.id,
      version: report.version,
      reason: 'Keterangan tidak benar.',
    })
    expect(rejected).toMatchObject({ state: 'rejected', dueAt: null })
    await expect(
      officer.villageReport.verify({ id: report.id, version: rejected.version }),
    ).rejects.toMatchObject({ code: 'REPORT_STEP_NOT_POSSIBLE' })
  })
})

describe('who may do what', () => {
  test('an operator types reports and verifies none; the first to save wins', async () => {
    const report = saved(await operator.villageReport.record(input()))
    const target = { id: report.id, version: report.version }
    await expect(operator.villageReport.verify(target)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await officer.villageReport.verify(target)
    await expect(officer.villageReport.askCorrection({ ...target, note: 'Lengkapi.' })).rejects.toMatchObject(
      { code: 'RECORD_CHANGED_MEANWHILE' },
    )
  })
})

describe('what cannot be and what is unlikely', () => {
  test('a receipt ahead of time is refused, one of long ago asked about and kept with the report', async () => {
    await expect(
      officer.villageReport.record(input({ receivedAt: at('2026-11-23T09:00:01') })),
    ).rejects.toMatchObject({ code: 'REPORT_RECEIVED_IN_FUTURE' })
    const old = input({ receivedAt: at('2026-03-01T09:00:00') })
    expect(await officer.villageReport.record(old)).toMatchObject({ warnings: [{ code: 'REPORT_OLD' }] })
    const kept = saved(await officer.villageReport.record({ ...old, acceptedWarnings: ['REPORT_OLD'] }))
    expect(kept.warnings).toEqual([{ code: 'REPORT_OLD', data: { days: 267 } }])
  })

  test('the same event reported twice is asked about with the ticket of the first', async () => {
    const occurredOn = '2026-11-02' as PlainDate
    const first = await record({ occurredOn })
    const second = await officer.villageReport.record(input({ occurredOn }))
    expect(second).toEqual({
      outcome: 'warned',
      warnings: [{ code: 'REPORT_TWIN', data: { ticket: first.ticket } }],
    })
  })

  test('a step cannot be taken before the report came', async () => {
    const report = await record()
    await expect(
      officer.villageReport.verify({ id: report.id, version: report.version, at: at('2026-11-22T19:59:00') }),
    ).rejects.toMatchObject({ code: 'REPORT_STEP_BEFORE_RECEIPT' })
  })

  test('a sixth file and one of more than five megabytes are refused', async () => {
    let report = await record()
    const pdf = (size = 40) =>
      new File([`%PDF-1.7\n${'x'.repeat(size)}\n%%EOF\n`], 'catatan.pdf', { type: 'application/pdf' })
    const add = (file: File) =>
      officer.villageReport.addFile({ id: report.id, version: report.version, title: 'Catatan', file })
    await expect(add(pdf(5 * 1024 * 1024))).rejects.toMatchObject({ code: 'REPORT_FILE_TOO_LARGE' })
    for (let count = 0; count < 5; count += 1) report = await add(pdf(count))
    expect(report.files).toHaveLength(5)
    await expect(add(pdf())).rejects.toMatchObject({ code: 'REPORT_FILES_FULL' })
  })
})

describe('the list', () => {
  test('is paged without a gap or a double, newest receipt first', async () => {
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const page = await officer.villageReport.list({ view: 'all', limit: 3, ...(cursor ? { cursor } : {}) })
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
      if (!cursor) expect(ids).toHaveLength(page.total)
    } while (cursor)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('takes signs of a search pattern for what they are', async () => {
    await record({ title: 'Diskon 100% ke luar negeri' })
    const found = await officer.villageReport.list({ view: 'all', text: '100%' })
    expect(found.items.map(({ title }) => title)).toEqual(['Diskon 100% ke luar negeri'])
    expect((await officer.villageReport.list({ view: 'all', text: '__' })).total).toBe(
      (await officer.villageReport.list({ view: 'all' })).total,
    )
  })
})

describe('a form that was filled in without the program', () => {
  const csv = (rows: readonly Record<string, string>[]): File => {
    const lines = [
      importColumnNames.map((column) => importColumns[column]),
      ...rows.map((row) => importColumnNames.map((column) => row[column] ?? '')),
    ]
    return new File([lines.map((cells) => cells.join(';')).join('\r\n')], 'laporan.csv', { type: 'text/csv' })
  }
  const row = (overrides: Record<string, string> = {}) => ({
    village: '62.02.17.2015',
    category: 'Indikasi TPPO/PMI',
    title: 'Rombongan berangkat malam',
    receivedOn: '22-11-2026',
    receivedTime: '21.15',
    chronology: 'Enam orang dijemput mobil.',
    ...overrides,
  })

  test('is recorded row by row; every bad row is named with its reason and nothing of it is kept', async () => {
    const before = (await officer.villageReport.list({ view: 'all' })).total
    const { rows, recorded } = await officer.villageReport.importFile({
      file: csv([
        row(),
        row({ title: '' }),
        row({ village: 'Desa Entah', title: 'Lain 1' }),
        row({ village: 'Tanjung Harapan', title: 'Lain 2', receivedOn: '24-11-2026' }),
        row({ title: 'Lain 3', receivedOn: '31-02-2026' }),
        row(),
        row({ village: 'desa tanjung harapan', title: 'Lain 4', receivedTime: '' }),
      ]),
    })
    expect(rows.map(({ row: number, refusal }) => [number, refusal])).toEqual([
      [2, null],
      [3, 'titleMissing'],
      [4, 'villageUnknown'],
      [5, 'receivedInFuture'],
      [6, 'receivedUnreadable'],
      [7, 'twiceInFile'],
      [8, null],
    ])
    expect(recorded).toBe(2)
    const after = await officer.villageReport.list({ view: 'all' })
    expect(after.total).toBe(before + 2)
    const first = after.items.find(({ ticket }) => ticket === rows[0]?.ticket)
    expect(first).toMatchObject({ category: 'traffickingSign', receivedAt: at('2026-11-22T21:15:00') })
    expect(await officer.villageReport.get({ id: first?.id ?? '' })).toMatchObject({
      isImported: true,
    })
  })

  test('adds nothing when it is imported again', async () => {
    const file = () => csv([row({ title: 'Hanya sekali' })])
    expect((await officer.villageReport.importFile({ file: file() })).recorded).toBe(1)
    const again = await officer.villageReport.importFile({ file: file() })
    expect([again.recorded, again.rows[0]?.refusal]).toEqual([0, 'alreadyImported'])
  })

  test('lacks a column: the refusal names it', async () => {
    const file = new File(['Judul;Kategori\r\nA;B'], 'laporan.csv', { type: 'text/csv' })
    await expect(officer.villageReport.importFile({ file })).rejects.toMatchObject({
      code: 'REPORT_IMPORT_COLUMN_MISSING',
      data: { column: importColumns.village },
    })
  })

  test('as the program hands it out holds no report', async () => {
    const file = await officer.villageReport.form()
    expect(await officer.villageReport.importFile({ file })).toEqual({ rows: [], recorded: 0 })
  })

  test('that is no table is refused', async () => {
    const file = new File([new Uint8Array([0x4d, 0x5a, 0, 1, 2, 3])], 'laporan.csv')
    await expect(officer.villageReport.importFile({ file })).rejects.toMatchObject({
      code: 'REGISTER_TYPE_NOT_ALLOWED',
    })
  })
})
