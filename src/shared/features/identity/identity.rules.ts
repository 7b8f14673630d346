import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { Findings, IdentityErrorCode, Reading } from './identity.schema.ts'

/** Longest thing anybody can mean; whatever follows is not looked at. */
export const longestTyped = 300

/** Typed text in the signs that the rules know: full-width digits and ligatures become plain ones. */
export const plainText = (typed: string): string => typed.slice(0, longestTyped).normalize('NFKC')

/** Capital letters and digits alone; separators and accents never matter. */
export const compactCode = (typed: string): string =>
  plainText(typed)
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')

export const digitsOf = (typed: string): string => plainText(typed).replaceAll(/\D/g, '')

export const hasLetters = (typed: string): boolean => /\p{L}/u.test(plainText(typed))

/** Whether the value may be kept; the first of its errors otherwise. */
export const verdictOf = ({ errors }: Pick<Findings, 'errors'>): Verdict => {
  const first = errors[0]
  return first ? refused(first.code, first.data) : allowed
}

/** The reading of something that cannot be. */
export const impossible = (
  code: IdentityErrorCode,
  value: string,
  data: Record<string, string | number> = {},
): Reading => ({
  value,
  key: '',
  errors: [{ code, data }],
  warnings: [],
})

/** `****0004`: as many signs of the end as may be shown, and never more than two of five. */
export const maskedEnd = (value: string, shown: number): string => {
  const signs = [...value]
  const kept = Math.min(shown, Math.floor((signs.length * 2) / 5))
  return '****' + (kept === 0 ? '' : signs.slice(-kept).join(''))
}
