import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { childOf, withChild, withPool } from '../disk/children.ts'
import type { DamageTally } from '../disk/damage.ts'
import { counted, inLanes } from '../disk/lanes.ts'
import { baseNamed, inTemporaryFolder } from '../disk/recordings.ts'
import type { Finding, HardeningProgram } from '../program.ts'

const wanted = { pr: 240, nightly: 10_000, release: 100_000 }

/** Names of damages with what finds them; what they do stands in disk/damage.ts. */
const damages = [
  'bits of the rows',
  'bits of the files',
  'bits of the log',
  'bits of the head file',
  'two pages of the rows swapped',
  'two pages of the files swapped',
  'an old page of the rows put back',
  'an old page of the files put back',
  'the log cut',
  'the log taken away',
  'the head file cut',
  'old rows in the place of the new',
] as const

/** A store that was killed at work, and the same store before all that work. */
const prepare = async (place: string) => {
  const { folder, facts } = await baseNamed('office')
  const [older, store] = [join(folder, 'data'), join(place, 'store')]
  cpSync(older, store, { recursive: true })
  await withChild((child) => child.order('fill', { folder: store, facts, leaveOpen: false }))
  await withChild((child) => child.order('fill', { folder: store, facts, leaveOpen: true }))
  return { store, older, masterKey: facts.masterKey ?? '' }
}

const findingOf = (damage: string, { found, silentCases }: DamageTally, seed: number): Finding => {
  const times = Object.values(found).reduce((sum, count) => sum + count, 0)
  const told = Object.entries(found)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what} ${counted(count)}`)
  const cases = silentCases.length === 0 ? '' : ` (seed ${seed}, ${silentCases.slice(0, 3).join('; ')})`
  return {
    what: damage,
    tried: `${counted(times)} times`,
    goal: '0 silent',
    found: told.join(', ') + cases,
    isMet: found.silent + found.searchIndex === 0,
  }
}

export const bitFlips: HardeningProgram = {
  name: 'bit-flips',
  title: 'Damages the files of a store and asks whether opening, reading or the whole verification finds it',
  run: ({ level, random, tell }) =>
    inTemporaryFolder(async (place) => {
      const prepared = await prepare(place)
      const jobs = damages.map((damage) => ({ damage, seed: Math.floor(random() * 2 ** 31) }))
      const times = Math.ceil(wanted[level] / jobs.length)
      return withPool((pool) =>
        inLanes(jobs, async (job, lane) => {
          const tally = await childOf(pool, lane).order('damage', { ...prepared, ...job, times })
          const finding = findingOf(job.damage, tally, job.seed)
          tell(`${finding.what}: ${finding.found}`)
          return finding
        }),
      )
    }),
}
