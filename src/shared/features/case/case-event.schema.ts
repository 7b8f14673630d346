import { z } from 'zod'

/** What the timeline of a case can tell. Each feature adds its own, with the words `case.event.<kind>`. */
export const caseEventKinds = [
  'caseReceived',
  'caseChanged',
  'caseAssigned',
  'caseConfidentialityChanged',
  'caseUrgencyRaised',
  'caseUrgencyLowered',
  'caseStepTaken',
  'caseNoted',
  'caseLinked',
  'caseUnlinked',
  'caseMergedInto',
  'caseMergedFrom',
  'caseClosed',
  'caseReopened',
  'villageReportPromoted',
  'screeningCompleted',
  'subjectAdded',
  'registerApplied',
  'subjectChanged',
  'subjectRevealed',
  'clockStarted',
  'clockMet',
  'clockStopped',
  'clockExplained',
  'taskAdded',
  'taskFinished',
  'taskCancelled',
  'decisionMade',
  'decisionProposed',
  'decisionConfirmed',
  'decisionRejected',
  'decisionWithdrawn',
  'decisionEnded',
  'decisionDocumentsReceived',
  'blockedPersonAppeared',
  'entityLinked',
  'entityChanged',
  'entityUnlinked',
  'interviewStarted',
  'interviewsStarted',
  'interviewFinished',
  'interviewSigned',
  'interviewReopened',
  'interviewDiscarded',
] as const
export const caseEventKind = z.enum(caseEventKinds)
export type CaseEventKind = z.infer<typeof caseEventKind>

/** Codes, days, counts and record numbers; never a name, never a sentence. */
export const caseEventData = z.record(
  z.string().max(40),
  z.union([z.string().max(200), z.number(), z.boolean(), z.null()]),
)
export type CaseEventData = z.infer<typeof caseEventData>
