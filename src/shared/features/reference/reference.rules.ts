import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { CountryStatus, JobSector, PurposeDocument, TravelPurpose } from './reference.schema.ts'

type Period = { validFrom: PlainDate; validUntil: PlainDate | null }

export const isInForce = ({ validFrom, validUntil }: Period, day: PlainDate): boolean =>
  validFrom <= day && (validUntil === null || validUntil >= day)

const overlap = (first: Period, second: Period): boolean =>
  (second.validUntil === null || first.validFrom <= second.validUntil) &&
  (first.validUntil === null || second.validFrom <= first.validUntil)

/** An entry has an order of dates, and stands once at any time. `others`: entries of the same name, itself left out. */
export const canKeepPeriod = (entry: Period, others: readonly Period[], name: string): Verdict => {
  if (entry.validUntil !== null && entry.validUntil < entry.validFrom)
    return refused('REFERENCE_PERIOD_INVALID', {})
  return others.some((other) => overlap(entry, other)) ? refused('REFERENCE_PERIOD_TAKEN', { name }) : allowed
}

export const purposeDocumentsOn = (
  entries: readonly PurposeDocument[],
  purpose: TravelPurpose,
  day: PlainDate,
): PurposeDocument[] => entries.filter((entry) => entry.purpose === purpose && isInForce(entry, day))

/** The status of a country for a job: that of its sector, else that of the whole country. */
export const countryStatusOn = (
  entries: readonly CountryStatus[],
  countryCode: string,
  sector: JobSector | null,
  day: PlainDate,
): CountryStatus | undefined => {
  const current = entries.filter((entry) => entry.countryCode === countryCode && isInForce(entry, day))
  return (
    current.find((entry) => sector !== null && entry.sector === sector) ??
    current.find((entry) => entry.sector === null)
  )
}
