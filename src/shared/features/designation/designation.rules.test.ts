import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Signatory } from '../office/office.schema.ts'
import {
  canBeginOn,
  canCorrectInauguration,
  canDecide,
  canDropFromDraft,
  canEnd,
  canFollowUp,
  canInaugurate,
  canRevoke,
  canSignOn,
  needsEnd,
  progressFor,
  warningsForDecree,
  warningsForInauguration,
} from './designation.rules.ts'
import type { Decree, TakenVillage } from './designation.schema.ts'

const day = (text: string) => text as PlainDate
const today = day('2026-11-23')
const draft = { state: 'draft', decidedOn: day('2024-02-27'), signatoryName: 'Pejabat Contoh' } as const
const decided = { state: 'decided', decidedOn: day('2024-02-27') } as const
const open = { inauguratedOn: null, endedOn: null }

describe('deciding', () => {
  const taken = [
    { villageId: 'x', villageName: 'Desa Contoh', decreeNumber: '7' },
  ] as unknown as TakenVillage[]

  test.each([
    [draft, 0, [], 'DECREE_VILLAGES_MISSING'],
    [{ ...draft, decidedOn: null }, 1, [], 'DECREE_DATE_MISSING'],
    [{ ...draft, signatoryName: null }, 1, [], 'DECREE_SIGNATORY_MISSING'],
    [draft, 1, taken, 'VILLAGE_ALREADY_DESIGNATED'],
    [{ ...draft, state: 'decided' as const }, 1, [], 'DECREE_NOT_DRAFT'],
    [{ ...draft, state: 'revoked' as const }, 1, [], 'DECREE_NOT_DRAFT'],
  ])('%o with %i villages is refused', (decree, count, others, code) => {
    expect(canDecide(decree, count, others)).toMatchObject({ allowed: false, code })
  })

  test('is possible with date, signatory and a village', () => {
    expect(canDecide(draft, 1, []).allowed).toBe(true)
    expect(canDecide(draft, 60, []).allowed).toBe(true)
  })

  test('needs a signatory of that day, in the same capacity', () => {
    const people = [
      { fullName: 'Pejabat Contoh', capacity: 'definitive', fromOn: '2023-01-01', untilOn: '2024-12-31' },
      { fullName: 'Pengganti Contoh', capacity: 'definitive', fromOn: '2025-01-01', untilOn: null },
    ] as unknown as Signatory[]
    const by = (signatoryName: string, capacity: Decree['signatoryCapacity'] = 'definitive') => ({
      signatoryName,
      signatoryCapacity: capacity,
    })
    expect(canSignOn(people, by('Pejabat Contoh'), day('2024-02-27')).allowed).toBe(true)
    expect(canSignOn(people, by('Pejabat Contoh'), day('2024-12-31')).allowed).toBe(true)
    expect(canSignOn(people, by('Pengganti Contoh'), day('2024-02-27'))).toMatchObject({
      code: 'SIGNATORY_NOT_VALID',
      data: { name: 'Pengganti Contoh', decidedOn: '2024-02-27' },
    })
    expect(canSignOn(people, by('Pejabat Contoh', 'acting'), day('2024-02-27')).allowed).toBe(false)
  })

  test('does not reach back behind the end of the partnership before', () => {
    const facts = [
      { kind: 'designated', occurredOn: day('2024-02-27') },
      { kind: 'ended', occurredOn: day('2025-06-30') },
    ] as const
    expect(canBeginOn(facts, day('2025-06-30'), 'Desa Contoh').allowed).toBe(true)
    expect(canBeginOn(facts, day('2025-06-29'), 'Desa Contoh')).toMatchObject({
      code: 'DECREE_BEFORE_VILLAGE_END',
      data: { villageName: 'Desa Contoh', endedOn: '2025-06-30' },
    })
  })
})

describe('what is read before deciding', () => {
  const nothing = { ceremonies: [], agreement: null, outsideWorkingArea: [] }
  const ceremony = { villageName: 'Desa Contoh', inauguratedOn: day('2024-02-26') }

  test('is nothing for an ordinary decree', () => {
    expect(warningsForDecree(day('2024-02-27'), nothing, today)).toEqual([])
    const sameDay = { ...nothing, ceremonies: [{ ...ceremony, inauguratedOn: day('2024-02-27') }] }
    expect(warningsForDecree(day('2024-02-27'), sameDay, today)).toEqual([])
  })

  test('is that the ceremony came first, that the day is to come, that the agreement does not cover it', () => {
    const agreement = { title: 'PKS', startsOn: day('2024-03-01'), endsOn: null }
    const outsideWorkingArea = [{ villageName: 'Desa Jauh', regencyName: 'Kabupaten Bogor' }]
    const found = warningsForDecree(
      day('2024-02-27'),
      { ceremonies: [ceremony], agreement, outsideWorkingArea },
      day('2024-02-01'),
    )
    expect(found.map(({ code }) => code)).toEqual([
      'DECREE_IN_FUTURE',
      'DECREE_AFTER_INAUGURATION',
      'AGREEMENT_NOT_IN_FORCE',
      'DECREE_VILLAGE_OUTSIDE_WORKING_AREA',
    ])
  })
})

