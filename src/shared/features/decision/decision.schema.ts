import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, optionalParagraph, paragraph } from '#shared/kernel/text.ts'
import { caseState, triageColour } from '../case/case.schema.ts'
import { clockKind } from '../clock/clock.schema.ts'
import { travelPurpose } from '../reference/reference.schema.ts'

/**
 * What an office can decide about one person. Deferral (penundaan) is no refusal: the applicant may complete documents.
 * passportCancelled: pembatalan · passportWithdrawn: penarikan (also of a travel document in lieu of a passport) ·
 * issuanceSuspended: penangguhan · exitBanProposed: usul cegah · proJustitia: to the investigators of the service
 */
export const decisionKinds = [
  'passportContinue',
  'passportDeferred',
  'passportApplicationCancelled',
  'passportRefused',
  'passportCancelled',
  'passportWithdrawn',
  'issuanceSuspended',
  'departureDeferred',
  'departureRefused',
  'released',
  'referred',
  'educated',
  'proJustitia',
  'reportedToPolice',
  'exitBanProposed',
  'noFinding',
] as const
export const decisionKind = z.enum(decisionKinds)
export type DecisionKind = z.infer<typeof decisionKind>

/** Why, in the office's usual words; recaps count by them. */
export const reasonCodes = [
  'documentsMissing',
  'documentsDoubted',
  'purposeUnclear',
  'falseStatement',
  'identityDoubted',
  'suspectedNonprocedural',
  'suspectedTrafficking',
  'documentsNotBrought',
  'applicantWithdrew',
  'documentsComplete',
  'explanationVerified',
  'noSigns',
  'other',
] as const
export const reasonCode = z.enum(reasonCodes)
export type ReasonCode = z.infer<typeof reasonCode>

/** proposed: waits for the second person · inForce · rejected by the second person or taken back · ended */
export const decisionStates = ['proposed', 'inForce', 'rejected', 'ended'] as const
export const decisionState = z.enum(decisionStates)
export type DecisionState = z.infer<typeof decisionState>

/** Why a decision is not in force any more. */
export const endReasons = [
  'superseded',
  'documentsComplete',
  'documentsNotBrought',
  'lifted',
  'takenBack',
  'notConfirmed',
] as const
export const endReason = z.enum(endReasons)
export type EndReason = z.infer<typeof endReason>

export const decisionId = idOf('Decision')

/** A document that was asked for at a deferral; null: not brought yet. */
export const askedDocument = z.object({ name: line(160), receivedOn: plainDate.nullable() }).strict()
export type AskedDocument = z.infer<typeof askedDocument>
export const largestDocumentList = 30
export const askedDocuments = z.array(askedDocument).max(largestDocumentList)

