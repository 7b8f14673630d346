import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseListItem, CaseView } from '#shared/features/case/case-list.schema.ts'
import { startClock } from '#main/features/clock/index.ts'
import { markTriage } from '#main/features/subject/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { getCase, refreshCase, takeCaseStep, type CaseRecord } from './index.ts'

let office: TestCaseOffice
beforeEach(async () => {
  office = await openCaseOffice()
})
afterEach(() => office.close())

type Query = Parameters<TestCaseOffice['worker']['case']['list']>[0]
type CaseId = TestCaseOffice['caseId']

const list = (query: Query = {}, client = office.worker) =>
  client.case.list({ view: 'all', sort: 'number', ...query })
const numbers = async (query: Query = {}, client = office.worker) =>
  (await list(query, client)).items.map(({ number }) => number.replace('KNP-2026-', ''))

const inCase = (id: CaseId, work: (db: WriteDb, record: CaseRecord) => void): void => {
  const { database } = office.service.store()
  const act = { action: 'test', officerId: null, recordedAt: office.clock.now(), about: [] }
  database.change(act, (db) => {
    const record = getCase(db, { reach: 'office' }, id)
    work(db, record)
    refreshCase(db, record.rowId, office.clock.now())
  })
}

const dueAt = (id: CaseId, at: string): void =>
  inCase(id, (db, { rowId }) => {
    const owner = { caseRowId: rowId }
    const startedAt = new Date('2026-11-01T08:00:00').getTime()
    startClock(db, { owner, kind: 'deferralDocuments', startedAt, dueAt: new Date(at).getTime() })
  })

describe('the standing views', () => {
  test('hold what is mine, my section’s, late, due this week and waiting', async () => {
    // 23 November 2026 is a Monday.
    const [late, soon, later, waiting] = [
      await office.addCase(),
      await office.addCase(),
      await office.addCase({}, office.colleague),
      await office.addCase({}, office.colleague),
    ].map((detail) => detail.case.id) as [CaseId, CaseId, CaseId, CaseId]
    dueAt(late, '2026-11-23T08:59:00')
    dueAt(soon, '2026-11-29T23:00:00')
    dueAt(later, '2026-11-30T08:00:00')
    await office.addSubject(waiting, {}, office.colleague)
    for (const id of [later, waiting]) await office.name('petugas', id)
    inCase(waiting, (db, record) => {
      takeCaseStep(db, record, 'awaitDocuments', 1)
    })
    const holds = async (client: TestCaseOffice['worker']) => {
      const views: CaseView[] = [
        'mine',
        'section',
        'overdue',
        'dueThisWeek',
        'waiting',
        'open',
        'closed',
        'all',
      ]
      const found: Record<string, string> = {}
      for (const view of views) found[view] = (await numbers({ view }, client)).join(' ')
      return found
    }
    expect(await holds(office.worker)).toEqual({
      mine: '0001 0002 0003',
      section: '0001 0002 0003',
      overdue: '0002',
      dueThisWeek: '0003',
      waiting: '0005',
      open: '0001 0002 0003 0004 0005',
      closed: '',
      all: '0001 0002 0003 0004 0005',
    })
    expect(await holds(office.sectionHead)).toMatchObject({ mine: '', section: '0001 0002 0003' })
    expect(await office.worker.case.counts()).toEqual({
      mine: 3,
      section: 3,
      overdue: 1,
      dueThisWeek: 1,
      waiting: 1,
      open: 5,
      closed: 0,
      all: 5,
    })
    expect((await office.head.case.counts()).section).toBe(0)
    expect(await office.colleague.case.waiting()).toEqual({ count: 1 })
  })

  test('closed and merged files are in no open view', async () => {
    const other = (await office.addCase()).case.id
    await office.worker.case.merge({ id: office.caseId, version: 1, intoId: other, reason: 'sama' })
    expect([await numbers({ view: 'open' }), await numbers({ view: 'closed' })]).toEqual([['0002'], ['0001']])
    expect(await numbers({ view: 'open', states: ['merged'] })).toEqual([])
  })
})

