import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDateOf } from '#shared/kernel/plain-date.ts'
import { subjectInput } from '../subject/subject.schema.ts'
import type { RegisterCell } from './register-cell.schema.ts'
import { registerFields, type RegisterField } from './group-intake.schema.ts'
import { birthOfCell, dayOfCell, splitPlaceAndDay } from './register-day.rules.ts'
import {
  canReadColumns,
  fieldForHeading,
  headingKeyOf,
  headingRowOf,
  mappingForHeading,
} from './register-heading.rules.ts'
import { subjectInputOf } from './register-person.rules.ts'
import { readRow, type RowReading } from './register-row.rules.ts'
import { csvFileText, safeCell } from './safe-cell.rules.ts'

const today = plainDateOf(2026, 11, 23)
const read = (cells: Partial<Record<RegisterField, RegisterCell>>): RowReading =>
  readRow(Object.keys(cells) as RegisterField[], Object.values(cells), { today })
const personOf = (cells: Partial<Record<RegisterField, RegisterCell>>) =>
  read({ fullName: 'Fiktif Melati', ...cells }).person
const problemsOf = (cells: Partial<Record<RegisterField, RegisterCell>>): string[] => {
  const reading = read({ fullName: 'Fiktif Melati', ...cells })
  return reading.person === null ? reading.problems.map(({ field, code }) => `${field} ${code}`) : []
}

describe('headings', () => {
  test.each([
    ['Nama Lengkap', 'fullName'],
    ['NAMA (sesuai KTP) *', 'fullName'],
    ['No. KTP', 'nik'],
    ['N I K', undefined],
    ['L/P', 'sex'],
    ['Tempat, Tgl Lahir', 'birthPlaceAndDay'],
    ['Tgl. Lahir', 'birthOn'],
    ['No.HP', 'phone'],
    ['No. Paspor', 'passportNumber'],
    ['Passport No.', 'passportNumber'],
    ['Date of Birth', 'birthOn'],
    ['PNR', 'bookingCode'],
    ['No', undefined],
    ['Keterangan', undefined],
  ] as const)('%j is %s', (heading, field) => expect(fieldForHeading(heading)).toBe(field))

  test('a field goes to the first column that is named like it', () => {
    expect(mappingForHeading(['No', 'Nama', 'Nama Lengkap', 'NIK', { kind: 'number', digits: '1' }])).toEqual(
      [null, 'fullName', null, 'nik', null],
    )
  })

  test('are found below titles, and their absence is told', () => {
    const title = { number: 1, cells: ['DAFTAR NAMA'] }
    const heading = { number: 3, cells: ['No', 'Nama', 'NIK'] }
    const person = { number: 4, cells: ['1', 'Uji Rahmat', '6202175403010001'] }
    expect(headingRowOf([title, heading, person])).toBe(3)
    expect(headingRowOf([person])).toBeNull()
  })

  test('are remembered alike however they are written', () => {
    expect(headingKeyOf(['NAMA', 'No. KTP'])).toBe(headingKeyOf(['Nama ', 'no ktp']))
  })

  test('a mapping needs a name and no field twice', () => {
    expect(canReadColumns(['nik', null])).toMatchObject({ code: 'REGISTER_NAME_NOT_MAPPED' })
    expect(canReadColumns(['fullName', 'nik', 'nik'])).toMatchObject({
      code: 'REGISTER_FIELD_MAPPED_TWICE',
      data: { field: 'nik' },
    })
    expect(canReadColumns([null, 'fullName']).allowed).toBe(true)
  })
})