/** What may be decided all the same once the officer has read it. */
export const decisionWarningCodes = [
  /** Decided long before it is written down. */
  'DECISION_LONG_AGO',
  /** The screening says red or orange, the decision lets go. */
  'DECISION_AGAINST_COLOUR',
  /** Nobody has screened the person yet. */
  'DECISION_WITHOUT_SCREENING',
  'DECISION_DOCUMENTS_OUTSTANDING',
  /** An application is cancelled while its documents are still in time. */
  'DECISION_BEFORE_DUE',
  'DECISION_NO_DOCUMENTS_ASKED',
] as const
export const decisionWarningCode = z.enum(decisionWarningCodes)
export const decisionWarning = z.object({
  code: decisionWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type DecisionWarning = z.infer<typeof decisionWarning>

export const largestDecisionGroup = 1000
const largestChoiceList = 20

/** One decision for one or more persons of a case; exceptions are further choices. */
export const decisionChoice = z
  .object({
    subjectIds: z.array(idOf('Subject')).min(1).max(largestDecisionGroup),
    kind: decisionKind,
    reasonCode: reasonCode.nullable(),
    ground: optionalParagraph(4000),
    statuteId: idOf('Statute').nullable(),
    /** An article that is not in the table. */
    statuteText: optionalLine(200),
    /** Documents asked for at a deferral. */
    documents: z.array(line(160)).max(largestDocumentList),
    /** Last day of a deferral; null: by the office's setting. */
    dueOn: plainDate.nullable(),
    /** Last day of a suspension. */
    blockedUntil: plainDate.nullable(),
  })
  .strict()
export type DecisionChoice = z.output<typeof decisionChoice>

export const decideInput = z
  .object({
    caseId: idOf('Case'),
    decidedOn: plainDate,
    choices: z
      .array(decisionChoice)
      .min(1)
      .max(largestChoiceList)
      .refine((choices) => {
        const ids = choices.flatMap(({ subjectIds }) => subjectIds)
        return new Set(ids).size === ids.length && ids.length <= largestDecisionGroup
      }, 'same-subject-twice'),
    acceptedWarnings: z.array(decisionWarningCode).max(decisionWarningCodes.length).default([]),
  })
  .strict()
export type DecideInput = z.output<typeof decideInput>

export const decision = z.object({
  id: decisionId,
  caseId: idOf('Case'),
  subjectId: idOf('Subject'),
  subjectPosition: z.number().int(),
  /** Initials, or what is known of an unnamed person. */
  shownName: z.string(),
  kind: decisionKind,
  decidedOn: plainDate,
  recordedAt: z.date(),
  ground: z.string(),
  reasonCode: reasonCode.nullable(),
  /** Law and article as they were called then. */
  statuteText: z.string().nullable(),
  officerId: idOf('Officer'),
  officerName: z.string(),
  supervisorName: z.string().nullable(),
  state: decisionState,
  confirmedAt: z.date().nullable(),
  documents: askedDocuments,
  dueOn: plainDate.nullable(),
  blockedUntil: plainDate.nullable(),
  endedOn: plainDate.nullable(),
  endReason: endReason.nullable(),
  /** What the second person, or whoever lifted it, wrote. */
  note: z.string().nullable(),
  /** Decided in one act with others. */
  batchId: z.uuid().nullable(),
  warnings: z.array(decisionWarning),
  version: z.number().int(),
})
export type Decision = z.infer<typeof decision>

export const decisionListInput = pageInput.extend({
  caseId: idOf('Case'),
  subjectId: idOf('Subject').nullable().default(null),
  states: z.array(decisionState).max(decisionStates.length).default([]),
})
export type DecisionListInput = z.output<typeof decisionListInput>
export const decisionListPage = pageOf(decision).extend({
  total: z.number().int(),
  proposed: z.number().int(),
})
export type DecisionListPage = z.infer<typeof decisionListPage>

export const decideOutcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('saved'),
    decisions: z.array(decision).max(largestDecisionGroup),
  }),
  z.object({ outcome: z.literal('warned'), warnings: z.array(decisionWarning) }),
])
export type DecideOutcome = z.infer<typeof decideOutcome>

/** How a suspension of an earlier case found the person again. */
export const blockReason = z.enum(['sameNik', 'sameNameAndBirth'])
export type BlockReason = z.infer<typeof blockReason>

/** Of one person; more than anybody has. */
export const longestStanding = 200

/** A person of the case as the decision screen needs him. */
const decidableSubject = z.object({
  id: idOf('Subject'),
  position: z.number().int(),
  shownName: z.string(),
  isChild: z.boolean(),
  colour: triageColour.nullable(),
  decisionKind: decisionKind.nullable(),
  /** Something about this person waits for its second person. */
  isProposed: z.boolean(),
  deferral: z
    .object({
      id: decisionId,
      dueOn: plainDate.nullable(),
      documents: askedDocuments,
      version: z.number().int(),
    })
    .nullable(),
  /** What the rules must know of earlier decisions, in the order of writing. */
  decisions: z
    .array(decision.pick({ kind: true, decidedOn: true, state: true, dueOn: true, documents: true }))
    .max(longestStanding),
  /** What he says he travels for: the documents that are asked for follow from it. */
  purpose: travelPurpose.nullable(),
  /** Until when issuing is suspended, by any case of the office. */
  blockedUntil: plainDate.nullable(),
  /** The case of that suspension. */
  blockedBy: z.object({ caseId: idOf('Case'), caseNumber: z.string(), reason: blockReason }).nullable(),
})
export type DecidableSubject = z.infer<typeof decidableSubject>

/** What the decision screen starts from. */
export const decisionDesk = z.object({
  caseId: idOf('Case'),
  number: z.string(),
  state: caseState,
  receivedOn: plainDate,
  eventOn: plainDate.nullable(),
  subjects: z.array(decidableSubject).max(largestDecisionGroup),
})
export type DecisionDesk = z.infer<typeof decisionDesk>

/** What a decision does to clocks. */
export const clockEffect = z.object({
  clock: clockKind,
  effect: z.enum(['start', 'restart', 'meet', 'stop']),
})
export type ClockEffect = z.infer<typeof clockEffect>

export const decisionNote = paragraph(1000)
export const decisionTargets = z
  .array(z.object({ id: decisionId, version: z.number().int() }).strict())
  .min(1)
  .max(largestDecisionGroup)
