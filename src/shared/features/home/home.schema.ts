import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { waitingParty } from '../case/case.schema.ts'
import { clockKind } from '../clock/clock.schema.ts'
import { task } from '../task/task.schema.ts'

/** Whose cases and tasks home tells of; villages, agreements and papers are everybody's. */
export const homeReach = z.enum(['mine', 'section', 'office'])
export type HomeReach = z.infer<typeof homeReach>

/** Work on cases, tasks and village reports. */
export const caseWorkKinds = [
  'case',
  'caseWaiting',
  'task',
  'referral',
  'villageReport',
  'villageReportWaiting',
] as const
export type CaseWorkKind = (typeof caseWorkKinds)[number]

/** Work that the program can see waiting. */
export const homeItemKinds = [
  ...caseWorkKinds,
  'printUnanswered',
  'agreementExpired',
  'agreementExpiring',
  'agreementIncomplete',
  'decreeDraft',
  'inaugurationOpen',
  'designationExpiring',
  'certificateMissing',
  'certificatesMissing',
  'liaisonMissing',
  'liaisonsMissing',
] as const
export const homeItemKind = z.enum(homeItemKinds)
export type HomeItemKind = z.infer<typeof homeItemKind>

export const homeColumns = ['overdue', 'thisWeek', 'waiting'] as const
export const homeColumn = z.enum(homeColumns)
export type HomeColumn = z.infer<typeof homeColumn>

export const homeItem = z.object({
  kind: homeItemKind,
  /** The record where the next step is taken. */
  recordId: z.uuid(),
  /** What it is about: a paper, an agreement, a village. */
  what: z.string(),
  /** Whose move it is or whom it concerns. */
  whose: z.string().nullable(),
  /** How many the line stands for; `whose` names the first of them. */
  count: z.number().int(),
  /** `whose` is a person of this office or a village and is blurred with the rest. */
  isPerson: z.boolean(),
  since: plainDate.nullable(),
  dueOn: plainDate.nullable(),
  /** Which deadline of a case or village report comes first; null where a task of the case does, or none runs. Of a referral how high it stands on the ladder. */
  clock: clockKind.nullable(),
  waitingFor: waitingParty.nullable(),
  task: task.nullable(),
})
export type HomeItem = z.infer<typeof homeItem>

export const largestHomeList = 30

/** Lists that hold the work of a column. */
export const homeSources = ['cases', 'tasks', 'referrals', 'villageReports'] as const
export const homeSource = z.enum(homeSources)
export type HomeSource = z.infer<typeof homeSource>

const column = z.object({
  items: z.array(homeItem).max(largestHomeList),
  /** Lines of work: a case whose next deadline is one of these tasks or referrals is told by that alone. */
  total: z.number().int(),
  /** How many each of the lists behind the column holds. */
  sources: z.array(z.object({ source: homeSource, total: z.number().int() })).max(homeSources.length),
})
export type HomeWork = z.infer<typeof column>
const villageLine = z.object({
  villageId: z.uuid(),
  title: z.string(),
  /** Since when, where that is known. */
  since: plainDate.nullable(),
})
const villageList = z.object({ items: z.array(villageLine).max(largestHomeList), total: z.number().int() })

export const expiringAgreement = z.object({
  id: z.uuid(),
  title: z.string(),
  partyNames: z.array(z.string()).max(6),
  lastDay: plainDate.nullable(),
  remainingDays: z.number().int().nullable(),
  state: z.enum(['expiring180', 'expiring90', 'expiring30']),
})
export type ExpiringAgreement = z.infer<typeof expiringAgreement>

/** How far the office has come in the story of its first village; a step is done when its count is not zero. */
export const beginning = z.object({
  villages: z.number().int(),
  agreements: z.number().int(),
  decrees: z.number().int(),
  certificates: z.number().int(),
})
export type Beginning = z.infer<typeof beginning>

export const homeDue = z.object({
  reach: homeReach,
  /** The reader's own section, for links to its lists. */
  sectionId: idOf('Section').nullable(),
  overdue: column,
  thisWeek: column,
  waiting: column,
  expiring: z.object({ items: z.array(expiringAgreement).max(largestHomeList), total: z.number().int() }),
  withoutLiaison: villageList,
  withoutCertificate: villageList,
  beginning,
})
export type HomeDue = z.infer<typeof homeDue>
export type HomeVillage = z.infer<typeof villageLine>
