import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { optionalLine } from '#shared/kernel/text.ts'
import { villageId } from '../village/village.schema.ts'
import { liaisonErrors } from './liaison.errors.ts'
import {
  assignmentId,
  assignmentInput,
  assignmentOutcome,
  handOverInput,
  handOverOutcome,
  liaisonReason,
  liaisonWarningCode,
  officerDetail,
  officerListInput,
  officerListPage,
  villageLiaison,
} from './liaison.schema.ts'

const read = () => procedure({ permission: 'liaison.read', scope: 'office', audit: 'none' })
const write = () =>
  procedure({ permission: 'liaison.write', scope: 'office', audit: 'change' }).errors(liaisonErrors)

/** Warnings the officer has read; any other one is answered with `warned`, and nothing is written. */
const accepted = { acceptedWarnings: z.array(liaisonWarningCode).max(20).default([]) }
const target = { id: assignmentId, version: z.number().int() }

export const liaisonContract = {
  ofVillage: read().input(z.object({ villageId }).strict()).output(villageLiaison),
  officers: read().input(officerListInput).output(officerListPage),
  /** A person with all assignments; `id` is the id of any of them. */
  officer: read()
    .input(z.object({ id: assignmentId }).strict())
    .output(officerDetail),
  assign: write()
    .input(assignmentInput.extend({ villageId, ...accepted }))
    .output(assignmentOutcome),
  /** Puts a wrongly typed assignment right. */
  save: write()
    .input(assignmentInput.extend({ ...target, ...accepted }))
    .output(assignmentOutcome),
  end: write()
    .input(z.object({ ...target, untilOn: plainDate, endNote: optionalLine(300), ...accepted }).strict())
    .output(assignmentOutcome),
  remove: write()
    .input(z.object({ ...target, reason: liaisonReason }).strict())
    .output(assignmentOutcome),
  /** Several villages change hands in one act: all of them or none. */
  handOver: write().input(handOverInput.extend(accepted)).output(handOverOutcome),
}
