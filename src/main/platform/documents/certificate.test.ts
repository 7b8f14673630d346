import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { certificateTitles } from '#shared/features/document/papers/certificate.schema.ts'
import { openTypesetter } from './compile.ts'
import * as samples from './paper-samples.ts'
import { readPdf, type PlacedText } from './pdf-reading.ts'

const typesetter = openTypesetter(resolve(import.meta.dirname, '../../../../resources'))
const set = (data: unknown) => readPdf(typesetter.pdf('certificate', data, { createdAt: 0, title: 'Piagam' }))

const millimetre = 72 / 25.4
const sheet = { width: 297 * millimetre, height: 210 * millimetre }
/** Where the band of the frame ends on the inside. */
const frame = 20 * millimetre

/** Stands for a code; what it says does not matter to the layout. */
const proofPicture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 61 61"><path stroke="#000" d="M0 4.5m4 0h53"/></svg>'

const outsideFrame = ({ left, right, bottom, size }: PlacedText): boolean =>
  left < frame || right > sheet.width - frame || bottom < frame || bottom + size * 0.7 > sheet.height - frame

const rounded = ({ text, left, bottom, size }: PlacedText) => ({
  text,
  left: left.toFixed(2),
  bottom: bottom.toFixed(2),
  size,
})

const linesOf = (texts: readonly PlacedText[]): number =>
  new Set(texts.map(({ bottom }) => Math.round(bottom))).size

const nameOf = (texts: readonly PlacedText[], words: readonly string[]) =>
  texts.filter(({ text, size }) => size >= 19 && words.some((word) => text.includes(word)))

