import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import {
  agreementStandingFor,
  agreementStateFor,
  chainEndFor,
  missingValuesFor,
  villageCoverFor,
  type AgreementFacts,
} from './agreement.rules.ts'
import type { AgreementState } from './agreement.schema.ts'

const day = (text: string): PlainDate => text as PlainDate
const ids = ['a', 'b', 'c', 'd'].map((letter) => `018f0000-0000-7000-8000-00000000000${letter}`)
const party = { number: '1/FIKTIF/2024', representative: 'Pejabat Contoh' }

const facts = (changes: Partial<AgreementFacts> = {}): AgreementFacts => ({
  id: ids[0] as AgreementFacts['id'],
  kind: 'cooperationAgreement',
  parties: [party, party],
  signedOn: day('2024-02-27'),
  startsOn: day('2024-02-27'),
  endsOn: day('2027-02-26'),
  openEnded: false,
  automaticRenewal: false,
  terminatedOn: null,
  ...changes,
})

const addendum = (changes: Partial<AgreementFacts> = {}): AgreementFacts =>
  facts({
    id: ids[1] as AgreementFacts['id'],
    kind: 'addendum',
    signedOn: day('2026-12-10'),
    startsOn: day('2027-02-27'),
    endsOn: day('2030-02-26'),
    ...changes,
  })

const stateOn = (today: string, ...chain: [AgreementFacts, ...AgreementFacts[]]): AgreementState =>
  agreementStateFor(chain[0], chain, day(today))

describe('agreement state: PKS of 27 February 2024 to 26 February 2027', () => {
  test.each([
    ['2024-02-26', 'notYetInForce'],
    ['2024-02-27', 'inForce'],
    ['2026-08-29', 'inForce'],
    ['2026-08-30', 'expiring180'],
    ['2026-11-27', 'expiring180'],
    ['2026-11-28', 'expiring90'],
    ['2027-01-26', 'expiring90'],
    ['2027-01-27', 'expiring30'],
    ['2027-02-26', 'expiring30'],
    ['2027-02-27', 'expired'],
    ['2035-01-01', 'expired'],
  ] as const)('%s: %s', (today, state) => {
    expect(stateOn(today, facts())).toBe(state)
  })

  test('exactly 180 days remain on the day it begins to expire, none on the last', () => {
    const remaining = (today: string) => agreementStandingFor(facts(), [facts()], day(today)).remainingDays
    expect(remaining('2026-08-30')).toBe(180)
    expect(remaining('2027-02-26')).toBe(0)
    expect(remaining('2027-03-01')).toBe(-3)
  })
})

describe('agreement state: what is missing', () => {
  test('one number of two is incomplete and says whose is missing', () => {
    const oneNumber = facts({ parties: [party, { ...party, number: null }] })
    expect(stateOn('2025-01-01', oneNumber)).toBe('incomplete')
    expect(missingValuesFor(oneNumber)).toEqual([{ field: 'number', party: 2 }])
  })

  test('an end that is not known is missing, an agreement without an end is complete', () => {
    expect(stateOn('2025-01-01', facts({ endsOn: null }))).toBe('incomplete')
    expect(stateOn('2099-01-01', facts({ endsOn: null, openEnded: true }))).toBe('inForce')
  })

  test('everything missing is told at once', () => {
    const nothing = { number: null, representative: null }
    const empty = facts({ parties: [nothing, nothing], signedOn: null, startsOn: null, endsOn: null })
    expect(missingValuesFor(empty)).toHaveLength(7)
  })
})

describe('agreement state: unusual terms', () => {
  test('signed after its start, it is in force from the signature', () => {
    const late = facts({ signedOn: day('2024-03-15') })
    expect(stateOn('2024-03-14', late)).toBe('notYetInForce')
    expect(stateOn('2024-03-15', late)).toBe('inForce')
  })

  test('one day long, on 29 February', () => {
    const leap = facts({
      signedOn: day('2024-02-29'),
      startsOn: day('2024-02-29'),
      endsOn: day('2024-02-29'),
    })
    expect(stateOn('2024-02-29', leap)).toBe('expiring30')
    expect(stateOn('2024-03-01', leap)).toBe('expired')
  })

  test('with automatic renewal the end is announced and then passes', () => {
    const renewing = facts({ automaticRenewal: true })
    expect(stateOn('2027-02-26', renewing)).toBe('expiring30')
    expect(stateOn('2027-02-27', renewing)).toBe('inForce')
    expect(stateOn('2028-01-01', { ...renewing, terminatedOn: day('2028-01-01') })).toBe('terminated')
    expect(stateOn('2027-12-31', { ...renewing, terminatedOn: day('2028-01-01') })).toBe('expiring30')
  })

  test('a termination ahead is counted down like an end', () => {
    const ending = facts({ terminatedOn: day('2025-07-01') })
    const standing = agreementStandingFor(ending, [ending], day('2025-06-30'))
    expect(standing).toEqual({
      state: 'expiring30',
      lastDay: '2025-06-30',
      remainingDays: 0,
      isInForce: true,
    })
    expect(stateOn('2025-07-01', ending)).toBe('terminated')
  })
})

