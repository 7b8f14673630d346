import { describe, expect, test } from 'vitest'
import { isPermitted, roles, type Role } from '#shared/kernel/permissions.ts'
import {
  canMergeInto,
  caseSteps,
  caseStepsFor,
  caseStepVerdict,
  caseStepVerdictFor,
  stepPermission,
  type CaseFacts,
  type CaseStep,
} from './case-workflow.rules.ts'
import { caseStates, type CaseState } from './case.schema.ts'

const decided: CaseFacts = { number: 'KNP-2026-0001', subjectCount: 2, undecidedCount: 0, colour: 'yellow' }

/**
 * Written down by hand from the office's practice, not taken from the code: for every state (rows) and step (columns)
 * where it leads when everybody in the case is decided. `-` is refused.
 * reg registered · scr screening · int interview · ass assessment · dec decision · doc awaitingDocuments · ref referral ·
 * mon monitoring · clo closed · mer merged
 */
const expected = `
             screen interview assess awaitDocuments resumeDocuments decide refer monitor close reopen merge
registered   scr    int       ass    doc            -               dec    ref   mon     clo   -      mer
screening    scr    int       ass    doc            -               dec    ref   mon     clo   -      mer
interview    int    int       ass    doc            -               dec    ref   mon     clo   -      mer
assessment   ass    ass       ass    doc            -               dec    ref   mon     clo   -      mer
decision     dec    dec       dec    doc            -               dec    ref   mon     clo   -      mer
awaitingDocuments doc doc     doc    doc            dec             doc    ref   -       -     -      mer
referral     ref    ref       ref    doc            -               ref    -     mon     clo   -      mer
monitoring   mon    mon       mon    doc            -               mon    mon   -       clo   -      mer
closed       -      -         -      -              -               -      -     -       -     ass    -
merged       -      -         -      -              -               -      -     -       -     -      -
`

const abbreviations: Record<string, CaseState> = {
  reg: 'registered',
  scr: 'screening',
  int: 'interview',
  ass: 'assessment',
  dec: 'decision',
  doc: 'awaitingDocuments',
  ref: 'referral',
  mon: 'monitoring',
  clo: 'closed',
  mer: 'merged',
}

/** Who may take which step, by hand as well: head of office, head of section, officer, operator, auditor. */
const mayTake: Record<CaseStep, Role[]> = {
  screen: ['sectionHead', 'officer'],
  interview: ['sectionHead', 'officer'],
  assess: ['sectionHead', 'officer'],
  awaitDocuments: ['officeHead', 'sectionHead', 'officer'],
  resumeDocuments: ['sectionHead', 'officer'],
  decide: ['officeHead', 'sectionHead', 'officer'],
  refer: ['sectionHead', 'officer'],
  monitor: ['sectionHead', 'officer'],
  close: ['officeHead', 'sectionHead', 'officer'],
  reopen: ['officeHead', 'sectionHead'],
  merge: ['officeHead', 'sectionHead', 'officer'],
}

const rowsOfTable = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
const [columns = [], ...rows] = rowsOfTable

describe('the table of steps', () => {
  test('the table written down has every state and every step', () => {
    expect([...columns].sort()).toEqual([...caseSteps].sort())
    expect(rows.map(([state]) => String(state)).sort()).toEqual([...caseStates].sort())
    for (const row of rows) expect(row).toHaveLength(columns.length + 1)
  })

  const cells = rows.flatMap(([state, ...marks]) =>
    marks.flatMap((mark, index) =>
      roles.map((role) => [state as CaseState, columns[index] as CaseStep, role, mark] as const),
    ),
  )

  test.each(cells)('%s · %s · %s', (state, step, role, mark) => {
    const verdict = caseStepVerdictFor([role], state, step, decided)
    const nextState = abbreviations[mark]
    if (nextState === undefined) {
      expect(verdict).toMatchObject({ allowed: false })
      expect(verdict).not.toMatchObject({ code: 'NOT_PERMITTED' })
      return
    }
    expect(verdict).toEqual(
      mayTake[step].includes(role)
        ? { allowed: true, nextState }
        : { allowed: false, code: 'NOT_PERMITTED', data: { permission: stepPermission(step) } },
    )
  })

  test('the permission of every step is held by exactly those roles', () => {
    for (const step of caseSteps) {
      expect([step, roles.filter((role) => isPermitted([role], stepPermission(step)))]).toEqual([
        step,
        mayTake[step],
      ])
    }
  })
})

