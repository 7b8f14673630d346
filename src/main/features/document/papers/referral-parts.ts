import { getCaseByRowId, type CaseRecord } from '#main/features/case/index.ts'
import { getSubjectByRowId, type SubjectRecord } from '#main/features/subject/index.ts'
import type {
  MissingField,
  MissingValue,
  PaperPlace,
  PaperWarning,
} from '#shared/features/document/document.schema.ts'
import type { Office, Signatory } from '#shared/features/office/office.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { listValidDocuments } from '../document.repo.ts'
import type { PaperContext } from '../paper.ts'
import {
  findReferralSource,
  listReferredSources,
  type ReferralSource,
  type ReferredSource,
} from '../referral-source.repo.ts'
import { casePlace, initialsOfSubject } from './case-parts.ts'
import { signatoryWarnings } from './decree-parts.ts'

export type Referred = ReferredSource & { subject: SubjectRecord; initials: string }

export type ReferralMatter = {
  referral: ReferralSource
  record: CaseRecord
  referred: Referred[]
  /** Whom it concerns: `U.R. · KNP-2026-0007`, `U.R. dan 6 orang lain · …`. */
  about: string
  place: PaperPlace
}

const getReferral = ({ db, scope }: PaperContext, id: string): ReferralSource => {
  const referral = findReferralSource(db, scope, id)
  if (!referral) throw new DomainError('RECORD_NOT_FOUND', { kind: 'referral' })
  return referral
}

/** @throws DomainError RECORD_NOT_FOUND */
export const placeOfReferral = (context: PaperContext, id: string): PaperPlace => ({
  kind: 'case',
  id: getReferral(context, id).caseId,
})

/** @throws DomainError RECORD_NOT_FOUND */
export const recordOfReferral = (context: PaperContext, id: string) => ({
  kind: 'case' as const,
  id: getReferral(context, id).caseId,
})

/**
 * A referral with its case and everybody it refers.
 *
 * @throws DomainError RECORD_NOT_FOUND
 */
export const getReferralMatter = (context: PaperContext, id: string): ReferralMatter => {
  const { db } = context
  const referral = getReferral(context, id)
  const record = getCaseByRowId(db, referral.caseRowId)
  const referred = listReferredSources(db, referral.rowId).map((source) => {
    const subject = getSubjectByRowId(db, source.subjectRowId)
    return { ...source, subject, initials: initialsOfSubject(subject) }
  })
  const who = whoOf(referred.map(({ initials }) => initials))
  const about = [who, record.number].filter(Boolean).join(' · ')
  return { referral, record, referred, about, place: casePlace(record) }
}

/** `U.R.`, `U.R. dan 6 orang lain`. */
export const whoOf = ([first = '', ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} dan ${others.length} orang lain`

/** What every paper of a referral lacks where nobody is referred, or the referral was taken back. */
export const missingOfReferral = ({ referral, referred, place }: ReferralMatter): MissingValue[] => {
  const lacking: readonly [MissingField, boolean][] = [
    ['referralCancelled', referral.state === 'cancelled'],
    ['referralSubjects', referred.length === 0],
  ]
  return lacking.flatMap(([field, isLacking]) => (isLacking ? [{ field, detail: null, where: place }] : []))
}

/** Number and day of the letter that is in force; annex and slip name it. */
export const letterOf = (
  { db }: PaperContext,
  referralId: string,
): { number: string | null; datedOn: PlainDate } | undefined =>
  listValidDocuments(db, 'referralLetter', [referralId])[0]

export const letterWarning = (letter: unknown): PaperWarning[] =>
  letter === undefined ? [{ code: 'letterNotIssued', data: {} }] : []

/** The agency below the addressee, unless the addressee names it already. */
export const agencyLineOf = ({ addressee, agencyName }: ReferralSource): string | null =>
  addressee.toLowerCase().includes(agencyName.toLowerCase()) ? null : agencyName

export const signatoryMissing = (signatory: Signatory | undefined, office: Office): MissingValue[] =>
  signatory ? [] : [{ field: 'signatoryName', detail: null, where: { kind: 'office', id: office.id } }]

/** Says when who signs is not on the office's list for the day. */
export const warningsOfSignatory = (
  signatory: Signatory | undefined,
  office: Office,
  day: PlainDate,
): PaperWarning[] =>
  signatory
    ? signatoryWarnings(
        {
          signatoryName: signatory.fullName,
          signatoryNip: signatory.nip,
          signatoryTitle: signatory.title,
          signatoryCapacity: signatory.capacity,
        },
        office,
        day,
      )
    : []
