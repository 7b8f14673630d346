import { parseTypedDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { canHavePeriod } from './agency.rules.ts'
import type { AgencyRowRefusal } from './agency-directory.schema.ts'
import type { AgencyKind } from './agency.schema.ts'

/** Columns of the list that is filled in without the program, with the Indonesian words they are headed by. */
export const agencyColumns = {
  kind: 'Jenis instansi',
  name: 'Nama resmi',
  shortName: 'Nama singkat',
  addressee: 'Tujuan surat (jabatan)',
  city: 'Kota',
  address: 'Alamat',
  phone: 'Telepon',
  email: 'Surel',
  hours: 'Jam layanan',
  regions: 'Wilayah kerja (kode atau nama, dipisah koma)',
  validFrom: 'Berlaku sejak',
  validUntil: 'Berlaku sampai',
  source: 'Sumber',
  note: 'Catatan',
} as const
export type AgencyColumn = keyof typeof agencyColumns
export const agencyColumnNames = Object.keys(agencyColumns) as AgencyColumn[]

/** Without these nothing of a row can be kept. */
export const neededAgencyColumns = ['kind', 'name', 'addressee', 'city', 'validFrom'] as const

/** Words of the kind column: the first is the one the form names, the others are what offices write. */
const kindWords: Readonly<Record<AgencyKind, readonly string[]>> = {
  police: ['kepolisian', 'polisi', 'polri', 'polres', 'polda', 'polsek', 'satgas tppo'],
  workerProtection: ['bp3mi', 'p4mi', 'kp2mi', 'bp2mi', 'pelindungan pmi'],
  labourOffice: ['dinas tenaga kerja', 'disnaker', 'disnakertrans', 'ltsa'],
  womenAndChildProtection: ['uptd ppa', 'ppa', 'dp3a', 'pelindungan perempuan dan anak'],
  socialOffice: ['dinas sosial', 'dinsos', 'rptc', 'lksa'],
  hospital: ['rumah sakit', 'rsud', 'puskesmas'],
  witnessProtectionAgency: ['lpsk'],
  prosecutor: ['kejaksaan', 'kejari', 'kejati'],
  immigrationInvestigator: ['ppns keimigrasian', 'ppns'],
  regionalOffice: ['kantor wilayah', 'kanwil'],
  directorateGeneral: ['ditjen imigrasi', 'direktorat jenderal imigrasi'],
  mission: ['perwakilan ri', 'kbri', 'kjri'],
  internationalOrganisation: ['organisasi internasional', 'iom', 'unhcr'],
  localGovernment: ['pemerintah daerah', 'pemda', 'pemkab', 'pemkot', 'pemprov'],
  villageGovernment: ['pemerintah desa', 'pemdes', 'desa'],
  inspectorate: ['inspektorat', 'inspektorat jenderal'],
  otherAgency: ['lainnya', 'lain'],
}
export const agencyKindFormWords: readonly string[] = Object.values(kindWords).map(([word]) => word ?? '')

const kindOf = (text: string): AgencyKind | undefined => {
  const key = searchKeyOf(text)
  return (Object.keys(kindWords) as AgencyKind[]).find((kind) => kindWords[kind].includes(key))
}

const headingKey = (text: string): string => searchKeyOf(text.replaceAll(/\([^)]*\)/g, ' '))

/** Which column of the file holds what; a heading is compared without signs, capitals and what stands in brackets. */
export const agencyColumnsOf = (headings: readonly string[]): Partial<Record<AgencyColumn, number>> => {
  const found = headings.map(headingKey)
  return Object.fromEntries(
    agencyColumnNames.flatMap((column) => {
      const at = found.indexOf(headingKey(agencyColumns[column]))
      return at === -1 ? [] : [[column, at]]
    }),
  )
}

/** What the cells of a row say, before regions are looked up. */
export type AgencyFormRow = Record<
  Exclude<AgencyColumn, 'kind' | 'regions' | 'validFrom' | 'validUntil'>,
  string
> & {
  kind: AgencyKind
  regions: string[]
  validFrom: PlainDate
  validUntil: PlainDate | null
}

export type AgencyFormReading =
  | { row: AgencyFormRow; refusal?: never }
  | { row?: never; refusal: AgencyRowRefusal }

/** `cell` gives the tidied text of a column, '' where it is empty. */
export const readAgencyRow = (
  cell: (column: AgencyColumn) => string,
  today: PlainDate,
): AgencyFormReading => {
  const kind = kindOf(cell('kind'))
  if (kind === undefined) return { refusal: 'kindUnknown' }
  if (cell('name') === '') return { refusal: 'nameMissing' }
  if (cell('addressee') === '') return { refusal: 'addresseeMissing' }
  if (cell('city') === '') return { refusal: 'cityMissing' }
  const validFrom = parseTypedDate(cell('validFrom'), today)
  if (validFrom === undefined) return { refusal: 'validFromUnreadable' }
  const validUntil = cell('validUntil') === '' ? null : parseTypedDate(cell('validUntil'), today)
  if (validUntil === undefined) return { refusal: 'validUntilUnreadable' }
  if (!canHavePeriod({ validFrom, validUntil }).allowed) return { refusal: 'periodInvalid' }
  return {
    row: {
      kind,
      name: cell('name'),
      shortName: cell('shortName'),
      addressee: cell('addressee'),
      city: cell('city'),
      address: cell('address'),
      phone: cell('phone'),
      email: cell('email'),
      hours: cell('hours'),
      regions: cell('regions')
        .split(/[,;\n]/)
        .map((text) => text.trim())
        .filter(Boolean),
      validFrom,
      validUntil,
      source: cell('source'),
      note: cell('note'),
    },
  }
}
