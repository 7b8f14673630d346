import { z } from 'zod'
import { idOf, type Id } from '#shared/kernel/ids.ts'
import { plainDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, optionalParagraph } from '#shared/kernel/text.ts'

/**
 * workerProtection: BP3MI, P4MI, KP2MI · labourOffice: Disnaker, LTSA · police: Polres, Polda, Satgas TPPO ·
 * immigrationInvestigator: PPNS · womenAndChildProtection: UPTD PPA · socialOffice: Dinsos, RPTC, LKSA ·
 * witnessProtectionAgency: LPSK · mission: KBRI, KJRI · regionalOffice: Kanwil · directorateGeneral: Ditjen Imigrasi
 */
export const agencyKinds = [
  'police',
  'workerProtection',
  'labourOffice',
  'womenAndChildProtection',
  'socialOffice',
  'hospital',
  'witnessProtectionAgency',
  'prosecutor',
  'immigrationInvestigator',
  'regionalOffice',
  'directorateGeneral',
  'mission',
  'internationalOrganisation',
  'localGovernment',
  'villageGovernment',
  'inspectorate',
  'otherAgency',
] as const
export const agencyKind = z.enum(agencyKinds)
export type AgencyKind = z.infer<typeof agencyKind>

/** What somebody in a case needs from another agency (the table of first agencies and copies goes by it). */
export const referralNeeds = [
  'legalPlacement',
  'traffickingCrime',
  'smugglingOrFalseStatement',
  'childProtection',
  'medicalCare',
  'shelterAndTracing',
  'repatriationInside',
  'witnessProtection',
  'citizenAbroad',
  'foreignVictim',
  'agencyViolation',
  'officialImplicated',
] as const
export const referralNeed = z.enum(referralNeeds)
export type ReferralNeed = z.infer<typeof referralNeed>

export const agencyId = idOf('Agency')
export type AgencyId = Id<'Agency'>

/** A province, regency or city: `62`, `62.02`. */
export const jurisdictionCode = z.string().regex(/^\d{2}(\.\d{2})?$/)
export const largestJurisdiction = 100

export const agencyInput = z
  .object({
    kind: agencyKind,
    /** As letters name it: `Kepolisian Resor Kotawaringin Timur`. */
    name: line(160),
    shortName: optionalLine(60).default(null),
    /** The office a letter goes to, not the person: `Kepala Kepolisian Resor Kotawaringin Timur`. */
    addressee: line(200),
    city: line(80),
    address: optionalLine(300).default(null),
    phone: optionalLine(60).default(null),
    email: optionalLine(120).default(null),
    hours: optionalLine(120).default(null),
    /** Empty: competent everywhere. */
    regionCodes: z.array(jurisdictionCode).max(largestJurisdiction).default([]),
    validFrom: plainDate,
    validUntil: plainDate.nullable().default(null),
    source: optionalLine(200).default(null),
    note: optionalParagraph(2000).default(null),
  })
  .strict()
export type AgencyInput = z.output<typeof agencyInput>

export type Agency = AgencyInput & { id: AgencyId; version: number }

export const isValidOn = (
  { validFrom, validUntil }: Pick<AgencyInput, 'validFrom' | 'validUntil'>,
  day: PlainDate,
): boolean => validFrom <= day && (validUntil === null || day <= validUntil)
