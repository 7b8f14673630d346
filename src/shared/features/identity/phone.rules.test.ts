import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWallet, maskAccount, readAccount } from './account.rules.ts'
import type { Findings } from './identity.schema.ts'
import { formatPhone, maskPhone, phoneKeyOf, readPhone } from './phone.rules.ts'

const codes = ({ errors, warnings }: Findings): string[] => [...errors, ...warnings].map(({ code }) => code)

describe('a phone number', () => {
  test.each([
    ['0812-0000-0004', '+6281200000004', 'mobile', []],
    ['+62 812 0000 0004', '+6281200000004', 'mobile', []],
    ['(+62) 812-0000-0004', '+6281200000004', 'mobile', []],
    ['+62 (0)812 0000 0004', '+6281200000004', 'mobile', []],
    ['6281200000004', '+6281200000004', 'mobile', []],
    ['0062 812 0000 0004', '+6281200000004', 'mobile', []],
    ['81200000004', '+6281200000004', 'mobile', ['PHONE_PREFIX_ASSUMED']],
    ['0812-0000-0004 (WA)', '+6281200000004', 'mobile', ['PHONE_HAS_LETTERS']],
    ['0531-21000', '+6253121000', 'landline', []],
    ['(0531) 210 00', '+6253121000', 'landline', []],
    ['021 5224658', '+62215224658', 'landline', []],
    ['+60 12-345 6789', '+60123456789', 'foreign', []],
    ['0060123456789', '+60123456789', 'foreign', []],
    ['60123456789', '+60123456789', 'foreign', ['PHONE_COUNTRY_ASSUMED']],
    ['+966 50 000 0000', '+966500000000', 'foreign', []],
    ['+65 8000 0000', '+6580000000', 'foreign', []],
    ['110', '110', 'service', []],
    ['1500 711', '1500711', 'service', []],
    ['0800 1000 000', '+628001000000', 'service', []],
    ['0812345', '+62812345', 'unknown', ['PHONE_UNUSUAL']],
    ['08023', '+628023', 'unknown', ['PHONE_UNUSUAL']],
    ['', '', 'unknown', ['PHONE_IMPOSSIBLE']],
    ['tidak tahu', '', 'unknown', ['PHONE_IMPOSSIBLE']],
    ['12', '', 'unknown', ['PHONE_IMPOSSIBLE']],
    ['0812-0000-0004 / 0812-0000-0099', '', 'unknown', ['PHONE_IMPOSSIBLE']],
  ])('%j is %s (%s): %j', (typed, key, kind, expected) => {
    const reading = readPhone(typed)
    expect([reading.key, reading.kind, codes(reading)]).toEqual([key, kind, expected])
  })

  test('of a mobile is the same with every prefix and every separator', () => {
    const separator = fc.constantFrom('', ' ', '-', '.', ' (', ') ', ' ')
    fc.assert(
      fc.property(
        fc.stringMatching(/^8[1-9]\d{6,11}$/),
        fc.constantFrom('0', '+62', '62', '0062', '+62 (0)'),
        fc.array(separator, { minLength: 13, maxLength: 13 }),
        (national, prefix, separators) => {
          const typed =
            prefix + [...national].map((digit, index) => (separators[index] ?? '') + digit).join('')
          expect(readPhone(typed)).toMatchObject({
            key: `+62${national}`,
            kind: 'mobile',
            errors: [],
            warnings: [],
          })
        },
      ),
    )
  })

  test('of ten thousand digits is none', () => {
    expect(codes(readPhone('8'.repeat(10_000)))).toEqual(['PHONE_IMPOSSIBLE'])
  })

  test('has a key that is its own key', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.stringMatching(/^[+0]{0,3}(62|60)?0?[0-9 -]{1,20}$/),
    )
    fc.assert(
      fc.property(typed, (value) => {
        const key = phoneKeyOf(value)
        expect(phoneKeyOf(key)).toBe(key)
        expect(key).toMatch(/^$|^\+?\d{3,15}$/)
      }),
      { numRuns: 2000 },
    )
  })

  test('masked shows the last four digits and no more than two of five', () => {
    expect(maskPhone('+6281200000004')).toBe('****0004')
    expect(maskPhone('110')).toBe('****0')
    expect(maskPhone('')).toBe('****')
  })

  test('is written as people write it', () => {
    expect(formatPhone('+6281200000004')).toBe('0812-0000-0004')
    expect(formatPhone('+62812000000')).toBe('0812-0000-00')
    expect(formatPhone('+6253121000')).toBe('053121000')
    expect(formatPhone('+60123456789')).toBe('+60123456789')
    expect(formatPhone('110')).toBe('110')
  })
})

describe('an account', () => {
  test.each([
    ['Bank Contoh', '123-456-7890', '1234567890', []],
    ['Bank Contoh', '1234 5678 9012 3456', '1234567890123456', []],
    ['Bank Contoh', '1234567', '1234567', ['ACCOUNT_NUMBER_UNUSUAL']],
    ['Bank Contoh', '12345678901234567', '12345678901234567', ['ACCOUNT_NUMBER_UNUSUAL']],
    ['Bank Contoh', '1234567890 a.n. Fiktif', '1234567890', ['ACCOUNT_HAS_LETTERS']],
    ['Bank Contoh', '123', '', ['ACCOUNT_NUMBER_IMPOSSIBLE']],
    ['Bank Contoh', 'tidak tahu', '', ['ACCOUNT_NUMBER_IMPOSSIBLE']],
    ['DANA', '0812-0000-0004', '+6281200000004', []],
    ['Go Pay', '0812-0000-0004', '+6281200000004', []],
    ['OVO', '0531-21000', '+6253121000', ['WALLET_NUMBER_UNUSUAL']],
    ['OVO', '-', '', ['PHONE_IMPOSSIBLE']],
  ])('%s %j: %j %j', (bank, number, key, expected) => {
    const reading = readAccount({ bank, number })
    expect([reading.key, codes(reading)]).toEqual([key, expected])
  })

  test('tells e-wallets from banks', () => {
    expect(['DANA', 'Dana (e-wallet)', 'Shopee Pay', 'Bank Danamon', 'BRI'].map(isWallet)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })

  test('masked shows its last four digits', () => expect(maskAccount('1234567890')).toBe('****7890'))
})
