import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { agencyId, agencyKind, referralNeed } from '../agency/agency.schema.ts'
import { caseId, caseState } from '../case/case.schema.ts'
import { largestAnswerList } from '../screening/screening.schema.ts'
import { subjectId } from '../subject/subject.schema.ts'
import { ladderRungs } from './ladder.rules.ts'
import { referralSteps } from './referral-workflow.rules.ts'
import {
  disclosedField,
  disclosedFields,
  followUpChannel,
  largestAgencyChoice,
  largestReferralGroup,
  referralConfidentiality,
  referralConsent,
  referralFields,
  referralId,
  referralKind,
  referralResult,
  referralState,
  referralStates,
  referralUrgency,
  referralWarning,
  sendingWay,
} from './referral.schema.ts'

const ladder = z.object({ rung: z.enum(ladderRungs), daysSilent: z.number().int() }).nullable()
/** In lists some initials tell enough. */
export const shownReferred = 3

/** One line of a list. */
export const referralLine = z.object({
  id: referralId,
  case: z.object({ id: caseId, number: z.string(), state: caseState }),
  need: referralNeed,
  kind: referralKind,
  agencyName: z.string(),
  agencyKind,
  state: referralState,
  urgency: referralUrgency,
  subjects: z.array(z.string()).max(shownReferred),
  subjectCount: z.number().int(),
  preparedAt: z.date(),
  sentOn: plainDate.nullable(),
  /** By when something should be heard. */
  nextOn: plainDate.nullable(),
  answerWantedOn: plainDate.nullable(),
  ladder,
  responsibleName: z.string().nullable(),
})
export type ReferralLine = z.infer<typeof referralLine>

/** overdue, waiting: the agency's turn · ours: to be signed, sent, mended or referred again · ended: nothing follows */
export const referralViews = ['overdue', 'waiting', 'ours', 'noResponse', 'ended', 'all'] as const
export const referralView = z.enum(referralViews)
export type ReferralView = z.infer<typeof referralView>

export const referralListInput = pageInput
  .extend({
    view: referralView.default('all'),
    states: z.array(referralState).max(referralStates.length).default([]),
    agencyId: agencyId.nullable().default(null),
    needs: z.array(referralNeed).max(12).default([]),
    /** Those of the cases this officer answers for. */
    mine: z.boolean().default(false),
  })
  .strict()
export type ReferralListInput = z.output<typeof referralListInput>
export const referralListPage = pageOf(referralLine).extend({ total: z.number().int() })
export type ReferralListPage = z.infer<typeof referralListPage>

export const referralCounts = z.object({
  overdue: z.number().int(),
  waiting: z.number().int(),
  ours: z.number().int(),
  noResponse: z.number().int(),
  ended: z.number().int(),
  all: z.number().int(),
})
export type ReferralCounts = z.infer<typeof referralCounts>

/** Referrals to one agency. Open: see `openStates`; overdue: something should have been heard. */
export const agencyReferralCounts = z.object({
  states: z.array(z.object({ state: referralState, count: z.number().int() })).max(referralStates.length),
  total: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
})
export type AgencyReferralCounts = z.infer<typeof agencyReferralCounts>

export const referralsOfCaseInput = pageInput.extend({ caseId })

const referredPerson = z.object({
  subjectId,
  position: z.number().int(),
  shownName: z.string(),
  isChild: z.boolean(),
  consent: referralConsent,
  consentReason: z.string().nullable(),
  disclosed: z.array(disclosedField).max(disclosedFields.length),
})

const otherReferral = z.object({ id: referralId, agencyName: z.string(), state: referralState })
export type OtherReferral = z.infer<typeof otherReferral>

const letter = referralFields.omit({ subjects: true })

/** A warning that somebody overruled: who, when and why. */
export const overruledWarning = referralWarning.extend({
  reason: z.string(),
  officerName: z.string(),
  recordedAt: z.date(),
})

