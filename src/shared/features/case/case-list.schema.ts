import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line } from '#shared/kernel/text.ts'
import {
  caseChannel,
  caseChannels,
  caseId,
  caseState,
  caseStates,
  confidentiality,
  triageColour,
  triageColours,
  urgency,
  waitingParty,
} from './case.schema.ts'

/**
 * Standing parts of the work list. All but the last two hold open cases only; `mine` and `section` are those of the
 * officer who asks, the others the whole office's.
 */
export const caseViews = [
  'mine',
  'section',
  'overdue',
  'dueThisWeek',
  'waiting',
  'open',
  'closed',
  'all',
] as const
export const caseView = z.enum(caseViews)
export type CaseView = z.infer<typeof caseView>

export const caseSorts = ['due', 'received', 'updated', 'number', 'colour'] as const
export const caseSort = z.enum(caseSorts)
export type CaseSort = z.infer<typeof caseSort>

/** `none`: nobody in the case has been screened. */
export const colourFilter = z.enum([...triageColours, 'none'])
export type ColourFilter = z.infer<typeof colourFilter>

const chosen = <Item extends z.ZodType>(item: Item, maximum: number) => z.array(item).max(maximum).default([])

/** What is asked of the list; what a saved view keeps. */
export const caseListQuery = z
  .object({
    view: caseView.default('mine'),
    /** Beginning of a case number, or words that names of subjects begin with. */
    query: z.string().max(200).default(''),
    states: chosen(caseState, caseStates.length),
    colours: chosen(colourFilter, triageColours.length + 1),
    channels: chosen(caseChannel, caseChannels.length),
    urgency: urgency.nullable().default(null),
    confidentiality: confidentiality.nullable().default(null),
    officerIds: chosen(idOf('Officer'), 20),
    sectionIds: chosen(idOf('Section'), 20),
    villageIds: chosen(idOf('Village'), 20),
    /** Both days count. */
    receivedFrom: plainDate.nullable().default(null),
    receivedUntil: plainDate.nullable().default(null),
    sort: caseSort.default('due'),
    descending: z.boolean().default(false),
  })
  .strict()
export type CaseListQuery = z.output<typeof caseListQuery>

export const caseListInput = caseListQuery.extend(pageInput.shape).strict()
export type CaseListInput = z.output<typeof caseListInput>

/** How many subjects a row names by their initials. */
export const shownSubjects = 3

const caseListItem = z.object({
  id: caseId,
  number: z.string(),
  title: z.string(),
  /** Initials, or the description of somebody without a name. */
  subjects: z.array(z.string()).max(shownSubjects),
  subjectCount: z.number().int(),
  colour: triageColour.nullable(),
  isSmuggling: z.boolean(),
  state: caseState,
  channel: caseChannel,
  urgency,
  confidentiality,
  dueAt: z.date().nullable(),
  dueKind: z.string().nullable(),
  waitingFor: waitingParty.nullable(),
  responsibleName: z.string().nullable(),
  sectionName: z.string().nullable(),
  villageTitle: z.string().nullable(),
  receivedAt: z.date(),
  updatedAt: z.date(),
})
export type CaseListItem = z.infer<typeof caseListItem>

export const caseListPage = pageOf(caseListItem).extend({ total: z.number().int() })
export type CaseListPage = z.infer<typeof caseListPage>

const counted = Object.fromEntries(caseViews.map((view) => [view, z.number().int()])) as Record<
  CaseView,
  z.ZodInt
>

export const caseViewCounts = z.object(counted)
export type CaseViewCounts = z.infer<typeof caseViewCounts>

export const largestSavedViewList = 30

export const savedView = z.object({ id: idOf('SavedView'), name: z.string(), query: caseListQuery })
export type SavedView = z.infer<typeof savedView>

/** In the order the officer gave them. */
export const savedViews = z.object({ views: z.array(savedView).max(largestSavedViewList) })
export const savedViewName = line(60)
