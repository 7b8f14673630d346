import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDateOf } from '#shared/kernel/plain-date.ts'
import type { Findings } from './identity.schema.ts'
import { readMrz } from './mrz.rules.ts'
import {
  maskPassport,
  passportKeyOf,
  passportPeriodFindings,
  permitKeyOf,
  readBooking,
  readFlight,
  readPassport,
} from './passport.rules.ts'

const today = plainDateOf(2026, 2, 2)
const codes = ({ errors, warnings }: Findings): string[] => [...errors, ...warnings].map(({ code }) => code)

describe('a passport number', () => {
  test.each([
    ['C1234567', 'C1234567', []],
    ['c 123.45-67', 'C1234567', []],
    ['AB123456', 'AB123456', []],
    ['A123456', 'A123456', []],
    ['AO123456', 'AO123456', []],
    ['C12345O7', 'C1234507', ['PASSPORT_LETTER_FOR_DIGIT']],
    ['CO12345O', 'C0123450', ['PASSPORT_LETTER_FOR_DIGIT']],
    ['ABC12345', 'ABC12345', ['PASSPORT_NUMBER_UNUSUAL']],
    ['123456789', '123456789', ['PASSPORT_NUMBER_UNUSUAL']],
    ['- . -', '', ['PASSPORT_NUMBER_IMPOSSIBLE']],
    ['ABCDEFGHIJ0123456789X', '', ['PASSPORT_NUMBER_IMPOSSIBLE']],
  ])('%j has the key %j: %j', (typed, key, expected) => {
    const reading = readPassport(typed)
    expect([reading.key, codes(reading)]).toEqual([key, expected])
  })

  test('of another country or of an SPLP has no form to warn about', () => {
    expect(codes(readPassport('123456789', { issuingCountry: 'MYS' }))).toEqual([])
    expect(codes(readPassport('XD 0012 34567', { kind: 'emergencyTravelDoc' }))).toEqual([])
  })

  test('separators never matter, and the key of a key is itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
        const key = passportKeyOf(typed)
        expect(passportKeyOf(key)).toBe(key)
        expect(passportKeyOf(` -${[...typed].join(' .')}`)).toBe(key)
      }),
    )
  })

  test('masked shows the series and three signs at most', () => {
    expect(maskPassport('C1234567')).toBe('C****567')
    expect(maskPassport('AB123456')).toBe('A****456')
    expect(maskPassport('A1')).toBe('****')
    expect(maskPassport('')).toBe('****')
  })
})

describe('the days on a passport', () => {
  const findings = (issuedOn: string, expiresOn: string, bornOn?: string): string[] =>
    codes(
      passportPeriodFindings({
        issuedOn: issuedOn as never,
        expiresOn: expiresOn as never,
        bornOn: bornOn as never,
        today,
      }),
    )
  test.each([
    ['2021-05-10', '2026-05-10', []],
    ['2021-05-10', '2026-05-09', []],
    ['2024-02-29', '2034-02-28', []],
    ['2024-05-10', '2034-05-10', []],
    ['2024-05-10', '2024-05-10', ['PASSPORT_TERM_UNUSUAL']],
    ['2024-05-10', '2024-05-09', ['PASSPORT_PERIOD_INVALID']],
    ['2024-05-10', '2034-05-11', ['PASSPORT_TERM_TOO_LONG']],
    ['2024-05-10', '2031-05-10', ['PASSPORT_TERM_UNUSUAL']],
    ['2020-05-10', '2030-05-10', ['PASSPORT_TEN_YEARS_TOO_EARLY']],
    ['2026-02-03', '2031-02-03', ['PASSPORT_ISSUED_IN_FUTURE']],
  ])('%s to %s: %j', (issuedOn, expiresOn, expected) => {
    expect(findings(issuedOn, expiresOn)).toEqual(expected)
  })

  test('ten years are for holders of seventeen', () => {
    expect(findings('2024-05-10', '2034-05-10', '2007-05-11')).toEqual(['PASSPORT_TEN_YEARS_FOR_CHILD'])
    expect(findings('2024-05-10', '2034-05-10', '2007-05-10')).toEqual([])
  })

  test('an SPLP is short, a foreign passport has terms of its own', () => {
    const period = { issuedOn: plainDateOf(2024, 5, 10), expiresOn: plainDateOf(2029, 5, 10), today }
    expect(codes(passportPeriodFindings({ ...period, kind: 'emergencyTravelDoc' }))).toEqual([
      'EMERGENCY_DOC_TERM_LONG',
    ])
    expect(
      codes(passportPeriodFindings({ ...period, expiresOn: plainDateOf(2031, 1, 1), issuingCountry: 'MYS' })),
    ).toEqual([])
    expect(
      codes(passportPeriodFindings({ issuedOn: null, expiresOn: plainDateOf(2020, 1, 1), today })),
    ).toEqual([])
  })
})