describe('certificate', () => {
  test.each(certificateTitles)('may be titled %s', async (title) => {
    const { letters } = await set(samples.certificate({ title }))
    expect(letters).toContain(title.toUpperCase().replaceAll(' ', ''))
  })

  test('is one A4 sheet on its side', async () => {
    const { pages } = await set(samples.certificate())
    expect(pages).toHaveLength(1)
    expect(pages[0]?.width).toBeCloseTo(841.89, 1)
    expect(pages[0]?.height).toBeCloseTo(595.28, 1)
  })

  test('carries the ministry lines and the day of 2024, whenever it is printed', async () => {
    const { words, letters } = await set(samples.certificate())
    expect(words).toContain('KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA')
    expect(words).toContain('KANTOR IMIGRASI KELAS II TPI SAMPIT')
    expect(letters).toContain('PIAGAMPENETAPANDESABINAANIMIGRASI')
    expect(words).toContain('Diberikan kepada:')
    expect(words).toContain('DESA TANJUNG HARAPAN')
    expect(words).toMatch(/Sampit, 27\s+Februari\s+2024/)
    expect(words).toContain('Kepala Kantor,')
    expect(words).not.toMatch(/Nomor:|NIP|DRAF/)
  })

  test.each([
    [
      'the shortest name',
      samples.certificate({ certificates: [{ ...samples.certificateSheet, villageName: 'Desa Ani' }] }),
    ],
    ['the longest name', samples.longestCertificate(`Desa ${samples.longestNames.village}`)],
    ['a name of two lines', samples.longestCertificate(`Kampung Adat ${samples.longestNames.village} Utara`)],
    ['one word that cannot be broken', samples.longestCertificate('W'.repeat(60))],
    ['the longest line the schema takes', samples.longestCertificate('Wa '.repeat(40).trim())],
  ])('keeps inside the frame with %s', async (_case, data) => {
    const { pages, texts } = await set(data)
    expect(pages).toHaveLength(1)
    expect(texts.filter(outsideFrame)).toEqual([])
  })

  test('the village name is the largest text and shrinks to one line down to 20 pt', async () => {
    const short = await set(samples.certificate())
    const largest = short.texts.toSorted((one, other) => other.size - one.size)[0]
    expect(largest?.text).toContain('TANJUNG HARAPAN')
    const long = await set(samples.longestCertificate(`Desa ${samples.longestNames.village}`))
    const name = nameOf(long.texts, ['KAMPUANG', 'DURIAN'])
    expect(linesOf(name)).toBe(1)
    expect(name[0]?.size).toBeGreaterThanOrEqual(20)
  })

  test('a name that would be smaller than 20 pt takes two lines', async () => {
    const { texts } = await set(
      samples.longestCertificate(`Kampung Adat ${samples.longestNames.village} Utara`),
    )
    const name = nameOf(texts, ['KAMPUNG', 'KAMPUANG', 'DURIAN', 'UTARA'])
    expect(linesOf(name)).toBe(2)
    expect(name[0]?.size).toBeGreaterThanOrEqual(20)
  })

  test('leaves four centimetres for hand and stamp even on the fullest sheet', async () => {
    const { texts } = await set(samples.longestCertificate(`Desa ${samples.longestNames.village}`))
    const title = texts
      .filter(({ text }) => text.includes('Karimun,'))
      .toSorted((one, other) => one.bottom - other.bottom)[0]
    const name = texts.find(({ text }) => text.includes('Dr. Drs.'))
    expect((title?.bottom ?? 0) - (name?.bottom ?? 0)).toBeGreaterThanOrEqual(40 * millimetre)
  })

  test.each([
    ['the shortest name', samples.longestCertificate('Desa Ani')],
    ['the longest name', samples.longestCertificate(`Desa ${samples.longestNames.village}`)],
    ['a name of two lines', samples.longestCertificate(`Kampung Adat ${samples.longestNames.village} Utara`)],
    ['no witness', samples.certificate()],
  ])('the code stands between the signatures and touches nothing with %s', async (_case, data) => {
    const proof = { picture: proofPicture, shortCode: '7K2M-04QX-ZB3D' }
    const plain = await set(data)
    const proven = await set({ ...data, certificates: data.certificates.map((one) => ({ ...one, proof })) })
    const caption = proven.texts.find(({ text }) => text.includes('7K2M-04QX-ZB3D'))
    if (!caption) throw new Error('the short code is missing')
    const middle = sheet.width / 2
    const [bottom, top] = [caption.bottom, caption.bottom + 34 * millimetre]
    const [left, right] = [middle - 14.5 * millimetre, middle + 14.5 * millimetre]
    const near = proven.texts.filter(
      (text) =>
        text.text.trim() !== '' &&
        text !== caption &&
        text.left < right &&
        text.right > left &&
        text.bottom < top &&
        text.bottom + text.size > bottom,
    )
    expect(near).toEqual([])
    expect(caption.bottom).toBeGreaterThan(frame)
    expect(proven.pages).toHaveLength(1)
    // Everything else stands where it stood without a code.
    expect(proven.texts.filter((text) => text !== caption).map(rounded)).toEqual(plain.texts.map(rounded))
  })

  test('a batch is one file with a sheet per village and one frame', async () => {
    const certificates = Array.from({ length: 12 }, (_entry, index) => ({
      ...samples.certificateSheet,
      villageName: `Desa Contoh ${index + 1}`,
      serial: `DBI-${index + 1}`,
    }))
    const data = samples.certificate({ certificates })
    const { pages, texts } = await set(data)
    expect(pages).toHaveLength(12)
    expect(texts.filter(({ text }) => text.startsWith('DESA CONTOH')).map(({ page }) => page)).toEqual(
      certificates.map((_entry, index) => index + 1),
    )
    const one = typesetter.pdf('certificate', samples.certificate(), { createdAt: 0, title: '' })
    const twelve = typesetter.pdf('certificate', data, { createdAt: 0, title: '' })
    expect(twelve.length).toBeLessThan(one.length * 3)
  })

  test('a draft says so and prints dots for what is open', async () => {
    const { letters } = await set(
      samples.certificate({
        draft: true,
        place: null,
        signedOn: null,
        signatory: { title: 'Kepala Kantor', name: null },
      }),
    )
    expect(letters).toContain('DRAF')
    expect(letters).toMatch(/\.{20}/)
  })

  test('acting heads and witnesses are named as they sign', async () => {
    const { words } = await set(samples.longestCertificate('Desa Ani'))
    expect(words).toContain('Plt. Kepala Kantor Imigrasi Kelas I Khusus')
    expect(words).toContain('a.n. Bupati Kepulauan Siau Tagulandang Biaro')
    expect(words).toContain('Sekretaris Daerah,')
  })
})