describe('days in a register', () => {
  test.each<[RegisterCell, string | undefined]>([
    [{ kind: 'day', day: '2001-03-14' }, '2001-03-14'],
    ['14-03-2001', '2001-03-14'],
    ['14/3/2001 00:00', '2001-03-14'],
    ['2001-03-14T00:00:00', '2001-03-14'],
    ['14 Maret 2001', '2001-03-14'],
    ['36964', '2001-03-14'],
    [{ kind: 'number', digits: '36964' }, '2001-03-14'],
    [{ kind: 'number', digits: '36964.5' }, '2001-03-14'],
    [{ kind: 'number', digits: '1032001' }, '2001-03-01'],
    [{ kind: 'number', digits: '14032001' }, '2001-03-14'],
    ['29-02-2000', '2000-02-29'],
    ['29-02-2001', undefined],
    ['2001', undefined],
    ['14-03', undefined],
    ['Maret 2001', undefined],
    [{ kind: 'number', digits: '12' }, undefined],
    [{ kind: 'formula' }, undefined],
  ])('%j is %s', (cell, day) => expect(dayOfCell(cell, today)).toBe(day))

  test('a birth with a short year is not ahead of us', () => {
    expect(birthOfCell('14-03-31', today)).toBe('1931-03-14')
    expect(birthOfCell('14-03-01', today)).toBe('2001-03-14')
    expect(problemsOf({ birthOn: '14-03-2031' })).toEqual(['birthOn ROW_BIRTH_IN_FUTURE'])
  })

  test('place and day come out of one column', () => {
    expect(splitPlaceAndDay('Kota Baru, 14 Maret 2001')).toEqual({ place: 'Kota Baru', day: '14 Maret 2001' })
    expect(personOf({ birthPlaceAndDay: 'Sampit, 14-03-2001' })).toMatchObject({
      birthPlace: 'Sampit',
      birthOn: '2001-03-14',
    })
    expect(personOf({ birthPlaceAndDay: { kind: 'day', day: '2001-03-14' } })).toMatchObject({
      birthOn: '2001-03-14',
    })
    expect(problemsOf({ birthPlaceAndDay: 'Sampit' })).toEqual(['birthPlaceAndDay ROW_DAY_UNREADABLE'])
  })
})

