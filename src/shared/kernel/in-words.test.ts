import { describe, expect, test } from 'vitest'
import { dateInWords, numberInWords, romanMonth } from './in-words.ts'
import type { PlainDate } from './plain-date.ts'

describe('terbilang', () => {
  test.each([
    [0, 'nol'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [19, 'sembilan belas'],
    [20, 'dua puluh'],
    [27, 'dua puluh tujuh'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [999, 'sembilan ratus sembilan puluh sembilan'],
    [1000, 'seribu'],
    [1001, 'seribu satu'],
    [2024, 'dua ribu dua puluh empat'],
    [11_000, 'sebelas ribu'],
    [1_250_000, 'satu juta dua ratus lima puluh ribu'],
    [1_000_000_000, 'satu miliar'],
  ])('%d is %s', (value, words) => expect(numberInWords(value)).toBe(words))

  test.each([-1, 1.5, Number.NaN, 1e15])('%d has no words', (value) =>
    expect(() => numberInWords(value)).toThrow(RangeError),
  )

  test('the opening of a record says day, date, month and year', () => {
    expect(dateInWords('2024-02-27' as PlainDate)).toBe(
      'hari Selasa tanggal dua puluh tujuh bulan Februari tahun dua ribu dua puluh empat',
    )
  })

  test('months of letter numbers are Roman', () =>
    expect([romanMonth(2), romanMonth(12)]).toEqual(['II', 'XII']))
})
