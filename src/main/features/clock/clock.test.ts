import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HolidayInput } from '#shared/features/clock/clock.schema.ts'
import { type PlainDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'

let office: TestCaseOffice
let caseId: TestCaseOffice['caseId']
let subjectId: TestCaseOffice['subjectId']
beforeAll(async () => {
  office = await openCaseOffice()
})
// Every test has a case of its own, received on a Thursday.
beforeEach(async () => {
  office.clock.setDay('2026-08-13')
  caseId = (await office.addCase({ receivedAt: new Date('2026-08-13T08:00:00') })).case.id
  subjectId = await office.addSubject(caseId)
})
afterAll(() => office.close())

const day = (text: string) => text as PlainDate
const start = (kind: 'passportIssue' | 'cancellationExamination' | 'passportSurrender', startedAt: string) =>
  office.worker.clock.start({ caseId, subjectId, kind, startedAt: new Date(startedAt) })
const running = async () =>
  (await office.worker.clock.ofCase({ caseId })).items.map(({ kind, dueAt }) => [
    kind,
    plainDateOfInstant(dueAt.getTime()),
  ])

describe('a clock', () => {
  test('counts from the day that is typed, not from the day of typing', async () => {
    office.clock.setDay('2026-08-20')
    const clock = await start('passportSurrender', '2026-08-14T10:00:00')
    expect(plainDateOfInstant(clock.dueAt.getTime())).toBe('2026-08-17')
    const { case: record } = await office.worker.case.get({ id: caseId })
    expect(record).toMatchObject({ dueKind: 'passportSurrender' })
    expect(record.dueAt?.getTime()).toBe(clock.dueAt.getTime())
  })

  test('does not start tomorrow, nor twice', async () => {
    await expect(start('passportSurrender', '2026-08-14T00:00:00')).rejects.toMatchObject({
      code: 'CLOCK_TIME_IMPOSSIBLE',
    })
    await start('passportSurrender', '2026-08-13T23:59:59')
    await expect(start('passportSurrender', '2026-08-13T08:00:00')).rejects.toMatchObject({
      code: 'CLOCK_ALREADY_RUNS',
    })
  })

  test('of an examination that was met starts the one of the decision', async () => {
    const { id } = await start('cancellationExamination', '2026-08-13T08:00:00')
    office.clock.setDay('2026-08-14')
    await expect(
      office.worker.clock.meet({ id, metAt: new Date('2026-08-12T08:00:00') }),
    ).rejects.toMatchObject({ code: 'CLOCK_TIME_IMPOSSIBLE' })
    await office.worker.clock.meet({ id, metAt: new Date('2026-08-14T08:30:00') })
    expect(await running()).toEqual([['cancellationDecision', '2026-08-15']])
    await expect(
      office.worker.clock.meet({ id, metAt: new Date('2026-08-14T08:30:00') }),
    ).rejects.toMatchObject({ code: 'CLOCK_NOT_RUNNING' })
  })

  test('that was late is given its cause; one in time has none', async () => {
    const { id } = await start('passportSurrender', '2026-08-13T08:00:00')
    await expect(office.worker.clock.explain({ id, cause: 'Belum lewat' })).rejects.toMatchObject({
      code: 'CLOCK_NOT_BREACHED',
    })
    office.clock.setDay('2026-08-17')
    const late = await office.worker.clock.explain({ id, cause: 'Pemegang paspor di luar kota' })
    expect(late.breachCause).toBe('Pemegang paspor di luar kota')
    const { items } = await office.worker.case.timeline({ id: caseId })
    expect(items[0]).toMatchObject({ kind: 'clockExplained' })
    expect(JSON.stringify(items)).not.toContain('luar kota')
  })

  test('goes on when the clock of the workstation is put back', async () => {
    const { id, dueAt } = await start('passportSurrender', '2026-08-13T08:00:00')
    office.clock.setDay('2020-01-01')
    const [clock] = (await office.worker.clock.ofCase({ caseId })).items
    expect(clock).toMatchObject({ id, dueAt, metAt: null, stoppedAt: null })
  })

  test('is stopped with a reason and stays in the history', async () => {
    const { id } = await start('passportSurrender', '2026-08-13T08:00:00')
    await office.worker.clock.stop({ id, reason: 'Salah orang' })
    expect(await running()).toEqual([])
    expect((await office.worker.clock.ofCase({ caseId, running: false })).items).toHaveLength(1)
    const { items } = await office.head.history.ofRecord({ kind: 'case', id: caseId })
    expect(JSON.stringify(items)).toContain('Salah orang')
  })

  test('is not for the counter to move', async () => {
    const { id } = await start('passportSurrender', '2026-08-13T08:00:00')
    await expect(office.operator.clock.stop({ id, reason: 'x' })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })

  test('of another case’s subject is not started here', async () => {
    const other = await office.addSubject((await office.addCase()).case.id)
    await expect(
      office.worker.clock.start({
        caseId,
        subjectId: other,
        kind: 'passportIssue',
        startedAt: new Date('2026-08-13T08:00:00'),
      }),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })

  test('comes page by page, the next deadline first', async () => {
    await start('passportIssue', '2026-08-13T08:00:00')
    await start('cancellationExamination', '2026-08-13T08:00:00')
    await start('passportSurrender', '2026-08-13T08:00:00')
    const first = await office.worker.clock.ofCase({ caseId, limit: 2 })
    const second = await office.worker.clock.ofCase({
      caseId,
      limit: 2,
      cursor: first.nextCursor ?? undefined,
    })
    expect([...first.items, ...second.items].map(({ kind }) => kind)).toEqual([
      'cancellationExamination',
      'passportSurrender',
      'passportIssue',
    ])
    expect([first.total, second.nextCursor]).toEqual([3, null])
  })
})

describe('settings of clocks', () => {
  test('count for clocks that start from now on', async () => {
    await start('passportSurrender', '2026-08-13T08:00:00')
    const { settings } = await office.head.clock.settings()
    const surrender = settings.find(({ kind }) => kind === 'passportSurrender')
    if (!surrender) throw new Error('no setting')
    const longer = { ...surrender, amount: 10, basis: 'Kebijakan kantor' }
    await expect(office.worker.clock.saveSetting(longer)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const saved = await office.head.clock.saveSetting(longer)
    expect(saved.settings.find(({ kind }) => kind === 'passportSurrender')).toMatchObject({
      amount: 10,
      version: 1,
    })
    await expect(office.head.clock.saveSetting(longer)).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
    expect(await running()).toEqual([['passportSurrender', '2026-08-16']])
    caseId = (await office.addCase()).case.id
    subjectId = await office.addSubject(caseId)
    await start('passportSurrender', '2026-08-13T08:00:00')
    expect(await running()).toEqual([['passportSurrender', '2026-08-23']])
    await office.head.clock.saveSetting({ ...surrender, version: 1 })
  })
})

describe('holidays', () => {
  const independence: HolidayInput = { day: day('2026-08-17'), name: 'Hari Kemerdekaan RI', kind: 'national' }

  test('move running clocks that count working days, and back again', async () => {
    await start('passportIssue', '2026-08-13T08:00:00')
    await start('passportSurrender', '2026-08-13T08:00:00')
    expect(await running()).toEqual([
      ['passportSurrender', '2026-08-16'],
      ['passportIssue', '2026-08-19'],
    ])
    const added = await office.head.clock.addHoliday(independence)
    expect(await running()).toEqual([
      ['passportSurrender', '2026-08-16'],
      ['passportIssue', '2026-08-20'],
    ])
    await expect(office.head.clock.addHoliday({ ...independence, name: 'Lagi' })).rejects.toMatchObject({
      code: 'HOLIDAY_ALREADY_THERE',
      data: { day: '2026-08-17', name: 'Hari Kemerdekaan RI' },
    })
    const { movedClocks } = await office.head.clock.removeHoliday({ id: added.id })
    expect(movedClocks).toBeGreaterThan(0)
    expect(await running()).toContainEqual(['passportIssue', '2026-08-19'])
  })

  test('come in as a list; a day twice, or there already, is told', async () => {
    const list: HolidayInput[] = [
      independence,
      { day: day('2026-12-25'), name: 'Natal', kind: 'national' },
      { day: day('2026-12-24'), name: 'Cuti bersama Natal', kind: 'collectiveLeave' },
      { day: day('2026-12-25'), name: 'Natal sekali lagi', kind: 'national' },
      { day: day('2027-01-01'), name: 'Tahun Baru Masehi', kind: 'national' },
    ]
    await expect(office.worker.clock.importHolidays({ holidays: list })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    expect(await office.head.clock.importHolidays({ holidays: list })).toMatchObject({
      added: 4,
      alreadyThere: ['2026-12-25'],
    })
    expect(await office.head.clock.importHolidays({ holidays: list })).toMatchObject({
      added: 0,
      movedClocks: 0,
    })
    const page = await office.worker.clock.holidays({ year: 2026, limit: 2 })
    expect(page).toMatchObject({ total: 3, years: [2026, 2027] })
    const rest = await office.worker.clock.holidays({
      year: 2026,
      limit: 2,
      cursor: page.nextCursor ?? undefined,
    })
    expect([...page.items, ...rest.items].map((holiday) => holiday.day)).toEqual([
      '2026-08-17',
      '2026-12-24',
      '2026-12-25',
    ])
  })
})