describe('agreement state: renewed to 26 February 2030', () => {
  test('from the signature of the addendum on, the agreement is renewed and the addendum waits', () => {
    const chain = [facts(), addendum()] as const
    expect(stateOn('2026-12-09', ...chain)).toBe('expiring90')
    expect(stateOn('2026-12-10', ...chain)).toBe('renewed')
    expect(agreementStateFor(chain[1], chain, day('2026-12-10'))).toBe('notYetInForce')
    expect(agreementStateFor(chain[1], chain, day('2027-02-27'))).toBe('inForce')
    expect(agreementStateFor(chain[1], chain, day('2029-08-30'))).toBe('expiring180')
  })

  test('the end of the chain moves when the addendum comes into force', () => {
    const chain = [addendum(), facts()]
    expect(chainEndFor(chain, day('2027-02-26'))).toEqual({ endsOn: '2027-02-26', openEnded: false })
    expect(chainEndFor(chain, day('2027-02-27'))).toEqual({ endsOn: '2030-02-26', openEnded: false })
  })

  test('an addendum without its second number renews nothing', () => {
    const incomplete = addendum({ parties: [party, { ...party, number: null }] })
    expect(stateOn('2026-12-10', facts(), incomplete)).toBe('expiring90')
    expect(stateOn('2027-02-27', facts(), incomplete)).toBe('expired')
  })

  test('an addendum that leaves a gap renews only once it has begun', () => {
    const late = addendum({ startsOn: day('2027-03-01') })
    expect(stateOn('2027-02-28', facts(), late)).toBe('expired')
    expect(stateOn('2027-03-01', facts(), late)).toBe('renewed')
  })

  test('an addendum to the same end changes no state', () => {
    const same = addendum({ startsOn: day('2026-12-10'), endsOn: day('2027-02-26') })
    expect(stateOn('2027-01-27', facts(), same)).toBe('expiring30')
  })

  test('a second addendum renews the first', () => {
    const second = addendum({
      id: ids[2] as AgreementFacts['id'],
      signedOn: day('2029-12-01'),
      startsOn: day('2030-02-27'),
      endsOn: day('2033-02-26'),
    })
    const chain = [second, facts(), addendum()]
    expect(agreementStateFor(addendum(), chain, day('2029-12-01'))).toBe('renewed')
    expect(agreementStateFor(second, chain, day('2029-12-01'))).toBe('notYetInForce')
  })

  test('ending the agreement ends its addenda, ending the addendum leaves the agreement to its own end', () => {
    const ended = [facts({ terminatedOn: day('2028-01-01') }), addendum()] as const
    expect(agreementStateFor(ended[1], ended, day('2028-01-01'))).toBe('terminated')
    const without = addendum({ terminatedOn: day('2027-01-15') })
    expect(stateOn('2027-01-14', facts(), without)).toBe('renewed')
    expect(stateOn('2027-01-15', facts(), without)).toBe('expiring90')
  })
})

describe('village cover', () => {
  test.each([
    ['none', []],
    ['pending', [{ state: 'incomplete', isInForce: false }]],
    ['inForce', [{ state: 'inForce', isInForce: true }]],
    ['expiring', [{ state: 'expiring90', isInForce: true }]],
    ['ended', [{ state: 'expired', isInForce: false }]],
    ['ended', [{ state: 'terminated', isInForce: false }]],
    [
      'inForce',
      [
        { state: 'renewed', isInForce: true },
        { state: 'notYetInForce', isInForce: false },
      ],
    ],
    [
      'inForce',
      [
        { state: 'expired', isInForce: false },
        { state: 'inForce', isInForce: true },
      ],
    ],
    [
      'ended',
      [
        { state: 'expired', isInForce: false },
        { state: 'incomplete', isInForce: false },
      ],
    ],
  ] as const)('%s', (cover, agreements) => {
    expect(villageCoverFor(agreements)).toBe(cover)
  })
})

const firstDay = day('2024-01-01')
const someDay = fc.integer({ min: 0, max: 500 }).map((days) => addDays(firstDay, days))
const perhaps = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 8 })

