import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { templateState } from './template.schema.ts'

export const templateErrors = defineErrors({
  /** The type has a draft or a submitted version already; `id` is that. */
  TEMPLATE_DRAFT_OPEN: { status: 409, data: z.object({ id: z.string() }) },
  /** The step does not fit the state it is in. */
  TEMPLATE_WRONG_STATE: { status: 409, data: z.object({ state: templateState }) },
  /** Whoever wrote a version does not approve it. */
  TEMPLATE_OWN_APPROVAL: { status: 403, data: noData },
  /** The checks find an error; nothing that fails is submitted or approved. */
  TEMPLATE_CHECKS_FAILED: { status: 422, data: z.object({ errors: z.number().int() }) },
  /** Nothing was changed against the version it was made from. */
  TEMPLATE_UNCHANGED: { status: 422, data: noData },
})
