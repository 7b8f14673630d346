import type { CaseChannel, Confidentiality, Modus, Urgency } from '#shared/features/case/case.schema.ts'
import type { DecisionKind, ReasonCode } from '#shared/features/decision/decision.schema.ts'
import type { EntityKind, EntityRole } from '#shared/features/entity/entity.schema.ts'
import type { z } from 'zod'
import type { subjectIdentityInput } from '#shared/features/subject/subject.schema.ts'
import type { Role } from '#shared/kernel/permissions.ts'

/*
 * Example data: every person, number and address is invented. NIKs have region codes of the table and serials of nobody.
 */

export const demoStaff = [
  {
    login: 'kasi-contoh',
    fullName: 'Kasi Contoh',
    position: 'Kepala Seksi Intelijen dan Penindakan Keimigrasian',
    roles: ['sectionHead'],
    section: 'Seksi Intelijen dan Penindakan Keimigrasian',
  },
  {
    login: 'petugas-contoh',
    fullName: 'Petugas Contoh',
    position: 'Analis Keimigrasian',
    roles: ['officer'],
    section: 'Seksi Intelijen dan Penindakan Keimigrasian',
  },
  {
    login: 'loket-contoh',
    fullName: 'Loket Contoh',
    position: 'Petugas loket paspor',
    roles: ['operator'],
    section: 'Seksi Lalu Lintas Keimigrasian',
  },
  {
    login: 'auditor-contoh',
    fullName: 'Auditor Contoh',
    position: 'Pengawas internal',
    roles: ['auditor'],
    section: 'Seksi Lalu Lintas Keimigrasian',
  },
] as const satisfies readonly {
  login: string
  fullName: string
  position: string
  roles: readonly Role[]
  section: string
}[]

export type DemoPerson = Partial<z.input<typeof subjectIdentityInput>> & {
  phone?: string
  /** Indicators answered with yes, with what each rests on. */
  yes?: Readonly<Record<string, string>>
}

export type DemoDecision = {
  kind: DecisionKind
  reasonCode: ReasonCode
  ground: string
  documents?: readonly string[]
  /** Days after the receipt. */
  after: number
}

export type DemoCase = {
  title: string
  channel: CaseChannel
  /** Days before today. */
  ago: number
  chronology: string
  modus?: readonly Modus[]
  confidentiality?: Confidentiality
  urgency?: Urgency
  people: readonly DemoPerson[]
  entities?: readonly {
    kind: EntityKind
    value: string
    role: EntityRole
    bank?: string
    platform?: 'telegram'
  }[]
  decision?: DemoDecision
  task?: { title: string; inDays: number }
}

const documents = ['Surat undangan atau jaminan', 'Fotokopi paspor atau izin tinggal pengundang']

const groupAnswers = {
  P05: 'Satu pendamping yang bukan kerabat membawa tujuh orang.',
  P09: 'Tiket sekali jalan Jakarta–Kuala Lumpur–Jeddah.',
  P10: 'Satu kode pemesanan, saling tidak mengenal.',
  D03: 'Jawaban sama kata demi kata.',
  D08: 'Tidak ada rekomendasi dan surat PPIU.',
  C10: 'Pendamping menjawab untuk mereka.',
  T09: 'Berangkat dengan visa kunjungan.',
  U04: 'Jadwal berangkat malam ini.',
  U07: 'Rombongan tujuh orang.',
}
const toldToLie = { C15: 'Disuruh menjawab umrah.' }

