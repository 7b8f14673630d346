import { addDays, addYears, parseTypedDate, plainDateOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { RegisterCell } from './register-cell.schema.ts'

/** Serial numbers of 1910 to 2099: what a day looks like where its cell lost the format of a day. */
const firstSerial = 3654
const lastSerial = 73_050
const dayOfSerial = (serial: number): PlainDate => addDays(plainDateOf(1899, 12, 30), serial)

/** A time behind the day says nothing about a birth or a departure. */
const withoutTime = (text: string): string =>
  text.replace(/[T\s]+\d{1,2}[:.]\d{2}([:.]\d{2})?(\s*[ap]m)?z?$/i, '')

/** Day and month alone are no day here: a register is read long after it was written. */
const hasYear = (text: string): boolean =>
  /^\d{6}$|^\d{8}$/.test(text) || text.split(/[\s./-]+/).filter(Boolean).length === 3

const dayOfText = (text: string, today: PlainDate): PlainDate | undefined => {
  const day = withoutTime(text).trim()
  if (/^\d{5}$/.test(day)) return dayOfDigits(day, today)
  return hasYear(day) ? parseTypedDate(day, today) : undefined
}

/** A number is a serial number, or a day whose leading zero was lost: `1032001` is 1 March 2001. */
const dayOfDigits = (digits: string, today: PlainDate): PlainDate | undefined => {
  const serial = Number(digits.replace(/\.\d+$/, ''))
  if (serial >= firstSerial && serial <= lastSerial) return dayOfSerial(serial)
  return /^\d{7,8}$/.test(digits) ? parseTypedDate(digits.padStart(8, '0'), today) : undefined
}

/** The day a cell tells; undefined where it tells none. */
export const dayOfCell = (cell: RegisterCell, today: PlainDate): PlainDate | undefined => {
  if (typeof cell === 'string') return dayOfText(cell, today)
  if (cell.kind === 'day') return parseTypedDate(cell.day, today)
  return cell.kind === 'number' ? dayOfDigits(cell.digits, today) : undefined
}

/** A birth is never ahead: a year of two digits that would be is one of the last century. */
export const birthOfCell = (cell: RegisterCell, today: PlainDate): PlainDate | undefined => {
  const day = dayOfCell(cell, today)
  const isShort = typeof cell === 'string' && /(?:^\d{6}$)|(?:\D\d{2}$)/.test(withoutTime(cell).trim())
  return day !== undefined && day > today && isShort ? addYears(day, -100) : day
}

/** `Sampit, 14-03-2001` as place and day; undefined where it cannot be told where the day begins. */
export const splitPlaceAndDay = (text: string): { place: string; day: string } | undefined => {
  const match = /^(.*?)[\s,/]+(\d{1,2}[\s./-]+\S+[\s./-]+\d{2,4}|\d{4}-\d{2}-\d{2})$/.exec(text.trim())
  return match ? { place: (match[1] ?? '').replace(/[\s,/]+$/, ''), day: match[2] ?? '' } : undefined
}
