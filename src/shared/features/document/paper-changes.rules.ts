import { choicesFor } from './document.rules.ts'
import type { PaperType } from './document.schema.ts'
import type { PaperField } from './paper-changes.schema.ts'

type Data = Readonly<Record<string, unknown>>

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fieldNames: Readonly<Record<string, PaperField>> = {
  letterhead: 'letterhead',
  letterheadLines: 'letterhead',
  issuer: 'letterhead',
  number: 'number',
  place: 'place',
  signedAtPlace: 'place',
  signedOn: 'date',
  receivedOn: 'date',
  signatory: 'signatory',
  witness: 'witness',
  witnesses: 'witness',
  acknowledgedBy: 'witness',
  copiesTo: 'copiesTo',
  about: 'about',
  title: 'about',
  considering: 'considerations',
  considerations: 'considerations',
  recalling: 'legalBasis',
  noting: 'considerations',
  basis: 'legalBasis',
  dictums: 'dictums',
  annex: 'villages',
  villageName: 'villageName',
  path: 'villageName',
  body: 'certificateText',
  parties: 'parties',
  scope: 'scope',
  articles: 'obligations',
  period: 'period',
  subjectName: 'name',
  recipient: 'name',
  examinedAs: 'identity',
  identity: 'identity',
  address: 'address',
  applicationNumber: 'application',
  appliedOn: 'application',
  matter: 'application',
  reasons: 'reasons',
  reason: 'reasons',
  documents: 'documents',
  dueOn: 'deadline',
  dueDays: 'deadline',
  returnBy: 'deadline',
  contact: 'contact',
  examiners: 'officers',
  opening: 'opening',
  closedAt: 'opening',
  entries: 'answers',
  refusal: 'answers',
  language: 'companions',
  interpreter: 'companions',
  guardian: 'companions',
  opinion: 'opinion',
  giver: 'giver',
  receiver: 'receiver',
  persons: 'persons',
  items: 'items',
  notes: 'notes',
}

/** Marks, layout and pictures are no data of the record: a new logo concerns no paper that is out. */
const leftOut = new Set([
  'draft',
  'copy',
  'paper',
  'margins',
  'serial',
  'logo',
  'emblem',
  'partnerLogo',
  'proof',
])

const without = (value: unknown, names: ReadonlySet<string>): unknown => {
  if (Array.isArray(value)) return value.map((entry) => without(entry, names))
  if (!isData(value)) return value
  const entries = Object.entries(value)
    .filter(([name]) => !names.has(name))
    .map(([name, part]): [string, unknown] => [name, without(part, names)])
  return Object.fromEntries(entries.toSorted(([first], [second]) => (first < second ? -1 : 1)))
}

/** A certificate's own sheet is told field by field; a number that is given at issue is none of the record's. */
export const comparableData = (type: PaperType, data: unknown): Data => {
  const plain = without(data, leftOut)
  if (!isData(plain)) return {}
  const { certificates, opinion, number, ...rest } = plain
  const [sheet] = Array.isArray(certificates) ? (certificates as unknown[]) : []
  const own = choicesFor(type).number ? new Set(['number']) : new Set<string>()
  return {
    ...rest,
    ...(own.size === 0 && number !== undefined ? { number } : {}),
    ...(isData(sheet) ? (without(sheet, own) as Data) : {}),
    ...(opinion === undefined ? {} : { opinion: without(opinion, own) }),
  }
}

/** Documents that were asked for and have come since are no correction: the list only grows shorter. */
const onlyCame = (before: unknown, now: unknown): boolean => {
  if (!Array.isArray(before) || !Array.isArray(now)) return false
  const asked = new Set(before.map((entry) => JSON.stringify(entry)))
  return now.every((entry) => asked.has(JSON.stringify(entry)))
}

/** Which fields of a paper would read otherwise today, each once, in the order in which the paper has them. */
export const changedFields = (type: PaperType, before: unknown, now: unknown): PaperField[] => {
  const [old, fresh] = [comparableData(type, before), comparableData(type, now)]
  const changed = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter((name) => {
    if (JSON.stringify(old[name]) === JSON.stringify(fresh[name])) return false
    return !(type === 'deferralNotice' && name === 'documents' && onlyCame(old[name], fresh[name]))
  })
  return [...new Set(changed.map((name) => fieldNames[name] ?? 'other'))]
}
