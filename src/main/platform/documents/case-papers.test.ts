import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { suspicionIn } from '#shared/features/document/papers/neutral-words.ts'
import * as samples from './case-paper-samples.ts'
import { openTypesetter } from './compile.ts'
import { longestNames } from './paper-samples.ts'
import { readPdf, type PlacedText, type ReadPdf } from './pdf-reading.ts'
import type { TemplateName } from './template-files.ts'

const typesetter = openTypesetter(resolve(import.meta.dirname, '../../../../resources'))
const set = (template: TemplateName, data: unknown) =>
  readPdf(typesetter.pdf(template, data, { createdAt: 0, title: 'Surat' }))

const millimetre = 72 / 25.4
const outsideMargins = ({ texts, pages }: ReadPdf, left = 30, right = 20): PlacedText[] =>
  texts.filter(
    (item) =>
      item.left < left * millimetre - 0.5 ||
      item.right > (pages[item.page - 1]?.width ?? 0) - right * millimetre + 0.5,
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

describe('every paper of a case', () => {
  const papers: readonly [TemplateName, (paper: 'a4' | 'f4') => unknown][] = [
    ['interview-record', (paper) => ({ ...samples.hardestInterview(12), paper })],
    ['deferral-notice', (paper) => samples.deferralNotice({ paper })],
    ['document-receipt', (paper) => samples.documentReceipt({ paper })],
    ['handover-record', (paper) => samples.handoverRecord({ paper })],
    ['case-summary', (paper) => samples.caseSummary({ paper })],
  ]
  test.each(
    papers.flatMap(([template, data]) => sizes.map((size) => [template, ...size, data(size[0])] as const)),
  )('%s on %s keeps size and margins', async (template, _paper, width, height, data) => {
    const read = await set(template, data)
    for (const page of read.pages) {
      expect(page.width).toBeCloseTo(width, 1)
      expect(page.height).toBeCloseTo(height, 1)
    }
    expect(outsideMargins(read)).toEqual([])
  })

  test.each([
    ['interview-record', samples.interviewRecord({ copy: true, draft: true })],
    ['deferral-notice', samples.deferralNotice({ copy: true, draft: true })],
    ['case-register', samples.caseRegister({ copy: true, draft: true })],
  ] as const)('%s says that it is a draft or a copy', async (template, data) => {
    const { letters } = await set(template, data)
    expect(letters).toContain('SALINAN')
    expect(letters).toContain('DRAF')
    const plain = await set(template, { ...data, copy: false, draft: false })
    expect(plain.letters).not.toMatch(/SALINAN|DRAF/)
  })
})

describe('interview record', () => {
  test('opens with day and hour in words and has its parts in order', async () => {
    const { words, letters } = await set('interview-record', samples.interviewRecord())
    expect(words).toContain('Pada hari ini, Senin tanggal dua bulan Februari tahun dua ribu dua puluh enam')
    expect(words).toContain('pukul 09.30 WIB (sembilan lewat tiga puluh menit)')
    const order = [
      'BERITA ACARA WAWANCARA',
      'NOMOR: WIM.17',
      'NIP',
      'Tempat, tanggal lahir',
      'dilakukan berdasarkan',
      'PERTANYAAN',
      'JAWABAN',
      'menyatakan setuju dan membenarkan',
      'atas kekuatan sumpah jabatan',
      'Yang diwawancarai,',
      'Pewawancara,',
    ]
    const places = order.map((part) => letters.indexOf(part.replaceAll(' ', '')))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  })

  test('numbers two hundred questions over many pages, each page counted and with room for initials', async () => {
    const read = await set('interview-record', samples.hardestInterview(200))
    expect(read.pages.length).toBeGreaterThan(15)
    const numbers = read.texts.flatMap(({ text, left }) =>
      /^\d+\.$/.test(text) && left < 31 * millimetre ? Number.parseInt(text, 10) : [],
    )
    expect(numbers.slice(-200)).toEqual(Array.from({ length: 200 }, (_entry, index) => index + 1))
    for (const [index] of read.pages.entries()) {
      const page = onPage(read, index + 1)
      expect(page).toContain(`Halaman ${index + 1} dari ${read.pages.length}`)
      for (const name of ['saksi I', 'penerjemah', 'pendamping', 'pemeriksa'])
        expect(page).toContain(`Paraf ${name}`)
    }
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'with %i questions the signatures stand on a page with words of the person',
    async (count) => {
      const read = await set('interview-record', samples.interviewRecord({ entries: samples.entries(count) }))
      const last = onPage(read, read.pages.length)
      expect(last).toContain('JAWABAN')
      expect(last).toContain('Yang diwawancarai,')
      expect(last).toContain('Pewawancara,')
    },
  )

  test('the person signs at the left, who asked at the right on the same line', async () => {
    const { texts } = await set('interview-record', samples.interviewRecord())
    const person = texts.find(({ text }) => text.startsWith('Yang diwawancarai,'))
    const officer = texts.find(({ text }) => text === 'Pewawancara,')
    expect(person?.bottom).toBeCloseTo(officer?.bottom ?? 0, 1)
    expect(person?.left).toBeLessThan(officer?.left ?? 0)
  })

  test('a person who refuses has two witnesses in place of the signature', async () => {
    const { words } = await set('interview-record', samples.hardestInterview(2))
    expect(words).toContain('menolak menandatangani')
    expect(words).toContain('dengan alasan: ingin berbicara dahulu dengan keluarga.')
    expect(words).toMatch(/Saksi I, Saksi II,/)
    expect(words).not.toContain('Terperiksa,')
    expect(words).not.toContain('menyatakan setuju')
    const silent = samples.hardestInterview(2)
    const without = await set('interview-record', {
      ...silent,
      refusal: { reason: null, witnesses: silent.refusal?.witnesses },
    })
    expect(without.words).toContain('tanpa memberikan alasan.')
  })

  test('interpreter and guardian are named, sign and initial', async () => {
    const { words } = await set('interview-record', samples.hardestInterview(2))
    expect(words).toContain('dengan bantuan penerjemah Uji Lestari (bahasa Madura)')
    expect(words).toContain('didampingi Fiktif Sulastri (ibu kandung)')
    expect(words).toContain('Penerjemah, Orang tua/wali/pendamping,')
  })

  test('the opinion has pages of its own, which the person does not initial', async () => {
    const read = await set(
      'interview-record',
      samples.interviewRecord({ entries: samples.entries(20), opinion: samples.opinion }),
    )
    const count = read.pages.length
    const last = onPage(read, count)
    expect(last).toContain('BERITA ACARA PENDAPAT')
    expect(last).toContain('Halaman 1 dari 1')
    expect(last).not.toContain('yang diwawancarai')
    expect(onPage(read, 1)).toContain(`Halaman 1 dari ${count - 1}`)
    expect(onPage(read, 1)).not.toContain('Penerbitan paspor ditunda')
  })

  test('line breaks that were typed stay, markup stays text', async () => {
    const { words, texts } = await set(
      'interview-record',
      samples.interviewRecord({ entries: [{ question: 'Satu\nDua', answer: '*tebal* #panic("x")' }] }),
    )
    expect(words).toContain('*tebal* #panic("x")')
    const [one, two] = ['Satu', 'Dua'].map((word) => texts.find(({ text }) => text === word)?.bottom ?? 0)
    expect(one).toBeGreaterThan(two ?? 0)
  })
})

describe('deferral notice', () => {
  test('says what to bring, until when and whom to ask, on one page', async () => {
    const read = await set('deferral-notice', samples.deferralNotice())
    expect(read.pages).toHaveLength(1)
    expect(read.words).toContain('bukan penolakan')
    expect(read.words).toContain('Surat undangan dari keluarga di Kuching')
    expect(read.words).toMatch(/Rabu, 4\s+Maret\s+2026 \(30 hari/)
    expect(read.words).toContain('0812-0000-0001')
    expect(read.words).toContain('Halaman 1 dari 1')
  })

  test.each(['passport', 'departure'] as const)(
    'of a %s has no word of suspicion or colour',
    async (matter) => {
      const { words } = await set(
        'deferral-notice',
        samples.deferralNotice({
          matter,
          reasons: [
            'documentsIncomplete',
            'documentsBeingChecked',
            'purposeUnclear',
            'dataDiffers',
            'guardianConsentMissing',
          ],
          receiptNumber: 'TT-1',
          copiesTo: ['Kepala Seksi Lalu Lintas Keimigrasian'],
        }),
      )
      expect(suspicionIn(words)).toBeUndefined()
      expect(words).not.toMatch(/\b(merah|kuning|oranye|biru|tindak pidana|dugaan)\b/i)
    },
  )

  test('thirty documents go on over the page and keep signature and receipt together', async () => {
    const documents = Array.from({ length: 30 }, (_entry, index) => ({ name: `Dokumen ${index + 1}` }))
    const read = await set('deferral-notice', samples.deferralNotice({ documents }))
    expect(read.words).toContain('Dokumen 30')
    const last = onPage(read, read.pages.length)
    expect(last).toContain('PEJABAT CONTOH')
    expect(last).toContain('Tanda tangan')
  })
})

describe('receipt and handover', () => {
  test('a receipt lists the papers with their condition and both who sign', async () => {
    const { words, pages } = await set('document-receipt', samples.documentReceipt())
    expect(pages).toHaveLength(1)
    expect(words).toContain('Sudut sobek')
    expect(words).toContain('Yang menyerahkan, Yang menerima,')
    expect(words).toContain('diisi pada saat dokumen dikembalikan')
    const returned = await set(
      'document-receipt',
      samples.documentReceipt({ returned: { on: '2026-02-14', to: 'Uji Rahmat', by: 'Fiktif Wibowo' } }),
    )
    expect(returned.words).not.toContain('diisi pada saat')
    expect(returned.words).toMatch(/pada tanggal 14\s+Februari\s+2026/)
  })

  test('a sheet that hands over persons is secret on every page', async () => {
    const [person] = samples.handoverRecord().persons
    const many = Array.from({ length: 40 }, () => person).filter((entry) => entry !== undefined)
    const read = await set('handover-record', samples.handoverRecord({ persons: many }))
    expect(read.pages.length).toBeGreaterThan(1)
    for (const [index] of read.pages.entries()) {
      expect(onPage(read, index + 1).replaceAll(' ', '')).toContain('RAHASIA')
      expect(onPage(read, index + 1)).toContain('Paraf pihak I')
    }
    const items = [{ name: 'Piagam Desa Tanjung Harapan', condition: 'Baik' }]
    const certificate = await set(
      'handover-record',
      samples.handoverRecord({ kind: 'certificate', persons: [], items }),
    )
    expect(certificate.words).toContain('BERITA ACARA SERAH TERIMA PIAGAM')
    expect(certificate.letters).not.toContain('RAHASIA')
  })

  test('names stand on one line whatever the length of the titles', async () => {
    const { texts } = await set('handover-record', samples.handoverRecord())
    const last = (name: string) => texts.findLast(({ text }) => text === name)?.bottom
    expect(last('Penerima Contoh')).toBeCloseTo(last('Fiktif Wibowo') ?? 0, 1)
  })
})

describe('summary and register', () => {
  test('the summary carries its classification and masked values on every page', async () => {
    const read = await set(
      'case-summary',
      samples.caseSummary({ subjects: Array.from({ length: 60 }, () => samples.summarySubject('U.R.')) }),
    )
    expect(read.pages.length).toBeGreaterThan(2)
    for (const [index] of read.pages.entries()) {
      expect(onPage(read, index + 1).replaceAll(' ', '')).toContain('RAHASIA')
      expect(onPage(read, index + 1)).toContain(`Halaman ${index + 1} dari ${read.pages.length}`)
    }
    expect(read.words).toContain('620208******0002')
  })

  test.each([
    ['a4', 841.89, 595.28],
    ['f4', 935.43, 609.45],
  ] as const)(
    'the register lies on its side on %s with its head on every page',
    async (paper, width, height) => {
      const read = await set('case-register', samples.caseRegister({ paper, rows: samples.registerRows(60) }))
      for (const [index, page] of read.pages.entries()) {
        expect(page.width).toBeCloseTo(width, 1)
        expect(page.height).toBeCloseTo(height, 1)
        expect(onPage(read, index + 1)).toContain('Nomor kasus')
        expect(onPage(read, index + 1)).toContain(`Halaman ${index + 1} dari ${read.pages.length}`)
      }
      expect(outsideMargins(read)).toEqual([])
      for (let row = 1; row <= 60; row += 1)
        expect(read.words).toContain(`KNP-2026-${String(row).padStart(4, '0')}`)
    },
  )

  test.each([1, 2, 7, 8, 9, 17, 18, 19])('%i rows never leave the signatures alone', async (count) => {
    const read = await set('case-register', samples.caseRegister({ rows: samples.registerRows(count) }))
    const last = onPage(read, read.pages.length)
    expect(last).toContain(`KNP-2026-${String(count).padStart(4, '0')}`)
    expect(last).toContain('PEJABAT CONTOH')
  })

  test('a period without cases says so', async () => {
    const { words } = await set('case-register', samples.caseRegister({ rows: [], subjectTotal: 0 }))
    expect(words).toContain('Tidak ada kasus yang tercatat')
    expect(words).toContain('Jumlah: 0 kasus, 0 subjek.')
  })
})

test('the longest names fit everywhere', async () => {
  const long = longestNames.person
  const read = await set(
    'deferral-notice',
    samples.deferralNotice({ recipient: `Sdri. ${long}`, address: longestNames.path }),
  )
  expect(outsideMargins(read)).toEqual([])
  const receipt = await set('document-receipt', samples.documentReceipt({ giver: { name: long } }))
  expect(outsideMargins(receipt)).toEqual([])
})
