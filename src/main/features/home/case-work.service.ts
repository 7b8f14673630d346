import { caseListInput, type CaseListItem, type CaseView } from '#shared/features/case/case-list.schema.ts'
import { weekEndOf } from '#shared/features/case/case.rules.ts'
import { endOfDay } from '#shared/features/clock/clock.rules.ts'
import { clockKind } from '#shared/features/clock/clock.schema.ts'
import { usualReachFor } from '#shared/features/home/home.rules.ts'
import {
  type HomeColumn,
  type HomeItem,
  type HomeReach,
  type HomeSource,
  type HomeWork,
  largestHomeList,
} from '#shared/features/home/home.schema.ts'
import type { Task } from '#shared/features/task/task.schema.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import { type PlainDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { listCasePage } from '#main/features/case/index.ts'
import { sectionIdOf } from '#main/features/officer/index.ts'
import { listReferralsDue } from '#main/features/referral/index.ts'
import { listTasksDue } from '#main/features/task/index.ts'
import { countReports, listReports, listReportsDue } from '#main/features/village-report/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { homeItem } from './home-item.ts'

export type Reach = { reach: HomeReach; sectionId: ReturnType<typeof sectionIdOf> }

/** Whose work is shown: what was asked for, or what is usual for the reader's roles. */
export const reachOf = ({ db, officer }: OfficerContext, asked: HomeReach | undefined): Reach => ({
  reach: asked ?? usualReachFor(officer.roles),
  sectionId: sectionIdOf(db, officer.sectionRowId),
})

type Work = { items: HomeItem[]; total: number }
const noWork: Work = { items: [], total: 0 }

const dayOf = (instant: Date): PlainDate => plainDateOfInstant(instant.getTime())

const caseItem = (kind: 'case' | 'caseWaiting', record: CaseListItem): HomeItem => {
  const clock = clockKind.safeParse(record.dueKind)
  return homeItem(kind, record.id, `${record.number} · ${record.title}`, {
    whose: record.responsibleName,
    isPerson: true,
    since: dayOf(record.receivedAt),
    dueOn: record.dueAt === null ? null : dayOf(record.dueAt),
    clock: clock.success ? clock.data : null,
    waitingFor: record.waitingFor,
  })
}

const casesIn = (
  context: OfficerContext,
  { reach, sectionId }: Reach,
  view: CaseView,
  descending = false,
) => {
  // Somebody without a section has no cases of a section.
  if (!isPermitted(context.officer.roles, 'case.read') || (reach === 'section' && sectionId === null))
    return { items: [], total: 0 }
  return listCasePage(
    context,
    caseListInput.parse({
      view,
      descending,
      limit: largestHomeList,
      ...(reach === 'mine' ? { officerIds: [context.officer.uuid] } : {}),
      ...(reach === 'section' ? { sectionIds: [sectionId] } : {}),
    }),
  )
}

type Due = Extract<HomeColumn, 'overdue' | 'thisWeek'>

const taskItem = (task: Task): HomeItem =>
  homeItem('task', task.id, '', {
    whose: task.assignedOfficerName,
    isPerson: true,
    since: plainDateOfInstant(task.recordedAt.getTime()),
    dueOn: task.dueOn,
    task,
  })

const tasksDue = (context: OfficerContext, { reach }: Reach, due: Due): Work => {
  if (!isPermitted(context.officer.roles, 'task.read')) return noWork
  const { items, total } = listTasksDue(context, reach, due, largestHomeList)
  return { items: items.map(taskItem), total }
}

const referralsDue = (context: OfficerContext, reach: Reach, due: Due): Work & { caseIds: string[] } => {
  const isHis = reach.reach === 'section' && reach.sectionId === null
  if (!isPermitted(context.officer.roles, 'case.read') || isHis) return { ...noWork, caseIds: [] }
  const { lines, total } = listReferralsDue(context, reach, due, largestHomeList)
  return {
    items: lines.map(({ id, case: record, agencyName, sentOn, nextOn, clock }) =>
      homeItem('referral', id, record.number, { whose: agencyName, since: sentOn, dueOn: nextOn, clock }),
    ),
    total,
    caseIds: lines.map(({ case: { id } }) => id),
  }
}

