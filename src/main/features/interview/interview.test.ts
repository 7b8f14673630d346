import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  FinishInput,
  InterviewDetail,
  InterviewFacts,
  InterviewId,
  InterviewLine,
  InterviewWarningCode,
} from '#shared/features/interview/interview.schema.ts'
import { questionsOf } from '#shared/features/interview/question-sets.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

let office: TestCaseOffice
beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.close())

const minute = 60_000
const ago = (minutes: number): Date => new Date(office.clock.now() - minutes * minute)
type SubjectId = TestCaseOffice['subjectId']
type CaseId = TestCaseOffice['caseId']

const newCase = async (subjects: Parameters<TestCaseOffice['addSubject']>[1][] = [{}]) => {
  const { case: record } = await office.addCase()
  const subjectIds: SubjectId[] = []
  for (const subject of subjects) subjectIds.push(await office.addSubject(record.id, subject))
  const [subjectId] = subjectIds
  if (subjectId === undefined) throw new Error('no subject')
  return { caseId: record.id, subjectId, subjectIds }
}

const factsOf = (changes: Partial<InterviewFacts> = {}): InterviewFacts => ({
  kind: 'interview',
  startedAt: ago(60),
  place: 'Ruang Wawancara Kantor Imigrasi Sampit',
  basis: 'Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian',
  officerId: office.officerIds.petugas,
  secondOfficer: null,
  interpreter: null,
  spokenLanguage: null,
  guardian: null,
  guardianRelation: null,
  ...changes,
})

type Start = {
  facts?: Partial<InterviewFacts>
  questions?: string[]
  accept?: InterviewWarningCode[]
  by?: TestClient
}
const start = async (
  caseId: CaseId,
  subjectIds: SubjectId[],
  options: Start = {},
): Promise<InterviewId[]> => {
  const { facts, questions = [], accept = [], by = office.worker } = options
  const answer = await by.interview.start({
    caseId,
    subjectIds,
    facts: factsOf(facts),
    questions,
    acceptedWarnings: accept,
  })
  if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
  return answer.ids
}

const startOne = async (options: Start & { subject?: Parameters<TestCaseOffice['addSubject']>[1] } = {}) => {
  const { caseId, subjectId } = await newCase([options.subject ?? {}])
  const [id] = await start(caseId, [subjectId], options)
  if (id === undefined) throw new Error('nothing was started')
  return { caseId, subjectId, id, detail: await office.worker.interview.get({ id }) }
}

const talk: InterviewLine[] = [
  { question: 'Untuk keperluan apa Saudara meminta paspor?', answer: 'Mengunjungi paman di Kuching.' },
  { question: 'Kapan Saudara kembali?', answer: 'Saya belum tahu.' },
]

/** What the page of an open interview holds. */
const typedIn = ({ interview }: InterviewDetail) => ({
  id: interview.id,
  version: interview.version,
  kind: interview.kind,
  startedAt: interview.startedAt,
  place: interview.place,
  basis: interview.basis,
  officerId: interview.officerId,
  secondOfficer: interview.secondOfficer,
  interpreter: interview.interpreter,
  spokenLanguage: interview.spokenLanguage,
  guardian: interview.guardian,
  guardianRelation: interview.guardianRelation,
  lines: interview.lines,
  observations: interview.observations,
  opinion: interview.opinion,
  opinionReasons: interview.opinionReasons,
})

const finish = (detail: InterviewDetail, changes: Partial<FinishInput> = {}, by = office.worker) =>
  by.interview.finish({
    ...typedIn(detail),
    lines: talk,
    endedAt: ago(5),
    signing: { signature: 'open' },
    ...changes,
  })

const finished = async (
  detail: InterviewDetail,
  changes: Partial<FinishInput> = {},
): Promise<InterviewDetail> => {
  const answer = await finish(detail, changes)
  if (answer.outcome === 'warned') throw new Error(JSON.stringify(answer.warnings))
  return answer.detail
}

const eventsOf = async (caseId: CaseId) =>
  (await office.worker.case.timeline({ id: caseId, limit: 50 })).items.map(({ kind, data, subject }) => ({
    kind,
    data,
    position: subject?.position ?? null,
  }))

