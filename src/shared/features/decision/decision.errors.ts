import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { decisionKind } from './decision.schema.ts'

const ofKind = z.object({ kind: decisionKind })

export const decisionErrors = defineErrors({
  /** The case has not come far enough for a decision of this weight. */
  DECISION_BEFORE_SCREENING: { status: 409, data: ofKind },
  DECISION_BEFORE_INTERVIEW: { status: 409, data: ofKind },
  DECISION_NEEDS_GROUND: { status: 422, data: ofKind },
  DECISION_NEEDS_REASON: { status: 422, data: ofKind },
  DECISION_NEEDS_STATUTE: { status: 422, data: ofKind },
  DECISION_STATUTE_NOT_IN_FORCE: {
    status: 422,
    data: z.object({ statute: z.string(), decidedOn: z.string() }),
  },
  DECISION_BEFORE_RECEIPT: { status: 422, data: z.object({ receivedOn: z.string() }) },
  DECISION_IN_FUTURE: { status: 422, data: z.object({ today: z.string() }) },
  /** A later decision cannot be dated before the one it follows. */
  DECISION_BEFORE_EARLIER: { status: 409, data: z.object({ earlierOn: z.string(), position: z.number() }) },
  DECISION_ALREADY_MADE: { status: 409, data: z.object({ kind: decisionKind, position: z.number() }) },
  /** Something about this person still waits for its second person. */
  DECISION_ALREADY_PROPOSED: { status: 409, data: z.object({ position: z.number() }) },
  /** An application can be cancelled for want of documents only after they were asked for. */
  DECISION_WITHOUT_DEFERRAL: { status: 409, data: z.object({ position: z.number() }) },
  DECISION_PERSON_BLOCKED: { status: 409, data: z.object({ until: z.string(), position: z.number() }) },
  DECISION_DUE_IMPOSSIBLE: { status: 422, data: z.object({ earliest: z.string(), latest: z.string() }) },
  SUSPENSION_PERIOD_INVALID: { status: 422, data: z.object({ earliest: z.string(), latest: z.string() }) },
  DECISION_NOT_PROPOSED: { status: 409, data: noData },
  DECISION_NEEDS_SUPERVISOR: { status: 403, data: noData },
  /** The second person is another person. */
  DECISION_SAME_OFFICER: { status: 409, data: noData },
  DECISION_NOT_YOURS: { status: 403, data: noData },
  DECISION_NOT_IN_FORCE: { status: 409, data: noData },
  DECISION_CANNOT_BE_LIFTED: { status: 409, data: ofKind },
  DECISION_NOT_A_DEFERRAL: { status: 409, data: noData },
})

export const statuteErrors = defineErrors({
  STATUTE_PERIOD_INVALID: { status: 422, data: noData },
  STATUTE_PERIOD_TAKEN: { status: 409, data: z.object({ name: z.string() }) },
})
