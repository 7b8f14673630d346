import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { uploadErrors } from '../attachment/attachment.errors.ts'

/** Refusals of a file that should become evidence. */
export const evidenceFileErrors = defineErrors({
  ...uploadErrors,
  /** `named` and `found` are types in words: the name says PNG, the content is PDF. */
  EVIDENCE_TYPE_DISAGREES: { status: 422, data: z.object({ named: z.string(), found: z.string() }) },
  IMAGE_DAMAGED: { status: 422, data: noData },
  PDF_TOO_LONG: { status: 422, data: z.object({ pages: z.number(), maximumPages: z.number() }) },
  /** The very same bytes are evidence of this case already. */
  EVIDENCE_ALREADY_KEPT: { status: 409, data: z.object({ title: z.string() }) },
  EVIDENCE_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
})

export const evidenceErrors = defineErrors({
  EVIDENCE_OBTAINED_IN_FUTURE: { status: 422, data: z.object({ today: z.string() }) },
  EVIDENCE_WITHDRAWN: { status: 409, data: noData },
})
