import { availableParallelism } from 'node:os'

/** How many children work side by side. */
export const laneCount = Math.max(1, Math.min(4, availableParallelism()))

/** Does every job, so many at a time; answers in the order of the jobs. */
export const inLanes = async <Job, Result>(
  jobs: readonly Job[],
  work: (job: Job) => Promise<Result>,
  lanes = laneCount,
): Promise<Result[]> => {
  const results: Result[] = []
  const remaining = [...jobs.entries()]
  const lane = async (): Promise<void> => {
    for (let next = remaining.shift(); next; next = remaining.shift()) results[next[0]] = await work(next[1])
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}

/** A number as people read it: `20,000`. */
export const counted = (count: number): string => count.toLocaleString('en')
