import {
  eventPlaceOf,
  homeOf,
  type PlaceCode,
  suggestionGroupFor,
} from '#shared/features/agency/agency-suggestion.rules.ts'
import type {
  AgencySuggestions,
  SuggestionGroup,
  SuggestionInput,
  SuggestionPlace,
} from '#shared/features/agency/agency-suggestion.schema.ts'
import type { NeedRoute } from '#shared/features/agency/need-route.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { type CaseRecord, getCase } from '#main/features/case/index.ts'
import { listSubjectsOfCase, type SubjectRecord } from '#main/features/subject/index.ts'
import { getVillage } from '#main/features/village/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { listCompetent } from './agency.repo.ts'
import { findRegionName } from './jurisdiction.service.ts'
import { getRoute } from './need-route.repo.ts'

const largestPlaces = 100

/** Homes of the subjects, each regency once; a code the table does not know is no home. */
const homesOf = (
  context: OfficerContext,
  subjects: readonly SubjectRecord[],
): { places: SuggestionPlace[]; unknownCount: number } => {
  const places = new Map<string, SuggestionPlace>()
  let unknownCount = 0
  for (const subject of subjects) {
    const home = homeOf(subject)
    const name = home && findRegionName(context, home.code)
    if (!home || name === undefined) {
      unknownCount += 1
      continue
    }
    const known = places.get(home.code)
    if (known) known.subjectCount += 1
    else places.set(home.code, { ...home, name, subjectCount: 1 })
  }
  return {
    places: [...places.values()]
      .toSorted((one, other) => other.subjectCount - one.subjectCount)
      .slice(0, largestPlaces),
    unknownCount,
  }
}

const eventOf = (context: OfficerContext, { eventRegionCode, villageId }: CaseRecord): SuggestionPlace[] => {
  const villageRegionCode = villageId === null ? null : getVillage(context.db, villageId).regionCode
  const place: PlaceCode | undefined = eventPlaceOf({ eventRegionCode, villageRegionCode })
  const name = place && findRegionName(context, place.code)
  return place && name !== undefined ? [{ ...place, name, subjectCount: 0 }] : []
}

/** Where a referral of these people of a case belongs: their homes and the place of the event. */
export const listPlaces = (
  context: OfficerContext,
  record: CaseRecord,
  subjects: readonly SubjectRecord[],
): SuggestionPlace[] => [...homesOf(context, subjects).places, ...eventOf(context, record)]

/** @throws DomainError RECORD_NOT_FOUND for somebody who is not in the case */
const subjectsOf = (
  context: OfficerContext,
  caseRowId: number,
  ids: SuggestionInput['subjectIds'],
): SubjectRecord[] => {
  const all = listSubjectsOfCase(context.db, context.scope, caseRowId)
  if (ids === undefined) return all
  const known = new Map(all.map((subject) => [subject.id as string, subject]))
  return [...new Set(ids)].map((id) => {
    const subject = known.get(id)
    if (!subject) throw new DomainError('RECORD_NOT_FOUND', { kind: 'subject' })
    return subject
  })
}

const groupOf = (
  context: OfficerContext,
  route: NeedRoute,
  { places, day }: { places: SuggestionPlace[]; day: PlainDate },
): Pick<SuggestionGroup, 'places' | 'first' | 'copies' | 'missing'> => {
  const codes = [...new Set(places.flatMap(({ code }) => [code, code.slice(0, 2)]))]
  const kinds = [...route.first, ...route.copies]
  const agencies = listCompetent(context.db, context.scope, { kinds, codes, day })
  return { places, ...suggestionGroupFor(route, agencies, places, day) }
}

/**
 * Whom a need of a case can be referred to: by the home of the subjects and by the place of the event.
 *
 * @throws DomainError RECORD_NOT_FOUND
 */
export const suggestAgencies = (
  context: OfficerContext,
  { need, caseId, subjectIds, on }: SuggestionInput,
): AgencySuggestions => {
  const record = getCase(context.db, context.scope, caseId)
  const route = getRoute(context.db, need)
  const { places, unknownCount } = homesOf(context, subjectsOf(context, record.rowId, subjectIds))
  return {
    home: { basis: 'home', unknownCount, ...groupOf(context, route, { places, day: on }) },
    event: {
      basis: 'event',
      unknownCount: 0,
      ...groupOf(context, route, { places: eventOf(context, record), day: on }),
    },
  }
}
