import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { line, optionalParagraph } from '#shared/kernel/text.ts'
import { triageColour } from '../case/case.schema.ts'
import { dimension, itemId, screeningSet, screeningSetHead } from './screening-set.schema.ts'

/** `notAsked` and `unknown` are not `no`; an item without an answer stands as not asked. */
export const answerValues = ['yes', 'no', 'unknown', 'notAsked'] as const
export const answerValue = z.enum(answerValues)
export type AnswerValue = z.infer<typeof answerValue>

/** What a "yes" rests on. */
export const basisKinds = ['statement', 'document', 'observation', 'otherSource'] as const
export const basisKind = z.enum(basisKinds)
export type BasisKind = z.infer<typeof basisKind>

export const longestBasis = 300
export const basis = z.object({ kind: basisKind, text: line(longestBasis) }).strict()
export type Basis = z.infer<typeof basis>

export const answer = z.object({ itemId, value: answerValue, basis: basis.nullable() }).strict()
export type Answer = z.infer<typeof answer>

export const largestAnswerList = 300

const eachItemOnce = (list: readonly { itemId: string }[]): boolean =>
  new Set(list.map((each) => each.itemId)).size === list.length

export const answers = z.array(answer).max(largestAnswerList).refine(eachItemOnce, 'same-item-twice')

/** Answers while they are being typed: the line of a basis may still be empty. */
export const workingAnswer = answer.extend({
  basis: z
    .object({ kind: basisKind, text: z.string().max(longestBasis * 2) })
    .strict()
    .nullable(),
})
export type WorkingAnswer = z.infer<typeof workingAnswer>
export const workingAnswers = z
  .array(workingAnswer)
  .max(largestAnswerList)
  .refine(eachItemOnce, 'same-item-twice')

/** The four ways in which a dimension becomes positive. */
export const dimensionClauses = ['twoStrong', 'strongAndOther', 'threeMedium', 'twoMediumAndWeak'] as const
export const dimensionClause = z.enum(dimensionClauses)
export type DimensionClause = z.infer<typeof dimensionClause>

/** The ways in which a colour is reached. */
export const colourClauses = [
  'allThreeElements',
  'childProcessAndPurpose',
  'twoElements',
  'urgentWithPositive',
  'positiveDimension',
  'strongIndicator',
  'insufficient',
] as const
export const colourClause = z.enum(colourClauses)
export type ColourClause = z.infer<typeof colourClause>

const itemIds = z.array(itemId).max(largestAnswerList)

export const dimensionResult = z.object({
  dimension,
  positive: z.boolean(),
  /** Every clause that holds; empty where the dimension is not positive. */
  clauses: z.array(dimensionClause),
  /** The indicators answered with yes, by weight. */
  yes: z.object({ strong: itemIds, medium: itemIds, weak: itemIds }),
  no: itemIds,
  unknown: itemIds,
  notAsked: itemIds,
})
export type DimensionResult = z.infer<typeof dimensionResult>

/** The birth date, the mark on a subject whose birth date is not known, or the flag of this assessment. */
const childSource = z.enum(['birthDate', 'subject', 'answer'])

/** The outcome with everything it rests on: nothing that the screen or a paper explains is worked out anew. */
export const screeningResult = z.object({
  /** The edition of the rule, which is program text; results of older editions stay readable as they were. */
  ruleVersion: z.number().int().positive(),
  colour: triageColour,
  /** Every clause of that colour that holds. */
  clauses: z.array(colourClause).min(1),
  /** Exactly the indicators and flags that these clauses rest on; empty for blue. */
  behind: itemIds,
  dimensions: z.array(dimensionResult),
  /** Suspected smuggling of migrants (TPPM): a badge of its own that no colour depends on. */
  smuggling: z.boolean(),
  /** Where it is known that the subject is a child, what it is known from. */
  child: childSource.nullable(),
  /** Raised flags, those that follow from the birth date included. Any of them means "segera". */
  urgent: itemIds,
  /** Flags that were asked and not known, or not asked. */
  urgentUnknown: itemIds,
  urgentNotAsked: itemIds,
  protective: itemIds,
})
export type ScreeningResult = z.infer<typeof screeningResult>