describe('bookings, flights, permits', () => {
  test.each([
    ['fiktf1', 'FIKTF1', []],
    ['FIK TF1', 'FIKTF1', []],
    ['FIKTF12', 'FIKTF12', ['BOOKING_CODE_UNUSUAL']],
    ['?', '', ['BOOKING_CODE_IMPOSSIBLE']],
  ])('booking code %j: %j %j', (typed, key, expected) => {
    const reading = readBooking(typed)
    expect([reading.key, codes(reading)]).toEqual([key, expected])
  })

  test.each([
    ['GA 830', 'GA830', []],
    ['ga0830', 'GA830', []],
    ['3K-202', '3K202', []],
    ['KM FIKTIF 2', 'KMFIKTIF2', ['FLIGHT_NUMBER_UNUSUAL']],
    ['', '', ['FLIGHT_NUMBER_IMPOSSIBLE']],
  ])('flight %j: %j %j', (typed, key, expected) => {
    const reading = readFlight(typed)
    expect([reading.key, codes(reading)]).toEqual([key, expected])
  })

  test('the same flight on another day is another one', () => {
    expect(readFlight('GA 830', plainDateOf(2026, 2, 5)).key).toBe('GA830@2026-02-05')
  })

  test('permits are compared by their digits', () => {
    expect(permitKeyOf('SIP3MI No. 123/FIKTIF/2024')).toBe('1232024')
  })
})

describe('machine-readable lines', () => {
  // The specimen of ICAO Doc 9303 part 4.
  const first = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
  const second = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'

  test('tell what is printed above them', () => {
    expect(readMrz(`${first}\n${second}`, today)).toEqual({
      number: 'L898902C3',
      issuingCountry: 'UTO',
      nationality: 'UTO',
      fullName: 'ANNA MARIA ERIKSSON',
      birthOn: '1974-08-12',
      sex: 'female',
      expiresOn: '2012-04-15',
      personalNumber: 'ZE184226B',
      failedChecks: [],
    })
  })

  test.each([
    [0, 'M', ['number', 'composite']],
    [13, '8', ['birth', 'composite']],
    [21, '2', ['expiry', 'composite']],
    [43, '1', ['composite']],
  ])('a wrong sign at %i is noticed', (at, sign, expected) => {
    const altered = second.slice(0, at) + sign + second.slice(at + 1)
    expect(readMrz(first + altered, today)?.failedChecks).toEqual(expected)
  })

  test('anything else is none', () => {
    for (const typed of [
      '',
      'C1234567',
      `I${first.slice(1)}${second}`,
      first + second + '<',
      '<'.repeat(10_000),
    ])
      expect(readMrz(typed, today)).toBeUndefined()
    fc.assert(
      fc.property(fc.stringMatching(/^P[A-Z0-9<]{87}$/), (typed) => {
        expect(readMrz(typed, today)).toBeDefined()
      }),
    )
  })
})
