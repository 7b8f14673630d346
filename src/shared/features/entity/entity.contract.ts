import { z } from 'zod'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { line } from '#shared/kernel/text.ts'
import { entityErrors, publicIdentifierErrors } from './entity.errors.ts'
import {
  appearancePage,
  caseEntity,
  caseEntityId,
  caseEntityListInput,
  caseEntityPage,
  clearEntity,
  entityCorrection,
  entityId,
  entityLink,
  entityListInput,
  entityListPage,
  entityView,
  knownAnswer,
  knownInput,
  linkInput,
  linkOutcome,
  longestEntityValue,
  publicIdentifier,
  publicIdentifierId,
  publicIdentifierInput,
} from './entity.schema.ts'

const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'entity.read', scope: 'office', audit: 'read', access })
const write = () =>
  procedure({ permission: 'entity.write', scope: 'office', audit: 'change' }).errors(entityErrors)
const settings = () =>
  procedure({ permission: 'reference.write', scope: 'office', audit: 'change' }).errors(
    publicIdentifierErrors,
  )

const byId = z.object({ id: entityId }).strict()
const linkTarget = z.object({ id: caseEntityId, version: z.number().int() }).strict()
const publicTarget = z.object({ id: publicIdentifierId, version: z.number().int() }).strict()

export const entityContract = {
  /** In how many cases what is being typed stands already. Asked at every pause of typing. */
  known: read({ words: ['value'] })
    .input(knownInput)
    .output(knownAnswer),
  ofCase: read({ record: ['case', 'caseId'] })
    .input(caseEntityListInput)
    .output(caseEntityPage),
  list: read({ words: ['query'] })
    .input(entityListInput)
    .output(entityListPage),
  get: read({ record: ['entity', 'id'] })
    .input(byId)
    .output(entityView),
  casesOf: read({ record: ['entity', 'id'] })
    .input(pageInput.extend({ id: entityId }))
    .output(appearancePage),

  /** Puts an entity into a case; makes it where it is not known. */
  link: write().input(linkInput).output(linkOutcome),
  changeLink: write()
    .input(linkTarget.extend({ link: entityLink }))
    .output(caseEntity),
  /** Takes an entity out of a case; one that stands in no case any more goes with it. */
  unlink: write()
    .input(linkTarget.extend({ reason: line(200) }))
    .output(z.object({ entityRemoved: z.boolean() })),
  change: write()
    .input(entityCorrection.extend({ id: entityId, version: z.number().int() }))
    .output(z.object({ version: z.number().int() })),
  /** The covered value; leaves an act with the reason that names the entity and not the value. */
  reveal: procedure({ permission: 'subject.reveal', scope: 'office', audit: 'change', stepUp: true })
    .input(byId.extend({ reason: line(200) }))
    .output(clearEntity),

  publicIdentifiers: procedure({ permission: 'entity.read', scope: 'office', audit: 'none' })
    .input(pageInput.extend({ query: z.string().max(longestEntityValue).default('') }))
    .output(pageOf(publicIdentifier).extend({ total: z.number().int() })),
  addPublicIdentifier: settings().input(publicIdentifierInput).output(publicIdentifier),
  changePublicIdentifier: settings()
    .input(publicTarget.extend({ owner: line(120) }))
    .output(publicIdentifier),
  removePublicIdentifier: settings()
    .input(publicTarget.extend({ reason: line(200) }))
    .output(z.object({})),
}
