import { describe, expect, test } from 'vitest'
import { identitiesIn, screeningWordIn, wholeNiksIn } from './masked-words.ts'
import { referralAnnexData } from './referral-annex.schema.ts'
import { referralLetterData } from './referral-letter.schema.ts'
import { replySlipData } from './reply-slip.schema.ts'

const rahmat = {
  initials: 'U.R.',
  names: ['Uji Rahmat, S.E.', 'Siti Fiktif binti Contoh'],
  numbers: ['6202080511940002', 'X0000001'],
  phones: ['+6281200000004'],
}
const foundIn = (text: string) => identitiesIn([text], [rahmat]).map(({ kind }) => kind)

describe('identities in a letter', () => {
  test.each([
    ['Pemohon Uji Rahmat akan berangkat.', 'name'],
    ['pemohon UJI  RAHMAT', 'name'],
    ['selesai.Uji Rahmat, pulang', 'name'],
    ['Siti Fiktif binti Contoh', 'name'],
    ['saudari siti fiktif', 'name'],
    ['NIK 6202080511940002', 'number'],
    ['NIK 6202 0805 1194 0002', 'number'],
    ['paspor x 0000001', 'number'],
    ['telepon 0812-0000-0004', 'phone'],
    ['WA +62 812 0000 0004', 'phone'],
    ['nomor (0812) 00000004', 'phone'],
  ])('%s holds a %s', (text, kind) => {
    expect(foundIn(text)).toContain(kind)
  })

  test.each([
    'Pemohon U.R. akan berangkat ke Bangkok pada 27 Februari 2026.',
    'Rahmat Tuhan',
    'uji kelayakan',
    'Kasus KNP-2026-0007 tanggal 2026-02-02',
    'Telepon kantor 0531-000001',
    'LP/00/FIKTIF/2026',
  ])('%s holds none', (text) => {
    expect(foundIn(text)).toEqual([])
  })

  test('a name of one word counts only where it is written as a name', () => {
    const bunga = { initials: 'B.', names: ['BUNGA'], numbers: [], phones: [] }
    expect(identitiesIn(['utang berbunga dan bunga pinjaman'], [bunga])).toEqual([])
    expect(identitiesIn(['petugas bertemu Bunga di loket'], [bunga])).toEqual([{ kind: 'name', shown: 'B.' }])
  })

  test('what is found is named without giving it away, and once', () => {
    const text = 'Uji Rahmat, 6202080511940002, 0812-0000-0004, sekali lagi Uji Rahmat'
    expect(identitiesIn([text, text], [rahmat])).toEqual([
      { kind: 'name', shown: 'U.R.' },
      { kind: 'number', shown: 'U.R.' },
      { kind: 'phone', shown: '****0004' },
      { kind: 'number', shown: '620208******0002' },
    ])
  })

  test('anybody’s whole NIK is found, numbers that only look long are not', () => {
    expect(wholeNiksIn('NIK 6202175403010001 dan 620217 540301 0001')).toHaveLength(2)
    expect(wholeNiksIn('2026-0007 2026-02-02 12.30')).toEqual([])
    expect(wholeNiksIn('62021754030100011')).toEqual([])
  })
})

describe('words of the screening', () => {
  test.each([
    ['hasil penapisan merah', 'merah'],
    ['Kategori: ORANYE', 'oranye'],
    ['kasus kuning', 'kuning'],
    ['skor 14', 'skor'],
    ['indikator P03 dan C02', 'P03'],
  ])('%s is one', (text, word) => {
    expect(screeningWordIn(text)).toBe(word)
  })

  test.each([
    'Biaya perjalanan ditanggung pihak lain.',
    'Pas foto berlatar merah',
    'berangkat dengan kapal KM Contoh 12',
    'terbang dengan nomor D7 123',
  ])('%s is plain', (text) => {
    expect(screeningWordIn(text)).toBeUndefined()
  })
})

const letterhead = { parentLines: ['KEMENTERIAN'], officeName: 'KANTOR IMIGRASI CONTOH' }
const signatory = { title: 'Kepala Kantor', name: 'PEJABAT CONTOH' }
const letter = {
  letterhead,
  place: 'Sampit',
  datedOn: '2026-02-27',
  classification: 'Rahasia',
  matter: 'Rujukan',
  addressee: 'Kepala Kepolisian Resor Contoh',
  city: 'Sampit',
  basis: ['Undang-Undang Nomor 21 Tahun 2007'],
  chronology: ['Petugas menemukan tiket.'],
  subjects: [{ initials: 'U.R.', caseNumber: 'KNP-2026-0007', consent: 'Menyetujui' }],
  request: ['Menyelidiki.'],
  contact: { name: 'Petugas Contoh', phone: '0531-000001' },
  annexes: ['Lembar balasan rujukan'],
  signatory,
}

describe('shape of a letter', () => {
  test('takes initials and nothing else of a person', () => {
    expect(referralLetterData.safeParse(letter).success).toBe(true)
    const [subject] = letter.subjects
    for (const wrong of [
      { ...subject, initials: 'Uji Rahmat' },
      { ...subject, nik: '6202080511940002' },
    ])
      expect(referralLetterData.safeParse({ ...letter, subjects: [wrong] }).success).toBe(false)
  })

  test.each([
    'basis',
    'chronology',
    'indications',
    'measures',
    'request',
    'consentNotes',
    'annexes',
    'copiesTo',
  ])('refuses a whole NIK among %s, whoever hands it in', (part) => {
    const changed = { ...letter, [part]: ['NIK 6202080511940002'] }
    expect(referralLetterData.safeParse(changed).success).toBe(false)
  })

  test.each(['basis', 'chronology', 'request', 'subjects', 'annexes'])('is not issued without %s', (part) => {
    expect(referralLetterData.safeParse({ ...letter, [part]: [] }).success).toBe(false)
  })
})

test('an annex without persons, or a person without facts, is none', () => {
  const annex = {
    letterhead,
    classification: 'Rahasia',
    letterOn: '2026-02-27',
    caseNumber: 'KNP-2026-0007',
    addressee: 'Kepala Kepolisian Resor Contoh',
    city: 'Sampit',
    persons: [{ initials: 'U.R.', facts: [{ label: 'NIK', value: null }] }],
    place: 'Sampit',
    signatory,
  }
  expect(referralAnnexData.safeParse(annex).success).toBe(true)
  expect(referralAnnexData.safeParse({ ...annex, persons: [] }).success).toBe(false)
  expect(referralAnnexData.safeParse({ ...annex, persons: [{ initials: 'U.R.', facts: [] }] }).success).toBe(
    false,
  )
  expect(referralAnnexData.safeParse({ ...annex, classification: 'Terbatas' }).success).toBe(false)
})

test('a slip has no place for anything of a person', () => {
  const slip = {
    letterhead,
    letterOn: '2026-02-27',
    agencyName: 'Kepolisian Resor Contoh',
    code: 'K7QM-2X4P',
    squares: Array.from({ length: 21 }, () => '1'.repeat(21)),
    office: { name: 'Kantor Imigrasi Contoh' },
  }
  expect(replySlipData.safeParse(slip).success).toBe(true)
  expect(replySlipData.safeParse({ ...slip, subjects: ['U.R.'] }).success).toBe(false)
  expect(replySlipData.safeParse({ ...slip, squares: slip.squares.slice(1) }).success).toBe(false)
})
