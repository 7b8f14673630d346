import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine, optionalParagraph, paragraph } from '#shared/kernel/text.ts'
import { attachment } from '../attachment/attachment.schema.ts'

/** `memorandum` is a nota kesepahaman; an `addendum` always belongs to one of the other two. */
export const agreementKinds = ['cooperationAgreement', 'memorandum', 'addendum'] as const
export const agreementKind = z.enum(agreementKinds)
export type AgreementKind = z.infer<typeof agreementKind>
export const rootKinds = ['cooperationAgreement', 'memorandum'] as const
export const rootKind = z.enum(rootKinds)

const agreementStates = [
  'incomplete',
  'notYetInForce',
  'inForce',
  'expiring180',
  'expiring90',
  'expiring30',
  'expired',
  'terminated',
  'renewed',
] as const
export const agreementState = z.enum(agreementStates)
export type AgreementState = z.infer<typeof agreementState>

export const agreementId = idOf('Agreement')
export type AgreementId = z.infer<typeof agreementId>
const villageIdentifier = idOf('Village')

export const smallestPartyCount = 2
export const largestPartyCount = 6
export const largestItemCount = 60
export const largestVillageCount = 500
export const largestFileCount = 40
export const largestAddendumCount = 30

/** A party with who signs for it. Each party keeps its own register, so each has its own number. */
const agreementParty = z.object({
  institution: z.string(),
  representative: z.string().nullable(),
  representativeTitle: z.string().nullable(),
  /** Why this person may sign: an appointment, a law. */
  authority: z.string().nullable(),
  address: z.string().nullable(),
  number: z.string().nullable(),
})
export type AgreementParty = z.infer<typeof agreementParty>

const agreementPartyInput = z
  .object({
    institution: line(160),
    representative: optionalLine(120),
    representativeTitle: optionalLine(160),
    authority: optionalLine(500),
    address: optionalLine(300),
    number: optionalLine(120),
  })
  .strict()

/** What a party has to do. `party` counts from 1 in the order of the parties. */
const agreementObligation = z.object({
  party: z.number().int().min(1).max(largestPartyCount),
  text: z.string(),
  fulfilled: z.boolean(),
})

/** What stands on the paper, as far as it is known. */
const agreement = z.object({
  id: agreementId,
  kind: agreementKind,
  /** The agreement an addendum belongs to. */
  parentId: agreementId.nullable(),
  title: z.string(),
  parties: z.array(agreementParty).max(largestPartyCount),
  scope: z.array(z.string()).max(largestItemCount),
  obligations: z.array(agreementObligation).max(largestItemCount),
  signedOn: plainDate.nullable(),
  signedAtPlace: z.string().nullable(),
  startsOn: plainDate.nullable(),
  /** The last day in force. */
  endsOn: plainDate.nullable(),
  /** Agreed without an end, which is not the same as an end that is not known yet. */
  openEnded: z.boolean(),
  /** After its end it stays in force until a party ends it. */
  automaticRenewal: z.boolean(),
  originalsCount: z.number().int(),
  /** Who keeps which original. */
  originalsHolders: z.string().nullable(),
  note: z.string().nullable(),
  /** The first day it is no longer in force. */
  terminatedOn: plainDate.nullable(),
  terminationReason: z.string().nullable(),
  version: z.number().int(),
})
export type Agreement = z.infer<typeof agreement>

/** Everything an officer types about an agreement; villages and files are kept by acts of their own. */
export const agreementInput = z
  .object({
    title: line(300),
    parties: z.array(agreementPartyInput).min(smallestPartyCount).max(largestPartyCount),
    scope: z.array(paragraph(1000)).max(largestItemCount),
    obligations: z
      .array(
        z
          .object({
            party: z.number().int().min(1).max(largestPartyCount),
            text: paragraph(1000),
            fulfilled: z.boolean(),
          })
          .strict(),
      )
      .max(largestItemCount),
    signedOn: plainDate.nullable(),
    signedAtPlace: optionalLine(120),
    startsOn: plainDate.nullable(),
    endsOn: plainDate.nullable(),
    openEnded: z.boolean(),
    automaticRenewal: z.boolean(),
    originalsCount: z.number().int().min(0).max(20),
    originalsHolders: optionalLine(300),
    note: optionalParagraph(2000),
  })
  .strict()
export type AgreementInput = z.output<typeof agreementInput>

