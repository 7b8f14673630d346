import { cpSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '#main/platform/store/store.ts'
import { judgeFolder, masterKeyNow } from './verdict.ts'
import { workloads } from './workloads/index.ts'
import type { WorkloadName } from './workload-shares.ts'
import type { Acknowledged, Facts, Passwords } from './workloads/workload.ts'

/** What goes wrong: one operation alone, or this one and all after it until there is room again. */
export const failureKinds = {
  'a write fails (EIO)': { operation: 'w', code: 5, lasts: false },
  'the disk is full (ENOSPC)': { operation: 'w', code: 28, lasts: true },
  'a sync fails (EIO)': { operation: 's', code: 5, lasts: false },
} as const
export type FailureKind = keyof typeof failureKinds

export type FailureInput = {
  workload: WorkloadName
  before: string
  facts: Facts
  /** A folder of this child alone, its data directory and the files of the recorder in it. */
  place: string
  kind: FailureKind
  /** Which operations fail, one at a time. */
  numbers: readonly number[]
}

export type FailureTally = {
  tried: number
  bad: string[]
}

/** That the store can be worked in again once the disk works. */
const workOn = (folder: string, masterKey: Uint8Array): void => {
  const store = openStore(folder, masterKey)
  try {
    store.database.change({ action: 'test.afterwards', officerId: 1, recordedAt: 5, about: [] }, () => {})
  } finally {
    store.close()
  }
}

/** Does the work again and again, each time with another operation failing, and judges what is left. */
export const failInTurn = async (input: FailureInput): Promise<FailureTally> => {
  const { workload, before, facts, place, kind, numbers } = input
  const { operation, code, lasts } = failureKinds[kind]
  const marks = openSync(join(place, 'marks'), 'a')
  const arm = (number: number): void => {
    writeSync(marks, `FAIL ${operation} ${number} ${code} ${lasts ? 1 : 0}`)
  }
  const disarm = (): void => {
    writeSync(marks, 'FAIL - 0 0 0')
  }
  const root = join(place, 'root')
  const tally: FailureTally = { tried: 0, bad: [] }
  const doWork = async (number: number): Promise<Acknowledged[]> => {
    disarm()
    rmSync(root, { recursive: true, force: true })
    cpSync(before, root, { recursive: true })
    const folder = join(root, 'data')
    mkdirSync(folder, { recursive: true })
    const acknowledged: Acknowledged[] = [...facts.acknowledged]
    arm(number)
    try {
      await workloads[workload].work({
        folder,
        facts,
        acknowledge: (said) => acknowledged.push(said),
        opened: () => {},
        isShort: true,
      })
    } catch {
      // It was to fail. What it had acknowledged is what counts.
    }
    return acknowledged
  }
  for (const number of numbers) {
    const acknowledged = await doWork(number)
    disarm()
    const folder = join(root, 'data')
    const masterKey = acknowledged.find((said) => said.masterKey)?.masterKey ?? facts.masterKey
    const { passwords = {} } = workloads[workload]
    tally.tried += 1
    const verdict = await judgeFolder(folder, masterKey, passwords, acknowledged)
    const why =
      verdict.outcome === 'good'
        ? await tryWorkingOn(folder, masterKey, passwords)
        : `${verdict.outcome}: ${verdict.why}`
    if (why !== undefined) tally.bad.push(`operation ${number} of ${workload}: ${why}`)
  }
  return tally
}

const tryWorkingOn = async (
  folder: string,
  masterKey: string | undefined,
  passwords: Passwords,
): Promise<string | undefined> => {
  if (masterKey === undefined) return undefined
  try {
    workOn(folder, await masterKeyNow(folder, masterKey, passwords))
    return undefined
  } catch (error) {
    return `it cannot be worked in: ${String(error)}`
  }
}
