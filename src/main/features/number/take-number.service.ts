import { DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { counterIn, counterKeyFor, numberKeyOf, renderNumber } from '#shared/features/number/number.rules.ts'
import {
  largestCounter,
  type DocumentType,
  type NumberEntry,
  type NumberPatternInput,
} from '#shared/features/number/number.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { findStart, firstFreeCounter, isCounterTaken, lowestCounter } from './counter.repo.ts'
import { findNumber, findNumberByKey, findPattern, insertNumber, setNumberState } from './number.repo.ts'

export type NextNumber = { number: string; numberKey: string; counterKey: string; counter: number }

/** Numbers of another pattern that happen to look the same are stepped over; more of them than this is a mistake. */
const largestSkip = 1000

/**
 * The number a paper of that date would get. It counts on from where the office said, else from the lowest number
 * taken, and takes the first one that is free: numbers typed by hand further on are stepped over and push nothing.
 *
 * @throws DomainError NUMBER_COUNTER_EXHAUSTED
 */
export const nextNumber = (db: ReadDb, pattern: NumberPatternInput, datedOn: PlainDate): NextNumber => {
  const counterKey = counterKeyFor(pattern, datedOn)
  let counter = findStart(db, counterKey) ?? lowestCounter(db, counterKey) ?? 1
  for (let skipped = 0; skipped < largestSkip; skipped += 1) {
    counter = firstFreeCounter(db, counterKey, counter)
    if (counter > largestCounter) break
    const number = renderNumber(pattern, counter, datedOn)
    const numberKey = numberKeyOf(number, datedOn)
    if (!findNumberByKey(db, numberKey)) return { number, numberKey, counterKey, counter }
    counter += 1
  }
  throw new DomainError('NUMBER_COUNTER_EXHAUSTED')
}

export type NumberRequest = {
  documentType: DocumentType
  datedOn: PlainDate
  recordedAt: number
  /** A number given by others, as it stands on the paper; null takes the next one of the office's pattern. */
  external: string | null
}

export type TakenNumber = { numberId: number; number: string }
type Keeping = { state: NumberEntry['state']; reason: string | null }

const takeNext = (db: WriteDb, request: NumberRequest, keeping: Keeping): TakenNumber => {
  const { documentType, datedOn, recordedAt } = request
  const pattern = findPattern(db, documentType)
  if (!pattern) throw new DomainError('NUMBER_PATTERN_MISSING', { documentType })
  const next = nextNumber(db, pattern, datedOn)
  const row = { id: newId('DocumentNumber'), documentType, origin: 'pattern' as const, datedOn, recordedAt }
  return { numberId: insertNumber(db, { ...row, ...next, ...keeping }), number: next.number }
}

/** The turn of a number typed in the shape of the pattern, unless another number has it already. */
const turnOf = (db: ReadDb, { documentType, datedOn }: NumberRequest, number: string) => {
  const nothing = { counterKey: null, counter: null }
  const pattern = findPattern(db, documentType)
  const counter = pattern && counterIn(pattern, number, datedOn)
  if (counter === undefined || !pattern) return nothing
  const counterKey = counterKeyFor(pattern, datedOn)
  return isCounterTaken(db, counterKey, counter) ? nothing : { counterKey, counter }
}

const takeGiven = (db: WriteDb, request: NumberRequest, number: string, keeping: Keeping): TakenNumber => {
  const { documentType, datedOn, recordedAt } = request
  const numberKey = numberKeyOf(number, datedOn)
  const known = findNumberByKey(db, numberKey)
  if (known?.state === 'reserved' && known.documentType === documentType && keeping.state === 'issued') {
    setNumberState(db, known.rowId, { ...keeping, datedOn })
    return { numberId: known.rowId, number: known.number }
  }
  if (known) throw new DomainError('NUMBER_TAKEN', { number: known.number })
  const row = { id: newId('DocumentNumber'), documentType, origin: 'external' as const, datedOn, recordedAt }
  const turn = turnOf(db, request, number)
  return { numberId: insertNumber(db, { ...row, number, numberKey, ...turn, ...keeping }), number }
}

const take = (db: WriteDb, request: NumberRequest, keeping: Keeping): TakenNumber =>
  request.external === null
    ? takeNext(db, request, keeping)
    : takeGiven(db, request, request.external, keeping)

/**
 * Takes a number for a paper inside the caller's `change()`. A number kept before for the same type becomes issued.
 *
 * @throws DomainError NUMBER_TAKEN, NUMBER_PATTERN_MISSING, NUMBER_COUNTER_EXHAUSTED
 */
export const takeNumber = (db: WriteDb, request: NumberRequest): TakenNumber =>
  take(db, request, { state: 'issued', reason: null })

/** Keeps a number without a paper. Refusals as `takeNumber`. */
export const keepNumber = (db: WriteDb, request: NumberRequest, reason: string): TakenNumber =>
  take(db, request, { state: 'reserved', reason })

/** Takes a number out of use; it stays in the register with its reason. */
export const cancelNumber = (db: WriteDb, numberId: number, reason: string): void => {
  if (!findNumber(db, numberId)) throw new DomainError('RECORD_NOT_FOUND', { kind: 'number' })
  setNumberState(db, numberId, { state: 'cancelled', reason })
}
