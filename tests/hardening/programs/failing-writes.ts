import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startChild, type Child } from '../disk/children.ts'
import type { FailureTally } from '../disk/failures.ts'
import { counted, inLanes } from '../disk/lanes.ts'
import { operationsToFail } from '../disk/operations-to-fail.ts'
import { baseNamed, inTemporaryFolder, recordWorkload, type PreparedBase } from '../disk/recordings.ts'
import { baseOf, workloadShares, type WorkloadName } from '../disk/workload-shares.ts'
import { readDiskLog } from '../recorder/disk-log.ts'
import { recorderEnvironment, recorderObstacle } from '../recorder/recorder.ts'
import type { Finding, HardeningProgram } from '../program.ts'

/**
 * Of each work and each kind of failure at most so many operations, evenly over the work; `ofRun`: of writes that follow
 * each other in one file with nothing in between so many. Every single one takes hours.
 */
const amounts = {
  pr: { most: 2, ofRun: 3 },
  nightly: { most: Number.MAX_SAFE_INTEGER, ofRun: 3 },
  release: { most: Number.MAX_SAFE_INTEGER, ofRun: Number.MAX_SAFE_INTEGER },
}

/** What fails, and as what the recorder counts it. */
const kinds = [
  { name: 'a write fails (EIO)', counted: 'w' },
  { name: 'the disk is full (ENOSPC)', counted: 'w' },
  { name: 'a sync fails (EIO)', counted: 's' },
] as const
/** Where nothing was made yet, a disk that fails leaves no store: the store's own tests hold that. */
const tried: readonly WorkloadName[] = workloadShares
  .map(({ name }) => name)
  .filter((name) => name !== 'creation')

/** Between the jobs the lanes share what is left, and a child that failed as often as that makes place for a fresh one. */
const operationsOfJob = 100

type Job = {
  workload: WorkloadName
  kind: (typeof kinds)[number]
  base: PreparedBase
  numbers: readonly number[]
  all: number
}

type Lane = { child: Child; folder: string; tried: number }

/** A recorded child for each lane, with a folder of its own. */
const createLanes = (place: string) => {
  const lanes = new Map<number, Lane>()
  const start = async (lane: number): Promise<Lane> => {
    const folder = mkdtempSync(join(place, `lane-${lane}-`))
    const files = { root: join(folder, 'root'), marks: join(folder, 'marks') }
    return { child: await startChild(recorderEnvironment(files)), folder, tried: 0 }
  }
  const end = async ({ child, folder }: Lane): Promise<void> => {
    await child.end()
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    childFor: async (lane: number, operations: number): Promise<Lane> => {
      let own = lanes.get(lane)
      if (own && own.tried + operations > operationsOfJob) await end(own)
      if (!own || own.tried + operations > operationsOfJob) own = await start(lane)
      lanes.set(lane, { ...own, tried: own.tried + operations })
      return own
    },
    end: async (): Promise<void> => {
      for (const lane of lanes.values()) await end(lane)
    },
  }
}

const inOwnLanes = async <Result>(
  place: string,
  work: (lanes: ReturnType<typeof createLanes>) => Promise<Result>,
): Promise<Result> => {
  const lanes = createLanes(place)
  try {
    return await work(lanes)
  } finally {
    await lanes.end()
  }
}

const addUp = (kind: string, tallies: readonly FailureTally[], all: number): Finding => {
  const bad = tallies.flatMap((tally) => tally.bad)
  const total = tallies.reduce((sum, tally) => sum + tally.tried, 0)
  return {
    what: kind,
    tried: `${counted(total)} of ${counted(all)} operations of ${tried.length} works`,
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
      const jobs: Job[] = []
      for (const workload of tried) {
        const base = await baseNamed(baseOf(workload))
        const { root, log } = await recordWorkload(workload, base, join(place, workload), { isShort: true })
        const operations = readDiskLog(readFileSync(log), root)
        rmSync(log)
        for (const kind of kinds) {
          const { numbers, all } = operationsToFail(operations, kind.counted, { ...amounts[level], random })
          for (let at = 0; at < numbers.length; at += operationsOfJob)
            jobs.push({ workload, kind, base, numbers: numbers.slice(at, at + operationsOfJob), all })
        }
      }
      const tallies = await inOwnLanes(place, (lanes) =>
        inLanes(jobs, async ({ workload, kind, base, numbers, all }, lane) => {
          const { child, folder } = await lanes.childFor(lane, numbers.length)
          const tally = await child.order('fail', {
            workload,
            before: base.folder,
            facts: base.facts,
            place: folder,
            kind: kind.name,
            numbers,
          })
          tell(`${kind.name}, ${workload}: ${tally.tried} of ${all} operations, ${tally.bad.length} bad`)
          return { kind, tally }
        }),
      )
      return kinds.map((kind) => {
        const ofKind = jobs.filter((job) => job.kind === kind)
        const all = new Map(ofKind.map((job) => [job.workload, job.all]))
        return addUp(
          kind.name,
          tallies.filter((one) => one.kind === kind).map(({ tally }) => tally),
          [...all.values()].reduce((sum, count) => sum + count, 0),
        )
      })
    }),
}
