import { and, asc, count, desc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm'
import { agencyKind } from '#shared/features/agency/agency.schema.ts'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import {
  shownReferred,
  type AgencyReferralCounts,
  type ReferralCounts,
  type ReferralLine,
  type ReferralListInput,
  type ReferralView,
} from '#shared/features/referral/referral-view.schema.ts'
import { endStates, openStates, waitingStates } from '#shared/features/referral/referral-workflow.rules.ts'
import {
  referralStates,
  type ReferralId,
  type ReferralState,
} from '#shared/features/referral/referral.schema.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import { plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import {
  agencies,
  cases,
  officers,
  referrals,
  referralSubjects,
  sections,
  subjects,
} from '#main/platform/db/schema.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { lastWordOn, within } from './referral.repo.ts'

export const statesOfView: Readonly<Record<ReferralView, readonly ReferralState[]>> = {
  overdue: waitingStates,
  waiting: waitingStates,
  ours: ['prepared', 'signed', 'returnedIncomplete', 'declined'],
  noResponse: ['noResponse'],
  ended: endStates,
  all: referralStates,
}

export type Asking = { officerRowId: number; today: PlainDate }

/** Which referrals: those of a view, of one case, or of somebody's cases until a day. */
export type Narrowing = Pick<ReferralListInput, 'view' | 'states' | 'agencyId' | 'needs' | 'mine'> & {
  caseRowId?: number
  sectionId?: string | null
  /** Days on which something should be heard, both included. */
  dueFrom?: PlainDate
  dueUntil?: PlainDate
}

export const everything: Narrowing = { view: 'all', states: [], agencyId: null, needs: [], mine: false }

const whereOf = (scope: Scope, narrowing: Narrowing, { officerRowId, today }: Asking): SQL | undefined => {
  const { view, states, agencyId, needs, mine, caseRowId, sectionId, dueFrom, dueUntil } = narrowing
  const wanted = statesOfView[view].filter((state) => states.length === 0 || states.includes(state))
  return and(
    within(scope),
    wanted.length === referralStates.length ? undefined : inArray(referrals.state, wanted),
    view === 'overdue' ? lt(referrals.nextFollowUpOn, today) : undefined,
    agencyId === null ? undefined : eq(agencies.uuid, agencyId),
    needs.length === 0 ? undefined : inArray(referrals.need, needs),
    mine ? eq(cases.responsibleOfficerId, officerRowId) : undefined,
    caseRowId === undefined ? undefined : eq(referrals.caseId, caseRowId),
    sectionId === undefined || sectionId === null ? undefined : eq(sections.uuid, sectionId),
    dueFrom === undefined ? undefined : sql`${referrals.nextFollowUpOn} >= ${dueFrom}`,
    dueUntil === undefined ? undefined : sql`${referrals.nextFollowUpOn} <= ${dueUntil}`,
  )
}

export type ListedReferral = Omit<ReferralLine, 'ladder'> & {
  rowId: number
  lastWordOn: PlainDate
  key: string
}

/** Without a day it comes after all that have one. */
const never = '9999-12-31'
const dayKey = sql<string>`coalesce(${referrals.nextFollowUpOn}, ${never})`

const isByDay = (view: ReferralView): boolean => view === 'overdue' || view === 'waiting'

