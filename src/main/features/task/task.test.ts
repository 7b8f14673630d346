import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Task, TaskInput } from '#shared/features/task/task.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

let office: TestCaseOffice
let caseId: TestCaseOffice['caseId']
beforeAll(async () => {
  office = await openCaseOffice()
})
beforeEach(async () => {
  office.clock.setDay('2026-02-02')
  caseId = (await office.addCase()).case.id
})
afterAll(() => office.close())

const day = (text: string) => text as PlainDate
const toWorker = (): TaskInput['assignee'] => ({ kind: 'officer', officerId: office.officerIds.petugas })
const add = (given: Partial<TaskInput> = {}, by: TestClient = office.sectionHead) =>
  by.task.add({ title: 'Hubungi keluarga', dueOn: day('2026-02-05'), caseId, assignee: toWorker(), ...given })

/** Tasks of this test's case on somebody's list. */
const list = async (by: TestClient, input: Parameters<TestClient['task']['list']>[0] = {}): Promise<Task[]> =>
  (await by.task.list({ limit: 100, ...input })).items.filter((task) => task.caseId === caseId)

describe('a task', () => {
  test('stands on the list of the one it is for, in its case, and in the section’s', async () => {
    const task = await add()
    expect(task).toMatchObject({
      kind: 'ordinary',
      assignedOfficerName: 'Petugas petugas',
      sectionName: 'Seksi Intelijen',
      createdByName: 'Petugas kasi',
    })
    const ids = async (by: TestClient, input = {}) => (await list(by, input)).map(({ id }) => id)
    expect(await ids(office.worker)).toEqual([task.id])
    expect(await ids(office.worker, { view: 'section' })).toEqual([task.id])
    expect(await ids(office.colleague)).toEqual([])
    expect(await ids(office.colleague, { view: 'section' })).toEqual([])
    await office.name('rekan', caseId)
    expect(await ids(office.colleague, { caseId })).toEqual([task.id])
    const { case: record } = await office.worker.case.get({ id: caseId })
    expect(record).toMatchObject({ dueKind: 'task' })
  })

  test('is late the day after its day, and due this week until Sunday', async () => {
    await add({ dueOn: day('2026-02-08') })
    await add({ dueOn: day('2026-02-09') })
    await add({ dueOn: null })
    const dues = async (due: 'overdue' | 'thisWeek' | 'all') =>
      (await list(office.worker, { due })).map(({ dueOn }) => dueOn)
    expect(await dues('all')).toEqual(['2026-02-08', '2026-02-09', null])
    expect(await dues('thisWeek')).toEqual(['2026-02-08'])
    expect(await dues('overdue')).toEqual([])
    office.clock.setDay('2026-02-09', '00:00:00')
    expect(await dues('overdue')).toEqual(['2026-02-08'])
    expect(await dues('thisWeek')).toEqual(['2026-02-09'])
  })

  test('for a role reaches everybody who holds it, and the office head too when it is for section heads', async () => {
    const task = await add({ assignee: { kind: 'role', role: 'sectionHead' } }, office.worker)
    expect((await list(office.sectionHead)).map(({ id }) => id)).toEqual([task.id])
    expect((await list(office.head)).map(({ id }) => id)).toEqual([task.id])
    expect(await list(office.worker)).toEqual([])
    const counted = await office.head.task.counts()
    expect(counted.mine).toBe((await office.head.task.list({ limit: 100 })).total)
  })

  test('is done by whom it is for, with what came of it, once', async () => {
    const task = await add()
    const done = { id: task.id, version: task.version, result: 'Keluarga sudah dihubungi' }
    await office.name('rekan', caseId)
    await expect(office.colleague.task.finish(done)).rejects.toMatchObject({ code: 'TASK_NOT_YOURS' })
    expect(await office.worker.task.finish(done)).toMatchObject({
      state: 'done',
      result: 'Keluarga sudah dihubungi',
      finishedByName: 'Petugas petugas',
    })
    await expect(office.worker.task.finish(done)).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
    await expect(office.worker.task.finish({ ...done, version: 2 })).rejects.toMatchObject({
      code: 'TASK_ALREADY_FINISHED',
    })
    expect(await list(office.worker)).toEqual([])
    expect(await list(office.worker, { state: 'finished' })).toHaveLength(1)
    const { items } = await office.worker.case.timeline({ id: caseId })
    expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['taskFinished', 'taskAdded']))
  })

  test('is given to somebody else, or called off with a reason, by its giver', async () => {
    const task = await add({}, office.worker)
    const other = await office.worker.task.change({
      id: task.id,
      version: 1,
      title: 'Hubungi RT',
      dueOn: day('2026-02-06'),
      assignee: { kind: 'officer', officerId: office.officerIds.rekan },
    })
    expect(other).toMatchObject({ title: 'Hubungi RT', assignedOfficerName: 'Petugas rekan', version: 2 })
    const cancel = { id: task.id, version: 2, reason: 'Tidak perlu lagi' }
    await expect(office.colleague.task.cancel(cancel)).rejects.toMatchObject({ code: 'TASK_NOT_YOURS' })
    expect(await office.worker.task.cancel(cancel)).toMatchObject({
      state: 'cancelled',
      result: 'Tidak perlu lagi',
    })
  })

  test('that was late already may keep its day when something else of it changes', async () => {
    const task = await add()
    office.clock.setDay('2026-02-08')
    const { title } = task
    const change = { id: task.id, version: 1, title, assignee: toWorker() }
    await expect(
      office.sectionHead.task.change({ ...change, dueOn: day('2026-02-07') }),
    ).rejects.toMatchObject({ code: 'TASK_DUE_IN_PAST' })
    expect((await office.sectionHead.task.change({ ...change, dueOn: day('2026-02-05') })).version).toBe(2)
  })

  test('is not given to somebody who left, not due yesterday, not in a closed case', async () => {
    const leaver = await office.head.officer.add({
      login: 'pindah',
      password: 'kata sandi panjang sekali',
      roles: ['officer'],
      fullName: 'Petugas pindah',
      nip: null,
      position: null,
    })
    await office.head.officer.disable({ id: leaver.id, reason: 'Pindah tugas' })
    await expect(add({ assignee: { kind: 'officer', officerId: leaver.id } })).rejects.toMatchObject({
      code: 'TASK_OFFICER_UNKNOWN',
    })
    await expect(add({ dueOn: day('2026-02-01') })).rejects.toMatchObject({ code: 'TASK_DUE_IN_PAST' })
  })

  test('comes page by page by its day, those without a day last', async () => {
    for (const dueOn of ['2026-02-20', null, '2026-02-05', '2026-02-20', null]) {
      await add({ dueOn: dueOn === null ? null : day(dueOn) })
    }
    const found: Task[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await office.worker.task.list({ caseId, limit: 2, cursor: cursor ?? undefined })
      expect(page.total).toBe(5)
      found.push(...page.items)
      cursor = page.nextCursor
    }
    expect(found.map(({ dueOn }) => dueOn)).toEqual(['2026-02-05', '2026-02-20', '2026-02-20', null, null])
    expect(new Set(found.map(({ id }) => id)).size).toBe(5)
  })
})

