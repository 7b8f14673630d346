import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { line, optionalLine, optionalParagraph, paragraph } from '#shared/kernel/text.ts'
import { caseId } from '../case/case.schema.ts'
import { subjectId, subjectRole } from '../subject/subject.schema.ts'

export const interviewId = idOf('Interview')
export type InterviewId = z.infer<typeof interviewId>

/** `interview`: before anything is decided (BAW) · `examination`: in an administrative matter (BAP). */
export const interviewKinds = ['interview', 'examination'] as const
export const interviewKind = z.enum(interviewKinds)
export type InterviewKind = z.infer<typeof interviewKind>

/** Of a finished interview: `open` until the printed record was put before the person. */
export const interviewSignatures = ['open', 'signed', 'refused'] as const
export const interviewSignature = z.enum(interviewSignatures)
export type InterviewSignature = z.infer<typeof interviewSignature>

/** As many as the printed record holds. */
export const largestLineList = 400
/** The largest groups known had 110 people. */
export const largestInterviewGroup = 200

/** A question and its answer; what is not typed yet is null. */
export const interviewLine = z
  .object({ question: optionalParagraph(2000), answer: optionalParagraph(8000) })
  .strict()
export type InterviewLine = z.output<typeof interviewLine>

/** What is the same for everybody who is heard at one occasion. */
const occasion = {
  kind: interviewKind,
  startedAt: z.date(),
  place: line(200),
  /** Laws, orders and letters, one a line. */
  basis: paragraph(4000),
  /** Who asks and signs first. */
  officerId: idOf('Officer'),
  secondOfficer: optionalLine(120),
  interpreter: optionalLine(120),
  /** Null: Indonesian. */
  spokenLanguage: optionalLine(60),
}
export const interviewFacts = z
  .object({ ...occasion, guardian: optionalLine(120), guardianRelation: optionalLine(80) })
  .strict()
export type InterviewFacts = z.output<typeof interviewFacts>

/** Everything that is typed while somebody is heard; it may still be incomplete. */
export const workingInterview = interviewFacts
  .extend({
    lines: z.array(interviewLine).max(largestLineList),
    /** Of the officer, for the office alone; never printed. */
    observations: optionalParagraph(4000),
    /** One opinion or reason a line; printed on pages of their own, which the person does not sign. */
    opinion: optionalParagraph(4000),
    opinionReasons: optionalParagraph(8000),
  })
  .strict()
export type WorkingInterview = z.output<typeof workingInterview>

export const refusalWitness = z.object({ name: line(120), occupation: optionalLine(160) }).strict()
export type RefusalWitness = z.output<typeof refusalWitness>

/** How the record was signed; a refusal is proven by two witnesses. */
export const signing = z.discriminatedUnion('signature', [
  z.object({ signature: z.literal('open') }).strict(),
  z.object({ signature: z.literal('signed') }).strict(),
  z
    .object({
      signature: z.literal('refused'),
      refusalReason: paragraph(600),
      witnesses: z.array(refusalWitness).length(2),
    })
    .strict(),
])
export type Signing = z.output<typeof signing>

/** What an officer is told before something unusual is written; what was overruled stands in the timeline. */
export const interviewWarningCodes = [
  'INTERVIEW_SUBJECT_UNNAMED',
  'INTERVIEW_CHILD_WITHOUT_GUARDIAN',
  'INTERVIEW_ALREADY_OPEN',
  'INTERVIEW_BEFORE_RECEIPT',
  'INTERVIEW_LONG_AGO',
  'INTERVIEW_WITHOUT_INTERPRETER',
  'INTERVIEW_LONG',
] as const
export const interviewWarningCode = z.enum(interviewWarningCodes)
export type InterviewWarningCode = z.infer<typeof interviewWarningCode>
export const interviewWarning = z.object({
  code: interviewWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type InterviewWarning = z.infer<typeof interviewWarning>
export const acceptedWarnings = z.array(interviewWarningCode).max(interviewWarningCodes.length).default([])
export const warned = z.object({ outcome: z.literal('warned'), warnings: z.array(interviewWarning) })

export const startInput = z
  .object({
    caseId,
    subjectIds: z
      .array(subjectId)
      .min(1)
      .max(largestInterviewGroup)
      .transform((ids) => [...new Set(ids)]),
    facts: interviewFacts,
    /** The questions every one of them begins with. */
    questions: z.array(paragraph(2000)).max(largestLineList).default([]),
    acceptedWarnings,
  })
  .strict()
export type StartInput = z.output<typeof startInput>

export const startOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), ids: z.array(interviewId).max(largestInterviewGroup) }),
  warned,
])
export type StartOutcome = z.infer<typeof startOutcome>

/** Masked, as lists show a subject. */
const heardSubject = z.object({
  id: subjectId,
  position: z.number().int(),
  shownName: z.string(),
  isChild: z.boolean(),
})

/** An interview without what was said, for lists and cards. */
export const interviewHead = z.object({
  id: interviewId,
  subject: heardSubject,
  kind: interviewKind,
  state: z.enum(['open', 'finished']),
  signature: interviewSignature,
  startedAt: z.date(),
  endedAt: z.date().nullable(),
  officerName: z.string(),
  lineCount: z.number().int(),
  answeredCount: z.number().int(),
  version: z.number().int(),
})
export type InterviewHead = z.infer<typeof interviewHead>

export const interviewListInput = pageInput.extend({ caseId, subjectId: subjectId.optional() }).strict()
export type InterviewListInput = z.output<typeof interviewListInput>
export const interviewListPage = pageOf(interviewHead).extend({
  total: z.number().int(),
  finished: z.number().int(),
})

export const interview = z.object({
  id: interviewId,
  ...workingInterview.shape,
  officerName: z.string(),
  endedAt: z.date().nullable(),
  recordedAt: z.date(),
  state: z.enum(['open', 'finished']),
  signature: interviewSignature,
  refusalReason: z.string().nullable(),
  witnesses: z.array(refusalWitness).max(2),
  version: z.number().int(),
})
export type Interview = z.infer<typeof interview>

/** An interview with everything its page shows. */
export const interviewDetail = z.object({
  interview,
  subject: heardSubject.extend({ isNamed: z.boolean(), role: subjectRole }),
  case: z.object({ id: caseId, number: z.string(), isOpen: z.boolean() }),
  /** Whether a printed record of it is valid: then it is kept as it is. */
  hasPaper: z.boolean(),
  /** Whether it was finished before and reopened to be corrected. */
  wasFinished: z.boolean(),
  /** Overruled when it was finished last. */
  warnings: z.array(interviewWarningCode),
})
export type InterviewDetail = z.infer<typeof interviewDetail>

const target = { id: interviewId, version: z.number().int() }
export const saveInput = workingInterview.extend(target).strict()
export type SaveInput = z.output<typeof saveInput>

export const finishInput = workingInterview
  .extend({
    ...target,
    endedAt: z.date(),
    signing,
    /** Questions that got no answer are left out instead of standing in the way. */
    leaveOutUnanswered: z.boolean().default(false),
    acceptedWarnings,
  })
  .strict()
export type FinishInput = z.output<typeof finishInput>
export const finishOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), detail: interviewDetail }),
  warned,
])
export type FinishOutcome = z.infer<typeof finishOutcome>

export const signInput = z.object({ ...target, signing }).strict()
export type SignInput = z.output<typeof signInput>

/** An act that leaves its reason in the change log. */
export const reasonedInput = z.object({ ...target, reason: paragraph(500) }).strict()
export type ReasonedInput = z.output<typeof reasonedInput>
