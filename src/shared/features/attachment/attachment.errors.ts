import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

/** Refusals of an upload, for the procedure of the feature that takes it in. */
export const uploadErrors = defineErrors({
  FILE_EMPTY: { status: 422, data: noData },
  FILE_TOO_LARGE: { status: 413, data: z.object({ maximumBytes: z.number() }) },
  /** `allowed` names the types in words: `PDF, JPEG, PNG`. */
  FILE_TYPE_NOT_ALLOWED: { status: 415, data: z.object({ allowed: z.string() }) },
  IMAGE_TOO_LARGE: { status: 422, data: z.object({ maximumMegapixels: z.number() }) },
})

export const downloadErrors = defineErrors({
  /** The bytes are not those that were stored. */
  FILE_DAMAGED: { status: 409, data: noData },
})
