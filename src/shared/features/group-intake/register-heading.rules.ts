import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { refused, allowed, type Verdict } from '#shared/kernel/errors.ts'
import type { RegisterCell } from './register-cell.schema.ts'
import type { RegisterField, RegisterMapping } from './group-intake.schema.ts'

/** How columns are headed in registers of Indonesian offices and in English ones; compared without signs and capitals. */
const headingWords: Readonly<Record<RegisterField, readonly string[]>> = {
  fullName: [
    'nama',
    'nama lengkap',
    'nama penumpang',
    'nama calon',
    'nama pmi',
    'nama cpmi',
    'nama wni',
    'nama sesuai ktp',
    'nama sesuai paspor',
    'nama subjek',
    'nama peserta',
    'nama jamaah',
    'name',
    'full name',
    'passenger name',
    'passenger',
  ],
  alias: ['alias', 'nama alias', 'panggilan', 'nama panggilan', 'nickname', 'also known as'],
  role: ['peran', 'role', 'status dalam kasus'],
  sex: ['jenis kelamin', 'jk', 'l p', 'lp', 'kelamin', 'gender', 'sex', 'm f'],
  nik: [
    'nik',
    'no nik',
    'nomor nik',
    'no ktp',
    'nomor ktp',
    'ktp',
    'no induk kependudukan',
    'nomor induk kependudukan',
    'national id',
    'id number',
  ],
  familyCardNumber: [
    'kk',
    'no kk',
    'nomor kk',
    'kartu keluarga',
    'no kartu keluarga',
    'nomor kartu keluarga',
    'family card',
    'family card number',
  ],
  passportNumber: [
    'paspor',
    'no paspor',
    'nomor paspor',
    'no passport',
    'nomor passport',
    'passport',
    'passport no',
    'passport number',
    'no dokumen perjalanan',
    'travel document number',
    'splp',
    'no splp',
    'no paspor splp',
    'document number',
  ],
  birthPlace: [
    'tempat lahir',
    'tmpt lahir',
    'tmp lahir',
    'place of birth',
    'birth place',
    'birthplace',
    'pob',
  ],
  birthOn: [
    'tanggal lahir',
    'tgl lahir',
    'tgl lhr',
    'lahir',
    'date of birth',
    'birth date',
    'birthdate',
    'dob',
  ],
  birthPlaceAndDay: [
    'ttl',
    'tempat tanggal lahir',
    'tempat tgl lahir',
    'tempat dan tanggal lahir',
    'tempat dan tgl lahir',
    'place and date of birth',
    'place date of birth',
  ],
  phone: [
    'hp',
    'no hp',
    'nomor hp',
    'no handphone',
    'telepon',
    'no telepon',
    'nomor telepon',
    'telp',
    'no telp',
    'no tlp',
    'tlp',
    'wa',
    'no wa',
    'whatsapp',
    'no whatsapp',
    'kontak',
    'no kontak',
    'nomor kontak',
    'phone',
    'phone number',
    'mobile',
    'mobile number',
    'contact',
  ],
  identityAddress: [
    'alamat',
    'alamat ktp',
    'alamat sesuai ktp',
    'alamat asal',
    'alamat lengkap',
    'address',
    'home address',
    'daerah asal',
  ],
  domicileAddress: ['domisili', 'alamat domisili', 'alamat sekarang', 'domicile', 'current address'],
  occupation: ['pekerjaan', 'pekerjaan asal', 'occupation', 'profesi'],
  maritalStatus: ['status perkawinan', 'status kawin', 'status nikah', 'perkawinan', 'marital status'],
  education: ['pendidikan', 'pendidikan terakhir', 'education'],
  citizenship: ['kewarganegaraan', 'warga negara', 'kebangsaan', 'wn', 'nationality', 'citizenship'],
  motherName: ['nama ibu', 'nama ibu kandung', 'ibu kandung', 'mother', 'mothers name', 'mother name'],
  destinationCity: ['tujuan', 'kota tujuan', 'negara tujuan', 'destination', 'destination city', 'to'],
  vehicle: [
    'penerbangan',
    'no penerbangan',
    'nomor penerbangan',
    'flight',
    'flight number',
    'flight no',
    'kapal',
    'nama kapal',
    'vessel',
    'ship',
  ],
  bookingCode: [
    'pnr',
    'kode booking',
    'kode pemesanan',
    'booking code',
    'booking reference',
    'record locator',
  ],
  departsOn: [
    'tanggal berangkat',
    'tgl berangkat',
    'tanggal keberangkatan',
    'tgl keberangkatan',
    'departure date',
    'date of departure',
  ],
  employer: ['majikan', 'pemberi kerja', 'perusahaan', 'nama majikan', 'employer', 'company'],
  position: ['jabatan', 'posisi', 'jabatan pekerjaan', 'position', 'job title'],
}

const fieldsByWord: ReadonlyMap<string, RegisterField> = new Map(
  (Object.entries(headingWords) as [RegisterField, readonly string[]][]).flatMap(([field, words]) =>
    words.map((word) => [word, field] as const),
  ),
)

const textOf = (cell: RegisterCell): string => (typeof cell === 'string' ? cell : '')

/** What a column seems to be by its heading; a remark in brackets is left out where the whole says nothing. */
export const fieldForHeading = (heading: string): RegisterField | undefined =>
  fieldsByWord.get(searchKeyOf(heading)) ??
  fieldsByWord.get(searchKeyOf(heading.replaceAll(/\([^)]*\)|\*/g, ' '))) ??
  fieldsByWord.get(searchKeyOf(heading.replaceAll(/[./]/g, ' ')))

/** A mapping for a heading: each field goes to the first column that is named like it. */
export const mappingForHeading = (cells: readonly RegisterCell[]): RegisterMapping => {
  const taken = new Set<RegisterField>()
  return cells.map((cell) => {
    const field = fieldForHeading(textOf(cell))
    if (field === undefined || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

const fewestKnownHeadings = 2

/** The first row that names at least two columns we know; titles often stand above it. */
export const headingRowOf = (
  rows: readonly { number: number; cells: readonly RegisterCell[] }[],
): number | null => {
  const known = (cells: readonly RegisterCell[]): number =>
    mappingForHeading(cells).filter((field) => field !== null).length
  const found = rows.find(({ cells }) => known(cells) >= fewestKnownHeadings)
  return (found ?? rows.find(({ cells }) => known(cells) > 0))?.number ?? null
}

/** Under what a mapping is remembered: all headings in their order. Headings name no persons. */
export const headingKeyOf = (cells: readonly RegisterCell[]): string =>
  cells.map((cell) => searchKeyOf(textOf(cell))).join('|')

/** Whether columns can be read so: a name there must be, and no field twice. */
export const canReadColumns = (mapping: RegisterMapping): Verdict => {
  const fields = mapping.filter((field) => field !== null)
  const twice = fields.find((field, index) => fields.indexOf(field) !== index)
  if (twice !== undefined) return refused('REGISTER_FIELD_MAPPED_TWICE', { field: twice })
  return fields.includes('fullName') ? allowed : refused('REGISTER_NAME_NOT_MAPPED')
}

/** Cases of more people are not worked as one; who has more makes several registers of it. */
export const largestGroup = 1000

/** Whether the chosen rows of a checked register can go into one case. */
export const canAddGroup = ({ chosen }: { chosen: number }): Verdict => {
  if (chosen === 0) return refused('REGISTER_NOTHING_CHOSEN')
  return chosen > largestGroup ? refused('SUBJECTS_FULL', { maximum: largestGroup }) : allowed
}
