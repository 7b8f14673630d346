import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { documentType, numberState } from './number.schema.ts'

/** Refusals of taking a number; every procedure that takes one declares them. */
export const takeNumberErrors = defineErrors({
  /** `number` stands in the register of that year, whatever its case and spaces. */
  NUMBER_TAKEN: { status: 409, data: z.object({ number: z.string() }) },
  NUMBER_PATTERN_MISSING: { status: 409, data: z.object({ documentType }) },
  NUMBER_COUNTER_EXHAUSTED: { status: 409, data: noData },
})

export const numberErrors = defineErrors({
  ...takeNumberErrors,
  NUMBER_PATTERN_WITHOUT_COUNTER: { status: 422, data: noData },
  NUMBER_PATTERN_TOKEN_UNKNOWN: { status: 422, data: z.object({ token: z.string() }) },
  /** The pattern uses a code that the office has not filled in. */
  NUMBER_PATTERN_TOKEN_EMPTY: { status: 422, data: z.object({ token: z.string() }) },
  NUMBER_PATTERN_CLASSIFICATION_MISSING: { status: 422, data: noData },
  NUMBER_NOT_CANCELLABLE: { status: 409, data: z.object({ state: numberState }) },
  NUMBER_IN_USE: { status: 409, data: z.object({ usedFor: z.string() }) },
  NUMBER_GAP_NOT_OPEN: { status: 409, data: z.object({ from: z.number(), to: z.number() }) },
})
