import { addDays, daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { Role } from '#shared/kernel/permissions.ts'
import type { Beginning, CaseWorkKind, HomeColumn, HomeItem, HomeReach } from './home.schema.ts'

/** A decree may wait for its ceremony this long before somebody should ask. */
const patience = 90

/** What a head answers for, or one's own work. */
export const usualReachFor = (roles: readonly Role[]): HomeReach => {
  if (roles.includes('officeHead')) return 'office'
  return roles.includes('sectionHead') ? 'section' : 'mine'
}

type Dated = Pick<HomeItem, 'kind' | 'since' | 'dueOn'>
type Registered = Omit<Dated, 'kind'> & { kind: Exclude<HomeItem['kind'], CaseWorkKind> }

/**
 * Where work on villages and papers stands; cases, tasks and village reports come from their lists, which tell it. What
 * is late is nobody's fault yet, but it comes first; `waiting` is what somebody else has to do next.
 */
export const homeColumnFor = ({ kind, since, dueOn }: Registered, today: PlainDate): HomeColumn => {
  switch (kind) {
    case 'agreementExpired':
      return 'overdue'
    case 'agreementExpiring':
    case 'decreeDraft':
      return 'thisWeek'
    case 'agreementIncomplete':
      return 'waiting'
    case 'designationExpiring':
      return dueOn !== null && dueOn < today ? 'overdue' : 'thisWeek'
    case 'inaugurationOpen':
      return inaugurationColumn(since, dueOn, today)
    case 'printUnanswered':
    case 'certificateMissing':
    case 'certificatesMissing':
    case 'liaisonMissing':
    case 'liaisonsMissing':
      return since !== null && since < today ? 'overdue' : 'thisWeek'
  }
}

const inaugurationColumn = (
  since: PlainDate | null,
  dueOn: PlainDate | null,
  today: PlainDate,
): HomeColumn => {
  if (dueOn !== null) {
    if (dueOn < today) return 'overdue'
    return dueOn <= addDays(today, 7) ? 'thisWeek' : 'waiting'
  }
  return since !== null && daysBetween(since, today) > patience ? 'overdue' : 'waiting'
}

/** Days since it should have been done; 0 where it is not late. */
export const daysLateFor = (
  { since, dueOn }: Pick<HomeItem, 'since' | 'dueOn'>,
  today: PlainDate,
): number => {
  const from = dueOn ?? since
  return from === null ? 0 : Math.max(0, daysBetween(from, today))
}

/** Alike lines are told as one from this many on. */
export const groupFrom = 3

/** Whether these lines are better told as one. */
export const isGroup = (count: number): boolean => count >= groupFrom

type Days = Pick<HomeItem, 'since' | 'dueOn'>

/** What presses most comes first: the longest late, the nearest day, the longest waiting; without a day last. */
export const byUrgency = (first: Days, second: Days): number =>
  (first.dueOn ?? first.since ?? '9999').localeCompare(second.dueOn ?? second.since ?? '9999')

export const beginningSteps = ['villages', 'agreements', 'decrees', 'certificates'] as const
export type BeginningStep = (typeof beginningSteps)[number]

/** The next step of the story that begins every office's register; undefined once all of it happened. */
export const nextBeginningStep = (beginning: Beginning): BeginningStep | undefined =>
  beginningSteps.find((step) => beginning[step] === 0)
