import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeReplyCode, readReplyCode, shownReplyCode } from './reply-code.rules.ts'

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const code = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(makeReplyCode)
const isRead = (typed: string) => readReplyCode(typed).verdict.allowed

describe('the code of a reply slip', () => {
  test('is read as it was made, however it is written', () => {
    fc.assert(
      fc.property(code, (made) => {
        const asHeard = made.replaceAll('0', 'o').replaceAll('1', 'l')
        const written = [made, shownReplyCode(made), ` ${made.toLowerCase()} `, asHeard, `rujukan:${made}`]
        for (const typed of written) {
          expect(readReplyCode(typed)).toEqual({ verdict: { allowed: true }, code: made })
        }
      }),
    )
  })

  test('with one wrong sign is not taken for another one', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: 7 }), fc.constantFrom(...signs), (made, place, sign) => {
        const typed = made.slice(0, place) + sign + made.slice(place + 1)
        expect(isRead(typed)).toBe(typed === made)
      }),
    )
  })

  test('with two signs exchanged is not taken for another one', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 0, max: 6 }), (made, place) => {
        const typed =
          made.slice(0, place) + made.charAt(place + 1) + made.charAt(place) + made.slice(place + 2)
        expect(isRead(typed)).toBe(typed === made)
      }),
    )
  })

  test.each([
    ['', 'REPLY_CODE_LENGTH'],
    ['K7Q', 'REPLY_CODE_LENGTH'],
    ['123456789', 'REPLY_CODE_LENGTH'],
    ['UUUUUUUU', 'REPLY_CODE_MISTYPED'],
    ['00000001', 'REPLY_CODE_MISTYPED'],
  ])('%j: %s', (typed, refusal) => {
    expect(readReplyCode(typed).verdict).toMatchObject({ allowed: false, code: refusal })
  })

  test('needs enough chance', () => {
    expect(() => makeReplyCode(new Uint8Array(6))).toThrow(RangeError)
  })
})
