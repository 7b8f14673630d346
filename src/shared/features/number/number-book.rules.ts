import type { NumberGap, NumberState } from './number.schema.ts'

/** A number as the register book needs it to stand in its place. */
export type BookNumber = { counter: number | null; state: NumberState }
export type BookRow<Number extends BookNumber> =
  | { kind: 'number'; number: Number }
  | { kind: 'gap'; from: number; to: number; count: number; reason: string | null }

/** The numbers of a counter in their turn, with what nobody took in its place among them. */
export const bookRows = <Number extends BookNumber>(
  numbers: readonly Number[],
  gaps: readonly NumberGap[],
): BookRow<Number>[] => {
  const turnOf = (row: BookRow<Number>): number => (row.kind === 'gap' ? row.from : (row.number.counter ?? 0))
  return [
    ...numbers.map((number) => ({ kind: 'number' as const, number })),
    ...gaps.map(({ from, to, reason }) => ({ kind: 'gap' as const, from, to, count: to - from + 1, reason })),
  ].toSorted((one, other) => turnOf(one) - turnOf(other))
}

export type BookTotals = Record<NumberState | 'missing' | 'unexplained', number>

/** What a counter's page of the book adds up to. */
export const bookTotals = (rows: readonly BookRow<BookNumber>[]): BookTotals => {
  const totals: BookTotals = { issued: 0, reserved: 0, cancelled: 0, missing: 0, unexplained: 0 }
  for (const row of rows) {
    if (row.kind === 'number') totals[row.number.state] += 1
    else {
      totals.missing += row.count
      if (row.reason === null) totals.unexplained += row.count
    }
  }
  return totals
}