describe('rows', () => {
  test('show initials of the first subjects and the count, and never a name', async () => {
    for (const fullName of ['Uji Rahmat', 'Contoh Dewi Lestari', 'Fiktif Keempat']) {
      await office.addSubject(office.caseId, { fullName })
    }
    await office.addSubject(office.caseId, { fullName: null, description: 'perempuan berbaju hijau' })
    const page = await list()
    expect(page.items[0]).toMatchObject({ subjects: ['F.M.', 'U.R.', 'C.D.L.'], subjectCount: 5 })
    expect(JSON.stringify(page)).not.toMatch(/Melati|Rahmat|Lestari/)
  })

  test('carry the strongest colour of their subjects', async () => {
    const second = await office.addSubject(office.caseId, { fullName: 'Uji Rahmat' })
    inCase(office.caseId, (db, { rowId }) => {
      const ids = db.prepare('select id from subjects where case_id = ? order by id').pluck().all(rowId)
      const [first, last] = ids as [number, number]
      markTriage(db, first, { colour: 'yellow', isSmuggling: false })
      markTriage(db, last, { colour: 'red', isSmuggling: true })
    })
    expect(second).toBeTruthy()
    expect((await list()).items[0]).toMatchObject({ colour: 'red', isSmuggling: true })
    expect(await numbers({ colours: ['none'] })).toEqual([])
    expect(await numbers({ colours: ['red', 'none'] })).toEqual(['0001'])
  })
})

describe('filters', () => {
  test('by channel, urgency, confidentiality, officer, section and receipt', async () => {
    await office.addCase({ channel: 'intelligence', urgency: 'urgent' })
    const secret = await office.addCase(
      { confidentiality: 'secret', receivedAt: new Date('2026-11-20T23:59:00') },
      office.colleague,
    )
    await office.head.access.open({ caseId: secret.case.id, reason: 'Petugas lain diperlukan.' })
    await office.name('petugas', secret.case.id)
    const officerIds = [office.officerIds.rekan]
    const cases: [Query, string[]][] = [
      [{ channels: ['intelligence', 'systemLink'] }, ['0002']],
      [{ urgency: 'urgent' }, ['0002']],
      [{ confidentiality: 'secret' }, ['0003']],
      [{ officerIds }, ['0003']],
      [{ sectionIds: [office.sectionId] }, ['0001', '0002']],
      [{ receivedFrom: '2026-11-21' }, ['0001', '0002']],
      [{ receivedUntil: '2026-11-20' }, ['0003']],
      [{ receivedFrom: '2026-11-20', receivedUntil: '2026-11-20' }, ['0003']],
      [{ states: ['screening'] }, []],
      [{ states: ['registered'], channels: ['intelligence'], urgency: 'ordinary' }, []],
    ]
    for (const [query, expected] of cases) {
      expect([query, await numbers(query)]).toEqual([query, expected])
      expect((await list(query)).total).toBe(expected.length)
    }
  })

  test('by the beginning of a number or of the words of a name', async () => {
    const second = (await office.addCase()).case.id
    await office.addSubject(second, { fullName: "Uji Ma'ruf Rahmat", alias: 'Bang Coba' })
    const found: [string, string[]][] = [
      ['2026-0002', ['0002']],
      ['knp 2026 2', ['0002']],
      ['KNP-2026-00', ['0001', '0002']],
      ['2025', []],
      ['melati', ['0001']],
      ['rahm uji', ['0002']],
      ['MARUF', ['0002']],
      ['coba', ['0002']],
      ['elati', []],
      ['" OR 1=1 --', []],
      ['name_keys : melati', []],
      ['melati*', ['0001']],
      ['x', ['0001', '0002']],
    ]
    for (const [query, expected] of found)
      expect([query, await numbers({ query })]).toEqual([query, expected])
  })

  test('a renamed subject is found by the new name only', async () => {
    const subject = await office.worker.subject.openSection({
      id: office.subjectId,
      section: 'identity',
      reason: 'salah tulis',
    })
    if (subject.opened.section !== 'identity') throw new Error('another section')
    const identity = { ...subject.opened.values, fullName: 'Fiktif Kenanga' }
    await office.worker.subject.saveSection({
      id: office.subjectId,
      version: subject.version,
      change: { section: 'identity', values: identity },
    })
    expect([await numbers({ query: 'kenanga' }), await numbers({ query: 'melati' })]).toEqual([['0001'], []])
  })
})

