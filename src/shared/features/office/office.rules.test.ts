import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { letterheadFor, officeFullName, signatoriesOn, standardLetterheads } from './office.rules.ts'

const day = (text: string): PlainDate => text as PlainDate

describe('the letterhead of a paper', () => {
  const lines = standardLetterheads('Kalimantan Tengah')
  test.each([
    [
      '2024-02-27',
      'KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA',
      ['KANTOR WILAYAH KALIMANTAN TENGAH'],
    ],
    [
      '2024-10-20',
      'KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA',
      ['KANTOR WILAYAH KALIMANTAN TENGAH'],
    ],
    [
      '2024-10-21',
      'KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA',
      ['DIREKTORAT JENDERAL IMIGRASI'],
    ],
    [
      '2026-11-23',
      'KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA',
      ['DIREKTORAT JENDERAL IMIGRASI', 'KANTOR WILAYAH KALIMANTAN TENGAH'],
    ],
  ])('of %s follows that day, whenever it is printed', (on, ministryLine, parentLines) => {
    expect(letterheadFor(lines, day(on))).toMatchObject({ ministryLine, parentLines })
  })

  test('before the oldest known line is the oldest, and without any line there is none', () => {
    expect(letterheadFor(lines, day('1990-01-01'))?.validFrom).toBe('2000-01-01')
    expect(letterheadFor([], day('2024-01-01'))).toBeUndefined()
  })
})

describe('who may sign', () => {
  const people = [
    { name: 'kini', capacity: 'definitive', fromOn: day('2025-01-01'), untilOn: null },
    { name: 'dahulu', capacity: 'definitive', fromOn: day('2023-01-01'), untilOn: day('2024-12-31') },
    { name: 'harian', capacity: 'dailyActing', fromOn: day('2024-02-01'), untilOn: day('2024-03-01') },
  ] as const
  test('on a day are those in office on that day, the office head first', () => {
    expect(signatoriesOn(people, day('2024-02-27')).map(({ name }) => name)).toEqual(['dahulu', 'harian'])
    expect(signatoriesOn(people, day('2024-12-31')).map(({ name }) => name)).toEqual(['dahulu'])
    expect(signatoriesOn(people, day('2026-11-23')).map(({ name }) => name)).toEqual(['kini'])
  })
})

test('the office is called by class and place', () => {
  expect(officeFullName({ officeClass: 'Kelas II TPI', name: 'Sampit' })).toBe(
    'Kantor Imigrasi Kelas II TPI Sampit',
  )
})