describe('a row', () => {
  test('becomes a whole person', () => {
    const reading = read({
      fullName: '  Siti   Contoh ',
      nik: '6202.1754.0301.0001',
      phone: '0812-0000-0004 / +60 12 345 6789',
      passportNumber: 'c 1234567',
      sex: 'P',
      maritalStatus: 'Belum Kawin',
      education: 'SMA',
      occupation: '-',
      destinationCity: 'Riyadh',
      bookingCode: 'fiktf1',
    })
    expect(reading).toMatchObject({
      person: {
        fullName: 'Siti Contoh',
        nik: '6202175403010001',
        birthOn: '2001-03-14',
        sex: 'female',
        phones: ['+6281200000004', '+60123456789'],
        passportNumber: 'C1234567',
        maritalStatus: 'single',
        education: 'seniorSecondary',
        destinationCity: 'Riyadh',
        bookingCode: 'FIKTF1',
      },
      warnings: [],
    })
    expect(reading.person).not.toHaveProperty('occupation')
  })

  test('with a phone that was stored as a number gets its zero back and is told so', () => {
    const reading = read({ fullName: 'Uji Rahmat', phone: { kind: 'number', digits: '81200000004' } })
    expect(reading).toMatchObject({
      person: { phones: ['+6281200000004'] },
      warnings: [{ code: 'PHONE_PREFIX_ASSUMED' }],
    })
  })

  test.each<[string, Partial<Record<RegisterField, RegisterCell>>, string]>([
    [
      'a NIK that Excel rounded',
      { nik: { kind: 'number', digits: '6202175403010000' } },
      'nik ROW_DIGITS_LOST',
    ],
    [
      'a NIK whose last digit may be lost',
      { nik: { kind: 'number', digits: '6202175403010010' } },
      'nik ROW_DIGITS_LOST',
    ],
    ['a NIK that a CSV shows rounded', { nik: '6,20218E+15' }, 'nik ROW_DIGITS_LOST'],
    [
      'a family card that was rounded',
      { familyCardNumber: '6.20218E+15' },
      'familyCardNumber ROW_DIGITS_LOST',
    ],
    ['a NIK of fifteen digits', { nik: '620217540301000' }, 'nik NIK_LENGTH_WRONG'],
    ['a NIK of month 13', { nik: '6202083013990001' }, 'nik NIK_MONTH_IMPOSSIBLE'],
    ['a formula', { nik: { kind: 'formula' } }, 'nik ROW_FORMULA'],
    ['a text that is a formula', { alias: '=HYPERLINK("x")' }, 'alias ROW_FORMULA'],
    ['an error of the spreadsheet', { occupation: { kind: 'error' } }, 'occupation ROW_CELL_ERROR'],
    ['a day that never was', { birthOn: '31-02-2001' }, 'birthOn ROW_DAY_UNREADABLE'],
    ['a sex that is none', { sex: 'X' }, 'sex ROW_SEX_UNREADABLE'],
    ['a name of digits', { fullName: '12345' }, 'fullName NAME_WITHOUT_LETTERS'],
    ['no name', { fullName: '' }, 'fullName ROW_NAME_MISSING'],
    ['a formula for a name', { fullName: '=A1' }, 'fullName ROW_FORMULA'],
    ['a name nobody can see', { fullName: '\u200b\u200e' }, 'fullName ROW_NAME_MISSING'],
    ['a name too long', { fullName: 'x'.repeat(121) }, 'fullName ROW_TEXT_TOO_LONG'],
    ['too many phones', { phone: '1/2/3/4/5/6' }, 'phone ROW_TOO_MANY_PHONES'],
  ])('with %s is not taken', (_what, cells, problem) => expect(problemsOf(cells)).toEqual([problem]))

  test('tells all its problems at once, each with what stands in the cell', () => {
    const reading = read({ fullName: 'Fiktif Melati', nik: '12', sex: 'X', birthOn: 'kemarin' })
    expect(reading).toMatchObject({
      person: null,
      name: 'Fiktif Melati',
      problems: [
        { field: 'birthOn', value: 'kemarin' },
        { field: 'sex', value: 'X' },
        { field: 'nik', code: 'NIK_LENGTH_WRONG', data: { digits: 2 }, value: '12' },
      ],
    })
  })

  test('a NIK stored as a number whose last digit is there is taken', () => {
    expect(personOf({ nik: { kind: 'number', digits: '6202175403010001' } })).toMatchObject({
      nik: '6202175403010001',
    })
  })

  test('that differs from its NIK is taken with a warning', () => {
    const reading = read({ fullName: 'Uji', nik: '6202175403010001', birthOn: '15-03-2001', sex: 'L' })
    expect(reading).toMatchObject({
      person: { birthOn: '2001-03-15', sex: 'male' },
      warnings: [{ code: 'NIK_BIRTH_DIFFERS' }, { code: 'NIK_SEX_DIFFERS' }],
    })
  })

  const anyCell = fc.oneof<fc.Arbitrary<RegisterCell>[]>(
    fc.string({ unit: 'binary', maxLength: 140 }),
    fc.constantFrom(
      '',
      '-',
      '14-03-2001',
      'L',
      'Sampit, 14-03-2001',
      '6202175403010001',
      '0812-0000-0004',
      'C1234567',
      'SMA',
    ),
    fc.record({ kind: fc.constant('number' as const), digits: fc.stringMatching(/^\d{1,17}$/) }),
    fc.record({
      kind: fc.constant('day' as const),
      day: fc.constantFrom('2001-03-14', '1900-01-01', '2199-12-31'),
    }),
    fc.constant({ kind: 'formula' as const }),
    fc.constant({ kind: 'error' as const }),
  )

  test('is a subject that can be kept, or none, whatever stands in its cells', () => {
    fc.assert(
      fc.property(
        fc.array(anyCell, { minLength: registerFields.length, maxLength: registerFields.length }),
        (cells) => {
          const name = cells[0] === '' ? 'Uji' : (cells[0] ?? '')
          for (const one of registerFields.keys()) {
            const reading = readRow(
              ['fullName', ...registerFields.slice(Math.max(1, one), one + 1)],
              [name, cells[one] ?? ''],
              { today },
            )
            if (reading.person === null) expect(reading.problems.length).toBeGreaterThan(0)
            else {
              const subject = subjectInputOf(reading.person, 'victim')
              expect(subjectInput.parse(subject)).toEqual(subject)
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('cells that are handed out', () => {
  test.each(['=1+1', '+62', '-1', '@x', '\tx', '\rx'])('%j is no formula', (text) => {
    expect(safeCell(text)).toBe(`'${text}`)
  })
  test('other texts stay, and a file of them is quoted', () => {
    expect(
      csvFileText([
        ['Uji "A"', '=x'],
        ['1;2', ''],
      ]),
    ).toBe('\ufeff"Uji ""A""";"\'=x"\r\n"1;2";""\r\n')
  })
})
