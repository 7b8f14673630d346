import {
  caseRegisterData,
  type CaseRegisterData,
  type CaseRegisterInput,
} from '#shared/features/document/papers/case-register.schema.ts'
import {
  caseSummaryData,
  type CaseSummaryData,
  type CaseSummaryInput,
} from '#shared/features/document/papers/case-summary.schema.ts'
import {
  deferralNoticeData,
  type DeferralNoticeData,
  type DeferralNoticeInput,
} from '#shared/features/document/papers/deferral-notice.schema.ts'
import {
  documentReceiptData,
  type DocumentReceiptData,
  type DocumentReceiptInput,
} from '#shared/features/document/papers/document-receipt.schema.ts'
import {
  handoverOpening,
  handoverRecordData,
  type HandoverRecordData,
  type HandoverRecordInput,
} from '#shared/features/document/papers/handover-record.schema.ts'
import {
  interviewOpening,
  interviewRecordData,
  type InterviewRecordData,
  type InterviewRecordInput,
} from '#shared/features/document/papers/interview-record.schema.ts'
import { addDays, plainDateOf } from '#shared/kernel/plain-date.ts'
import { longestNames, plainLogo } from './paper-samples.ts'

/** Data of the papers of a case for the tests. All persons, numbers and statements are invented. */

export const caseLetterhead = {
  logo: plainLogo,
  parentLines: [
    'KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA',
    'DIREKTORAT JENDERAL IMIGRASI',
    'KANTOR WILAYAH KALIMANTAN TENGAH',
  ],
  officeName: 'KANTOR IMIGRASI KELAS II TPI SAMPIT',
  address: 'Jalan Contoh Nomor 1, Sampit',
  contact: 'Laman: contoh.invalid, Pos-el: kanim@contoh.invalid',
}

const interviewed = plainDateOf(2026, 2, 2)
const signatory = { title: 'Kepala Kantor', name: 'PEJABAT CONTOH' }
const examiner = {
  name: 'Fiktif Wibowo',
  rank: 'Penata (III/c)',
  nip: '19850101 201012 1 001',
  title: 'Analis Keimigrasian Ahli Pertama',
}

export const longAnswer =
  'Saya diajak oleh seorang kenalan yang saya kenal melalui media sosial. Ia menerangkan bahwa seluruh biaya ditanggung lebih dahulu dan akan diperhitungkan dari upah. Saya tidak menerima salinan surat apa pun.\nSaya tidak mengetahui nama perusahaan maupun alamat tempat bekerja.'

const questions = [
  [
    'Apakah Saudara dalam keadaan sehat jasmani dan rohani serta bersedia memberikan keterangan?',
    'Ya, saya sehat dan bersedia memberikan keterangan.',
  ],
  [
    'Untuk keperluan apa Saudara mengajukan permohonan paspor?',
    'Untuk mengunjungi paman saya di Kuching. Saya belum mempunyai surat undangan.',
  ],
  [
    'Kapan Saudara berangkat dan kapan Saudara kembali?',
    'Saya ingin berangkat bulan ini. Tanggal kembali belum saya ketahui.',
  ],
] as const

export const entries = (count: number) =>
  Array.from({ length: count }, (_entry, index) => {
    const [question, answer] = questions[index % questions.length] ?? questions[0]
    return { question, answer: index % 4 === 3 ? longAnswer : answer }
  })

export const interviewRecord = (changes: Partial<InterviewRecordInput> = {}): InterviewRecordData =>
  interviewRecordData.parse({
    letterhead: caseLetterhead,
    number: 'WIM.17.IMI.2-GR.02.01-0042/BAW',
    opening: interviewOpening({
      heldOn: interviewed,
      startedAt: '09:30',
      zone: 'WIB',
      place: 'Kantor Imigrasi Kelas II TPI Sampit',
      examinerCount: 1,
    }),
    examiners: [examiner],
    examinedAs: 'seorang perempuan sebagai pemohon paspor Republik Indonesia',
    subjectName: 'Fiktif Melati',
    identity: [
      { label: 'Tempat, tanggal lahir', value: 'Sampit, 14 Maret 2001' },
      { label: 'NIK', value: '6202175403010001' },
      { label: 'Agama', value: null },
      { label: 'Status perkawinan', value: 'Belum kawin' },
      { label: 'Pekerjaan', value: 'Pedagang' },
      { label: 'Alamat', value: 'Jalan Contoh RT 001 RW 002, Desa Tanjung Harapan, Kecamatan Telaga Antang' },
      { label: 'Paspor (DPRI)', value: null },
    ],
    basis: [
      'Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian;',
      'permohonan paspor tanggal 2 Februari 2026.',
    ],
    entries: entries(3),
    place: 'Sampit',
    signedOn: interviewed,
    closedAt: '10.45 WIB',
    ...changes,
  })

