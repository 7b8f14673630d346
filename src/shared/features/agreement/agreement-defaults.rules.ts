import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Office } from '../office/office.schema.ts'
import { capacityPrefix, signatoriesOn } from '../office/office.rules.ts'
import type { AgreementInput } from './agreement.schema.ts'

type Party = AgreementInput['parties'][number]

/** The title a new agreement starts with; every word of it can be changed. */
export const standardTitle = 'Pembentukan dan Pembinaan Desa Binaan Imigrasi'

/** The office itself as a party, with the person who may sign for it on that day. */
export const ownPartyOn = (
  office: Pick<Office, 'fullName' | 'details' | 'signatories'>,
  day: PlainDate,
): Party => {
  const signatory = signatoriesOn(office.signatories, day)[0]
  return {
    institution: office.fullName,
    representative: signatory?.fullName ?? null,
    representativeTitle: signatory
      ? `${capacityPrefix[signatory.capacity]}${fullTitle(signatory.title, office.fullName)}`
      : null,
    authority: null,
    address: office.details.address,
    number: null,
  }
}

/** `Kepala Kantor` becomes `Kepala Kantor Imigrasi …`; any other title stands as it is. */
const fullTitle = (title: string, officeName: string): string =>
  title === 'Kepala Kantor' ? `Kepala ${officeName}` : title

/** The government of a regency or city as a party: `Kabupaten X` has a Bupati, `Kota X` a Wali Kota. */
export const regencyParty = (regencyName: string): Party => {
  const [kind, ...rest] = regencyName.split(' ')
  const place = rest.join(' ')
  const heads: Readonly<Record<string, string>> = { Kabupaten: 'Bupati', Kota: 'Wali Kota' }
  const head = heads[kind ?? '']
  return {
    institution: `Pemerintah ${regencyName}`,
    representative: null,
    representativeTitle: head === undefined ? null : `${head} ${place}`,
    authority: null,
    address: null,
    number: null,
  }
}

export const emptyParty: Party = {
  institution: '',
  representative: null,
  representativeTitle: null,
  authority: null,
  address: null,
  number: null,
}

/** What an immigration office and a regency usually take upon themselves. */
export const standardObligations: AgreementInput['obligations'] = [
  { party: 1, text: 'menugaskan Petugas Imigrasi Pembina Desa (PIMPASA) pada desa binaan', fulfilled: false },
  { party: 1, text: 'melaksanakan sosialisasi dan penyuluhan hukum keimigrasian', fulfilled: false },
  { party: 1, text: 'memfasilitasi layanan keimigrasian bagi masyarakat desa binaan', fulfilled: false },
  {
    party: 1,
    text: 'menindaklanjuti informasi dan laporan yang disampaikan dari desa binaan',
    fulfilled: false,
  },
  {
    party: 2,
    text: 'menyediakan data dan informasi calon Pekerja Migran Indonesia dari desa binaan',
    fulfilled: false,
  },
  { party: 2, text: 'memfasilitasi tempat dan peserta kegiatan sosialisasi', fulfilled: false },
  { party: 2, text: 'mendorong pemerintah desa menyampaikan laporan secara berkala', fulfilled: false },
]

/** What an addendum is about in most cases; the paper itself names it an addendum. */
export const addendumTitle = (parentTitle: string): string =>
  `Perpanjangan Kerja Sama ${parentTitle}`.slice(0, 300).trim()
