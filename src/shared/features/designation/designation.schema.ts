import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, paragraph } from '#shared/kernel/text.ts'
import { agreementId } from '../agreement/agreement.schema.ts'
import { signatoryCapacity } from '../office/office.schema.ts'
import { village, villageId } from '../village/village.schema.ts'

export const decreeId = idOf('Decree')
export type DecreeId = z.infer<typeof decreeId>
export const designationId = idOf('Designation')
export type DesignationId = z.infer<typeof designationId>

export const largestDecree = 60
const largestWarningList = 2 * largestDecree + 4

const decreeStates = ['draft', 'decided', 'revoked'] as const
export const decreeState = z.enum(decreeStates)

/** The decree's text without its labels: letters, figures and KESATU, KEDUA … follow from the order. */
export const decreeContent = z
  .object({
    /** Menimbang */
    considerations: z.array(paragraph(1500)).max(12),
    /** Mengingat */
    legalBasis: z.array(paragraph(1000)).max(30),
    /** Memperhatikan */
    noting: z.array(paragraph(1000)).max(12),
    /** KESATU, KEDUA … */
    dictums: z.array(paragraph(2500)).max(12),
    /** Tembusan */
    copyTo: z.array(line(200)).max(20),
  })
  .strict()
export type DecreeContent = z.output<typeof decreeContent>
export const contentLists = ['considerations', 'legalBasis', 'noting', 'dictums', 'copyTo'] as const
export type ContentList = (typeof contentLists)[number]

const decree = z.object({
  id: decreeId,
  number: z.string().nullable(),
  decidedOn: plainDate.nullable(),
  decidedAtPlace: z.string().nullable(),
  subject: z.string(),
  /** Who signs, frozen as text: a successor never appears on an older decree. */
  signatoryName: z.string().nullable(),
  signatoryNip: z.string().nullable(),
  signatoryTitle: z.string().nullable(),
  signatoryCapacity: signatoryCapacity.nullable(),
  agreementId: agreementId.nullable(),
  content: decreeContent,
  state: decreeState,
  revokedOn: plainDate.nullable(),
  revocationReason: z.string().nullable(),
  version: z.number().int(),
})
export type Decree = z.infer<typeof decree>

const designation = z.object({
  id: designationId,
  decreeId,
  villageId,
  /** Place in the decree's list, from 1. */
  position: z.number().int(),
  validUntil: plainDate.nullable(),
  inauguratedOn: plainDate.nullable(),
  inauguratedAtPlace: z.string().nullable(),
  presentedBy: z.string().nullable(),
  receivedBy: z.string().nullable(),
  receivedByTitle: z.string().nullable(),
  boardInstalledOn: plainDate.nullable(),
  /** A room or desk of the programme in the village office; null where nobody looked yet. */
  secretariat: z.boolean().nullable(),
  endedOn: plainDate.nullable(),
  endReason: z.string().nullable(),
  version: z.number().int(),
})
export type Designation = z.infer<typeof designation>

export const decreeInput = z
  .object({
    subject: line(300),
    decidedOn: plainDate.nullable(),
    decidedAtPlace: optionalLine(60),
    signatoryId: idOf('Signatory').nullable(),
    agreementId: agreementId.nullable(),
    villageIds: z
      .array(villageId)
      .max(largestDecree)
      .refine((ids) => new Set(ids).size === ids.length, 'unique'),
    content: decreeContent,
  })
  .strict()
export type DecreeInput = z.output<typeof decreeInput>

/** A village that another decree in force designates already. */
const takenVillage = z.object({ villageId, villageName: z.string(), decreeNumber: z.string() })
export type TakenVillage = z.infer<typeof takenVillage>

