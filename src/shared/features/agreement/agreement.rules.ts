import { addDays, daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import type {
  Agreement,
  AgreementParty,
  AgreementState,
  AgreementSummary,
  MissingValue,
} from './agreement.schema.ts'

/** What the state of an agreement depends on. */
export type AgreementFacts = Pick<
  Agreement,
  'id' | 'kind' | 'signedOn' | 'startsOn' | 'endsOn' | 'openEnded' | 'automaticRenewal' | 'terminatedOn'
> & { parties: readonly Pick<AgreementParty, 'number' | 'representative'>[] }

/** An agreement with its addenda, in any order. */
export type Chain = readonly AgreementFacts[]

export const reminderDays = { expiring180: 180, expiring90: 90, expiring30: 30 } as const

/** What is not known yet and must stand in a complete record: every party's number and signer, and the term. */
export const missingValuesFor = (
  facts: Pick<AgreementFacts, 'parties' | 'signedOn' | 'startsOn' | 'endsOn' | 'openEnded'>,
): MissingValue[] => [
  ...facts.parties.flatMap(({ number, representative }, index): MissingValue[] => [
    ...(number === null ? [{ field: 'number' as const, party: index + 1 }] : []),
    ...(representative === null ? [{ field: 'representative' as const, party: index + 1 }] : []),
  ]),
  ...(facts.signedOn === null ? [{ field: 'signedOn' as const, party: null }] : []),
  ...(facts.startsOn === null ? [{ field: 'startsOn' as const, party: null }] : []),
  ...(facts.endsOn === null && !facts.openEnded ? [{ field: 'endsOn' as const, party: null }] : []),
]

const earlier = (first: PlainDate | null, second: PlainDate | null): PlainDate | null => {
  if (first === null || second === null) return first ?? second
  return first < second ? first : second
}

const rootOf = (chain: Chain): AgreementFacts | undefined => chain.find(({ kind }) => kind !== 'addendum')

/** The end of an agreement ends its addenda too. */
const terminationOf = (agreement: AgreementFacts, chain: Chain): PlainDate | null =>
  earlier(agreement.terminatedOn, rootOf(chain)?.terminatedOn ?? null)

/** The agreement first, then its addenda as they were signed; those without a day come last. */
const chainInOrder = <Link extends Pick<AgreementFacts, 'id' | 'kind' | 'signedOn'>>(
  chain: readonly Link[],
): Link[] => {
  const keyOf = ({ kind, signedOn, id }: Link): string =>
    kind === 'addendum' ? `1 ${signedOn ?? '9999-12-31'} ${id}` : '0'
  return [...chain].sort((first, second) => (keyOf(first) < keyOf(second) ? -1 : 1))
}

/** A complete record with its days: signed, first day in force. */
type Complete = AgreementFacts & { signedOn: PlainDate; startsOn: PlainDate }

const isComplete = (facts: AgreementFacts): facts is Complete => missingValuesFor(facts).length === 0

const firstDayOf = ({ signedOn, startsOn }: Complete): PlainDate =>
  signedOn > startsOn ? signedOn : startsOn

/** The last day as it stands on `today`. Automatic renewal counts once the agreed end is over. */
const lastDayOf = (facts: AgreementFacts, chain: Chain, today: PlainDate): PlainDate | null => {
  const terminatedOn = terminationOf(facts, chain)
  const goesOn = facts.automaticRenewal && facts.endsOn !== null && facts.endsOn < today
  return earlier(goesOn ? null : facts.endsOn, terminatedOn === null ? null : addDays(terminatedOn, -1))
}

/**
 * Whether `later` takes over the term of `facts`: an addendum signed by today with another end, not ended itself,
 * that is in force already or follows without a gap.
 */
const takesOver = (later: Complete, facts: AgreementFacts, chain: Chain, today: PlainDate): boolean => {
  const lastDay = lastDayOf(facts, chain, today)
  const terminatedOn = terminationOf(later, chain)
  return (
    later.signedOn <= today &&
    later.endsOn !== facts.endsOn &&
    (terminatedOn === null || terminatedOn > today) &&
    (firstDayOf(later) <= today || lastDay === null || firstDayOf(later) <= addDays(lastDay, 1))
  )
}

const isRenewed = (facts: AgreementFacts, chain: Chain, today: PlainDate): boolean => {
  const ordered = chainInOrder(chain)
  return ordered
    .slice(ordered.findIndex(({ id }) => id === facts.id) + 1)
    .some((later) => isComplete(later) && takesOver(later, facts, chain, today))
}

export type AgreementStanding = {
  state: AgreementState
  lastDay: PlainDate | null
  remainingDays: number | null
  /** Whether today lies in its term. A renewed agreement may still be in its own. */
  isInForce: boolean
}

const withoutDays = { remainingDays: null, isInForce: false }

/**
 * Where an agreement or addendum stands on a day. `chain` holds the agreement with all its addenda.
 * An agreement whose term an addendum takes over is `renewed`, and the addendum carries the live state.
 */
export const agreementStandingFor = (
  facts: AgreementFacts,
  chain: Chain,
  today: PlainDate,
): AgreementStanding => {
  const terminatedOn = terminationOf(facts, chain)
  const lastDay = lastDayOf(facts, chain, today)
  if (terminatedOn !== null && terminatedOn <= today) return { state: 'terminated', lastDay, ...withoutDays }
  if (!isComplete(facts)) return { state: 'incomplete', lastDay, ...withoutDays }
  if (firstDayOf(facts) > today) return { state: 'notYetInForce', lastDay, ...withoutDays }
  const isInForce = lastDay === null || today <= lastDay
  if (isRenewed(facts, chain, today)) return { state: 'renewed', lastDay, remainingDays: null, isInForce }
  const remainingDays = lastDay === null ? null : daysBetween(today, lastDay)
  return { state: dueStateFor(remainingDays), lastDay, remainingDays, isInForce }
}

const dueStateFor = (remainingDays: number | null): AgreementState => {
  if (remainingDays === null || remainingDays > reminderDays.expiring180) return 'inForce'
  if (remainingDays < 0) return 'expired'
  if (remainingDays <= reminderDays.expiring30) return 'expiring30'
  return remainingDays <= reminderDays.expiring90 ? 'expiring90' : 'expiring180'
}

export const agreementStateFor = (facts: AgreementFacts, chain: Chain, today: PlainDate): AgreementState =>
  agreementStandingFor(facts, chain, today).state

/** The end of the whole chain on a day: that of the newest addendum in force, else of the agreement itself. */
export const chainEndFor = (
  chain: Chain,
  today: PlainDate,
): { endsOn: PlainDate | null; openEnded: boolean } => {
  const isEffective = (link: AgreementFacts): boolean => {
    const terminatedOn = terminationOf(link, chain)
    return isComplete(link) && firstDayOf(link) <= today && (terminatedOn === null || terminatedOn > today)
  }
  const newest = chainInOrder(chain).findLast(isEffective) ?? rootOf(chain)
  if (!newest) return { endsOn: null, openEnded: false }
  const endsOn = lastDayOf(newest, chain, today)
  return { endsOn, openEnded: endsOn === null && (newest.openEnded || newest.automaticRenewal) }
}

/** none: no agreement names the village · pending: none in force yet · ended: there was one ("PKS berakhir") */
export type VillageCover = 'none' | 'pending' | 'inForce' | 'expiring' | 'ended'

const expiringStates: ReadonlySet<AgreementState> = new Set(['expiring180', 'expiring90', 'expiring30'])
const isExpiring = (state: AgreementState): boolean => expiringStates.has(state)

/**
 * What the agreements of a village mean for it today. An ended agreement is only told: the village's designation is
 * another act and stays as it is.
 */
export const villageCoverFor = (
  agreements: readonly Pick<AgreementSummary, 'state' | 'isInForce'>[],
): VillageCover => {
  const inForce = agreements.filter((agreement) => agreement.isInForce)
  if (inForce.length > 0) return inForce.every(({ state }) => isExpiring(state)) ? 'expiring' : 'inForce'
  if (agreements.some(({ state }) => state === 'expired' || state === 'terminated' || state === 'renewed'))
    return 'ended'
  return agreements.length === 0 ? 'none' : 'pending'
}