/** What may be kept all the same once the officer has read it. */
export const agreementWarningCodes = [
  'AGREEMENT_SIGNED_AFTER_START',
  'AGREEMENT_TERM_LONG',
  'AGREEMENT_NUMBER_SEEN',
  'ADDENDUM_SHORTENS_TERM',
  'ADDENDUM_LEAVES_GAP',
] as const
export const agreementWarningCode = z.enum(agreementWarningCodes)
const agreementWarning = z.object({
  code: agreementWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type AgreementWarning = z.infer<typeof agreementWarning>

/** A value without which an agreement is no complete record. `party` counts from 1. */
const missingValue = z.object({
  field: z.enum(['number', 'representative', 'signedOn', 'startsOn', 'endsOn']),
  party: z.number().int().nullable(),
})
export type MissingValue = z.infer<typeof missingValue>

/** One agreement or addendum in a list, with where it stands today. */
const agreementSummary = z.object({
  id: agreementId,
  kind: agreementKind,
  /** The agreement an addendum belongs to. */
  parentId: agreementId.nullable(),
  title: z.string(),
  signedOn: plainDate.nullable(),
  startsOn: plainDate.nullable(),
  endsOn: plainDate.nullable(),
  openEnded: z.boolean(),
  state: agreementState,
  /** The last day in force as it stands today, termination included; null without an end. */
  lastDay: plainDate.nullable(),
  /** Days to the last day, negative once it is over; null where no day is known or counted. */
  remainingDays: z.number().int().nullable(),
  /** Whether today lies in its term; a renewed agreement may still be in its own. */
  isInForce: z.boolean(),
  partyNames: z.array(z.string()).max(largestPartyCount),
  numbers: z.array(z.string().nullable()).max(largestPartyCount),
  /** Those of the agreement an addendum belongs to count with its own. */
  villageCount: z.number().int(),
})
export type AgreementSummary = z.infer<typeof agreementSummary>

const coveredVillage = z.object({
  id: villageIdentifier,
  /** `Desa Tanjung Harapan` */
  title: z.string(),
  path: z.string(),
  regionCode: z.string(),
  /** Covered by the agreement this addendum belongs to. */
  inherited: z.boolean(),
})
export type CoveredVillage = z.infer<typeof coveredVillage>

export const agreementDetail = z.object({
  agreement,
  state: agreementState,
  lastDay: plainDate.nullable(),
  remainingDays: z.number().int().nullable(),
  isInForce: z.boolean(),
  missing: z.array(missingValue).max(2 * largestPartyCount + 3),
  /** The end of the whole chain today; null without an end or while none is known. */
  chainEndsOn: plainDate.nullable(),
  chainOpenEnded: z.boolean(),
  villages: z.array(coveredVillage).max(2 * largestVillageCount),
  files: z.array(attachment).max(largestFileCount),
  /** The agreement and its addenda in the order they were signed, this one among them. */
  chain: z.array(agreementSummary).max(largestAddendumCount + 1),
})
export type AgreementDetail = z.infer<typeof agreementDetail>

/** Either it is written, or nothing is and the officer is asked first. */
export const agreementOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), detail: agreementDetail }),
  z.object({ outcome: z.literal('warned'), warnings: z.array(agreementWarning).max(20) }),
])
export type AgreementOutcome = z.infer<typeof agreementOutcome>

/** `state`: what wants attention first. */
const agreementSorts = ['state', 'end', 'signed', 'title'] as const
export const agreementSort = z.enum(agreementSorts)

export const agreementListInput = pageInput.extend({
  /** Part of the title, a number, an institution or the name of a covered village. */
  query: z.string().max(200).default(''),
  states: z.array(agreementState).max(agreementStates.length).default([]),
  kinds: z.array(agreementKind).max(agreementKinds.length).default([]),
  /** An institution exactly as it stands in the agreements. */
  institution: z.string().max(160).nullable().default(null),
  villageId: villageIdentifier.nullable().default(null),
  sort: agreementSort.default('state'),
  descending: z.boolean().default(false),
})
export type AgreementListInput = z.output<typeof agreementListInput>

export const agreementListPage = pageOf(agreementSummary).extend({ total: z.number().int() })
export type AgreementListPage = z.infer<typeof agreementListPage>

export const agreementFacets = z.object({
  total: z.number().int(),
  states: z.array(z.object({ state: agreementState, count: z.number().int() })).max(agreementStates.length),
  /** The institutions most often found among the parties. */
  institutions: z.array(z.string()).max(100),
})
export type AgreementFacets = z.infer<typeof agreementFacets>

export const agreementTarget = { id: agreementId, version: z.number().int() }
export const coveredVillages = z.array(villageIdentifier).max(largestVillageCount)
