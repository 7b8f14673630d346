import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { maskAccount, readAccount } from '../identity/account.rules.ts'
import { addressKeyOf, agencyKeyOf } from '../identity/entity-key.rules.ts'
import { compactCode, maskedEnd } from '../identity/identity.rules.ts'
import type { IdentityWarning } from '../identity/identity.schema.ts'
import { initialsOf, nameKeysOf, readName } from '../identity/name.rules.ts'
import { maskNik, readNik } from '../identity/nik.rules.ts'
import { maskPassport, readBooking, readFlight, readPassport } from '../identity/passport.rules.ts'
import { maskPhone, readPhone } from '../identity/phone.rules.ts'
import { readPlate, readVessel } from '../identity/plate.rules.ts'
import { maskEmail, maskHandle, readEmail, readSocial } from '../identity/social.rules.ts'
import {
  emptyEntityDetails,
  type EntityDetails,
  type EntityInput,
  type EntityKind,
  type EntityRole,
} from './entity.schema.ts'

const ofPeople: readonly EntityRole[] = [
  'recruiter',
  'passportBroker',
  'escort',
  'harbourer',
  'boatOperator',
  'driver',
  'foreignAgent',
  'financier',
  'coordinator',
  'witness',
  'other',
]

/** Roles a kind can have in a case, the usual one first. */
export const rolesOfKind: Readonly<Record<EntityKind, readonly EntityRole[]>> = {
  person: ofPeople,
  agency: ['recruiter', 'passportBroker', 'foreignAgent', 'financier', 'coordinator', 'employer', 'other'],
  employer: ['employer', 'recruiter', 'other'],
  phone: ['contact', 'other'],
  email: ['contact', 'other'],
  social: ['contact', 'group', 'other'],
  account: ['payee', 'payer', 'other'],
  address: ['holdingPlace', 'meetingPoint', 'residence', 'workplace', 'other'],
  vehicle: ['transport', 'other'],
  vessel: ['transport', 'other'],
  booking: ['travel', 'other'],
  flight: ['travel', 'other'],
  document: ['identity', 'other'],
}

export const canHaveRole = (kind: EntityKind, role: EntityRole | null): Verdict =>
  role === null || rolesOfKind[kind].includes(role)
    ? allowed
    : refused('ENTITY_ROLE_NOT_POSSIBLE', { kind, role })

/** Kinds of which two may have one name; an officer says whether the one that is known is meant. */
const namedKinds: ReadonlySet<EntityKind> = new Set(['person', 'agency', 'address', 'employer', 'vessel'])
export const isNamed = (kind: EntityKind): boolean => namedKinds.has(kind)

/** Who can have a number or a thing. */
export const canHold = (kind: EntityKind): boolean =>
  kind === 'person' || kind === 'agency' || kind === 'employer'

/** Which of the details belong to a kind; others are dropped. */
const detailsOfKind: Readonly<Record<EntityKind, readonly (keyof EntityDetails)[]>> = {
  person: ['regionCode', 'description'],
  agency: ['licenceNumber', 'regionCode', 'description'],
  employer: ['description'],
  phone: ['registeredName', 'description'],
  email: ['registeredName', 'description'],
  social: ['platform', 'registeredName', 'description'],
  account: ['bank', 'registeredName', 'description'],
  address: ['regionCode', 'description'],
  vehicle: ['registeredName', 'description'],
  vessel: ['registeredName', 'description'],
  booking: ['description'],
  flight: ['day', 'description'],
  document: ['documentType', 'registeredName', 'description'],
}

export const hasDetail = (kind: EntityKind, detail: keyof EntityDetails): boolean =>
  detailsOfKind[kind].includes(detail)

export type EntityReading = {
  /** As it is kept. */
  value: string
  details: EntityDetails
  /** For equality within its kind. Empty where there are errors. */
  key: string
  /** Keys of further names. */
  aliasKeys: string[]
  errors: { code: string; data: Record<string, string | number> }[]
  warnings: IdentityWarning[]
}

type Read = Omit<EntityReading, 'details' | 'aliasKeys'>

