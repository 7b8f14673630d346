import { grouped, noneOf, perLevel } from '../amounts.ts'
import { ask, nik, openTwins, phone, type Probe } from '../authorisation/leak-twins.ts'
import { hostileTexts } from '../hostile-values.ts'
import { pick } from '../mutate-input.ts'
import type { Finding, HardeningProgram, HardeningRun } from '../program.ts'

const counts = { pr: 200, nightly: 5_000, release: 20_000 }
/** A share, not a time: how much longer or shorter an answer may take when there is something to hide. */
const mostDifference = 0.05
const timings = 200
const warmUp = 20

const words = [
  'Rahasia',
  'Fiktif',
  'Perkara',
  'KNP-2026',
  '0002',
  'contoh',
  'Tugas',
  'FIKTIF',
  'X9999999',
  nik,
  phone,
]

/** A search for a piece of what is hidden, or for something else. */
const randomText = (random: () => number): string => {
  const word = random() < 0.8 ? pick(random, words) : pick(random, hostileTexts).slice(0, 100)
  const start = Math.floor(random() * word.length)
  return random() < 0.4 ? word : word.slice(start, start + 1 + Math.floor(random() * 8))
}

const randomProbe = (random: () => number): Probe => {
  const text = randomText(random)
  const all: readonly Probe[] = [
    ['case.list', { view: pick(random, ['all', 'mine', 'closed', 'section']), query: text }],
    ['entity.list', { sort: pick(random, ['newest', 'cases']), query: text }],
    ['document.list', { text }],
    ['task.list', { view: 'office', state: 'open', query: text }],
    ['subject.matches', { fullName: text, birthOn: '1990-01-01' }],
    ['subject.matches', { nik: text }],
    ['subject.matches', { phone: text }],
    ['subject.matches', { passportNumber: text }],
    ['entity.known', { kind: pick(random, ['phone', 'booking', 'document', 'person']), value: text }],
    ['referral.byReplyCode', { code: text }],
    ['villageReport.list', { query: text }],
    ['village.list', { query: text }],
    ['agreement.list', { query: text }],
    ['number.list', { query: text }],
  ]
  return pick(random, all)
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

type Twins = Awaited<ReturnType<typeof openTwins>>

const timedProbes = (known: string): readonly Probe[] => [
  ['case.list', { view: 'all' }],
  ['case.list', { view: 'all', query: 'Rahasia Fiktif' }],
  ['case.counts'],
  ['task.counts'],
  ['entity.list', { query: '0812' }],
  ['entity.known', { kind: 'phone', value: phone }],
  ['subject.matches', { nik }],
  ['subject.matches', { fullName: 'Rahasia Fiktif', birthOn: '1990-01-01' }],
  ['document.list', { text: 'Resume' }],
  ['case.timeline', { id: known }],
]

/**
 * The median time of each question in several stores, asked in turn: what slows the machine down slows all of them.
 */
const measure = async (all: readonly Twins[]): Promise<number[][]> => {
  const probes = all.map(({ office }) => timedProbes(office.caseId))
  const medians: number[][] = all.map(() => [])
  for (const place of timedProbes('').keys()) {
    const taken: number[][] = all.map(() => [])
    for (let round = 0; round < timings + warmUp; round += 1)
      for (const turn of all.keys()) {
        const which = (turn + round) % all.length
        const began = performance.now()
        await ask(all[which]!.office.worker, probes[which]![place]!)
        if (round >= warmUp) taken[which]!.push(performance.now() - began)
      }
    for (const [which, values] of taken.entries()) medians[which]!.push(medianOf(values))
  }
  return medians
}

const share = (to: readonly number[] = [], from: readonly number[] = []): number[] =>
  to.map((value, place) => Math.abs(value / from[place]! - 1))

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`

/** Two stores without the hidden case say how far two measurements of the same differ here. */
const timing = async (hiding: Twins): Promise<Finding> => {
  const plain = [await openTwins(), await openTwins()]
  try {
    const [one, other, hidden] = await measure([...plain, hiding])
    const [differences, noise] = [share(hidden, one), share(other, one)]
    const worst = Math.max(...differences)
    const [path, input] = timedProbes('')[differences.indexOf(worst)]!
    return {
      what: 'difference of the time an answer takes',
      tried: `${timedProbes('').length} questions, median of ${timings} each`,
      goal: `< ${percent(mostDifference)}`,
      found: `${percent(worst)} at most (${path} ${Object.keys(input ?? {}).join()}), ${percent(medianOf(differences))} in the middle (two stores that hide nothing: ${percent(Math.max(...noise))} and ${percent(medianOf(noise))})`,
      isMet: worst < mostDifference,
    }
  } finally {
    for (const { office } of plain) office.close()
  }
}

const askAll = async (twins: Twins, probes: readonly Probe[]): Promise<string[]> => {
  const answers: string[] = []
  for (const [place, probe] of probes.entries()) {
    const [, client] = twins.asking[place % twins.asking.length]!
    answers.push(JSON.stringify(await ask(client, probe)))
  }
  return answers
}

const probesOf = ({ random, level }: HardeningRun, known: readonly Probe[], roles: number): Probe[] => {
  // Each of the listed ones to each role in turn, then random ones.
  const listed = known.flatMap((probe) => Array.from({ length: roles }, () => probe))
  const more = Math.max(0, perLevel(level, counts) - listed.length)
  return [...listed, ...Array.from({ length: more }, () => randomProbe(random))]
}

export const leakTwins: HardeningProgram = {
  name: 'leak-twins',
  title: 'a store with and without one hidden case, asked the same by who may not know of it',
  run: async (run) => {
    const twins = await openTwins()
    try {
      const probes = probesOf(run, twins.probes, twins.asking.length)
      const before = await askAll(twins, probes)
      await twins.hide()
      const after = await askAll(twins, probes)
      const different = probes.flatMap((probe, place) =>
        before[place] === after[place] ? [] : [JSON.stringify(probe).slice(0, 120)],
      )
      const refused = before.filter((text) => text.startsWith('{"code":"BAD_REQUEST"')).length
      const tried = `${grouped(probes.length)} probes (${grouped(refused)} no valid question)`
      const answers = noneOf('answers that differ', tried, different)
      return run.level === 'pr' ? [answers] : [answers, await timing(twins)]
    } finally {
      twins.office.close()
    }
  },
}
