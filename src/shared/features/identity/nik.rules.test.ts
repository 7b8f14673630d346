import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  formatShortDate,
  type PlainDate,
  plainDateOf,
} from '#shared/kernel/plain-date.ts'
import { verdictOf } from './identity.rules.ts'
import {
  compareNikBirth,
  compareNikDomicile,
  compareNikSex,
  maskNik,
  readFamilyCard,
  readNik,
} from './nik.rules.ts'
import type { Findings } from './identity.schema.ts'

const today = plainDateOf(2026, 2, 2)
const codes = ({ errors, warnings }: Findings): string[] => [...errors, ...warnings].map(({ code }) => code)
const knownDistricts = new Set(['62.02.17', '62.02.08'])
const isKnownDistrict = (code: string): boolean => knownDistricts.has(code)

describe('a NIK', () => {
  test.each([
    ['6202175403010001', 'female', '2001-03-14', '62.02.17'],
    ['6202086011800001', 'female', '1980-11-20', '62.02.08'],
    ['6202080511940002', 'male', '1994-11-05', '62.02.08'],
  ])('%s tells sex, birth date and district', (nik, sex, birthOn, districtCode) => {
    const reading = readNik(nik, { today, isKnownDistrict })
    expect(reading).toEqual({
      value: nik,
      key: nik,
      errors: [],
      warnings: [],
      told: { birthOn, sex, districtCode, regencyCode: '62.02' },
    })
    expect(verdictOf(reading)).toEqual({ allowed: true })
  })

  test.each([
    ['6202083013990001', ['NIK_MONTH_IMPOSSIBLE']],
    ['6202080002900001', ['NIK_DAY_IMPOSSIBLE']],
    ['6202082902010001', ['NIK_DAY_IMPOSSIBLE']],
    ['6202086902010001', ['NIK_DAY_IMPOSSIBLE']],
    ['6202083104900001', ['NIK_DAY_IMPOSSIBLE']],
    ['6202083504900001', ['NIK_DAY_IMPOSSIBLE']],
    ['6202084004900001', ['NIK_DAY_IMPOSSIBLE']],
    ['6202087204900001', ['NIK_DAY_IMPOSSIBLE']],
    ['6202081404900000', ['NIK_SERIAL_ZERO']],
    ['6202080013900000', ['NIK_MONTH_IMPOSSIBLE', 'NIK_SERIAL_ZERO']],
    ['620208140490001', ['NIK_LENGTH_WRONG']],
    ['62020814049000011', ['NIK_LENGTH_WRONG']],
    ['', ['NIK_LENGTH_WRONG']],
    ['620208140490000O', ['NIK_NOT_DIGITS']],
    ['9999999999999999', ['NIK_IS_PLACEHOLDER']],
    ['0000000000000000', ['NIK_IS_PLACEHOLDER']],
  ])('%j cannot be: %j', (nik, expected) => {
    const reading = readNik(nik, { today })
    expect(codes(reading)).toEqual(expected)
    expect([reading.key, reading.told, verdictOf(reading).allowed]).toEqual(['', undefined, false])
  })

  test('29 February is a day of leap years alone', () => {
    expect(readNik('6202082902000001', { today }).told?.birthOn).toBe('2000-02-29')
    expect(readNik('6202086902040001', { today }).told?.birthOn).toBe('2004-02-29')
  })

  test('a district that is not in the table is a warning and tells what the rest says', () => {
    const reading = readNik('6202182512900003', { today, isKnownDistrict })
    expect(reading.errors).toEqual([])
    expect(reading.warnings).toEqual([{ code: 'NIK_REGION_UNKNOWN', data: { districtCode: '62.02.18' } }])
    expect(reading.told?.birthOn).toBe('1990-12-25')
  })

  test.each<[nik: string, entered: string | undefined, birthOn: string]>([
    ['6202080101200001', undefined, '2020-01-01'],
    ['6202080101200001', '1920-05-05', '1920-01-01'],
    ['6202080101200001', '2020-01-01', '2020-01-01'],
    ['6202080302260001', undefined, '1926-02-03'],
    ['6202080202260001', undefined, '2026-02-02'],
    ['6202080101150001', '1915-01-01', '2015-01-01'],
    ['6202083112000001', undefined, '2000-12-31'],
  ])('%s with %s entered was born on %s', (nik, entered, birthOn) => {
    const enteredBirthOn = entered as PlainDate | undefined
    expect(readNik(nik, { today, enteredBirthOn }).told?.birthOn).toBe(birthOn)
  })

  test('differences from what was entered are warnings with both values', () => {
    const reading = readNik('6202175403010001', {
      today,
      enteredBirthOn: plainDateOf(2001, 3, 15),
      enteredSex: 'male',
    })
    expect(reading.errors).toEqual([])
    expect(reading.warnings).toEqual([
      { code: 'NIK_BIRTH_DIFFERS', data: { told: '2001-03-14', entered: '2001-03-15' } },
      { code: 'NIK_SEX_DIFFERS', data: { told: 'female', entered: 'male' } },
    ])
    const told = { birthOn: plainDateOf(2001, 3, 14), sex: 'female' as const, regencyCode: '62.02' }
    expect(compareNikBirth(told, told.birthOn)).toBeUndefined()
    expect(compareNikSex(told, 'female')).toBeUndefined()
    expect(compareNikDomicile(told, '62.02.08.2005')).toBeUndefined()
    expect(compareNikDomicile(told, '62')).toBeUndefined()
    expect(compareNikDomicile(told, '32.01.01.1001')).toEqual({
      code: 'NIK_DOMICILE_DIFFERS',
      data: { regencyCode: '62.02', entered: '32.01' },
    })
  })

  test('made of any real birth date and sex reads back', () => {
    const oldest = plainDateOf(1927, 1, 1)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: daysBetween(oldest, today) }),
        fc.boolean(),
        fc.integer({ min: 1, max: 9999 }),
        (age, female, serial) => {
          const birthOn = addDays(oldest, age)
          const [day = '', month, year = ''] = formatShortDate(birthOn).split('-')
          const dayOfNik = String(Number(day) + (female ? 40 : 0)).padStart(2, '0')
          const nik = `620208${dayOfNik}${month}${year.slice(2)}${String(serial).padStart(4, '0')}`
          const reading = readNik(nik, { today, enteredBirthOn: birthOn })
          expect(reading.errors).toEqual([])
          expect(reading.told).toMatchObject({ birthOn, sex: female ? 'female' : 'male' })
        },
      ),
    )
  })

  test('separators never matter and the reading of a reading is the same', () => {
    const separator = fc.constantFrom('', ' ', '.', '-', '\t', ' ')
    fc.assert(
      fc.property(fc.array(separator, { minLength: 16, maxLength: 16 }), (separators) => {
        const typed = separators.map((sign, index) => sign + '6202175403010001'[index]).join('')
        const reading = readNik(typed, { today })
        expect(reading.key).toBe('6202175403010001')
        expect(readNik(reading.value, { today })).toEqual(reading)
      }),
    )
    expect(readNik('６２０２１７５４０３０１０００１', { today }).key).toBe('6202175403010001')
  })

  test('masked shows region and serial, never the birth date', () => {
    expect(maskNik('3201015403010001')).toBe('320101******0001')
    expect(maskNik('6202171203100007')).toBe('620217******0007')
    expect(maskNik('62021754')).toBe('****************')
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{15}$/), (nik) => {
        expect(maskNik(nik).slice(6, 12)).toBe('******')
        expect(maskNik(nik)).toHaveLength(16)
      }),
    )
  })

  test('whatever is typed is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (typed) => {
        const reading = readNik(typed, { today })
        expect(reading.errors.length > 0).toBe(reading.told === undefined)
      }),
    )
    expect(codes(readNik('6'.repeat(10_000), { today }))).toEqual(['NIK_LENGTH_WRONG'])
  })
})

describe('a family card number', () => {
  test.each([
    ['6202171203100007', []],
    ['6202 1712 0310 0007', []],
    ['6202175203100007', ['FAMILY_CARD_DATE_UNLIKELY']],
    ['6202181203100007', ['FAMILY_CARD_REGION_UNKNOWN']],
    ['6202175403010001', ['FAMILY_CARD_SAME_AS_NIK', 'FAMILY_CARD_DATE_UNLIKELY']],
    ['62021712031000', ['FAMILY_CARD_LENGTH_WRONG']],
    ['1111111111111111', ['FAMILY_CARD_IS_PLACEHOLDER']],
    ['62021712031000AB', ['FAMILY_CARD_NOT_DIGITS']],
  ])('%j: %j', (number, expected) => {
    expect(codes(readFamilyCard(number, { today, nik: '6202175403010001', isKnownDistrict }))).toEqual(
      expected,
    )
  })
})
