import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { standardLetterheads } from '../office/office.rules.ts'
import { decreeDefaults, subjectFor, type DecreeFacts, type DecreeVillage } from './decree-defaults.rules.ts'
import { decreeContent, decreeInput } from './designation.schema.ts'
import { statutesOn, statuteTable } from './statutes.rules.ts'

const day = (text: string) => text as PlainDate
const officeName = 'Kantor Imigrasi Kelas II TPI Sampit'

const village = (printedName: string, changes: Partial<DecreeVillage> = {}): DecreeVillage => ({
  unitTypePrinted: 'Desa',
  printedName,
  headTitle: 'Kepala Desa',
  districtName: 'Telaga Antang',
  regencyName: 'Kabupaten Kotawaringin Timur',
  provinceName: 'Kalimantan Tengah',
  ...changes,
})

const facts = (changes: Partial<DecreeFacts> = {}): DecreeFacts => ({
  day: day('2024-02-27'),
  officeName,
  provinceName: 'Kalimantan Tengah',
  letterheads: standardLetterheads('Kalimantan Tengah'),
  villages: [village('Tanjung Harapan')],
  agreement: null,
  ...changes,
})

const tanjungHarapan = decreeDefaults(facts())

describe('Mengingat', () => {
  const has = (on: string, part: string) => statutesOn(day(on)).some((line) => line.includes(part))

  test.each([
    ['2024-02-27', 'Nomor 63 Tahun 2024', false],
    ['2024-10-16', 'Nomor 63 Tahun 2024', false],
    ['2024-10-17', 'Nomor 63 Tahun 2024', true],
    ['2024-02-29', 'M.HH-01.OT.01.01', true],
    ['2023-12-31', 'M.HH-01.OT.01.01', false],
    ['2024-12-31', 'M.HH-01.OT.01.01', true],
    ['2025-01-01', 'M.HH-01.OT.01.01', false],
    ['2023-08-09', 'Nomor 49 Tahun 2023', false],
    ['2023-08-10', 'Nomor 49 Tahun 2023', true],
    ['2024-11-04', 'Nomor 157 Tahun 2024', false],
    ['2024-11-05', 'Nomor 157 Tahun 2024', true],
    ['2024-02-27', 'Nomor 21 Tahun 2007', true],
    ['2026-01-01', 'Nomor 18 Tahun 2017', true],
  ])('on %s names %s: %s', (on, part, expected) => {
    expect(has(on, part)).toBe(expected)
  })

  test('names no law twice, whatever the day', () => {
    for (const on of ['2023-01-01', '2023-03-31', '2024-02-27', '2024-10-17', '2026-11-23']) {
      const opening = statutesOn(day(on)).map((line) => line.slice(0, 48))
      expect(new Set(opening).size).toBe(opening.length)
    }
  })

  test('stands in the order of rank', () => {
    const kinds = statutesOn(day('2024-02-27')).map((line) => line.split(' Nomor')[0])
    expect(kinds).toEqual([
      ...Array.from({ length: 4 }, () => 'Undang-Undang'),
      'Peraturan Pemerintah',
      'Peraturan Presiden',
      'Keputusan Menteri Hukum dan Hak Asasi Manusia',
    ])
  })

  test('gives the next wording from the day after the last one of a law', () => {
    const laws = statuteTable.filter(({ rank }) => rank === 'law')
    for (const { until, text } of laws) {
      if (until === null) continue
      const next = laws
        .filter((other) => other.from === addDays(until, 1))
        .map((other) => other.text.slice(0, 30))
      expect(next).toContain(text.slice(0, 30))
    }
  })
})

