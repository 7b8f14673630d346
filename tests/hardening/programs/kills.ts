import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { forkBuiltService } from '../../support/forked-service.ts'
import { testPassword } from '../../support/test-password.ts'
import { counted, inLanes, laneCount } from '../disk/lanes.ts'
import { projectDirectory } from '../disk/project.ts'
import { baseNamed, inTemporaryFolder, type PreparedBase } from '../disk/recordings.ts'
import { mixedWorks, type Told } from '../disk/service-under-fire.ts'
import { judgeFolder, type Verdict } from '../disk/verdict.ts'
import { seededRandom, type Finding, type HardeningProgram, type HardeningRun } from '../program.ts'

const wanted = { pr: 12, nightly: 1000, release: 5000 }
/** Then the store is put back to its beginning: verifying it whole takes longer the more is in it. */
const killsOnOneStore = 25
/** So many answers are waited for at most, and so long: a slow machine must not be killed before it has saved anything. */
const [mostAnswers, longestWait, longestAfterwards] = [14, 4000, 25]

const environment = { NODE_COMPILE_CACHE: join(projectDirectory, '.cache/compiled') }
const account = { login: 'petugas', password: testPassword('petugas') }

type Tally = { kills: number; acknowledged: number; kinds: Map<string, number>; bad: string[] }

/** Starts the built service, has it work, and kills it at a random moment. */
const workAndKill = async (folder: string, told: Told, random: () => number): Promise<void> => {
  const service = await forkBuiltService(folder, { environment })
  try {
    await service.client.session.login(account)
    const working = mixedWorks(random).map(async (work) => {
      // One after the other on each page, until there is nobody to answer.
      for (;;) await work(service.client, told, random)
    })
    const settled = Promise.allSettled(working)
    const enough = told.acknowledged.length + Math.floor(random() * mostAnswers)
    const deadline = performance.now() + longestWait
    while (told.acknowledged.length < enough && performance.now() < deadline)
      await new Promise((done) => setTimeout(done, 1))
    await new Promise((done) => setTimeout(done, random() * longestAfterwards))
    await service.kill()
    await settled
  } finally {
    await service.kill()
  }
}

const judge = (folder: string, { facts }: PreparedBase, told: Told): Promise<Verdict> =>
  judgeFolder(folder, facts.masterKey, {}, [...facts.acknowledged, ...told.acknowledged], {
    // The base has one case of its own.
    mostCases: told.askedCases + 1,
  })

const killInTurn = async (
  base: PreparedBase,
  place: string,
  { kills, seed, lane }: { kills: number; seed: number; lane: number },
  tell: HardeningRun['tell'],
): Promise<Tally> => {
  const random = seededRandom(seed)
  const folder = join(place, `store-${lane}`)
  const tally: Tally = { kills, acknowledged: 0, kinds: new Map(), bad: [] }
  let told: Told = { acknowledged: [], askedCases: 0 }
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % killsOnOneStore === 0) {
      rmSync(folder, { recursive: true, force: true })
      cpSync(join(base.folder, 'data'), folder, { recursive: true })
      told = { acknowledged: [], askedCases: 0 }
    }
    const before = told.acknowledged.length
    await workAndKill(folder, told, random)
    for (const { what } of told.acknowledged.slice(before)) {
      tally.acknowledged += 1
      tally.kinds.set(what, (tally.kinds.get(what) ?? 0) + 1)
    }
    const { outcome, why } = await judge(folder, base, told)
    if (outcome !== 'good') tally.bad.push(`kill ${kill} of lane ${lane}: ${outcome}: ${why}`)
    if (kill % 50 === 49) tell(`${kill + 1} kills in lane ${lane}`)
  }
  return tally
}

const findingOf = (tallies: readonly Tally[], seconds: number): Finding => {
  const sum = (count: (tally: Tally) => number): number =>
    tallies.reduce((total, tally) => total + count(tally), 0)
  const kinds = new Map<string, number>()
  for (const [kind, count] of tallies.flatMap((tally) => [...tally.kinds]))
    kinds.set(kind, (kinds.get(kind) ?? 0) + count)
  const bad = tallies.flatMap((tally) => tally.bad)
  const kills = sum((tally) => tally.kills)
  const saved = [...kinds].map(([kind, count]) => `${kind} ${counted(count)}`).join(', ')
  return {
    what: 'kill -9 of the service while it saves',
    tried: `${counted(kills)} kills (${(kills / seconds).toFixed(1)}/s), ${counted(sum((tally) => tally.acknowledged))} acknowledged writes (${saved})`,
    goal: 'none lost, every store opens whole',
    found: bad.length === 0 ? 'none lost, all whole' : `${bad.length} bad: ${bad[0]}`,
    isMet: bad.length === 0,
  }
}

export const kills: HardeningProgram = {
  name: 'kills',
  title: 'Kills the running service at random moments and looks for what it had acknowledged',
  obstacle: () =>
    existsSync(join(projectDirectory, 'out/main/service.js'))
      ? undefined
      : 'the service was not built (npm run build)',
  run: ({ level, random, tell }) =>
    inTemporaryFolder(async (place) => {
      const base = await baseNamed('office')
      const lanes = Array.from({ length: laneCount }, (_, lane) => ({
        lane,
        kills: Math.ceil(wanted[level] / laneCount),
        seed: Math.floor(random() * 2 ** 31),
      }))
      const began = performance.now()
      const tallies = await inLanes(lanes, (lane) => killInTurn(base, place, lane, tell))
      return [findingOf(tallies, (performance.now() - began) / 1000)]
    }),
}
