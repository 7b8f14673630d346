import { demoLogin } from '#main/features/session/index.ts'
import type { SetupInput } from '#shared/features/setup/setup.contract.ts'
import { standardLetterheads } from '#shared/features/office/office.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

/*
 * Example data: places are from the public region table, every person, number and address is invented.
 */

const day = (text: string): PlainDate => text as PlainDate

export const demoSetup: SetupInput = {
  language: 'id',
  office: {
    officeClass: 'Kelas II TPI',
    name: 'Sampit',
    city: 'Sampit',
    provinceName: 'Kalimantan Tengah',
    address: 'Jl. Contoh Km 0,5, Kelurahan Contoh, Sampit 00000',
    phone: '(0531) 000000',
    email: 'kanim@contoh.invalid',
    website: 'contoh.invalid',
  },
  logo: null,
  regencyCodes: ['62.02', '62.06', '62.07'],
  letterheads: standardLetterheads('Kalimantan Tengah'),
  signatory: {
    fullName: 'Pejabat Contoh, S.H.',
    nip: '19000101 200001 1 000',
    title: 'Kepala Kantor',
    capacity: 'definitive',
    fromOn: day('2023-01-02'),
    untilOn: day('2024-12-31'),
  },
  officer: {
    ...demoLogin,
    fullName: 'Kartika Contoh',
    nip: null,
    position: 'Kepala Seksi Teknologi Informasi',
    role: 'officeHead',
  },
}

export const laterSignatory = {
  fullName: 'Pengganti Contoh, S.E., M.M.',
  nip: '19000202 200002 2 000',
  title: 'Kepala Kantor',
  capacity: 'definitive',
  fromOn: day('2025-01-01'),
  untilOn: null,
} as const

export type DemoVillage = {
  code: string
  name: string
  head: string
  liaison?: string
  upTo: 'candidate' | 'surveyed' | 'agreed' | 'designated' | 'active'
}

export const firstVillage: DemoVillage = {
  code: '62.02.17.2015',
  name: 'Tanjung Harapan',
  head: 'Fiktif Wibowo',
  liaison: 'Pimpasa Contoh Satu',
  upTo: 'active',
}

/** Designated together in one ceremony. */
export const ceremonyVillages: DemoVillage[] = [
  ['62.02.08.2005', 'Sebamban', 'Rekaan Satu'],
  ['62.02.08.2006', 'Samuda Besar', 'Rekaan Dua'],
  ['62.02.08.2007', 'Samuda Kecil', 'Rekaan Tiga'],
  ['62.02.08.2010', 'Jaya Kelapa', 'Rekaan Empat'],
  ['62.02.08.2011', 'Basirih Hulu', 'Rekaan Lima'],
  ['62.02.08.2012', 'Jaya Karet', 'Rekaan Enam'],
  ['62.02.08.2013', 'Handil Sohor', 'Rekaan Tujuh'],
  ['62.02.08.2014', 'Sei Ijum Raya', 'Rekaan Delapan'],
].map(([code = '', name = '', head = ''], index) => ({
  code,
  name,
  head,
  upTo: 'designated',
  ...(index < 5 ? { liaison: index < 3 ? 'Pimpasa Contoh Dua' : 'Pimpasa Contoh Tiga' } : {}),
}))

export const candidateVillages: DemoVillage[] = [
  { code: '62.02.17.2008', name: 'Beringin Agung', head: 'Uji Lestari', upTo: 'agreed' },
  { code: '62.02.17.2001', name: '', head: 'Rekaan Sembilan', upTo: 'surveyed' },
  { code: '62.02.06.2010', name: '', head: 'Rekaan Sepuluh', upTo: 'candidate' },
]