/** A child who needs an interpreter, a companion, and refuses to sign; everything at its longest. */
export const hardestInterview = (entryCount: number): InterviewRecordData =>
  interviewRecord({
    kind: 'examination',
    paper: 'f4',
    examiners: [
      examiner,
      { ...examiner, name: longestNames.person, title: 'Kepala Seksi Intelijen dan Penindakan Keimigrasian' },
    ],
    subjectName: longestNames.person,
    interpreter: { name: 'Uji Lestari', language: 'bahasa Madura' },
    guardian: { name: 'Fiktif Sulastri', relation: 'ibu kandung' },
    entries: entries(entryCount),
    refusal: {
      reason: 'ingin berbicara dahulu dengan keluarga',
      witnesses: [
        { name: 'Saksi Contoh Pertama', occupation: 'Pegawai Kantor Imigrasi' },
        { name: longestNames.person, occupation: 'Perangkat Desa' },
      ],
    },
  })

export const opinion = {
  number: 'WIM.17.IMI.2-GR.02.01-0042/BAPen',
  writtenOn: interviewed,
  opinions: ['Penerbitan paspor ditunda sampai dokumen pendukung dilengkapi.'],
  reasons: [
    'Yang bersangkutan belum dapat menunjukkan surat undangan.',
    'Tanggal kembali belum dapat diterangkan.',
  ],
}

export const deferralNotice = (changes: Partial<DeferralNoticeInput> = {}): DeferralNoticeData =>
  deferralNoticeData.parse({
    letterhead: caseLetterhead,
    number: 'WIM.17.IMI.2-GR.01.01-0107',
    place: 'Sampit',
    signedOn: interviewed,
    matter: 'passport',
    recipient: 'Sdri. Fiktif Melati',
    address: 'Jalan Contoh RT 001 RW 002, Desa Tanjung Harapan',
    applicationNumber: '1100000000000042',
    appliedOn: interviewed,
    reasons: ['documentsIncomplete'],
    documents: [
      { name: 'Surat undangan dari keluarga di Kuching', hint: 'asli, dengan alamat dan nomor telepon' },
      { name: 'Salinan paspor atau izin tinggal keluarga yang mengundang' },
    ],
    dueOn: plainDateOf(2026, 3, 4),
    dueDays: 30,
    contact: {
      unit: 'Seksi Lalu Lintas Keimigrasian',
      phone: '0812-0000-0001',
      address: 'Jalan Contoh Nomor 1, Sampit',
      hours: 'Senin–Jumat, 08.00–15.00 WIB',
    },
    signatory,
    ...changes,
  })

export const documentReceipt = (changes: Partial<DocumentReceiptInput> = {}): DocumentReceiptData =>
  documentReceiptData.parse({
    letterhead: caseLetterhead,
    number: 'WIM.17.IMI.2-GR.01.01-0108',
    place: 'Sampit',
    receivedOn: interviewed,
    giver: { name: 'Uji Rahmat', identification: 'NIK 6202080511940002', capacity: 'Pemohon paspor' },
    receiver: examiner,
    applicationNumber: '1100000000000043',
    items: [
      {
        name: 'Paspor Republik Indonesia',
        number: 'X0000001',
        condition: 'Baik',
        note: 'Masa berlaku habis',
      },
      { name: 'Kartu keluarga', number: null, condition: 'Sudut sobek' },
    ],
    reason: 'pencocokan dengan instansi yang menerbitkan',
    ...changes,
  })

const sides = {
  giver: {
    name: 'Fiktif Wibowo',
    nip: '19850101 201012 1 001',
    title: 'Kepala Seksi Intelijen dan Penindakan Keimigrasian',
    institution: 'Kantor Imigrasi Kelas II TPI Sampit',
  },
  receiver: {
    name: 'Penerima Contoh',
    title: 'Kepala Pos Pelayanan',
    institution: 'Pos Pelayanan Pelindungan Pekerja Migran Indonesia Sampit',
    address: 'Jalan Contoh Nomor 9, Sampit',
  },
}

