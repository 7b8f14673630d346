import { formatShortDate, isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { line } from '#shared/kernel/text.ts'
import type { Reading } from '../identity/identity.schema.ts'
import { readName } from '../identity/name.rules.ts'
import { readFamilyCard, readNik } from '../identity/nik.rules.ts'
import { passportKeyOf, readBooking, readPassport } from '../identity/passport.rules.ts'
import { readPhone } from '../identity/phone.rules.ts'
import type { RegisterCell } from './register-cell.schema.ts'
import type {
  RegisterField,
  RegisterPerson,
  RowProblem,
  RowWarning,
  rowProblemCodes,
} from './group-intake.schema.ts'
import { birthOfCell, dayOfCell, splitPlaceAndDay } from './register-day.rules.ts'
import {
  countryOfWord,
  educationOfWord,
  isEmptyText,
  maritalStatusOfWord,
  roleOfWord,
  sexOfWord,
} from './register-words.rules.ts'

export type RowContext = {
  today: PlainDate
  isKnownDistrict?: ((districtCode: string) => boolean) | undefined
}

/** Either a whole person or the reasons why the row is none; never half a person. */
export type RowReading =
  | { person: RegisterPerson; warnings: RowWarning[] }
  | { person: null; name: string; problems: RowProblem[] }

type ProblemCode = (typeof rowProblemCodes)[number]

const shownLength = 80
const mostPhones = 5
const digitsOfIdentity = 16
const longestLines = { name: 120, address: 300 } as const

/** A cell as the officer sees it in his spreadsheet program. */
export const cellText = (cell: RegisterCell): string => {
  if (typeof cell === 'string') return cell
  if (cell.kind === 'number') return cell.digits
  if (cell.kind === 'day') return isPlainDate(cell.day) ? formatShortDate(cell.day) : cell.day
  return cell.kind === 'formula' ? '=…' : '#'
}

const shown = (cell: RegisterCell): string => [...cellText(cell)].slice(0, shownLength).join('')

/** A text that a spreadsheet program would compute. It is text here, but no value of a person begins so. */
const looksLikeFormula = (text: string): boolean => text.startsWith('=')

/**
 * Digits that were stored as a number of sixteen places. Spreadsheet programs keep fifteen and put a zero in the place
 * of the last one; one that is no zero cannot have been lost.
 */
const hasLostDigits = (cell: RegisterCell): boolean => {
  if (typeof cell === 'string') return /^\d([.,]\d+)?e\+?\d+$/i.test(cell)
  return (
    cell.kind === 'number' &&
    (cell.digits.length > digitsOfIdentity ||
      (cell.digits.length === digitsOfIdentity && cell.digits.endsWith('0')))
  )
}

/** Reads one row. Every cell that holds something must be readable; the row is taken whole or not at all. */
export const readRow = (
  fields: readonly RegisterField[],
  cells: readonly RegisterCell[],
  context: RowContext,
): RowReading => {
  const row = collect(fields, cells, context)
  readNamed(row)
  readIdentity(row)
  readRest(row)
  const { person, problems, warnings } = row
  if (problems.length > 0) return { person: null, name: shown(row.cellOf('fullName') ?? ''), problems }
  return { person: { ...person, fullName: person.fullName ?? '' }, warnings }
}

type Row = {
  context: RowContext
  person: Partial<RegisterPerson>
  problems: RowProblem[]
  warnings: RowWarning[]
  /** The cell of a field; undefined where it holds nothing or nothing that may be used. */
  cellOf: (field: RegisterField) => RegisterCell | undefined
  problem: (field: RegisterField, code: string, data?: RowProblem['data']) => void
}

const collect = (
  fields: readonly RegisterField[],
  cells: readonly RegisterCell[],
  context: RowContext,
): Row => {
  const problems: RowProblem[] = []
  const filled = new Map<RegisterField, RegisterCell>()
  const problem: Row['problem'] = (field, code, data = {}) => {
    const cell = cells[fields.indexOf(field)] ?? ''
    problems.push({ field, code, data, value: shown(cell) })
  }
  const own = (field: RegisterField, code: ProblemCode): void => problem(field, code)
  for (const [index, field] of fields.entries()) {
    const cell = cells[index] ?? ''
    if (typeof cell === 'string') {
      if (looksLikeFormula(cell)) own(field, 'ROW_FORMULA')
      else if (!isEmptyText(cell)) filled.set(field, cell)
    } else if (cell.kind === 'formula') own(field, 'ROW_FORMULA')
    else if (cell.kind === 'error') own(field, 'ROW_CELL_ERROR')
    else filled.set(field, cell)
  }
  return { context, person: {}, problems, warnings: [], cellOf: (field) => filled.get(field), problem }
}

const plainLine = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/
const lines = {
  [longestLines.name]: line(longestLines.name),
  [longestLines.address]: line(longestLines.address),
}

const tidyLine = (text: string, maximum: 120 | 300): string | undefined => {
  if (text.length <= maximum && plainLine.test(text)) return text
  const read = lines[maximum].safeParse(text)
  return read.success ? read.data : undefined
}

/** A cell as one tidy line; undefined where it is empty, or too long, which is told. */
const lineOf = (
  row: Row,
  field: RegisterField,
  maximum: 120 | 300 = longestLines.name,
): string | undefined => {
  const cell = row.cellOf(field)
  if (cell === undefined) return undefined
  const text = cellText(cell)
  const tidy = tidyLine(text, maximum)
  if (tidy !== undefined) return tidy
  // What is left of signs that nobody sees is nothing.
  if (text.length > maximum) row.problem(field, 'ROW_TEXT_TOO_LONG' satisfies ProblemCode, { maximum })
  return undefined
}

/** Keeps what a reading is worth: its value, or why it cannot be. */
const take = (row: Row, field: RegisterField, reading: Reading): string | undefined => {
  for (const { code, data } of reading.errors) row.problem(field, code, data)
  row.warnings.push(...reading.warnings)
  return reading.errors.length > 0 ? undefined : reading.value
}

const readNamed = (row: Row): void => {
  const isReported = row.problems.some(({ field }) => field === 'fullName')
  const name = lineOf(row, 'fullName')
  if (name !== undefined) {
    const reading = readName(name)
    // The name stays as it stands on the document.
    if (take(row, 'fullName', reading) !== undefined) row.person.fullName = name
  } else if (!isReported && !row.problems.some(({ field }) => field === 'fullName'))
    row.problem('fullName', 'ROW_NAME_MISSING' satisfies ProblemCode)
  for (const field of ['alias', 'motherName'] as const) {
    const text = lineOf(row, field)
    if (text !== undefined) row.person[field] = text
  }
}

const readBirth = (row: Row): void => {
  const { today } = row.context
  const both = row.cellOf('birthPlaceAndDay')
  const split = typeof both === 'string' ? splitPlaceAndDay(both) : undefined
  const place = lineOf(row, 'birthPlace') ?? (split && tidyLine(split.place, longestLines.name))
  if (place !== undefined) row.person.birthPlace = place
  const ownCell = row.cellOf('birthOn')
  const field = ownCell === undefined ? 'birthPlaceAndDay' : 'birthOn'
  const cell = ownCell ?? split?.day ?? both
  if (cell === undefined) return
  const day = birthOfCell(cell, today)
  if (day === undefined) row.problem(field, 'ROW_DAY_UNREADABLE' satisfies ProblemCode)
  else if (day > today) row.problem(field, 'ROW_BIRTH_IN_FUTURE' satisfies ProblemCode)
  else row.person.birthOn = day
}

const readIdentity = (row: Row): void => {
  const { person, context } = row
  readBirth(row)
  readWord(row, 'sex', sexOfWord, 'ROW_SEX_UNREADABLE')
  const nikCell = row.cellOf('nik')
  if (nikCell !== undefined) {
    if (hasLostDigits(nikCell)) row.problem('nik', 'ROW_DIGITS_LOST' satisfies ProblemCode)
    else {
      const reading = readNik(cellText(nikCell), {
        today: context.today,
        enteredBirthOn: person.birthOn,
        enteredSex: person.sex,
        isKnownDistrict: context.isKnownDistrict,
      })
      const nik = take(row, 'nik', reading)
      if (nik !== undefined) person.nik = nik
      // What the number tells stands in for what the register leaves open.
      if (reading.told) {
        person.birthOn ??= reading.told.birthOn
        person.sex ??= reading.told.sex
      }
    }
  }
  const cardCell = row.cellOf('familyCardNumber')
  if (cardCell !== undefined) {
    if (hasLostDigits(cardCell)) row.problem('familyCardNumber', 'ROW_DIGITS_LOST' satisfies ProblemCode)
    else {
      const { today, isKnownDistrict } = context
      const card = take(
        row,
        'familyCardNumber',
        readFamilyCard(cellText(cardCell), { today, isKnownDistrict, nik: person.nik }),
      )
      if (card !== undefined) person.familyCardNumber = card
    }
  }
  readWord(row, 'citizenship', countryOfWord, 'ROW_CITIZENSHIP_UNREADABLE')
  const passportCell = row.cellOf('passportNumber')
  if (passportCell !== undefined) {
    const reading = readPassport(cellText(passportCell), { issuingCountry: person.citizenship })
    const passport = take(row, 'passportNumber', reading)
    if (passport !== undefined) person.passportNumber = passport
  }
}

type WordField = 'sex' | 'role' | 'maritalStatus' | 'education' | 'citizenship'

const readWord = <Field extends WordField>(
  row: Row,
  field: Field,
  valueOf: (text: string) => RegisterPerson[Field] | undefined,
  code: ProblemCode,
): void => {
  const cell = row.cellOf(field)
  if (cell === undefined) return
  const value = valueOf(cellText(cell))
  if (value === undefined) row.problem(field, code)
  else row.person[field] = value
}

const readPhones = (row: Row): void => {
  const cell = row.cellOf('phone')
  if (cell === undefined) return
  const typed = cellText(cell)
    .split(/[/;,\n]|\s(?:dan|and|&)\s/i)
    .filter((text) => !isEmptyText(text.trim()))
  if (typed.length > mostPhones)
    return row.problem('phone', 'ROW_TOO_MANY_PHONES' satisfies ProblemCode, { maximum: mostPhones })
  const phones = typed
    .map((text) => take(row, 'phone', readPhone(text)))
    .filter((phone) => phone !== undefined)
  if (phones.length > 0) row.person.phones = [...new Set(phones)]
}

const readRest = (row: Row): void => {
  const { person, context } = row
  readPhones(row)
  readWord(row, 'role', roleOfWord, 'ROW_ROLE_UNREADABLE')
  readWord(row, 'maritalStatus', maritalStatusOfWord, 'ROW_MARITAL_STATUS_UNREADABLE')
  readWord(row, 'education', educationOfWord, 'ROW_EDUCATION_UNREADABLE')
  for (const field of ['occupation', 'destinationCity', 'vehicle', 'employer', 'position'] as const) {
    const text = lineOf(row, field)
    if (text !== undefined) person[field] = text
  }
  for (const field of ['identityAddress', 'domicileAddress'] as const) {
    const text = lineOf(row, field, longestLines.address)
    if (text !== undefined) person[field] = text
  }
  const booking = row.cellOf('bookingCode')
  if (booking !== undefined) {
    const code = take(row, 'bookingCode', readBooking(cellText(booking)))
    if (code !== undefined) person.bookingCode = code
  }
  const departure = row.cellOf('departsOn')
  if (departure !== undefined) {
    const day = dayOfCell(departure, context.today)
    if (day === undefined) row.problem('departsOn', 'ROW_DAY_UNREADABLE' satisfies ProblemCode)
    else person.departsOn = day
  }
}

/** What makes two rows the same person. */
export type PersonKeys = {
  nik: string | undefined
  passport: string | undefined
  nameAndBirth: string | undefined
}

export const keysOfPerson = (person: RegisterPerson, nameKeyOf: (name: string) => string): PersonKeys => ({
  nik: person.nik,
  passport: person.passportNumber === undefined ? undefined : passportKeyOf(person.passportNumber),
  nameAndBirth: person.birthOn === undefined ? undefined : `${person.birthOn} ${nameKeyOf(person.fullName)}`,
})
