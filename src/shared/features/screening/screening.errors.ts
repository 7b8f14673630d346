import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

const item = z.object({ item: z.string() })

/** Refusals of an assessment. */
export const screeningErrors = defineErrors({
  /** Every "yes" needs a line on what it rests on; `items` are the ids that lack it. */
  SCREENING_BASIS_MISSING: { status: 422, data: z.object({ items: z.string() }) },
  SCREENING_NOTHING_ASKED: { status: 422, data: noData },
  SCREENING_ITEM_UNKNOWN: { status: 422, data: item },
  SCREENING_IN_FUTURE: { status: 422, data: noData },
  SCREENING_ALREADY_COMPLETE: { status: 409, data: noData },
  /** Taking over the set in force is possible only while another one is newer. */
  SCREENING_SET_IS_CURRENT: { status: 409, data: noData },
  /** Answers are taken over from another subject of the same case alone. */
  SCREENING_SOURCE_NOT_USABLE: { status: 409, data: noData },
})

/** Refusals of a change of the set. */
export const screeningSetErrors = defineErrors({
  SCREENING_SET_NOT_DRAFT: { status: 409, data: z.object({ number: z.number() }) },
  SCREENING_SET_UNCHANGED: { status: 409, data: noData },
  /** An indicator that was in force stays in the set; it can be put out of use. */
  SCREENING_ITEM_TAKEN_AWAY: { status: 422, data: item },
  /** A new item takes the next free number, so that an id never means something else. */
  SCREENING_ITEM_NUMBER: { status: 422, data: z.object({ item: z.string(), expected: z.string() }) },
  SCREENING_QUICK_ITEM_NOT_USED: { status: 422, data: item },
  SCREENING_DIMENSION_UNREACHABLE: { status: 422, data: z.object({ letter: z.string() }) },
})
