import { join } from 'node:path'
import { recorderObstacle } from '../recorder/recorder.ts'
import { withPool, type Child } from '../disk/children.ts'
import { judgeRecording } from '../disk/cuts.ts'
import type { CutTally } from '../disk/cut-states.ts'
import { counted } from '../disk/lanes.ts'
import { baseNamed, inTemporaryFolder, recordWorkload } from '../disk/recordings.ts'
import { workloadShares } from '../disk/workload-shares.ts'
import type { Finding, HardeningProgram, HardeningRun } from '../program.ts'

const wanted = { pr: 200, nightly: 20_000, release: 100_000 }

const judge = async (
  { level, random, tell }: HardeningRun,
  { name, base, share }: (typeof workloadShares)[number],
  place: string,
  pool: readonly Child[],
): Promise<Finding> => {
  const states = Math.max(1, Math.round(wanted[level] * share))
  const recording = await recordWorkload(name, await baseNamed(base), join(place, name))
  const began = performance.now()
  const tally = await judgeRecording(pool, recording, { states, seed: Math.floor(random() * 2 ** 31) })
  const seconds = (performance.now() - began) / 1000
  for (const example of tally.examples) tell(`${name}: ${example}`)
  tell(`${name}: ${counted(states)} states, ${(states / seconds).toFixed(0)} a second`)
  return findingOf(name, tally, seconds)
}

const findingOf = (
  name: string,
  { states, unique, outcomes, examples }: CutTally,
  seconds: number,
): Finding => {
  const { lost, unopenable, broken } = outcomes
  const counts = `${lost} lost, ${unopenable} unopenable, ${broken} not whole`
  return {
    what: `power cut during ${name}`,
    tried: `${counted(states)} states, ${counted(unique.length)} different (${(states / seconds).toFixed(0)}/s)`,
    goal: '0 lost, 0 unopenable, 0 not whole',
    found: examples[0] === undefined ? counts : `${counts}: ${examples[0]}`,
    isMet: lost + unopenable + broken === 0,
  }
}

export const powerCut: HardeningProgram = {
  name: 'power-cut',
  title:
    'Cuts the power at random moments: what a disk may hold then must open with all that was acknowledged',
  obstacle: recorderObstacle,
  run: (run) =>
    inTemporaryFolder(async (place) => {
      const findings: Finding[] = []
      return withPool(async (pool) => {
        for (const workload of workloadShares) findings.push(await judge(run, workload, place, pool))
        return findings
      })
    }),
}
