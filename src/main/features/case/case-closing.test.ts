import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { startClock } from '#main/features/clock/index.ts'
import { markDecision } from '#main/features/subject/index.ts'
import { createTask } from '#main/features/task/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { sessionFor } from '../../../../tests/support/test-office.ts'
import { getCase, refreshCase, takeCaseStep, type CaseRecord } from './index.ts'

let office: TestCaseOffice
beforeEach(async () => {
  office = await openCaseOffice()
})
afterEach(() => office.close())

/** Work of another feature inside the case, as it would be written. */
const inCase = (work: (db: WriteDb, record: CaseRecord) => void): void => {
  const { database } = office.service.store()
  const act = { action: 'test', officerId: null, recordedAt: office.clock.now(), about: [] }
  database.change(act, (db) => {
    const record = getCase(db, { reach: 'office' }, office.caseId)
    work(db, record)
    refreshCase(db, record.rowId, office.clock.now())
  })
}

const decideAll = (): void =>
  inCase((db, { rowId }) => {
    const ids = db.prepare('select id from subjects where case_id = ?').pluck().all(rowId) as number[]
    for (const id of ids) markDecision(db, id, 'passportContinue')
  })

const version = async () => (await office.worker.case.get({ id: office.caseId })).case.version
const close = async (changes: Partial<Parameters<TestCaseOffice['worker']['case']['close']>[0]> = {}) =>
  office.worker.case.close({
    id: office.caseId,
    version: await version(),
    finding: 'unfounded',
    outcome: 'documentsCompleted',
    closedOn: '2026-11-23',
    note: 'Undangan dan salinan paspor tuan rumah sudah dibawa dan cocok.',
    ...changes,
  })

describe('closing', () => {
  test('waits for a decision on every subject', async () => {
    await expect(close()).rejects.toMatchObject({ code: 'CASE_SUBJECTS_UNDECIDED', data: { count: 1 } })
    decideAll()
    const second = await office.addSubject(office.caseId, { fullName: 'Uji Rahmat' })
    expect(second).not.toBe(office.subjectId)
    await expect(close()).rejects.toMatchObject({ code: 'CASE_SUBJECTS_UNDECIDED', data: { count: 1 } })
    decideAll()
    expect(await close()).toMatchObject({ outcome: 'saved' })
  })

  test('keeps finding, outcome, day and reason, and ends all writing', async () => {
    decideAll()
    const answer = await close()
    if (answer.outcome !== 'saved') throw new Error('not saved')
    const { case: record, closingNote } = answer.detail
    expect(record).toMatchObject({
      state: 'closed',
      finding: 'unfounded',
      outcome: 'documentsCompleted',
      closedOn: '2026-11-23',
      dueAt: null,
    })
    expect(closingNote).toContain('Undangan')
    await expect(
      office.worker.case.setUrgency({
        id: record.id,
        version: record.version,
        urgency: 'urgent',
        reason: 'x',
      }),
    ).rejects.toMatchObject({ code: 'CASE_CLOSED', data: { number: 'KNP-2026-0001' } })
    await expect(close()).rejects.toMatchObject({ code: 'CASE_CLOSED' })
    // A late letter can still be noted.
    await office.worker.case.addNote({ id: record.id, body: 'Surat balasan diterima', occurredAt: null })
  })

  test('on a day that cannot be is refused', async () => {
    decideAll()
    await expect(close({ closedOn: '2026-11-24' })).rejects.toMatchObject({
      code: 'CASE_CLOSED_IN_FUTURE',
    })
    await expect(close({ closedOn: '2026-11-22' })).rejects.toMatchObject({
      code: 'CASE_CLOSED_BEFORE_RECEIPT',
    })
  })

  test('asks about what is left open and about a contradiction, and keeps what was overruled', async () => {
    decideAll()
    inCase((db, { rowId }) => {
      startClock(db, {
        owner: { caseRowId: rowId },
        kind: 'deferralDocuments',
        startedAt: office.clock.now(),
      })
      const officer = sessionFor(office.service, 'petugas')
      createTask(
        db,
        { officer, now: office.clock.now },
        { caseRowId: rowId, kind: 'ordinary', title: 'Telepon paman', dueOn: '2026-11-24' as PlainDate },
      )
    })
    const asked = await close({ finding: 'traffickingConfirmed', outcome: 'notProven' })
    if (asked.outcome !== 'warned') throw new Error('not asked')
    const codes = asked.warnings.map(({ code }) => code)
    expect(codes).toEqual(['CLOSING_CONTRADICTORY', 'CLOSING_OPEN_TASKS', 'CLOSING_RUNNING_CLOCKS'])
    const answer = await close({
      finding: 'traffickingConfirmed',
      outcome: 'notProven',
      acceptedWarnings: codes,
    })
    if (answer.outcome !== 'saved') throw new Error('not saved')
    expect(answer.detail.case.warnings.map(({ code }) => code)).toEqual(codes)
  })

  test('a case that awaits documents is not closed before it is known what became of them', async () => {
    decideAll()
    inCase((db, record) => {
      takeCaseStep(db, takeCaseStep(db, record, 'decide', 1), 'awaitDocuments', 1)
    })
    expect((await office.worker.case.get({ id: office.caseId })).case.waitingFor).toBe('applicant')
    await expect(close()).rejects.toMatchObject({ code: 'CASE_AWAITS_DOCUMENTS' })
    await office.worker.case.takeStep({
      id: office.caseId,
      version: await version(),
      step: 'resumeDocuments',
    })
    expect(await close()).toMatchObject({ outcome: 'saved' })
  })
})

describe('opening again', () => {
  test('is for heads, needs a closed file, and the timeline keeps what was found', async () => {
    decideAll()
    const reopen = async (client: TestCaseOffice['worker']) =>
      client.case.reopen({ id: office.caseId, version: await version(), reason: 'Saksi baru datang' })
    await expect(reopen(office.sectionHead)).rejects.toMatchObject({ code: 'CASE_NOT_CLOSED' })
    await close()
    await expect(reopen(office.worker)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const { case: record, closingNote } = await reopen(office.sectionHead)
    expect(record).toMatchObject({ state: 'assessment', finding: null, outcome: null, closedOn: null })
    expect(closingNote).toBeNull()
    const { items } = await office.worker.case.timeline({ id: office.caseId })
    expect(items.slice(0, 2)).toMatchObject([
      { kind: 'caseReopened', note: 'Saksi baru datang' },
      { kind: 'caseClosed', data: { finding: 'unfounded', outcome: 'documentsCompleted' } },
    ])
  })
})

describe('working steps', () => {
  test('lead forward only, and not on a closed file', () => {
    const states: string[] = []
    inCase((db, record) => {
      for (const step of ['interview', 'screen', 'decide', 'assess', 'screen'] as const) {
        states.push(takeCaseStep(db, record, step, 1).state)
      }
    })
    expect(states).toEqual(['interview', 'interview', 'decision', 'decision', 'decision'])
    decideAll()
    inCase((db, record) => {
      takeCaseStep(db, record, 'close', 1)
    })
    expect(() =>
      inCase((db, record) => {
        takeCaseStep(db, record, 'screen', 1)
      }),
    ).toThrow('CASE_CLOSED')
  })
})
