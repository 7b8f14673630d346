import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  canEndAgency,
  canHavePeriod,
  canTakeOver,
  nameWarnings,
  reachFor,
  successorWarnings,
  usualAddresseeFor,
} from './agency.rules.ts'
import type { AgencyId, AgencyKind } from './agency.schema.ts'

const day = (text: string): PlainDate => text as PlainDate
const named = (id: string, validFrom: string, validUntil: string | null = null) => ({
  id: id as AgencyId,
  name: `BP3MI ${id}`,
  city: 'Kota Contoh',
  validFrom: day(validFrom),
  validUntil: validUntil === null ? null : day(validUntil),
})

describe('where an agency is competent', () => {
  it.each([
    [[], '62.02', 'everywhere'],
    [['62.02'], '62.02', 'regency'],
    [['62'], '62.02', 'province'],
    [['62'], '62', 'province'],
    [['62.02'], '62', undefined],
    [['62.03'], '62.02', undefined],
    [['63', '62.07'], '62.02', undefined],
  ])('%j at %s: %s', (jurisdiction, place, reach) => {
    expect(reachFor(jurisdiction, place)).toBe(reach)
  })

  it('never shrinks when a region is added to a jurisdiction that names one', () => {
    const code = constantFrom('62', '63', '62.01', '62.02', '63.01')
    assert(
      property(array(code, { minLength: 1 }), code, code, (jurisdiction, added, place) => {
        if (reachFor(jurisdiction, place) === undefined) return
        expect(reachFor([...jurisdiction, added], place)).toBeDefined()
      }),
    )
  })
})

describe('the period of an agency', () => {
  it.each([
    ['2026-01-01', null, true],
    ['2026-01-01', '2026-01-01', true],
    ['2026-01-02', '2026-01-01', false],
  ])('from %s to %s', (from, until, possible) => {
    const { validFrom, validUntil } = named('A', from, until)
    expect(canHavePeriod({ validFrom, validUntil }).allowed).toBe(possible)
  })
})

describe('an agency that ends', () => {
  const agency = named('A', '2020-01-01')
  const codeOf = (verdict: ReturnType<typeof canEndAgency>) => (verdict.allowed ? 'allowed' : verdict.code)

  it.each([
    ['leaves its work to one that goes on', named('B', '2026-01-01'), [], 'allowed'],
    ['not to itself', agency, [], 'AGENCY_SUCCESSOR_IS_SAME'],
    ['not to one that ended before', named('B', '2020-01-01', '2025-12-31'), [], 'AGENCY_SUCCESSOR_ENDED'],
    ['not to one that it follows itself', named('B', '2026-01-01'), ['C', 'A'], 'AGENCY_SUCCESSOR_CIRCLE'],
  ])('%s', (_what, successor, laterIds, code) => {
    expect(codeOf(canEndAgency(agency, day('2025-12-31'), { ...successor, laterIds }))).toBe(code)
  })

  it('cannot end before it began', () => {
    expect(codeOf(canEndAgency(agency, day('2019-12-31')))).toBe('AGENCY_PERIOD_INVALID')
  })

  it('had at least one day before a new one takes over', () => {
    expect(canTakeOver(agency, day('2020-01-01')).allowed).toBe(false)
    expect(canTakeOver(agency, day('2020-01-02')).allowed).toBe(true)
  })

  it('warns of days on which nobody answers', () => {
    expect(successorWarnings(day('2025-12-31'), named('B', '2026-01-01'))).toEqual([])
    expect(successorWarnings(day('2025-12-31'), named('B', '2026-02-01'))).toMatchObject([
      { code: 'AGENCY_SUCCESSOR_GAP', data: { untilOn: '2025-12-31', fromOn: '2026-02-01' } },
    ])
  })
})

describe('a name that is known', () => {
  it('is warned of only where both are valid on the same day', () => {
    const known = [named('A', '2020-01-01', '2025-12-31')]
    expect(nameWarnings(known, named('B', '2025-12-31'))).toHaveLength(1)
    expect(nameWarnings(known, named('B', '2026-01-01'))).toEqual([])
  })
})

describe('whom a letter is usually addressed to', () => {
  it.each<[AgencyKind, string, string | undefined]>([
    ['police', 'Kepolisian Resor Contoh', 'Kepala Kepolisian Resor Contoh'],
    ['hospital', ' RSUD Contoh ', 'Direktur RSUD Contoh'],
    ['localGovernment', 'Pemerintah Kabupaten Contoh', undefined],
    ['police', ' ', undefined],
  ])('%s %s: %s', (kind, name, addressee) => {
    expect(usualAddresseeFor(kind, name)).toBe(addressee)
  })
})
