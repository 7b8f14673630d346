import type { AgencyDetail } from '#shared/features/agency/agency-directory.schema.ts'
import type { AgencyKind } from '#shared/features/agency/agency.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { RegencyChoice } from '#renderer/ui/regency-select.tsx'

/** What the fields hold; empty text stands for nothing. */
export type AgencyValues = {
  kind: AgencyKind | null
  name: string
  shortName: string
  addressee: string
  city: string
  address: string
  phone: string
  email: string
  hours: string
  regionCodes: RegencyChoice[]
  validFrom: PlainDate | null
  validUntil: PlainDate | null
  source: string
  note: string
}

export const blankAgency: AgencyValues = {
  kind: null,
  name: '',
  shortName: '',
  addressee: '',
  city: '',
  address: '',
  phone: '',
  email: '',
  hours: '',
  regionCodes: [],
  validFrom: null,
  validUntil: null,
  source: '',
  note: '',
}

export const valuesOf = ({ agency, regions }: AgencyDetail): AgencyValues => ({
  kind: agency.kind,
  name: agency.name,
  shortName: agency.shortName ?? '',
  addressee: agency.addressee,
  city: agency.city,
  address: agency.address ?? '',
  phone: agency.phone ?? '',
  email: agency.email ?? '',
  hours: agency.hours ?? '',
  regionCodes: [...regions],
  validFrom: agency.validFrom,
  validUntil: agency.validUntil,
  source: agency.source ?? '',
  note: agency.note ?? '',
})

/** What a successor takes over from the one before it; days and source are its own. */
export const successorValues = (detail: AgencyDetail): AgencyValues => ({
  ...valuesOf(detail),
  validFrom: null,
  validUntil: null,
  source: '',
  note: '',
})

export const toInput = ({ regionCodes, ...values }: AgencyValues) => ({
  ...values,
  regionCodes: regionCodes.map(({ code }) => code),
})

/** At which field a refusal stands. */
export const refusalFields = {
  AGENCY_PERIOD_INVALID: 'validUntil',
  AGENCY_REGION_UNKNOWN: 'regionCodes',
  AGENCY_SUCCESSOR_TOO_EARLY: 'validFrom',
}
