import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import {
  canCite,
  canConfirm,
  canDecideOn,
  canFollow,
  canKeepStatute,
  canLift,
  canTakeBack,
  canWordDecision,
  decisionWarnings,
  endReasonFor,
  shownDecisionFor,
  type Standing,
  suspensionPeriodFor,
} from './decision.rules.ts'
import { isBurdening, needsStatute, trackOf } from './decision-table.rules.ts'
import { type Decision, type DecisionChoice, type DecisionKind, decisionKinds } from './decision.schema.ts'

const day = (text: string) => text as PlainDate
const codeOf = (verdict: { allowed: boolean; code?: string }) => (verdict.allowed ? 'allowed' : verdict.code)

const wording = (kind: DecisionKind, given: Partial<DecisionChoice> = {}) => ({
  kind,
  ground: null,
  reasonCode: null,
  statuteId: null,
  statuteText: null,
  dueOn: null,
  blockedUntil: null,
  ...given,
})

describe('the wording of a decision', () => {
  const decidedOn = day('2026-02-14')
  test.each(decisionKinds.filter(isBurdening))('%s asks for a ground, then for an article', (kind) => {
    expect(codeOf(canWordDecision(wording(kind), decidedOn))).toBe('DECISION_NEEDS_GROUND')
    // A code alone is no ground for what burdens somebody.
    expect(codeOf(canWordDecision(wording(kind, { reasonCode: 'falseStatement' }), decidedOn))).toBe(
      'DECISION_NEEDS_GROUND',
    )
    expect(codeOf(canWordDecision(wording(kind, { ground: 'Keterangan berubah' }), decidedOn))).toBe(
      'DECISION_NEEDS_STATUTE',
    )
    const whole = wording(kind, {
      ground: 'Keterangan berubah',
      statuteText: 'UU 6/2011 Pasal 126 huruf c',
      blockedUntil: day('2026-12-31'),
    })
    expect(codeOf(canWordDecision(whole, decidedOn))).toBe('allowed')
  })

  test('the burdening ones are those a second person confirms', () => {
    expect(decisionKinds.filter(isBurdening)).toEqual([
      'passportRefused',
      'passportCancelled',
      'passportWithdrawn',
      'issuanceSuspended',
      'departureRefused',
      'exitBanProposed',
    ])
    expect(decisionKinds.filter((kind) => needsStatute(kind) && !isBurdening(kind))).toEqual(['proJustitia'])
  })

  test('any other is content with a reason, unless the reason is “other”', () => {
    expect(codeOf(canWordDecision(wording('passportDeferred'), decidedOn))).toBe('DECISION_NEEDS_REASON')
    expect(
      codeOf(canWordDecision(wording('passportDeferred', { reasonCode: 'documentsMissing' }), decidedOn)),
    ).toBe('allowed')
    expect(codeOf(canWordDecision(wording('released', { reasonCode: 'other' }), decidedOn))).toBe(
      'DECISION_NEEDS_GROUND',
    )
    expect(codeOf(canWordDecision(wording('released', { ground: 'Surat PPIU sah' }), decidedOn))).toBe(
      'allowed',
    )
  })

  test.each([
    ['2026-08-13', 'SUSPENSION_PERIOD_INVALID'],
    ['2026-08-14', 'allowed'],
    ['2028-02-14', 'allowed'],
    ['2028-02-15', 'SUSPENSION_PERIOD_INVALID'],
    [null, 'SUSPENSION_PERIOD_INVALID'],
  ])('a suspension of 14-02-2026 until %s: %s', (until, expected) => {
    const given = { ground: 'Dasar', statuteText: 'Pasal', blockedUntil: until === null ? null : day(until) }
    expect(codeOf(canWordDecision(wording('issuanceSuspended', given), decidedOn))).toBe(expected)
  })

  test('a suspension from 29 February and from the last of August ends on days that exist', () => {
    expect(suspensionPeriodFor(day('2024-02-29'))).toEqual({ earliest: '2024-08-29', latest: '2026-02-28' })
    expect(suspensionPeriodFor(day('2026-08-31'))).toEqual({ earliest: '2027-02-28', latest: '2028-08-31' })
  })

  test.each([
    ['2026-02-14', 'DECISION_DUE_IMPOSSIBLE'],
    ['2026-02-15', 'allowed'],
    ['2027-02-14', 'allowed'],
    ['2027-02-15', 'DECISION_DUE_IMPOSSIBLE'],
  ])('documents due on %s: %s', (dueOn, expected) => {
    const given = { reasonCode: 'documentsMissing', dueOn: day(dueOn) } as const
    expect(codeOf(canWordDecision(wording('passportDeferred', given), decidedOn))).toBe(expected)
  })
})

