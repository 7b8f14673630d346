import { isPlainDate, type PlainDate, plainDateOf, yearOf } from '#shared/kernel/plain-date.ts'
import { plainText } from './identity.rules.ts'
import type { Sex } from './identity.schema.ts'

export type MrzCheck = 'number' | 'birth' | 'expiry' | 'personalNumber' | 'composite'

/** The two machine-readable lines of a passport book. */
export type Mrz = {
  number: string
  issuingCountry: string
  nationality: string
  fullName: string
  birthOn: PlainDate | undefined
  sex: Sex | undefined
  expiresOn: PlainDate | undefined
  personalNumber: string
  /** Fields whose check digit does not fit: misread, mistyped or false. */
  failedChecks: MrzCheck[]
}

const lineLength = 44
const weights = [7, 3, 1]

const valueOf = (sign: string): number => {
  if (sign === '<') return 0
  return /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55
}

const checkDigit = (text: string): string => {
  let sum = 0
  for (const [index, sign] of [...text].entries()) sum += valueOf(sign) * (weights[index % 3] ?? 0)
  return String(sum % 10)
}

/** Reads the lines of a TD3 document (ICAO Doc 9303 part 4); undefined for anything else. */
export const readMrz = (typed: string, today: PlainDate): Mrz | undefined => {
  const signs = plainText(typed).toUpperCase().replaceAll(/\s/g, '')
  if (signs.length !== lineLength * 2 || !/^P[A-Z0-9<]+$/.test(signs)) return undefined
  const [first, second] = [signs.slice(0, lineLength), signs.slice(lineLength)]
  const field = (from: number, to: number): string => second.slice(from, to)
  const checks: [MrzCheck, text: string, digit: string][] = [
    ['number', field(0, 9), field(9, 10)],
    ['birth', field(13, 19), field(19, 20)],
    ['expiry', field(21, 27), field(27, 28)],
    ['personalNumber', field(28, 42), field(42, 43)],
    ['composite', field(0, 10) + field(13, 20) + field(21, 43), field(43, 44)],
  ]
  const [surname = '', given = ''] = first.slice(5).split('<<')
  return {
    number: words(field(0, 9)),
    issuingCountry: words(first.slice(2, 5)),
    nationality: words(field(10, 13)),
    fullName: `${words(given)} ${words(surname)}`.trim(),
    birthOn: dayOf(field(13, 19), yearOf(today), (date) => date <= today),
    sex: { M: 'male', F: 'female' }[field(20, 21)] as Sex | undefined,
    expiresOn: dayOf(field(21, 27), yearOf(today) + 50, () => true),
    personalNumber: words(field(28, 42)),
    failedChecks: checks
      .filter(([, text, digit]) => checkDigit(text) !== (digit === '<' && /^<*$/.test(text) ? '0' : digit))
      .map(([name]) => name),
  }
}

const words = (field: string): string => field.replaceAll('<', ' ').replaceAll(/ +/g, ' ').trim()

/** The latest day of these six digits that is not after `latestYear` and that fits. */
const dayOf = (
  digits: string,
  latestYear: number,
  fits: (date: PlainDate) => boolean,
): PlainDate | undefined => {
  if (!/^\d{6}$/.test(digits)) return undefined
  const [year, month, day] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number) as [
    number,
    number,
    number,
  ]
  const century = Math.floor(latestYear / 100) * 100
  return [century, century - 100]
    .filter((start) => start + year <= latestYear)
    .map((start) => plainDateOf(start + year, month, day))
    .find((date) => isPlainDate(date) && fits(date))
}
