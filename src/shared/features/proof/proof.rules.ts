import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { addDays, addYears, daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { KeyState, ProofKey } from './proof.schema.ts'

type Term = Pick<ProofKey, 'validFrom' | 'validUntil' | 'revokedOn'>

export const keyStateFor = ({ validFrom, validUntil, revokedOn }: Term, today: PlainDate): KeyState => {
  if (revokedOn !== null) return 'revoked'
  if (validUntil < today) return 'ended'
  return validFrom > today ? 'future' : 'valid'
}

/** A root outlives every key it vouches for. */
export const rootYears = 30

/** How long an issuing key may be valid, in years. */
export const issuingYears = [1, 2, 3, 5] as const

/** The last day of a term that begins on `from`. */
export const lastDayOf = (from: PlainDate, years: number): PlainDate => addDays(addYears(from, years), -1)

/** Days before its end at which a key is worth a word. */
export const keyEndsSoonDays = 60

export const endsSoon = (key: Term, today: PlainDate): boolean =>
  keyStateFor(key, today) === 'valid' && daysBetween(today, key.validUntil) <= keyEndsSoonDays

/** Days after which a list of another office says too little of what was revoked since. */
export const listStaleDays = 90

export const isStaleList = (asOf: PlainDate, today: PlainDate): boolean =>
  daysBetween(asOf, today) > listStaleDays

type Keys = readonly (Term & Pick<ProofKey, 'part'>)[]

const isGoodRoot = ({ part, revokedOn }: Keys[number]): boolean => part === 'root' && revokedOn === null

/** A second root is made where the sheet of the first is lost; that wants a reason. */
export const canStart = (keys: Keys, reason: string | null): Verdict =>
  reason === null && keys.some(isGoodRoot) ? refused('PROOF_ALREADY_STARTED') : allowed

export const canAddKey = (keys: Keys): Verdict =>
  keys.some(isGoodRoot) ? allowed : refused('PROOF_NOT_STARTED')

export const canRevokeKey = ({ revokedOn }: Pick<ProofKey, 'revokedOn'>): Verdict =>
  revokedOn === null ? allowed : refused('PROOF_KEY_ALREADY_REVOKED', { revokedOn })

/** Whether anything can be signed today: a paper, a trust list. */
export const canSignToday = (keys: Keys, today: PlainDate): Verdict =>
  keys.some((key) => key.part === 'issuing' && keyStateFor(key, today) === 'valid')
    ? allowed
    : refused('PROOF_NO_VALID_KEY')
