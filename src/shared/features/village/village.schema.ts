import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, optionalParagraph } from '#shared/kernel/text.ts'
import { regencyCode, villageCode } from '../region/region.schema.ts'

/** What a village is in law and custom; what is printed may be another word (`Kute`, `Pekon`). */
export const villageUnitTypes = [
  'desa',
  'kelurahan',
  'desaAdat',
  'kalurahan',
  'nagari',
  'gampong',
  'kampung',
] as const
export const villageUnitType = z.enum(villageUnitTypes)
export type VillageUnitType = z.infer<typeof villageUnitType>

/** Dated facts in the life of a partnership, in the order they usually happen. */
export const milestoneKinds = [
  'surveyed',
  'coordinated',
  'agreed',
  'designated',
  'inaugurated',
  'activated',
  'evaluationStarted',
  'renewed',
  'graduated',
  'suspended',
  'resumed',
  'ended',
  'declined',
] as const
export const milestoneKind = z.enum(milestoneKinds)
export type MilestoneKind = z.infer<typeof milestoneKind>

export const villageStates = [
  'candidate',
  'surveyed',
  'coordinated',
  'agreed',
  'designated',
  'inaugurated',
  'active',
  'underEvaluation',
  'graduated',
  'suspended',
  'ended',
  'declined',
] as const
export const villageState = z.enum(villageStates)
export type VillageState = z.infer<typeof villageState>

export const villageId = idOf('Village')

export const village = z.object({
  id: villageId,
  regionCode: villageCode,
  /** As the region table wrote it when the village was registered. */
  tableName: z.string(),
  /** As it stands on paper. */
  printedName: z.string(),
  unitType: villageUnitType,
  /** Word before the name on paper: `Desa`. */
  unitTypePrinted: z.string(),
  /** `Kepala Desa` */
  headTitle: z.string(),
  districtName: z.string(),
  regencyCode,
  /** With its kind: `Kabupaten Kotawaringin Timur`. */
  regencyName: z.string(),
  provinceName: z.string(),
  officeAddress: z.string().nullable(),
  note: z.string().nullable(),
  state: villageState,
  version: z.number().int(),
})
export type Village = z.infer<typeof village>

/** What the office decides about a village; place names above it come from the region table. */
export const villageInput = z
  .object({
    printedName: line(120),
    unitType: villageUnitType,
    unitTypePrinted: line(40),
    headTitle: line(80),
    officeAddress: optionalLine(300),
    note: optionalParagraph(2000),
  })
  .strict()
export type VillageInput = z.output<typeof villageInput>

export const milestone = z.object({
  id: idOf('Milestone'),
  kind: milestoneKind,
  occurredOn: plainDate,
  /** For a suspension, an end or a refusal: the reason. */
  note: z.string().nullable(),
  recordedAt: z.date(),
})
export type Milestone = z.infer<typeof milestone>

export const milestoneInput = z
  .object({ kind: milestoneKind, occurredOn: plainDate, note: optionalParagraph(1000) })
  .strict()
export type MilestoneInput = z.output<typeof milestoneInput>

const villageHead = z.object({
  id: idOf('VillageHead'),
  fullName: z.string(),
  phone: z.string().nullable(),
  fromOn: plainDate,
  /** The last day; null as long as he or she is in office. */
  untilOn: plainDate.nullable(),
})
export type VillageHead = z.infer<typeof villageHead>

export const villageHeadInput = z
  .object({ fullName: line(120), phone: optionalLine(40), fromOn: plainDate, untilOn: plainDate.nullable() })
  .strict()
export type VillageHeadInput = z.output<typeof villageHeadInput>

/** What may be done all the same once the officer has read it. */
export const villageWarningCodes = [
  'PRINTED_NAME_NEEDS_REVIEW',
  'VILLAGE_OUTSIDE_WORKING_AREA',
  'MILESTONE_OUT_OF_ORDER',
  'MILESTONE_REOPENS',
  'HEAD_GAP',
] as const
export const villageWarningCode = z.enum(villageWarningCodes)
const villageWarning = z.object({
  code: villageWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type VillageWarning = z.infer<typeof villageWarning>

/** What refers to a village, so that it cannot simply be removed. */
const villageReferences = ['milestone', 'agreement', 'designation', 'liaison', 'document'] as const
export const villageReference = z.enum(villageReferences)
export type VillageReference = z.infer<typeof villageReference>

/** No village has had more; a list of this length is read whole. */
export const largestVillageHistory = 500

export const villageDetail = z.object({
  village,
  /** Newest first. */
  heads: z.array(villageHead).max(largestVillageHistory),
  /** In the order they happened; facts of one day in the order they were recorded. */
  milestones: z.array(milestone).max(largestVillageHistory),
  references: z.array(villageReference),
})
export type VillageDetail = z.infer<typeof villageDetail>

/** Either it is written, or nothing is and the officer is asked first. */
export const villageOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), detail: villageDetail }),
  z.object({ outcome: z.literal('warned'), warnings: z.array(villageWarning).max(20) }),
])
export type VillageOutcome = z.infer<typeof villageOutcome>

const villageSorts = ['name', 'code', 'regency', 'state'] as const
export const villageSort = z.enum(villageSorts)

export const villageListInput = pageInput.extend({
  /** Part of the name or the beginning of the code. */
  query: z.string().max(200).default(''),
  states: z.array(villageState).max(villageStates.length).default([]),
  regencyCodes: z.array(regencyCode).max(60).default([]),
  /** An assignment of the liaison officer whose villages of today are wanted. */
  liaisonId: idOf('LiaisonAssignment').nullable().default(null),
  /** Only villages that have no main liaison officer today. */
  withoutLiaison: z.boolean().default(false),
  sort: villageSort.default('name'),
  descending: z.boolean().default(false),
})
export type VillageListInput = z.output<typeof villageListInput>

const villageListItem = village.extend({
  /** Main liaison officer of today. */
  liaisonName: z.string().nullable(),
  headName: z.string().nullable(),
})
export type VillageListItem = z.infer<typeof villageListItem>

export const villageListPage = pageOf(villageListItem).extend({ total: z.number().int() })
export type VillageListPage = z.infer<typeof villageListPage>

/** What the filters of the list can offer. */
export const villageFacets = z.object({
  total: z.number().int(),
  states: z.array(z.object({ state: villageState, count: z.number().int() })).max(villageStates.length),
  regencies: z.array(z.object({ code: regencyCode, name: z.string(), count: z.number().int() })).max(600),
})
export type VillageFacets = z.infer<typeof villageFacets>
