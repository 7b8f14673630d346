import { resolve } from 'node:path'
import { decodeQR } from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { openTypesetter } from './compile.ts'
import { longestNames } from './paper-samples.ts'
import { readPdf, type PlacedText, type ReadPdf } from './pdf-reading.ts'
import * as samples from './referral-samples.ts'
import type { TemplateName } from './template-files.ts'

const typesetter = openTypesetter(resolve(import.meta.dirname, '../../../../resources'))
const set = (template: TemplateName, data: unknown) =>
  readPdf(typesetter.pdf(template, data, { createdAt: 0, title: 'Surat' }))

const millimetre = 72 / 25.4
const outsideMargins = ({ texts, pages }: ReadPdf): PlacedText[] =>
  texts.filter(
    ({ page, left, right, bottom }) =>
      left < 30 * millimetre - 0.5 ||
      right > (pages[page - 1]?.width ?? 0) - 20 * millimetre + 0.5 ||
      bottom < 10 * millimetre,
  )

/** Pairs of texts of a page that lie on each other. */
const overlapping = ({ texts }: ReadPdf): [string, string][] =>
  texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) =>
          other.page === one.page &&
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          Math.abs(one.bottom - other.bottom) < Math.min(one.size, other.size) * 0.6,
      )
      .map((other): [string, string] => [one.text, other.text]),
  )

const onPage = ({ texts }: ReadPdf, page: number): string =>
  texts
    .filter((item) => item.page === page)
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/g, ' ')

const sizes = [
  ['a4', 595.28, 841.89],
  ['f4', 609.45, 935.43],
] as const

/** Both ends of everything a paper can hold. */
const papers: readonly [string, TemplateName, (paper: 'a4' | 'f4') => unknown][] = [
  ['a short letter', 'referral-letter', (paper) => samples.referralLetter({ paper })],
  ['the longest letter', 'referral-letter', (paper) => samples.hardestLetter({ paper })],
  ['an annex of one', 'referral-annex', (paper) => samples.referralAnnex({ paper })],
  [
    'an annex of thirty',
    'referral-annex',
    (paper) => samples.referralAnnex({ paper, persons: samples.annexPersons(30) }),
  ],
  ['a slip', 'reply-slip', (paper) => samples.replySlip({ paper })],
  ['the longest slip', 'reply-slip', (paper) => samples.hardestSlip({ paper })],
]

describe.each(papers)('%s', (_name, template, data) => {
  test.each(sizes)(
    'on %s keeps size and margins, and nothing lies on anything',
    async (paper, width, height) => {
      const read = await set(template, data(paper))
      for (const page of read.pages) {
        expect(page.width).toBeCloseTo(width, 1)
        expect(page.height).toBeCloseTo(height, 1)
      }
      expect(outsideMargins(read)).toEqual([])
      expect(overlapping(read)).toEqual([])
    },
  )

  test('counts its pages on every one of them', async () => {
    const read = await set(template, data('a4'))
    const { length } = read.pages
    for (let page = 1; page <= length; page += 1)
      expect(onPage(read, page)).toContain(`Halaman ${page} dari ${length}`)
  })

  test('says that it is a draft', async () => {
    const { letters } = await set(template, { ...(data('a4') as object), draft: true })
    expect(letters).toContain('DRAF')
  })
})

describe('referral letter', () => {
  test('has its parts in order', async () => {
    const { words, letters } = await set('referral-letter', samples.referralLetter())
    const order = [
      'KANTOR IMIGRASI KELAS II TPI SAMPIT',
      'Nomor',
      'Sifat : Rahasia',
      'Lampiran : 3 (tiga) berkas',
      'Yth.',
      'u.p. Kepala Satuan',
      'di Sampit',
      'Berdasarkan',
      '1. Kronologi ringkas',
      '2. Subjek',
      'U.R. KNP-2026-0007 Menyetujui',
      '3. Hal-hal yang ditemukan',
      '4. Tindakan yang telah dilakukan',
      '5. Permohonan',
      'paling lambat tanggal',
      '6. Narahubung',
      '7. Lampiran',
      'hari kerja setelah diterima',
      'Kepala Kantor,',
      'PEJABAT CONTOH',
      'Tembusan:',
    ]
    const places = order.map((part) => letters.indexOf(part.replaceAll(' ', '')))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(words).toMatch(/13\s+Maret\s+2026/)
    expect(letters).toMatch(/Hal:.*RujukandanPermohonanTindakLanjut/)
  })

  test('closes up its numbers where a part is empty, and leaves out what nobody gets', async () => {
    const { words } = await set(
      'referral-letter',
      samples.referralLetter({
        indications: [],
        measures: [],
        copiesTo: [],
        answerWantedOn: null,
        urgency: null,
      }),
    )
    expect(words).toContain('3. Permohonan')
    expect(words).not.toMatch(/Hal-hal yang ditemukan|Tindakan yang telah|Tembusan|Derajat/)
    expect(words).toContain('pada kesempatan pertama')
  })

  test('a draft without words shows room for them', async () => {
    const { words } = await set('referral-letter', {
      ...samples.referralLetter(),
      draft: true,
      number: null,
      basis: [],
      chronology: [],
      request: [],
    })
    expect(words).toMatch(/Kronologi ringkas \.{5}/)
    expect(words).toMatch(/Berdasarkan \.{5}/)
  })

  test('carries who acts for whom at the signature', async () => {
    const { words } = await set(
      'referral-letter',
      samples.referralLetter({ signatory: { prefix: 'Plh.', title: 'Kepala Kantor', name: 'UJI LESTARI' } }),
    )
    expect(words).toContain('Plh. Kepala Kantor,')
    expect((await set('referral-letter', samples.hardestLetter())).words).toContain(
      'a.n. Kepala Kantor Imigrasi',
    )
  })

  test.each([1, 5, 8, 11, 14, 17, 20, 30])(
    'with %i persons never leaves the signature alone on a page',
    async (count) => {
      const read = await set(
        'referral-letter',
        samples.referralLetter({ subjects: samples.referredRows(count) }),
      )
      expect(onPage(read, read.pages.length)).toMatch(/Mohon penerimaan.*PEJABAT CONTOH/)
    },
  )

  test('every page of a secret letter says so, an open one says nothing', async () => {
    const read = await set('referral-letter', samples.hardestLetter())
    for (const [index] of read.pages.entries())
      expect(onPage(read, index + 1).replaceAll(' ', '')).toMatch(/^RAHASIA/)
    const open = await set(
      'referral-letter',
      samples.referralLetter({ classification: 'Biasa', annexes: ['Lembar balasan'] }),
    )
    expect(open.letters).not.toContain('RAHASIA')
  })
})

