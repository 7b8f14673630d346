import { describe, expect, test } from 'vitest'
import { canUsePassword } from './session.rules.ts'

const codeOf = (password: string, login = 'contoh'): string => {
  const verdict = canUsePassword(password, login)
  return verdict.allowed ? 'allowed' : verdict.code
}

describe('a password', () => {
  test.each([
    ['sepeda layar tikar kelapa', 'allowed'],
    ['lumbungsenjaperahu', 'allowed'],
    ['ﬁkir panjang tenang', 'allowed'],
    ['empatbelas hur', 'PASSWORD_TOO_SHORT'],
    ['aaaaaaaaaaaaaaaaaaaa', 'PASSWORD_TOO_COMMON'],
    ['1234567890123456789', 'PASSWORD_TOO_COMMON'],
    ['abababababababababab', 'PASSWORD_TOO_COMMON'],
    ['ImigrasiSampit2026!', 'PASSWORD_TOO_COMMON'],
    ['KantorImigrasi2024', 'PASSWORD_TOO_COMMON'],
    ['ini punya contoh sekali', 'PASSWORD_CONTAINS_LOGIN'],
  ])('%j: %s', (password, code) => expect(codeOf(password)).toBe(code))

  test('a login of three signs does not forbid every password with these signs', () => {
    expect(codeOf('sepeda layar tikar kelapa', 'ela')).toBe('allowed')
  })
})