const reportsDue = (context: OfficerContext, due: Due): Work => {
  if (!isPermitted(context.officer.roles, 'villageReport.read')) return noWork
  const now = context.now()
  const range =
    due === 'overdue'
      ? { from: 0, until: now - 1 }
      : { from: now, until: endOfDay(weekEndOf(context.today())) }
  const { items, total } = listReportsDue(context.db, context.scope, { ...range, limit: largestHomeList })
  return {
    items: items.map(({ id, ticket, title, villageTitle, receivedAt, dueAt, clock }) =>
      homeItem('villageReport', id, `${ticket} · ${title}`, {
        whose: villageTitle,
        since: dayOf(receivedAt),
        dueOn: dayOf(dueAt),
        clock,
      }),
    ),
    total,
  }
}

const correctionAsked = {
  view: 'correctionAsked',
  states: [],
  categories: [],
  villageId: null,
  text: '',
} as const

const reportsWaiting = (context: OfficerContext): Work => {
  if (!isPermitted(context.officer.roles, 'villageReport.read')) return noWork
  const at = { now: context.now(), limit: largestHomeList }
  const filters = { ...correctionAsked, states: [], categories: [] }
  return {
    items: listReports(context.db, context.scope, filters, at).map((report) =>
      homeItem('villageReportWaiting', report.id, `${report.ticket} · ${report.title}`, {
        whose: report.villageTitle,
        since: dayOf(report.receivedAt),
        dueOn: report.dueAt === null ? null : dayOf(report.dueAt),
        waitingFor: 'village',
      }),
    ),
    total: countReports(context.db, context.scope, filters, at),
  }
}

const columnOf = (cases: Work, tasks: Work, referrals: Work, reports: Work): HomeWork => {
  const counted: [HomeSource, number][] = [
    ['cases', cases.total],
    ['tasks', tasks.total],
    ['referrals', referrals.total],
    ['villageReports', reports.total],
  ]
  const lines = [...tasks.items, ...referrals.items, ...reports.items, ...cases.items]
  return {
    items: lines,
    total: counted.reduce((sum, [, total]) => sum + total, 0),
    sources: counted.flatMap(([source, total]) => (total > 0 ? [{ source, total }] : [])),
  }
}

/** A case that comes due by one of these tasks or referrals is told by it. */
const withoutTold = (
  cases: ReturnType<typeof casesIn>,
  tasks: Work,
  referred: readonly string[],
): Work & { told: number } => {
  const inTasks = new Set(tasks.items.map(({ task }) => task?.caseId))
  const kept = cases.items.filter(
    ({ id, dueKind }) =>
      !(dueKind === 'task' && inTasks.has(id)) && !(dueKind === 'referral' && referred.includes(id)),
  )
  return {
    items: kept.map((record) => caseItem('case', record)),
    total: cases.total,
    told: cases.items.length - kept.length,
  }
}

const dueColumn = (context: OfficerContext, reach: Reach, due: Due): HomeWork => {
  const tasks = tasksDue(context, reach, due)
  const referrals = referralsDue(context, reach, due)
  const { told, ...cases } = withoutTold(
    casesIn(context, reach, due === 'overdue' ? 'overdue' : 'dueThisWeek'),
    tasks,
    referrals.caseIds,
  )
  const column = columnOf(cases, tasks, referrals, reportsDue(context, due))
  return { ...column, total: column.total - told }
}

/** What is late or due this week and waits for somebody else stands there already, and is told once. */
const waitingColumn = (context: OfficerContext, reach: Reach): HomeWork => {
  const weekEnd = endOfDay(weekEndOf(context.today()))
  const lastDay = plainDateOfInstant(weekEnd)
  // What has no deadline comes first, so that what stands elsewhere is at the end.
  const page = casesIn(context, reach, 'waiting', true)
  const kept = page.items.filter(({ dueAt }) => dueAt === null || dueAt.getTime() > weekEnd)
  const reports = reportsWaiting(context)
  const later = reports.items.filter(({ dueOn }) => dueOn === null || dueOn > lastDay)
  const cases = { items: kept.map((record) => caseItem('caseWaiting', record)), total: page.total }
  const column = columnOf(cases, noWork, noWork, { ...reports, items: later })
  const told = page.items.length - kept.length + reports.items.length - later.length
  return { ...column, total: column.total - told }
}

/** Cases, tasks and village reports of home's three columns; every list is short and counted. */
export const caseWork = (context: OfficerContext, reach: Reach): Record<HomeColumn, HomeWork> => ({
  overdue: dueColumn(context, reach, 'overdue'),
  thisWeek: dueColumn(context, reach, 'thisWeek'),
  waiting: waitingColumn(context, reach),
})
