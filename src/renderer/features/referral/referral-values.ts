import { z } from 'zod'
import { referralNeed } from '#shared/features/agency/agency.schema.ts'
import type { DraftBody } from '#shared/features/draft/draft.schema.ts'
import {
  indicationLines,
  usualKindFor,
  usualLegalBasisFor,
  usualRequestFor,
} from '#shared/features/referral/letter-start.rules.ts'
import { usualConsentFor, usuallyDisclosedFor } from '#shared/features/referral/referral.rules.ts'
import {
  disclosedField,
  referralConfidentiality,
  referralConsent,
  referralKind,
  referralService,
  referralUrgency,
} from '#shared/features/referral/referral.schema.ts'
import type { ReferralBasis, ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import { isPlainDate, type PlainDate } from '#shared/kernel/plain-date.ts'

const personValues = z.object({
  subjectId: z.string(),
  isChosen: z.boolean(),
  consent: referralConsent,
  consentReason: z.string(),
  disclosed: z.array(disclosedField),
})
export type PersonValues = z.infer<typeof personValues>

const day = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value))

/** What the form holds; also the shape of its working copy. */
const referralValues = z.object({
  need: referralNeed,
  kind: referralKind,
  agencyIds: z.array(z.string()),
  services: z.array(referralService),
  urgency: referralUrgency,
  confidentiality: referralConfidentiality,
  legalBasis: z.string(),
  chronology: z.string(),
  indications: z.string(),
  measures: z.string(),
  request: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  contactHours: z.string(),
  copiesTo: z.string(),
  answerWantedOn: day.nullable(),
  people: z.array(personValues),
})
export type ReferralValues = z.infer<typeof referralValues>

export const readDraft = (body: DraftBody): ReferralValues | undefined => referralValues.safeParse(body).data

type Person = ReferralBasis['people'][number]

const discloses = (values: Pick<ReferralValues, 'kind'>, { known }: Person): PersonValues['disclosed'] =>
  usuallyDisclosedFor(values.kind).filter((field) => known.includes(field))

/** What the last screenings found of those who are meant. */
const usualIndications = (basis: ReferralBasis, people: readonly PersonValues[]): string => {
  const chosen = new Set(people.flatMap(({ subjectId, isChosen }) => (isChosen ? [subjectId] : [])))
  const positions = new Set(
    basis.people.flatMap(({ subjectId, position }) => (chosen.has(subjectId) ? [position] : [])),
  )
  return indicationLines(
    basis.indications.flatMap(({ text, positions: held }) =>
      held.some((position) => positions.has(position)) ? [text] : [],
    ),
  )
}

/** Other people bring other indications, where nobody has changed those of the ones before. */
export const withPeople = (
  values: ReferralValues,
  people: PersonValues[],
  basis: ReferralBasis,
): Partial<ReferralValues> => ({
  people,
  ...(values.indications === usualIndications(basis, values.people)
    ? { indications: usualIndications(basis, people) }
    : {}),
})

/** A new letter, begun from what the case tells; everybody in a case of one is meant. */
export const valuesFrom = (basis: ReferralBasis): ReferralValues => {
  const need = 'traffickingCrime' as const
  const kind = usualKindFor(need)
  const people = basis.people.map((person) => ({
    subjectId: person.subjectId,
    isChosen: basis.people.length === 1,
    consent: usualConsentFor(person.isChild, kind, ['police']),
    consentReason: '',
    disclosed: discloses({ kind }, person),
  }))
  return {
    need,
    kind,
    agencyIds: [],
    services: ['investigation'],
    urgency: basis.urgency,
    confidentiality: basis.confidentiality,
    legalBasis: usualLegalBasisFor(need),
    chronology: basis.chronology,
    indications: usualIndications(basis, people),
    measures: basis.measures,
    request: usualRequestFor(kind),
    contactName: basis.contactName,
    contactPhone: basis.contactPhone,
    contactHours: '',
    copiesTo: '',
    answerWantedOn: basis.answerWantedOn,
    people,
  }
}

