import { z } from 'zod'

export const sexes = ['male', 'female'] as const
export type Sex = (typeof sexes)[number]

export const socialPlatforms = [
  'whatsapp',
  'telegram',
  'facebook',
  'instagram',
  'tiktok',
  'x',
  'youtube',
  'line',
  'wechat',
  'other',
] as const
export type SocialPlatform = (typeof socialPlatforms)[number]
/** What cannot be; such a value is not kept. */
export type IdentityErrorCode =
  | 'NIK_NOT_DIGITS'
  | 'NIK_LENGTH_WRONG'
  | 'NIK_IS_PLACEHOLDER'
  | 'NIK_MONTH_IMPOSSIBLE'
  | 'NIK_DAY_IMPOSSIBLE'
  | 'NIK_SERIAL_ZERO'
  | 'FAMILY_CARD_NOT_DIGITS'
  | 'FAMILY_CARD_LENGTH_WRONG'
  | 'FAMILY_CARD_IS_PLACEHOLDER'
  | 'PASSPORT_NUMBER_IMPOSSIBLE'
  | 'PASSPORT_PERIOD_INVALID'
  | 'PASSPORT_ISSUED_IN_FUTURE'
  | 'BOOKING_CODE_IMPOSSIBLE'
  | 'FLIGHT_NUMBER_IMPOSSIBLE'
  | 'PHONE_IMPOSSIBLE'
  | 'ACCOUNT_NUMBER_IMPOSSIBLE'
  | 'PLATE_IMPOSSIBLE'
  | 'VESSEL_NAME_IMPOSSIBLE'
  | 'SOCIAL_ACCOUNT_IMPOSSIBLE'
  | 'EMAIL_IMPOSSIBLE'
  | 'NAME_WITHOUT_LETTERS'

/** What is unlikely; the officer may overrule it and the warning is kept with the record. */
export const identityWarningCode = z.enum([
  'NIK_REGION_UNKNOWN',
  'NIK_BIRTH_DIFFERS',
  'NIK_SEX_DIFFERS',
  'NIK_DOMICILE_DIFFERS',
  'FAMILY_CARD_DATE_UNLIKELY',
  'FAMILY_CARD_REGION_UNKNOWN',
  'FAMILY_CARD_SAME_AS_NIK',
  'PASSPORT_NUMBER_UNUSUAL',
  'PASSPORT_LETTER_FOR_DIGIT',
  'PASSPORT_TERM_UNUSUAL',
  'PASSPORT_TERM_TOO_LONG',
  'PASSPORT_TEN_YEARS_TOO_EARLY',
  'PASSPORT_TEN_YEARS_FOR_CHILD',
  'EMERGENCY_DOC_TERM_LONG',
  'BOOKING_CODE_UNUSUAL',
  'FLIGHT_NUMBER_UNUSUAL',
  'PHONE_UNUSUAL',
  'PHONE_PREFIX_ASSUMED',
  'PHONE_COUNTRY_ASSUMED',
  'PHONE_HAS_LETTERS',
  'ACCOUNT_NUMBER_UNUSUAL',
  'ACCOUNT_HAS_LETTERS',
  'WALLET_NUMBER_UNUSUAL',
  'PLATE_UNUSUAL',
  'SOCIAL_PLATFORM_UNKNOWN',
  'SOCIAL_HANDLE_UNUSUAL',
  'EMAIL_UNUSUAL',
  'NAME_HAS_DIGITS',
])

const findingData = z.record(z.string(), z.union([z.string(), z.number()]))

export const identityWarning = z.object({ code: identityWarningCode, data: findingData })
export type IdentityWarning = z.infer<typeof identityWarning>
export type IdentityError = { code: IdentityErrorCode; data: z.infer<typeof findingData> }

export type Findings = { errors: IdentityError[]; warnings: IdentityWarning[] }

/** What became of something typed. */
export type Reading = Findings & {
  /** Tidied, to be kept and shown. */
  value: string
  /** For equality: two ways of writing the same number have one key. Empty where nothing of it can be used. */
  key: string
}