describe('why a step is refused', () => {
  const refusal = (state: CaseState, step: CaseStep, facts: Partial<CaseFacts> = {}) =>
    caseStepVerdict(state, step, { ...decided, ...facts })

  test.each<[CaseState, CaseStep, Partial<CaseFacts>, string, Record<string, unknown>]>([
    ['closed', 'screen', {}, 'CASE_CLOSED', { number: 'KNP-2026-0001' }],
    ['closed', 'close', {}, 'CASE_CLOSED', { number: 'KNP-2026-0001' }],
    ['merged', 'reopen', {}, 'CASE_MERGED', { number: 'KNP-2026-0001' }],
    ['decision', 'reopen', {}, 'CASE_NOT_CLOSED', { number: 'KNP-2026-0001' }],
    ['awaitingDocuments', 'close', {}, 'CASE_AWAITS_DOCUMENTS', { number: 'KNP-2026-0001' }],
    [
      'registered',
      'resumeDocuments',
      {},
      'CASE_STEP_NOT_POSSIBLE',
      { state: 'registered', step: 'resumeDocuments' },
    ],
    ['registered', 'screen', { subjectCount: 0 }, 'CASE_WITHOUT_SUBJECT', {}],
    ['decision', 'close', { undecidedCount: 1 }, 'CASE_SUBJECTS_UNDECIDED', { count: 1 }],
    ['decision', 'monitor', { undecidedCount: 2 }, 'CASE_SUBJECTS_UNDECIDED', { count: 2 }],
  ])('%s · %s · %j: %s', (state, step, facts, code, data) => {
    expect(refusal(state, step, facts)).toEqual({ allowed: false, code, data })
  })

  test('an undecided subject does not keep a case from being referred or decided', () => {
    expect(refusal('screening', 'refer', { undecidedCount: 2 })).toMatchObject({ allowed: true })
    expect(refusal('screening', 'decide', { undecidedCount: 2 })).toMatchObject({ allowed: true })
  })
})

describe('what the page offers first', () => {
  const firstFor = (state: CaseState, facts: Partial<CaseFacts> = {}, held: Role[] = ['officer']) =>
    caseStepsFor(state, held, { ...decided, ...facts }).find(({ verdict }) => verdict.allowed)?.step

  test.each<[CaseState, Partial<CaseFacts>, CaseStep | undefined]>([
    ['registered', { undecidedCount: 2 }, 'screen'],
    ['registered', { subjectCount: 0, undecidedCount: 0 }, 'merge'],
    ['screening', { undecidedCount: 2 }, 'interview'],
    ['interview', { undecidedCount: 2 }, 'assess'],
    ['assessment', { undecidedCount: 2 }, 'decide'],
    ['decision', { undecidedCount: 1 }, 'decide'],
    ['decision', { colour: 'yellow' }, 'close'],
    ['decision', { colour: 'red' }, 'refer'],
    ['awaitingDocuments', {}, 'resumeDocuments'],
    ['referral', {}, 'monitor'],
    ['monitoring', {}, 'close'],
    ['merged', {}, undefined],
  ])('%s %j: %s', (state, facts, step) => expect(firstFor(state, facts)).toBe(step))

  test('a closed file is opened again by a head only', () => {
    expect(firstFor('closed')).toBeUndefined()
    expect(firstFor('closed', {}, ['sectionHead'])).toBe('reopen')
  })

  test('names every step once, with the reason where it is refused', () => {
    for (const state of caseStates) {
      const offered = caseStepsFor(state, ['officer'], decided).map(({ step }) => step)
      expect(new Set(offered).size).toBe(offered.length)
    }
    const close = caseStepsFor('decision', ['operator'], decided).find(({ step }) => step === 'close')
    expect(close?.verdict).toMatchObject({ code: 'NOT_PERMITTED' })
  })
})

describe('putting a case into another', () => {
  const one = { id: 'a', number: 'KNP-2026-0001', state: 'screening' as CaseState }
  const two = { id: 'b', number: 'KNP-2026-0002', state: 'screening' as CaseState }

  test.each<[string, typeof one, typeof two, string[], string | undefined]>([
    ['an open one', one, two, [], undefined],
    ['itself', one, one, [], 'CASE_MERGE_ITSELF'],
    ['a closed one', one, { ...two, state: 'closed' }, [], 'CASE_MERGE_TARGET_CLOSED'],
    ['a merged one', one, { ...two, state: 'merged' }, ['c'], 'CASE_MERGE_TARGET_CLOSED'],
    ['one that was put into it', one, { ...two, state: 'merged' }, ['c', 'a'], 'CASE_MERGE_CIRCLE'],
    ['an open one, being closed', { ...one, state: 'closed' }, two, [], 'CASE_CLOSED'],
    ['an open one, being merged', { ...one, state: 'merged' }, two, [], 'CASE_MERGED'],
  ])('into %s', (_name, source, target, chain, code) => {
    const verdict = canMergeInto(source, target, chain)
    expect(verdict).toMatchObject(code === undefined ? { allowed: true } : { allowed: false, code })
  })
})
