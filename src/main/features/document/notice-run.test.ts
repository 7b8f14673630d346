import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BatchEvent } from '#shared/features/document/batch-run.schema.ts'
import { readPdf } from '#main/platform/documents/pdf-reading.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { testPassword, type TestClient } from '../../../../tests/support/test-office.ts'
import { renameSubject } from './case-papers.test-support.ts'
import { bytesOf, none, pattern } from './document.test-support.ts'

type SubjectId = TestCaseOffice['subjectId']
type CaseId = TestCaseOffice['caseId']
type RunId = Parameters<TestClient['document']['continueCaseRun']>[0]['id']

let office: TestCaseOffice
beforeEach(async () => {
  office = await openCaseOffice()
})
afterEach(() => office.close())

const names = ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima'].map((word) => `Uji ${word}`)

const putOff = async (caseId: CaseId, subjectIds: SubjectId[]): Promise<void> => {
  const answer = await office.worker.decision.decide({
    caseId,
    decidedOn: '2026-11-23',
    choices: [
      {
        subjectIds,
        kind: 'passportDeferred',
        reasonCode: 'documentsMissing',
        ground: null,
        statuteId: null,
        statuteText: null,
        documents: ['Surat undangan dari keluarga'],
        dueOn: null,
        blockedUntil: null,
      },
    ],
    acceptedWarnings: ['DECISION_WITHOUT_SCREENING'],
  })
  if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
}

/** A group of five whose passports are all put off, decided in another order than they were written down. */
const group = async (
  printed: readonly string[] = names,
): Promise<{ caseId: CaseId; people: SubjectId[] }> => {
  const { case: record } = await office.addCase()
  const people: SubjectId[] = []
  for (const fullName of printed) people.push(await office.addSubject(record.id, { fullName, sex: 'male' }))
  await office.name('rekan', record.id)
  await putOff(record.id, people.toReversed())
  await office.head.number.savePattern({
    documentType: 'deferralNotice',
    pattern: 'TUNDA-{urut}/{tahun}',
    digits: 3,
    counterScope: 'typeAndYear',
    tokens: { kanwil: '', upt: '', klasifikasi: '' },
    version: 0,
  })
  return { caseId: record.id, people }
}

const start = (caseId: CaseId, by = office.worker) =>
  by.document.startCaseRun({
    type: 'deferralNotice',
    caseId,
    options: { contact: { unit: 'Loket 3', phone: null, hours: null } },
    number: pattern,
  })

const follow = async (
  id: RunId,
  { by = office.worker, stopAt }: { by?: TestClient; stopAt?: number } = {},
): Promise<BatchEvent[]> => {
  const events: BatchEvent[] = []
  for await (const event of await by.document.continueCaseRun({ id })) {
    events.push(event)
    if (event.type === 'progress' && event.issued === stopAt) break
  }
  return events
}

const openRun = async (caseId: CaseId, by = office.worker) =>
  (await by.document.openRuns({ subjectId: caseId })).runs[0]

const noticesOf = async (caseId: CaseId, by = office.worker) =>
  (await by.document.ofCase({ caseId })).papers.flatMap(({ type, current }) =>
    type === 'deferralNotice' && current ? [current] : [],
  )

const countersOf = async (by = office.head) =>
  (await by.number.counters({ year: 2026 })).counters.find(({ taken }) => taken > 0)

