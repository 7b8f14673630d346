import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { addDays, daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { VillageHead, VillageHeadInput, VillageWarning } from './village.schema.ts'

type Term = Pick<VillageHead, 'fullName' | 'fromOn' | 'untilOn'>

const isInOffice = (term: Pick<Term, 'fromOn' | 'untilOn'>, day: PlainDate): boolean =>
  term.fromOn <= day && (term.untilOn === null || day <= term.untilOn)

/** Who headed the village on a day. */
export const headOnDay = <Head extends Term>(heads: readonly Head[], day: PlainDate): Head | undefined =>
  heads.find((head) => isInOffice(head, day))

const overlap = (
  first: Pick<Term, 'fromOn' | 'untilOn'>,
  second: Pick<Term, 'fromOn' | 'untilOn'>,
): boolean =>
  (second.untilOn === null || first.fromOn <= second.untilOn) &&
  (first.untilOn === null || second.fromOn <= first.untilOn)

/** Whether a head's term stands beside the others: from before until, and no day with two heads. */
export const canHoldHead = (others: readonly Term[], term: Pick<Term, 'fromOn' | 'untilOn'>): Verdict => {
  if (term.untilOn !== null && term.untilOn < term.fromOn) return refused('HEAD_PERIOD_INVALID')
  const other = others.find((candidate) => overlap(candidate, term))
  if (!other) return allowed
  const { fullName, fromOn, untilOn } = other
  return refused('HEAD_OVERLAPS', { fullName, fromOn, untilOn })
}

/** What adding a head means for the list. */
export type HeadSuccession<Head extends Term> = {
  /** The head in office on the new one's first day, whose last day becomes the day before. */
  ends: { head: Head; untilOn: PlainDate } | undefined
  /** The new head; without an end typed, his term reaches to the day before the next one's. */
  term: VillageHeadInput
}

/** A new head takes over: the one in office ends the day before, and a later one already known bounds the term. */
export const successionFor = <Head extends Term>(
  heads: readonly Head[],
  input: VillageHeadInput,
): HeadSuccession<Head> => {
  const inOffice = heads.find((head) => head.fromOn < input.fromOn && isInOffice(head, input.fromOn))
  const next = heads
    .filter((head) => head.fromOn > input.fromOn)
    .reduce<Head | undefined>(
      (first, head) => (first && first.fromOn < head.fromOn ? first : head),
      undefined,
    )
  return {
    ends: inOffice && { head: inOffice, untilOn: addDays(input.fromOn, -1) },
    term: { ...input, untilOn: input.untilOn ?? (next ? addDays(next.fromOn, -1) : null) },
  }
}

export const canAddHead = (heads: readonly Term[], input: VillageHeadInput): Verdict => {
  const { ends, term } = successionFor(heads, input)
  return canHoldHead(
    heads.filter((head) => head !== ends?.head),
    term,
  )
}

/** Days without a head between this term and its neighbours. */
export const headWarnings = (
  others: readonly Term[],
  term: Pick<Term, 'fromOn' | 'untilOn'>,
): VillageWarning[] => {
  const before = others
    .map(({ untilOn }) => untilOn)
    .filter((untilOn) => untilOn !== null)
    .filter((untilOn) => untilOn < term.fromOn)
    .sort()
    .at(-1)
  const days = before === undefined ? 0 : daysBetween(before, term.fromOn) - 1
  return days > 0 && before !== undefined
    ? [{ code: 'HEAD_GAP', data: { days, fromOn: addDays(before, 1), untilOn: addDays(term.fromOn, -1) } }]
    : []
}