/** Between a number and what tells it apart from the same number of another bank. */
export const bankSeparator = '@'

export const bankKeyOf = (bank: string | null): string =>
  bank === null
    ? ''
    : searchKeyOf(bank)
        .replace(/^(pt )?bank /, '')
        .replaceAll(' ', '')

const ofText = (value: string, key: string): Read => ({
  value,
  key,
  errors: key === '' ? [{ code: 'ENTITY_VALUE_IMPOSSIBLE', data: {} }] : [],
  warnings: [],
})

const ofDocument = (value: string, { documentType }: EntityDetails, today: PlainDate): Read => {
  const type = documentType ?? (/^\D*(\d\D*){16}$/.test(value) ? 'nik' : 'passport')
  if (type === 'other') {
    const compact = compactCode(value)
    return compact === ''
      ? { value, key: '', errors: [{ code: 'ENTITY_DOCUMENT_IMPOSSIBLE', data: {} }], warnings: [] }
      : { value, key: `other:${compact}`, errors: [], warnings: [] }
  }
  const reading = type === 'nik' ? readNik(value, { today }) : readPassport(value)
  return { ...reading, key: reading.key === '' ? '' : `${type}:${reading.key}` }
}

const read = ({ kind, value, details }: EntityInput, today: PlainDate): Read => {
  switch (kind) {
    case 'person':
      return readName(value)
    case 'agency':
    case 'employer':
      return ofText(value, agencyKeyOf(value))
    case 'address':
      return ofText(value, addressKeyOf(value) === '' ? '' : addressKeyOf(value, details.regionCode))
    case 'phone':
      return readPhone(value)
    case 'email':
      return readEmail(value)
    case 'social':
      return readSocial(value, details.platform ?? undefined)
    case 'account':
      return readAccount({ bank: details.bank ?? '', number: value })
    case 'vehicle':
      return readPlate(value)
    case 'vessel':
      return readVessel(value)
    case 'booking':
      return readBooking(value)
    case 'flight':
      return readFlight(value, details.day)
    case 'document':
      return ofDocument(value, details, today)
  }
}

const kept = (kind: EntityKind, details: EntityDetails): EntityDetails => ({
  ...emptyEntityDetails,
  ...Object.fromEntries(detailsOfKind[kind].map((name) => [name, details[name]])),
})

/** Reads something typed as an entity of a kind: what is kept, by what it is found again, what is wrong or unlikely. */
export const readEntity = (input: EntityInput, today: PlainDate): EntityReading => {
  const { kind, value } = input
  const details = kept(kind, input.details)
  const { value: tidied, key, errors, warnings } = read({ kind, value, details }, today)
  const aliasKeys = kind === 'person' && key !== '' ? nameKeysOf(tidied).filter((other) => other !== key) : []
  if (kind === 'social') {
    const { platform } = readSocial(value, details.platform ?? undefined)
    return { value: tidied, details: { ...details, platform }, key, aliasKeys, errors, warnings }
  }
  if (kind === 'document' && key !== '') {
    const documentType = key.slice(0, key.indexOf(':')) as EntityDetails['documentType']
    return { value: tidied, details: { ...details, documentType }, key, aliasKeys, errors, warnings }
  }
  return { value: tidied, details, key, aliasKeys, errors, warnings }
}

export const entityVerdict = ({ errors }: Pick<EntityReading, 'errors'>): Verdict => {
  const first = errors[0]
  return first ? refused(first.code, first.data) : allowed
}

type Key = { kind: EntityKind; key: string }

/** The same number as another kind of entity: a phone, the e-wallet and the WhatsApp account on it. */
export const relatedKeysOf = ({ kind, key }: Key): Key[] => {
  const phone = kind === 'social' ? key.replace(/^whatsapp:(?=\+\d)/, '') : key
  if (!/^\+\d+$/.test(phone) || !['phone', 'account', 'social'].includes(kind)) return []
  const all: Key[] = [
    { kind: 'phone', key: phone },
    { kind: 'account', key: phone },
    { kind: 'social', key: `whatsapp:${phone}` },
  ]
  return all.filter((other) => other.kind !== kind)
}

