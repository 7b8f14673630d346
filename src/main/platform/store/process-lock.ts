import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import BareDatabase from 'better-sqlite3'
import { z } from 'zod'
import { hasCode, inOrder } from '../disk-errors.ts'
import { replaceFile } from '../keys/atomic-file.ts'

type Connection = BareDatabase.Database

/** Who holds the store: shown to a second start. It names the program and the process, never an officer. */
const holder = z.object({ shell: z.string(), since: z.coerce.date(), processId: z.number() })
export type Holder = z.infer<typeof holder>

export type ProcessLock = {
  /** The note of the holder before was still there: it did not end by itself. */
  lastEndedAbruptly: boolean
  release: () => void
}

const attempts = 10
const pauseBetween = 20

/**
 * Takes the store for this process. The lock is an exclusive transaction on a file of its own, which the operating
 * system frees even after a kill, and which holds across users and across both shells.
 */
export const takeProcessLock = (
  folder: string,
  shell: string,
  now: number,
): ProcessLock | { heldBy: Holder } => {
  const note = join(folder, 'pemegang.json')
  for (let attempt = 1; ; attempt += 1) {
    const connection = lockExclusively(join(folder, 'lock.db'))
    if (connection) return held(connection, note, { shell, since: new Date(now), processId: process.pid })
    const heldBy = readHolder(note)
    if (heldBy) return { heldBy }
    if (attempt === attempts) return { heldBy: { shell, since: new Date(now), processId: 0 } }
    // Held without a note: somebody is just coming or going.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseBetween)
  }
}

const lockExclusively = (file: string): Connection | undefined => {
  const connection = new BareDatabase(file, { timeout: 0 })
  try {
    connection.pragma('journal_mode = DELETE')
    connection.exec('begin exclusive')
    return connection
  } catch (error) {
    connection.close()
    if (hasCode(error, 'SQLITE_BUSY')) return undefined
    throw error
  }
}

const held = (connection: Connection, note: string, me: Holder): ProcessLock => {
  const lastEndedAbruptly = existsSync(note)
  try {
    replaceFile(note, JSON.stringify(me))
  } catch {
    // On a full disk the store can still be opened and read; a second start then only cannot say who holds it.
  }
  return {
    lastEndedAbruptly,
    release: () =>
      inOrder(
        () => rmSync(note, { force: true }),
        () => connection.exec('rollback'),
        () => connection.close(),
      ),
  }
}

const readHolder = (note: string): Holder | undefined => {
  try {
    return holder.parse(JSON.parse(readFileSync(note, 'utf8')))
  } catch {
    return undefined
  }
}