describe('order and pages', () => {
  const walk = async (query: Query): Promise<CaseListItem[]> => {
    const items: CaseListItem[] = []
    let cursor: string | undefined
    do {
      const page = await list({ ...query, limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      expect(page.total).toBe(7)
      items.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    return items
  }

  test('every sort goes through all cases once, both ways, page by page', async () => {
    for (let index = 2; index <= 7; index += 1) {
      const receivedAt = new Date(`2026-11-${String(23 - (index % 3)).padStart(2, '0')}T08:00:00`)
      const { id } = (await office.addCase({ receivedAt })).case
      if (index % 2 === 0) dueAt(id, `2026-12-0${index}T08:00:00`)
    }
    for (const sort of ['due', 'received', 'updated', 'number', 'colour'] as const) {
      const up = (await walk({ sort })).map(({ number }) => number)
      const down = (await walk({ sort, descending: true })).map(({ number }) => number)
      expect(new Set(up).size).toBe(7)
      expect([sort, down]).toEqual([sort, up.toReversed()])
    }
    const dues = (await walk({ sort: 'due' })).map(({ dueAt: due }) => due?.getTime() ?? Infinity)
    expect(dues).toEqual(dues.toSorted((one, other) => one - other))
  })

  test('number 10000 of a year comes after 9999', async () => {
    const { database } = office.service.store()
    database.change({ action: 'test', officerId: null, recordedAt: 1, about: [] }, (db) => {
      db.prepare(`update running_numbers set last_counter = 9998 where series = ?`).run('case')
    })
    await office.addCase()
    await office.addCase()
    expect(await numbers()).toEqual(['0001', '9999', '10000'])
  })

  test('a cursor that is none of ours begins at the top', async () => {
    expect((await list({ cursor: '["x"]' })).items).toHaveLength(1)
  })
})

describe('saved views', () => {
  const query = { view: 'open' as const, channels: ['intelligence' as const] }

  test('are kept, renamed, put in order and removed by their officer alone', async () => {
    const first = await office.worker.case.saveView({ id: null, name: 'Intelijen', query })
    const two = await office.worker.case.saveView({
      id: null,
      name: 'Mendesak',
      query: { urgency: 'urgent' },
    })
    expect(two.views.map(({ name }) => name)).toEqual(['Intelijen', 'Mendesak'])
    expect(first.views[0]?.query).toMatchObject({ view: 'open', channels: ['intelligence'], sort: 'due' })
    const ids = two.views.map(({ id }) => id).toReversed()
    const ordered = await office.worker.case.orderViews({ ids })
    expect(ordered.views.map(({ name }) => name)).toEqual(['Mendesak', 'Intelijen'])
    await expect(office.worker.case.saveView({ id: null, name: 'mendesak', query })).rejects.toMatchObject({
      code: 'SAVED_VIEW_NAME_TAKEN',
    })
    const [top] = ordered.views
    if (!top) throw new Error('no view')
    await office.worker.case.saveView({ id: top.id, name: 'Berangkat segera', query: top.query })
    expect((await office.colleague.case.views()).views).toEqual([])
    await expect(office.colleague.case.removeView({ id: top.id })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    const left = await office.worker.case.removeView({ id: top.id })
    expect(left.views.map(({ name }) => name)).toEqual(['Intelijen'])
  })
})
