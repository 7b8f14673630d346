import { addDays, daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { Beginning, HomeColumn, HomeItem } from './home.schema.ts'

/** A decree may wait for its ceremony this long before somebody should ask. */
const patience = 90

type Dated = Pick<HomeItem, 'kind' | 'since' | 'dueOn'>

/** What is late is nobody's fault yet, but it comes first; `waiting` is what somebody else has to do next. */
export const homeColumnFor = ({ kind, since, dueOn }: Dated, today: PlainDate): HomeColumn => {
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

/** What presses most comes first: the longest late, the nearest day, the longest waiting; without a day last. */
export const byUrgency = (first: Dated, second: Dated): number =>
  (first.dueOn ?? first.since ?? '9999').localeCompare(second.dueOn ?? second.since ?? '9999')

export const beginningSteps = ['villages', 'agreements', 'decrees', 'certificates'] as const
export type BeginningStep = (typeof beginningSteps)[number]

/** The next step of the story that begins every office's register; undefined once all of it happened. */
export const nextBeginningStep = (beginning: Beginning): BeginningStep | undefined =>
  beginningSteps.find((step) => beginning[step] === 0)
