import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { importColumnNames, importColumns } from '#shared/features/village-report/report-form.rules.ts'
import type {
  VillageReport,
  VillageReportOutcome,
} from '#shared/features/village-report/village-report.schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { textRow, workbookOf } from '#main/platform/register-reader/register-files.test-support.ts'
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

  test('whose category goes to and fro has the deadlines of the last one', async () => {
    let report = await record()
    for (const category of ['incident', 'traffickingSign'] as const)
      report = saved(
        await officer.villageReport.correct({
          ...input({ title: report.title, category }),
          id: report.id,
          version: report.version,
        }),
      )
    const running = report.clocks.filter(({ stoppedAt, metAt }) => stoppedAt === null && metAt === null)
    expect(running.map(({ kind }) => kind).toSorted()).toEqual([
      'villageFollowUp',
      'villageTrafficking',
      'villageVerification',
    ])
  })

  test('that is verified a second time keeps its place in the register, and none is lost', async () => {
    const report = await record()
    const first = await officer.villageReport.verify({ id: report.id, version: report.version })
    const back = await officer.villageReport.askCorrection({
      id: report.id,
      version: first.version,
      note: 'Lengkapi nama dusun.',
    })
    const corrected = saved(
      await officer.villageReport.correct({
        ...input({ title: report.title, hamlet: 'Dusun 1' }),
        id: report.id,
        version: back.version,
      }),
    )
    const second = await officer.villageReport.verify({ id: report.id, version: corrected.version })
    expect(second.registerNumber).toBe(first.registerNumber)
    const next = await record()
    const { registerNumber } = await officer.villageReport.verify({ id: next.id, version: next.version })
    const counter = (number: string | null) => Number(number?.slice(-4))
    expect(counter(registerNumber)).toBe(counter(first.registerNumber) + 1)
  })

  test('is one report when it is sent twice, and its draft ends with it', async () => {
    const submissionId = newId('VillageReport')
    const place = { kind: 'villageReport', recordKey: submissionId }
    await officer.draft.save({ ...place, label: 'Laporan desa', body: { title: 'Tawaran' } })
    const first = await record({ submissionId })
    expect(first.id).toBe(submissionId)
    expect((await officer.draft.get(place)).draft).toBeNull()
    expect((await record({ submissionId })).ticket).toBe(first.ticket)
  })

  test('that is in time has no cause of a delay', async () => {
    const report = await record({ receivedAt: at('2026-11-23T08:59:00') })
    const { id: clockId } = clockOf(report, 'villageVerification')
    await expect(
      officer.villageReport.explainBreach({
        id: report.id,
        version: report.version,
        clockId,
        cause: 'Lupa.',
      }),
    ).rejects.toMatchObject({ code: 'CLOCK_NOT_BREACHED' })
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
    ).rejects.toMatchObject({ code: 'REPORT_IS_OVER' })
  })
})

describe('whoever reported', () => {
  test('is shown by initials and the end of the number, and in clear only against a reason', async () => {
    const report = await record()
    expect([report.reporterName, report.reporterPhone]).toEqual(['U.L.', expect.stringMatching(/^\*+0011$/)])
    const opened = await officer.villageReport.reveal({ id: report.id, reason: 'Menelepon pelapor' })
    expect(opened).toEqual({ name: 'Uji Lestari', phone: '0812-0000-0011' })
    const { items } = await office.head.history.ofRecord({ kind: 'villageReport', id: report.id })
    expect(items[0]).toMatchObject({ action: 'villageReport.reveal', reason: 'Menelepon pelapor' })
  })

  test('stands in clear for who corrects the report, as long as it can be corrected', async () => {
    const report = await record()
    expect(await operator.villageReport.openForCorrection({ id: report.id })).toMatchObject({
      name: 'Uji Lestari',
    })
    await officer.villageReport.reject({ id: report.id, version: report.version, reason: 'Keliru.' })
    await expect(operator.villageReport.openForCorrection({ id: report.id })).rejects.toMatchObject({
      code: 'REPORT_IS_OVER',
    })
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
    expect((await officer.villageReport.list({ view: 'all', text: 'lp-2026-00000%' })).total).toBe(0)
  })

  test('finds a report by its ticket and by its place in the register', async () => {
    const report = await record()
    const { registerNumber } = await officer.villageReport.verify({ id: report.id, version: report.version })
    for (const text of [report.ticket.toLowerCase(), registerNumber ?? ''])
      expect((await officer.villageReport.list({ view: 'all', text })).items.map(({ id }) => id)).toEqual([
        report.id,
      ])
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
        row({ title: 'Lain 5', occurredOn: 'kemarin' }),
        row({ title: 'Lain 6', occurredOn: '24-11-2026' }),
        row({ title: 'Lain 7', estimatedPersons: 'banyak' }),
        row({ title: 'L'.repeat(161) }),
        row({ title: 'Lain 8', estimatedPersons: '6 orang' }),
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
      [9, 'occurredUnreadable'],
      [10, 'occurredInFuture'],
      [11, 'personsUnreadable'],
      [12, 'textTooLong'],
      [13, null],
    ])
    expect(recorded).toBe(3)
    const after = await officer.villageReport.list({ view: 'all' })
    expect(after.total).toBe(before + 3)
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

  test('may be a workbook, with its days and times as such; a formula is no report', async () => {
    const heading = textRow(1, ['Desa', 'Kategori', 'Judul', 'Tanggal diterima', 'Jam diterima', 'Kronologi'])
    const cells = (number: number, title: string, chronology: string) =>
      `<row r="${number}">${['62.02.17.2015', 'WNA', title].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}<c s="1"><v>46348</v></c><c><v>0.885416666666667</v></c>${chronology}</row>`
    const file = new File(
      [
        new Uint8Array(
          workbookOf({
            sheets: [
              heading +
                cells(2, 'Orang asing menginap', '<c t="str"><v>Dua malam.</v></c>') +
                cells(3, 'Dengan rumus', '<c><f>A1</f><v>1</v></c>'),
            ],
          }),
        ),
      ],
      'laporan.xlsx',
    )
    const { rows } = await officer.villageReport.importFile({ file })
    expect(rows.map(({ row: number, refusal }) => [number, refusal])).toEqual([
      [2, null],
      [3, 'cellUnreadable'],
    ])
    const [first] = (await officer.villageReport.list({ view: 'all', text: rows[0]?.ticket ?? '' })).items
    expect(first?.receivedAt).toEqual(at('2026-11-22T21:15:00'))
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