/** What may be done all the same once the officer has read it. */
export const designationWarningCodes = [
  'INAUGURATION_BEFORE_DECREE',
  'INAUGURATION_IN_FUTURE',
  'INAUGURATION_WITHOUT_DECREE',
  'DECREE_AFTER_INAUGURATION',
  'DECREE_IN_FUTURE',
  'AGREEMENT_NOT_IN_FORCE',
  'DECREE_VILLAGE_OUTSIDE_WORKING_AREA',
] as const
export const designationWarningCode = z.enum(designationWarningCodes)
const designationWarning = z.object({
  code: designationWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type DesignationWarning = z.infer<typeof designationWarning>

export const decreeDetail = z.object({
  decree,
  agreement: z
    .object({
      id: agreementId,
      title: z.string(),
      startsOn: plainDate.nullable(),
      endsOn: plainDate.nullable(),
    })
    .nullable(),
  villages: z.array(z.object({ designation, village })).max(largestDecree),
  /** Of a draft: villages that cannot be designated again as long as their decree stands. */
  taken: z.array(takenVillage).max(largestDecree),
  /** Of a draft: what should be read before it is decided. */
  warnings: z.array(designationWarning).max(largestWarningList),
})
export type DecreeDetail = z.infer<typeof decreeDetail>

/** Either it is written, or nothing is and the officer is asked first. */
export const decreeOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), detail: decreeDetail }),
  z.object({ outcome: z.literal('warned'), warnings: z.array(designationWarning).max(largestWarningList) }),
])
export type DecreeOutcome = z.infer<typeof decreeOutcome>

/** One ceremony for some or all villages of a decree. */
export const inaugurationInput = z
  .object({
    inauguratedOn: plainDate,
    inauguratedAtPlace: optionalLine(200),
    presentedBy: optionalLine(160),
    villages: z
      .array(
        z
          .object({
            designationId,
            /** Left out: the village's head on that day. Null: nobody is named. */
            receivedBy: optionalLine(120).optional(),
            receivedByTitle: optionalLine(120).optional(),
          })
          .strict(),
      )
      .min(1)
      .max(largestDecree)
      .refine((items) => new Set(items.map((item) => item.designationId)).size === items.length, 'unique'),
  })
  .strict()
export type InaugurationInput = z.output<typeof inaugurationInput>

export const followUpInput = designation
  .pick({ validUntil: true, boardInstalledOn: true, secretariat: true })
  .strict()
export type FollowUpInput = z.output<typeof followUpInput>

/** How far a decree is: its state and the ceremonies that followed. */
export const decreeProgresses = ['draft', 'decided', 'partlyInaugurated', 'inaugurated', 'revoked'] as const
export const decreeProgress = z.enum(decreeProgresses)
export type DecreeProgress = z.infer<typeof decreeProgress>

const decreeListItem = decree
  .pick({ id: true, number: true, decidedOn: true, subject: true, state: true, revokedOn: true })
  .extend({
    villageCount: z.number().int(),
    inauguratedCount: z.number().int(),
    endedCount: z.number().int(),
    progress: decreeProgress,
    /** The first three in the decree's order. */
    firstVillages: z.array(z.string()).max(3),
  })
export type DecreeListItem = z.infer<typeof decreeListItem>

export const decreeListInput = pageInput.extend({
  /** Part of number, subject or the name of a village. */
  query: z.string().max(200).default(''),
  progresses: z.array(decreeProgress).max(decreeProgresses.length).default([]),
  year: z.number().int().min(1900).max(2200).nullable().default(null),
})
export type DecreeListInput = z.output<typeof decreeListInput>
export const decreeListPage = pageOf(decreeListItem).extend({ total: z.number().int() })
export type DecreeListPage = z.infer<typeof decreeListPage>

export const villageDesignation = z.object({
  designation,
  decree: decree.pick({
    id: true,
    number: true,
    decidedOn: true,
    subject: true,
    state: true,
    revokedOn: true,
  }),
})
export type VillageDesignation = z.infer<typeof villageDesignation>

/** What waits for somebody: a draft, a ceremony that has not been held, a designation that runs out. */
const designationDueKinds = ['draft', 'notInaugurated', 'expiring'] as const
export type DesignationDue = {
  kind: (typeof designationDueKinds)[number]
  decreeId: DecreeId
  designationId: DesignationId | null
  /** Number of the decree, or its subject while it is a draft. */
  decreeLabel: string
  villageName: string | null
  /** Since when it waits, or until when it is valid. */
  day: string | null
}

export const receiverSuggestion = z.object({
  designationId,
  receivedBy: z.string().nullable(),
  receivedByTitle: z.string(),
})
