import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startChild, type Child } from '../disk/children.ts'
import { counted } from '../disk/lanes.ts'
import { baseNamed, inTemporaryFolder } from '../disk/recordings.ts'
import { judgeFolder } from '../disk/verdict.ts'
import type { HardeningProgram } from '../program.ts'

const wanted = {
  pr: { processes: 8, rounds: 5 },
  nightly: { processes: 50, rounds: 100 },
  release: { processes: 50, rounds: 500 },
}
const holdMilliseconds = 15
/** Every so-manieth round the one who holds the store is killed. */
const killEvery = 3

type Answer = { held: boolean; together: boolean } | undefined

/** Kills whoever holds the store now. */
const killHolder = async (note: string): Promise<boolean> => {
  for (let look = 0; look < 2000; look += 1) {
    const holder = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0
    if (holder > 0) {
      try {
        return process.kill(holder, 'SIGKILL')
      } catch {
        return false
      }
    }
    await new Promise((done) => setTimeout(done, 1))
  }
  return false
}

export const races: HardeningProgram = {
  name: 'races',
  title:
    'Many processes take one store at once, and the holder is killed now and then: one writer at any time',
  run: ({ level, tell }) =>
    inTemporaryFolder(async (place) => {
      const { processes, rounds } = wanted[level]
      const { folder: base, facts } = await baseNamed('office')
      const folder = join(place, 'store')
      cpSync(join(base, 'data'), folder, { recursive: true })
      const input = { folder, masterKey: facts.masterKey ?? '', holdMilliseconds }
      const children: Child[] = []
      const tally = { held: 0, together: 0, idle: 0, killed: 0 }
      try {
        for (let number = 0; number < processes; number += 1) children.push(await startChild())
        for (let round = 0; round < rounds; round += 1) {
          const racing = children.map((child): Promise<Answer> =>
            child.order('race', input).catch(() => undefined),
          )
          if (round % killEvery === 1 && (await killHolder(`${folder}-holder`))) tally.killed += 1
          const answers = await Promise.all(racing)
          tally.held += answers.filter((answer) => answer?.held).length
          tally.together += answers.filter((answer) => answer?.together).length
          if (answers.every((answer) => answer !== undefined && !answer.held)) tally.idle += 1
          for (const [index, answer] of answers.entries()) if (!answer) children[index] = await startChild()
          if (round % 20 === 19) tell(`${round + 1} rounds`)
        }
      } finally {
        for (const child of children) await child.end()
      }
      const { outcome, why } = await judgeFolder(folder, facts.masterKey, {}, facts.acknowledged)
      const state = outcome === 'good' ? 'the store is whole' : `the store is ${outcome}: ${why}`
      return [
        {
          what: 'processes race for one store',
          tried: `${processes} processes, ${counted(rounds)} rounds, ${tally.killed} holders killed`,
          goal: 'never two at a time, never nobody, the store whole',
          found: `held ${counted(tally.held)} times, ${tally.together} times by two, ${tally.idle} rounds by nobody, ${state}`,
          isMet: tally.together === 0 && tally.idle === 0 && outcome === 'good',
        },
      ]
    }),
}