describe('the day of a decision', () => {
  const days = { receivedOn: day('2026-02-02'), today: day('2026-02-14') }
  test.each([
    ['2026-02-01', 'DECISION_BEFORE_RECEIPT'],
    ['2026-02-02', 'allowed'],
    ['2026-02-14', 'allowed'],
    ['2026-02-15', 'DECISION_IN_FUTURE'],
  ])('%s: %s', (decidedOn, expected) => {
    expect(codeOf(canDecideOn({ decidedOn: day(decidedOn), ...days }))).toBe(expected)
  })
})

describe('an article', () => {
  const old = {
    statute: 'UU 6/2011',
    article: 'Pasal 120',
    validFrom: day('2011-05-05'),
    validUntil: day('2026-01-01'),
  }
  test('is cited for the day of the decision, or for the day of the act', () => {
    const decidedOn = day('2026-02-14')
    expect(codeOf(canCite(old, { decidedOn, eventOn: null }))).toBe('DECISION_STATUTE_NOT_IN_FORCE')
    expect(codeOf(canCite(old, { decidedOn, eventOn: day('2026-01-02') }))).toBe(
      'DECISION_STATUTE_NOT_IN_FORCE',
    )
    expect(codeOf(canCite(old, { decidedOn, eventOn: day('2026-01-01') }))).toBe('allowed')
    expect(codeOf(canCite(old, { decidedOn: day('2026-01-01'), eventOn: null }))).toBe('allowed')
  })

  test('stands once at any time', () => {
    expect(codeOf(canKeepStatute({ ...old, validUntil: day('2011-01-01') }, []))).toBe(
      'STATUTE_PERIOD_INVALID',
    )
    expect(codeOf(canKeepStatute({ ...old, validFrom: day('2026-01-01'), validUntil: null }, [old]))).toBe(
      'STATUTE_PERIOD_TAKEN',
    )
    expect(codeOf(canKeepStatute({ ...old, validFrom: day('2026-01-02'), validUntil: null }, [old]))).toBe(
      'allowed',
    )
  })
})

type Earlier = Standing['decisions'][number]
const earlier = (kind: DecisionKind, given: Partial<Earlier> = {}): Earlier => ({
  kind,
  decidedOn: day('2026-02-02'),
  state: 'inForce',
  dueOn: kind === 'passportDeferred' ? day('2026-03-04') : null,
  documents: [],
  ...given,
})
const standing = (decisions: Earlier[], given: Partial<Standing> = {}): Standing => ({
  position: 1,
  colour: 'yellow',
  decisions,
  blockedUntil: null,
  ...given,
})

