import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  makeReplyCode,
  officeMarkOf,
  readReplyCode,
  replySlipText,
  shownReplyCode,
} from './reply-code.rules.ts'

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const code = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(makeReplyCode)
const isRead = (typed: string) => readReplyCode(typed).verdict.allowed

describe('the code of a reply slip', () => {
  test('is read as it was made, however it is written', () => {
    fc.assert(
      fc.property(code, (made) => {
        const asHeard = made.replaceAll('0', 'o').replaceAll('1', 'l')
        const written = [made, shownReplyCode(made), ` ${made.toLowerCase()} `, asHeard]
        for (const typed of written) {
          expect(readReplyCode(typed)).toEqual({ verdict: { allowed: true }, code: made, mark: null })
        }
      }),
    )
  })

  test('is read from the text of the slip, with the office that sent it out', () => {
    fc.assert(
      fc.property(code, fc.uint8Array({ minLength: 32, maxLength: 32 }), (made, digest) => {
        const mark = officeMarkOf(digest)
        expect(mark).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/)
        for (const scanned of [replySlipText(mark, made), ` ${replySlipText(mark, made).toLowerCase()}`])
          expect(readReplyCode(scanned)).toEqual({ verdict: { allowed: true }, code: made, mark })
        // Slips printed before offices had marks.
        expect(readReplyCode(`PDR1:${made}`)).toEqual({ verdict: { allowed: true }, code: made, mark: null })
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
    ['PDR1:7K2M:00000001', 'REPLY_CODE_MISTYPED'],
    ['PDR1:7K2M:', 'REPLY_CODE_LENGTH'],
    ['PDS1:6BF5F0E%ZC', 'REPLY_CODE_OF_PROOF'],
    ['7K2M-04QX-ZB3D', 'REPLY_CODE_OF_PROOF'],
    ['https://contoh.invalid/00000000', 'REPLY_CODE_OTHER_KIND'],
    ['WIFI:S:kantor;;', 'REPLY_CODE_OTHER_KIND'],
  ])('%j: %s', (typed, refusal) => {
    expect(readReplyCode(typed).verdict).toMatchObject({ allowed: false, code: refusal })
  })

  test('needs enough chance', () => {
    expect(() => makeReplyCode(new Uint8Array(6))).toThrow(RangeError)
  })
})
