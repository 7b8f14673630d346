import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { line, optionalLine, paragraph } from '#shared/kernel/text.ts'
import { agreementId } from '../agreement/agreement.schema.ts'
import { takeNumberErrors } from '../number/number.errors.ts'
import { longestNumber } from '../number/number.schema.ts'
import { villageId } from '../village/village.schema.ts'
import { designationErrors } from './designation.errors.ts'
import {
  decreeContent,
  decreeDetail,
  decreeId,
  decreeInput,
  decreeListInput,
  decreeListPage,
  decreeOutcome,
  designationId,
  designationWarningCode,
  designationWarningCodes,
  followUpInput,
  inaugurationInput,
  largestDecree,
  receiverSuggestion,
  villageDesignation,
} from './designation.schema.ts'

const read = () => procedure({ permission: 'designation.read', scope: 'office', audit: 'none' })
const write = () =>
  procedure({ permission: 'designation.write', scope: 'office', audit: 'change' }).errors(designationErrors)

/** Warnings the officer has read; any other one is answered with `warned`, and nothing is written. */
const accepted = {
  acceptedWarnings: z.array(designationWarningCode).max(designationWarningCodes.length).default([]),
}
const target = { id: decreeId, version: z.number().int() }
const designationTarget = { id: designationId, version: z.number().int() }
const reason = { reason: paragraph(500) }

export const designationContract = {
  list: read().input(decreeListInput).output(decreeListPage),
  get: read()
    .input(z.object({ id: decreeId }).strict())
    .output(decreeDetail),
  ofVillage: read()
    .input(z.object({ villageId }).strict())
    .output(z.object({ designations: z.array(villageDesignation).max(100) })),
  /** The usual subject and text for these villages on that day. Writes nothing. */
  suggest: read()
    .input(
      z
        .object({
          decidedOn: plainDate.nullable(),
          villageIds: decreeInput.shape.villageIds,
          agreementId: agreementId.nullable(),
        })
        .strict(),
    )
    .output(z.object({ subject: z.string(), place: z.string(), content: decreeContent })),
  /** Who presents and who receives on that day, as far as the register knows. */
  suggestInauguration: read()
    .input(z.object({ id: decreeId, inauguratedOn: plainDate }).strict())
    .output(
      z.object({
        place: z.string(),
        presentedBy: z.string().nullable(),
        villages: z.array(receiverSuggestion).max(largestDecree),
      }),
    ),
  createDraft: write().input(decreeInput).output(decreeDetail),
  saveDraft: write().input(decreeInput.extend(target)).output(decreeDetail),
  discardDraft: write()
    .input(z.object({ ...target, ...reason }).strict())
    .output(z.object({})),
  /** Tetapkan: takes the number and designates every village of the draft. `number` null takes the next of the pattern. */
  decide: write()
    .errors(takeNumberErrors)
    .input(z.object({ ...target, number: optionalLine(longestNumber), ...accepted }).strict())
    .output(decreeOutcome),
  revoke: write()
    .input(z.object({ ...target, revokedOn: plainDate, ...reason }).strict())
    .output(decreeDetail),
  inaugurate: write()
    .input(inaugurationInput.extend({ ...target, ...accepted }))
    .output(decreeOutcome),
  correctInauguration: write()
    .input(
      inaugurationInput
        .omit({ villages: true })
        .extend({
          ...designationTarget,
          receivedBy: optionalLine(120),
          receivedByTitle: optionalLine(120),
          ...reason,
          ...accepted,
        })
        .strict(),
    )
    .output(decreeOutcome),
  /** Name board, secretariat and validity of one village's designation. */
  saveFollowUp: write().input(followUpInput.extend(designationTarget)).output(decreeDetail),
  /** Ends the designation of one village; the decree stands for the others. */
  end: write()
    .input(z.object({ ...designationTarget, endedOn: plainDate, reason: line(500) }).strict())
    .output(decreeDetail),
}
