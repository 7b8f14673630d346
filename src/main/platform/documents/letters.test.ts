import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTypesetter } from './compile.ts'
import * as samples from './paper-samples.ts'
import { readPdf, type PlacedText } from './pdf-reading.ts'
import type { TemplateName } from './template-files.ts'

const typesetter = openTypesetter(resolve(import.meta.dirname, '../../../../resources'))
const set = (template: TemplateName, data: unknown) =>
  readPdf(typesetter.pdf(template, data, { createdAt: 0, title: 'Surat' }))

const millimetre = 72 / 25.4
const outsideMargins = (texts: readonly PlacedText[], width: number, left = 30, right = 20) =>
  texts.filter((item) => item.left < left * millimetre - 0.5 || item.right > width - right * millimetre + 0.5)

describe('decree', () => {
  test.each([
    ['a4', 595.28, 841.89],
    ['f4', 609.45, 935.43],
  ] as const)('is set on %s and keeps the margins', async (paper, width, height) => {
    const annex = { title: 'Daftar Desa Binaan Imigrasi', villages: samples.annexVillages(60) }
    const { pages, texts } = await set('decree', samples.decree({ paper, annex }))
    for (const page of pages) {
      expect(page.width).toBeCloseTo(width, 1)
      expect(page.height).toBeCloseTo(height, 1)
    }
    expect(outsideMargins(texts, width)).toEqual([])
    expect(texts.filter(({ bottom }) => bottom < 20 * millimetre)).toEqual([])
  })

  test('has the parts of a decree in their order', async () => {
    const { words, letters } = await set('decree', samples.decree())
    const order = [
      'HAK ASASI MANUSIA',
      'KEPUTUSAN',
      'NOMOR W.17',
      'TENTANG',
      'Menimbang',
      'Mengingat',
      'MEMUTUSKAN',
    ]
    const rest = ['Menetapkan', 'KESATU', 'KEDUA', 'KETIGA', 'Ditetapkan di', 'PEJABAT CONTOH', 'Tembusan']
    const places = [...order, ...rest].map((part) => letters.indexOf(part.replaceAll(' ', '')))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(words).not.toMatch(/Memperhatikan|LAMPIRAN|SALINAN|DRAF/)
    expect(words).toMatch(/pada tanggal 27\s+Februari\s+2024/)
  })

  test('labels, colons and entries hang on common edges', async () => {
    const { texts } = await set(
      'decree',
      samples.decree({ noting: ['Perjanjian Kerja Sama Nomor 180/FIKTIF/2024.'] }),
    )
    const edges = (pattern: RegExp) =>
      new Set(texts.filter(({ text }) => pattern.test(text)).map(({ left }) => Math.round(left)))
    expect(edges(/^(Menimbang|Mengingat|Memperhatikan|Menetapkan|KESATU|KEDUA|KETIGA)$/).size).toBe(1)
    expect(edges(/^:$/).size).toBe(1)
    expect(edges(/^(bahwa|Undang-Undang)/).size).toBe(1)
  })

  test('sixty villages repeat the head of the table and never leave the signature alone', async () => {
    const annex = { title: 'Daftar Desa Binaan Imigrasi', villages: samples.annexVillages(60) }
    const { pages, texts } = await set('decree', samples.decree({ annex }))
    const annexPages = [...new Set(texts.filter(({ text }) => text === 'PIMPASA').map(({ page }) => page))]
    expect(annexPages.length).toBeGreaterThan(1)
    expect(annexPages.at(-1)).toBe(pages.length)
    const onLast = texts.filter(({ page }) => page === pages.length).map(({ text }) => text)
    expect(onLast).toContain('60.')
    expect(onLast).toContain('PEJABAT CONTOH')
    expect(texts.filter(({ text }) => /^\d+\.$/.test(text) && text === '37.')).toHaveLength(1)
  })

  test.each([1, 2, 3, 17, 18, 19, 20, 21, 22])(
    'an annex of %i villages ends with villages beside the signature',
    async (count) => {
      const annex = { title: 'Daftar Desa', villages: samples.annexVillages(count) }
      const { pages, texts } = await set('decree', samples.decree({ annex }))
      const onLast = texts.filter(({ page }) => page === pages.length).map(({ text }) => text)
      expect(onLast).toContain(`${count}.`)
      expect(onLast).toContain('PEJABAT CONTOH')
    },
  )

  test.each([2, 3, 4, 5, 6, 7, 8])(
    'with %i reasons, signature and copies share a page with the last dictum',
    async (count) => {
      const considering = Array.from(
        { length: count },
        () => 'bahwa perlu dilakukan pembinaan kepada masyarakat desa;',
      )
      const { texts } = await set('decree', samples.decree({ considering }))
      const pageOf = (start: string) => texts.find(({ text }) => text.startsWith(start))?.page
      expect(pageOf('PEJABAT CONTOH')).toBe(pageOf('KETIGA'))
      expect(pageOf('Tembusan')).toBe(pageOf('KETIGA'))
    },
  )

  test('a draft without number, date and name leaves room for them', async () => {
    const { letters } = await set(
      'decree',
      samples.decree({
        draft: true,
        number: null,
        signedOn: null,
        signatory: { title: 'Kepala Kantor', name: null },
      }),
    )
    expect(letters).toContain('DRAF')
    expect(letters).toMatch(/NOMOR\.{20,}TENTANG/)
  })

  test('a letterhead without a logo, with a single rule, and a signature on behalf', async () => {
    const data = samples.decree()
    const { words } = await set('decree', {
      ...data,
      copy: true,
      letterhead: { ...data.letterhead, logo: null, rule: 'single', address: null, contact: null },
      signatory: { ...data.signatory, prefix: 'a.n.', deputyTitle: 'Kepala Subbagian Tata Usaha' },
    })
    expect(words).toContain('a.n. KEPALA KANTOR IMIGRASI')
    expect(words).toContain('KEPALA SUBBAGIAN TATA USAHA,')
    expect(words).toContain('SALINAN')
  })
})

