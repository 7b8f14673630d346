import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { allYes, assess } from './screening.test-support.ts'

let office: TestCaseOffice

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
const notices = async (caseId: typeof office.caseId) => {
  const { items } = await office.sectionHead.task.list({ view: 'office', caseId })
  return items.filter(({ kind }) => kind === 'supervisorNotice').map(({ data }) => String(data['flags']))
}

describe('urgent flags', () => {
  test('make the case urgent and tell the section head, once', async () => {
    const { caseId, subjectId } = await newCase()
    await assess(office.worker, subjectId, { answers: allYes('U02 U04') })
    expect(await caseOf(caseId)).toMatchObject({ urgency: 'urgent', colour: 'blue' })
    expect(await notices(caseId)).toEqual(['U02, U04'])
    office.clock.set(office.clock.now() + 1000)
    await assess(office.worker, subjectId, { answers: allYes('U02 U04') })
    expect(await notices(caseId)).toEqual(['U02, U04'])
    office.clock.set(office.clock.now() + 1000)
    await assess(office.worker, subjectId, { answers: allYes('U02 U04 U08') })
    expect((await notices(caseId)).toSorted()).toEqual(['U02, U04', 'U08'])
    const { items } = await office.sectionHead.task.list({ view: 'mine', caseId })
    expect(items[0]).toMatchObject({ assignedRole: 'sectionHead', dueOn: '2026-11-23' })
  })

  test('of a group that all share them are told once; a flag of one person alone is told for that person', async () => {
    const { caseId, subjectIds } = await newCase([{}, { fullName: 'Uji Lestari' }, { fullName: 'Coba Ayu' }])
    const [first = '', second = '', third = ''] = subjectIds
    await assess(office.worker, first, { answers: allYes('P05 P09 P10 U04 U07') })
    await assess(office.worker, second, { answers: allYes('P05 P09 P10 U04 U07 U02') })
    await assess(office.worker, third, { answers: allYes('P05 P09 P10 U04 U07 U02') })
    expect((await notices(caseId)).toSorted()).toEqual(['U02', 'U02', 'U04, U07'])
  })
})

describe('a group', () => {
  test('of seven under an umrah cover: the two who spoke oranye, the five kuning, all urgent', async () => {
    const { caseId, subjectIds } = await newCase(
      ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima', 'Enam', 'Tujuh'].map((name) => ({
        fullName: `Fiktif ${name}`,
      })),
    )
    const seen = 'P05 P09 P10 D03 D08 C10 T09 U04 U07'
    for (const [place, subjectId] of subjectIds.entries()) {
      const spoke = place < 2 ? allYes('C15') : []
      await assess(office.worker, subjectId, { answers: [...allYes(seen, 'observation'), ...spoke] })
    }
    const { items } = await office.worker.subject.ofCase({ caseId })
    const colours = items.map(({ colour }) => colour)
    expect(colours).toEqual(['orange', 'orange', 'yellow', 'yellow', 'yellow', 'yellow', 'yellow'])
    expect(await caseOf(caseId)).toMatchObject({ colour: 'orange', urgency: 'urgent' })
    expect(await notices(caseId)).toEqual(['U04, U07'])
  })

  test('lends what was seen to another subject of the same case, never what was said', async () => {
    const { subjectIds } = await newCase([{}, { fullName: 'Uji Lestari' }])
    const [first = '', second = ''] = subjectIds
    const answers = [
      ...allYes('P05 U04', 'observation'),
      ...allYes('C15', 'statement'),
      ...allYes('U02', 'observation'),
    ]
    const { assessment } = await assess(office.worker, first, { answers })
    const started = await office.worker.screening.start({ subjectId: second, sharedFrom: assessment.id })
    expect(started.assessment.answers.map(({ itemId }) => itemId)).toEqual(['P05', 'U04'])
    const other = await newCase()
    for (const [subjectId, sharedFrom] of [
      [other.subjectId, assessment.id],
      [first, assessment.id],
    ] as const) {
      await expect(office.worker.screening.start({ subjectId, sharedFrom })).rejects.toMatchObject({
        code: 'SCREENING_SOURCE_NOT_USABLE',
      })
    }
  })
})
