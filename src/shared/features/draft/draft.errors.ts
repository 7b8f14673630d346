import { z } from 'zod'
import { defineErrors } from '#shared/kernel/errors.ts'

export const draftErrors = defineErrors({
  DRAFT_TOO_LARGE: { status: 413, data: z.object({ maximumKilobytes: z.number() }) },
  /** The officer has as many drafts as there may be; one has to be submitted or discarded first. */
  DRAFTS_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
})