describe('the text of a decree', () => {
  test('names a single village with its path', () => {
    expect(tanjungHarapan.subject).toBe(
      `Penetapan Desa Tanjung Harapan sebagai Desa Binaan Imigrasi ${officeName}`,
    )
    expect(tanjungHarapan.content.dictums[0]).toBe(
      `Menetapkan Desa Tanjung Harapan, Kecamatan Telaga Antang, Kabupaten Kotawaringin Timur, Provinsi Kalimantan Tengah, sebagai Desa Binaan Imigrasi ${officeName}.`,
    )
    expect(tanjungHarapan.content.considerations.at(-1)).toBe(
      `bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, huruf b, dan huruf c, perlu menetapkan Keputusan Kepala ${officeName} tentang ${tanjungHarapan.subject};`,
    )
    expect(tanjungHarapan.content.dictums[3]).toContain('Tahun Anggaran 2024')
  })

  test('names three villages and counts more of them', () => {
    const names = ['Tanjung Harapan', 'Beringin Agung', 'Contoh']
    expect(subjectFor(facts({ villages: names.map((name) => village(name)) }))).toContain(
      'Desa Tanjung Harapan, Desa Beringin Agung, dan Desa Contoh',
    )
    const eight = Array.from({ length: 8 }, (_entry, index) => village(`Contoh ${index + 1}`))
    const { subject, content } = decreeDefaults(facts({ villages: eight }))
    expect(subject).toBe(`Penetapan 8 (Delapan) Desa sebagai Desa Binaan Imigrasi ${officeName}`)
    expect(content.dictums[0]).toContain('8 (delapan) desa sebagaimana tercantum dalam Lampiran')
    expect(content.copyTo).toContain('Kepala desa dan lurah sebagaimana tercantum dalam Lampiran')
  })

  test('says kelurahan and wali kota where they are', () => {
    const kelurahan = village('Tiban Indah', {
      unitTypePrinted: 'Kelurahan',
      headTitle: 'Lurah',
      districtName: 'Sekupang',
      regencyName: 'Kota Batam',
    })
    const { subject, content } = decreeDefaults(facts({ villages: [kelurahan] }))
    expect(subject).toContain('Penetapan Kelurahan Tiban Indah')
    expect(content.copyTo).toEqual(
      expect.arrayContaining(['Wali Kota Batam', 'Camat Sekupang', 'Lurah Tiban Indah']),
    )
  })

  test.each([
    ['2024-02-27', 'Kepala Kantor Wilayah Kementerian Hukum dan Hak Asasi Manusia Kalimantan Tengah'],
    ['2025-07-01', 'Kepala Kantor Wilayah Direktorat Jenderal Imigrasi Kalimantan Tengah'],
  ])('of %s is copied to %s', (on, office) => {
    expect(decreeDefaults(facts({ day: day(on) })).content.copyTo[1]).toBe(office)
  })

  test('is copied to no regional office while there is none in the letterhead', () => {
    const { copyTo } = decreeDefaults(facts({ day: day('2024-11-01') })).content
    expect(copyTo.some((line) => line.includes('Kantor Wilayah'))).toBe(false)
  })

  test('pays heed to the agreement with both numbers', () => {
    const agreement = {
      kind: 'cooperationAgreement' as const,
      title: 'Perjanjian Kerja Sama tentang Pembentukan Desa Binaan Imigrasi',
      signedOn: day('2024-02-27'),
      parties: [
        { institution: officeName, number: 'W.17.IMI.IMI.2-HH.05.05-0100' },
        { institution: 'Pemerintah Kabupaten Kotawaringin Timur', number: '180/FIKTIF/2024' },
      ],
    }
    expect(decreeDefaults(facts({ agreement })).content.noting).toEqual([
      `Perjanjian Kerja Sama antara ${officeName} dengan Pemerintah Kabupaten Kotawaringin Timur Nomor W.17.IMI.IMI.2-HH.05.05-0100 dan Nomor 180/FIKTIF/2024 tanggal 27 Februari 2024 tentang Pembentukan Desa Binaan Imigrasi;`,
    ])
    expect(tanjungHarapan.content.noting).toEqual([])
  })

  test('fits the decree’s own limits from no village to sixty with the longest names', () => {
    const long = 'Kampuang Tanjuang Koto Mambang Sungai Durian'
    for (const count of [0, 1, 2, 3, 4, 60]) {
      const villages = Array.from({ length: count }, (_entry, index) =>
        village(`${long} ${index}`, {
          districtName: `${long} ${index}`,
          regencyName: `Kabupaten ${long} ${index}`,
        }),
      )
      const { subject, content } = decreeDefaults(facts({ villages }))
      expect(decreeContent.safeParse(content).error).toBeUndefined()
      expect(decreeInput.shape.subject.safeParse(subject).error).toBeUndefined()
    }
  })
})
