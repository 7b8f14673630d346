import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { line, optionalLine, paragraph } from '#shared/kernel/text.ts'

/**
 * What indicators are counted by: the nonprocedural axis, the three elements of trafficking of Law 21/2007 Article 1
 * (process, means, purpose), and the smuggling axis.
 */
export const dimensions = ['documents', 'process', 'means', 'purpose', 'smuggling'] as const
export const dimension = z.enum(dimensions)
export type Dimension = z.infer<typeof dimension>

/** The letter that indicators of a dimension are numbered under: `C04`. */
export const dimensionLetters = {
  documents: 'D',
  process: 'P',
  means: 'C',
  purpose: 'T',
  smuggling: 'M',
} as const satisfies Record<Dimension, string>

/** S, M and W of the checklist; on screen 3, 2 and 1. The rule counts them and never adds them up. */
export const weights = ['strong', 'medium', 'weak'] as const
export const weight = z.enum(weights)
export type Weight = z.infer<typeof weight>
export const weightPoints = { strong: 3, medium: 2, weak: 1 } as const satisfies Record<Weight, number>

/** Families of the ILO forced-labour indicators and the IOM screening logic that an indicator stands in. */
export const indicatorFamilies = [
  'deception',
  'coachedMovement',
  'irregularPlacement',
  'vulnerability',
  'deceptiveRecruitment',
  'recruitmentControl',
  'harbouring',
  'transfer',
  'organisedRecruitment',
  'debtBondage',
  'documentRetention',
  'intimidation',
  'violence',
  'isolation',
  'coerciveRecruitment',
  'abuseOfVulnerability',
  'abuseOfPower',
  'coercion',
  'exploitation',
  'withheldWages',
  'excessiveOvertime',
  'childExploitation',
  'vulnerabilityAtDestination',
  'coercionAtDestination',
  'organRemoval',
  'smuggling',
] as const
export const indicatorFamily = z.enum(indicatorFamilies)
export type IndicatorFamily = z.infer<typeof indicatorFamily>

/** The six families of questions of the circular of 20 December 2024 (SE IMI-1308.GR.01.01). */
export const quickFamilies = [
  'documentConsistency',
  'purposeClarity',
  'thirdPartyDependence',
  'behaviour',
  'departurePattern',
  'intelligenceData',
] as const
export const quickFamily = z.enum(quickFamilies)
export type QuickFamily = z.infer<typeof quickFamily>

/** Urgent flags stand in the rule itself: their texts may change, their number and meaning may not. */
export const urgentFlagIds = ['U01', 'U02', 'U03', 'U04', 'U05', 'U06', 'U07', 'U08'] as const
export const urgentFlagId = z.enum(urgentFlagIds)
export type UrgentFlagId = z.infer<typeof urgentFlagId>

/** `U01`, the flag that follows from the birth date. */
export const childFlagId = 'U01' satisfies UrgentFlagId

export const itemId = z.string().regex(/^[DPCTMUF]\d{2}$/)
export type ItemId = z.infer<typeof itemId>

const itemTexts = {
  /** What a "yes" states, in both languages of the screens. */
  statement: z.object({ id: line(240), en: line(240) }).strict(),
  /** What an officer can say to the applicant; null where there is nothing to ask, only to look up or observe. */
  question: optionalLine(240),
}

export const indicator = z
  .object({
    id: z.string().regex(/^[DPCTM]\d{2}$/),
    dimension,
    weight,
    family: indicatorFamily,
    ...itemTexts,
    /** An indicator that was ever in force is never taken out of the set, it is only no longer asked. */
    inUse: z.boolean(),
  })
  .strict()
export type Indicator = z.infer<typeof indicator>

export const urgentFlag = z.object({ id: urgentFlagId, ...itemTexts }).strict()
export type UrgentFlag = z.infer<typeof urgentFlag>

/** What speaks for a harmless trip: recorded beside the result and never subtracted from it. */
export const protectiveFact = z
  .object({ id: z.string().regex(/^F\d{2}$/), ...itemTexts, inUse: z.boolean() })
  .strict()
export type ProtectiveFact = z.infer<typeof protectiveFact>

export const largestItemNumber = 99

/** One family of the two-minute intake with the indicators and flags it asks for. */
const quickQuestion = z.object({ family: quickFamily, itemIds: z.array(itemId).max(20) }).strict()
export type QuickQuestion = z.infer<typeof quickQuestion>

export const setContent = z
  .object({
    indicators: z
      .array(indicator)
      .max(largestItemNumber * dimensions.length)
      .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'same-id-twice')
      .refine((list) => list.every((each) => each.id.startsWith(dimensionLetters[each.dimension])), 'id'),
    flags: z
      .array(urgentFlag)
      .length(urgentFlagIds.length)
      .refine((list) => urgentFlagIds.every((id, place) => list[place]?.id === id), 'flags'),
    protectiveFacts: z
      .array(protectiveFact)
      .max(largestItemNumber)
      .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'same-id-twice'),
    quickQuestions: z
      .array(quickQuestion)
      .length(quickFamilies.length)
      .refine((list) => quickFamilies.every((family, place) => list[place]?.family === family), 'families'),
  })
  .strict()
export type SetContent = z.infer<typeof setContent>

/** A set is worked on as a draft, is in force, and is kept for ever once a newer one took its place. */
export const setStates = ['draft', 'inForce', 'replaced'] as const
export const setState = z.enum(setStates)
export type SetState = z.infer<typeof setState>

export const screeningSetId = idOf('ScreeningSet')

export const screeningSetHead = z.object({
  id: screeningSetId,
  /** The version that assessments name: 1, 2, 3 … */
  number: z.number().int().positive(),
  title: z.string(),
  state: setState,
  inForceSince: z.date().nullable(),
  approvedBy: z.string().nullable(),
  /** Why it was made. */
  changeNote: z.string().nullable(),
  version: z.number().int(),
})
export type ScreeningSetHead = z.infer<typeof screeningSetHead>

export const screeningSet = screeningSetHead.extend({ content: setContent })
export type ScreeningSet = z.infer<typeof screeningSet>

export const setListPage = pageOf(screeningSetHead)
export const setListInput = pageInput

export const setTitle = line(120)
export const setNote = paragraph(1000)
