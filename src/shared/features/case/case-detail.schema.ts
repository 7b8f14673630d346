import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { caseEventData, caseEventKind, caseEventKinds } from './case-event.schema.ts'
import {
  caseFinding,
  caseId,
  caseOutcome,
  caseSchema,
  caseState,
  caseWarning,
  triageColour,
} from './case.schema.ts'

/** How two cases belong together. */
export const caseLinkKinds = ['related', 'duplicate', 'sameGroup', 'samePerson'] as const
export const caseLinkKind = z.enum(caseLinkKinds)
export type CaseLinkKind = z.infer<typeof caseLinkKind>
export const largestLinkList = 200

const otherCase = z.object({
  id: caseId,
  number: z.string(),
  title: z.string(),
  state: caseState,
  colour: triageColour.nullable(),
})
export type OtherCase = z.infer<typeof otherCase>

const caseLink = z.object({
  id: idOf('CaseLink'),
  kind: caseLinkKind,
  note: z.string().nullable(),
  recordedAt: z.date(),
  case: otherCase,
})
export type CaseLink = z.infer<typeof caseLink>

/** Officers who see a case because somebody named them in it. */
const caseMember = z.object({ officerId: idOf('Officer'), fullName: z.string() })
export type CaseMember = z.infer<typeof caseMember>
export const largestMemberList = 30

export const caseDetail = z.object({
  case: caseSchema,
  chronology: z.string(),
  responsibleName: z.string().nullable(),
  members: z.array(caseMember).max(largestMemberList),
  sectionName: z.string().nullable(),
  enteredByName: z.string(),
  villageTitle: z.string().nullable(),
  /** `Kabupaten Kotawaringin Timur`, or the code where the region table does not know it. */
  eventRegionName: z.string().nullable(),
  villageReportTicket: z.string().nullable(),
  /** What was written when it was closed or put into another case. */
  closingNote: z.string().nullable(),
  mergedInto: otherCase.nullable(),
  mergedFrom: z.array(otherCase).max(largestLinkList),
  /** Seen from this case, whichever of the two the link was made in. */
  links: z.array(caseLink).max(largestLinkList),
})
export type CaseDetail = z.infer<typeof caseDetail>

/** Either it is written, or nothing is and the officer is asked first. */
export const caseOutcomeOfWrite = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), detail: caseDetail }),
  z.object({ outcome: z.literal('warned'), warnings: z.array(caseWarning).max(20) }),
])
export type CaseOutcomeOfWrite = z.infer<typeof caseOutcomeOfWrite>

export const caseClosing = z
  .object({ finding: caseFinding, outcome: caseOutcome, closedOn: plainDate, note: paragraph(4000) })
  .strict()
export type CaseClosing = z.output<typeof caseClosing>

export const timelineInput = pageInput
  .extend({
    id: caseId,
    /** Empty: everything. */
    kinds: z.array(caseEventKind).max(caseEventKinds.length).default([]),
  })
  .strict()
export type TimelineInput = z.output<typeof timelineInput>

const timelineItem = z.object({
  id: idOf('CaseEvent'),
  kind: caseEventKind,
  occurredAt: z.date(),
  recordedAt: z.date(),
  officerName: z.string().nullable(),
  /** Whom it is about: his number in the case and his initials. */
  subject: z.object({ id: idOf('Subject'), position: z.number().int(), shownName: z.string() }).nullable(),
  record: z.object({ kind: z.string(), id: z.string() }).nullable(),
  data: caseEventData,
  /** The sentence an officer wrote with it. */
  note: z.string().nullable(),
  /** Names behind the record numbers in `data`: officers, sections, other cases. */
  names: z.record(z.string(), z.string()),
})
export type TimelineItem = z.infer<typeof timelineItem>

export const timelinePage = pageOf(timelineItem).extend({ total: z.number().int() })
export type TimelinePage = z.infer<typeof timelinePage>
