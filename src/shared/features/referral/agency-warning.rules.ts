import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { reachFor } from '../agency/agency.rules.ts'
import type { AgencyInput } from '../agency/agency.schema.ts'
import type { SuggestionPlace } from '../agency/agency-suggestion.schema.ts'
import type { ReferralWarning } from './referral.schema.ts'

type AgencyFacts = Pick<AgencyInput, 'name' | 'regionCodes' | 'validUntil'>
type Place = Pick<SuggestionPlace, 'code' | 'name'>

/**
 * What is unusual about writing to this agency: it answers neither for where the people come from nor for where it
 * happened, or it is no more on the day its answer is wanted. Where no place is known nothing is said of places.
 */
export const agencyWarnings = (
  { name, regionCodes, validUntil }: AgencyFacts,
  places: readonly Place[],
  answerWantedOn: PlainDate | null,
): ReferralWarning[] => {
  const isElsewhere = places.length > 0 && !places.some(({ code }) => reachFor(regionCodes, code))
  const names = [...new Set(places.map((place) => place.name))].slice(0, shownPlaces).join(', ')
  const endsBefore = validUntil !== null && answerWantedOn !== null && validUntil < answerWantedOn
  return [
    ...(isElsewhere ? [{ code: 'REFERRAL_AGENCY_ELSEWHERE' as const, data: { name, places: names } }] : []),
    ...(endsBefore ? [{ code: 'REFERRAL_AGENCY_ENDS' as const, data: { name, untilOn: validUntil } }] : []),
  ]
}

/** A group from everywhere is not listed in a sentence. */
const shownPlaces = 5

/** The same warning about the same agency and places; read once, it is not asked again. */
export const isSameWarning = (one: ReferralWarning, other: ReferralWarning): boolean =>
  one.code === other.code &&
  Object.keys({ ...one.data, ...other.data }).every((fact) => one.data[fact] === other.data[fact])
