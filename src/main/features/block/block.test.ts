import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { getCase, takeCaseStep } from '#main/features/case/index.ts'
import { listSubjectsOfCase } from '#main/features/subject/index.ts'
import { todayBy } from '#main/platform/clock.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { alertBlockedPersons, findBlocksFor } from './index.ts'

let office: TestCaseOffice
let blockedCase: TestCaseOffice['caseId']
const scope = { reach: 'office' } as const
const person = {
  fullName: "Uji Rahma'at",
  nik: '6202080511940002',
  birthOn: '1994-11-05' as PlainDate,
  nikUnknownReason: null,
}
const read = () => office.service.store().database.read
const act = (about: string) => ({
  action: about,
  officerId: null,
  recordedAt: office.clock.now(),
  about: [],
})

beforeAll(async () => {
  office = await openCaseOffice()
  office.clock.setDay('2026-02-02')
  blockedCase = (await office.addCase()).case.id
  const subjectId = await office.addSubject(blockedCase, person)
  const { database } = office.service.store()
  database.change(act('interview.start'), (db) =>
    takeCaseStep(db, getCase(db, scope, blockedCase), 'interview', office.clock.now()),
  )
  const outcome = await office.worker.decision.decide({
    caseId: blockedCase,
    decidedOn: '2026-02-02',
    choices: [
      {
        subjectIds: [subjectId],
        kind: 'issuanceSuspended',
        reasonCode: 'falseStatement',
        ground: 'Identitas ganda',
        statuteId: null,
        statuteText: 'Permenkumham 8/2014',
        documents: [],
        dueOn: null,
        blockedUntil: '2027-02-02',
      },
    ],
    acceptedWarnings: ['DECISION_WITHOUT_SCREENING'],
  })
  if (outcome.outcome !== 'saved') throw new Error('not saved')
  // A proposal blocks nobody yet.
  expect(findBlocksFor(read(), scope, { nik: person.nik }, '2026-06-01' as PlainDate)).toEqual([])
  const targets = outcome.decisions.map(({ id, version }) => ({ id, version }))
  await office.sectionHead.decision.confirm({ targets })
})
beforeEach(() => office.clock.setDay('2026-06-01'))
afterAll(() => office.close())

describe('a suspension is found', () => {
  const find = (probe: Parameters<typeof findBlocksFor>[2], today = '2026-06-01') =>
    findBlocksFor(read(), scope, probe, today as PlainDate).map(({ reason, blockedUntil }) => [
      reason,
      blockedUntil,
    ])

  test.each([
    ['the same NIK', { nik: '6202080511940002' }, [['sameNik', '2027-02-02']]],
    ['another NIK', { nik: '6202080511940003' }, []],
    [
      'the same name written otherwise, born that day',
      { nameKey: 'uji rahmaat', birthOn: '1994-11-05' as PlainDate },
      [['sameNameAndBirth', '2027-02-02']],
    ],
    ['the same name born another day', { nameKey: 'uji rahmaat', birthOn: '1994-11-06' as PlainDate }, []],
    ['the name alone', { nameKey: 'uji rahmaat' }, []],
    ['a part of the name', { nameKey: 'uji', birthOn: '1994-11-05' as PlainDate }, []],
    [
      'both, once',
      { nik: '6202080511940002', nameKey: 'uji rahmaat', birthOn: '1994-11-05' as PlainDate },
      [['sameNik', '2027-02-02']],
    ],
    ['nothing', {}, []],
  ] as const)('by %s', (_words, probe, expected) => {
    expect(find(probe)).toEqual(expected)
  })

  test('until its last day, and not after', () => {
    expect(find({ nik: person.nik }, '2027-02-02')).toHaveLength(1)
    expect(find({ nik: person.nik }, '2027-02-03')).toEqual([])
  })
})

test('a suspended person who appears again raises one task for the supervisors and stands in the timeline', async () => {
  const caseId = (await office.addCase()).case.id
  const added = await office.worker.subject.add({
    caseId,
    subject: { role: 'prospectiveWorker', ...person, nik: null, nikUnknownReason: 'notCarried' },
    acceptedWarnings: ['SUBJECT_NIK_KNOWN'],
  })
  expect(added.outcome).toBe('saved')
  const { database } = office.service.store()
  const context = {
    db: database.read,
    scope,
    officer: { id: 1 },
    now: office.clock.now,
    today: () => todayBy(office.clock),
  } as OfficerContext
  const alert = () =>
    database.change(act('subject.add'), (db) => {
      const record = getCase(db, scope, caseId)
      return alertBlockedPersons(db, context, record, listSubjectsOfCase(db, scope, record.rowId))
    })
  const raised = alert()
  expect(alert()).toBe(0)
  const tasks = (await office.sectionHead.task.list({ caseId })).items
  expect(tasks).toMatchObject([
    {
      kind: 'blockedPersonAppeared',
      dueOn: '2026-06-01',
      assignedRole: 'sectionHead',
      data: { until: '2027-02-02', position: 1, reason: 'sameNameAndBirth' },
    },
  ])
  // One was raised: by the act that added the person, or here where that act does not ask yet.
  expect(raised).toBeLessThanOrEqual(1)
  expect(JSON.stringify(tasks)).not.toContain('Rahma')
  const { items } = await office.worker.case.timeline({ id: caseId })
  expect(items.filter(({ kind }) => kind === 'blockedPersonAppeared')).toHaveLength(1)
})