/** What presses most first where an agency is waited for, otherwise the newest first; one more than asked. */
export const listReferrals = (
  db: ReadDb,
  scope: Scope,
  narrowing: Narrowing,
  asking: Asking,
  { limit, after }: { limit: number; after?: readonly (string | number | null)[] | undefined },
): ListedReferral[] => {
  const byDay = isByDay(narrowing.view)
  const [lastKey, lastId] = after ?? []
  const isAfter = typeof lastKey === 'string' && typeof lastId === 'number'
  const beyond = !isAfter
    ? undefined
    : byDay
      ? sql`(${dayKey}, ${referrals.id}) > (${lastKey}, ${lastId})`
      : lt(referrals.id, lastId)
  const rows = db
    .select({
      row: referrals,
      key: dayKey,
      lastWordOn,
      caseUuid: cases.uuid,
      caseNumber: cases.number,
      caseState: cases.state,
      kind: agencies.kind,
      responsibleName: officers.fullName,
    })
    .from(referrals)
    .innerJoin(cases, eq(cases.id, referrals.caseId))
    .innerJoin(agencies, eq(agencies.id, referrals.agencyId))
    .leftJoin(sections, eq(sections.id, cases.sectionId))
    .leftJoin(officers, eq(officers.id, cases.responsibleOfficerId))
    .where(and(whereOf(scope, narrowing, asking), beyond))
    .orderBy(...(byDay ? [asc(dayKey), asc(referrals.id)] : [desc(referrals.id)]))
    .limit(limit + 1)
    .all()
  const people = shownPeopleOf(
    db,
    rows.map(({ row }) => row.id),
  )
  return rows.map(({ row, ...related }) => {
    const shown = people.get(row.id) ?? []
    return {
      rowId: row.id,
      key: related.key,
      lastWordOn: related.lastWordOn ?? plainDateOfInstant(row.preparedAt),
      id: row.uuid as ReferralId,
      case: { id: related.caseUuid as CaseId, number: related.caseNumber, state: related.caseState },
      need: row.need as ReferralLine['need'],
      kind: row.kind,
      agencyName: row.agencyName,
      agencyKind: agencyKind.parse(related.kind),
      state: row.state,
      urgency: row.urgency,
      subjects: shown.slice(0, shownReferred),
      subjectCount: shown.length,
      preparedAt: new Date(row.preparedAt),
      sentOn: row.sentAt === null ? null : plainDateOfInstant(row.sentAt),
      nextOn: row.nextFollowUpOn,
      answerWantedOn: row.answerWantedOn,
      responsibleName: related.responsibleName,
    }
  })
}

const shownPeopleOf = (db: ReadDb, rowIds: readonly number[]): Map<number, string[]> => {
  const shown = new Map<number, string[]>()
  const rows = db
    .select({
      referralId: referralSubjects.referralId,
      fullName: subjects.fullName,
      description: subjects.description,
    })
    .from(referralSubjects)
    .innerJoin(subjects, eq(subjects.id, referralSubjects.subjectId))
    .where(inArray(referralSubjects.referralId, [...rowIds]))
    .orderBy(asc(referralSubjects.referralId), asc(subjects.position))
    .all()
  for (const { referralId, ...subject } of rows) {
    shown.set(referralId, [...(shown.get(referralId) ?? []), shownNameOf(subject)])
  }
  return shown
}

export const countReferrals = (db: ReadDb, scope: Scope, narrowing: Narrowing, asking: Asking): number =>
  db
    .select({ count: count() })
    .from(referrals)
    .innerJoin(cases, eq(cases.id, referrals.caseId))
    .innerJoin(agencies, eq(agencies.id, referrals.agencyId))
    .leftJoin(sections, eq(sections.id, cases.sectionId))
    .where(whereOf(scope, narrowing, asking))
    .get()?.count ?? 0

/** All views in one walk. */
export const countReferralViews = (db: ReadDb, scope: Scope, { today }: Asking): ReferralCounts => {
  const sumOf = (view: ReferralView, more?: SQL) =>
    sql<number>`count(*) filter (where ${and(inArray(referrals.state, [...statesOfView[view]]), more)})`
  const counted = db
    .select({
      overdue: sumOf('overdue', lt(referrals.nextFollowUpOn, today)),
      waiting: sumOf('waiting'),
      ours: sumOf('ours'),
      noResponse: sumOf('noResponse'),
      ended: sumOf('ended'),
      all: count(),
    })
    .from(referrals)
    .where(within(scope))
    .get()
  return counted ?? { overdue: 0, waiting: 0, ours: 0, noResponse: 0, ended: 0, all: 0 }
}

/** What went to one agency, counted by the store, in the order of the states. */
export const countReferralsOfAgency = (
  db: ReadDb,
  scope: Scope,
  agencyRowId: number,
  today: PlainDate,
): AgencyReferralCounts => {
  const overdue = and(inArray(referrals.state, [...waitingStates]), lt(referrals.nextFollowUpOn, today))
  const rows = db
    .select({
      state: referrals.state,
      count: count(),
      overdue: sql<number>`count(*) filter (where ${overdue})`,
    })
    .from(referrals)
    .where(and(within(scope), eq(referrals.agencyId, agencyRowId)))
    .groupBy(referrals.state)
    .all()
  const sumOf = (counted: typeof rows, by: 'count' | 'overdue' = 'count'): number =>
    counted.reduce((sum, row) => sum + row[by], 0)
  return {
    states: referralStates.flatMap((state) => {
      const found = rows.find((row) => row.state === state)
      return found ? [{ state, count: found.count }] : []
    }),
    total: sumOf(rows),
    open: sumOf(rows.filter(({ state }) => (openStates as readonly ReferralState[]).includes(state))),
    overdue: sumOf(rows, 'overdue'),
  }
}