export const demoCases: readonly DemoCase[] = [
  {
    title: 'Kunjungan keluarga ke Kuching tanpa undangan',
    channel: 'passportInterview',
    ago: 12,
    chronology:
      'Pemohon menerangkan akan mengunjungi paman di Kuching, tidak membawa undangan dan tidak dapat menyebutkan tanggal pulang.',
    people: [
      {
        fullName: 'Fiktif Melati',
        sex: 'female',
        birthOn: '2001-03-14',
        birthPlace: 'Telaga Antang',
        nik: '6202175403010001',
        phone: '0812-0000-0003',
        yes: {
          D02: 'Tidak dapat menyebut tanggal pulang.',
          D08: 'Undangan dan fotokopi paspor pengundang belum ada.',
          D10: 'Uang saku tidak sesuai lama kunjungan.',
          C11: 'Ada utang keluarga yang mendesak.',
        },
      },
    ],
    decision: {
      kind: 'passportDeferred',
      reasonCode: 'documentsMissing',
      ground: 'Dokumen pendukung kunjungan keluarga belum lengkap.',
      documents,
      after: 0,
    },
  },
  {
    title: 'Tawaran kerja daring ke luar negeri dengan tiket pihak ketiga',
    channel: 'passportInterview',
    ago: 4,
    urgency: 'urgent',
    chronology:
      'Pemohon mengaku wisata ke Bangkok. Percakapan di telepon menunjukkan tawaran layanan pelanggan dengan upah USD 900 dan tujuan akhir Myawaddy.',
    modus: ['onlineScam', 'tourismCover'],
    people: [
      {
        fullName: 'Uji Rahmat',
        sex: 'male',
        birthOn: '1994-11-05',
        nik: '6202080511940002',
        phone: '0812-0000-0004',
        yes: {
          D01: 'Percakapan menyebut pekerjaan, bukan wisata.',
          P03: 'Tiket dan paspor diurus orang lain.',
          P09: 'Tiket dibeli orang yang tidak dikenal.',
          P11: 'Transit dan tujuan dalam daftar peringatan.',
          P12: 'Direkrut lewat Telegram tanpa perusahaan yang dapat diperiksa.',
          C01: 'Upah USD 900 untuk layanan pelanggan tanpa kontrak.',
          C02: 'Tempat kerja sebenarnya disembunyikan.',
          C04: 'Utang Rp12.000.000 dipotong dari gaji.',
          C15: 'Disuruh menjawab berlibur.',
          T02: 'Tujuan akhir kompleks penipuan daring.',
          T09: 'Bekerja dengan visa kunjungan.',
        },
      },
    ],
    entities: [
      { kind: 'person', value: 'Boss Coba', role: 'recruiter' },
      { kind: 'phone', value: '0812-0000-0099', role: 'contact' },
      { kind: 'account', value: '1234567890', role: 'payee', bank: 'Bank Contoh' },
      { kind: 'social', value: '@agen_fiktif', role: 'contact', platform: 'telegram' },
    ],
    decision: {
      kind: 'passportDeferred',
      reasonCode: 'suspectedTrafficking',
      ground: 'Keterangan tujuan bertentangan dengan bukti; diperlukan pendalaman.',
      documents: ['Bukti kemampuan keuangan'],
      after: 0,
    },
    task: { title: 'Hubungi BP3MI untuk keterangan P3MI', inDays: 1 },
  },
  {
    title: 'Rombongan umrah dengan satu kode pemesanan',
    channel: 'checkpointDeparture',
    ago: 1,
    urgency: 'urgent',
    chronology:
      'Tujuh perempuan dengan koper seragam, tiket sekali jalan, dan satu pendamping yang menjawab untuk mereka.',
    modus: ['pilgrimageCover'],
    people: [1991, 1984, 1999, 1988, 2002, 1995, 1986].map((year, index) => ({
      fullName: `Contoh ${['Satu', 'Dua', 'Tiga', 'Empat', 'Lima', 'Enam', 'Tujuh'][index] ?? ''}`,
      sex: 'female' as const,
      birthOn: `${year}-0${index + 1}-11`,
      nikUnknownReason: 'notCarried' as const,
      yes: index < 2 ? { ...groupAnswers, ...toldToLie } : groupAnswers,
    })),
    entities: [
      { kind: 'person', value: 'Ust. Fiktif', role: 'escort' },
      { kind: 'booking', value: 'FIKTF1', role: 'travel' },
    ],
    decision: {
      kind: 'departureDeferred',
      reasonCode: 'suspectedNonprocedural',
      ground: 'Dokumen perjalanan ibadah tidak ada dan tujuan kerja diakui satu orang.',
      after: 0,
    },
    task: { title: 'Periksa surat PPIU yang dijanjikan menyusul', inDays: 0 },
  },
  {
    title: 'Pemohon magang tanpa surat Binalattas',
    channel: 'passportDocumentCheck',
    ago: 45,
    chronology: 'Pemohon menyebut program magang, surat lembaga pelatihan tidak dapat ditunjukkan.',
    modus: ['internshipCover'],
    people: [
      {
        fullName: 'Coba Lestari Panjang Sekali Namanya',
        sex: 'female',
        birthOn: '1999-06-21',
        nik: '6202086106990003',
        yes: { D06: 'Surat lembaga berbeda dengan arsip penerbit.', D02: 'Tidak tahu nama tempat magang.' },
      },
    ],
    decision: {
      kind: 'passportDeferred',
      reasonCode: 'documentsDoubted',
      ground: 'Surat lembaga pelatihan perlu dibuktikan.',
      documents: ['Surat Binalattas, sekolah, atau LPK'],
      after: 1,
    },
  },
  {
    title: 'Anak dalam rombongan keluarga ke Tawau',
    channel: 'checkpointDeparture',
    ago: 7,
    confidentiality: 'restricted',
    chronology: 'Seorang anak berangkat dengan dua orang dewasa yang bukan orang tuanya.',
    people: [
      {
        fullName: 'Rekaan Kecil',
        sex: 'male',
        birthOn: '2013-09-02',
        nikUnknownReason: 'notCarried',
        yes: {
          P05: 'Pendamping bukan kerabat.',
          P09: 'Tiket sekali jalan dibeli orang lain.',
          P13: 'Berkas paspor diurus pendamping.',
          D08: 'Tidak ada surat izin orang tua.',
        },
      },
      { role: 'companion', fullName: 'Rekaan Pendamping', sex: 'female', nikUnknownReason: 'refused' },
    ],
    task: { title: 'Hubungi UPTD PPA', inDays: 2 },
  },
  {
    title: 'Informasi BP3MI tentang penampungan di Baamang',
    channel: 'agencyInformation',
    ago: 2,
    chronology: 'Surat BP3MI menyebut sebuah rumah yang dipakai menampung calon pekerja migran.',
    people: [
      {
        description: 'Perempuan sekitar 30 tahun, dilaporkan oleh tetangga',
        nikUnknownReason: 'notYetKnown',
      },
    ],
    entities: [
      { kind: 'address', value: 'Jl. Rekaan Nomor 7, Baamang', role: 'holdingPlace' },
      { kind: 'phone', value: '0812-0000-0099', role: 'contact' },
    ],
  },
  {
    title: 'Pengaduan lewat telepon tentang janji kerja kebun',
    channel: 'publicComplaint',
    ago: 0,
    chronology: 'Pelapor menyebut saudaranya dijanjikan bekerja di kebun tanpa kontrak.',
    people: [{ fullName: 'Andaian', sex: 'male', nikUnknownReason: 'notCarried' }],
  },
]

