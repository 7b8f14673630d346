import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { caseId } from '../case/case.schema.ts'
import { subjectId } from '../subject/subject.schema.ts'
import { agencyId, agencyKind, agencyKinds, jurisdictionCode, referralNeed } from './agency.schema.ts'

export const suggestionInput = z
  .object({
    need: referralNeed,
    caseId,
    /** Whose home counts; without it everybody's in the case. */
    subjectIds: z.array(subjectId).max(1000).optional(),
    /** The day the letter is about: only agencies valid then are named. */
    on: plainDate,
  })
  .strict()
export type SuggestionInput = z.output<typeof suggestionInput>

/** In which of three ways an agency is competent at a place; the narrower, the better known there. */
export const reaches = ['regency', 'province', 'everywhere'] as const
export type Reach = (typeof reaches)[number]

/** Where the place is known from: a subject's address or NIK, the case's event, or the village of the case. */
export const placeSources = ['identityAddress', 'domicile', 'nik', 'event', 'village'] as const

export const suggestionPlace = z.object({
  code: jurisdictionCode,
  name: z.string(),
  source: z.enum(placeSources),
  /** How many subjects come from there; 0 for the place of the event. */
  subjectCount: z.number().int(),
})
export type SuggestionPlace = z.infer<typeof suggestionPlace>

/** Why an agency is named: it is competent at this place. Without a place it is competent everywhere. */
const suggestionReason = z.object({ place: suggestionPlace.nullable(), reach: z.enum(reaches) })
export type SuggestionReason = z.infer<typeof suggestionReason>

export const suggestedAgency = z.object({
  id: agencyId,
  kind: agencyKind,
  name: z.string(),
  shortName: z.string().nullable(),
  addressee: z.string(),
  city: z.string(),
  phone: z.string().nullable(),
  hours: z.string().nullable(),
  reasons: z.array(suggestionReason).min(1).max(100),
})
export type SuggestedAgency = z.infer<typeof suggestedAgency>

export const largestSuggestion = 100

/** A kind the table asks for, of which no agency in the directory is competent at the places. */
const missingKind = z.object({
  kind: agencyKind,
  part: z.enum(['first', 'copy']),
  /** Names of the places; empty where no place is known. */
  placeNames: z.array(z.string()).max(100),
})

export const suggestionGroup = z.object({
  /** By the home regency of the subjects, or by the place of the event. */
  basis: z.enum(['home', 'event']),
  places: z.array(suggestionPlace).max(100),
  /** Subjects whose home is not known. */
  unknownCount: z.number().int(),
  first: z.array(suggestedAgency).max(largestSuggestion),
  copies: z.array(suggestedAgency).max(largestSuggestion),
  missing: z.array(missingKind).max(agencyKinds.length),
})
export type SuggestionGroup = z.infer<typeof suggestionGroup>

export const agencySuggestions = z.object({ home: suggestionGroup, event: suggestionGroup })
export type AgencySuggestions = z.infer<typeof agencySuggestions>