export const referralDetail = z.object({
  id: referralId,
  version: z.number().int(),
  case: z.object({ id: caseId, number: z.string(), title: z.string(), state: caseState }),
  agencyId,
  agencyKind,
  agencyName: z.string(),
  addressee: z.string(),
  city: z.string(),
  agencyPhone: z.string().nullable(),
  agencyHours: z.string().nullable(),
  state: referralState,
  letter,
  subjects: z.array(referredPerson).max(largestReferralGroup),
  /** What was overruled about the agency it goes to. */
  warnings: z.array(overruledWarning),
  replyCode: z.string(),
  preparedAt: z.date(),
  preparedByName: z.string(),
  signedOn: plainDate.nullable(),
  sentOn: plainDate.nullable(),
  sentByWay: sendingWay.nullable(),
  sentProof: z.string().nullable(),
  receivedOn: plainDate.nullable(),
  receivedBy: z.string().nullable(),
  nextOn: plainDate.nullable(),
  /** The day of the last thing that happened; nothing can be written down before it. */
  lastWordOn: plainDate,
  endedOn: plainDate.nullable(),
  endReason: z.string().nullable(),
  result: referralResult,
  ladder,
  replaces: otherReferral.nullable(),
  replacedBy: otherReferral.nullable(),
  /** Made together with this one, for other agencies. */
  group: z.array(otherReferral).max(20),
})
export type ReferralDetail = z.infer<typeof referralDetail>

export const referralEntry = z.object({
  id: idOf('ReferralEntry'),
  kind: z.enum(['state', 'followUp', 'reply']),
  happenedOn: plainDate,
  recordedAt: z.date(),
  officerName: z.string(),
  state: referralState.nullable(),
  channel: followUpChannel.nullable(),
  person: z.string().nullable(),
  note: z.string().nullable(),
  nextOn: plainDate.nullable(),
  /** Title of the evidence that was put to it. */
  evidenceTitle: z.string().nullable(),
})
export type ReferralEntry = z.infer<typeof referralEntry>
export const referralEntriesInput = pageInput.extend({ id: referralId })
export const referralEntriesPage = pageOf(referralEntry).extend({ total: z.number().int() })
export type ReferralEntriesPage = z.infer<typeof referralEntriesPage>

/** An agency as the form offers it. */
export const agencyChoice = z.object({
  id: agencyId,
  kind: agencyKind,
  name: z.string(),
  addressee: z.string(),
  city: z.string(),
})
export type AgencyChoice = z.infer<typeof agencyChoice>
export const largestAgencyList = 500

/** What a new referral of a case starts from. */
export const referralBasis = z.object({
  case: z.object({ id: caseId, number: z.string(), title: z.string(), state: caseState }),
  people: z
    .array(
      z.object({
        subjectId,
        position: z.number().int(),
        shownName: z.string(),
        isChild: z.boolean(),
        age: z.number().int().nullable(),
        /** Of what is known something. */
        known: z.array(disclosedField).max(disclosedFields.length),
      }),
    )
    .max(1000),
  agencies: z.array(agencyChoice).max(largestAgencyList),
  urgency: referralUrgency,
  confidentiality: referralConfidentiality,
  chronology: z.string(),
  /** What was seen or said at the last screenings, each statement once, with the people it holds for. */
  indications: z
    .array(z.object({ text: z.string(), positions: z.array(z.number().int()).max(1000) }))
    .max(largestAnswerList),
  measures: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  answerWantedOn: plainDate,
})
export type ReferralBasis = z.infer<typeof referralBasis>

export const replyInput = z.object({ code: z.string().max(2000) }).strict()
/** Where the answer on a slip belongs. */
export const foundReply = z.object({
  id: referralId,
  agencyName: z.string(),
  caseNumber: z.string(),
  state: referralState,
  step: z.enum(referralSteps).nullable(),
})
export type FoundReply = z.infer<typeof foundReply>

const warned = z.object({ outcome: z.literal('warned'), warnings: z.array(referralWarning) })
const saved = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ outcome: z.literal('saved'), ...shape })

/** Written, or asked first. */
export const createdReferrals = z.discriminatedUnion('outcome', [
  saved({ ids: z.array(referralId).max(largestAgencyChoice) }),
  warned,
])
export type CreatedReferrals = z.infer<typeof createdReferrals>
export const savedReferral = z.discriminatedUnion('outcome', [saved({ detail: referralDetail }), warned])
export type SavedReferral = z.infer<typeof savedReferral>
export const reReferred = z.discriminatedUnion('outcome', [saved({ id: referralId }), warned])
export type ReReferred = z.infer<typeof reReferred>
