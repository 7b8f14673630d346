import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { CaseState } from '../case/case.schema.ts'
import { canChooseKind, caseAfterDecisions, previewOf, wordingRefusals } from './decision-desk.rules.ts'
import { canWordDecision } from './decision.rules.ts'
import { type DecidableSubject, decisionKinds, reasonCodes } from './decision.schema.ts'

const day = (text: string) => text as PlainDate
const decidedOn = day('2026-02-02')

type Decided = DecidableSubject['decisions'][number]
const decided = (kind: Decided['kind'], state: Decided['state'] = 'inForce'): Decided => ({
  kind,
  decidedOn: day('2026-02-01'),
  state,
  dueOn: null,
  documents: [],
})
const person = (id: string, decisions: Decided[] = [], blockedUntil: PlainDate | null = null) => ({
  id: id as DecidableSubject['id'],
  position: 1,
  colour: null,
  decisions,
  blockedUntil,
})
const desk = (state: CaseState, subjects = [person('a'), person('b')]) => ({
  state,
  number: 'KNP-2026-0001',
  subjects,
})

describe('where decisions bring a case', () => {
  test.each([
    ['registered', ['passportContinue'], false, 'decision'],
    ['registered', ['passportDeferred'], true, 'awaitingDocuments'],
    ['referral', ['passportDeferred'], true, 'referral'],
    ['monitoring', ['passportDeferred'], true, 'monitoring'],
    ['awaitingDocuments', ['passportContinue'], false, 'decision'],
    // Somebody else's documents are still waited for.
    ['awaitingDocuments', ['passportContinue'], true, 'awaitingDocuments'],
    ['decision', ['referred'], false, 'referral'],
    ['awaitingDocuments', ['referred'], true, 'awaitingDocuments'],
    // Only proposed: nothing is in force yet.
    ['interview', [], false, 'decision'],
  ] as const)('%s, %j, documents waited for: %s → %s', (state, kinds, waits, reached) => {
    expect(caseAfterDecisions(state, kinds, waits).state).toBe(reached)
  })
})

describe('a decision that can be chosen', () => {
  const choosing = { decidedOn, roles: ['officer'] as const }

  test('is refused by the state of the case before anything else', () => {
    const verdict = canChooseKind(desk('registered'), [person('a')], { ...choosing, kind: 'passportRefused' })
    expect(verdict).toMatchObject({ allowed: false, code: 'DECISION_BEFORE_INTERVIEW' })
  })
  test('is refused where it can follow for nobody, and offered where it can for one of them', () => {
    const kind = 'passportApplicationCancelled' as const
    const deferred = person('b', [decided('passportDeferred')])
    expect(canChooseKind(desk('decision'), [person('a')], { ...choosing, kind })).toMatchObject({
      code: 'DECISION_WITHOUT_DEFERRAL',
    })
    expect(canChooseKind(desk('decision'), [person('a'), deferred], { ...choosing, kind }).allowed).toBe(true)
  })
  test('is offered before anybody is chosen', () => {
    expect(canChooseKind(desk('decision'), [], { ...choosing, kind: 'released' }).allowed).toBe(true)
  })
})

describe('what is missing in the words of a decision', () => {
  const nothing = {
    ground: null,
    reasonCode: null,
    statuteId: null,
    statuteText: null,
    dueOn: null,
    blockedUntil: null,
  }

  test('is told for all fields at once', () => {
    const found = wordingRefusals({ ...nothing, kind: 'issuanceSuspended' }, decidedOn)
    expect(Object.keys(found).sort()).toEqual(['blockedUntil', 'ground', 'statuteText'])
    expect(Object.keys(wordingRefusals({ ...nothing, kind: 'released' }, decidedOn))).toEqual(['reasonCode'])
  })
  test('is nothing exactly where the rule of the service has nothing to say', () => {
    const text = fc.option(fc.constant('Dasar'), { nil: null })
    const someDay = fc.option(fc.constantFrom(day('2026-02-10'), day('2026-09-01'), day('2029-01-01')), {
      nil: null,
    })
    const wording = fc.record({
      kind: fc.constantFrom(...decisionKinds),
      ground: text,
      reasonCode: fc.option(fc.constantFrom(...reasonCodes), { nil: null }),
      statuteId: fc.constant(null),
      statuteText: text,
      dueOn: someDay,
      blockedUntil: someDay,
    })
    fc.assert(
      fc.property(wording, (words) => {
        const isClean = Object.keys(wordingRefusals(words, decidedOn)).length === 0
        expect(isClean).toBe(canWordDecision(words, decidedOn).allowed)
      }),
    )
  })
})

describe('what an act will do', () => {
  const clock = (kind: 'passportIssue' | 'deferralDocuments', subjectId: string) => ({ kind, subjectId })

  test('a deferral begins its own clock for each and ends the running one of the passport', () => {
    const chosen = [{ kind: 'passportDeferred' as const, subjectIds: ['a', 'b'] }]
    const preview = previewOf(desk('interview'), chosen, [clock('passportIssue', 'a')], ['officer'])
    expect(preview).toEqual({
      direct: 2,
      proposed: 0,
      starts: [{ clock: 'deferralDocuments', count: 2 }],
      ends: [{ clock: 'passportIssue', count: 1 }],
      state: 'awaitingDocuments',
    })
  })
  test('a proposal touches no clock', () => {
    const chosen = [{ kind: 'passportRefused' as const, subjectIds: ['a'] }]
    const running = [clock('deferralDocuments', 'a')]
    const subjects = [person('a', [decided('passportDeferred')])]
    expect(previewOf(desk('awaitingDocuments', subjects), chosen, running, ['officer'])).toEqual({
      direct: 0,
      proposed: 1,
      starts: [],
      ends: [],
      state: 'awaitingDocuments',
    })
  })
  test('the last deferral that ends lets the case go on, one before the last does not', () => {
    const subjects = [
      person('a', [decided('passportDeferred')]),
      person('b', [decided('passportDeferred'), decided('passportDeferred', 'ended')]),
    ]
    const stateAfter = (...subjectIds: string[]) =>
      previewOf(
        desk('awaitingDocuments', subjects),
        [{ kind: 'passportContinue', subjectIds }],
        [],
        ['officer'],
      ).state
    expect(stateAfter('a')).toBe('awaitingDocuments')
    expect(stateAfter('a', 'b')).toBe('decision')
  })
})