describe('a hand-over', () => {
  test('gives every open task and case of one officer to another, with a list', async () => {
    const from = office.officerIds.petugas
    const to = office.officerIds.rekan
    const open = await add()
    const done = await add()
    await office.worker.task.finish({ id: done.id, version: 1, result: null })
    const before = await office.sectionHead.task.handOverList({ officerId: from })
    expect(before.tasks.map(({ id }) => id)).toContain(open.id)
    expect(before.tasks.map(({ id }) => id)).not.toContain(done.id)
    expect(before.cases.map(({ id }) => id)).toContain(caseId)
    const { officers } = await office.sectionHead.task.carriers()
    expect(officers.find(({ id }) => id === from)).toMatchObject({
      fullName: 'Petugas petugas',
      hasLeft: false,
      taskCount: before.taskTotal,
      caseCount: before.caseTotal,
    })
    expect(officers.map(({ id }) => id)).not.toContain(to)
    await expect(
      office.worker.task.handOver({ fromOfficerId: from, toOfficerId: to, note: null }),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await expect(
      office.sectionHead.task.handOver({ fromOfficerId: from, toOfficerId: from, note: null }),
    ).rejects.toMatchObject({ code: 'TASK_SUCCESSOR_IS_SAME' })
    const handed = await office.sectionHead.task.handOver({
      fromOfficerId: from,
      toOfficerId: to,
      note: 'Mutasi per 1 Maret',
    })
    expect(handed.caseTotal).toBe(before.caseTotal)
    expect(handed.tasks.map(({ assignedOfficerName }) => assignedOfficerName)).toEqual(
      handed.tasks.map(() => 'Petugas rekan'),
    )
    expect(handed.tasks).toHaveLength(before.taskTotal)
    const { case: record } = await office.colleague.case.get({ id: caseId })
    expect(record.responsibleOfficerId).toBe(to)
    expect(record.sectionId).toBe(office.otherSectionId)
    expect((await office.sectionHead.task.carriers()).officers.map(({ id }) => id)).not.toContain(from)
    // What was done stays with the one who did it.
    const finished = await list(office.colleague, { state: 'finished', view: 'office' })
    expect(finished.map(({ id }) => id)).toContain(done.id)
    const { items } = await office.colleague.case.timeline({ id: caseId })
    expect(items[0]).toMatchObject({ kind: 'caseAssigned' })
    await expect(
      office.sectionHead.task.handOver({ fromOfficerId: from, toOfficerId: to, note: null }),
    ).rejects.toMatchObject({ code: 'TASK_NOTHING_TO_HAND_OVER' })
  })
})
