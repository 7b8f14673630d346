import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { withChild } from '../disk/children.ts'
import type { FailureTally } from '../disk/failures.ts'
import { counted, inLanes, laneCount } from '../disk/lanes.ts'
import { createBases, inTemporaryFolder } from '../disk/recordings.ts'
import { baseOf, workloadShares, type WorkloadName } from '../disk/workload-shares.ts'
import { recorderEnvironment, recorderObstacle } from '../recorder/recorder.ts'
import type { Finding, HardeningProgram } from '../program.ts'

/** Of each work and each kind of failure at most so many operations; of a longer work every so-manieth. */
const mostOperations = { pr: 2, nightly: 120, release: Number.MAX_SAFE_INTEGER }

const kinds = ['a write fails (EIO)', 'the disk is full (ENOSPC)', 'a sync fails (EIO)'] as const
/** Where nothing was made yet, a disk that fails leaves no store: the store's own tests hold that. */
const tried: readonly WorkloadName[] = workloadShares
  .map(({ name }) => name)
  .filter((name) => name !== 'creation')

type Job = { workload: WorkloadName; kind: (typeof kinds)[number]; lane: number }

const addUp = (kind: string, tallies: readonly FailureTally[]): Finding => {
  const bad = tallies.flatMap((tally) => tally.bad)
  const total = tallies.reduce((sum, tally) => sum + tally.tried, 0)
  return {
    what: kind,
    tried: `${counted(total)} operations of ${tried.length} works`,
    goal: 'no acknowledged loss, slots whole, usable afterwards',
    found: bad.length === 0 ? 'none lost, all usable' : `${counted(bad.length)} bad: ${bad[0]}`,
    isMet: bad.length === 0,
  }
}

export const failingWrites: HardeningProgram = {
  name: 'failing-writes',
  title: 'Fails the writes and the syncs of every work one after the other and works on afterwards',
  obstacle: recorderObstacle,
  run: ({ level, random, tell }) =>
    inTemporaryFolder(async (place) => {
      const bases = createBases(place)
      const lanes = level === 'pr' ? 1 : laneCount
      const jobs = kinds.flatMap((kind) =>
        tried.flatMap((workload) =>
          Array.from({ length: lanes }, (_, lane): Job => ({ workload, kind, lane })),
        ),
      )
      const tallies = await inLanes(jobs, async ({ workload, kind, lane }) => {
        const { folder: before, facts } = await bases(baseOf(workload))
        const own = join(place, `${workload}-${kinds.indexOf(kind)}-${lane}`)
        mkdirSync(own)
        const files = { root: join(own, 'root'), marks: join(own, 'marks'), count: join(own, 'count') }
        const tally = await withChild(
          (child) =>
            child.order('fail', {
              workload,
              before,
              facts,
              place: own,
              kind,
              lane,
              lanes,
              most: mostOperations[level],
              offset: random(),
            }),
          recorderEnvironment(files),
        )
        tell(
          `${kind}, ${workload}: ${tally.tried} of ${tally.operations} operations, ${tally.bad.length} bad`,
        )
        return { kind, tally }
      })
      return kinds.map((kind) =>
        addUp(
          kind,
          tallies.filter((one) => one.kind === kind).map(({ tally }) => tally),
        ),
      )
    }),
}