describe('starting', () => {
  test('opens an interview with its questions, moves the case, and stands in the timeline without a name', async () => {
    const questions = [...questionsOf('short')]
    const { caseId, id, detail } = await startOne({ questions })
    expect(detail).toMatchObject({
      interview: { id, state: 'open', signature: 'open', officerName: 'Petugas petugas', endedAt: null },
      subject: { position: 1, shownName: 'F.M.', isNamed: true, isChild: false },
      case: { isOpen: true },
      hasPaper: false,
      wasFinished: false,
    })
    expect(detail.interview.lines).toEqual(questions.map((question) => ({ question, answer: null })))
    expect((await office.worker.case.get({ id: caseId })).case.state).toBe('interview')
    const told = (await eventsOf(caseId)).find(({ kind }) => kind === 'interviewStarted')
    expect(told).toEqual({ kind: 'interviewStarted', position: 1, data: { interview: 'interview' } })
  })

  test('S-07: seven people become seven interviews of one template, in one act and one line', async () => {
    const { caseId, subjectIds } = await newCase(
      Array.from({ length: 7 }, (_, number) => ({ fullName: `Coba Jemaah${'abcdefg'.charAt(number)}` })),
    )
    const questions = [...questionsOf('departure')]
    const ids = await start(caseId, subjectIds.toReversed(), { questions })
    expect(new Set(ids).size).toBe(7)
    const page = await office.worker.interview.ofCase({ caseId })
    expect(page).toMatchObject({ total: 7, finished: 0, nextCursor: null })
    expect(page.items.map(({ subject }) => subject.position)).toEqual([1, 2, 3, 4, 5, 6, 7])
    for (const head of page.items) {
      expect(head).toMatchObject({ state: 'open', lineCount: questions.length, answeredCount: 0 })
    }
    expect((await eventsOf(caseId)).filter(({ kind }) => kind.startsWith('interview'))).toEqual([
      { kind: 'interviewsStarted', position: null, data: { interview: 'interview', count: 7 } },
    ])
    const [first] = page.items
    const only = await office.worker.interview.ofCase({ caseId, subjectId: first!.subject.id })
    expect(only.items.map(({ id }) => id)).toEqual([first!.id])
  })

  test('what is answered to one of the group is not answered by the others', async () => {
    const { caseId, subjectIds } = await newCase([{}, { fullName: 'Uji Rahmat' }])
    const [one, other] = await start(caseId, subjectIds, { questions: ['Mengapa?'] })
    const detail = await office.worker.interview.get({ id: one! })
    await office.worker.interview.save({
      ...typedIn(detail),
      lines: [{ question: 'Mengapa?', answer: 'Umrah.' }],
    })
    expect((await office.worker.interview.get({ id: other! })).interview.lines).toEqual([
      { question: 'Mengapa?', answer: null },
    ])
  })

  test('asks about a second one for the same person and about a child alone, and keeps what was overruled', async () => {
    const { caseId, subjectIds } = await newCase([{}, { birthOn: '2012-05-01' }])
    const input = { caseId, subjectIds, facts: factsOf(), questions: [] }
    const asked = await office.worker.interview.start(input)
    expect(asked).toEqual({
      outcome: 'warned',
      warnings: [{ code: 'INTERVIEW_CHILD_WITHOUT_GUARDIAN', data: { people: '2' } }],
    })
    expect((await office.worker.interview.ofCase({ caseId })).total).toBe(0)
    await start(caseId, subjectIds, { accept: ['INTERVIEW_CHILD_WITHOUT_GUARDIAN'] })
    const again = await office.worker.interview.start({ ...input, subjectIds: [subjectIds[0]!] })
    expect(again).toMatchObject({ warnings: [{ code: 'INTERVIEW_ALREADY_OPEN', data: { people: '1' } }] })
    expect((await eventsOf(caseId)).find(({ kind }) => kind === 'interviewsStarted')?.data).toMatchObject({
      warnings: 'INTERVIEW_CHILD_WITHOUT_GUARDIAN',
    })
  })

  test('not tomorrow, not for people of another case, not by a stranger, not in a closed case', async () => {
    const { caseId, subjectId } = await newCase()
    const other = await newCase()
    const stranger = '019e0000-0000-7000-8000-00000000dead' as InterviewFacts['officerId']
    await expect(start(caseId, [subjectId], { facts: { startedAt: ago(-60) } })).rejects.toMatchObject({
      code: 'INTERVIEW_IN_FUTURE',
    })
    await expect(start(caseId, [subjectId, other.subjectId])).rejects.toMatchObject({
      code: 'INTERVIEW_SUBJECT_NOT_IN_CASE',
    })
    await expect(start(caseId, [subjectId], { facts: { officerId: stranger } })).rejects.toMatchObject({
      code: 'INTERVIEW_OFFICER_UNKNOWN',
    })
    await expect(start(caseId, [])).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(start(caseId, [subjectId], { by: office.operator })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    await office.sectionHead.case.merge({
      id: caseId,
      version: (await office.worker.case.get({ id: caseId })).case.version,
      intoId: other.caseId,
      reason: 'Kasus ganda.',
    })
    await expect(start(caseId, [subjectId])).rejects.toMatchObject({ code: 'CASE_MERGED' })
  })
})

describe('typing', () => {
  test('keeps questions without answers and answers without questions, and drops rows of nothing', async () => {
    const { id, detail } = await startOne()
    const saved = await office.worker.interview.save({
      ...typedIn(detail),
      place: ' Ruang 2 ',
      lines: [
        { question: '  Mengapa? ', answer: '' },
        { question: '', answer: '  ' },
        { question: null, answer: 'Untuk\nbekerja.' },
      ],
      observations: 'Menjawab dengan tenang.',
      opinion: 'Perlu keterangan keluarga.',
      opinionReasons: '1. Tujuan belum jelas.',
    })
    expect(saved.interview).toMatchObject({
      place: 'Ruang 2',
      lines: [
        { question: 'Mengapa?', answer: null },
        { question: null, answer: 'Untuk\nbekerja.' },
      ],
      observations: 'Menjawab dengan tenang.',
      version: detail.interview.version + 1,
    })
    await office.name('rekan', saved.case.id)
    expect((await office.colleague.interview.get({ id })).interview).toEqual(saved.interview)
  })

  test('lines put in between, moved and taken away end in the order they were typed', async () => {
    const { id, detail } = await startOne({ questions: ['Satu?', 'Dua?', 'Tiga?'] })
    const order = detail.interview.lines.toReversed()
    const lines = [order[0]!, { question: 'Baru?', answer: 'Ya.' }, order[2]!]
    await office.worker.interview.save({ ...typedIn(detail), lines })
    expect((await office.worker.interview.get({ id })).interview.lines).toEqual(lines)
    const version = detail.interview.version + 1
    await office.worker.interview.save({ ...typedIn(detail), version, lines: [] })
    expect((await office.worker.interview.get({ id })).interview.lines).toEqual([])
  })

  test('another officer goes on with it; who saved on old ground is refused', async () => {
    const { detail } = await startOne()
    await office.name('rekan', detail.case.id)
    await office.colleague.interview.save({ ...typedIn(detail), lines: talk })
    const late = office.worker.interview.save({ ...typedIn(detail), lines: [] })
    await expect(late).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
      data: { kind: 'interview' },
    })
    await expect(finish(detail)).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
  })

  test('takes the working copy away with the act that makes it a record, and nobody else’s', async () => {
    const { id, detail } = await startOne()
    const place = { kind: 'interview', recordKey: id }
    const copy = { ...place, label: 'Wawancara F.M.', body: { lines: [] } }
    await office.worker.draft.save(copy)
    await office.colleague.draft.save(copy)
    await office.worker.interview.save({ ...typedIn(detail), lines: talk })
    expect((await office.worker.draft.get(place)).draft).toBeNull()
    expect((await office.colleague.draft.get(place)).draft).not.toBeNull()
  })

  test('refuses more lines and longer answers than a record holds', async () => {
    const { detail } = await startOne()
    for (const lines of [
      Array.from({ length: 401 }, () => ({ question: 'Mengapa?', answer: null })),
      [{ question: 'Mengapa?', answer: 'x'.repeat(8001) }],
    ]) {
      await expect(office.worker.interview.save({ ...typedIn(detail), lines })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      })
    }
  })
})

