import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { allYes, answered, assess } from './screening.test-support.ts'

let office: TestCaseOffice
const day = (text: string) => text as PlainDate

beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.close())

const newCase = async (subjects: Parameters<TestCaseOffice['addSubject']>[1][] = [{}]) => {
  const { case: record } = await office.addCase()
  const subjectIds = []
  for (const subject of subjects) subjectIds.push(await office.addSubject(record.id, subject))
  const [subjectId] = subjectIds
  if (subjectId === undefined) throw new Error('no subject')
  return { caseId: record.id, subjectId, subjectIds }
}
const caseOf = async (id: typeof office.caseId) => (await office.worker.case.get({ id })).case
describe('an assessment', () => {
  test('starts with the set the program brings along and moves the case to screening', async () => {
    const { caseId, subjectId } = await newCase()
    const detail = await office.worker.screening.start({ subjectId })
    expect(detail).toMatchObject({
      assessment: { state: 'open', scope: 'full', setNumber: 1, answers: [], result: null, colour: null },
      set: { number: 1, state: 'inForce', title: 'Daftar indikator bawaan' },
      newerSet: null,
      childKnown: null,
      subject: { shownName: 'F.M.', position: 1 },
    })
    expect(detail.set.content.indicators).toHaveLength(58)
    expect((await caseOf(caseId)).state).toBe('screening')
  })

  test('started twice is one and the same, whoever asks', async () => {
    const { subjectId } = await newCase()
    const first = await office.worker.screening.start({ subjectId })
    const second = await office.sectionHead.screening.start({ subjectId })
    expect(second.assessment.id).toBe(first.assessment.id)
    expect((await office.worker.screening.ofSubject({ subjectId })).items).toHaveLength(1)
  })

  test('is gone on with by another officer; an old version is refused', async () => {
    const { subjectId } = await newCase()
    const { assessment } = await office.worker.screening.start({ subjectId })
    const { id, version, assessedAt } = assessment
    const working = [
      ...answered('D01', 'no'),
      { ...allYes('D02')[0]!, basis: { kind: 'statement', text: '' } },
    ]
    const input = { id, version, assessedAt, answers: working as typeof assessment.answers, note: ' dua  ' }
    const saved = await office.worker.screening.save(input)
    expect(saved.assessment).toMatchObject({ state: 'open', version: version + 1, note: 'dua' })
    const seen = await office.sectionHead.screening.explain({ id })
    expect(seen.assessment.answers).toEqual(working)
    for (const act of [
      office.sectionHead.screening.save(input),
      office.sectionHead.screening.complete({ ...input, answers: allYes('D02') }),
      office.sectionHead.screening.discard({ id, version }),
    ]) {
      await expect(act).rejects.toMatchObject({
        code: 'RECORD_CHANGED_MEANWHILE',
        data: { kind: 'assessment' },
      })
    }
  })

  test('needs a basis for every "yes", something asked, known items, and a time that has been', async () => {
    const { caseId, subjectId } = await newCase()
    const { assessment } = await office.worker.screening.start({ subjectId })
    const { id, version, assessedAt } = assessment
    const complete = (answers: typeof assessment.answers, at = assessedAt) =>
      office.worker.screening.complete({ id, version, answers, assessedAt: at, note: null })
    await expect(complete([...allYes('D02'), ...answered('D08 P03', 'yes')])).rejects.toMatchObject({
      code: 'SCREENING_BASIS_MISSING',
      data: { items: 'D08, P03' },
    })
    await expect(complete([])).rejects.toMatchObject({ code: 'SCREENING_NOTHING_ASKED' })
    await expect(complete(answered('D12', 'no'))).rejects.toMatchObject({
      code: 'SCREENING_ITEM_UNKNOWN',
      data: { item: 'D12' },
    })
    await expect(complete(allYes('D02'), new Date(office.clock.now() + 60_000))).rejects.toMatchObject({
      code: 'SCREENING_IN_FUTURE',
    })
    expect((await caseOf(caseId)).colour).toBeNull()
  })

  test('refuses what is no answer: an item twice, a line too long, a strange value', async () => {
    const { subjectId } = await newCase()
    const { assessment } = await office.worker.screening.start({ subjectId })
    const { id, version, assessedAt } = assessment
    const save = (answers: unknown) =>
      office.worker.screening.save({
        id,
        version,
        assessedAt,
        note: null,
        answers: answers as typeof assessment.answers,
      })
    for (const answers of [
      [...allYes('D02'), ...answered('D02', 'no')],
      [{ itemId: 'D02', value: 'yes', basis: { kind: 'statement', text: 'x'.repeat(601) } }],
      [{ itemId: 'D02', value: 'maybe', basis: null }],
      [{ itemId: "D02'; --", value: 'no', basis: null }],
      Array.from({ length: 5000 }, (_, number) => ({
        itemId: `D${String(number % 100).padStart(2, '0')}`,
        value: 'no',
        basis: null,
      })),
    ]) {
      await expect(save(answers)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    }
  })

  test('once finished is kept as it is; a later look starts from its answers', async () => {
    const { subjectId } = await newCase()
    const done = await assess(office.worker, subjectId, {
      answers: [...allYes('D06'), ...answered('C01', 'no')],
    })
    const { id, version, assessedAt, answers } = done.assessment
    expect(done.assessment).toMatchObject({ state: 'complete', colour: 'yellow' })
    const again = { id, version, assessedAt, answers, note: null }
    for (const act of [
      office.worker.screening.save(again),
      office.worker.screening.complete(again),
      office.worker.screening.discard({ id, version }),
      office.worker.screening.adoptSet({ id, version }),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'SCREENING_ALREADY_COMPLETE' })
    }
    const { database } = office.service.store()
    expect(() =>
      database.change({ action: 'test', officerId: null, recordedAt: 0, about: [] }, (db) =>
        db.prepare(`update assessments set note = 'anders' where state = 'complete'`).run(),
      ),
    ).toThrow('a complete assessment is kept as it is')
    const next = await office.worker.screening.start({ subjectId })
    expect(next.assessment.id).not.toBe(id)
    expect(next.assessment.answers).toEqual(answers)
  })

  test('that was discarded leaves what was finished before', async () => {
    const { caseId, subjectId } = await newCase()
    await assess(office.worker, subjectId, { answers: allYes('D06') })
    const { assessment } = await office.worker.screening.start({ subjectId })
    await office.worker.screening.discard({ id: assessment.id, version: assessment.version })
    const { items } = await office.worker.screening.ofSubject({ subjectId })
    expect(items.map(({ state, colour }) => [state, colour])).toEqual([['complete', 'yellow']])
    expect((await caseOf(caseId)).colour).toBe('yellow')
    await expect(office.worker.screening.explain({ id: assessment.id })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
  })
})

describe('its result', () => {
  test('colours subject and case by the strongest, with the exact indicators and a line in the timeline', async () => {
    const { caseId, subjectIds } = await newCase([{}, { fullName: 'Uji Rahmat' }])
    const [melati = '', rahmat = ''] = subjectIds
    await assess(office.worker, melati, { answers: allYes('D02 D08 D10 C11') })
    expect((await caseOf(caseId)).colour).toBe('yellow')
    const strong = await assess(office.worker, rahmat, {
      answers: allYes('P03 P09 P11 P12 C01 C02 C04 C15 T02 T09 D01'),
    })
    expect(strong.assessment.result).toMatchObject({ colour: 'red', clauses: ['allThreeElements'] })
    const record = await caseOf(caseId)
    expect(record).toMatchObject({ colour: 'red', isSmuggling: false, urgency: 'ordinary' })
    const { items } = await office.worker.subject.ofCase({ caseId })
    expect(items.map(({ colour }) => colour)).toEqual(['yellow', 'red'])
    const timeline = await office.worker.case.timeline({ id: caseId })
    const lines = timeline.items.filter(({ kind }) => kind === 'screeningCompleted')
    expect(lines.map(({ data }) => String(data['colour'])).toSorted()).toEqual(['red', 'yellow'])
    expect((await office.sectionHead.task.list({ view: 'office', caseId })).items).toEqual([])
  })

  test('marks suspected smuggling beside the colour', async () => {
    const { caseId, subjectId } = await newCase()
    await assess(office.worker, subjectId, { answers: allYes('M01 M03') })
    expect(await caseOf(caseId)).toMatchObject({ colour: 'yellow', isSmuggling: true })
  })

  test('comes from the answers given last, though an older sheet is typed later', async () => {
    const { caseId, subjectId } = await newCase()
    const now = office.clock.now()
    await assess(office.worker, subjectId, { answers: allYes('D06') })
    await assess(office.worker, subjectId, {
      answers: allYes('P01 P02 C02 C04 T02 T03'),
      assessedAt: new Date(now - 3_600_000),
      acceptedWarnings: ['SCREENING_BEFORE_RECEIPT'],
    })
    expect((await caseOf(caseId)).colour).toBe('yellow')
    const { items } = await office.worker.screening.ofSubject({ subjectId })
    expect(items.map(({ colour }) => colour)).toEqual(['yellow', 'red'])
  })

  test('may fall in a later assessment: the last look counts', async () => {
    const { caseId, subjectId } = await newCase()
    await assess(office.worker, subjectId, { answers: allYes('P01 P02 C02 C04') })
    office.clock.set(office.clock.now() + 1000)
    await assess(office.worker, subjectId, { answers: answered('P01 P02 C02 C04', 'no') })
    expect((await caseOf(caseId)).colour).toBe('blue')
  })
})

describe('before it is finished the officer is asked', () => {
  test('when the answers are older than the case, when little was asked, when the birth date says adult', async () => {
    const { subjectId } = await newCase([{ birthOn: day('1994-11-05') }])
    const { assessment, childKnown } = await office.worker.screening.start({ subjectId })
    expect(childKnown).toBe('adultByBirthDate')
    const input = {
      id: assessment.id,
      version: assessment.version,
      answers: allYes('U01'),
      assessedAt: new Date(office.clock.now() - 86_400_000),
      note: null,
    }
    const codes = [
      'SCREENING_BIRTH_DATE_SAYS_ADULT',
      'SCREENING_BEFORE_RECEIPT',
      'SCREENING_FEW_ASKED',
    ] as const
    const warned = await office.worker.screening.complete(input)
    expect(warned).toMatchObject({ outcome: 'warned', warnings: codes.map((code) => ({ code })) })
    expect(
      await office.worker.screening.complete({ ...input, acceptedWarnings: [codes[0], codes[1]] }),
    ).toMatchObject({ outcome: 'warned' })
    const saved = await office.worker.screening.complete({ ...input, acceptedWarnings: [...codes] })
    expect(saved).toMatchObject({
      outcome: 'saved',
      detail: { assessment: { acceptedWarnings: codes, result: { child: 'answer' } } },
    })
  })
})

describe('a child', () => {
  const answers = allYes('P01 P02 T08 T09')

  test('by birth date is one though U01 was not asked, up to the day before the eighteenth birthday', async () => {
    const { subjectIds } = await newCase([{ birthOn: day('2008-11-24') }, { birthOn: day('2008-11-23') }])
    const [child = '', adult = ''] = subjectIds
    const red = await assess(office.worker, child, { answers })
    expect(red.assessment.result).toMatchObject({
      colour: 'red',
      clauses: ['childProcessAndPurpose'],
      child: 'birthDate',
      urgent: ['U01'],
    })
    const orange = await assess(office.worker, adult, { answers })
    expect(orange.assessment.result).toMatchObject({ colour: 'orange', child: null, urgent: [] })
  })

  test('stays one who comes of age while the case is worked on', async () => {
    const { subjectId } = await newCase([{ birthOn: day('2008-11-24') }])
    const now = office.clock.now()
    office.clock.setDay('2026-12-24')
    const detail = await assess(office.worker, subjectId, { answers })
    office.clock.set(now)
    expect(detail.assessment.result).toMatchObject({ colour: 'red', child: 'birthDate' })
  })

  test('by the mark on a subject whose birth date is not known', async () => {
    const { subjectId } = await newCase([{ isChildStated: true }])
    const { assessment } = await assess(office.worker, subjectId, { answers })
    expect(assessment.result).toMatchObject({ colour: 'red', child: 'subject' })
  })
})

test('sex, adult age and origin change nothing: subjects that differ only in these get the same result', async () => {
  const people = [
    { fullName: 'Fiktif Melati', sex: 'female', birthOn: day('2001-03-14'), birthPlace: 'Sampit' },
    { fullName: 'Uji Rahmat', sex: 'male', birthOn: day('1961-05-01'), birthPlace: 'Kupang' },
    { fullName: 'Contoh Wayan', sex: 'female', birthOn: day('2008-11-23'), citizenship: 'PHL' },
    {
      fullName: 'Uji Tanpa',
      sex: null,
      religion: 'hindu',
      identityRegionCode: '53.71',
      maritalStatus: 'married',
    },
    { fullName: 'Coba Siti', sex: 'male', birthOn: day('1980-02-29'), domicileRegionCode: '62.02.17.2015' },
  ] as const
  const { subjectIds } = await newCase([...people])
  for (const answers of [
    allYes('P01 P02 T08 T09 U04'),
    [...allYes('D02 D08 D10'), ...answered('P03', 'unknown')],
    allYes('M01 M02 U02'),
  ]) {
    office.clock.set(office.clock.now() + 1000)
    const results = []
    for (const subjectId of subjectIds) {
      const { assessment } = await assess(office.worker, subjectId, { answers })
      const { urgentNotAsked: _flags, ...result } = assessment.result!
      results.push(JSON.stringify(result))
    }
    expect(new Set(results).size).toBe(1)
  }
})

describe('who may', () => {
  test('read: everybody on cases; write: those who work on them; nobody without a login', async () => {
    const { subjectId } = await newCase()
    await assess(office.worker, subjectId, { answers: allYes('D06') })
    expect((await office.head.screening.ofSubject({ subjectId })).items).toHaveLength(1)
    const auditor = await office.officer('pemeriksa', ['auditor'])
    for (const act of [
      auditor.screening.ofSubject({ subjectId }),
      auditor.screening.start({ subjectId }),
      office.operator.screening.start({ subjectId }),
      office.head.screening.start({ subjectId }),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    }
    await expect(office.visitor().screening.ofSubject({ subjectId })).rejects.toMatchObject({
      code: 'SESSION_REQUIRED',
    })
  })

  test('nobody works on a case that is closed or merged; its assessments can still be read', async () => {
    const { caseId, subjectId } = await newCase()
    const done = await assess(office.worker, subjectId, { answers: allYes('D06') })
    const { assessment } = await office.worker.screening.start({ subjectId })
    const target = await newCase()
    const { version } = await caseOf(caseId)
    await office.sectionHead.case.merge({
      id: caseId,
      version,
      intoId: target.caseId,
      reason: 'kasus yang sama',
    })
    const input = { id: assessment.id, version: assessment.version, assessedAt: assessment.assessedAt }
    for (const act of [
      office.worker.screening.start({ subjectId }),
      office.worker.screening.save({ ...input, answers: [], note: null }),
      office.worker.screening.complete({ ...input, answers: allYes('D06'), note: null }),
    ]) {
      await expect(act).rejects.toMatchObject({ code: 'CASE_MERGED' })
    }
    const read = await office.worker.screening.explain({ id: done.assessment.id })
    expect(read.case.isOpen).toBe(false)
  })

  test('an unknown subject or assessment is not found', async () => {
    const nowhere = '01930000-0000-7000-8000-00000000ffff'
    await expect(office.worker.screening.start({ subjectId: nowhere })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      data: { kind: 'subject' },
    })
    await expect(office.worker.screening.explain({ id: nowhere })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      data: { kind: 'assessment' },
    })
  })
})

test('the list of a subject comes in pages, newest first, each once', async () => {
  const { subjectId } = await newCase()
  for (let number = 0; number < 7; number++) {
    office.clock.set(office.clock.now() + 1000)
    await assess(office.worker, subjectId, { answers: allYes('D06') })
  }
  const seen: number[] = []
  let cursor: string | undefined
  for (;;) {
    const page = await office.worker.screening.ofSubject({
      subjectId,
      limit: 3,
      ...(cursor ? { cursor } : {}),
    })
    seen.push(...page.items.map(({ assessedAt }) => assessedAt.getTime()))
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  expect(seen).toHaveLength(7)
  expect(seen).toEqual([...new Set(seen)].toSorted((first, second) => second - first))
})
