import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine } from '#shared/kernel/text.ts'
import { agencyId, agencyInput, agencyKind, agencyKinds, jurisdictionCode } from './agency.schema.ts'

export const agencyUnitId = idOf('AgencyUnit')
export const agencyOfficialId = idOf('AgencyOfficial')

const period = { validFrom: plainDate, validUntil: plainDate.nullable().default(null) }

/** A part of an agency with an address of its own: `Satuan Reserse Kriminal, Unit PPA`. */
export const agencyUnitInput = z
  .object({
    name: line(160),
    /** Where a letter to the unit goes; without it the agency's own is used. */
    addressee: optionalLine(200).default(null),
    phone: optionalLine(60).default(null),
    ...period,
  })
  .strict()
export type AgencyUnitInput = z.output<typeof agencyUnitInput>

/** Whom the office talks to there; a letter never goes to a person. */
export const agencyOfficialInput = z
  .object({
    fullName: line(160),
    title: line(160),
    unitId: agencyUnitId.nullable().default(null),
    phone: optionalLine(60).default(null),
    ...period,
  })
  .strict()
export type AgencyOfficialInput = z.output<typeof agencyOfficialInput>

const agencyUnit = agencyUnitInput.extend({ id: agencyUnitId, version: z.number().int() })
export type AgencyUnit = z.infer<typeof agencyUnit>

const agencyOfficial = agencyOfficialInput.extend({ id: agencyOfficialId, version: z.number().int() })
export type AgencyOfficial = z.infer<typeof agencyOfficial>

const jurisdictionRegion = z.object({ code: jurisdictionCode, name: z.string() })
export type JurisdictionRegion = z.infer<typeof jurisdictionRegion>

const agencyReference = z.object({ id: agencyId, name: z.string(), city: z.string() })
export type AgencyReference = z.infer<typeof agencyReference>

/** No agency has had more; a list of this length is read whole. */
export const largestAgencyUnits = 100
export const largestAgencyOfficials = 300

export const agencyDetail = z.object({
  agency: agencyInput.extend({ id: agencyId, version: z.number().int() }),
  /** The jurisdiction with names; empty: competent everywhere. */
  regions: z.array(jurisdictionRegion).max(100),
  replacedBy: agencyReference.nullable(),
  /** Agencies that this one took over from. */
  replaces: z.array(agencyReference).max(20),
  /** Those of today first, then by name. */
  units: z.array(agencyUnit).max(largestAgencyUnits),
  officials: z.array(agencyOfficial).max(largestAgencyOfficials),
})
export type AgencyDetail = z.infer<typeof agencyDetail>

/** What may be done all the same once the officer has read it. */
export const agencyWarningCodes = ['AGENCY_NAME_KNOWN', 'AGENCY_SUCCESSOR_GAP'] as const
export const agencyWarningCode = z.enum(agencyWarningCodes)
const agencyWarning = z.object({ code: agencyWarningCode, data: z.record(z.string(), z.string()) })
export type AgencyWarning = z.infer<typeof agencyWarning>

/** Either it is written, or nothing is and the officer is asked first. */
export const agencyOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), detail: agencyDetail }),
  z.object({ outcome: z.literal('warned'), warnings: z.array(agencyWarning).max(10) }),
])
export type AgencyOutcome = z.infer<typeof agencyOutcome>

/** `today`: valid on the day of asking; `ended`: not any more; `all`: also what begins later. */
export const agencyValidity = z.enum(['today', 'ended', 'all'])

export const agencyListInput = pageInput.extend({
  /** Words of the name, the short name or the city. */
  text: z.string().max(200).default(''),
  kinds: z.array(agencyKind).max(agencyKinds.length).default([]),
  /** Only those competent there; agencies without a jurisdiction are. */
  regionCode: jurisdictionCode.nullable().default(null),
  validity: agencyValidity.default('today'),
})
export type AgencyListInput = z.output<typeof agencyListInput>

const agencyLine = z.object({
  id: agencyId,
  kind: agencyKind,
  name: z.string(),
  shortName: z.string().nullable(),
  city: z.string(),
  phone: z.string().nullable(),
  regions: z.array(jurisdictionRegion).max(100),
  validFrom: plainDate,
  validUntil: plainDate.nullable(),
})
export type AgencyLine = z.infer<typeof agencyLine>

export const agencyPage = pageOf(agencyLine).extend({
  total: z.number().int(),
  /** Whatever was asked: the directory holds nothing at all. */
  isEmpty: z.boolean(),
})
export type AgencyPage = z.infer<typeof agencyPage>

/** One row of an imported file, and why it was left out. */
export const agencyRowRefusals = [
  'cellUnreadable',
  'kindUnknown',
  'nameMissing',
  'addresseeMissing',
  'cityMissing',
  'regionUnknown',
  'validFromUnreadable',
  'validUntilUnreadable',
  'periodInvalid',
  'textTooLong',
  'alreadyImported',
  'twiceInFile',
  'nameKnown',
] as const
export type AgencyRowRefusal = (typeof agencyRowRefusals)[number]
export const agencyImportRow = z.object({
  row: z.number().int(),
  name: z.string(),
  refusal: z.enum(agencyRowRefusals).nullable(),
  id: agencyId.nullable(),
})
export type AgencyImportRow = z.infer<typeof agencyImportRow>
export const largestAgencyImport = 500
