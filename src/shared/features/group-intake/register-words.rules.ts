import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type { educationLevels, maritalStatuses, SubjectRole } from '../subject/subject.schema.ts'
import type { Sex } from '../identity/identity.schema.ts'

/** What people write into a cell to say that there is nothing. */
const emptyWords: ReadonlySet<string> = new Set([
  '',
  'tidak ada',
  'tdk ada',
  'nihil',
  'kosong',
  'na',
  'n a',
  'none',
  'null',
  'nil',
])

/** Whether a cell says nothing: empty, only signs, or a word for it. */
export const isEmptyText = (text: string): boolean => text === '' || emptyWords.has(searchKeyOf(text))

const byWord = <Value>(words: Readonly<Record<string, Value>>) => {
  const table = new Map(Object.entries(words))
  return (text: string): Value | undefined => table.get(searchKeyOf(text))
}

/** `P` is perempuan: beside `L` it never means pria. */
export const sexOfWord = byWord<Sex>({
  l: 'male',
  lk: 'male',
  laki: 'male',
  'laki laki': 'male',
  lelaki: 'male',
  pria: 'male',
  m: 'male',
  male: 'male',
  p: 'female',
  pr: 'female',
  prp: 'female',
  perempuan: 'female',
  wanita: 'female',
  w: 'female',
  f: 'female',
  female: 'female',
})

export const roleOfWord = byWord<SubjectRole>({
  cpmi: 'prospectiveWorker',
  pmi: 'prospectiveWorker',
  'calon pmi': 'prospectiveWorker',
  'calon pekerja migran': 'prospectiveWorker',
  'prospective worker': 'prospectiveWorker',
  korban: 'victim',
  victim: 'victim',
  saksi: 'witness',
  witness: 'witness',
  terduga: 'suspect',
  tersangka: 'suspect',
  suspect: 'suspect',
  pendamping: 'companion',
  pengikut: 'companion',
  keluarga: 'companion',
  companion: 'companion',
})

export const maritalStatusOfWord = byWord<(typeof maritalStatuses)[number]>({
  'belum kawin': 'single',
  'belum menikah': 'single',
  'tidak kawin': 'single',
  lajang: 'single',
  bk: 'single',
  single: 'single',
  kawin: 'married',
  menikah: 'married',
  'kawin tercatat': 'married',
  'kawin belum tercatat': 'married',
  k: 'married',
  married: 'married',
  cerai: 'divorced',
  'cerai hidup': 'divorced',
  janda: 'divorced',
  duda: 'divorced',
  divorced: 'divorced',
  'cerai mati': 'widowed',
  widowed: 'widowed',
})

export const educationOfWord = byWord<(typeof educationLevels)[number]>({
  'tidak sekolah': 'none',
  'belum sekolah': 'none',
  'tidak tamat sd': 'none',
  none: 'none',
  sd: 'primary',
  'sd sederajat': 'primary',
  mi: 'primary',
  'paket a': 'primary',
  primary: 'primary',
  smp: 'juniorSecondary',
  sltp: 'juniorSecondary',
  mts: 'juniorSecondary',
  'smp sederajat': 'juniorSecondary',
  'paket b': 'juniorSecondary',
  'junior high school': 'juniorSecondary',
  sma: 'seniorSecondary',
  smk: 'seniorSecondary',
  slta: 'seniorSecondary',
  ma: 'seniorSecondary',
  stm: 'seniorSecondary',
  'sma sederajat': 'seniorSecondary',
  'paket c': 'seniorSecondary',
  'senior high school': 'seniorSecondary',
  d1: 'diploma',
  d2: 'diploma',
  d3: 'diploma',
  d4: 'diploma',
  diploma: 'diploma',
  s1: 'bachelor',
  sarjana: 'bachelor',
  bachelor: 'bachelor',
  s2: 'postgraduate',
  s3: 'postgraduate',
  magister: 'postgraduate',
  master: 'postgraduate',
})

const countries = byWord<string>({
  wni: 'IDN',
  indonesia: 'IDN',
  ina: 'IDN',
  id: 'IDN',
  indonesian: 'IDN',
  malaysia: 'MYS',
  filipina: 'PHL',
  philippines: 'PHL',
  myanmar: 'MMR',
  kamboja: 'KHM',
  cambodia: 'KHM',
  vietnam: 'VNM',
  thailand: 'THA',
  bangladesh: 'BGD',
  'timor leste': 'TLS',
})

/** A country by its code with three letters or by its name, for those that turn up in such registers. */
export const countryOfWord = (text: string): string | undefined =>
  countries(text) ?? (/^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : undefined)
