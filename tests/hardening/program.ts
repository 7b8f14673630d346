export const levels = ['pr', 'nightly', 'release'] as const
export type Level = (typeof levels)[number]

/** One thing that was tried: how often, what must come out, and what came out. A row of the report. */
export type Finding = {
  what: string
  /** How many cases were tried, as people read it: `20,000 states`. */
  tried: string
  goal: string
  found: string
  isMet: boolean
}

export type HardeningRun = {
  level: Level
  /** Everything random follows from it; the same seed tries the same cases. */
  seed: number
  /** Numbers in [0, 1) that follow from the seed. */
  random: () => number
  /** Says how far it has come; not part of the report. */
  tell: (line: string) => void
}

/** A program anybody can run by name: it tries to break one promise of the store and counts what broke. */
export type HardeningProgram = {
  name: string
  title: string
  /** Why it cannot run on this machine, or undefined where it can. What was not run is named in the report. */
  obstacle?: () => string | undefined
  run: (run: HardeningRun) => Promise<Finding[]>
}

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
