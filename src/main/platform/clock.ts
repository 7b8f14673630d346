import { plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'

export type Clock = {
  /** Milliseconds since 1970 by the workstation's clock, which may jump. */
  now: () => number
  /** Milliseconds that only grow; for waiting and timing out. */
  elapsed: () => number
}

export const systemClock: Clock = { now: () => Date.now(), elapsed: () => performance.now() }

export const todayBy = (clock: Clock): PlainDate => plainDateOfInstant(clock.now())
