import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { recorderEnvironment } from '../recorder/recorder.ts'
import { withChild } from './children.ts'
import type { Recording } from './cut-states.ts'
import { quickFolder } from './project.ts'
import type { Orders } from './orders.ts'
import type { BaseName, WorkloadName } from './workload-shares.ts'
import type { Facts } from './workloads/workload.ts'

const newFolder = (): string => mkdtempSync(join(quickFolder, 'perisai-desa-hardening-'))

/** A folder that is gone afterwards. */
export const inTemporaryFolder = async <Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = newFolder()
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export type PreparedBase = { folder: string; facts: Facts }

const bases = new Map<BaseName, Promise<PreparedBase>>()

const makeBase = async (base: BaseName): Promise<PreparedBase> => {
  const folder = newFolder()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const facts = await withChild((child) => child.order('prepare', { base, folder: join(folder, 'data') }))
  return { folder, facts }
}

/**
 * A store that works start from, made when it is first asked for and the same for every program: nobody writes in it.
 * The data directory is `data` in the folder.
 */
export const baseNamed = (base: BaseName): Promise<PreparedBase> => {
  const known = bases.get(base) ?? makeBase(base)
  bases.set(base, known)
  return known
}

/** Does a work once under the recorder. Everything is kept in `place`. */
export const recordWorkload = async (
  workload: WorkloadName,
  { folder: before, facts }: PreparedBase,
  place: string,
  how: Pick<Orders['work']['input'], 'synchronous' | 'isShort'> = {},
): Promise<Recording> => {
  const [root, marks, log] = [join(place, 'root'), join(place, 'marks'), join(place, 'log')]
  mkdirSync(place, { recursive: true })
  cpSync(before, root, { recursive: true })
  await withChild(
    (child) => child.order('work', { workload, folder: join(root, 'data'), facts, marks, ...how }),
    recorderEnvironment({ root, marks, log }),
  )
  return { workload, before, root, log, facts }
}