export const handoverRecord = (changes: Partial<HandoverRecordInput> = {}): HandoverRecordData =>
  handoverRecordData.parse({
    letterhead: caseLetterhead,
    kind: 'person',
    number: 'WIM.17.IMI.2-GR.03.05-0011',
    opening: handoverOpening(plainDateOf(2026, 2, 27), 'Kantor Imigrasi Kelas II TPI Sampit'),
    ...sides,
    basis: ['Surat rujukan Nomor WIM.17.IMI.2-GR.03.05-0010 tanggal 27 Februari 2026.'],
    purpose: 'pelayanan dan pelindungan lebih lanjut',
    persons: [
      {
        name: 'Uji Rahmat',
        sex: 'L',
        birth: 'Sampit, 5 November 1994',
        identification: '6202080511940002',
        condition: 'Sehat',
        belongings: 'Satu tas ransel, satu telepon',
      },
    ],
    ...changes,
  })

export const caseSummary = (changes: Partial<CaseSummaryInput> = {}): CaseSummaryData =>
  caseSummaryData.parse({
    letterhead: caseLetterhead,
    caseNumber: 'KNP-2026-0007',
    printedOn: plainDateOf(2026, 2, 27),
    printedBy: 'Operator Contoh',
    classification: 'Rahasia',
    facts: [
      { label: 'Saluran', value: 'Wawancara paspor' },
      { label: 'Diterima', value: '2 Februari 2026' },
      { label: 'Dicatat', value: '3 Februari 2026' },
      { label: 'Keadaan', value: 'Menunggu dokumen' },
      { label: 'Petugas', value: 'Fiktif Wibowo' },
      { label: 'Modus', value: null },
    ],
    subjects: [summarySubject('U.R.'), { ...summarySubject('F.M.'), nik: null, phone: null, decision: null }],
    identifiers: [
      { kind: 'Telepon', shown: '****0099', role: 'Perekrut', otherCases: 2 },
      { kind: 'Orang', shown: 'B.C.', role: 'Penyandang dana', otherCases: 0 },
    ],
    clocks: [{ name: 'Dokumen setelah penundaan', dueOn: plainDateOf(2026, 3, 4), state: '5 hari lagi' }],
    events: [{ on: interviewed, text: 'Kasus dicatat' }],
    ...changes,
  })

export const summarySubject = (initials: string) => ({
  initials,
  role: 'Calon pekerja migran',
  sex: 'L' as const,
  age: '31 tahun',
  nik: '620208******0002',
  phone: '****0004',
  triage: 'Merah',
  decision: 'Penerbitan paspor ditunda, 2 Februari 2026',
  finding: null,
})

export const registerRows = (count: number): CaseRegisterInput['rows'] =>
  Array.from({ length: count }, (_entry, index) => {
    const receivedOn = addDays(plainDateOf(2026, 1, 1), index % 90)
    return {
      caseNumber: `KNP-2026-${String(index + 1).padStart(4, '0')}`,
      receivedOn,
      recordedOn: addDays(receivedOn, index % 3),
      channel: index % 2 === 0 ? 'Wawancara paspor' : 'Tempat pemeriksaan imigrasi, keberangkatan',
      subjects: Array.from({ length: 1 + (index % 7) }, () => ({ initials: 'F.M.', sex: 'P' as const })),
      subjectCount: 1 + (index % 7) + (index % 10 === 9 ? 20 : 0),
      purpose: index % 5 === 0 ? null : 'Kunjungan keluarga, Malaysia',
      decisions: index % 3 === 0 ? [] : ['Penerbitan paspor ditunda, 02-02-2026'],
      state: 'Menunggu dokumen',
      officer: 'Fiktif Wibowo',
    }
  })

export const caseRegister = (changes: Partial<CaseRegisterInput> = {}): CaseRegisterData =>
  caseRegisterData.parse({
    letterhead: caseLetterhead,
    fromOn: plainDateOf(2026, 1, 1),
    untilOn: plainDateOf(2026, 3, 31),
    printedOn: plainDateOf(2026, 4, 1),
    rows: registerRows(8),
    subjectTotal: 29,
    place: 'Sampit',
    signatory,
    keptBy: { name: 'Operator Contoh', title: 'Petugas Register', nip: null },
    ...changes,
  })