/** `quick` comes with the two-minute intake, `full` goes through the whole set. */
export const assessmentScopes = ['quick', 'full'] as const
export const assessmentScope = z.enum(assessmentScopes)
export type AssessmentScope = z.infer<typeof assessmentScope>

export const assessmentId = idOf('Assessment')
export type AssessmentId = z.infer<typeof assessmentId>

/** Working copies of the answers; the record key is the id of the assessment. */
export const screeningDraftKind = 'screening'
export const assessmentDraft = z.object({
  /** The version of the assessment it was typed over. */
  version: z.number().int(),
  assessedAt: z.iso.datetime(),
  answers: workingAnswers,
  note: z.string(),
})
export type AssessmentDraft = z.infer<typeof assessmentDraft>

/** What an officer is told before an unusual assessment is finished; what was overruled stays with it. */
export const screeningWarningCodes = [
  /** A child was ticked although the birth date says adult: the birth date is doubted. */
  'SCREENING_BIRTH_DATE_SAYS_ADULT',
  /** A newer set is in force than the one the answers were given by. */
  'SCREENING_SET_REPLACED',
  'SCREENING_BEFORE_RECEIPT',
  /** Blue, with most indicators not asked: that is no finding of "nothing". */
  'SCREENING_FEW_ASKED',
] as const
export const screeningWarningCode = z.enum(screeningWarningCodes)
export type ScreeningWarningCode = z.infer<typeof screeningWarningCode>
export const screeningWarning = z.object({
  code: screeningWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ScreeningWarning = z.infer<typeof screeningWarning>

/** What the subject's own data say of a child on the day of the assessment. */
export const childKnowledge = z.enum(['childByBirthDate', 'adultByBirthDate', 'childStated'])
export type ChildKnowledge = z.infer<typeof childKnowledge>

export const assessmentNote = optionalParagraph(2000)

/** An assessment without its answers, for lists and cards. */
export const assessmentHead = z.object({
  id: assessmentId,
  scope: assessmentScope,
  /** A complete assessment is never changed again; a later look is a new one. */
  state: z.enum(['open', 'complete']),
  setNumber: z.number().int().positive(),
  /** When the answers were given, and when they were typed. */
  assessedAt: z.date(),
  recordedAt: z.date(),
  officerName: z.string(),
  colour: triageColour.nullable(),
  smuggling: z.boolean(),
  positive: z.array(dimension),
  urgent: itemIds,
  version: z.number().int(),
})
export type AssessmentHead = z.infer<typeof assessmentHead>

export const assessment = assessmentHead.extend({
  answers: workingAnswers,
  note: z.string().nullable(),
  /** As it was when the assessment was finished; null while it is open. */
  result: screeningResult.nullable(),
  acceptedWarnings: z.array(screeningWarningCode),
})
export type Assessment = z.infer<typeof assessment>

/** An assessment with everything its page shows: the set it was made with, and what is known of a child. */
export const assessmentDetail = z.object({
  assessment,
  set: screeningSet,
  /** The number of the set in force, where it is another one by now. */
  newerSet: screeningSetHead.pick({ id: true, number: true }).nullable(),
  childKnown: childKnowledge.nullable(),
  /** Masked, as lists show the subject. */
  subject: z.object({ id: z.uuid(), shownName: z.string(), position: z.number().int() }),
  case: z.object({ id: z.uuid(), number: z.string(), isOpen: z.boolean() }),
})
export type AssessmentDetail = z.infer<typeof assessmentDetail>

/** Answers of one sitting, handed in as a whole. */
export const assessmentInput = z.object({ assessedAt: z.date(), answers, note: assessmentNote }).strict()
export type AssessmentInput = z.output<typeof assessmentInput>

/** Answers that may still be incomplete. */
export const workingAssessment = z
  .object({ assessedAt: z.date(), answers: workingAnswers, note: assessmentNote })
  .strict()
export type WorkingAssessment = z.output<typeof workingAssessment>

export const completionOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), detail: assessmentDetail }),
  z.object({ outcome: z.literal('warned'), warnings: z.array(screeningWarning) }),
])
export type CompletionOutcome = z.infer<typeof completionOutcome>

export const assessmentListInput = pageInput.extend({ subjectId: z.uuid() })
export const assessmentListPage = pageOf(assessmentHead)
