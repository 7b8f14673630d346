import { isPlainDate, plainDateOf, addDays } from '#shared/kernel/plain-date.ts'
import type { RegisterCell } from './register.types.ts'

/** Column of a reference: `A1` is 0, `AA7` is 26. Undefined for what is no reference. */
export const columnOf = (reference: string): number | undefined => {
  let column = 0
  let letters = 0
  for (; letters < reference.length; letters += 1) {
    const code = reference.charCodeAt(letters) | 32
    if (code < 97 || code > 122) break
    column = column * 26 + code - 96
    if (column > 100_000) return undefined
  }
  return letters === 0 ? undefined : column - 1
}

/** Built-in formats that show a day, also those of East Asian installations. */
const isBuiltInDayFormat = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)

/** Whether a written format shows a day: it has a year or a day in it, outside of quoted words and colours. */
const isDayPattern = (pattern: string): boolean =>
  /[dy]/i.test(pattern.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').replaceAll(/general/gi, ''))

export const isDayFormat = (id: number, patterns: ReadonlyMap<number, string>): boolean => {
  const pattern = patterns.get(id)
  return pattern === undefined ? isBuiltInDayFormat(id) : isDayPattern(pattern)
}

const lastSerial = 109_939

/**
 * The day of a spreadsheet's serial number; the time of day is dropped. Day 60 of the older calendar never was: the
 * first of these programs took 1900 for a leap year.
 */
export const dayOfSerial = (serial: number, starts1904: boolean): string | undefined => {
  const whole = Math.floor(serial)
  if (!(whole >= 1 && whole <= lastSerial) || (!starts1904 && whole === 60)) return undefined
  const first = starts1904 ? plainDateOf(1904, 1, 1) : plainDateOf(1900, 1, 1)
  const offset = starts1904 ? whole : whole < 60 ? whole - 1 : whole - 2
  return addDays(first, offset)
}

/** A stored number in plain digits: `6.20217540301E+15` becomes `6202175403010000`. */
export const plainDigits = (stored: string): string | undefined => {
  if (/^\d{1,15}$/.test(stored)) return stored
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return undefined
  return Number.isInteger(value) && Math.abs(value) < 1e30 ? BigInt(value).toString() : String(value)
}

export const numberCell = (stored: string, showsDay: boolean, starts1904: boolean): RegisterCell => {
  const digits = plainDigits(stored)
  if (digits === undefined) return stored.trim()
  const day = showsDay ? dayOfSerial(Number(digits), starts1904) : undefined
  return day === undefined ? { kind: 'number', digits } : { kind: 'day', day }
}

/** A day that is stored as text in the format of the standard, with or without a time behind it. */
export const writtenDayCell = (stored: string): RegisterCell => {
  const day = stored.slice(0, 10)
  return isPlainDate(day) ? { kind: 'day', day } : stored.trim()
}

/** Signs that XML cannot hold are written as `_x000D_`. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_whole, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text