describe('sealed annex', () => {
  test('is marked above and below on every page and names who it is for', async () => {
    const read = await set('referral-annex', samples.referralAnnex({ persons: samples.annexPersons(30) }))
    expect(read.pages.length).toBeGreaterThan(5)
    for (const [index] of read.pages.entries())
      expect(
        onPage(read, index + 1)
          .replaceAll(' ', '')
          .match(/RAHASIA/g)?.length,
      ).toBeGreaterThanOrEqual(2)
    expect(read.words).toContain('Yth. : Kepala Kepolisian Resor Kotawaringin Timur')
    for (let person = 1; person <= 30; person += 1)
      expect(read.words).toMatch(new RegExp(`\\b${person}\\. [UF]\\.`))
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('of %i persons never leaves the signature alone', async (count) => {
    const read = await set('referral-annex', samples.referralAnnex({ persons: samples.annexPersons(count) }))
    const last = onPage(read, read.pages.length)
    expect(last).toContain('PEJABAT CONTOH')
    expect(last).toContain(`${count}. `)
  })

  test('a person with more than a page of facts goes on, with the head repeated', async () => {
    const facts = [
      { label: 'Biaya dan utang', value: Array.from({ length: 60 }, () => longestNames.path).join('\n') },
    ]
    const read = await set(
      'referral-annex',
      samples.referralAnnex({ persons: [{ initials: 'U.R.', facts }] }),
    )
    expect(read.pages.length).toBeGreaterThan(2)
    expect(outsideMargins(read)).toEqual([])
    expect(onPage(read, 2)).toContain('1. U.R.')
  })
})

/** The squares of a page as a camera would see them: the path of the code filled in, black on white. */
const photographed = (svg: string): { width: number; height: number; data: Uint8Array } => {
  const paths = [...svg.matchAll(/<path[^>]*? d="([^"]+)"/g)].map((match) => match[1] ?? '')
  const path = paths.reduce((longest, one) => (one.length > longest.length ? one : longest), '')
  const corners = path
    .split('Z')
    .map((piece) => [...piece.matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(Number))
    .filter((numbers) => numbers.length >= 8)
    .map((numbers) => {
      const across = numbers.filter((_value, index) => index % 2 === 0)
      const down = numbers.filter((_value, index) => index % 2 === 1)
      return [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)] as const
    })
  const unit = Math.min(...corners.map(([, , top, bottom]) => bottom - top))
  const count = Math.round(Math.max(...corners.map(([, right]) => right)) / unit)
  const [scale, border] = [6, 4]
  const side = (count + 2 * border) * scale
  const data = new Uint8Array(side * side * 4).fill(255)
  for (const [left, right, top, bottom] of corners)
    for (
      let y = Math.round(top / unit + border) * scale;
      y < Math.round(bottom / unit + border) * scale;
      y += 1
    )
      for (
        let x = Math.round(left / unit + border) * scale;
        x < Math.round(right / unit + border) * scale;
        x += 1
      )
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return { width: side, height: side, data }
}

describe('reply slip', () => {
  test.each(sizes)('is one page on %s, whatever its head holds', async (paper) => {
    for (const data of [samples.replySlip({ paper }), samples.hardestSlip({ paper })]) {
      const { pages, words } = await set('reply-slip', data)
      expect(pages).toHaveLength(1)
      for (const part of [
        'Diterima tanggal',
        'Diterima oleh',
        'Rujukan diterima',
        'tidak dapat diterima',
        'Dikembalikan',
        'Nomor registrasi',
        'Catatan',
        'Kembalikan kepada',
      ])
        expect(words).toContain(part)
    }
  })

  test('carries its code in clear, and the printed squares say the same', async () => {
    const data = samples.replySlip()
    const { texts } = await set('reply-slip', data)
    expect(texts.find(({ size }) => size >= 18)?.text).toBe('K7QM-2X4P')
    const [page = ''] = typesetter.pages('reply-slip', data)
    expect(decodeQR(photographed(page))).toBe('PDR1:7K2M:K7QM2X4P')
  })
})
