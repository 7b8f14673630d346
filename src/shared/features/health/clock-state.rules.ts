const day = 86_400_000

/** A workstation may stand still for a holiday; longer than this without an act asks whether the date is right. */
const longPause = 45 * day

/** `beforeRelease`: before this program existed. `behindLog`: more than a day before the last act. `farAhead`: long after it. */
export const clockStates = ['plausible', 'beforeRelease', 'behindLog', 'farAhead'] as const
export type ClockState = (typeof clockStates)[number]

/**
 * What the date of the workstation looks like beside what is known for sure, all in milliseconds since 1970. Nothing is
 * refused for it: order comes from the numbers of the acts, and papers and deadlines only need a person who looks.
 *
 * @param lastActAt when the newest act of the store says it was written; null for a new store
 */
export const clockStateOf = (now: number, lastActAt: number | null, releasedAt: number): ClockState => {
  if (now < releasedAt - day) return 'beforeRelease'
  if (lastActAt === null) return 'plausible'
  if (now < lastActAt - day) return 'behindLog'
  return now > lastActAt + longPause ? 'farAhead' : 'plausible'
}
