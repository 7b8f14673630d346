import { addYears, isPlainDate, type PlainDate, plainDateOf, yearOf } from '#shared/kernel/plain-date.ts'
import { hasLetters, digitsOf, impossible, plainText } from './identity.rules.ts'
import type {
  Findings,
  IdentityError,
  IdentityErrorCode,
  IdentityWarning,
  Reading,
  Sex,
} from './identity.schema.ts'

/**
 * What a NIK (`PPRRSSDDMMYYNNNN`) tells: the district is that of the first registration, the day is 40 higher for
 * women. It stays the same for life, also when somebody moves or the birth date is corrected.
 */
export type NikFacts = { birthOn: PlainDate; sex: Sex; districtCode: string; regencyCode: string }

export type NikReading = Reading & { told?: NikFacts }

type NikContext = {
  today: PlainDate
  enteredBirthOn?: PlainDate | null | undefined
  enteredSex?: Sex | null | undefined
  /** Whether the region table of today has the district (`62.02.17`); not asked where it is left out. */
  isKnownDistrict?: ((districtCode: string) => boolean) | undefined
}

const length = 16
const oldestAge = 110

/** Reads a NIK however it was separated. `told` is there when nothing in it is impossible. */
export const readNik = (typed: string, context: NikContext): NikReading => {
  const wrong = wrongNumber(typed, 'NIK')
  if (wrong) return wrong
  const nik = digitsOf(typed)
  const day = Number(nik.slice(6, 8))
  const sex: Sex = day > 40 ? 'female' : 'male'
  const month = Number(nik.slice(8, 10))
  const birthOn = birthOf(day > 40 ? day - 40 : day, month, Number(nik.slice(10, 12)), context)
  const errors: IdentityError[] = []
  if (month < 1 || month > 12)
    errors.push({ code: 'NIK_MONTH_IMPOSSIBLE', data: { month: nik.slice(8, 10) } })
  else if (birthOn === undefined) errors.push(dayImpossible(nik))
  if (nik.endsWith('0000')) errors.push({ code: 'NIK_SERIAL_ZERO', data: {} })
  if (errors.length > 0 || birthOn === undefined) return { value: nik, key: '', errors, warnings: [] }
  const told = { birthOn, sex, districtCode: districtOf(nik), regencyCode: districtOf(nik).slice(0, 5) }
  return { value: nik, key: nik, errors, warnings: warningsFor(told, context), told }
}

const dayImpossible = (nik: string): IdentityError => ({
  code: 'NIK_DAY_IMPOSSIBLE',
  data: { day: nik.slice(6, 8), month: nik.slice(8, 10), year: nik.slice(10, 12) },
})

/** Not digits, not sixteen of them, or all alike. */
const wrongNumber = (typed: string, name: 'NIK' | 'FAMILY_CARD'): Reading | undefined => {
  const digits = digitsOf(typed)
  const code = (rest: 'NOT_DIGITS' | 'LENGTH_WRONG' | 'IS_PLACEHOLDER'): IdentityErrorCode =>
    `${name}_${rest}`
  if (hasLetters(typed)) return impossible(code('NOT_DIGITS'), plainText(typed).trim())
  if (digits.length !== length) return impossible(code('LENGTH_WRONG'), digits, { digits: digits.length })
  return /^(\d)\1+$/.test(digits) ? impossible(code('IS_PLACEHOLDER'), digits) : undefined
}

const districtOf = (digits: string): string =>
  `${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4, 6)}`

/**
 * The century is not written. Of the days on which somebody of at most 110 years can be born, the one next to the
 * birth date that was entered counts; without one the younger age.
 */
const birthOf = (
  day: number,
  month: number,
  shortYear: number,
  { today, enteredBirthOn }: NikContext,
): PlainDate | undefined => {
  const century = Math.floor(yearOf(today) / 100) * 100
  const possible = [century, century - 100]
    .map((start) => plainDateOf(start + shortYear, month, day))
    .filter((date) => isPlainDate(date) && date <= today && date > addYears(today, -oldestAge - 1))
  if (!enteredBirthOn) return possible[0]
  const distance = (date: PlainDate): number => Math.abs(yearOf(date) - yearOf(enteredBirthOn))
  return possible.sort((one, other) => distance(one) - distance(other))[0]
}

const warningsFor = (told: NikFacts, context: NikContext): IdentityWarning[] => {
  const { enteredBirthOn, enteredSex, isKnownDistrict } = context
  const { districtCode } = told
  return [
    isKnownDistrict && !isKnownDistrict(districtCode)
      ? ({ code: 'NIK_REGION_UNKNOWN', data: { districtCode } } as const)
      : undefined,
    enteredBirthOn ? compareNikBirth(told, enteredBirthOn) : undefined,
    enteredSex ? compareNikSex(told, enteredSex) : undefined,
  ].filter((warning) => warning !== undefined)
}

/** Birth dates are corrected by courts and registries, the NIK is not. */
export const compareNikBirth = (
  { birthOn }: Pick<NikFacts, 'birthOn'>,
  entered: PlainDate,
): IdentityWarning | undefined =>
  birthOn === entered ? undefined : { code: 'NIK_BIRTH_DIFFERS', data: { told: birthOn, entered } }

export const compareNikSex = ({ sex }: Pick<NikFacts, 'sex'>, entered: Sex): IdentityWarning | undefined =>
  sex === entered ? undefined : { code: 'NIK_SEX_DIFFERS', data: { told: sex, entered } }

/** Usual for whoever moved; worth a look where an identity of another region is used. `entered`: a code of any level. */
export const compareNikDomicile = (
  { regencyCode }: Pick<NikFacts, 'regencyCode'>,
  entered: string,
): IdentityWarning | undefined =>
  entered.length < regencyCode.length || entered.startsWith(regencyCode)
    ? undefined
    : { code: 'NIK_DOMICILE_DIFFERS', data: { regencyCode, entered: entered.slice(0, regencyCode.length) } }

type FamilyCardContext = Pick<NikContext, 'today' | 'isKnownDistrict'> & { nik?: string | null | undefined }

/**
 * The number of a family card (KK): region and day of its registration, a serial. How the day is written is known from
 * practice only, so that nothing but the length is impossible.
 */
export const readFamilyCard = (typed: string, context: FamilyCardContext): Reading => {
  const wrong = wrongNumber(typed, 'FAMILY_CARD')
  if (wrong) return wrong
  const number = digitsOf(typed)
  const [day, month, year] = [number.slice(6, 8), number.slice(8, 10), number.slice(10, 12)]
  const registeredOn = `20${year}-${month}-${day}`
  const districtCode = districtOf(number)
  const warnings: Findings['warnings'] = []
  if (number === context.nik) warnings.push({ code: 'FAMILY_CARD_SAME_AS_NIK', data: {} })
  if (!isPlainDate(registeredOn) && !isPlainDate(`19${year}-${month}-${day}`))
    warnings.push({ code: 'FAMILY_CARD_DATE_UNLIKELY', data: { day, month, year } })
  if (context.isKnownDistrict && !context.isKnownDistrict(districtCode))
    warnings.push({ code: 'FAMILY_CARD_REGION_UNKNOWN', data: { districtCode } })
  return { value: number, key: number, errors: [], warnings }
}

/** `320101******0001`: where and in which order somebody was registered, never the birth date. */
export const maskNik = (nik: string): string =>
  nik.length === length ? `${nik.slice(0, 6)}******${nik.slice(12)}` : '*'.repeat(length)
