import { array, assert, boolean, integer, option, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import {
  arrivingTermFor,
  assignmentWarnings,
  canAssign,
  canHandOver,
  isServing,
  leavingTermFor,
  liaisonGapsFor,
  mainOn,
  nameWarnings,
  periodsMeet,
} from './liaison.rules.ts'
import type { AssignmentKind } from './liaison.schema.ts'

const day = (text: string) => text as PlainDate
const term = (
  officerName: string,
  fromOn: string,
  untilOn: string | null,
  kind: AssignmentKind = 'main',
) => ({
  officerName,
  officerNip: null,
  kind,
  fromOn: day(fromOn),
  untilOn: untilOn === null ? null : day(untilOn),
})
const village = 'Desa Tanjung Harapan'
const old = term('Contoh Lama', '2024-03-01', '2026-03-31')

describe('two main officers', () => {
  test('on the same day are refused, with the other one’s name and days', () => {
    expect(canAssign([old], term('Contoh Baru', '2026-03-31', null), village)).toEqual({
      allowed: false,
      code: 'LIAISON_MAIN_OVERLAPS',
      data: { villageName: village, officerName: 'Contoh Lama', fromOn: '2024-03-01', untilOn: '2026-03-31' },
    })
  })

  test('one after the other leave no gap; a day between is warned of', () => {
    const next = term('Contoh Baru', '2026-04-01', null)
    expect(canAssign([old], next, village).allowed).toBe(true)
    expect(assignmentWarnings([old], next, village)).toEqual([])
    expect(assignmentWarnings([old], term('Contoh Baru', '2026-04-02', null), village)).toEqual([
      {
        code: 'LIAISON_GAP',
        data: { villageName: village, fromOn: '2026-04-01', untilOn: '2026-04-01', days: 1 },
      },
    ])
  })

  test('a substitute may serve beside a main officer, but nobody twice', () => {
    expect(canAssign([old], term('Contoh Ganti', '2025-01-01', null, 'substitute'), village).allowed).toBe(
      true,
    )
    expect(canAssign([old], term('CONTOH  LAMA', '2025-01-01', null, 'substitute'), village)).toMatchObject({
      code: 'LIAISON_SAME_OFFICER_TWICE',
    })
    expect(
      assignmentWarnings([], term('Contoh Ganti', '2025-01-01', '2025-02-01', 'substitute'), village),
    ).toEqual([])
  })

  test('an end before the beginning is refused', () => {
    expect(canAssign([], term('Contoh', '2024-03-01', '2024-02-29'), village)).toMatchObject({
      code: 'LIAISON_PERIOD_INVALID',
    })
    expect(canAssign([], term('Contoh', '2024-02-29', '2024-02-29'), village).allowed).toBe(true)
  })
})

/** Days 0 … 59 of the tests, counted one by one. */
const start = day('2024-01-15')
const span = 60
const period = record({
  from: integer({ min: 0, max: span - 1 }),
  length: option(integer({ min: 0, max: 20 })),
  main: boolean(),
}).map(({ from, length, main }) => ({
  officerName: `Contoh ${from}`,
  officerNip: null,
  kind: main ? ('main' as const) : ('substitute' as const),
  fromOn: addDays(start, from),
  untilOn: length === null ? null : addDays(start, from + length),
}))
const everyDay = Array.from({ length: span * 2 }, (_, number) => addDays(start, number))

describe('against counting day by day', () => {
  test('periods meet exactly when a day belongs to both', () => {
    assert(
      property(period, period, (first, second) => {
        const meets = everyDay.some((each) => isServing(first, each) && isServing(second, each))
        expect(periodsMeet(first, second)).toBe(meets)
        expect(periodsMeet(second, first)).toBe(meets)
      }),
    )
  })

  test('no day ever has two main officers when every assignment was allowed', () => {
    assert(
      property(array(period, { maxLength: 12 }), (candidates) => {
        const terms: (typeof candidates)[number][] = []
        for (const candidate of candidates)
          if (canAssign(terms, candidate, village).allowed) terms.push(candidate)
        for (const each of everyDay) {
          const mains = terms.filter((other) => other.kind === 'main' && isServing(other, each))
          expect(mains.length).toBeLessThanOrEqual(1)
          expect(mainOn(terms, each)).toBe(mains[0])
        }
      }),
    )
  })

  test('an assignment is refused for a main officer exactly when a day would have two', () => {
    assert(
      property(array(period, { maxLength: 6 }), period, (others, candidate) => {
        const clashes =
          candidate.kind === 'main' &&
          everyDay.some(
            (each) =>
              isServing(candidate, each) &&
              others.some((other) => other.kind === 'main' && isServing(other, each)),
          )
        const verdict = canAssign(others, candidate, village)
        expect(!verdict.allowed && verdict.code === 'LIAISON_MAIN_OVERLAPS').toBe(clashes)
      }),
    )
  })

  test('gaps are the days from the first main officer up to the day asked for that nobody covers', () => {
    assert(
      property(array(period, { maxLength: 8 }), integer({ min: 0, max: span }), (terms, number) => {
        const until = addDays(start, number)
        const mains = terms.filter(({ kind }) => kind === 'main')
        const firstOn = mains
          .map(({ fromOn }) => fromOn)
          .sort()
          .at(0)
        const missing = everyDay.filter(
          (each) =>
            firstOn !== undefined &&
            each >= firstOn &&
            each <= until &&
            !mains.some((main) => isServing(main, each)),
        )
        const gaps = liaisonGapsFor(terms, until)
        const counted = gaps.flatMap(({ fromOn, days }) =>
          Array.from({ length: days }, (_, place) => addDays(fromOn, place)),
        )
        expect(counted).toEqual(missing)
        for (const gap of gaps) expect(daysBetween(gap.fromOn, gap.untilOn) + 1).toBe(gap.days)
      }),
    )
  })

  test('a gap is warned of exactly when the days beside an assignment are bare up to a neighbour', () => {
    const neighbours = array(period, { maxLength: 5 }).map((list) => {
      const terms: (typeof list)[number][] = []
      for (const candidate of list) if (canAssign(terms, candidate, village).allowed) terms.push(candidate)
      return terms
    })
    assert(
      property(neighbours, period, (others, candidate) => {
        if (!canAssign(others, candidate, village).allowed || candidate.kind !== 'main') return
        const mains = others.filter(({ kind }) => kind === 'main')
        const covered = (each: PlainDate) => [...mains, candidate].some((main) => isServing(main, each))
        const bareRun = (from: PlainDate, step: 1 | -1): number => {
          let [length, each] = [0, addDays(from, step)]
          while (!covered(each)) {
            if (each < start || each > addDays(start, span * 2)) return 0
            length++
            each = addDays(each, step)
          }
          return length
        }
        const expected = [
          bareRun(candidate.fromOn, -1),
          candidate.untilOn === null ? 0 : bareRun(candidate.untilOn, 1),
        ]
        const warned = assignmentWarnings(others, candidate, village).map(({ data }) => data['days'])
        expect(warned).toEqual(expected.filter((days) => days > 0))
      }),
    )
  })
})

describe('handing over', () => {
  const successor = { officerName: 'Contoh Baru', officerNip: null, officerPhone: null, decreeNumber: null }

  test('only what the leaving officer looks after on his last day', () => {
    const terms = [
      term('Contoh Lama', '2024-03-01', null),
      term('Contoh Lama', '2024-01-01', null, 'substitute'),
    ]
    expect(leavingTermFor(terms, { officerName: 'contoh lama', officerNip: null }, day('2026-03-31'))).toBe(
      terms[0],
    )
    expect(
      leavingTermFor(terms, { officerName: 'Contoh Lama', officerNip: '1' }, day('2026-03-31')),
    ).toBeUndefined()
    expect(
      leavingTermFor(terms, { officerName: 'Contoh Lama', officerNip: null }, day('2024-02-29')),
    ).toBeUndefined()
  })

  test('the successor stays until the day before a later one who is already known', () => {
    const input = { lastDay: day('2026-03-31'), firstDay: day('2026-04-01'), successor }
    expect(arrivingTermFor([old], input).untilOn).toBeNull()
    expect(arrivingTermFor([old, term('Contoh Nanti', '2027-01-01', null)], input).untilOn).toBe('2026-12-31')
  })

  test('nobody hands over to himself', () => {
    expect(canHandOver({ officerName: 'CONTOH BARU', officerNip: null }, { successor })).toMatchObject({
      code: 'LIAISON_SUCCESSOR_IS_SAME',
    })
  })
})

test('the same name with another NIP is asked about, once known it is not', () => {
  const known = [{ officerName: 'Contoh Baru', officerNip: '19' }]
  expect(nameWarnings(known, { officerName: 'contoh baru', officerNip: null })).toEqual([
    { code: 'LIAISON_NAME_KNOWN', data: { officerName: 'Contoh Baru', officerNip: '19' } },
  ])
  expect(nameWarnings(known, { officerName: 'contoh baru', officerNip: '19' })).toEqual([])
  expect(nameWarnings([], { officerName: 'Contoh Baru', officerNip: null })).toEqual([])
})
