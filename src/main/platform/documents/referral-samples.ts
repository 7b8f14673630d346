import {
  referralAnnexData,
  type ReferralAnnexData,
  type ReferralAnnexInput,
} from '#shared/features/document/papers/referral-annex.schema.ts'
import {
  referralLetterData,
  type ReferralLetterData,
  type ReferralLetterInput,
} from '#shared/features/document/papers/referral-letter.schema.ts'
import {
  replySlipData,
  type ReplySlipData,
  type ReplySlipInput,
} from '#shared/features/document/papers/reply-slip.schema.ts'
import { replySquares } from './reply-squares.ts'
import { plainDateOf } from '#shared/kernel/plain-date.ts'
import { caseLetterhead } from './case-paper-samples.ts'
import { longestNames } from './paper-samples.ts'

/** Data of a referral's papers for the tests. All persons, agencies' answers and numbers are invented. */

const letterNumber = 'WIM.17.IMI.2-GR.03.05-0010'
const letterOn = plainDateOf(2026, 2, 27)
const signatory = { title: 'Kepala Kantor', name: 'PEJABAT CONTOH', nip: '197001011995031001' }

export const referralLetter = (changes: Partial<ReferralLetterInput> = {}): ReferralLetterData =>
  referralLetterData.parse({
    letterhead: caseLetterhead,
    number: letterNumber,
    place: 'Sampit',
    datedOn: letterOn,
    classification: 'Rahasia',
    urgency: 'Segera',
    matter: 'Rujukan dan Permohonan Tindak Lanjut Dugaan Tindak Pidana Perdagangan Orang',
    addressee: 'Kepala Kepolisian Resor Kotawaringin Timur',
    attention: 'Kepala Satuan Reserse Kriminal, Unit Pelayanan Perempuan dan Anak',
    city: 'Sampit',
    basis: [
      'Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang;',
      'hasil rapat Gugus Tugas tanggal 10 Februari 2026.',
    ],
    chronology: [
      'Pada tanggal 27 Februari 2026 petugas wawancara paspor menemukan bahwa pemohon akan berangkat ke Bangkok dengan tiket yang dibeli orang lain.',
      'Tempat tujuan akhir menurut percakapan pada telepon yang bersangkutan adalah Myawaddy.',
    ],
    subjects: [{ initials: 'U.R.', caseNumber: 'KNP-2026-0007', consent: 'Menyetujui' }],
    indications: [
      'Biaya perjalanan ditanggung pihak lain dan diperhitungkan sebagai utang.',
      'Yang bersangkutan diminta mengaku berlibur.',
    ],
    measures: [
      'Penerbitan paspor ditunda pada tanggal 27 Februari 2026.',
      'Paspor lama disimpan dengan tanda terima.',
    ],
    request: [
      'Melakukan penyelidikan terhadap pihak yang menawarkan pekerjaan.',
      'Memberi tahu kami nomor laporan polisi.',
    ],
    services: ['penyelidikan atau penyidikan', 'pelindungan'],
    answerWantedOn: plainDateOf(2026, 3, 13),
    contact: { name: 'Petugas Contoh', phone: '0531-000001', hours: 'Senin–Jumat, 08.00–15.00 WIB' },
    consentNotes: [],
    annexes: [
      'Identitas subjek, dalam amplop tertutup tersendiri bertanda RAHASIA',
      'Lembar balasan rujukan',
      'Salinan berita acara wawancara',
    ],
    signatory,
    copiesTo: ['Kepala BP3MI Kalimantan Tengah', 'Kepala Kantor Wilayah Kalimantan Tengah'],
    ...changes,
  })

export const referredRows = (count: number): ReferralLetterInput['subjects'] =>
  Array.from({ length: count }, (_entry, index) => ({
    initials: index % 3 === 0 ? 'F.M.' : index % 3 === 1 ? 'U.R.' : 'S.C.D.W.K.',
    caseNumber: 'KNP-2026-0007',
    consent: index % 5 === 4 ? 'Anak, demi kepentingan terbaik' : 'Menyetujui',
  }))

