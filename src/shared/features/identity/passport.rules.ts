import { addDays, addYears, type PlainDate, plainDateOf } from '#shared/kernel/plain-date.ts'
import { compactCode, digitsOf, impossible, maskedEnd } from './identity.rules.ts'
import type { Findings, IdentityWarning, Reading } from './identity.schema.ts'

type DocumentKind = 'passport' | 'emergencyTravelDoc'
type PassportContext = {
  /** ISO 3166 alpha-3; only Indonesian numbers have a form that is checked. */
  issuingCountry?: string | undefined
  /** `emergencyTravelDoc` is the SPLP, whose numbers are series of their own. */
  kind?: DocumentKind | undefined
}

/** One letter and seven digits today, two letters and six digits or one letter and six before. Working rule: books are checked by eye. */
const usualNumber = /^[A-Z]{1,2}\d{6,7}$/
const longestNumber = 20

/** The number with letters O where only digits can stand read as zeros; undefined where that does not help. */
const withZeros = (number: string): string | undefined => {
  const swapped = number.replace(/^([A-Z])(.*)$/, (_all, letter: string, rest: string) => {
    const second = /^[A-NP-Z]/.test(rest) ? 1 : 0
    return letter + rest.slice(0, second) + rest.slice(second).replaceAll('O', '0')
  })
  return swapped !== number && usualNumber.test(swapped) ? swapped : undefined
}

/** What two ways of writing one passport number have in common. */
export const passportKeyOf = (typed: string): string => {
  const number = compactCode(typed)
  return usualNumber.test(number) ? number : (withZeros(number) ?? number)
}

/** Reads the number of a passport or SPLP. An unusual form is a warning: pages about the series contradict each other. */
export const readPassport = (
  typed: string,
  { issuingCountry = 'IDN', kind = 'passport' }: PassportContext = {},
): Reading => {
  const number = compactCode(typed)
  if (number === '' || number.length > longestNumber) return impossible('PASSPORT_NUMBER_IMPOSSIBLE', number)
  const warnings: IdentityWarning[] = []
  const corrected = usualNumber.test(number) ? undefined : withZeros(number)
  if (issuingCountry === 'IDN' && kind === 'passport') {
    if (corrected !== undefined)
      warnings.push({ code: 'PASSPORT_LETTER_FOR_DIGIT', data: { suggestion: corrected } })
    else if (!usualNumber.test(number)) warnings.push({ code: 'PASSPORT_NUMBER_UNUSUAL', data: {} })
  }
  return { value: number, key: corrected ?? number, errors: [], warnings }
}

/** `C****567`: the series and the last three signs. */
export const maskPassport = (number: string): string => {
  const compact = compactCode(number)
  return (/^[A-Z](?=.{5})/.exec(compact)?.[0] ?? '') + maskedEnd(compact, 3)
}

type Period = {
  issuedOn: PlainDate | null
  expiresOn: PlainDate | null
  today: PlainDate
  kind?: DocumentKind | undefined
  issuingCountry?: string | undefined
  bornOn?: PlainDate | null | undefined
}

/** Books of ten years are issued from this day on, to holders of 17 years and more (Permenkumham 18/2022). */
const tenYearsSince = plainDateOf(2022, 10, 12)
const tenYearsFromAge = 17
const longestEmergencyYears = 2

/** Whether the days on a travel document fit each other. */
export const passportPeriodFindings = (period: Period): Findings => {
  const { issuedOn, expiresOn, today, kind = 'passport', issuingCountry = 'IDN' } = period
  const found: Findings = { errors: [], warnings: [] }
  if (issuedOn !== null && issuedOn > today)
    found.errors.push({ code: 'PASSPORT_ISSUED_IN_FUTURE', data: { issuedOn } })
  if (issuedOn === null || expiresOn === null) return found
  if (expiresOn < issuedOn)
    found.errors.push({ code: 'PASSPORT_PERIOD_INVALID', data: { issuedOn, expiresOn } })
  else if (kind === 'emergencyTravelDoc') found.warnings.push(...emergencyWarnings(issuedOn, expiresOn))
  else if (issuingCountry === 'IDN')
    found.warnings.push(...termWarnings(issuedOn, expiresOn, period.bornOn ?? undefined))
  return found
}

const emergencyWarnings = (issuedOn: PlainDate, expiresOn: PlainDate): IdentityWarning[] =>
  expiresOn > addYears(issuedOn, longestEmergencyYears)
    ? [{ code: 'EMERGENCY_DOC_TERM_LONG', data: { issuedOn, expiresOn, years: longestEmergencyYears } }]
    : []

const termWarnings = (
  issuedOn: PlainDate,
  expiresOn: PlainDate,
  bornOn: PlainDate | undefined,
): IdentityWarning[] => {
  const isTerm = (years: number): boolean =>
    expiresOn === addYears(issuedOn, years) || expiresOn === addDays(addYears(issuedOn, years), -1)
  const data = { issuedOn, expiresOn }
  if (expiresOn > addYears(issuedOn, 10)) return [{ code: 'PASSPORT_TERM_TOO_LONG', data }]
  if (isTerm(5)) return []
  if (!isTerm(10)) return [{ code: 'PASSPORT_TERM_UNUSUAL', data }]
  const warnings: IdentityWarning[] = []
  if (issuedOn < tenYearsSince)
    warnings.push({ code: 'PASSPORT_TEN_YEARS_TOO_EARLY', data: { issuedOn, since: tenYearsSince } })
  if (bornOn !== undefined && issuedOn < addYears(bornOn, tenYearsFromAge))
    warnings.push({ code: 'PASSPORT_TEN_YEARS_FOR_CHILD', data: { issuedOn, age: tenYearsFromAge } })
  return warnings
}

/** A booking code (PNR): mostly six letters and digits; groups on one code travel together. */
export const readBooking = (typed: string): Reading => {
  const code = compactCode(typed)
  if (code.length < 3 || code.length > longestNumber) return impossible('BOOKING_CODE_IMPOSSIBLE', code)
  const warnings: IdentityWarning[] = code.length === 6 ? [] : [{ code: 'BOOKING_CODE_UNUSUAL', data: {} }]
  return { value: code, key: code, errors: [], warnings }
}

/** A flight or sailing, `GA0830` as `GA830`; one number flies every day, so the day belongs to the key. */
export const readFlight = (typed: string, day?: PlainDate | null): Reading => {
  const code = compactCode(typed)
  if (code.length < 2 || code.length > longestNumber) return impossible('FLIGHT_NUMBER_IMPOSSIBLE', code)
  const usual = /^([A-Z0-9]{2})(\d{1,4})$/.exec(code)
  const value = usual ? `${usual[1]}${Number(usual[2])}` : code
  return {
    value,
    key: day ? `${value}@${day}` : value,
    errors: [],
    warnings: usual ? [] : [{ code: 'FLIGHT_NUMBER_UNUSUAL', data: {} }],
  }
}

/** Licences and permits (SIP3MI, SIP2MI, ID PMI) are free text; their digits are what stays the same. */
export const permitKeyOf = (typed: string): string => digitsOf(typed.replaceAll(/S?I?P[23]MI/gi, ''))
