import { digitsOf, hasLetters, impossible, maskedEnd, plainText } from './identity.rules.ts'
import type { IdentityWarning, Reading } from './identity.schema.ts'

/** `service`: three to seven digits as police and hotlines have them. `unknown`: kept as typed, with a warning. */
export type PhoneKind = 'mobile' | 'landline' | 'foreign' | 'service' | 'unknown'
export type PhoneReading = Reading & { kind: PhoneKind }

const mobile = /^8[1-9]\d{6,11}$/
const landline = /^(?:2\d|3\d|4\d|5\d|6\d|7\d|9\d)\d{5,8}$/
const tollFree = /^80[0-9]\d{4,9}$/
const foreign = /^[1-9]\d{6,14}$/
const fewestDigits = 3
/** The most that a number can have in the numbering plan of the world (E.164). */
const mostDigits = 15

type Sorted = { kind: PhoneKind; key: string; warning?: IdentityWarning['code'] }

/** An Indonesian number without its country code and without the zero of the trunk. */
const sortNational = (national: string): Sorted => {
  const key = `+62${national}`
  if (mobile.test(national)) return { kind: 'mobile', key }
  if (tollFree.test(national)) return { kind: 'service', key }
  return landline.test(national)
    ? { kind: 'landline', key }
    : { kind: 'unknown', key, warning: 'PHONE_UNUSUAL' }
}

const sortInternational = (digits: string): Sorted => {
  if (digits.startsWith('62')) return sortNational(digits.slice(2).replace(/^0+/, ''))
  const key = `+${digits}`
  return foreign.test(digits) ? { kind: 'foreign', key } : { kind: 'unknown', key, warning: 'PHONE_UNUSUAL' }
}

const sort = (digits: string, hasPlus: boolean): Sorted => {
  if (hasPlus || digits.startsWith('00')) return sortInternational(digits.replace(/^0+/, ''))
  if (digits.startsWith('0')) return sortNational(digits.slice(1))
  if (digits.length <= 7) return { kind: 'service', key: digits }
  if (digits.startsWith('62')) return sortInternational(digits)
  if (mobile.test(digits)) return { ...sortNational(digits), warning: 'PHONE_PREFIX_ASSUMED' }
  return { ...sortInternational(digits), warning: 'PHONE_COUNTRY_ASSUMED' }
}

/**
 * Reads a phone number however it was written: `0812-0000-0004`, `+62 812…`, `62812…`, `812…`, `+60…`, `0060…`.
 * Value and key are the international form (E.164); numbers of services stay their few digits.
 */
export const readPhone = (typed: string): PhoneReading => {
  const digits = digitsOf(typed)
  const hasPlus = /^\D*\+/.test(plainText(typed))
  const sorted = sort(digits, hasPlus)
  const significant = sorted.key.replace('+', '')
  if (significant.length < fewestDigits || significant.length > mostDigits)
    return { ...impossible('PHONE_IMPOSSIBLE', digits, { digits: digits.length }), kind: 'unknown' }
  const warnings: IdentityWarning[] = []
  if (sorted.warning) warnings.push({ code: sorted.warning, data: { number: sorted.key } })
  if (hasLetters(typed)) warnings.push({ code: 'PHONE_HAS_LETTERS', data: { number: sorted.key } })
  return { value: sorted.key, key: sorted.key, errors: [], warnings, kind: sorted.kind }
}

/** Empty for what is no phone number. */
export const phoneKeyOf = (typed: string): string => readPhone(typed).key

/** `****0004`, for lists. */
export const maskPhone = (number: string): string => maskedEnd(digitsOf(number), 4)

/** `+6281200000004` as people in Indonesia write it: `0812-0000-0004`. Foreign numbers stay international. */
export const formatPhone = (number: string): string => {
  if (!number.startsWith('+62')) return number
  const national = `0${number.slice(3)}`
  return mobile.test(national.slice(1))
    ? `${national.slice(0, 4)}-${national.slice(4, 8)}-${national.slice(8)}`
    : national
}
