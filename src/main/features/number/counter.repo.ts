import { and, asc, eq, gte, isNotNull, lte, sql } from 'drizzle-orm'
import { largestGapList, type NumberGap } from '#shared/features/number/number.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { documentNumbers, numberGaps, numberStarts } from '#main/platform/db/schema.ts'

export type CounterRange = { taken: number; lowest: number | null; highest: number | null }

export const counterRange = (db: ReadDb, counterKey: string): CounterRange =>
  db
    .select({
      taken: sql<number>`count(*)`,
      lowest: sql<number | null>`min(${documentNumbers.counter})`,
      highest: sql<number | null>`max(${documentNumbers.counter})`,
    })
    .from(documentNumbers)
    .where(and(eq(documentNumbers.counterKey, counterKey), isNotNull(documentNumbers.counter)))
    .get() ?? { taken: 0, lowest: null, highest: null }

export const isCounterTaken = (db: ReadDb, counterKey: string, counter: number): boolean =>
  db
    .select({ id: documentNumbers.id })
    .from(documentNumbers)
    .where(and(eq(documentNumbers.counterKey, counterKey), eq(documentNumbers.counter, counter)))
    .get() !== undefined

/** Where the office said the counter goes on. */
export const findStart = (db: ReadDb, counterKey: string): number | undefined =>
  db
    .select({ next: numberStarts.nextCounter })
    .from(numberStarts)
    .where(eq(numberStarts.counterKey, counterKey))
    .get()?.next

export const saveStart = (db: WriteDb, id: string, counterKey: string, nextCounter: number): void => {
  if (findStart(db, counterKey) === undefined) {
    db.insert(numberStarts).values({ uuid: id, counterKey, nextCounter }).run()
    return
  }
  db.update(numberStarts).set({ nextCounter }).where(eq(numberStarts.counterKey, counterKey)).run()
}

export const lowestCounter = (db: ReadDb, counterKey: string): number | null =>
  db
    .select({ lowest: sql<number | null>`min(${documentNumbers.counter})` })
    .from(documentNumbers)
    .where(eq(documentNumbers.counterKey, counterKey))
    .get()?.lowest ?? null

const isExplained = (db: ReadDb, counterKey: string, counter: number): boolean =>
  db
    .select({ id: numberGaps.id })
    .from(numberGaps)
    .where(
      and(
        eq(numberGaps.counterKey, counterKey),
        lte(numberGaps.firstCounter, counter),
        gte(numberGaps.lastCounter, counter),
      ),
    )
    .get() !== undefined

/** The first counter from `from` on that is neither taken nor explained as a gap. */
export const firstFreeCounter = (db: ReadDb, counterKey: string, from: number): number => {
  const used = db
    .select({ count: sql<number>`count(*)`, highest: sql<number | null>`max(${documentNumbers.counter})` })
    .from(documentNumbers)
    .where(and(eq(documentNumbers.counterKey, counterKey), gte(documentNumbers.counter, from)))
    .get() ?? { count: 0, highest: null }
  const next = used.highest === null ? from : used.highest + 1
  // A register without holes, as nearly every one is, need not be searched for its first hole.
  return used.count === next - from && !isExplained(db, counterKey, next)
    ? next
    : firstHole(db, counterKey, from)
}

const firstHole = (db: ReadDb, counterKey: string, from: number): number => {
  const found = db
    .prepare(
      `with candidate (counter) as (
         select @from
         union select counter + 1 from document_numbers where counter_key = @key and counter >= @from
         union select last_counter + 1 from number_gaps where counter_key = @key and last_counter >= @from
       )
       select min(counter) as counter from candidate
       where not exists (select 1 from document_numbers taken
           where taken.counter_key = @key and taken.counter = candidate.counter)
         and not exists (select 1 from number_gaps gap
           where gap.counter_key = @key and candidate.counter between gap.first_counter and gap.last_counter)`,
    )
    .get({ key: counterKey, from }) as { counter: number }
  return found.counter
}

/** Missing counters between the lowest and the highest taken one, as ranges; explained parts stand apart. */
export const listGaps = (db: ReadDb, counterKey: string, limit = largestGapList): NumberGap[] => {
  const explained = db
    .select({ from: numberGaps.firstCounter, to: numberGaps.lastCounter, reason: numberGaps.reason })
    .from(numberGaps)
    .where(eq(numberGaps.counterKey, counterKey))
    .orderBy(asc(numberGaps.firstCounter))
    .limit(limit)
    .all()
  const open = db
    .prepare(
      `with occupied (first, last) as (
         select counter, counter from document_numbers where counter_key = @key and counter is not null
         union all select first_counter, last_counter from number_gaps where counter_key = @key
       ), followed (last, next) as (
         select last, lead(first) over (order by first) from occupied
       )
       select last + 1 as "from", next - 1 as "to" from followed where next > last + 1 order by last limit @limit`,
    )
    .all({ key: counterKey, limit }) as { from: number; to: number }[]
  return [...explained, ...open.map((gap) => ({ ...gap, reason: null }))]
    .sort((first, second) => first.from - second.from)
    .slice(0, limit)
}

export const insertGap = (
  db: WriteDb,
  id: string,
  counterKey: string,
  gap: NumberGap & { reason: string },
): void => {
  db.insert(numberGaps)
    .values({ uuid: id, counterKey, firstCounter: gap.from, lastCounter: gap.to, reason: gap.reason })
    .run()
}

/** Counters of a year and those that never begin again, as far as a number was taken from them. */
export const listCounterKeys = (db: ReadDb, year: number): string[] =>
  db
    .selectDistinct({ key: documentNumbers.counterKey })
    .from(documentNumbers)
    .where(
      sql`${documentNumbers.counterKey} is not null and (${documentNumbers.counterKey} like ${`%/${year}`}
        or instr(${documentNumbers.counterKey}, '/') = 0)`,
    )
    .orderBy(asc(documentNumbers.counterKey))
    .limit(50)
    .all()
    .flatMap(({ key }) => key ?? [])
