import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addYears,
  daysBetween,
  formatLongDate,
  formatShortDate,
  isPlainDate,
  parseTypedDate,
  plainDateOf,
  weekdayName,
  type PlainDate,
} from './plain-date.ts'

const day = (text: string): PlainDate => {
  if (!isPlainDate(text)) throw new Error(`${text} is no day`)
  return text
}
const anyDay = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays(day('1900-01-01'), days))

describe('a plain day', () => {
  test.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '24-02-27',
    '2024-2-7',
    '',
    '2024-02-27T00:00',
    '1899-12-31',
  ])('is not %j', (text) => expect(isPlainDate(text)).toBe(false))

  test('29 February exists in leap years only', () => {
    expect([isPlainDate('2024-02-29'), isPlainDate('2100-02-29'), isPlainDate('2000-02-29')]).toEqual([
      true,
      false,
      true,
    ])
  })

  test('a day plus any number of days is that many days later', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        fc.pre(from > '1915-01-01')
        expect(daysBetween(from, addDays(from, days))).toBe(days)
      }),
    )
  })

  test('a year after 29 February is 28 February', () => {
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28')
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29')
  })

  test('is written as in Indonesian letters', () => {
    expect(formatLongDate(day('2024-02-27'))).toBe('27 Februari 2024')
    expect(formatLongDate(day('2024-02-27'), 'en')).toBe('27 February 2024')
    expect(formatShortDate(day('2024-02-07'))).toBe('07-02-2024')
    expect(weekdayName(day('2024-02-27'))).toBe('Selasa')
    expect(weekdayName(day('1945-08-17'))).toBe('Jumat')
  })
})

describe('what an officer types as a date', () => {
  const today = day('2026-11-23')
  test.each([
    ['2702', '2026-02-27'],
    ['270224', '2024-02-27'],
    ['27022024', '2024-02-27'],
    ['27/2/24', '2024-02-27'],
    ['27-2-2024', '2024-02-27'],
    ['27.02.2024', '2024-02-27'],
    ['27 februari 2024', '2024-02-27'],
    ['27 feb', '2026-02-27'],
    ['1 agustus 1994', '1994-08-01'],
    ['05/11/94', '1994-11-05'],
    ['01-01-36', '2036-01-01'],
    ['2024-02-27', '2024-02-27'],
    [' 29/2/2024 ', '2024-02-29'],
  ])('%j is %s', (typed, expected) => expect(parseTypedDate(typed, today)).toBe(expected))

  test.each(['', '31/2/2024', '29/2/2023', 'kemarin', '1', '27 xx 2024', '00/00/0000', '99999999'])(
    '%j is no day',
    (typed) => expect(parseTypedDate(typed, today)).toBeUndefined(),
  )

  test('never throws and answers only days, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const parsed = parseTypedDate(typed, today)
        expect(parsed === undefined || isPlainDate(parsed)).toBe(true)
      }),
    )
  })

  test('reads back every day that was written short or long', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(parseTypedDate(formatShortDate(date), today)).toBe(date)
        expect(parseTypedDate(formatLongDate(date), today)).toBe(date)
      }),
    )
  })

  test('a day is made from its parts', () => expect(plainDateOf(2024, 2, 7)).toBe('2024-02-07'))
})
