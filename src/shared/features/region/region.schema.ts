import { z } from 'zod'
import { pageInput } from '#shared/kernel/paging.ts'

export const regionLevels = ['province', 'regency', 'district', 'village'] as const
export type RegionLevel = (typeof regionLevels)[number]

/** Region code as printed: `62`, `62.02`, `62.02.17` or `62.02.17.2015`. */
export const regionCode = z.string().regex(/^\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?$/, 'region-code')
const provinceCode = z.string().regex(/^\d{2}$/, 'region-code')
export const regencyCode = z.string().regex(/^\d{2}\.\d{2}$/, 'region-code')
export const villageCode = z.string().regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'region-code')

/** Kinds of village in the words of Indonesian law; the last group of the code starts with 1, 2 or 3. */
export const villageKinds = ['kelurahan', 'desa', 'desaAdat'] as const
const villageKind = z.enum(villageKinds)
export type VillageKind = z.infer<typeof villageKind>

export const villageRegion = z.object({
  code: villageCode,
  /** As the table writes it, typing errors included. */
  name: z.string(),
  /** Suggestion for paper; an office reviews it before it is printed. */
  printedName: z.string(),
  kind: villageKind,
  /** Suggestion: what the head of this unit is usually called. */
  headTitle: z.string(),
  districtCode: regionCode,
  districtName: z.string(),
  regencyCode,
  regencyName: z.string(),
  provinceCode,
  provinceName: z.string(),
  /** `Tanjung Harapan, Telaga Antang, Kabupaten Kotawaringin Timur, Kalimantan Tengah` */
  path: z.string(),
  inWorkingArea: z.boolean(),
})
export type VillageRegion = z.infer<typeof villageRegion>

/** Why a unit was found, best first: the order of this list is the order of the results. */
export const regionMatches = [
  'exact',
  'respaced',
  'start',
  'code',
  'wordStart',
  'contained',
  'allWords',
  'exactWithPath',
  'nameWithPath',
  'pathOnly',
] as const
const regionMatch = z.enum(regionMatches)
export type RegionMatch = z.infer<typeof regionMatch>

export const maximumQueryLength = 200
export const maximumQueryWords = 12

/** What is typed into a search field, at most 12 words; an empty one lists the working area (regencies: all). */
export const regionQuery = z
  .string()
  .max(maximumQueryLength)
  .refine((value) => value.split(/\s+/).filter(Boolean).length <= maximumQueryWords, 'too-many-words')

export const regionSearchInput = pageInput.extend({ query: regionQuery })

const villageHit = villageRegion.extend({ match: regionMatch })
export type VillageHit = z.infer<typeof villageHit>

export const villageHitPage = z.object({
  items: z.array(villageHit),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
  /** How many units carry exactly this name. */
  exactTotal: z.number().int(),
})
export type VillageHitPage = z.infer<typeof villageHitPage>

const province = z.object({ code: provinceCode, name: z.string(), printedName: z.string() })
export type Province = z.infer<typeof province>

const regencyKinds = ['kabupaten', 'kota'] as const

const regency = z.object({
  code: regencyCode,
  name: z.string(),
  printedName: z.string(),
  kind: z.enum(regencyKinds),
  provinceCode,
  provinceName: z.string(),
})
export type Regency = z.infer<typeof regency>

const regencyHit = regency.extend({ match: regionMatch })

export const regencyHitPage = z.object({
  items: z.array(regencyHit),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
})
export type RegencyHitPage = z.infer<typeof regencyHitPage>

/** A unit of any level with the names above it. */
export const regionPath = z.object({
  code: regionCode,
  level: z.enum(regionLevels),
  name: z.string(),
  /** Codes and names from the province down to the unit itself. */
  units: z.array(z.object({ level: z.enum(regionLevels), code: regionCode, name: z.string() })),
  path: z.string(),
})
export type RegionPath = z.infer<typeof regionPath>

const regionCounts = z.object({
  provinces: z.number().int(),
  regencies: z.number().int(),
  districts: z.number().int(),
  villages: z.number().int(),
})

/** Where the table comes from; the first line of the resource file. */
export const regionSource = z.object({
  format: z.literal(1),
  name: z.string(),
  version: z.string(),
  homepage: z.string(),
  /** Number of the decree letter for letter as the source's reference list gives it. */
  decreeAsStated: z.string(),
  /** The same decree in the usual spelling of its number. */
  decree: z.string(),
  licence: z.string(),
  licenceUrl: z.string(),
  attribution: z.string(),
  counts: regionCounts,
  /** SHA-256 of the lines after the first. */
  sha256: z.string(),
})
export type RegionSource = z.infer<typeof regionSource>
