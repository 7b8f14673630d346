import { childOf, type Child } from './children.ts'
import type { CutTally, Recording } from './cut-states.ts'
import { inLanes } from './lanes.ts'

/** States of a recording, judged side by side. */
export const judgeRecording = async (
  pool: readonly Child[],
  recording: Recording,
  { states, seed, withoutHeadFile = false }: { states: number; seed: number; withoutHeadFile?: boolean },
): Promise<CutTally> => {
  const lanes = pool.length
  const shares = Array.from({ length: lanes }, (_, lane) => ({
    seed: seed + lane,
    states: Math.floor(states / lanes) + (lane < states % lanes ? 1 : 0),
  }))
  const tallies = await inLanes(shares, (share, lane) =>
    childOf(pool, lane).order('judgeCuts', { recording, ...share, withoutHeadFile }),
  )
  return addUp(tallies)
}

export const addUp = (tallies: readonly CutTally[]): CutTally => {
  const sum = (count: (tally: CutTally) => number): number =>
    tallies.reduce((total, tally) => total + count(tally), 0)
  return {
    states: sum(({ states }) => states),
    unique: [...new Set(tallies.flatMap(({ unique }) => unique))],
    outcomes: {
      good: sum(({ outcomes }) => outcomes.good),
      lost: sum(({ outcomes }) => outcomes.lost),
      unopenable: sum(({ outcomes }) => outcomes.unopenable),
      broken: sum(({ outcomes }) => outcomes.broken),
    },
    examples: tallies.flatMap(({ examples }) => examples).slice(0, 5),
  }
}