describe('finishing', () => {
  test('keeps the interview as it is and tells the timeline when it ended', async () => {
    const { caseId, detail } = await startOne()
    const done = await finished(detail)
    expect(done).toMatchObject({
      interview: { state: 'finished', signature: 'open', endedAt: ago(5), lines: talk },
      wasFinished: true,
      warnings: [],
    })
    expect(await eventsOf(caseId)).toContainEqual({
      kind: 'interviewFinished',
      position: 1,
      data: { interview: 'interview', signature: 'open', lines: 2 },
    })
    for (const act of [
      office.worker.interview.save({ ...typedIn(done), lines: [] }),
      finish(done),
      office.worker.interview.discard({
        id: done.interview.id,
        version: done.interview.version,
        reason: 'x',
      }),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'INTERVIEW_ALREADY_FINISHED' })
    }
  })

  test('asks for every answer; on request the questions nobody answered stay out', async () => {
    const { detail } = await startOne()
    const lines = [...talk, { question: 'Siapa yang membayar?', answer: null }]
    await expect(finish(detail, { lines })).rejects.toMatchObject({
      code: 'INTERVIEW_ANSWER_MISSING',
      data: { numbers: '3' },
    })
    expect((await finished(detail, { lines, leaveOutUnanswered: true })).interview.lines).toEqual(talk)
  })

  test('asks before it takes a night and a day, and keeps that it was overruled', async () => {
    const { detail } = await startOne()
    const long = { startedAt: ago(14 * 60), endedAt: ago(5) }
    const asked = await finish(detail, long)
    const codes: InterviewWarningCode[] = ['INTERVIEW_LONG', 'INTERVIEW_BEFORE_RECEIPT']
    expect(asked).toMatchObject({ outcome: 'warned', warnings: codes.map((code) => ({ code })) })
    expect((await office.worker.interview.get({ id: detail.interview.id })).interview.state).toBe('open')
    expect((await finished(detail, { ...long, acceptedWarnings: codes })).warnings).toEqual(codes)
  })

  test('a refusal to sign names its reason and two different witnesses', async () => {
    const { detail } = await startOne()
    const witnesses = [
      { name: 'Saksi Contoh', occupation: 'Pegawai' },
      { name: 'Saksi Uji', occupation: null },
    ]
    const refusal = { signature: 'refused' as const, refusalReason: 'Tidak bersedia.', witnesses }
    await expect(
      finish(detail, { signing: { ...refusal, witnesses: [witnesses[0]!] } }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(
      finish(detail, { signing: { ...refusal, witnesses: [witnesses[0]!, witnesses[0]!] } }),
    ).rejects.toMatchObject({ code: 'INTERVIEW_WITNESSES_EQUAL' })
    expect((await finished(detail, { signing: refusal })).interview).toMatchObject({
      signature: 'refused',
      refusalReason: 'Tidak bersedia.',
      witnesses,
    })
  })

  test('an examination meets the clock of the cancellation, and the decision’s clock follows', async () => {
    const { caseId, subjectId, detail } = await startOne({ facts: { kind: 'examination' } })
    await office.worker.clock.start({
      caseId,
      subjectId,
      kind: 'cancellationExamination',
      startedAt: ago(90),
    })
    await finished(detail)
    const past = await office.worker.clock.ofCase({ caseId, running: false })
    expect(past.items).toMatchObject([{ kind: 'cancellationExamination', metAt: ago(5) }])
    const running = await office.worker.clock.ofCase({ caseId })
    expect(running.items).toMatchObject([{ kind: 'cancellationDecision', startedAt: ago(5) }])
  })
})

describe('after the end', () => {
  const issue = (id: InterviewId) =>
    office.worker.document.issueCasePaper({
      type: 'interviewRecord',
      subjectId: id,
      number: { kind: 'none' },
    })

  test('the printed record carries what was typed', async () => {
    const { detail } = await startOne({ subject: { sex: 'female' } })
    const { interview } = await finished(detail)
    const paper = await issue(interview.id)
    expect(paper).toMatchObject({ type: 'interviewRecord', state: 'issued', subjectId: interview.id })
    expect((await office.worker.interview.get({ id: interview.id })).hasPaper).toBe(true)
  })

  test('an open one is shown on paper with room for what is missing, and not issued', async () => {
    const { id } = await startOne({ questions: ['Mengapa?'] })
    const preview = await office.worker.document.previewCasePaper({
      type: 'interviewRecord',
      subjectId: id,
      options: {},
      shownNumber: null,
    })
    expect(preview.missing.map(({ field }) => field)).toContain('interviewOpen')
    expect(preview.pages.length).toBeGreaterThan(0)
  })

  test('it is said later whether it was signed', async () => {
    const { caseId, detail } = await startOne()
    const { id, version } = detail.interview
    const signing = { signature: 'signed' as const }
    await expect(office.worker.interview.sign({ id, version, signing })).rejects.toMatchObject({
      code: 'INTERVIEW_NOT_FINISHED',
    })
    const done = await finished(detail)
    const signed = await office.worker.interview.sign({ id, version: done.interview.version, signing })
    expect(signed.interview).toMatchObject({ state: 'finished', signature: 'signed', lines: talk })
    expect((await eventsOf(caseId))[0]).toMatchObject({
      kind: 'interviewSigned',
      data: { signature: 'signed' },
    })
  })

  test('is reopened with a reason while no printed record is valid; nothing of it is thrown away', async () => {
    const { detail } = await startOne()
    const done = await finished(detail, { signing: { signature: 'signed' } })
    const { id } = done.interview
    const reopened = await office.worker.interview.reopen({
      id,
      version: done.interview.version,
      reason: 'Nama paman salah ketik.',
    })
    expect(reopened).toMatchObject({
      interview: { state: 'open', signature: 'open', lines: talk },
      wasFinished: true,
    })
    const target = { id, version: reopened.interview.version }
    await expect(office.worker.interview.discard({ ...target, reason: 'Salah.' })).rejects.toMatchObject({
      code: 'INTERVIEW_WAS_FINISHED',
    })
    const corrected = await finished(reopened)
    const paper = await issue(id)
    const reopen = office.worker.interview.reopen({
      id,
      version: corrected.interview.version,
      reason: 'Lagi.',
    })
    await expect(reopen).rejects.toMatchObject({ code: 'INTERVIEW_PAPER_ISSUED' })
    await office.worker.document.revokeCasePaper({ id: paper.id, reason: 'Ada salah ketik.' })
    const again = await office.worker.interview.reopen({
      id,
      version: corrected.interview.version,
      reason: 'Naskah lama dicabut.',
    })
    expect(again.interview.state).toBe('open')
  })
})

describe('throwing away', () => {
  test('takes one that was begun by mistake, with a reason, and the timeline says so', async () => {
    const { caseId, id, detail } = await startOne({ questions: ['Mengapa?'] })
    await office.worker.interview.discard({ id, version: detail.interview.version, reason: 'Salah orang.' })
    await expect(office.worker.interview.get({ id })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
    expect((await office.worker.interview.ofCase({ caseId })).total).toBe(0)
    expect((await eventsOf(caseId))[0]).toMatchObject({ kind: 'interviewDiscarded', position: 1 })
  })
})

describe('who may', () => {
  test('the counter sees none of another’s case and writes none', async () => {
    const { id, detail } = await startOne()
    await expect(office.operator.interview.get({ id })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
    const { version } = detail.interview
    for (const act of [
      office.operator.interview.save(typedIn(detail)),
      finish(detail, {}, office.operator),
      office.operator.interview.discard({ id, version, reason: 'x' }),
      office.operator.interview.reopen({ id, version, reason: 'x' }),
      office.operator.interview.sign({ id, version, signing: { signature: 'signed' } }),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    }
  })

  test('the list goes on from page to page, the latest first and a group in its order', async () => {
    const { caseId, subjectIds } = await newCase([{}, { fullName: 'Uji Rahmat' }, { fullName: 'Coba Sari' }])
    await start(caseId, subjectIds)
    await start(caseId, [subjectIds[1]!], {
      facts: { startedAt: ago(30) },
      accept: ['INTERVIEW_ALREADY_OPEN'],
    })
    const first = await office.worker.interview.ofCase({ caseId, limit: 2 })
    expect(first.items).toHaveLength(2)
    const rest = await office.worker.interview.ofCase({ caseId, limit: 2, cursor: first.nextCursor! })
    expect([...first.items, ...rest.items].map(({ subject }) => subject.position)).toEqual([2, 1, 2, 3])
    expect(rest.nextCursor).toBeNull()
  })
})