/** A deferral that turned out harmless, closed long ago. */
export const closedDemoCase: DemoCase = {
  title: 'Kunjungan keluarga, undangan menyusul',
  channel: 'passportInterview',
  ago: 120,
  chronology: 'Undangan dan fotokopi paspor pengundang dibawa dua belas hari kemudian.',
  people: [
    {
      fullName: 'Khayal Putri',
      sex: 'female',
      birthOn: '1996-02-29',
      nik: '6206016902960004',
      yes: { D08: 'Undangan belum dibawa.', D02: 'Tanggal pulang belum pasti.' },
    },
  ],
  decision: {
    kind: 'passportContinue',
    reasonCode: 'documentsComplete',
    ground: 'Undangan dan fotokopi paspor pengundang sudah diperiksa.',
    after: 12,
  },
}

/** Written down at the counter and not taken over yet: the operator sees his own entry. */
export const counterDemoCase: DemoCase = {
  title: 'Magang di perkebunan, surat penempatan belum ada',
  channel: 'passportInterview',
  ago: 1,
  chronology: 'Pemohon menyebut program magang; surat dari penyelenggara belum dibawa.',
  people: [
    { fullName: 'Rekaan Wulan', sex: 'female', birthOn: '2001-03-14', nikUnknownReason: 'notCarried' },
  ],
}

export const demoReports = [
  {
    category: 'traffickingSign',
    title: 'Tiga perempuan akan dijemput malam hari',
    chronology: 'Warga menyebut tiga perempuan akan dijemput mobil sewaan menuju pelabuhan.',
    estimatedPersons: 3,
    channel: 'whatsapp',
    hoursAgo: 9,
  },
  {
    category: 'villageActivity',
    title: 'Sosialisasi bersama Karang Taruna',
    chronology: 'Empat puluh warga hadir, banyak pertanyaan tentang paspor bagi calon pekerja migran.',
    estimatedPersons: null,
    channel: 'letter',
    hoursAgo: 30,
  },
] as const
