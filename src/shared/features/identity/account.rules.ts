import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { digitsOf, hasLetters, impossible, maskedEnd } from './identity.rules.ts'
import type { IdentityWarning, Reading } from './identity.schema.ts'
import { readPhone } from './phone.rules.ts'

export type AccountReading = Reading & { isWallet: boolean }

/** E-wallets whose account number is the holder's phone number. */
const wallets: ReadonlySet<string> = new Set(
  'gopay ovo dana shopeepay linkaja sakuku isaku doku astrapay'.split(' '),
)

const fewestDigits = 4
const mostDigits = 34
const usualDigits = { from: 8, to: 16 }

export const isWallet = (bank: string): boolean =>
  searchKeyOf(bank)
    .split(' ')
    .some((word) => wallets.has(word)) || wallets.has(searchKeyOf(bank).replaceAll(' ', ''))

/**
 * An account at a bank or e-wallet. The key is the number alone, as banks are named in many ways; that of an e-wallet
 * is the phone number.
 */
export const readAccount = ({ bank, number }: { bank: string; number: string }): AccountReading => {
  if (isWallet(bank)) {
    const phone = readPhone(number)
    const unusual = phone.kind === 'mobile' || phone.kind === 'foreign' || phone.errors.length > 0
    const warnings: IdentityWarning[] = unusual ? [] : [{ code: 'WALLET_NUMBER_UNUSUAL', data: {} }]
    return { ...phone, warnings, isWallet: true }
  }
  const digits = digitsOf(number)
  if (digits.length < fewestDigits || digits.length > mostDigits)
    return { ...impossible('ACCOUNT_NUMBER_IMPOSSIBLE', digits), isWallet: false }
  const warnings: IdentityWarning[] = []
  if (digits.length < usualDigits.from || digits.length > usualDigits.to)
    warnings.push({ code: 'ACCOUNT_NUMBER_UNUSUAL', data: { digits: digits.length } })
  if (hasLetters(number)) warnings.push({ code: 'ACCOUNT_HAS_LETTERS', data: { number: digits } })
  return { value: digits, key: digits, errors: [], warnings, isWallet: false }
}

/** `****7890`, for lists. */
export const maskAccount = (number: string): string => maskedEnd(digitsOf(number), 4)
