import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { AgencyKind } from '../agency/agency.schema.ts'
import { needOf, type ReferralStep } from './referral-workflow.rules.ts'
import type {
  DisclosedField,
  ReferralConsent,
  ReferralKind,
  ReferralResult,
  ResultField,
  StepInput,
} from './referral.schema.ts'

/** Agencies that investigate or supervise: they may be told without the consent of an adult (UU 21/2007). */
const authorities: ReadonlySet<AgencyKind> = new Set([
  'police',
  'prosecutor',
  'immigrationInvestigator',
  'regionalOffice',
  'directorateGeneral',
  'mission',
  'inspectorate',
])

export const isAuthority = (kind: AgencyKind): boolean => authorities.has(kind)

type ConsentFacts = {
  isChild: boolean
  position: number
  consent: ReferralConsent
  consentReason: string | null
}

/**
 * Whether this person's consent carries a referral of this kind to these agencies. A child's best interest decides, and
 * is written down; an adult who says no is not referred to help, but the police are told with a reason.
 */
export const canReferPerson = (
  { isChild, position, consent, consentReason }: ConsentFacts,
  kind: ReferralKind,
  agencyKinds: readonly AgencyKind[],
): Verdict => {
  if (isChild && consent !== 'notRequired') return refused('REFERRAL_CONSENT_OF_CHILD', { position })
  const isHelp = kind === 'service' || kind === 'personHandover'
  if (consent === 'refused' && (isHelp || !agencyKinds.every(isAuthority)))
    return refused('REFERRAL_CONSENT_REFUSED', { position })
  if (consent !== 'given' && consentReason === null)
    return refused('REFERRAL_CONSENT_REASON_NEEDED', { position })
  return allowed
}

/** What a person is usually asked first. */
export const usualConsentFor = (
  isChild: boolean,
  kind: ReferralKind,
  agencyKinds: readonly AgencyKind[],
): ReferralConsent => {
  if (isChild) return 'notRequired'
  const isTold = (kind === 'information' || kind === 'investigation') && agencyKinds.every(isAuthority)
  return isTold && agencyKinds.length > 0 ? 'notRequired' : 'given'
}

const identity: readonly DisclosedField[] = ['fullName', 'nik', 'birth', 'sex', 'domicileAddress', 'contacts']
const forKind: Readonly<Record<ReferralKind, readonly DisclosedField[]>> = {
  information: ['travel', 'job'],
  personHandover: ['emergencyContact', 'careNeed'],
  service: ['emergencyContact'],
  investigation: ['alias', 'passport', 'travel', 'job', 'placement', 'money'],
}

/** What usually leaves the office for a kind of referral, so that nobody ticks everything: as little as does it. */
export const usuallyDisclosedFor = (kind: ReferralKind): DisclosedField[] => [...identity, ...forKind[kind]]

type Span = { earliest: PlainDate; today: PlainDate }

/** A step has happened, and not before the one it follows. */
export const canHappenOn = (happenedOn: PlainDate, { earliest, today }: Span): Verdict => {
  if (happenedOn > today) return refused('REFERRAL_DAY_IN_FUTURE', { today })
  return happenedOn < earliest ? refused('REFERRAL_DAY_TOO_EARLY', { earliest }) : allowed
}

/** What has to be said with a step: why, or on which way it left. */
export const isToldEnough = (step: ReferralStep, { note, way }: Pick<StepInput, 'note' | 'way'>): Verdict => {
  const need = needOf(step)
  if (need === 'reason' && note === null) return refused('REFERRAL_REASON_NEEDED', { step })
  return need === 'way' && way === null ? refused('REFERRAL_WAY_NEEDED') : allowed
}

/** An answer is wanted on a day to come, and the next question is asked on one. */
export const canWantOn = (day: PlainDate | null, today: PlainDate): Verdict =>
  day !== null && day < today ? refused('REFERRAL_DAY_PAST', { today }) : allowed

const shelter: readonly ResultField[] = ['shelterName', 'shelterInOn', 'shelterOutOn']
const resultFields: Readonly<Partial<Record<AgencyKind, readonly ResultField[]>>> = {
  police: ['policeReportNumber', 'progressLetterNumber', 'restitutionAmount'],
  immigrationInvestigator: ['policeReportNumber', 'progressLetterNumber'],
  prosecutor: ['progressLetterNumber', 'restitutionAmount'],
  workerProtection: ['verification', 'repatriatedOn', ...shelter],
  labourOffice: ['verification'],
  womenAndChildProtection: shelter,
  socialOffice: [...shelter, 'repatriatedOn'],
  witnessProtectionAgency: ['protectionDecision', 'protectionDecisionNumber', 'restitutionAmount'],
  mission: ['repatriatedOn', ...shelter],
  internationalOrganisation: ['repatriatedOn', ...shelter],
}

/** What an agency of this kind can come back with. */
export const resultFieldsFor = (kind: AgencyKind): readonly ResultField[] => resultFields[kind] ?? []

export const canSaveResult = (result: ReferralResult, kind: AgencyKind, today: PlainDate): Verdict => {
  const possible = resultFieldsFor(kind)
  const strange = (Object.keys(result) as ResultField[]).find(
    (field) => result[field] !== null && !possible.includes(field),
  )
  if (strange) return refused('REFERRAL_RESULT_NOT_OF_AGENCY', { field: strange })
  const { shelterInOn, shelterOutOn, repatriatedOn } = result
  if (shelterInOn !== null && shelterOutOn !== null && shelterOutOn < shelterInOn)
    return refused('REFERRAL_SHELTER_PERIOD', { shelterInOn, shelterOutOn })
  const later = [shelterInOn, shelterOutOn, repatriatedOn].find((day) => day !== null && day > today)
  return later === undefined ? allowed : refused('REFERRAL_DAY_IN_FUTURE', { today })
}
