import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { regionErrors } from '../region/region.errors.ts'
import { villageCode } from '../region/region.schema.ts'
import { villageErrors } from './village.errors.ts'
import {
  milestone,
  milestoneInput,
  villageDetail,
  villageFacets,
  villageHeadInput,
  villageId,
  villageInput,
  villageListInput,
  villageListPage,
  villageOutcome,
  villageWarningCode,
} from './village.schema.ts'

/** Carries no person. */
const plain = () => procedure({ permission: 'village.read', scope: 'office', audit: 'none' })
const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'village.read', scope: 'office', audit: 'read', access })
const write = () =>
  procedure({ permission: 'village.write', scope: 'office', audit: 'change' }).errors(villageErrors)

/** Warnings the officer has read; any other one is answered with `warned`, and nothing is written. */
const accepted = { acceptedWarnings: z.array(villageWarningCode).max(20).default([]) }
const target = { id: villageId, version: z.number().int() }
const reason = { reason: paragraph(500) }
const milestoneId = { milestoneId: idOf('Milestone') }
const headId = { headId: idOf('VillageHead') }

export const villageContract = {
  list: read({ words: ['query'] })
    .input(villageListInput)
    .output(villageListPage),
  facets: plain().output(villageFacets),
  get: read({ record: ['village', 'id'] })
    .input(z.object({ id: villageId }).strict())
    .output(villageDetail),
  /** Registers a unit of the region table as a candidate. */
  add: write()
    .errors(regionErrors)
    .input(villageInput.extend({ regionCode: villageCode, ...accepted }))
    .output(villageOutcome),
  save: write()
    .input(villageInput.extend({ ...target, ...accepted }))
    .output(villageOutcome),
  /** Only a candidate to which nothing refers. */
  remove: write()
    .input(z.object({ ...target, ...reason }).strict())
    .output(z.object({})),
  recordMilestone: write()
    .input(milestoneInput.extend({ ...target, ...accepted }))
    .output(villageOutcome),
  correctMilestone: write()
    .input(
      milestone
        .pick({ occurredOn: true })
        .extend({ note: milestoneInput.shape.note, ...target, ...milestoneId, ...reason, ...accepted })
        .strict(),
    )
    .output(villageOutcome),
  removeMilestone: write()
    .input(z.object({ ...target, ...milestoneId, ...reason }).strict())
    .output(villageOutcome),
  /** A new head ends the one before on the day before. */
  addHead: write()
    .input(villageHeadInput.extend({ ...target, ...accepted }))
    .output(villageOutcome),
  saveHead: write()
    .input(villageHeadInput.extend({ ...target, ...headId, ...accepted }))
    .output(villageOutcome),
  removeHead: write()
    .input(z.object({ ...target, ...headId, ...reason }).strict())
    .output(villageOutcome),
}
