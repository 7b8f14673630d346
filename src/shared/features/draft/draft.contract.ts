import { z } from 'zod'
import { procedure } from '#shared/kernel/procedure.ts'
import { draftErrors } from './draft.errors.ts'
import { draft, draftListInput, draftListPage, draftPlace, draftSaveInput } from './draft.schema.ts'

const own = () => procedure({ permission: 'session', scope: 'own', audit: 'none' })

/** Working copies of forms. Everybody has his own; nobody sees another's. */
export const draftContract = {
  /** Keeps the form in the place of what was kept before. `savedAt` is answered when it is on the disk. */
  save: own()
    .errors(draftErrors)
    .input(draftSaveInput)
    .output(z.object({ savedAt: z.date() })),
  /** Newest first. */
  list: own().input(draftListInput).output(draftListPage),
  get: own()
    .input(draftPlace)
    .output(z.object({ draft: draft.nullable() })),
  /** Takes it away; where there is none, nothing happens. */
  discard: own().input(draftPlace).output(z.object({})),
}
