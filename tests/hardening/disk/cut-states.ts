import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readDiskLog, type DiskOperation } from '../recorder/disk-log.ts'
import { seededRandom } from '../program.ts'
import { createDiskModel, writeState, type DiskModel, type DiskState } from './disk-model.ts'
import { quickFolder } from './project.ts'
import { judgeFolder, type Verdict } from './verdict.ts'
import { workloads } from './workloads/index.ts'
import type { WorkloadName } from './workload-shares.ts'
import type { Acknowledged, Facts } from './workloads/workload.ts'

/** The disk before the work, and everything the work did to it. The data directory is `data` in the root. */
export type Recording = {
  workload: WorkloadName
  before: string
  root: string
  log: string
  facts: Facts
}

export type CutTally = {
  states: number
  /** Digests of the states that differ from all others in a byte or in what was promised by then. */
  unique: string[]
  outcomes: Record<Verdict['outcome'], number>
  examples: string[]
}

export const acknowledgedIn = (operation: DiskOperation): Acknowledged[] =>
  operation.kind === 'mark' ? [JSON.parse(operation.text) as Acknowledged] : []

/** The same facts with the key of a store that was made during the work. */
const completed = (facts: Facts, operations: readonly DiskOperation[]): Facts => {
  const masterKey = operations.flatMap(acknowledgedIn).find((said) => said.masterKey)?.masterKey
  return masterKey === undefined ? facts : { ...facts, masterKey }
}

/**
 * Cuts the power at random moments of a recording and judges what each cut may leave on the disk.
 *
 * @param withoutHeadFile the head file is taken away before the store is opened
 */
export const judgeCuts = async (
  { workload, before, root, log, facts: given }: Recording,
  { states, seed, withoutHeadFile }: { states: number; seed: number; withoutHeadFile: boolean },
): Promise<CutTally> => {
  const operations = readDiskLog(readFileSync(log), root)
  const facts = completed(given, operations)
  const random = seededRandom(seed)
  const cuts = Array.from({ length: states }, () => Math.floor(random() * (operations.length + 1))).toSorted(
    (first, second) => first - second,
  )
  const tally: CutTally = {
    states,
    unique: [],
    outcomes: { good: 0, lost: 0, unopenable: 0, broken: 0 },
    examples: [],
  }
  const seen = new Map<string, Verdict['outcome']>()
  const model = createDiskModel(before)
  const acknowledged = [...facts.acknowledged]
  let done = 0
  for (const cut of cuts) {
    for (; done < cut; done += 1) {
      const operation = operations[done]
      if (!operation) break
      model.apply(operation)
      acknowledged.push(...acknowledgedIn(operation))
    }
    const state = stateOf(model, random, withoutHeadFile)
    const key = `${state.digest}${acknowledged.length}`
    const known = seen.get(key)
    if (known) {
      tally.outcomes[known] += 1
      continue
    }
    const verdict = await judgeState(state, (folder) =>
      judgeFolder(folder, facts.masterKey, workloads[workload].passwords ?? {}, acknowledged),
    )
    seen.set(key, verdict.outcome)
    tally.unique.push(key)
    tally.outcomes[verdict.outcome] += 1
    if (verdict.outcome !== 'good' && tally.examples.length < 5)
      tally.examples.push(`${verdict.outcome} after operation ${cut}: ${verdict.why}`)
  }
  return tally
}

const stateOf = (model: DiskModel, random: () => number, withoutHeadFile: boolean): DiskState => {
  const state = model.stateAfterCut(random)
  if (withoutHeadFile) state.files.delete('data/puncak')
  return state
}

const judgeState = async (
  state: DiskState,
  judge: (folder: string) => Promise<Verdict>,
): Promise<Verdict> => {
  const place = mkdtempSync(join(quickFolder, 'perisai-desa-cut-'))
  try {
    writeState(state, place)
    const folder = join(place, 'data')
    if (!existsSync(folder)) mkdirSync(folder)
    return await judge(folder)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}
