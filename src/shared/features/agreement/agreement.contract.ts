import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { agreementErrors, agreementFileErrors } from './agreement.errors.ts'
import {
  agreementDetail,
  agreementFacets,
  agreementId,
  agreementInput,
  agreementListInput,
  agreementListPage,
  agreementOutcome,
  agreementTarget,
  agreementWarningCode,
  coveredVillages,
  largestItemCount,
  rootKind,
} from './agreement.schema.ts'

const read = () => procedure({ permission: 'agreement.read', scope: 'office', audit: 'none' })
const write = () =>
  procedure({ permission: 'agreement.write', scope: 'office', audit: 'change' }).errors(agreementErrors)

/** Warnings the officer has read; any other one is answered with `warned`, and nothing is written. */
const accepted = { acceptedWarnings: z.array(agreementWarningCode).max(20).default([]) }
const reason = { reason: paragraph(500) }

export const agreementContract = {
  list: read().input(agreementListInput).output(agreementListPage),
  facets: read().output(agreementFacets),
  get: read()
    .input(z.object({ id: agreementId }).strict())
    .output(agreementDetail),
  create: write()
    .input(agreementInput.extend({ kind: rootKind, villageIds: coveredVillages, ...accepted }))
    .output(agreementOutcome),
  /** An addendum to an agreement or memorandum; its `endsOn` is the end of the whole from then on. */
  addAddendum: write()
    .input(agreementInput.extend({ parentId: agreementId, villageIds: coveredVillages, ...accepted }))
    .output(agreementOutcome),
  save: write()
    .input(agreementInput.extend({ ...agreementTarget, ...accepted }))
    .output(agreementOutcome),
  /** `position` counts from 1 in the order of the obligations. */
  setObligation: write()
    .input(
      z
        .object({
          ...agreementTarget,
          position: z.number().int().min(1).max(largestItemCount),
          fulfilled: z.boolean(),
        })
        .strict(),
    )
    .output(agreementDetail),
  /** From `terminatedOn` on it is no longer in force. A record made by mistake is ended the same way. */
  terminate: write()
    .input(z.object({ ...agreementTarget, terminatedOn: plainDate, ...reason }).strict())
    .output(agreementDetail),
  withdrawTermination: write()
    .input(z.object({ ...agreementTarget, ...reason }).strict())
    .output(agreementDetail),
  /** Villages that are covered already stay as they are. */
  addVillages: write()
    .input(z.object({ id: agreementId, villageIds: coveredVillages.min(1) }).strict())
    .output(agreementDetail),
  removeVillage: write()
    .input(z.object({ id: agreementId, villageId: idOf('Village'), ...reason }).strict())
    .output(agreementDetail),
  addFile: write()
    .errors(agreementFileErrors)
    .input(z.object({ id: agreementId, file: z.file() }).strict())
    .output(agreementDetail),
  /** Takes the file off this agreement; its bytes stay in the store with the change log. */
  removeFile: write()
    .input(z.object({ id: agreementId, fileId: idOf('File'), ...reason }).strict())
    .output(agreementDetail),
}