/** Thirty persons and everything at its longest. */
export const hardestLetter = (changes: Partial<ReferralLetterInput> = {}): ReferralLetterData =>
  referralLetter({
    subjects: referredRows(30),
    addressee: `Kepala ${longestNames.office}`,
    agencyName: 'Balai Pelayanan Pelindungan Pekerja Migran Indonesia Kepulauan Bangka Belitung',
    number: 'WIM.11.IMI.IMI.1.1949-GR.03.05-0099/RHS/XI/2026',
    chronology: Array.from({ length: 6 }, () => longParagraph),
    indications: Array.from({ length: 14 }, (_entry, index) => (index % 4 === 0 ? longParagraph : 'Utang.')),
    measures: Array.from({ length: 8 }, () => longParagraph),
    consentNotes: [longParagraph.slice(0, 300), 'Keterangan kepada Polri tidak memerlukan persetujuan.'],
    annexes: Array.from(
      { length: 12 },
      (_entry, index) => `Salinan berita acara wawancara subjek ${index + 1}`,
    ),
    signatory: {
      prefix: 'a.n.',
      title: `Kepala ${longestNames.office}`,
      deputyTitle: 'Kepala Seksi Intelijen dan Penindakan Keimigrasian',
      name: longestNames.person,
      nip: '197001011995031001',
    },
    copiesTo: Array.from({ length: 12 }, () => `Kepala ${longestNames.office}`),
    ...changes,
  })

const longParagraph =
  'Menurut keterangan yang bersangkutan, seorang kenalan dari media sosial menanggung seluruh biaya perjalanan dan memperhitungkannya sebagai utang yang dipotong dari upah, tanpa kontrak tertulis dan tanpa alamat tempat bekerja yang dapat ditunjukkan kepada petugas.'

const annexFacts: ReferralAnnexInput['persons'][number]['facts'] = [
  { label: 'Nama lengkap', value: 'Uji Rahmat' },
  { label: 'NIK', value: '6202080511940002' },
  { label: 'Tempat, tanggal lahir', value: 'Sampit, 5 November 1994' },
  { label: 'Alamat KTP', value: 'Jalan Contoh RT 001 RW 002' },
  { label: 'Telepon dan kontak', value: '0812-0000-0004\n@uji_fiktif (Telegram)' },
  { label: 'Kontak darurat', value: null },
]

export const annexPersons = (count: number): ReferralAnnexInput['persons'] =>
  Array.from({ length: count }, (_entry, index) => ({
    initials: index % 2 === 0 ? 'U.R.' : 'F.M.',
    facts:
      index % 4 === 3
        ? annexFacts.slice(0, 2)
        : [...annexFacts, { label: 'Alamat domisili', value: longestNames.path }],
  }))

export const referralAnnex = (changes: Partial<ReferralAnnexInput> = {}): ReferralAnnexData =>
  referralAnnexData.parse({
    letterhead: caseLetterhead,
    classification: 'Rahasia',
    letterNumber,
    letterOn,
    caseNumber: 'KNP-2026-0007',
    addressee: 'Kepala Kepolisian Resor Kotawaringin Timur',
    city: 'Sampit',
    persons: [{ initials: 'U.R.', facts: annexFacts }],
    place: 'Sampit',
    signatory,
    ...changes,
  })

export const replySlip = (changes: Partial<ReplySlipInput> = {}): ReplySlipData =>
  replySlipData.parse({
    letterhead: caseLetterhead,
    letterNumber,
    letterOn,
    agencyName: 'Kepolisian Resor Kotawaringin Timur',
    code: 'K7QM-2X4P',
    squares: replySquares('PDR1:7K2M:K7QM2X4P'),
    office: {
      name: 'Kantor Imigrasi Kelas II TPI Sampit',
      address: 'Jalan Contoh Nomor 1, Sampit',
      phone: '0531-000001',
      email: 'kanim@contoh.invalid',
    },
    ...changes,
  })

/** The longest letterhead, agency and address an office can have. */
export const hardestSlip = (changes: Partial<ReplySlipInput> = {}): ReplySlipData =>
  replySlip({
    letterhead: {
      ...caseLetterhead,
      parentLines: [...caseLetterhead.parentLines, 'KANTOR WILAYAH KEPULAUAN BANGKA BELITUNG'],
      officeName: longestNames.office.toUpperCase(),
      address: `Jalan Contoh Nomor 1, ${longestNames.path}`,
    },
    letterNumber: 'WIM.11.IMI.IMI.1.1949-GR.03.05-0099/RHS/XI/2026',
    agencyName: 'Balai Pelayanan Pelindungan Pekerja Migran Indonesia Kepulauan Bangka Belitung',
    office: {
      name: longestNames.office,
      address: `Jalan Contoh Nomor 1, ${longestNames.path}`,
      phone: '0531-000001, 0531-000002',
      email: 'kanim@contoh.invalid',
    },
    ...changes,
  })
