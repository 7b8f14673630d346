import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine } from '#shared/kernel/text.ts'

/** What an applicant may say he travels for; each has its supporting documents by the circular in force. */
export const travelPurposes = [
  'employment',
  'pilgrimage',
  'internshipOrStudy',
  'familyVisit',
  'tourism',
  'seafarer',
  'medical',
  'other',
] as const
export const travelPurpose = z.enum(travelPurposes)
export type TravelPurpose = z.infer<typeof travelPurpose>

/** Sectors a placement status can be limited to. */
export const jobSectors = [
  'domestic',
  'plantation',
  'construction',
  'manufacture',
  'fishingVessel',
  'hospitality',
  'care',
  'onlineService',
  'entertainment',
  'other',
] as const
export const jobSector = z.enum(jobSectors)
export type JobSector = z.infer<typeof jobSector>

const period = { validFrom: plainDate, validUntil: plainDate.nullable() }
const versioned = { version: z.number().int() }

export const purposeDocumentInput = z
  .object({ purpose: travelPurpose, document: line(200), ...period, source: optionalLine(300) })
  .strict()
export const purposeDocument = purposeDocumentInput.extend({
  id: idOf('PurposeDocument'),
  source: z.string().nullable(),
  ...versioned,
})
export type PurposeDocument = z.infer<typeof purposeDocument>

export const placementStatuses = ['open', 'closed', 'sectorMoratorium', 'notPlacement', 'warning'] as const
export const placementStatus = z.enum(placementStatuses)
export type PlacementStatus = z.infer<typeof placementStatus>

export const countryStatusInput = z
  .object({
    countryCode: z.string().regex(/^[A-Z]{3}$/),
    countryName: line(80),
    /** null: the whole country. */
    sector: jobSector.nullable(),
    status: placementStatus,
    ...period,
    source: optionalLine(300),
  })
  .strict()
export const countryStatus = countryStatusInput.extend({
  id: idOf('CountryStatus'),
  source: z.string().nullable(),
  ...versioned,
})
export type CountryStatus = z.infer<typeof countryStatus>
