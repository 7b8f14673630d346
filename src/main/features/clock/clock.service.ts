import { dueAtFor } from '#shared/features/clock/clock.rules.ts'
import type { Clock, ClockKind } from '#shared/features/clock/clock.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  type ClockOwner,
  endRunningClocks,
  insertClock,
  listClocksOfOwner,
  writeBreachCause,
} from './clock.repo.ts'
import { getClockSetting, listHolidayDaysFrom } from './clock-settings.repo.ts'

/** The last moment in time for a clock that starts then, by this office's setting and holidays. */
export const dueAtOf = (db: ReadDb, kind: ClockKind, startedAt: number): number =>
  dueAtFor(getClockSetting(db, kind), startedAt, listHolidayDaysFrom(db, plainDateOfInstant(startedAt)))

/** `startedAt` is the moment that counts (receipt, decision), not the moment of typing. */
export const startClock = (
  db: WriteDb,
  {
    owner,
    kind,
    startedAt,
    dueAt,
  }: { owner: ClockOwner; kind: ClockKind; startedAt: number; dueAt?: number },
): { id: string; dueAt: number } => {
  const id = newId('Clock')
  const due = dueAt ?? dueAtOf(db, kind, startedAt)
  insertClock(db, owner, { uuid: id, kind, startedAt, dueAt: due })
  return { id, dueAt: due }
}

/** What the clock waited for was done at this moment. Answers whether one ran. */
export const meetClock = (db: WriteDb, owner: ClockOwner, kind: ClockKind, at: number): boolean =>
  endRunningClocks(db, owner, kind, { metAt: at }) > 0

/** The clock does not matter any more. Answers whether one ran. */
export const stopClock = (db: WriteDb, owner: ClockOwner, kind: ClockKind, at: number): boolean =>
  endRunningClocks(db, owner, kind, { stoppedAt: at }) > 0

/** Stops the running one, if any, and starts a fresh one: both stay in the history. */
export const restartClock = (
  db: WriteDb,
  owner: ClockOwner,
  kind: ClockKind,
  startedAt: number,
): { id: string; dueAt: number } => {
  stopClock(db, owner, kind, startedAt)
  return startClock(db, { owner, kind, startedAt })
}

/** Of exactly this owner, oldest first. */
export const listClocksOf = (db: ReadDb, owner: ClockOwner): Clock[] => listClocksOfOwner(db, owner)

/** @throws DomainError RECORD_NOT_FOUND */
export const setBreachCause = (db: WriteDb, clockId: string, cause: string): void => {
  if (!writeBreachCause(db, clockId, cause)) throw new DomainError('RECORD_NOT_FOUND', { kind: 'clock' })
}