/** Where a number of this kind can stand as a subject's own. */
export type OwnKeys = {
  phone: string[]
  social: string[]
  email: string[]
  nik: string[]
  passport: string[]
}

export const ownKeysOf = ({ kind, key }: Key): OwnKeys => {
  const own: OwnKeys = { phone: [], social: [], email: [], nik: [], passport: [] }
  if (key === '') return own
  const phone =
    kind === 'phone' ? key : relatedKeysOf({ kind, key }).find((other) => other.kind === 'phone')?.key
  if (phone !== undefined) own.phone.push(phone)
  // A subject's account may have been written down without its platform.
  if (kind === 'social') own.social.push(key, key.replace(/^\w+:/, 'other:'))
  if (kind === 'email') own.email.push(key)
  const [type = '', number = ''] = kind === 'document' ? key.split(':') : []
  if (type === 'nik') own.nik.push(number)
  if (type === 'passport') own.passport.push(number)
  return own
}

const shownInFull: ReadonlySet<EntityKind> = new Set([
  'agency',
  'employer',
  'vehicle',
  'vessel',
  'booking',
  'flight',
])

/** What belongs to a person's private life is covered in lists; plates, ships, bookings and companies are not. */
export const isCovered = (kind: EntityKind): boolean => !shownInFull.has(kind)

/** What lists, cards and papers may show of an entity. */
export const maskEntity = ({ kind, value, details }: EntityInput): string => {
  switch (kind) {
    case 'person':
      return initialsOf(value) || '?'
    case 'phone':
      return maskPhone(value)
    case 'account':
      return maskAccount(value)
    case 'social':
      return maskHandle(value)
    case 'email':
      return maskEmail(value)
    case 'address':
      return '****'
    case 'document':
      if (details.documentType === 'nik') return maskNik(value)
      return details.documentType === 'passport' ? maskPassport(value) : maskedEnd(value, 3)
    default:
      return value
  }
}

const enterprise = /^(?:pt|cv|ud|pd|yayasan|koperasi|lpk|bkk)\b\.?|\b(?:travel|tour|tours|agency)\b/i

/** The kind a typed text most likely is; the officer may choose another. */
export const guessKind = (typed: string): EntityKind => {
  const text = typed.trim()
  if (/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text)) return 'email'
  if (/^@|^https?:|^(?:www\.|t\.me|wa\.me|fb\.|facebook\.|instagram\.|tiktok\.|chat\.whatsapp)/i.test(text))
    return 'social'
  if (/^[+\d][\d\s().-]*$/.test(text)) return guessNumber(text)
  if (/^(?:km|kmp|klm|kapal|perahu|speedboat|speed boat)\b/i.test(text)) return 'vessel'
  if (enterprise.test(text)) return 'agency'
  if (/^(?:jl|jln|jalan|gg|gang|desa|dusun|rt|perum|komp)\b/i.test(text)) return 'address'
  if (/^[a-z]{1,2}\s*-?\s*\d{1,4}\s*-?\s*[a-z]{1,3}$/i.test(text)) return 'vehicle'
  if (/^[a-z]\s?\d{6,7}$|^[a-z]{2}\s?\d{6}$/i.test(text)) return 'document'
  if (/^[a-z0-9]{2}\s?-?\d{3,4}$/i.test(text) && /[a-z]/i.test(text)) return 'flight'
  if (/^(?=.*\d)(?=.*[a-z])[a-z0-9]{6}$/i.test(text)) return 'booking'
  return 'person'
}

const shortestAccount = 6

/** A phone begins as phones do or is short as those of emergencies; sixteen digits are a NIK; others are an account. */
const guessNumber = (text: string): EntityKind => {
  const { kind } = readPhone(text)
  const digits = text.replaceAll(/\D/g, '').length
  if (
    digits < shortestAccount ||
    text.startsWith('+') ||
    ((kind === 'mobile' || kind === 'landline') && /^0|^62/.test(text))
  )
    return 'phone'
  return digits === 16 ? 'document' : 'account'
}