/** A letter that is there, to be changed. */
export const valuesOf = (
  { letter, agencyId, subjects }: ReferralDetail,
  basis: ReferralBasis,
): ReferralValues => ({
  ...letter,
  contactHours: letter.contactHours ?? '',
  copiesTo: letter.copiesTo.join('\n'),
  agencyIds: [agencyId],
  people: basis.people.map((person) => {
    const referred = subjects.find(({ subjectId }) => subjectId === person.subjectId)
    return {
      subjectId: person.subjectId,
      isChosen: referred !== undefined,
      consent: referred?.consent ?? usualConsentFor(person.isChild, letter.kind, []),
      consentReason: referred?.consentReason ?? '',
      disclosed: referred?.disclosed ?? discloses(letter, person),
    }
  }),
})

type Addressed = Pick<ReferralValues, 'kind' | 'agencyIds'>

/** Consent that is usually asked; before an agency is chosen, as for the police. */
const consentFor = ({ kind, agencyIds }: Addressed, { isChild }: Person, basis: ReferralBasis) => {
  const kinds = basis.agencies.flatMap((agency) => (agencyIds.includes(agency.id) ? [agency.kind] : []))
  return usualConsentFor(isChild, kind, kinds.length === 0 ? ['police'] : kinds)
}

/** Whoever stands at the usual consent goes with what is usual for other agencies or another kind. */
const consenting = (
  people: readonly PersonValues[],
  basis: ReferralBasis,
  before: Addressed,
  after: Addressed,
): PersonValues[] =>
  people.map((person) => {
    const known = basis.people.find(({ subjectId }) => subjectId === person.subjectId)
    const wasUsual =
      known && person.consentReason === '' && person.consent === consentFor(before, known, basis)
    return known && wasUsual ? { ...person, consent: consentFor(after, known, basis) } : person
  })

/** Help is asked for with consent, the police are told without. */
export const withAgencies = (
  values: ReferralValues,
  agencyIds: string[],
  basis: ReferralBasis,
): Partial<ReferralValues> => ({
  agencyIds,
  people: consenting(values.people, basis, values, { kind: values.kind, agencyIds }),
})

/** Another need brings its usual words, where nobody has changed those of the one before. */
export const withNeed = (
  values: ReferralValues,
  need: ReferralValues['need'],
  basis: ReferralBasis,
): Partial<ReferralValues> => {
  const kind = usualKindFor(need)
  const isUsualBasis = values.legalBasis === usualLegalBasisFor(values.need)
  return {
    need,
    ...(isUsualBasis ? { legalBasis: usualLegalBasisFor(need) } : {}),
    ...withKind(values, kind, basis),
  }
}

/** Another kind asks for something else and discloses something else. */
export const withKind = (
  values: ReferralValues,
  kind: ReferralValues['kind'],
  basis: ReferralBasis,
): Partial<ReferralValues> => ({
  kind,
  services:
    kind === 'investigation' ? ['investigation'] : values.services.filter((each) => each !== 'investigation'),
  ...(values.request === usualRequestFor(values.kind) ? { request: usualRequestFor(kind) } : {}),
  people: consenting(values.people, basis, values, { kind, agencyIds: values.agencyIds }).map((person) => {
    const known = basis.people.find(({ subjectId }) => subjectId === person.subjectId)
    const wasUsual = known && person.disclosed.join() === discloses(values, known).join()
    return known && wasUsual ? { ...person, disclosed: discloses({ kind }, known) } : person
  }),
})

export const inputOf = ({ people, copiesTo, agencyIds: _agencyIds, ...letter }: ReferralValues) => ({
  ...letter,
  copiesTo: copiesTo.split('\n').filter((each) => each.trim() !== ''),
  subjects: people.filter(({ isChosen }) => isChosen).map(({ isChosen: _isChosen, ...person }) => person),
})
