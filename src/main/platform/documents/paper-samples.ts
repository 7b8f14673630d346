import {
  agreementArticles,
  agreementOpening,
  usualConsiderations,
  usualScope,
} from '#shared/features/document/papers/agreement-articles.ts'
import {
  agreementData,
  type AgreementData,
  type AgreementInput,
} from '#shared/features/document/papers/agreement.schema.ts'
import {
  certificateBody,
  certificateData,
  type CertificateData,
  type CertificateInput,
} from '#shared/features/document/papers/certificate.schema.ts'
import {
  decreeData,
  type DecreeData,
  type DecreeInput,
} from '#shared/features/document/papers/decree.schema.ts'
import {
  villageSheetData,
  type VillageSheetData,
  type VillageSheetInput,
} from '#shared/features/document/papers/village-sheet.schema.ts'
import { plainDateOf } from '#shared/kernel/plain-date.ts'

/** Data of papers for the tests. All persons, numbers and offices' answers are invented. */

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#888"/></svg>'

export const plainLogo = { mediaType: 'image/svg+xml' as const, base64: Buffer.from(svg).toString('base64') }

/** One grey pixel. */
export const pngLogo = {
  mediaType: 'image/png' as const,
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
}

const office = 'Kantor Imigrasi Kelas II TPI Sampit'
const head = { title: 'Kepala Kantor', name: 'PEJABAT CONTOH' }

/** The longest names of the official region table, a long office and persons with many titles. */
export const longestNames = {
  village: 'Kampuang Tanjuang Koto Mambang Sungai Durian',
  path: 'Kecamatan Buay Pematang Ribu Ranau Tengah, Kabupaten Kep. Siau Tagulandang Biaro, Provinsi Kepulauan Bangka Belitung',
  office: 'Kantor Imigrasi Kelas I Khusus TPI Tanjung Balai Karimun',
  decree:
    'Keputusan Kepala Kantor Imigrasi Kelas I Khusus TPI Tanjung Balai Karimun Nomor WIM.11.IMI.IMI.1.1949-GR.03.05-0099 Tahun 2026 tanggal 27 November 2026',
  person: 'Dr. Drs. PEJABAT CONTOH FIKTIF WIRANEGARA KUSUMAWARDHANA, S.H., M.H., M.Si.',
} as const

const decreeOf2024 = `Keputusan Kepala ${office} Nomor W.17.IMI.IMI.2-GR.03.05-0099 Tahun 2024 tanggal 27 Februari 2024`

export const certificateSheet = {
  villageName: 'Desa Tanjung Harapan',
  path: 'Kecamatan Telaga Antang, Kabupaten Kotawaringin Timur, Provinsi Kalimantan Tengah',
  body: certificateBody({ officeName: office, decree: decreeOf2024 }),
  serial: 'DBI-6202172015-2024-01',
}

export const certificate = (changes: Partial<CertificateInput> = {}): CertificateData =>
  certificateData.parse({
    letterheadLines: [
      'Kementerian Hukum dan Hak Asasi Manusia Republik Indonesia',
      'Kantor Wilayah Kalimantan Tengah',
      office,
    ],
    place: 'Sampit',
    signedOn: '2024-02-27',
    signatory: head,
    certificates: [certificateSheet],
    ...changes,
  })

/** Everything at its longest at once: both pictures, four lines, number, witness, two lines of titles. */
export const longestCertificate = (villageName: string) =>
  certificate({
    emblem: plainLogo,
    partnerLogo: pngLogo,
    letterheadLines: [
      'Kementerian Imigrasi dan Pemasyarakatan Republik Indonesia',
      'Direktorat Jenderal Imigrasi',
      'Kantor Wilayah Kepulauan Bangka Belitung',
      longestNames.office,
    ],
    place: 'Tanjung Balai Karimun',
    signedOn: '2026-11-27',
    signatory: {
      prefix: 'Plt.',
      title: `Kepala ${longestNames.office}`,
      name: longestNames.person,
      nip: '19700101 199503 1 001',
    },
    witness: {
      prefix: 'a.n.',
      title: 'Bupati Kepulauan Siau Tagulandang Biaro',
      deputyTitle: 'Sekretaris Daerah',
      name: longestNames.person,
      nip: '19700101 199503 1 002',
    },
    certificates: [
      {
        villageName,
        path: longestNames.path,
        body: certificateBody({ officeName: longestNames.office, decree: longestNames.decree }),
        number: 'WIM.11.IMI.IMI.1.1949-GR.03.05-0099/PIAGAM/XI/2026',
        serial: 'DBI-1305162006-2026-060',
      },
    ],
  })

const letterhead = {
  logo: plainLogo,
  parentLines: [
    'KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA',
    'KANTOR WILAYAH KALIMANTAN TENGAH',
  ],
  officeName: 'KANTOR IMIGRASI KELAS II TPI SAMPIT',
  address: 'Jalan Contoh Nomor 1, Sampit',
  contact: 'Laman: contoh.invalid, Pos-el: kanim@contoh.invalid',
}

