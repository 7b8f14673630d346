import { z } from 'zod'

/** A day on the calendar, `2024-02-27`. It has no time zone and is never made from an instant by accident. */
export type PlainDate = string & z.core.$brand<'PlainDate'>

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

const parts = (value: string): [year: number, month: number, day: number] => {
  const match = pattern.exec(value)
  if (!match) throw new RangeError('not a plain date')
  return [Number(match[1]), Number(match[2]), Number(match[3])]
}

export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

export const isPlainDate = (value: string): value is PlainDate => {
  const match = pattern.exec(value)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return (
    year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  )
}

export const plainDate = z.string().refine(isPlainDate, 'plain-date')

export const plainDateOf = (year: number, month: number, day: number): PlainDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as PlainDate

const toDayNumber = (value: PlainDate): number => {
  const [year, month, day] = parts(value)
  return Date.UTC(year, month - 1, day) / 86_400_000
}

const fromDayNumber = (number: number): PlainDate => {
  const date = new Date(number * 86_400_000)
  return plainDateOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

export const addDays = (value: PlainDate, days: number): PlainDate => fromDayNumber(toDayNumber(value) + days)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => toDayNumber(to) - toDayNumber(from)

/** The same day of a later year; 29 February becomes 28 February where the year has none. */
export const addYears = (value: PlainDate, years: number): PlainDate => {
  const [year, month, day] = parts(value)
  return plainDateOf(year + years, month, Math.min(day, daysInMonth(year + years, month)))
}

export const yearOf = (value: PlainDate): number => parts(value)[0]
export const monthOf = (value: PlainDate): number => parts(value)[1]
export const dayOf = (value: PlainDate): number => parts(value)[2]

/** The calendar day of an instant as the workstation's clock and zone show it. */
export const plainDateOfInstant = (milliseconds: number): PlainDate => {
  const date = new Date(milliseconds)
  return plainDateOf(date.getFullYear(), date.getMonth() + 1, date.getDate())
}

const months = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}
const weekdays = {
  id: 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
}

export type Language = 'id' | 'en'

export const monthName = (month: number, language: Language = 'id'): string =>
  months[language][month - 1] ?? ''

/** `27 Februari 2024` — the same order in both languages. */
export const formatLongDate = (value: PlainDate, language: Language = 'id'): string => {
  const [year, month, day] = parts(value)
  return `${day} ${monthName(month, language)} ${year}`
}

/** `27-02-2024`, for lists. */
export const formatShortDate = (value: PlainDate): string => {
  const [year, month, day] = parts(value)
  return `${String(day).padStart(2, '0')}-${String(month).padStart(2, '0')}-${year}`
}

/** The day's name: `Selasa`. 1 January 1970 was a Thursday. */
export const weekdayName = (value: PlainDate, language: Language = 'id'): string =>
  weekdays[language][(((toDayNumber(value) + 4) % 7) + 7) % 7] ?? ''

/**
 * What an officer types as a date: `2702`, `270224`, `27022024`, `27/2/24`, `27-2-2024`, `27 februari 2024`.
 * Day and month alone mean the current year. Two-digit years: up to ten years ahead is 20YY, otherwise 19YY.
 * Answers undefined for anything that is no day.
 */
export const parseTypedDate = (typed: string, today: PlainDate): PlainDate | undefined => {
  const text = typed.trim().toLowerCase()
  if (isPlainDate(text)) return text
  const digits = /^(\d{2})(\d{2})(\d{2}|\d{4})?$/.exec(text)
  const separated = /^(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{2}|\d{4}))?$/.exec(text)
  const named = /^(\d{1,2})[\s./-]+([a-z]{3,})(?:[\s./-]+(\d{2}|\d{4}))?$/.exec(text)
  const match = digits ?? separated ?? named
  if (!match) return undefined
  const monthWord = match[2] ?? ''
  const month = named && match === named ? monthOfWord(monthWord) : Number(monthWord)
  const year = expandYear(match[3], yearOf(today))
  const day = Number(match[1])
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  const date = plainDateOf(year, month, day)
  return isPlainDate(date) ? date : undefined
}

const monthOfWord = (word: string): number => {
  for (const names of [months.id, months.en]) {
    const index = names.findIndex((name) => name.toLowerCase().startsWith(word))
    if (index >= 0) return index + 1
  }
  return 0
}

const expandYear = (typed: string | undefined, currentYear: number): number => {
  if (typed === undefined) return currentYear
  if (typed.length === 4) return Number(typed)
  const inThisCentury = Math.floor(currentYear / 100) * 100 + Number(typed)
  return inThisCentury > currentYear + 10 ? inThisCentury - 100 : inThisCentury
}
