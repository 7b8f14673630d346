import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { readHolidayList } from './holiday-list.rules.ts'

const asked = { today: '2026-11-23' as PlainDate, usual: 'national' } as const

describe('a pasted list of holidays', () => {
  test.each([
    ['1 Januari 2027 Tahun Baru Masehi', '2027-01-01', 'Tahun Baru Masehi', 'national'],
    ['Jumat, 1 Januari 2027: Tahun Baru Masehi', '2027-01-01', 'Tahun Baru Masehi', 'national'],
    ["Jum'at\t01-01-2027\tTahun Baru Masehi", '2027-01-01', 'Tahun Baru Masehi', 'national'],
    ['17/08/2026;Hari Kemerdekaan RI;Nasional', '2026-08-17', 'Hari Kemerdekaan RI', 'national'],
    ['2026-12-24, Cuti bersama Natal', '2026-12-24', 'Cuti bersama Natal', 'collectiveLeave'],
    [
      '24 Desember 2026 – Cuti Bersama Hari Raya Natal',
      '2026-12-24',
      'Cuti Bersama Hari Raya Natal',
      'collectiveLeave',
    ],
    ['25.12.26 | Natal', '2026-12-25', 'Natal', 'national'],
    ['23 Mei 2026 Hari jadi daerah', '2026-05-23', 'Hari jadi daerah', 'local'],
    [
      '3 Februari 2027;Tahun Baru Imlek 2578 Kongzili',
      '2027-02-03',
      'Tahun Baru Imlek 2578 Kongzili',
      'national',
    ],
  ])('%s', (line, day, name, kind) => {
    expect(readHolidayList(line, asked)).toEqual([{ line: 1, text: line, holiday: { day, name, kind } }])
  })

  test.each([
    ['Tahun Baru Masehi', 'noDay'],
    ['31 Februari 2027 Tidak ada', 'noDay'],
    ['01-01-2027', 'noName'],
    ['01-01-2027 ; Nasional', 'noName'],
  ])('%s is not understood: %s', (line, problem) => {
    expect(readHolidayList(line, asked)).toEqual([{ line: 1, text: line, problem }])
  })

  test('counts its lines as they stand, leaves out empty ones, and takes a day once', () => {
    const lines = readHolidayList('\r\n01-01-2027 Tahun Baru\n\nTanggal Libur\n1 Januari 2027 Lagi\n', asked)
    expect(lines.map(({ line }) => line)).toEqual([2, 4, 5])
    expect(lines.map((one) => ('problem' in one ? one.problem : one.holiday.day))).toEqual([
      '2027-01-01',
      'noDay',
      'dayTwice',
    ])
  })

  test('never throws, and every line with signs in it is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const filled = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
        expect(readHolidayList(text, asked)).toHaveLength(filled.length)
      }),
    )
  })
})
