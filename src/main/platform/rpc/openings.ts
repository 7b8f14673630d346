import { openingMinutes } from '#shared/features/access/case-reach.rules.ts'

type Clocks = { wall: number; elapsed: number }

export type Openings = ReturnType<typeof createOpenings>

/**
 * The sealed cases that one login has opened. Both clocks count: the wall clock goes on while the machine sleeps, the
 * other cannot be set back, and a wall clock that was set back ends an opening too.
 */
export const createOpenings = () => {
  const opened = new Map<number, Clocks>()
  const lasts = openingMinutes * 60_000
  const stands = (now: Clocks, since: Clocks): boolean =>
    now.wall >= since.wall && now.wall - since.wall < lasts && now.elapsed - since.elapsed < lasts
  return {
    open: (caseRowId: number, now: Clocks): void => {
      opened.set(caseRowId, now)
    },
    shut: (caseRowId: number): void => {
      opened.delete(caseRowId)
    },
    /** Row ids of the cases that stand open. */
    standing: (now: Clocks): number[] => {
      for (const [caseRowId, since] of opened) if (!stands(now, since)) opened.delete(caseRowId)
      return [...opened.keys()]
    },
  }
}
