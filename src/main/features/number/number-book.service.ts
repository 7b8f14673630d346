import type { ReadDb } from '#main/platform/db/database.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import {
  bookRows,
  bookTotals,
  type BookRow,
  type BookTotals,
} from '#shared/features/number/number-book.rules.ts'
import { describeCounterKey, type CounterDescription } from '#shared/features/number/number.rules.ts'
import type { NumberGap } from '#shared/features/number/number.schema.ts'
import { plainDateOf } from '#shared/kernel/plain-date.ts'
import { listGaps } from './counter.repo.ts'
import { highestBefore, listBookEntries, type BookEntry } from './number-book.repo.ts'

/** `description` is null for numbers given from outside that fit no counter. */
export type BookCounter = {
  description: CounterDescription | null
  rows: BookRow<BookEntry>[]
  totals: BookTotals
}

/** The register of a year as a book; `isWhole` is false where it holds more than `limit` numbers. */
export const readNumberBook = (
  db: ReadDb,
  scope: Scope,
  year: number,
  limit: number,
): { counters: BookCounter[]; isWhole: boolean } => {
  const entries = listBookEntries(db, scope, year, limit + 1)
  const keys = [...new Set(entries.map(({ counterKey }) => counterKey))]
  const counters = keys.map((key) => {
    const numbers = entries.filter(({ counterKey }) => counterKey === key)
    const rows = bookRows(numbers, key === null ? [] : gapsOfYear(db, key, year, numbers, limit))
    return { description: key === null ? null : describeCounterKey(key), rows, totals: bookTotals(rows) }
  })
  return { counters, isWhole: entries.length <= limit }
}

/** A counter that never begins again has gaps of other years too; they stand in the books of those. */
const gapsOfYear = (
  db: ReadDb,
  key: string,
  year: number,
  numbers: readonly BookEntry[],
  limit: number,
): NumberGap[] => {
  const before = highestBefore(db, key, plainDateOf(year, 1, 1))
  const highest = Math.max(...numbers.map(({ counter }) => counter ?? 0))
  return listGaps(db, key, limit).filter(({ from, to }) => from > before && to < highest)
}
