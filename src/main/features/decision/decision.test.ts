import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DecideInput, Decision, DecisionChoice } from '#shared/features/decision/decision.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { getCase, takeCaseStep } from '#main/features/case/index.ts'
import { daysBetween, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

let office: TestCaseOffice
let caseId: TestCaseOffice['caseId']
let subjectId: TestCaseOffice['subjectId']
let serial = 0
let nik: string
beforeAll(async () => {
  office = await openCaseOffice()
})
// Every test has a case and a person of its own.
beforeEach(async () => {
  office.clock.setDay('2026-02-02')
  serial += 1
  nik = `620217540301${String(serial).padStart(4, '0')}`
  caseId = (await office.addCase({ receivedAt: new Date('2026-02-02T08:50:00') })).case.id
  subjectId = await office.addSubject(caseId, { nik, nikUnknownReason: null })
})
afterAll(() => office.close())

const day = (text: string) => text as PlainDate

const choice = (kind: DecisionChoice['kind'], given: Partial<DecisionChoice> = {}): DecisionChoice => ({
  subjectIds: [subjectId],
  kind,
  reasonCode: 'documentsMissing',
  ground: null,
  statuteId: null,
  statuteText: null,
  documents: [],
  dueOn: null,
  blockedUntil: null,
  ...given,
})

const heavy = {
  reasonCode: 'falseStatement',
  ground: 'Keterangan berubah tiga kali',
  statuteText: 'UU 6/2011 Pasal 126 huruf c',
} as const

const allWarnings: DecideInput['acceptedWarnings'] = [
  'DECISION_LONG_AGO',
  'DECISION_AGAINST_COLOUR',
  'DECISION_WITHOUT_SCREENING',
  'DECISION_DOCUMENTS_OUTSTANDING',
  'DECISION_BEFORE_DUE',
  'DECISION_NO_DOCUMENTS_ASKED',
]

const decide = async (
  decidedOn: string,
  choices: DecisionChoice[],
  by: TestClient = office.worker,
  inCase = caseId,
): Promise<Decision[]> => {
  const outcome = await by.decision.decide({
    caseId: inCase,
    decidedOn: day(decidedOn),
    choices,
    acceptedWarnings: allWarnings,
  })
  if (outcome.outcome !== 'saved') throw new Error('a warning stood in the way')
  return outcome.decisions
}
const only = <Item>(items: readonly Item[]): Item => {
  const [item] = items
  if (item === undefined || items.length !== 1) throw new Error(`${items.length} instead of one`)
  return item
}

/** Tasks of this test's case on somebody's own list. */
const tasksOf = async (client: TestClient, input: Parameters<TestClient['task']['list']>[0] = {}) =>
  (await client.task.list({ limit: 100, ...input })).items.filter((task) => task.caseId === caseId)

const history = async (by = office.worker) =>
  (await by.decision.ofCase({ caseId })).items.map(({ kind, state, endReason }) => ({
    kind,
    state,
    endReason,
  }))
const clocks = async (running = true) =>
  (await office.worker.clock.ofCase({ caseId, running })).items.map(({ kind, dueAt }) => ({
    kind,
    dueOn: plainDateOfInstant(dueAt.getTime()),
  }))
const caseNow = async () => (await office.worker.case.get({ id: caseId })).case

/** Brings the case as far as an interview does. */
const examine = (inCase = caseId) => {
  const { database } = office.service.store()
  const act = { action: 'interview.start', officerId: null, recordedAt: office.clock.now(), about: [] }
  database.change(act, (db) =>
    takeCaseStep(db, getCase(db, { reach: 'office' }, inCase), 'interview', office.clock.now()),
  )
}

describe('a deferral that turns out harmless', () => {
  const documents = ['Surat undangan dari keluarga di Kuching', 'Fotokopi paspor pengundang']
  const defer = () => decide('2026-02-02', [choice('passportDeferred', { documents })])

  test('is due after 30 days, waits for the applicant, and stops the passport clock', async () => {
    await office.worker.clock.start({
      caseId,
      subjectId,
      kind: 'passportIssue',
      startedAt: new Date('2026-02-02T08:50:00'),
    })
    const deferral = only(await defer())
    expect(deferral).toMatchObject({ state: 'inForce', dueOn: '2026-03-04', shownName: 'F.M.' })
    expect(await clocks()).toEqual([{ kind: 'deferralDocuments', dueOn: '2026-03-04' }])
    expect(await caseNow()).toMatchObject({
      state: 'awaitingDocuments',
      waitingFor: 'applicant',
      dueKind: 'deferralDocuments',
      undecidedCount: 0,
    })
    expect((await office.worker.decision.deferralDueOn({ decidedOn: day('2026-02-02') })).dueOn).toBe(
      '2026-03-04',
    )
  })

  test('ends on day 12 with the documents, and the passport clock starts again', async () => {
    const deferral = only(await defer())
    office.clock.setDay('2026-02-14', '10:00:00')
    const received = documents.map((name) => ({ name, receivedOn: day('2026-02-14') }))
    await office.worker.decision.receiveDocuments({ id: deferral.id, version: 1, documents: received })
    const outcome = await office.worker.decision.decide({
      caseId,
      decidedOn: day('2026-02-14'),
      choices: [choice('passportContinue', { reasonCode: 'documentsComplete' })],
      acceptedWarnings: ['DECISION_WITHOUT_SCREENING'],
    })
    expect(outcome.outcome).toBe('saved')
    const [continued, ended] = (await office.worker.decision.ofCase({ caseId })).items
    expect(continued).toMatchObject({ kind: 'passportContinue', state: 'inForce' })
    expect(ended).toMatchObject({ kind: 'passportDeferred', state: 'ended', endReason: 'documentsComplete' })
    expect(daysBetween(day('2026-02-02'), ended?.endedOn ?? day('2026-02-02'))).toBe(12)
    // 14 February 2026 is a Saturday; four working days are Monday to Thursday.
    expect(await clocks()).toEqual([{ kind: 'passportIssue', dueOn: '2026-02-19' }])
    expect((await clocks(false)).map(({ kind }) => kind)).toEqual(['deferralDocuments'])
    expect(await caseNow()).toMatchObject({ state: 'decision', waitingFor: null })
    office.clock.setDay('2026-03-20')
    expect(await tasksOf(office.worker)).toEqual([])
  })

  test('asks before it lets go while documents are outstanding', async () => {
    await defer()
    const outcome = await office.worker.decision.decide({
      caseId,
      decidedOn: day('2026-02-02'),
      choices: [choice('passportContinue', { reasonCode: 'explanationVerified' })],
      acceptedWarnings: ['DECISION_WITHOUT_SCREENING'],
    })
    expect(outcome).toMatchObject({
      outcome: 'warned',
      warnings: [
        { code: 'DECISION_WITHOUT_SCREENING' },
        { code: 'DECISION_DOCUMENTS_OUTSTANDING', data: { count: 2 } },
      ],
    })
    const made = only(
      await decide('2026-02-02', [choice('passportContinue', { reasonCode: 'explanationVerified' })]),
    )
    expect(made.warnings.map(({ code }) => code)).toEqual([
      'DECISION_WITHOUT_SCREENING',
      'DECISION_DOCUMENTS_OUTSTANDING',
    ])
  })

  test('after 30 days asks an officer what now, and nothing happens by itself', async () => {
    const deferral = only(await defer())
    office.clock.setDay('2026-03-04', '23:00:00')
    expect(await tasksOf(office.worker)).toEqual([])
    office.clock.setDay('2026-03-05', '07:30:00')
    const task = only(await tasksOf(office.worker, { due: 'thisWeek' }))
    expect(task).toMatchObject({
      kind: 'proposeCancellation',
      title: '',
      data: { decisionId: deferral.id, dueOn: '2026-03-04', position: 1 },
    })
    expect(await history()).toEqual([{ kind: 'passportDeferred', state: 'inForce', endReason: null }])
    await expect(
      office.worker.task.finish({ id: task.id, version: task.version, result: null }),
    ).rejects.toMatchObject({ code: 'TASK_NEEDS_RESULT' })
    expect((await office.worker.clock.ofCase({ caseId })).items).toHaveLength(1)
  })

  test('refused without ground and article is refused', async () => {
    examine()
    const bare = choice('passportRefused')
    await expect(decide('2026-02-02', [bare])).rejects.toMatchObject({ code: 'DECISION_NEEDS_GROUND' })
    await expect(decide('2026-02-02', [{ ...bare, ground: 'Alasan' }])).rejects.toMatchObject({
      code: 'DECISION_NEEDS_STATUTE',
    })
    expect(await history()).toEqual([])
  })

  test('can be put off again, and the first one stays in the history', async () => {
    await defer()
    office.clock.setDay('2026-03-05')
    await decide('2026-03-05', [choice('passportDeferred', { dueOn: day('2026-03-19'), documents })])
    expect(await history()).toEqual([
      { kind: 'passportDeferred', state: 'inForce', endReason: null },
      { kind: 'passportDeferred', state: 'ended', endReason: 'superseded' },
    ])
    expect(await clocks()).toEqual([{ kind: 'deferralDocuments', dueOn: '2026-03-19' }])
    expect(await tasksOf(office.worker)).toEqual([])
    office.clock.setDay('2026-03-20')
    expect(await tasksOf(office.worker)).toHaveLength(1)
  })

  test('cancelled for want of documents ends the task with the deferral', async () => {
    await expect(decide('2026-02-02', [choice('passportApplicationCancelled')])).rejects.toMatchObject({
      code: 'DECISION_BEFORE_SCREENING',
    })
    await defer()
    office.clock.setDay('2026-03-05')
    await decide('2026-03-05', [
      choice('passportApplicationCancelled', { reasonCode: 'documentsNotBrought' }),
    ])
    expect(await history()).toEqual([
      { kind: 'passportApplicationCancelled', state: 'inForce', endReason: null },
      { kind: 'passportDeferred', state: 'ended', endReason: 'documentsNotBrought' },
    ])
    expect(await clocks()).toEqual([])
    const done = only(await tasksOf(office.worker, { state: 'finished' }))
    expect(done).toMatchObject({
      kind: 'proposeCancellation',
      state: 'done',
      finishedByName: 'Petugas petugas',
    })
  })
})

describe('the day of a decision', () => {
  test('is neither before the receipt nor tomorrow', async () => {
    await expect(decide('2026-02-01', [choice('passportDeferred')])).rejects.toMatchObject({
      code: 'DECISION_BEFORE_RECEIPT',
      data: { receivedOn: '2026-02-02' },
    })
    await expect(decide('2026-02-03', [choice('passportDeferred')])).rejects.toMatchObject({
      code: 'DECISION_IN_FUTURE',
    })
  })

  test('counts for the due date when it is typed later, and long ago is asked about', async () => {
    office.clock.setDay('2026-03-20')
    const documents = ['Surat undangan']
    const outcome = await office.worker.decision.decide({
      caseId,
      decidedOn: day('2026-02-03'),
      choices: [choice('passportDeferred', { documents })],
      acceptedWarnings: ['DECISION_WITHOUT_SCREENING'],
    })
    expect(outcome).toMatchObject({ outcome: 'warned' })
    const made = only(await decide('2026-02-03', [choice('passportDeferred', { documents })]))
    expect(made).toMatchObject({ decidedOn: '2026-02-03', dueOn: '2026-03-05' })
    expect(plainDateOfInstant(made.recordedAt.getTime())).toBe('2026-03-20')
    expect(made.warnings.map(({ code }) => code)).toContain('DECISION_LONG_AGO')
  })
})

describe('a decision that burdens somebody', () => {
  const propose = () => decide('2026-02-02', [choice('passportRefused', heavy)])
  beforeEach(() => examine())

  test('holds only after another supervisor has confirmed it', async () => {
    const proposal = only(await propose())
    expect(proposal).toMatchObject({ state: 'proposed', supervisorName: null })
    expect(await caseNow()).toMatchObject({ waitingFor: 'supervisor', undecidedCount: 1 })
    const targets = [{ id: proposal.id, version: proposal.version }]
    await expect(office.worker.decision.confirm({ targets })).rejects.toMatchObject({
      code: 'DECISION_NEEDS_SUPERVISOR',
    })
    await expect(office.operator.decision.confirm({ targets })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    const asked = only(await tasksOf(office.sectionHead))
    expect(asked).toMatchObject({ kind: 'confirmDecision', data: { decision: 'passportRefused', count: 1 } })
    expect((await tasksOf(office.head)).map(({ id }) => id)).toEqual([asked.id])
    await expect(
      office.sectionHead.task.finish({ id: asked.id, version: asked.version, result: 'ya' }),
    ).rejects.toMatchObject({ code: 'TASK_FOLLOWS_DECISION' })
    const { decisions } = await office.sectionHead.decision.confirm({ targets })
    expect(only(decisions)).toMatchObject({ state: 'inForce', supervisorName: 'Petugas kasi' })
    expect(await tasksOf(office.sectionHead)).toEqual([])
    expect(await caseNow()).toMatchObject({ waitingFor: null, undecidedCount: 0 })
    await expect(office.head.decision.confirm({ targets })).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
  })

  test('is never confirmed by the one who proposed it, whatever his rank', async () => {
    for (const proposer of [office.sectionHead, office.head]) {
      const proposal = only(await decide('2026-02-02', [choice('exitBanProposed', heavy)], proposer))
      expect(proposal.state).toBe('proposed')
      const targets = [{ id: proposal.id, version: 1 }]
      await expect(proposer.decision.confirm({ targets })).rejects.toMatchObject({
        code: 'DECISION_SAME_OFFICER',
      })
    }
  })

  test('that is rejected never was: reason kept, nothing decided, clocks untouched', async () => {
    await decide('2026-02-02', [choice('passportDeferred')])
    office.clock.setDay('2026-02-05')
    const proposal = only(await decide('2026-02-05', [choice('passportRefused', heavy)]))
    const targets = [{ id: proposal.id, version: 1 }]
    const { decisions } = await office.head.decision.reject({ targets, note: 'Beri waktu melengkapi' })
    expect(only(decisions)).toMatchObject({
      state: 'rejected',
      endReason: 'notConfirmed',
      note: 'Beri waktu melengkapi',
    })
    expect(await clocks()).toEqual([{ kind: 'deferralDocuments', dueOn: '2026-03-04' }])
    expect((await office.worker.decision.desk({ caseId })).subjects[0]).toMatchObject({
      decisionKind: 'passportDeferred',
      isProposed: false,
    })
    expect(await tasksOf(office.sectionHead)).toEqual([])
  })

  test('can be taken back by its proposer until somebody answered', async () => {
    const proposal = only(await propose())
    const targets = [{ id: proposal.id, version: 1 }]
    await office.name('rekan', proposal.caseId)
    await expect(office.colleague.decision.takeBack({ targets })).rejects.toMatchObject({
      code: 'DECISION_NOT_YOURS',
    })
    const { decisions } = await office.worker.decision.takeBack({ targets })
    expect(only(decisions)).toMatchObject({ state: 'rejected', endReason: 'takenBack' })
    await expect(office.sectionHead.decision.confirm({ targets })).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
    expect(only(await propose()).state).toBe('proposed')
  })

  test('is not confirmed against what was decided meanwhile', async () => {
    const proposal = only(await decide('2026-02-02', [choice('departureRefused', heavy)]))
    office.clock.setDay('2026-02-04')
    await expect(
      decide('2026-02-04', [choice('released', { reasonCode: 'explanationVerified' })]),
    ).rejects.toMatchObject({
      code: 'DECISION_ALREADY_PROPOSED',
    })
    await office.sectionHead.decision.confirm({ targets: [{ id: proposal.id, version: 1 }] })
    await decide('2026-02-04', [choice('released', { reasonCode: 'explanationVerified' })])
    expect(await history()).toEqual([
      { kind: 'released', state: 'inForce', endReason: null },
      { kind: 'departureRefused', state: 'ended', endReason: 'superseded' },
    ])
  })

  test('comes too early before anybody was asked', async () => {
    const fresh = await office.addCase()
    const other = await office.addSubject(fresh.case.id)
    await expect(
      decide(
        '2026-02-02',
        [choice('passportRefused', { ...heavy, subjectIds: [other] })],
        office.worker,
        fresh.case.id,
      ),
    ).rejects.toMatchObject({ code: 'DECISION_BEFORE_INTERVIEW' })
  })
})

describe('an article', () => {
  const statutes = async (kind: DecisionChoice['kind'], on: string) =>
    (await office.worker.decision.statutes({ kind, day: day(on) })).items

  test('is offered for its time and its decisions, and marked as not checked', async () => {
    const old = (await statutes('reportedToPolice', '2026-01-01')).map(({ article }) => article)
    const fresh = (await statutes('reportedToPolice', '2026-01-02')).map(({ article }) => article)
    expect(old).toEqual(expect.arrayContaining(['Pasal 120', 'Pasal 2']))
    expect(old).not.toContain('Pasal 457')
    expect(fresh).toEqual(expect.arrayContaining(['Pasal 455', 'Pasal 457']))
    expect(fresh).not.toContain('Pasal 120')
    const { items, unchecked } = await office.worker.decision.statutes({ kind: 'exitBanProposed' })
    expect(items.map(({ isChecked }) => isChecked)).toEqual([false, false])
    expect(unchecked).toBeGreaterThan(10)
  })

  test('keeps its words in the decision when the table is corrected later', async () => {
    examine()
    const statute = (await statutes('passportRefused', '2026-02-02')).find(
      ({ article }) => article === 'Pasal 5',
    )
    if (!statute) throw new Error('no article')
    const proposal = only(
      await decide('2026-02-02', [choice('passportRefused', { ground: 'Dasar', statuteId: statute.id })]),
    )
    expect(proposal.statuteText).toBe('UU 18/2017 Pasal 5')
    await expect(office.worker.decision.saveStatute(statute)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const saved = await office.head.decision.saveStatute({
      ...statute,
      article: 'Pasal 5 huruf b',
      isChecked: true,
    })
    expect(saved).toMatchObject({ version: 2, isChecked: true })
    await expect(office.head.decision.saveStatute(statute)).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
    expect((await office.worker.decision.ofCase({ caseId })).items[0]?.statuteText).toBe('UU 18/2017 Pasal 5')
  })

  test('that was not in force then is refused', async () => {
    const old = (await statutes('departureDeferred', '2020-01-01')).find(
      ({ statute }) => statute === 'Permenkumham 44/2015',
    )
    await expect(
      decide('2026-02-02', [choice('departureDeferred', { statuteId: old?.id ?? null })]),
    ).rejects.toMatchObject({ code: 'DECISION_STATUTE_NOT_IN_FORCE' })
  })

  test('is not entered twice for one time', async () => {
    const [statute] = await statutes('passportRefused', '2026-02-02')
    if (!statute) throw new Error('no article')
    const { id: _id, version: _version, ...input } = statute
    await expect(office.head.decision.addStatute(input)).rejects.toMatchObject({
      code: 'STATUTE_PERIOD_TAKEN',
    })
    const other = await office.head.decision.addStatute({ ...input, article: 'Pasal 999', isChecked: true })
    expect(other.version).toBe(1)
  })
})

describe('a group', () => {
  let group: TestCaseOffice['subjectId'][]
  beforeEach(async () => {
    group = [subjectId]
    for (const letter of 'BCDEFG')
      group.push(await office.addSubject(caseId, { fullName: `Fiktif ${letter}` }))
  })

  test('is decided in one act on one day, and one exception is released later', async () => {
    const made = await decide('2026-02-02', [
      choice('departureDeferred', { subjectIds: group, reasonCode: 'purposeUnclear' }),
    ])
    expect(made).toHaveLength(7)
    expect(new Set(made.map(({ batchId }) => batchId)).size).toBe(1)
    expect(new Set(made.map(({ decidedOn }) => decidedOn))).toEqual(new Set(['2026-02-02']))
    expect(made.map(({ subjectPosition }) => subjectPosition)).toEqual([1, 2, 3, 4, 5, 6, 7])
    office.clock.setDay('2026-02-03')
    const [, , third] = group
    await decide('2026-02-03', [
      choice('released', {
        subjectIds: third ? [third] : [],
        reasonCode: 'explanationVerified',
        ground: 'Surat PPIU sah',
      }),
    ])
    const { subjects } = await office.worker.decision.desk({ caseId })
    expect(subjects.map(({ decisionKind }) => decisionKind)).toEqual([
      'departureDeferred',
      'departureDeferred',
      'released',
      'departureDeferred',
      'departureDeferred',
      'departureDeferred',
      'departureDeferred',
    ])
    const { items } = await office.worker.decision.ofCase({ caseId, states: ['ended'] })
    expect(items).toMatchObject([{ kind: 'departureDeferred', subjectPosition: 3, endReason: 'superseded' }])
    expect((await office.worker.decision.ofCase({ caseId })).total).toBe(8)
  })

  test('takes an exception in the same act', async () => {
    const [exception, ...others] = group
    const made = await decide('2026-02-02', [
      choice('departureDeferred', { subjectIds: others, reasonCode: 'purposeUnclear' }),
      choice('released', { subjectIds: exception ? [exception] : [], reasonCode: 'explanationVerified' }),
    ])
    expect(made.filter(({ kind }) => kind === 'released')).toHaveLength(1)
    expect(new Set(made.map(({ batchId }) => batchId)).size).toBe(1)
  })

  test('is decided wholly or not at all', async () => {
    const [first, ...others] = group
    await decide('2026-02-02', [choice('departureDeferred', { subjectIds: first ? [first] : [] })])
    await expect(
      decide('2026-02-02', [
        choice('departureDeferred', { subjectIds: [...others, ...(first ? [first] : [])] }),
      ]),
    ).rejects.toMatchObject({ code: 'DECISION_ALREADY_MADE', data: { position: 1 } })
    expect((await office.worker.decision.ofCase({ caseId })).total).toBe(1)
    expect((await caseNow()).undecidedCount).toBe(6)
  })

  test('does not take one person twice, nor somebody of another case', async () => {
    const twice = choice('departureDeferred', { subjectIds: group })
    await expect(decide('2026-02-02', [twice, { ...twice, kind: 'released' }])).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    const other = await office.addSubject((await office.addCase()).case.id)
    await expect(
      decide('2026-02-02', [choice('departureDeferred', { subjectIds: [...group, other] })]),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
    expect(await history()).toEqual([])
  })

  test('that needs a second person is one task, confirmed in one act', async () => {
    examine()
    const made = await decide('2026-02-02', [choice('departureRefused', { ...heavy, subjectIds: group })])
    const asked = only(await tasksOf(office.sectionHead))
    expect(asked.data).toMatchObject({ count: 7 })
    const targets = made.map(({ id, version }) => ({ id, version }))
    const [one, ...rest] = targets
    await office.sectionHead.decision.confirm({ targets: one ? [one] : [] })
    expect(await tasksOf(office.sectionHead)).toHaveLength(1)
    await office.sectionHead.decision.confirm({ targets: rest })
    expect(await tasksOf(office.sectionHead)).toEqual([])
    expect((await caseNow()).undecidedCount).toBe(0)
  })

  test('comes page by page, and narrowed to one person', async () => {
    await decide('2026-02-02', [choice('departureDeferred', { subjectIds: group })])
    const first = await office.worker.decision.ofCase({ caseId, limit: 4 })
    const second = await office.worker.decision.ofCase({
      caseId,
      limit: 4,
      cursor: first.nextCursor ?? undefined,
    })
    expect([...first.items, ...second.items].map(({ subjectPosition }) => subjectPosition)).toEqual([
      7, 6, 5, 4, 3, 2, 1,
    ])
    expect(second.nextCursor).toBeNull()
    expect((await office.worker.decision.ofCase({ caseId, subjectId })).total).toBe(1)
  })
})

describe('a suspension', () => {
  const suspend = async (until = '2026-12-31') => {
    examine()
    const proposal = only(
      await decide('2026-02-02', [choice('issuanceSuspended', { ...heavy, blockedUntil: day(until) })]),
    )
    await office.sectionHead.decision.confirm({ targets: [{ id: proposal.id, version: 1 }] })
    return proposal
  }

  test('lasts six months to two years', async () => {
    examine()
    for (const until of ['2026-08-01', '2028-02-03']) {
      await expect(
        decide('2026-02-02', [choice('issuanceSuspended', { ...heavy, blockedUntil: day(until) })]),
      ).rejects.toMatchObject({
        code: 'SUSPENSION_PERIOD_INVALID',
        data: { earliest: '2026-08-02', latest: '2028-02-02' },
      })
    }
  })

  test('stands against the next application of the same person, in any case, until its last day', async () => {
    await suspend()
    office.clock.setDay('2026-05-01')
    const again = await office.addCase()
    const added = await office.worker.subject.add({
      caseId: again.case.id,
      subject: { role: 'prospectiveWorker', fullName: 'Nama Lain', nik },
      acceptedWarnings: ['SUBJECT_NIK_KNOWN'],
    })
    if (added.outcome !== 'saved') throw new Error('a warning stood in the way')
    const { id: other } = added
    const first = await office.worker.decision.desk({ caseId })
    expect((await office.worker.decision.desk({ caseId: again.case.id })).subjects[0]).toMatchObject({
      blockedUntil: '2026-12-31',
      blockedBy: { caseId, caseNumber: first.number, reason: 'sameNik' },
    })
    const proceed = choice('passportContinue', { subjectIds: [other], reasonCode: 'documentsComplete' })
    await expect(decide('2026-05-01', [proceed], office.worker, again.case.id)).rejects.toMatchObject({
      code: 'DECISION_PERSON_BLOCKED',
      data: { until: '2026-12-31' },
    })
    office.clock.setDay('2027-01-01')
    expect(only(await decide('2027-01-01', [proceed], office.worker, again.case.id)).state).toBe('inForce')
  })

  test('tells until when it lasts and is never overdue', async () => {
    await suspend()
    expect(await clocks()).toEqual([{ kind: 'suspension', dueOn: '2026-12-31' }])
    expect((await caseNow()).dueKind).toBeNull()
  })

  test('is lifted by a supervisor with a reason, and the person is free', async () => {
    const { id } = await suspend()
    office.clock.setDay('2026-06-01')
    const lift = { id, version: 2, endedOn: day('2026-06-01'), note: 'Putusan keberatan' }
    await expect(office.worker.decision.lift(lift)).rejects.toMatchObject({
      code: 'DECISION_NEEDS_SUPERVISOR',
    })
    await expect(office.head.decision.lift({ ...lift, endedOn: day('2026-02-01') })).rejects.toMatchObject({
      code: 'DECISION_BEFORE_EARLIER',
    })
    expect(await office.head.decision.lift(lift)).toMatchObject({ state: 'ended', endReason: 'lifted' })
    expect(await clocks()).toEqual([])
    expect((await office.worker.decision.desk({ caseId })).subjects[0]).toMatchObject({
      blockedUntil: null,
      decisionKind: null,
    })
  })
})

describe('the desk', () => {
  test('tells what each person travels for and what was decided before', async () => {
    const traveller = await office.addSubject(caseId)
    await office.worker.subject.saveSection({
      id: traveller,
      version: 1,
      change: { section: 'travel', values: { declaredPurpose: 'familyVisit' } },
      acceptedWarnings: [],
    })
    await decide('2026-02-02', [choice('passportDeferred', { subjectIds: [traveller] })])
    const { subjects } = await office.worker.decision.desk({ caseId })
    expect(subjects).toMatchObject([
      { purpose: null, decisions: [] },
      { purpose: 'familyVisit', decisions: [{ kind: 'passportDeferred', state: 'inForce' }] },
    ])
  })
})

describe('several decisions of one person', () => {
  test('stand beside each other: a deferral and a referral', async () => {
    await decide('2026-02-02', [choice('passportDeferred')])
    await decide('2026-02-02', [choice('referred', { reasonCode: 'suspectedTrafficking' })])
    expect(await history()).toEqual([
      { kind: 'referred', state: 'inForce', endReason: null },
      { kind: 'passportDeferred', state: 'inForce', endReason: null },
    ])
    expect((await office.worker.decision.desk({ caseId })).subjects[0]?.decisionKind).toBe('passportDeferred')
    expect((await caseNow()).state).toBe('awaitingDocuments')
  })
})

describe('who decides', () => {
  test('not the counter, not the auditor, and nobody in a closed case', async () => {
    await expect(decide('2026-02-02', [choice('passportDeferred')], office.operator)).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    const auditor = await office.officer('auditor', ['auditor'])
    await expect(auditor.decision.ofCase({ caseId })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await decide('2026-02-02', [choice('educated', { reasonCode: 'noSigns' })])
    const { version } = await caseNow()
    const closed = await office.worker.case.close({
      id: caseId,
      version,
      finding: 'unfounded',
      outcome: 'preventedEducated',
      closedOn: day('2026-02-02'),
      note: 'Selesai',
      acceptedWarnings: [
        'CLOSING_CONTRADICTORY',
        'CLOSING_OPEN_TASKS',
        'CLOSING_RUNNING_CLOCKS',
        'CLOSING_HELD_DOCUMENTS',
      ],
    })
    expect(closed).toMatchObject({ outcome: 'saved' })
    await expect(decide('2026-02-02', [choice('passportDeferred')])).rejects.toMatchObject({
      code: 'CASE_CLOSED',
    })
  })

  test('and the timeline tells it without names', async () => {
    await decide('2026-02-02', [choice('passportDeferred', { ground: 'Fiktif Melati belum membawa surat' })])
    const { items } = await office.worker.case.timeline({ id: caseId })
    const told = items.find(({ kind }) => kind === 'decisionMade')
    expect(told).toBeDefined()
    expect(JSON.stringify(told)).not.toContain('Melati')
  })
})
