import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { AgencyWarning } from './agency-directory.schema.ts'
import type { Reach } from './agency-suggestion.schema.ts'
import { type Agency, type AgencyKind, isValidOn } from './agency.schema.ts'

type Period = Pick<Agency, 'validFrom' | 'validUntil'>
type Named = Pick<Agency, 'id' | 'name' | 'city'> & Period

export const canHavePeriod = ({ validFrom, validUntil }: Period): Verdict =>
  validUntil !== null && validUntil < validFrom ? refused('AGENCY_PERIOD_INVALID') : allowed

const overlaps = (one: Period, other: Period): boolean =>
  (other.validUntil === null || one.validFrom <= other.validUntil) &&
  (one.validUntil === null || other.validFrom <= one.validUntil)

/**
 * Whether an agency can end on a day and leave its work to `successor`. `laterIds` are the agencies that follow the
 * successor in turn.
 */
export const canEndAgency = (
  agency: Named,
  untilOn: PlainDate,
  successor?: Named & { laterIds: readonly string[] },
): Verdict => {
  const period = canHavePeriod({ validFrom: agency.validFrom, validUntil: untilOn })
  if (!period.allowed || !successor) return period
  const { id, name, validUntil, laterIds } = successor
  if (id === agency.id) return refused('AGENCY_SUCCESSOR_IS_SAME')
  if (laterIds.includes(agency.id)) return refused('AGENCY_SUCCESSOR_CIRCLE', { name })
  if (validUntil !== null && validUntil <= untilOn)
    return refused('AGENCY_SUCCESSOR_ENDED', { name, untilOn: validUntil })
  return allowed
}

/** Whether a new agency that begins on a day can take over: the one before it must have had a day of its own. */
export const canTakeOver = (
  { name, validFrom }: Pick<Named, 'name' | 'validFrom'>,
  fromOn: PlainDate,
): Verdict =>
  fromOn <= validFrom ? refused('AGENCY_SUCCESSOR_TOO_EARLY', { name, fromOn: validFrom }) : allowed

/** Days on which nobody would answer for what the agency did. */
export const successorWarnings = (untilOn: PlainDate, successor: Named | undefined): AgencyWarning[] =>
  successor && successor.validFrom > addDays(untilOn, 1)
    ? [
        {
          code: 'AGENCY_SUCCESSOR_GAP',
          data: { name: successor.name, untilOn, fromOn: successor.validFrom },
        },
      ]
    : []

/** Two agencies of one name at one time are most often one that was entered twice. */
export const nameWarnings = (namesakes: readonly Named[], period: Period): AgencyWarning[] => {
  const twin = namesakes.find((other) => overlaps(period, other))
  return twin ? [{ code: 'AGENCY_NAME_KNOWN', data: { name: twin.name, city: twin.city } }] : []
}

export const canKeepMore = (count: number, maximum: number): Verdict =>
  count < maximum ? allowed : refused('AGENCY_LIST_FULL', { maximum })

/** How an agency reaches a province (`62`) or regency (`62.02`), or undefined where it is not competent. */
export const reachFor = (jurisdiction: readonly string[], place: string): Reach | undefined => {
  if (jurisdiction.length === 0) return 'everywhere'
  if (jurisdiction.includes(place)) return place.length > 2 ? 'regency' : 'province'
  return jurisdiction.includes(place.slice(0, 2)) ? 'province' : undefined
}

/** The province or regency of a code of any level, as jurisdictions have it. */
export const jurisdictionOf = (regionCode: string): string => regionCode.slice(0, 5)

/** Each code once, in the order of the codes. */
export const tidyJurisdiction = (codes: readonly string[]): string[] => [...new Set(codes)].toSorted()

/** Those of the day first; within them the given order stays. */
export const currentFirst = <Item extends Period>(items: readonly Item[], day: PlainDate): Item[] => [
  ...items.filter((item) => isValidOn(item, day)),
  ...items.filter((item) => !isValidOn(item, day)),
]

/** Whom a letter to an agency of this kind is usually addressed to; undefined where titles differ too much. */
export const usualAddresseeFor = (kind: AgencyKind, name: string): string | undefined => {
  const title = usualTitles[kind]
  return title === undefined || name.trim() === '' ? undefined : `${title} ${name.trim()}`
}

const usualTitles: Partial<Record<AgencyKind, string>> = {
  police: 'Kepala',
  workerProtection: 'Kepala',
  labourOffice: 'Kepala',
  womenAndChildProtection: 'Kepala',
  socialOffice: 'Kepala',
  hospital: 'Direktur',
  witnessProtectionAgency: 'Ketua',
  prosecutor: 'Kepala',
  regionalOffice: 'Kepala',
}
