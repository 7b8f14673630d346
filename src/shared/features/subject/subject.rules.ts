import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { dayOf, monthOf, type PlainDate, yearOf } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type { Reading } from '../identity/identity.schema.ts'
import { initialsOf, readName } from '../identity/name.rules.ts'
import { compareNikDomicile, maskNik, readFamilyCard, readNik } from '../identity/nik.rules.ts'
import { maskPassport, passportPeriodFindings, readPassport } from '../identity/passport.rules.ts'
import { maskPhone, readPhone } from '../identity/phone.rules.ts'
import { readEmail, readSocial } from '../identity/social.rules.ts'
import type {
  Contact,
  ContactInput,
  MaskedSubject,
  Subject,
  SubjectInput,
  SubjectWarning,
} from './subject.schema.ts'

/** Law 21/2007 Article 1: a child is somebody under eighteen. */
export const adultFrom = 18
const oldestLikely = 100

/**
 * Whole years somebody has lived on a day. Who was born on 29 February grows a year older on 1 March of other years:
 * the reading that keeps a child a child.
 */
export const ageOn = (birthOn: PlainDate, day: PlainDate): number => {
  const years = yearOf(day) - yearOf(birthOn)
  const hadBirthday =
    monthOf(day) > monthOf(birthOn) || (monthOf(day) === monthOf(birthOn) && dayOf(day) >= dayOf(birthOn))
  return hadBirthday ? years : years - 1
}

/** By the birth date where it is known; what was stated counts only without one. */
export const isChild = (
  { birthOn, isChildStated }: Pick<Subject, 'birthOn' | 'isChildStated'>,
  onDay: PlainDate,
): boolean => (birthOn === null ? isChildStated : ageOn(birthOn, onDay) < adultFrom)

/** How names of subjects are searched and found; both names of somebody with an alias. */
export const subjectNameKey = ({ fullName, alias }: Pick<Subject, 'fullName' | 'alias'>): string =>
  [fullName ?? '', alias ?? ''].map(searchKeyOf).filter(Boolean).join(' alias ')

/** Initials; for somebody without a name what the officer wrote about him. */
export const shownNameOf = ({ fullName, description }: Pick<Subject, 'fullName' | 'description'>): string =>
  (fullName === null ? '' : initialsOf(fullName)) || (description ?? '?')

/** What lists, cards and papers may show of somebody. No address, no birth date, no name. */
export const maskSubject = (subject: Subject): MaskedSubject => {
  const { id, position, role, sex, age, colour, isSmuggling, decisionKind, version } = subject
  const passport = subject.newPassportNumber ?? subject.passportNumber
  return {
    id,
    position,
    role,
    shownName: shownNameOf(subject),
    isNamed: subject.fullName !== null,
    sex,
    age,
    isChild: subject.isChild,
    maskedNik: subject.nik === null ? null : maskNik(subject.nik),
    nikUnknownReason: subject.nikUnknownReason,
    maskedPassport: passport === null ? null : maskPassport(passport),
    maskedPhones: subject.contacts
      .filter(({ kind }) => kind === 'phone')
      .map(({ value }) => maskPhone(value)),
    colour,
    isSmuggling,
    decisionKind,
    version,
  }
}

/** Where in a subject something was found; `contacts.2` is the third contact. */
export type SubjectFinding = { field: string; code: string; data: Record<string, string | number> }
export type ExaminedSubject = {
  /** Numbers and names tidied, an overtaken reason for a missing NIK dropped. */
  subject: Omit<SubjectInput, 'contacts'> & { contacts: Contact[] }
  passportKey: string | null
  newPassportKey: string | null
  /** What cannot be, in the order of the fields. */
  errors: SubjectFinding[]
  /** What is unlikely; it may be overruled and is then kept. */
  warnings: (SubjectWarning & { field: string })[]
}

type Examination = {
  today: PlainDate
  isKnownDistrict?: ((districtCode: string) => boolean) | undefined
}

const readContact = ({ kind, value }: ContactInput): Reading => {
  if (kind === 'phone') return readPhone(value)
  return kind === 'email' ? readEmail(value) : readSocial(value)
}

