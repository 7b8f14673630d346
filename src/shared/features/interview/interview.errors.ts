import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const interviewErrors = defineErrors({
  INTERVIEW_IN_FUTURE: { status: 422, data: noData },
  INTERVIEW_END_BEFORE_START: { status: 422, data: noData },
  INTERVIEW_END_IN_FUTURE: { status: 422, data: noData },
  INTERVIEW_WITHOUT_LINES: { status: 422, data: noData },
  /** Numbers of the questions without an answer. */
  INTERVIEW_ANSWER_MISSING: { status: 422, data: z.object({ numbers: z.string() }) },
  /** Numbers of the answers without a question. */
  INTERVIEW_QUESTION_MISSING: { status: 422, data: z.object({ numbers: z.string() }) },
  /** One person cannot witness a refusal twice. */
  INTERVIEW_WITNESSES_EQUAL: { status: 422, data: noData },
  INTERVIEW_OFFICER_UNKNOWN: { status: 422, data: noData },
  INTERVIEW_SUBJECT_NOT_IN_CASE: { status: 422, data: noData },
  /** It is kept as it is; correcting it begins with reopening it. */
  INTERVIEW_ALREADY_FINISHED: { status: 409, data: noData },
  INTERVIEW_NOT_FINISHED: { status: 409, data: noData },
  /** The printed record stands: it is revoked first, or a further interview is held. */
  INTERVIEW_PAPER_ISSUED: { status: 409, data: noData },
  /** What was finished once is not thrown away. */
  INTERVIEW_WAS_FINISHED: { status: 409, data: noData },
  INTERVIEW_HAS_EVIDENCE: { status: 409, data: z.object({ count: z.number() }) },
})
