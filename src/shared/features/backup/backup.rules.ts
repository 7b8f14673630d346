import { daysBetween, plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { BackupKind, DrillStanding } from './backup.schema.ts'

const hour = 3_600_000
const day = 86_400_000

type Dated = { name: string; madeAt: number; kind: BackupKind }

const aMonday = '2024-01-01' as PlainDate
const weekOf = (date: PlainDate): number => Math.floor(daysBetween(aMonday, date) / 7)

/** How many periods of each length keep their newest backup. */
const periods: readonly { kept: number; periodOf: (madeAt: number) => string | number }[] = [
  { kept: 24, periodOf: (madeAt) => Math.floor(madeAt / hour) },
  { kept: 7, periodOf: plainDateOfInstant },
  { kept: 4, periodOf: (madeAt) => weekOf(plainDateOfInstant(madeAt)) },
  { kept: 12, periodOf: (madeAt) => plainDateOfInstant(madeAt).slice(0, 7) },
]

const lastOfItsKind: readonly BackupKind[] = ['beforeRestore', 'beforeUpgrade']

/**
 * Names of the backups that stay: the newest of each of the last 24 hours, 7 days, 4 weeks and 12 months that have one,
 * and the newest of those that were made before the store was changed as a whole.
 */
export const backupsToKeep = (backups: readonly Dated[]): Set<string> => {
  const newestFirst = backups.toSorted(
    (first, second) => second.madeAt - first.madeAt || (first.name < second.name ? 1 : -1),
  )
  const kept = new Set<string>()
  for (const { kept: most, periodOf } of periods) {
    const seen = new Set<string | number>()
    for (const { name, madeAt } of newestFirst) {
      if (seen.size === most) break
      const period = periodOf(madeAt)
      if (!seen.has(period)) kept.add(name)
      seen.add(period)
    }
  }
  for (const kind of lastOfItsKind) {
    const newest = newestFirst.find((backup) => backup.kind === kind)
    if (newest) kept.add(newest.name)
  }
  return kept
}

type BackupMoment = {
  now: number
  /** When the last one was made; null where there is none. */
  lastAt: number | null
  /** Something was written since. */
  changed: boolean
}

/** Once an hour while something changes. A clock that was set back makes one too, else there would be none for as long. */
export const isBackupDue = ({ now, lastAt, changed }: BackupMoment): boolean =>
  changed && (lastAt === null || Math.abs(now - lastAt) >= hour)

const [drillAfter, drillLateAfter] = [28, 35]

/** Days since restoring was last proven, and what that means: due after four weeks, red after five. */
export const drillStandingOf = (lastPassedAt: number | null, now: number): DrillStanding => {
  if (lastPassedAt === null) return { days: null, state: 'none' }
  const days = Math.max(0, Math.floor((now - lastPassedAt) / day))
  return { days, state: days > drillLateAfter ? 'late' : days > drillAfter ? 'due' : 'fresh' }
}

/** Whether a drill begins by itself: it is due, there is something to try, and it was not tried today. */
export const isDrillDue = (moment: {
  now: number
  lastPassedAt: number | null
  lastTriedAt: number | null
  /** When the oldest backup was made; a new office has a month before its first drill. */
  oldestBackupAt: number | null
}): boolean => {
  const { now, lastPassedAt, lastTriedAt, oldestBackupAt } = moment
  if (oldestBackupAt === null) return false
  if (lastTriedAt !== null && Math.abs(now - lastTriedAt) < day) return false
  return now - (lastPassedAt ?? oldestBackupAt) > drillAfter * day
}
