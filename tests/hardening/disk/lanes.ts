import { availableParallelism } from 'node:os'

/** How many children work side by side. */
export const laneCount = Math.max(1, Math.min(4, availableParallelism()))

/** Does every job, so many at a time, each told in which lane; answers in the order of the jobs. */
export const inLanes = async <Job, Result>(
  jobs: readonly Job[],
  work: (job: Job, lane: number) => Promise<Result>,
  lanes = laneCount,
): Promise<Result[]> => {
  const results: Result[] = []
  const remaining = [...jobs.entries()]
  const follow = async (lane: number): Promise<void> => {
    for (let next = remaining.shift(); next; next = remaining.shift())
      results[next[0]] = await work(next[1], lane)
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => follow(lane)))
  return results
}

/** A number as people read it: `20,000`. */
export const counted = (count: number): string => count.toLocaleString('en')
