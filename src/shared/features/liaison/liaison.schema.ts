import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, paragraph } from '#shared/kernel/text.ts'
import { village, villageId } from '../village/village.schema.ts'

/** The one who is responsible for the village, or somebody who helps out beside him. */
const assignmentKinds = ['main', 'substitute'] as const
export const assignmentKind = z.enum(assignmentKinds)
export type AssignmentKind = z.infer<typeof assignmentKind>

export const assignmentId = idOf('LiaisonAssignment')

/**
 * A village liaison officer (PIMPASA) at one village from day to day. The name is that of the time: a later change of
 * people leaves it alone.
 */
const assignment = z.object({
  id: assignmentId,
  villageId,
  officerName: z.string(),
  officerNip: z.string().nullable(),
  officerPhone: z.string().nullable(),
  kind: assignmentKind,
  fromOn: plainDate,
  /** The last day; null while it goes on. */
  untilOn: plainDate.nullable(),
  decreeNumber: z.string().nullable(),
  endNote: z.string().nullable(),
  version: z.number().int(),
})
export type Assignment = z.infer<typeof assignment>

const officerInput = {
  officerName: line(120),
  officerNip: optionalLine(30),
  officerPhone: optionalLine(40),
}

export const assignmentInput = z
  .object({
    ...officerInput,
    kind: assignmentKind,
    fromOn: plainDate,
    untilOn: plainDate.nullable(),
    decreeNumber: optionalLine(120),
  })
  .strict()
export type AssignmentInput = z.output<typeof assignmentInput>

/** Days without a main liaison officer. */
const liaisonGap = z.object({ fromOn: plainDate, untilOn: plainDate, days: z.number().int() })
export type LiaisonGap = z.infer<typeof liaisonGap>

export const liaisonWarningCodes = ['LIAISON_GAP', 'LIAISON_NAME_KNOWN'] as const
export const liaisonWarningCode = z.enum(liaisonWarningCodes)
const liaisonWarning = z.object({
  code: liaisonWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type LiaisonWarning = z.infer<typeof liaisonWarning>

export const largestAssignmentHistory = 500
const largestHandOver = 100

export const villageLiaison = z.object({
  /** Newest first; main before substitute. */
  assignments: z.array(assignment).max(largestAssignmentHistory),
  /** Days without a main officer between the first one and today. */
  gaps: z.array(liaisonGap).max(largestAssignmentHistory),
})
export type VillageLiaison = z.infer<typeof villageLiaison>

/** A person as the assignments know him: same name and NIP. `id` is the id of his first assignment. */
const liaisonOfficer = z.object({
  id: assignmentId,
  officerName: z.string(),
  officerNip: z.string().nullable(),
  /** The last one typed. */
  officerPhone: z.string().nullable(),
  /** Villages he is responsible for today, and villages where he helps out today. */
  mainCount: z.number().int(),
  substituteCount: z.number().int(),
  firstOn: plainDate,
  /** The last day of his last assignment; null while one goes on. */
  lastOn: plainDate.nullable(),
})
export type LiaisonOfficer = z.infer<typeof liaisonOfficer>

export const officerListInput = pageInput.extend({
  query: z.string().max(200).default(''),
  /** Those with an assignment today, those without, or all. */
  serving: z.enum(['now', 'past', 'all']).default('all'),
})
export type OfficerListInput = z.output<typeof officerListInput>
export const officerListPage = pageOf(liaisonOfficer).extend({ total: z.number().int() })
export type OfficerListPage = z.infer<typeof officerListPage>

/** An assignment with what a successor needs to know of the village: whom to call and since when. */
const officerAssignment = assignment.extend({
  village: village.pick({
    id: true,
    regionCode: true,
    printedName: true,
    unitTypePrinted: true,
    headTitle: true,
    districtName: true,
    regencyName: true,
    provinceName: true,
    state: true,
  }),
  headName: z.string().nullable(),
  headPhone: z.string().nullable(),
})
export type OfficerAssignment = z.infer<typeof officerAssignment>

export const officerDetail = z.object({
  officer: liaisonOfficer,
  /** Newest first. */
  assignments: z.array(officerAssignment).max(largestAssignmentHistory),
})
export type OfficerDetail = z.infer<typeof officerDetail>

/** One act: an officer leaves, another takes over several villages. */
export const handOverInput = z
  .object({
    /** Any assignment of the one who leaves. */
    fromOfficerId: assignmentId,
    lastDay: plainDate,
    successor: z.object({ ...officerInput, decreeNumber: optionalLine(120) }).strict(),
    firstDay: plainDate,
    villageIds: z
      .array(villageId)
      .min(1)
      .max(largestHandOver)
      .refine((ids) => new Set(ids).size === ids.length, 'same-village-twice'),
    endNote: optionalLine(300),
  })
  .strict()
export type HandOverInput = z.output<typeof handOverInput>

/** What the successor gets: one line a village. */
const handOverResult = z.object({
  successor: liaisonOfficer,
  rows: z.array(officerAssignment).max(largestHandOver),
})
export type HandOverResult = z.infer<typeof handOverResult>

const warned = z.object({
  outcome: z.literal('warned'),
  warnings: z.array(liaisonWarning).max(2 * largestHandOver + 2),
})

/** Either it is written, or nothing is and the officer is asked first. */
export const assignmentOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), liaison: villageLiaison }),
  warned,
])
export type AssignmentOutcome = z.infer<typeof assignmentOutcome>

export const handOverOutcome = z.discriminatedUnion('outcome', [
  handOverResult.extend({ outcome: z.literal('saved') }),
  warned,
])
export type HandOverOutcome = z.infer<typeof handOverOutcome>

export const liaisonReason = paragraph(500)