describe('agreement', () => {
  test('names both numbers, the day in words, fourteen articles, and counts its pages', async () => {
    const { pages, texts, words } = await set('agreement', samples.agreement())
    expect(words).toContain('NOMOR PIHAK KESATU : W.17.IMI.IMI.2-HH.05.05-0100')
    expect(words).toContain('NOMOR PIHAK KEDUA : 180/FIKTIF/2024')
    expect(words).toContain('Selasa tanggal dua puluh tujuh bulan Februari tahun dua ribu dua puluh empat')
    expect(words).toContain('26 Februari 2027')
    for (let number = 1; number <= 14; number += 1) expect(words).toContain(`Pasal ${number} `)
    expect(words).toContain('KERAHASIAAN DAN PELINDUNGAN DATA')
    for (const [index] of pages.entries()) {
      expect(words).toContain(`Halaman ${index + 1} dari ${pages.length}`)
      expect(texts.filter(({ page, text }) => page === index + 1 && text.startsWith('Paraf'))).toHaveLength(2)
    }
    expect(texts.filter(({ text }) => text === 'METERAI')).toHaveLength(2)
    expect(outsideMargins(texts, 595.28)).toEqual([])
  })

  test('takes a third party, and a draft without day and numbers', async () => {
    const data = samples.agreement()
    const third = {
      ...data.parties[1],
      institution: 'Pemerintah Desa Tanjung Harapan',
      number: null,
      signatoryName: null,
    }
    const { words, letters } = await set('agreement', {
      ...data,
      paper: 'f4',
      draft: true,
      opening: null,
      parties: [...data.parties, third],
    })
    expect(words).toContain('PIHAK KESATU, PIHAK KEDUA dan PIHAK KETIGA')
    expect(words).toContain('Paraf III')
    expect(letters).toContain('DRAF')
  })
})

describe('recovery code', () => {
  test('shows eight groups and the checksum on one page, in the fixed face', async () => {
    const { pages, texts } = await set('recovery-code', samples.recoveryCode)
    expect(pages).toHaveLength(1)
    const large = texts.filter(({ size }) => size >= 20).map(({ text }) => text)
    for (const group of samples.recoveryCode.groups) expect(large).toContain(group)
    expect(large).toContain('Q7')
  })
})

describe('village sheet', () => {
  test('stays one page whatever the history, and counts what it leaves out', async () => {
    const long = `${samples.longestNames.village} ${samples.longestNames.village}`
    const { pages, texts, words } = await set(
      'village-sheet',
      samples.villageSheet({
        villageName: `Nagari ${samples.longestNames.village}`,
        path: samples.longestNames.path,
        designation: Array.from({ length: 16 }, (_entry, index) => ({
          label: `Keterangan ${index}`,
          value: long,
        })),
        milestones: Array.from({ length: 60 }, () => ({ on: '2024-12-10', event: long, note: long })),
        certificatePrints: Array.from({ length: 60 }, () => ({
          on: '2026-11-27',
          serial: 'DBI-6202172015-2024-01',
          by: samples.longestNames.person,
          reason: long,
        })),
      }),
    )
    expect(pages).toHaveLength(1)
    expect(words).toMatch(/… dan \d+ peristiwa lain di dalam program/)
    expect(outsideMargins(texts, 595.28, 20, 20)).toEqual([])
  })

  test('an empty village prints without faults', async () => {
    const { words } = await set(
      'village-sheet',
      samples.villageSheet({
        liaison: null,
        agreement: null,
        designation: [],
        milestones: [],
        certificatePrints: [],
      }),
    )
    expect(words).toContain('Belum ada PIMPASA yang ditugaskan.')
    expect(words).toContain('Belum pernah dicetak.')
  })
})
