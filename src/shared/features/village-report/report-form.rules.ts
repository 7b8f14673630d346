import { dayOf, monthOf, parseTypedDate, type PlainDate, yearOf } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type { ImportRow, ReportCategory } from './village-report.schema.ts'

/** Columns of the form that is filled in without the program, with the Indonesian words they are headed by. */
export const importColumns = {
  village: 'Desa (kode wilayah atau nama)',
  category: 'Kategori',
  title: 'Judul',
  receivedOn: 'Tanggal diterima',
  receivedTime: 'Jam diterima',
  occurredOn: 'Tanggal kejadian',
  hamlet: 'Dusun',
  neighbourhood: 'RT/RW',
  chronology: 'Kronologi',
  estimatedPersons: 'Perkiraan jumlah orang',
  reporterName: 'Nama pelapor',
  reporterRole: 'Peran pelapor',
  reporterPhone: 'Telepon pelapor',
} as const
export type ImportColumn = keyof typeof importColumns
export const importColumnNames = Object.keys(importColumns) as ImportColumn[]

/** Without these nothing of a row can be kept. */
export const neededColumns = ['village', 'category', 'title', 'receivedOn', 'chronology'] as const

/** Words of the category column; the form names them, and people shorten them. */
const categoryWords: Readonly<Record<ReportCategory, readonly string[]>> = {
  villageActivity: ['kegiatan desa', 'kegiatan dbi', 'kegiatan'],
  foreigner: ['orang asing', 'wna', 'warga negara asing'],
  traffickingSign: ['indikasi tppo pmi', 'indikasi tppo', 'tppo', 'pmi', 'tppo pmi'],
  incident: ['insidentil', 'lainnya', 'lain'],
}
export const categoryFormWords: readonly string[] = Object.values(categoryWords).map(([word]) => word ?? '')

const categoryOf = (text: string): ReportCategory | undefined => {
  const key = searchKeyOf(text.replaceAll('/', ' '))
  return (Object.keys(categoryWords) as ReportCategory[]).find((category) =>
    categoryWords[category].includes(key),
  )
}

/** Which column of the file holds what; a heading is compared without signs, capitals and what stands in brackets. */
export const columnsOfHeading = (headings: readonly string[]): Partial<Record<ImportColumn, number>> => {
  const keyOf = (text: string): string => searchKeyOf(text.replaceAll(/\([^)]*\)/g, ' '))
  const found = headings.map(keyOf)
  return Object.fromEntries(
    importColumnNames.flatMap((column) => {
      const at = found.indexOf(keyOf(importColumns[column]))
      return at === -1 ? [] : [[column, at]]
    }),
  )
}

/** A time that a spreadsheet program keeps as a share of the day. */
const timeOfShare = (text: string): { hours: number; minutes: number } => {
  const minutes = Math.round(Number(text) * 24 * 60)
  return { hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 }
}

const timeOf = (text: string): { hours: number; minutes: number } | undefined => {
  if (/^0\.\d{3,}$/.test(text)) return timeOfShare(text)
  const match = /^(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?$/.exec(text.trim())
  if (!match) return undefined
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  return hours < 24 && minutes < 60 ? { hours, minutes } : undefined
}

/**
 * The moment of a day and a time in the zone of the workstation. Without a time it is the end of that day: the latest it
 * can have been, so that no deadline is counted from before the receipt.
 */
const instantOf = (day: PlainDate, time: { hours: number; minutes: number } | undefined): Date =>
  time
    ? new Date(yearOf(day), monthOf(day) - 1, dayOf(day), time.hours, time.minutes)
    : new Date(yearOf(day), monthOf(day) - 1, dayOf(day), 23, 59)

/** What the cells of a row say, before anything is looked up. */
export type FormRow = {
  village: string
  category: ReportCategory
  title: string
  chronology: string
  receivedAt: Date
  occurredOn: PlainDate | null
  hamlet: string | null
  neighbourhood: string | null
  estimatedPersons: number | null
  reporterName: string | null
  reporterRole: string | null
  reporterPhone: string | null
}

export type FormReading =
  | { row: FormRow; refusal?: never }
  | { row?: never; refusal: NonNullable<ImportRow['refusal']> }

/** `cell` gives the tidied text of a column, '' where it is empty. `now` is the moment of the import. */
export const readFormRow = (
  cell: (column: ImportColumn) => string,
  now: number,
  today: PlainDate,
): FormReading => {
  const optional = (column: ImportColumn): string | null => cell(column) || null
  if (cell('title') === '') return { refusal: 'titleMissing' }
  if (cell('chronology') === '') return { refusal: 'chronologyMissing' }
  const category = categoryOf(cell('category'))
  if (category === undefined) return { refusal: 'categoryUnknown' }
  if (cell('receivedOn') === '') return { refusal: 'receivedMissing' }
  const receivedOn = parseTypedDate(cell('receivedOn'), today)
  const receivedTime = timeOf(cell('receivedTime'))
  if (receivedOn === undefined || (cell('receivedTime') !== '' && !receivedTime))
    return { refusal: 'receivedUnreadable' }
  if (receivedOn > today || (receivedTime && instantOf(receivedOn, receivedTime).getTime() > now))
    return { refusal: 'receivedInFuture' }
  const moment = instantOf(receivedOn, receivedTime)
  const occurredOn = cell('occurredOn') === '' ? null : parseTypedDate(cell('occurredOn'), today)
  if (occurredOn === undefined) return { refusal: 'occurredUnreadable' }
  if (occurredOn !== null && occurredOn > today) return { refusal: 'occurredInFuture' }
  const estimatedPersons = personsOf(cell('estimatedPersons'))
  if (estimatedPersons === undefined) return { refusal: 'personsUnreadable' }
  return {
    row: {
      village: cell('village'),
      category,
      title: cell('title'),
      chronology: cell('chronology'),
      receivedAt: moment.getTime() > now ? new Date(now) : moment,
      occurredOn,
      hamlet: optional('hamlet'),
      neighbourhood: optional('neighbourhood'),
      estimatedPersons,
      reporterName: optional('reporterName'),
      reporterRole: optional('reporterRole'),
      reporterPhone: optional('reporterPhone'),
    },
  }
}

/** `6`, `6 orang`, `± 6`; undefined for what says no number. */
const personsOf = (text: string): number | null | undefined => {
  if (text === '') return null
  const match = /^(?:±|~|kira-kira|sekitar|kurang lebih)?\s*(\d{1,4})\s*(?:orang)?$/i.exec(text)
  return match ? Number(match[1]) : undefined
}
