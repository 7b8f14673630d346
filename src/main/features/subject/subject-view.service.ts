import { DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { initialsOf } from '#shared/features/identity/name.rules.ts'
import { maskNik } from '#shared/features/identity/nik.rules.ts'
import { maskPassport } from '#shared/features/identity/passport.rules.ts'
import { maskPhone } from '#shared/features/identity/phone.rules.ts'
import { maskEmail, maskHandle } from '#shared/features/identity/social.rules.ts'
import type { SubjectDetails } from '#shared/features/subject/subject-details.schema.ts'
import {
  type ProbeInput,
  type RevealField,
  revealFields,
  type SubjectView,
} from '#shared/features/subject/subject-view.schema.ts'
import { maskSubject } from '#shared/features/subject/subject.rules.ts'
import type { Contact, MaskedSubject, SubjectMatch } from '#shared/features/subject/subject.schema.ts'
import { getCase, getCaseByRowId } from '#main/features/case/index.ts'
import { getRegionPath, regionTableOf } from '#main/features/region/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { findMatches } from './subject-match.service.ts'
import { getDetails, listSubjects, type SubjectRecord } from './subject.repo.ts'
import { getSubject } from './subject.service.ts'

export const listMaskedSubjects = (
  context: OfficerContext,
  input: { caseId: string; cursor?: string | undefined; limit: number },
): { items: MaskedSubject[]; nextCursor: string | null; total: number } => {
  const { db, scope } = context
  const record = getCase(db, scope, input.caseId)
  const [after] = decodeCursor(input.cursor) ?? []
  const found = listSubjects(db, scope, record.rowId, {
    afterPosition: typeof after === 'number' ? after : 0,
    limit: input.limit + 1,
  })
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.map(maskSubject),
    nextCursor: found.length > page.length && last ? encodeCursor([last.position]) : null,
    total: record.subjectCount,
  }
}

const present = (...texts: (string | null)[]): string[] => texts.filter((text) => text !== null)

/** The clear lines of each covered field; none where there is no value. */
export const clearLinesOf = (
  subject: SubjectRecord,
  { passportMatter, consent, emergency }: SubjectDetails,
): Record<RevealField, string[]> => ({
  fullName: present(subject.fullName),
  alias: present(subject.alias),
  birthOn: present(subject.birthOn),
  nik: present(subject.nik),
  familyCardNumber: present(subject.familyCardNumber),
  motherName: present(subject.motherName),
  religion: present(subject.religion),
  careNeed: present(subject.careNeed),
  passportNumber: present(subject.passportNumber),
  newPassportNumber: present(subject.newPassportNumber),
  emergencyDocumentNumber: present(passportMatter.emergencyDocumentNumber),
  contacts: subject.contacts.map(({ value }) => value),
  identityAddress: present(subject.identityAddress),
  domicileAddress: present(subject.domicileAddress),
  consent: present(consent.givenBy),
  emergency: present(emergency.name, emergency.phone, emergency.address),
})

const maskContact = ({ kind, value }: Contact): string => {
  if (kind === 'phone') return maskPhone(value)
  return kind === 'email' ? maskEmail(value) : maskHandle(value)
}

const masked = (value: string | null, mask: (value: string) => string): string | null =>
  value === null ? null : mask(value)

/** `62.02.17` with its path; a village of the code is left out, and codes the table does not have stay codes. */
const districtOf = (context: OfficerContext, code: string | null): SubjectView['identityDistrict'] => {
  if (code === null) return null
  const upToDistrict = code.slice(0, 8)
  try {
    return { code: upToDistrict, path: getRegionPath(regionTableOf(context.service), upToDistrict).path }
  } catch (error) {
    if (error instanceof DomainError) return { code: upToDistrict, path: upToDistrict }
    throw error
  }
}

/** A subject as its page shows it: nothing covered leaves the service with it. */
export const readSubject = (context: OfficerContext, id: string): SubjectView => {
  const { db, scope } = context
  const subject = getSubject(db, scope, id)
  const record = getCaseByRowId(db, subject.caseRowId)
  const details = getDetails(db, subject.rowId)
  const { passportMatter, travel, job, placement, money, consent, emergency } = details
  const clear = clearLinesOf(subject, details)
  return {
    subject: maskSubject(subject),
    case: {
      id: record.id,
      number: record.number,
      receivedAt: record.receivedAt,
      state: record.state,
    },
    covered: revealFields.filter((field) => clear[field].length > 0),
    description: subject.description,
    birthPlace: subject.birthPlace,
    isChildStated: subject.isChildStated,
    citizenship: subject.citizenship,
    maritalStatus: subject.maritalStatus,
    education: subject.education,
    occupation: subject.occupation,
    spokenLanguage: subject.spokenLanguage,
    dependents: subject.dependents,
    maskedFamilyCard: masked(subject.familyCardNumber, maskNik),
    maskedPassport: masked(subject.passportNumber, maskPassport),
    maskedNewPassport: masked(subject.newPassportNumber, maskPassport),
    identityDistrict: districtOf(context, subject.identityRegionCode),
    domicileDistrict: districtOf(context, subject.domicileRegionCode),
    contacts: subject.contacts.map((contact) => ({
      kind: contact.kind,
      masked: maskContact(contact),
      note: contact.note,
    })),
    emergency: {
      initials: emergency.name === null ? '' : initialsOf(emergency.name),
      relation: emergency.relation,
      maskedPhone: masked(emergency.phone, maskPhone),
    },
    consent: { ...consent, givenBy: masked(consent.givenBy, initialsOf) },
    passportMatter: {
      ...passportMatter,
      emergencyDocumentNumber: masked(passportMatter.emergencyDocumentNumber, maskPassport),
    },
    travel,
    job,
    placement,
    money,
    warnings: subject.warnings,
  }
}

export const matchesOf = (context: OfficerContext, id: string): { items: SubjectMatch[] } => {
  const { db, scope } = context
  const subject = getSubject(db, scope, id)
  const phone = subject.contacts.find(({ kind }) => kind === 'phone')
  const { nik, passportNumber, newPassportNumber, fullName, birthOn, familyCardNumber } = subject
  const probe = { nik, fullName, birthOn, familyCardNumber, today: context.today() }
  return {
    items: findMatches(
      db,
      scope,
      { ...probe, passportNumber: newPassportNumber ?? passportNumber, phone: phone?.value },
      subject.rowId,
    ),
  }
}

export const matchesFor = (context: OfficerContext, probe: ProbeInput): { items: SubjectMatch[] } => ({
  items: findMatches(context.db, context.scope, {
    ...probe,
    nik: probe.nik?.replaceAll(/\D/g, ''),
    today: context.today(),
  }),
})
