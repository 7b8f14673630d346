import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { addDays, daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type { Assignment, HandOverInput, LiaisonGap, LiaisonWarning } from './liaison.schema.ts'

export type Period = Pick<Assignment, 'fromOn' | 'untilOn'>
type Term = Pick<Assignment, 'officerName' | 'officerNip' | 'kind' | 'fromOn' | 'untilOn'>
type Person = Pick<Assignment, 'officerName' | 'officerNip'>

export const isServing = ({ fromOn, untilOn }: Period, day: PlainDate): boolean =>
  fromOn <= day && (untilOn === null || day <= untilOn)

/** Whether two periods share a day. */
export const periodsMeet = (first: Period, second: Period): boolean =>
  (second.untilOn === null || first.fromOn <= second.untilOn) &&
  (first.untilOn === null || second.fromOn <= first.untilOn)

/** Assignments tell persons apart by name and NIP; letter case and punctuation of a name do not matter. */
const isSameOfficer = (first: Person, second: Person): boolean =>
  searchKeyOf(first.officerName) === searchKeyOf(second.officerName) && first.officerNip === second.officerNip

/** Who was the main liaison officer on a day. */
export const mainOn = <Entry extends Term>(terms: readonly Entry[], day: PlainDate): Entry | undefined =>
  terms.find((term) => term.kind === 'main' && isServing(term, day))

const clash = (code: string, villageName: string, { officerName, fromOn, untilOn }: Term): Verdict =>
  refused(code, { villageName, officerName, fromOn, untilOn })

/** Whether an assignment stands beside the others of its village. */
export const canAssign = (others: readonly Term[], term: Term, villageName: string): Verdict => {
  if (term.untilOn !== null && term.untilOn < term.fromOn) return refused('LIAISON_PERIOD_INVALID')
  const meeting = others.filter((other) => periodsMeet(other, term))
  const main = term.kind === 'main' ? meeting.find(({ kind }) => kind === 'main') : undefined
  if (main) return clash('LIAISON_MAIN_OVERLAPS', villageName, main)
  const twice = meeting.find((other) => isSameOfficer(other, term))
  return twice ? clash('LIAISON_SAME_OFFICER_TWICE', villageName, twice) : allowed
}

const gapBetween = (lastDay: PlainDate, nextDay: PlainDate): LiaisonGap[] => {
  const days = daysBetween(lastDay, nextDay) - 1
  return days > 0 ? [{ fromOn: addDays(lastDay, 1), untilOn: addDays(nextDay, -1), days }] : []
}

/** Days without a main officer from the first one's first day up to and with `until`, as periods. */
export const liaisonGapsFor = (terms: readonly Term[], until: PlainDate): LiaisonGap[] => {
  const mains = terms
    .filter(({ kind, fromOn }) => kind === 'main' && fromOn <= until)
    .sort((first, second) => first.fromOn.localeCompare(second.fromOn))
  const gaps: LiaisonGap[] = []
  let covered: PlainDate | undefined
  for (const { fromOn, untilOn } of mains) {
    if (covered !== undefined) gaps.push(...gapBetween(covered, fromOn))
    if (untilOn === null) return gaps
    covered = covered === undefined || untilOn > covered ? untilOn : covered
  }
  return covered === undefined ? gaps : [...gaps, ...gapBetween(covered, addDays(until, 1))]
}

/** The days without a main officer on either side of an assignment. What comes after an open end is none. */
const gapsBeside = (others: readonly Term[], { fromOn, untilOn }: Term): LiaisonGap[] => {
  const mains = others.filter(({ kind }) => kind === 'main')
  const before = mains
    .flatMap((other) => other.untilOn ?? [])
    .filter((day) => day < fromOn)
    .sort()
    .at(-1)
  const after = untilOn === null ? undefined : nextMainAfter(others, untilOn)
  return [
    ...(before === undefined ? [] : gapBetween(before, fromOn)),
    ...(untilOn === null || after === undefined ? [] : gapBetween(untilOn, after)),
  ]
}

/** Days that an assignment would leave without a main officer, to be read before it is saved. */
export const assignmentWarnings = (
  others: readonly Term[],
  term: Term,
  villageName: string,
): LiaisonWarning[] =>
  term.kind === 'main'
    ? gapsBeside(others, term).map((gap) => ({ code: 'LIAISON_GAP', data: { villageName, ...gap } }))
    : []

/** The same name with another NIP (or none): one person typed twice, or two of the same name? */
export const nameWarnings = (known: readonly Person[], person: Person): LiaisonWarning[] => {
  if (known.some((other) => isSameOfficer(other, person))) return []
  const alike = known.find((other) => searchKeyOf(other.officerName) === searchKeyOf(person.officerName))
  if (!alike) return []
  const { officerName, officerNip } = alike
  return [{ code: 'LIAISON_NAME_KNOWN', data: { officerName, officerNip: officerNip ?? '–' } }]
}

/** The first day of the next main officer who is already known. */
const nextMainAfter = (terms: readonly Term[], day: PlainDate): PlainDate | undefined =>
  terms
    .filter(({ kind, fromOn }) => kind === 'main' && fromOn > day)
    .map(({ fromOn }) => fromOn)
    .sort()
    .at(0)

type HandOver = Pick<HandOverInput, 'lastDay' | 'firstDay' | 'successor'>

export const canHandOver = (leaving: Person, { successor }: Pick<HandOver, 'successor'>): Verdict =>
  isSameOfficer(leaving, successor)
    ? refused('LIAISON_SUCCESSOR_IS_SAME', { officerName: leaving.officerName })
    : allowed

/** The main assignment of the one who leaves that reaches his last day. */
export const leavingTermFor = <Entry extends Term>(
  terms: readonly Entry[],
  leaving: Person,
  lastDay: PlainDate,
): Entry | undefined =>
  terms.find((term) => term.kind === 'main' && isSameOfficer(term, leaving) && isServing(term, lastDay))

/** The successor's assignment; where a later main officer is already known, it ends the day before him. */
export const arrivingTermFor = (terms: readonly Term[], { firstDay, successor }: HandOver): Term => {
  const next = nextMainAfter(terms, firstDay)
  return {
    officerName: successor.officerName,
    officerNip: successor.officerNip,
    kind: 'main',
    fromOn: firstDay,
    untilOn: next === undefined ? null : addDays(next, -1),
  }
}