describe('a later decision', () => {
  const on = (kind: DecisionKind, decidedOn = '2026-02-14') => ({ kind, decidedOn: day(decidedOn) })

  test('follows the one before it, not precedes it', () => {
    const before = standing([earlier('passportDeferred')])
    expect(codeOf(canFollow(before, on('passportContinue')))).toBe('allowed')
    expect(codeOf(canFollow(before, on('passportContinue', '2026-02-01')))).toBe('DECISION_BEFORE_EARLIER')
    // Another matter has its own order.
    expect(codeOf(canFollow(before, on('departureDeferred', '2026-02-01')))).toBe('allowed')
    // What ended stays in the order too; what was rejected never was.
    const ended = standing([earlier('passportDeferred', { state: 'ended' })])
    expect(codeOf(canFollow(ended, on('passportContinue', '2026-02-01')))).toBe('DECISION_BEFORE_EARLIER')
    const rejected = standing([earlier('passportRefused', { state: 'rejected' })])
    expect(codeOf(canFollow(rejected, on('passportContinue', '2026-02-01')))).toBe('allowed')
  })

  test('is refused while one of the same matter waits, and when it is the same again', () => {
    const waiting = standing([earlier('passportRefused', { state: 'proposed' })])
    expect(codeOf(canFollow(waiting, on('passportContinue')))).toBe('DECISION_ALREADY_PROPOSED')
    expect(codeOf(canFollow(waiting, on('referred')))).toBe('allowed')
    const same = standing([earlier('passportDeferred')])
    expect(codeOf(canFollow(same, on('passportDeferred', '2026-02-02')))).toBe('DECISION_ALREADY_MADE')
    expect(codeOf(canFollow(same, on('passportDeferred', '2026-03-01')))).toBe('allowed')
  })

  test('cancels an application only after documents were asked for', () => {
    expect(codeOf(canFollow(standing([]), on('passportApplicationCancelled')))).toBe(
      'DECISION_WITHOUT_DEFERRAL',
    )
    const ended = standing([earlier('passportDeferred', { state: 'ended' })])
    expect(codeOf(canFollow(ended, on('passportApplicationCancelled')))).toBe('DECISION_WITHOUT_DEFERRAL')
  })

  test.each([
    ['2026-02-13', 'allowed'],
    ['2026-02-14', 'DECISION_PERSON_BLOCKED'],
    ['2027-02-14', 'DECISION_PERSON_BLOCKED'],
  ])('continues an application on 14-02-2026 for a person suspended until %s: %s', (until, expected) => {
    const person = standing([], { blockedUntil: day(until) })
    expect(codeOf(canFollow(person, on('passportContinue')))).toBe(expected)
    expect(codeOf(canFollow(person, on('passportDeferred')))).toBe('allowed')
  })

  test.each([
    ['passportDeferred', 'passportContinue', 'documentsComplete'],
    ['passportDeferred', 'passportApplicationCancelled', 'documentsNotBrought'],
    ['passportDeferred', 'passportRefused', 'superseded'],
    ['passportDeferred', 'passportDeferred', 'superseded'],
    ['departureDeferred', 'released', 'superseded'],
    ['passportDeferred', 'referred', undefined],
    ['referred', 'educated', undefined],
    ['referred', 'referred', undefined],
    ['issuanceSuspended', 'passportContinue', undefined],
  ] as const)('%s after which comes %s ends: %s', (before, after, reason) => {
    expect(endReasonFor(before, after)).toBe(reason)
  })
})

describe('what a list shows of a person', () => {
  test('is the last decision that settles something; what stands beside only when it is alone', () => {
    expect(shownDecisionFor([])).toBeNull()
    expect(shownDecisionFor([earlier('referred')])).toBe('referred')
    expect(shownDecisionFor([earlier('passportDeferred'), earlier('referred')])).toBe('passportDeferred')
    expect(
      shownDecisionFor([
        earlier('passportDeferred', { state: 'ended' }),
        earlier('passportContinue', { decidedOn: day('2026-02-14') }),
        earlier('passportRefused', { state: 'proposed', decidedOn: day('2026-02-20') }),
      ]),
    ).toBe('passportContinue')
  })

  test('never is one that is not in force', () => {
    const kind = fc.constantFrom(...decisionKinds)
    const state = fc.constantFrom('proposed', 'inForce', 'rejected', 'ended')
    const decisions = fc.array(
      fc.record({ kind, state, days: fc.integer({ min: 0, max: 400 }) }).map(({ days, ...one }) => ({
        ...one,
        decidedOn: addDays(day('2026-01-01'), days),
      })),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(decisions, (all) => {
        const shown = shownDecisionFor(all)
        const current = all.filter((one) => one.state === 'inForce')
        expect(shown === null).toBe(current.length === 0)
        if (shown !== null) expect(current.map((one) => one.kind)).toContain(shown)
        if (current.some((one) => trackOf(one.kind) !== 'beside')) {
          expect(trackOf(shown ?? 'referred')).not.toBe('beside')
        }
      }),
    )
  })
})

