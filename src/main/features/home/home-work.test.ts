import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HomeReach } from '#shared/features/home/home.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

let office: TestCaseOffice
let late: TestCaseOffice['caseId']
let foreign: TestCaseOffice['caseId']
const monday = '2026-02-02'
const day = (text: string) => text as PlainDate

const startClock = (caseId: TestCaseOffice['caseId'], startedOn: string, by: TestClient) =>
  by.clock.start({
    caseId,
    subjectId: null,
    kind: 'cancellationExamination',
    startedAt: new Date(`${startedOn}T08:00:00`),
  })

beforeAll(async () => {
  office = await openCaseOffice()
  office.clock.setDay(monday)
  late = (await office.addCase({ title: 'Perkara terlambat' })).case.id
  await startClock(late, '2026-01-26', office.worker)
  const soon = (await office.addCase({ title: 'Perkara minggu ini' })).case.id
  await startClock(soon, monday, office.worker)
  foreign = (await office.addCase({ title: 'Perkara rekan' }, office.colleague)).case.id
  await startClock(foreign, '2026-01-20', office.colleague)
})
afterAll(() => office.close())

const columns = async (by: TestClient, reach?: HomeReach) => {
  const due = await by.home.due(reach === undefined ? {} : { reach })
  const lines = ({ items }: typeof due.overdue) =>
    items.map(({ kind, what, task }) => `${kind}: ${task?.title ?? what.replace(/^KNP-\d{4}-\d{4} · /, '')}`)
  return {
    overdue: lines(due.overdue),
    thisWeek: lines(due.thisWeek),
    waiting: lines(due.waiting),
    due,
  }
}

describe('work on cases at home', () => {
  test('is one’s own by the clock of the case, with the person who answers for it and the deadline', async () => {
    const { overdue, thisWeek, due } = await columns(office.worker)
    expect(due.reach).toBe('mine')
    expect([overdue, thisWeek]).toEqual([['case: Perkara terlambat'], ['case: Perkara minggu ini']])
    expect(due.overdue.items[0]).toMatchObject({
      recordId: late,
      whose: 'Petugas petugas',
      isPerson: true,
      clock: 'cancellationExamination',
      dueOn: '2026-01-28',
    })
  })

  test('is the section’s for its head, the office’s for the head, and what is asked for otherwise', async () => {
    const ofSection = await columns(office.sectionHead)
    expect(ofSection.due).toMatchObject({ reach: 'section', sectionId: office.sectionId })
    expect(ofSection.overdue).toEqual(['case: Perkara terlambat'])
    const everything = ['case: Perkara rekan', 'case: Perkara terlambat']
    expect((await columns(office.head)).overdue).toEqual(everything)
    // An officer’s office are the cases he sees.
    expect((await columns(office.worker, 'office')).overdue).toEqual(['case: Perkara terlambat'])
    expect((await columns(office.head, 'section')).overdue).toEqual([])
  })

  test('says how many stand behind a column just as the lists themselves do', async () => {
    const { due } = await columns(office.worker, 'office')
    const counts = await office.worker.case.counts()
    expect(due.overdue.sources).toEqual([{ source: 'cases', total: counts.overdue }])
    expect(due.thisWeek.sources).toEqual([{ source: 'cases', total: counts.dueThisWeek }])
    expect(due.waiting.sources).toEqual([])
  })

  test('tells a case that is due by a task once, by the task', async () => {
    const caseId = (await office.addCase({ title: 'Perkara bertugas' })).case.id
    const task = await office.worker.task.add({
      title: 'Hubungi keluarga',
      dueOn: day('2026-02-03'),
      caseId,
      assignee: { kind: 'officer', officerId: office.officerIds.petugas },
    })
    const before = await columns(office.worker)
    expect(before.thisWeek).toEqual(['task: Hubungi keluarga', 'case: Perkara minggu ini'])
    expect(before.due.thisWeek).toMatchObject({
      total: 2,
      sources: [
        { source: 'cases', total: 2 },
        { source: 'tasks', total: 1 },
      ],
    })
    office.clock.setDay('2026-02-04')
    expect((await columns(office.worker)).overdue).toContain('task: Hubungi keluarga')
    office.clock.setDay(monday)
    await office.worker.task.finish({ id: task.id, version: 1, result: null })
    expect((await columns(office.worker)).thisWeek).toEqual(['case: Perkara minggu ini'])
  })

  test('waits for others until it is late, and then is late', async () => {
    const { case: record } = await office.addCase({ title: 'Perkara menunggu berkas' })
    await office.addSubject(record.id)
    const outcome = await office.worker.case.takeStep({
      id: record.id,
      version: (await office.worker.case.get({ id: record.id })).case.version,
      step: 'refer',
    })
    expect(outcome.case.waitingFor).toBe('agency')
    const { waiting, due } = await columns(office.worker)
    expect(waiting).toEqual(['caseWaiting: Perkara menunggu berkas'])
    expect(due.waiting).toMatchObject({ total: 1, sources: [{ source: 'cases', total: 1 }] })
    await startClock(record.id, '2026-01-20', office.worker)
    const then = await columns(office.worker)
    expect(then.waiting).toEqual([])
    expect(then.overdue).toContain('case: Perkara menunggu berkas')
  })

  test('has village reports by their own time, and those sent back wait for the village', async () => {
    const added = await office.head.village.add({
      regionCode: '62.02.17.2015',
      printedName: 'Tanjung Harapan',
      unitType: 'desa',
      unitTypePrinted: 'Desa',
      headTitle: 'Kepala Desa',
      officeAddress: null,
      note: null,
    })
    if (added.outcome !== 'saved') throw new Error('a warning stood in the way')
    const record = async (title: string, receivedAt: string) => {
      const answer = await office.worker.villageReport.record({
        villageId: added.detail.village.id,
        category: 'incident',
        title,
        chronology: 'Warga fiktif melapor.',
        channel: 'phone',
        receivedAt: new Date(receivedAt),
      })
      if (answer.outcome !== 'saved') throw new Error(JSON.stringify(answer.warnings))
      return answer.report
    }
    await record('Laporan lama', '2026-01-20T08:00:00')
    const fresh = await record('Laporan baru', '2026-02-02T08:00:00')
    const { overdue, thisWeek, due } = await columns(office.worker)
    expect(overdue.filter((line) => line.startsWith('villageReport'))).toEqual([
      'villageReport: LP-2026-000001 · Laporan lama',
    ])
    expect(thisWeek).toContain('villageReport: LP-2026-000002 · Laporan baru')
    expect(due.overdue.sources).toContainEqual({ source: 'villageReports', total: 1 })
    expect(due.overdue.items.find(({ kind }) => kind === 'villageReport')).toMatchObject({
      whose: 'Desa Tanjung Harapan',
      clock: 'villageVerification',
    })
    await office.worker.villageReport.askCorrection({
      id: fresh.id,
      version: fresh.version,
      note: 'Lengkapi waktu kejadian.',
    })
    const { waiting } = await office.worker.home.due({})
    expect(waiting.sources).toContainEqual({ source: 'villageReports', total: 1 })
  })

  test('is not for those who may not read cases', async () => {
    const auditor = await office.officer('pengawas', ['auditor'])
    const { overdue, due } = await columns(auditor, 'office')
    expect(overdue.filter((line) => /^(case|task|villageReport)/.test(line))).toEqual([])
    expect(due.overdue.sources).toEqual([])
  })
})