const someLink = (index: number): fc.Arbitrary<AgreementFacts> =>
  fc
    .record({
      parties: fc.array(fc.record({ number: perhaps(fc.constant('1')), representative: fc.constant('A') }), {
        minLength: 2,
        maxLength: 3,
      }),
      signedOn: perhaps(someDay),
      startsOn: perhaps(someDay),
      endsOn: perhaps(someDay),
      openEnded: fc.boolean(),
      automaticRenewal: fc.boolean(),
      terminatedOn: fc.option(someDay, { freq: 1 }),
    })
    .map((values) => ({
      ...values,
      id: ids[index] as AgreementFacts['id'],
      kind: index === 0 ? ('memorandum' as const) : ('addendum' as const),
      openEnded: values.openEnded && values.endsOn === null,
    }))

/**
 * The same answer the slow way: marks, day by day, whether the link is ended, complete and inside its term, and looks
 * for a successor among all the others.
 */
const bruteState = (
  link: AgreementFacts,
  chain: readonly AgreementFacts[],
  today: PlainDate,
): AgreementState => {
  const root = chain[0]
  const endedOn = (of: AgreementFacts, on: PlainDate): boolean =>
    [of.terminatedOn, root?.terminatedOn ?? null].some((date) => date !== null && date <= on)
  const complete = (of: AgreementFacts): boolean =>
    of.parties.every(({ number }) => number !== null) &&
    of.signedOn !== null &&
    of.startsOn !== null &&
    (of.endsOn !== null || of.openEnded)
  const begun = (of: AgreementFacts, on: PlainDate): boolean =>
    of.signedOn !== null && of.startsOn !== null && of.signedOn <= on && of.startsOn <= on
  const covers = (of: AgreementFacts, on: PlainDate): boolean => {
    const agreed = of.endsOn === null || on <= of.endsOn || (of.automaticRenewal && of.endsOn < today)
    return agreed && !endedOn(of, on)
  }
  if (endedOn(link, today)) return 'terminated'
  if (!complete(link)) return 'incomplete'
  if (!begun(link, today)) return 'notYetInForce'
  const isLater = (other: AgreementFacts): boolean => {
    if (other.kind !== 'addendum' || other.id === link.id) return false
    if (link.kind !== 'addendum') return true
    const [own, its] = [`${link.signedOn}${link.id}`, `${other.signedOn}${other.id}`]
    return its > own
  }
  const follows = (other: AgreementFacts): boolean => {
    if (begun(other, today)) return true
    let on = today
    while (covers(link, on) && daysBetween(today, on) < 1200) on = addDays(on, 1)
    if (daysBetween(today, on) >= 1200) return true
    // A term that is over already ended on the last day it covered.
    while (!covers(link, addDays(on, -1)) && on > firstDay) on = addDays(on, -1)
    return begun(other, on)
  }
  const successor = chain.some(
    (other) =>
      isLater(other) &&
      complete(other) &&
      other.signedOn !== null &&
      other.signedOn <= today &&
      !endedOn(other, today) &&
      other.endsOn !== link.endsOn &&
      follows(other),
  )
  if (successor) return 'renewed'
  if (!covers(link, today)) return 'expired'
  let left = 0
  while (left <= 181 && covers(link, addDays(today, left + 1))) left += 1
  if (left > 180) return 'inForce'
  if (left > 90) return 'expiring180'
  return left > 30 ? 'expiring90' : 'expiring30'
}

describe('agreement state against brute force', () => {
  const someChain = fc
    .integer({ min: 0, max: 3 })
    .chain((addenda) => fc.tuple(...Array.from({ length: addenda + 1 }, (_, index) => someLink(index))))

  test('day by day, for chains with up to three addenda in any order', () => {
    fc.assert(
      fc.property(
        someChain,
        fc.array(someDay, { minLength: 6, maxLength: 6 }),
        fc.nat(),
        (chain, days, shift) => {
          const shuffled = [...chain.slice(shift % chain.length), ...chain.slice(0, shift % chain.length)]
          for (const today of days) {
            for (const link of chain) {
              expect(agreementStateFor(link, shuffled, today)).toBe(bruteState(link, chain, today))
            }
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  test('every day of three years for one renewed agreement', () => {
    const chain = [
      facts({ endsOn: day('2025-02-26') }),
      addendum({ signedOn: day('2025-01-10'), startsOn: day('2025-02-27'), endsOn: day('2026-02-26') }),
    ]
    for (let index = 0; index < 1100; index += 1) {
      const today = addDays(day('2024-01-01'), index)
      for (const link of chain)
        expect(agreementStateFor(link, chain, today)).toBe(bruteState(link, chain, today))
    }
  })
})
