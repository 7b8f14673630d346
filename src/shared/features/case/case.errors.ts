import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { caseState } from './case.schema.ts'

const numbered = z.object({ number: z.string() })

/** Refusals of anything that is done inside a case, whichever feature does it. */
export const caseStateErrors = defineErrors({
  CASE_CLOSED: { status: 409, data: numbered },
  CASE_MERGED: { status: 409, data: numbered },
  CASE_NOT_CLOSED: { status: 409, data: numbered },
  CASE_AWAITS_DOCUMENTS: { status: 409, data: numbered },
  CASE_WITHOUT_SUBJECT: { status: 409, data: noData },
  /** Somebody in the case has no decision yet. */
  CASE_SUBJECTS_UNDECIDED: { status: 409, data: z.object({ count: z.number() }) },
  CASE_STEP_NOT_POSSIBLE: { status: 409, data: z.object({ state: caseState, step: z.string() }) },
})

export const caseErrors = defineErrors({
  ...caseStateErrors,
  CASE_RECEIVED_IN_FUTURE: { status: 422, data: noData },
  CASE_EVENT_IN_FUTURE: { status: 422, data: z.object({ today: z.string() }) },
  CASE_MEMBER_ALREADY: { status: 409, data: noData },
  CASE_MEMBERS_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
  CASE_OFFICER_UNKNOWN: { status: 422, data: noData },
  CASE_CLOSED_BEFORE_RECEIPT: { status: 422, data: z.object({ receivedOn: z.string() }) },
  CASE_CLOSED_IN_FUTURE: { status: 422, data: z.object({ today: z.string() }) },
  CASE_MERGE_ITSELF: { status: 409, data: noData },
  CASE_MERGE_CIRCLE: { status: 409, data: numbered },
  /** The case it should go into is closed or was itself merged. */
  CASE_MERGE_TARGET_CLOSED: { status: 409, data: numbered },
  CASE_LINK_ITSELF: { status: 409, data: noData },
  CASE_ALREADY_LINKED: { status: 409, data: numbered },
  CASE_LINKS_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
  NOTE_IN_FUTURE: { status: 422, data: noData },
  SAVED_VIEW_NAME_TAKEN: { status: 409, data: z.object({ name: z.string() }) },
  SAVED_VIEWS_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
})
