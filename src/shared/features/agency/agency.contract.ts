import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { agencyErrors, agencyImportErrors, needRouteErrors } from './agency.errors.ts'
import { agencyId, agencyInput } from './agency.schema.ts'
import {
  agencyDetail,
  agencyImportRow,
  agencyListInput,
  agencyOfficialId,
  agencyOfficialInput,
  agencyOutcome,
  agencyPage,
  agencyUnitId,
  agencyUnitInput,
  agencyWarningCode,
  largestAgencyImport,
} from './agency-directory.schema.ts'
import { agencySuggestions, suggestionInput } from './agency-suggestion.schema.ts'
import { needRouteInput, needRoutes } from './need-route.schema.ts'

const read = () => procedure({ permission: 'agency.read', scope: 'office', audit: 'none' })
const write = () =>
  procedure({ permission: 'agency.write', scope: 'office', audit: 'change' }).errors(agencyErrors)

/** Warnings the officer has read; any other one is answered with `warned`, and nothing is written. */
const accepted = { acceptedWarnings: z.array(agencyWarningCode).max(10).default([]) }
const target = { id: agencyId, version: z.number().int() }
const unitTarget = { id: agencyUnitId, version: z.number().int() }
const officialTarget = { id: agencyOfficialId, version: z.number().int() }
const until = { validUntil: plainDate }

export const agencyContract = {
  list: read().input(agencyListInput).output(agencyPage),
  get: read()
    .input(z.object({ id: agencyId }).strict())
    .output(agencyDetail),
  /** Agencies for a need, by the home of the subjects and by the place of the event. */
  suggest: read().input(suggestionInput).output(agencySuggestions),
  /** With `replaces` the agency before it ends on the day before, in the same act, and names this one as successor. */
  add: write()
    .input(agencyInput.extend({ replaces: z.object(target).strict().nullable().default(null), ...accepted }))
    .output(agencyOutcome),
  /** Puts right what was typed. A new official name gets an entry of its own: see `add` with `replaces`. */
  save: write()
    .input(agencyInput.extend({ ...target, ...accepted }))
    .output(agencyOutcome),
  end: write()
    .input(
      z.object({ ...target, ...until, successorId: agencyId.nullable().default(null), ...accepted }).strict(),
    )
    .output(agencyOutcome),
  addUnit: write().input(agencyUnitInput.extend({ agencyId })).output(agencyDetail),
  saveUnit: write().input(agencyUnitInput.extend(unitTarget)).output(agencyDetail),
  endUnit: write()
    .input(z.object({ ...unitTarget, ...until }).strict())
    .output(agencyDetail),
  addOfficial: write().input(agencyOfficialInput.extend({ agencyId })).output(agencyDetail),
  saveOfficial: write().input(agencyOfficialInput.extend(officialTarget)).output(agencyDetail),
  endOfficial: write()
    .input(z.object({ ...officialTarget, ...until }).strict())
    .output(agencyDetail),
  /** For every need, which kind of agency is addressed first and which gets a copy. */
  routes: read().output(needRoutes),
  saveRoute: write().errors(needRouteErrors).input(needRouteInput).output(needRoutes),
  /** Agencies out of a list that was filled in without the program; bad rows are named and left out. */
  importFile: write()
    .errors(agencyImportErrors)
    .input(z.object({ file: z.file() }).strict())
    .output(
      z.object({ rows: z.array(agencyImportRow).max(largestAgencyImport + 1), recorded: z.number().int() }),
    ),
  /** An empty list to fill in. */
  form: procedure({ permission: 'agency.read', scope: 'office', audit: 'none' }).output(z.file()),
}
