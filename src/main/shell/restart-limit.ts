/** Says yes to `most` restarts within any `windowMs`, and no to the next one. */
export const restartLimit = (most: number, windowMs: number, now: () => number): (() => boolean) => {
  let restarts: number[] = []
  return () => {
    const since = now() - windowMs
    restarts = [...restarts.filter((at) => at > since), now()]
    return restarts.length <= most
  }
}
