import { and, eq } from 'drizzle-orm'
import type { WriteDb } from '#main/platform/db/database.ts'
import { runningNumbers } from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'

export type NumberSeries = (typeof runningNumbers.$inferSelect)['series']

/** The next internal number of a series in a year. Taken inside `change()`, so one that fails takes none. */
export const takeRunningNumber = (db: WriteDb, series: NumberSeries, year: number): number => {
  const here = and(eq(runningNumbers.series, series), eq(runningNumbers.year, year))
  const last = db.select({ lastCounter: runningNumbers.lastCounter }).from(runningNumbers).where(here).get()
  const next = (last?.lastCounter ?? 0) + 1
  if (last) db.update(runningNumbers).set({ lastCounter: next }).where(here).run()
  else
    db.insert(runningNumbers)
      .values({ uuid: newId('RunningNumber'), series, year, lastCounter: next })
      .run()
  return next
}