/** Reads everything typed about a subject once: what cannot be, what is unlikely, and the values as they are kept. */
export const examineSubject = (
  input: SubjectInput,
  { today, isKnownDistrict }: Examination,
): ExaminedSubject => {
  const errors: SubjectFinding[] = []
  const warnings: ExaminedSubject['warnings'] = []
  const refuse = (field: string, code: string, data = {}) => errors.push({ field, code, data })
  const warn = (field: string, ...found: readonly SubjectWarning[]) =>
    warnings.push(...found.map((warning) => ({ ...warning, field })))
  const take = (field: string, reading: Reading): Reading => {
    errors.push(...reading.errors.map((error) => ({ ...error, field })))
    warn(field, ...reading.warnings)
    return reading
  }
  const taken = (field: string, reading: Reading | undefined) => reading && take(field, reading)

  const nik =
    input.nik === null
      ? undefined
      : readNik(input.nik, {
          today,
          enteredBirthOn: input.birthOn,
          enteredSex: input.sex,
          isKnownDistrict,
        })
  const fullName = taken('fullName', input.fullName === null ? undefined : readName(input.fullName))
  taken('nik', nik)
  if (nik?.told && input.domicileRegionCode !== null) {
    const differs = compareNikDomicile(nik.told, input.domicileRegionCode)
    if (differs) warn('domicileRegionCode', differs)
  }
  const familyCard =
    input.familyCardNumber === null
      ? undefined
      : take(
          'familyCardNumber',
          readFamilyCard(input.familyCardNumber, { today, nik: nik?.key, isKnownDistrict }),
        )
  const issuingCountry = input.citizenship
  const [passport, newPassport] = (['passportNumber', 'newPassportNumber'] as const).map((field) => {
    const typed = input[field]
    return typed === null ? undefined : take(field, readPassport(typed, { issuingCountry }))
  })
  const { oldIssuedOn, oldExpiresOn } = input.details.passportMatter
  const period = passportPeriodFindings({
    issuedOn: oldIssuedOn,
    expiresOn: oldExpiresOn,
    today,
    issuingCountry,
    bornOn: input.birthOn,
  })
  take('details.passportMatter.oldExpiresOn', { value: '', key: '', ...period })
  const contacts = input.contacts.map((contact, index) => {
    const { value, key } = take(`contacts.${index}`, readContact(contact))
    return { ...contact, value, key }
  })
  taken(
    'details.emergency.phone',
    input.details.emergency.phone === null ? undefined : readPhone(input.details.emergency.phone),
  )

  if (input.fullName === null && input.description === null)
    refuse('fullName', 'SUBJECT_NAME_OR_DESCRIPTION_NEEDED')
  const reasonNeeded = input.fullName !== null && input.nik === null && input.citizenship === 'IDN'
  if (reasonNeeded && input.nikUnknownReason === null) refuse('nikUnknownReason', 'SUBJECT_NIK_REASON_NEEDED')
  if (input.birthOn !== null) {
    if (input.birthOn > today) refuse('birthOn', 'SUBJECT_BIRTH_IN_FUTURE')
    else {
      const age = ageOn(input.birthOn, today)
      if (age > oldestLikely) warn('birthOn', { code: 'SUBJECT_AGE_UNLIKELY', data: { age } })
      if (input.isChildStated && age >= adultFrom)
        warn('isChildStated', { code: 'SUBJECT_CHILD_STATED_DIFFERS', data: { age } })
    }
  }
  const { departsOn, returnsOn } = input.details.travel
  if (departsOn !== null && returnsOn !== null && returnsOn < departsOn)
    refuse('details.travel.returnsOn', 'SUBJECT_TRAVEL_PERIOD_INVALID', { departsOn, returnsOn })

  return {
    subject: {
      ...input,
      fullName: fullName?.value ?? null,
      nik: nik ? nik.value : null,
      nikUnknownReason: nik ? null : input.nikUnknownReason,
      familyCardNumber: familyCard?.value ?? null,
      passportNumber: passport?.value ?? null,
      newPassportNumber: newPassport?.value ?? null,
      contacts,
    },
    passportKey: passport?.key ?? null,
    newPassportKey: newPassport?.key ?? null,
    errors,
    warnings,
  }
}

/** The first thing that cannot be, as a refusal. */
export const examinedVerdict = ({ errors }: Pick<ExaminedSubject, 'errors'>): Verdict => {
  const first = errors[0]
  return first ? refused(first.code, first.data) : allowed
}