describe('before a decision is saved the officer reads', () => {
  const days = { decidedOn: day('2026-02-14'), today: day('2026-02-14') }
  const codes = (
    person: Standing,
    kind: DecisionKind,
    documents: string[] = ['Surat undangan'],
    given = days,
  ) => decisionWarnings(person, { kind, documents }, given).map(({ code }) => code)

  test('that it goes against the colour, and that nobody has screened', () => {
    expect(codes(standing([], { colour: 'red' }), 'released')).toEqual(['DECISION_AGAINST_COLOUR'])
    expect(codes(standing([], { colour: 'orange' }), 'passportDeferred')).toEqual([])
    expect(codes(standing([], { colour: 'blue' }), 'released')).toEqual([])
    expect(codes(standing([], { colour: null }), 'released')).toEqual(['DECISION_WITHOUT_SCREENING'])
  })

  test('that documents are outstanding, or still in time', () => {
    const documents = [
      { name: 'Surat undangan', receivedOn: day('2026-02-10') },
      { name: 'Fotokopi paspor pengundang', receivedOn: null },
    ]
    const deferred = standing([earlier('passportDeferred', { documents })])
    expect(codes(deferred, 'passportContinue')).toEqual(['DECISION_DOCUMENTS_OUTSTANDING'])
    expect(codes(deferred, 'passportApplicationCancelled')).toEqual(['DECISION_BEFORE_DUE'])
    const late = { decidedOn: day('2026-03-05'), today: day('2026-03-05') }
    expect(codes(deferred, 'passportApplicationCancelled', [], late)).toEqual([])
    expect(codes(standing([]), 'passportDeferred', [])).toEqual(['DECISION_NO_DOCUMENTS_ASKED'])
  })

  test('that it was long ago', () => {
    expect(codes(standing([]), 'released', [], { ...days, today: day('2026-03-16') })).toEqual([])
    expect(codes(standing([]), 'released', [], { ...days, today: day('2026-03-17') })).toEqual([
      'DECISION_LONG_AGO',
    ])
  })
})

describe('the second person', () => {
  const proposal = { state: 'proposed' as const, officerId: 'a' as Decision['officerId'] }
  test('is a supervisor and somebody else', () => {
    expect(codeOf(canConfirm(proposal, { id: 'b', roles: ['sectionHead'] }))).toBe('allowed')
    expect(codeOf(canConfirm(proposal, { id: 'b', roles: ['officeHead'] }))).toBe('allowed')
    expect(codeOf(canConfirm(proposal, { id: 'a', roles: ['officeHead'] }))).toBe('DECISION_SAME_OFFICER')
    expect(codeOf(canConfirm(proposal, { id: 'b', roles: ['officer', 'operator', 'auditor'] }))).toBe(
      'DECISION_NEEDS_SUPERVISOR',
    )
    expect(codeOf(canConfirm({ ...proposal, state: 'inForce' }, { id: 'b', roles: ['officeHead'] }))).toBe(
      'DECISION_NOT_PROPOSED',
    )
  })

  test('only the one who proposed takes it back', () => {
    expect(codeOf(canTakeBack(proposal, { id: 'a' }))).toBe('allowed')
    expect(codeOf(canTakeBack(proposal, { id: 'b' }))).toBe('DECISION_NOT_YOURS')
  })

  test('lifts what lasts, and nothing else', () => {
    const head = { id: 'b', roles: ['sectionHead'] } as const
    expect(codeOf(canLift({ state: 'inForce', kind: 'issuanceSuspended' }, head))).toBe('allowed')
    expect(codeOf(canLift({ state: 'ended', kind: 'issuanceSuspended' }, head))).toBe('DECISION_NOT_IN_FORCE')
    expect(codeOf(canLift({ state: 'inForce', kind: 'passportRefused' }, head))).toBe(
      'DECISION_CANNOT_BE_LIFTED',
    )
    expect(
      codeOf(canLift({ state: 'inForce', kind: 'issuanceSuspended' }, { id: 'b', roles: ['officer'] })),
    ).toBe('DECISION_NEEDS_SUPERVISOR')
  })
})