describe('a run over the notices of deferral of a case', () => {
  test('gives everybody a letter in the order of the people, and one file in which each counts its own pages', async () => {
    const { caseId } = await group()
    expect((await office.worker.document.ofCase({ caseId })).issuableNotices).toBe(5)
    const run = await start(caseId)
    expect(run).toMatchObject({ type: 'deferralNotice', state: 'stopped', total: 5, issued: 0 })
    const events = await follow(run.id)
    expect(events.map(({ type }) => type)).toEqual([...names.map(() => 'progress'), 'done'])
    const { batches, issuableNotices } = await office.worker.document.ofCase({ caseId })
    expect(issuableNotices).toBe(0)
    expect(batches).toMatchObject([{ documentCount: 5 }])
    const { file } = await office.worker.document.batchFile({ id: batches[0]!.id })
    const together = await readPdf(new Uint8Array(await file.arrayBuffer()))
    const letters = await noticesOf(caseId)
    expect(letters.map(({ number }) => number ?? '').toSorted()).toEqual(
      names.map((_name, index) => `TUNDA-00${index + 1}/2026`),
    )
    const single = await Promise.all(letters.map(async ({ id }) => readPdf(await bytesOf(office.worker, id))))
    expect(together.pages).toHaveLength(single.reduce((sum, { pages }) => sum + pages.length, 0))
    expect(together.words.match(/Halaman 1 dari 1/g)).toHaveLength(5)
    expect(together.words.match(/Loket 3/g)).toHaveLength(5)
    const places = names.map((name) => together.words.indexOf(name))
    expect(places).toEqual(places.toSorted((first, second) => first - second))
    expect(places[0]).toBeGreaterThan(0)
    for (const name of names) expect(single.filter(({ words }) => words.includes(name))).toHaveLength(1)
  })

  test('fails at a name no font can draw, and after it is mended issues only what is left', async () => {
    const { caseId, people } = await group(names.with(2, 'Uji 村'))
    const run = await start(caseId)
    const events = await follow(run.id)
    expect(events.at(-1)).toMatchObject({ type: 'refused', code: 'DOCUMENT_UNPRINTABLE' })
    expect(await openRun(caseId)).toMatchObject({
      state: 'failed',
      issued: 2,
      failed: { code: 'DOCUMENT_UNPRINTABLE', label: expect.stringContaining('U.村.') },
    })
    const before = await noticesOf(caseId)
    expect(before).toHaveLength(2)
    expect(await countersOf()).toMatchObject({ taken: 2, highest: 2, gaps: [] })
    expect((await follow(run.id)).map(({ type }) => type)).toEqual(['refused'])
    await renameSubject(office.worker, people[2]!, 'Uji Tiga')
    const again = await follow(run.id)
    expect(again.at(-1)).toMatchObject({ type: 'done', batch: { documentCount: 5 } })
    expect(again.filter(({ type }) => type === 'progress')).toHaveLength(3)
    const after = await noticesOf(caseId)
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)))
    expect(await countersOf()).toMatchObject({ taken: 5, lowest: 1, highest: 5, gaps: [] })
  })

  test('who stops it keeps what is issued; given up, it leaves no file and the rest to another run', async () => {
    const { caseId } = await group()
    const run = await start(caseId)
    await follow(run.id, { stopAt: 2 })
    expect(await openRun(caseId)).toMatchObject({ state: 'stopped', issued: 2 })
    await office.worker.document.discardCaseRun({ id: run.id })
    expect(await openRun(caseId)).toBeUndefined()
    await expect(follow(run.id)).rejects.toMatchObject({ code: 'BATCH_RUN_ENDED' })
    expect((await office.worker.document.ofCase({ caseId })).batches).toEqual([])
    const rest = await start(caseId)
    expect(rest.total).toBe(3)
    expect((await follow(rest.id)).at(-1)).toMatchObject({ type: 'done', batch: { documentCount: 3 } })
    expect(await noticesOf(caseId)).toHaveLength(5)
  })

  test('given up from another window while it goes on, it ends there', async () => {
    const { caseId } = await group()
    const { id } = await start(caseId)
    const events: BatchEvent[] = []
    for await (const event of await office.worker.document.continueCaseRun({ id })) {
      events.push(event)
      if (events.length === 2) await office.colleague.document.discardCaseRun({ id })
    }
    expect(events).toHaveLength(2)
    expect(await noticesOf(caseId)).toHaveLength(2)
  })

  test('cut off in the middle with its service, it goes on after the next login, by another officer', async () => {
    const { caseId } = await group()
    const { id } = await start(caseId)
    const running = await office.worker.document.continueCaseRun({ id })
    for (let sheet = 0; sheet < 3; sheet += 1) await running.next()
    office.restart()
    const colleague = await office.login('rekan', testPassword('rekan'))
    await running.return()
    expect(await openRun(caseId, colleague)).toMatchObject({
      state: 'running',
      issued: 3,
      total: 5,
      startedBy: 'Petugas petugas',
    })
    const events = await follow(id, { by: colleague })
    expect(events.at(-1)).toMatchObject({ type: 'done', batch: { documentCount: 5 } })
    const letters = await noticesOf(caseId, colleague)
    expect(letters.map(({ issuedBy }) => issuedBy).toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 'Petugas petugas'),
      ...Array.from({ length: 2 }, () => 'Petugas rekan'),
    ])
  })

  test('passes over who has his letter and who is not put off, and refuses when nobody is left', async () => {
    const { caseId } = await group()
    await office.addSubject(caseId, { fullName: 'Uji Lain' })
    const { papers } = await office.worker.document.ofCase({ caseId })
    const first = papers.find(({ type }) => type === 'deferralNotice')
    await office.worker.document.issueCasePaper({
      type: 'deferralNotice',
      subjectId: first?.subjectId ?? '',
      number: none,
    })
    const run = await start(caseId)
    expect(run.total).toBe(4)
    await follow(run.id)
    await expect(start(caseId)).rejects.toMatchObject({ code: 'DOCUMENT_NOTHING_TO_ISSUE' })
    await expect(start(caseId, office.operator)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })
})
