import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { jurisdictionOf, reachFor } from './agency.rules.ts'
import { type Agency, type AgencyKind, isValidOn } from './agency.schema.ts'
import {
  largestSuggestion,
  reaches,
  type SuggestedAgency,
  type SuggestionGroup,
  type SuggestionPlace,
  type SuggestionReason,
} from './agency-suggestion.schema.ts'
import type { NeedRoute } from './need-route.schema.ts'

export type HomeFacts = {
  identityRegionCode: string | null
  domicileRegionCode: string | null
  nik: string | null
}

export type PlaceCode = Pick<SuggestionPlace, 'code' | 'source'>

/**
 * The home regency of a subject: the address on his papers, else where he lives, else the regency that gave out his NIK.
 */
export const homeOf = ({ identityRegionCode, domicileRegionCode, nik }: HomeFacts): PlaceCode | undefined => {
  if (identityRegionCode !== null)
    return { code: jurisdictionOf(identityRegionCode), source: 'identityAddress' }
  if (domicileRegionCode !== null) return { code: jurisdictionOf(domicileRegionCode), source: 'domicile' }
  const digits = nik === null ? null : /^(\d{2})(\d{2})\d{12}$/.exec(nik)
  return digits ? { code: `${digits[1]}.${digits[2]}`, source: 'nik' } : undefined
}

/** The place of the event, else the village the case came from. */
export const eventPlaceOf = (facts: {
  eventRegionCode: string | null
  villageRegionCode: string | null
}): PlaceCode | undefined => {
  if (facts.eventRegionCode !== null) return { code: jurisdictionOf(facts.eventRegionCode), source: 'event' }
  return facts.villageRegionCode === null
    ? undefined
    : { code: jurisdictionOf(facts.villageRegionCode), source: 'village' }
}

const reasonsOf = ({ regionCodes }: Agency, places: readonly SuggestionPlace[]): SuggestionReason[] => {
  const reasons = places.flatMap((place) => {
    const reach = reachFor(regionCodes, place.code)
    return reach ? [{ place, reach }] : []
  })
  return places.length === 0 && regionCodes.length === 0 ? [{ place: null, reach: 'everywhere' }] : reasons
}

const narrowest = ({ reasons }: SuggestedAgency): number =>
  Math.min(...reasons.map(({ reach }) => reaches.indexOf(reach)))

const suggested = (agency: Agency, reasons: SuggestionReason[]): SuggestedAgency => ({
  id: agency.id,
  kind: agency.kind,
  name: agency.name,
  shortName: agency.shortName,
  addressee: agency.addressee,
  city: agency.city,
  phone: agency.phone,
  hours: agency.hours,
  reasons,
})

/**
 * Agencies for a need by the table of kinds: only those valid on the day and competent at one of the places; the
 * narrowest jurisdiction first, then who covers most of the places. Kinds that nobody stands for are named.
 */
export const suggestionGroupFor = (
  { first, copies }: NeedRoute,
  agencies: readonly Agency[],
  places: readonly SuggestionPlace[],
  day: PlainDate,
): Pick<SuggestionGroup, 'first' | 'copies' | 'missing'> => {
  const competent = agencies
    .filter((agency) => isValidOn(agency, day))
    .map((agency) => suggested(agency, reasonsOf(agency, places)))
    .filter(({ reasons }) => reasons.length > 0)
  const ofKind = (kind: AgencyKind): SuggestedAgency[] =>
    competent
      .filter((agency) => agency.kind === kind)
      .toSorted(
        (one, other) =>
          narrowest(one) - narrowest(other) ||
          other.reasons.length - one.reasons.length ||
          one.name.localeCompare(other.name, 'id'),
      )
  const missing = (part: 'first' | 'copy', kinds: readonly AgencyKind[]): SuggestionGroup['missing'] =>
    kinds.flatMap((kind) => {
      const covered = new Set(
        ofKind(kind).flatMap(({ reasons }) => reasons.map(({ place }) => place?.code ?? '')),
      )
      const without = places.filter(({ code }) => !covered.has(code))
      const isMissing = places.length === 0 ? covered.size === 0 : without.length > 0
      return isMissing ? [{ kind, part, placeNames: without.map(({ name }) => name) }] : []
    })
  return {
    first: first.flatMap(ofKind).slice(0, largestSuggestion),
    copies: copies.flatMap(ofKind).slice(0, largestSuggestion),
    missing: [...missing('first', first), ...missing('copy', copies)],
  }
}
