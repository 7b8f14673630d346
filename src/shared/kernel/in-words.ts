import { dayOf, monthName, monthOf, weekdayName, yearOf, type PlainDate } from './plain-date.ts'

const units = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
]
const scales: readonly [size: number, word: string][] = [
  [1_000_000_000_000, 'triliun'],
  [1_000_000_000, 'miliar'],
  [1_000_000, 'juta'],
  [1_000, 'ribu'],
]

/** A whole number in Indonesian words (terbilang), 0 up to below 10^15: 2024 → `dua ribu dua puluh empat`. */
export const numberInWords = (value: number): string => {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 1e15)
    throw new RangeError('number cannot be written in words')
  if (value < 12) return units[value] ?? ''
  if (value < 20) return `${numberInWords(value - 10)} belas`
  if (value < 100) return join(`${numberInWords(Math.floor(value / 10))} puluh`, value % 10)
  if (value < 200) return join('seratus', value - 100)
  if (value < 1000) return join(`${numberInWords(Math.floor(value / 100))} ratus`, value % 100)
  if (value < 2000) return join('seribu', value - 1000)
  for (const [size, word] of scales) {
    if (value >= size) return join(`${numberInWords(Math.floor(value / size))} ${word}`, value % size)
  }
  return ''
}

const join = (head: string, rest: number): string => (rest === 0 ? head : `${head} ${numberInWords(rest)}`)

/** `hari Selasa tanggal dua puluh tujuh bulan Februari tahun dua ribu dua puluh empat`, the opening of official records. */
export const dateInWords = (date: PlainDate): string =>
  `hari ${weekdayName(date)} tanggal ${numberInWords(dayOf(date))} bulan ${monthName(monthOf(date))} tahun ${numberInWords(yearOf(date))}`

const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

export const romanMonth = (month: number): string => romanMonths[month - 1] ?? ''