describe('a ceremony', () => {
  test('on or after the day of the decree needs no word', () => {
    expect(warningsForInauguration(decided, day('2024-02-27'), today)).toEqual([])
    expect(warningsForInauguration(decided, day('2024-05-01'), today)).toEqual([])
  })

  test('before it, in the future or without it is said, never refused', () => {
    const codes = (decree: Pick<Decree, 'state' | 'decidedOn'>, inauguratedOn: string) =>
      warningsForInauguration(decree, day(inauguratedOn), today).map(({ code }) => code)
    expect(codes(decided, '2024-02-26')).toEqual(['INAUGURATION_BEFORE_DECREE'])
    expect(codes(decided, '2026-11-24')).toEqual(['INAUGURATION_IN_FUTURE'])
    expect(codes({ state: 'draft', decidedOn: null }, '2024-02-26')).toEqual(['INAUGURATION_WITHOUT_DECREE'])
    expect(canInaugurate(draft, open).allowed).toBe(true)
  })

  test('happens once, and is put right only where it was recorded', () => {
    const held = { ...open, inauguratedOn: day('2024-02-27') }
    expect(canInaugurate(decided, held)).toMatchObject({ code: 'DESIGNATION_ALREADY_INAUGURATED' })
    expect(canCorrectInauguration(decided, held).allowed).toBe(true)
    expect(canCorrectInauguration(decided, open)).toMatchObject({ code: 'DESIGNATION_NOT_INAUGURATED' })
    const ended = { ...held, endedOn: day('2025-01-01') }
    expect(canCorrectInauguration(decided, ended)).toMatchObject({ code: 'DESIGNATION_ENDED' })
    expect(canInaugurate({ state: 'revoked' }, open)).toMatchObject({ code: 'DECREE_NOT_DECIDED' })
  })

  test('keeps its village in the draft', () => {
    const held = { villageName: 'Desa Contoh', designation: { inauguratedOn: day('2024-02-27') } }
    expect(canDropFromDraft([{ ...held, designation: open }]).allowed).toBe(true)
    expect(canDropFromDraft([held])).toMatchObject({ code: 'DESIGNATION_HAS_INAUGURATION' })
  })
})

test.each([
  ['2024-02-26', 'REVOCATION_BEFORE_DECREE', 'DESIGNATION_END_BEFORE_DECREE'],
  ['2026-11-24', 'REVOCATION_IN_FUTURE', 'DESIGNATION_END_IN_FUTURE'],
  ['2024-02-27', undefined, undefined],
  ['2026-11-23', undefined, undefined],
])('taking back and ending on %s', (on, revocation, end) => {
  const codeOf = (verdict: object) => ('code' in verdict ? verdict.code : undefined)
  expect(codeOf(canRevoke(decided, day(on), today))).toBe(revocation)
  expect(codeOf(canEnd(decided, open, day(on), today))).toBe(end)
})

test('a draft is not taken back and does not end; nothing ends twice', () => {
  expect(canRevoke(draft, today, today)).toMatchObject({ code: 'DECREE_NOT_DECIDED' })
  expect(canEnd(draft, open, today, today)).toMatchObject({ code: 'DECREE_NOT_DECIDED' })
  expect(canEnd(decided, { endedOn: today }, today, today)).toMatchObject({ code: 'DESIGNATION_ENDED' })
})

test('validity does not end before the decree', () => {
  expect(canFollowUp(decided, open, null).allowed).toBe(true)
  expect(canFollowUp(decided, open, day('2027-02-26')).allowed).toBe(true)
  expect(canFollowUp(decided, open, day('2024-02-26'))).toMatchObject({
    code: 'DESIGNATION_VALIDITY_BEFORE_DECREE',
  })
})

test('a village that ended on its own page does not end twice', () => {
  const facts = [{ kind: 'designated', occurredOn: day('2024-02-27') }] as const
  expect(needsEnd(facts, day('2024-03-01'))).toBe(true)
  expect(needsEnd([...facts, { kind: 'ended', occurredOn: day('2024-02-28') }], day('2024-03-01'))).toBe(
    false,
  )
})

test.each([
  ['draft', [open], 'draft'],
  ['revoked', [{ ...open, inauguratedOn: today }], 'revoked'],
  ['decided', [open, open], 'decided'],
  ['decided', [open, { ...open, inauguratedOn: today }], 'partlyInaugurated'],
  ['decided', [{ ...open, inauguratedOn: today }], 'inaugurated'],
  [
    'decided',
    [
      { ...open, inauguratedOn: today },
      { ...open, endedOn: today },
    ],
    'inaugurated',
  ],
] as const)('%s with %o stands at %s', (state, designations, expected) => {
  expect(progressFor(state, designations)).toBe(expected)
})