export const annexVillages = (count: number) =>
  Array.from({ length: count }, (_entry, index) => ({
    name: index % 7 === 0 ? `Nagari ${longestNames.village}` : `Desa Contoh ${index + 1}`,
    district: 'Buay Pematang Ribu Ranau Tengah',
    regency: index % 3 === 0 ? 'Kabupaten Kep. Siau Tagulandang Biaro' : 'Kotawaringin Timur',
    code: '62.02.17.2015',
    liaison: index % 2 === 0 ? 'Fiktif Melati' : null,
  }))

export const decree = (changes: Partial<DecreeInput> = {}): DecreeData =>
  decreeData.parse({
    letterhead,
    issuer: `Kepala ${office}`,
    number: 'W.17.IMI.IMI.2-GR.03.05-0099 TAHUN 2024',
    about: `Penetapan Desa Tanjung Harapan sebagai Desa Binaan Imigrasi ${office}`,
    considering: [
      'bahwa untuk mencegah Tindak Pidana Perdagangan Orang perlu dilakukan pembinaan kepada masyarakat desa;',
      'bahwa Desa Tanjung Harapan menyatakan kesediaan menjadi Desa Binaan Imigrasi;',
    ],
    recalling: [
      'Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian;',
      'Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang;',
    ],
    dictums: [
      'Menetapkan Desa Tanjung Harapan sebagai Desa Binaan Imigrasi.',
      'Menugaskan Petugas Imigrasi Pembina Desa untuk melaksanakan pembinaan.',
      'Keputusan ini mulai berlaku pada tanggal ditetapkan.',
    ],
    place: 'Sampit',
    signedOn: '2024-02-27',
    signatory: { ...head, title: `Kepala ${office}` },
    copiesTo: ['Direktur Jenderal Imigrasi', 'Bupati Kotawaringin Timur'],
    ...changes,
  })

const parties = [
  {
    institution: office,
    logo: plainLogo,
    number: 'W.17.IMI.IMI.2-HH.05.05-0100',
    signatoryName: 'PEJABAT CONTOH',
    signatoryTitle: `Kepala ${office}`,
    address: 'Jalan Contoh Nomor 1, Sampit',
    obligations: ['menugaskan PIMPASA', 'memberikan sosialisasi'],
  },
  {
    institution: 'Pemerintah Kabupaten Kotawaringin Timur',
    logo: pngLogo,
    number: '180/FIKTIF/2024',
    signatoryName: 'FIKTIF WIBOWO',
    signatoryTitle: 'Bupati Kotawaringin Timur',
    address: 'Jalan Contoh Nomor 2, Sampit',
    obligations: ['menyediakan tempat dan peserta'],
  },
]

export const agreement = (changes: Partial<AgreementInput> = {}): AgreementData =>
  agreementData.parse({
    title: 'Perjanjian Kerja Sama',
    about: 'Pembentukan dan Pembinaan Desa Binaan Imigrasi',
    parties: parties.map(({ obligations: _obligations, ...party }) => party),
    opening: agreementOpening(plainDateOf(2024, 2, 27), 'Sampit'),
    considerations: [...usualConsiderations],
    articles: agreementArticles({
      parties,
      scope: usualScope,
      startsOn: plainDateOf(2024, 2, 27),
      endsOn: plainDateOf(2027, 2, 26),
    }),
    ...changes,
  })

export const recoveryCode = {
  officeName: office,
  createdOn: '2026-11-27',
  groups: ['7K2M', '0OQD', '9XWB', 'R1IL', 'P5S8', '4ZTE', 'N6GC', 'HVJF'],
  checksum: 'Q7',
  envelopeNumber: null,
  share: null,
}

/** One of three: two groups more than the whole code. */
export const recoveryShare = {
  ...recoveryCode,
  groups: [...recoveryCode.groups, 'D3AY', 'E8XC'],
  share: { number: 3, keeper: 'regionalOffice' },
}

export const rootCode = {
  officeName: office,
  createdOn: '2026-11-27',
  groups: recoveryCode.groups,
  checksum: '0Q7M',
  fingerprint: '9F3A 22C0 71BE 08D4',
}

export const villageSheet = (changes: Partial<VillageSheetInput> = {}): VillageSheetData =>
  villageSheetData.parse({
    officeName: office,
    printedOn: '2026-11-27',
    villageName: 'Desa Tanjung Harapan',
    path: certificateSheet.path,
    code: '62.02.17.2015',
    state: 'Aktif',
    head: { title: 'Kepala Desa', name: 'Fiktif Wibowo' },
    liaison: { name: 'Fiktif Melati', since: '2024-03-01' },
    agreement: {
      title: 'Perjanjian Kerja Sama dengan Pemerintah Kabupaten Kotawaringin Timur',
      numbers: ['W.17.IMI.IMI.2-HH.05.05-0100', '180/FIKTIF/2024'],
      startsOn: '2024-02-27',
      endsOn: '2027-02-26',
      remainingDays: 91,
    },
    designation: [{ label: 'Keputusan', value: decreeOf2024 }],
    milestones: [{ on: '2024-02-27', event: 'Penetapan dan peresmian' }],
    certificatePrints: [{ on: '2024-02-27', serial: 'DBI-6202172015-2024-01', by: 'Operator Contoh' }],
    ...changes,
  })
