import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BareDatabase from 'better-sqlite3'
import { z } from 'zod'
import { hasCode } from '../db/open.ts'

/** Who holds the store: shown to a second start. It names the program and the process, never an officer. */
const holder = z.object({ shell: z.string(), since: z.coerce.date(), processId: z.number() })
export type Holder = z.infer<typeof holder>

export type ProcessLock = { release: () => void }

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
  const connection = new BareDatabase(join(folder, 'lock.db'), { timeout: 0 })
  try {
    connection.pragma('journal_mode = DELETE')
    connection.exec('begin exclusive')
  } catch (error) {
    connection.close()
    if (!hasCode(error, 'SQLITE_BUSY')) throw error
    return { heldBy: readHolder(note, shell) }
  }
  writeFileSync(note, JSON.stringify({ shell, since: new Date(now).toISOString(), processId: process.pid }))
  return {
    release: () => {
      rmSync(note, { force: true })
      connection.exec('rollback')
      connection.close()
    },
  }
}

/** True when the note of an earlier holder is still there although nobody holds the lock: it did not end by itself. */
export const lastHolderEndedAbruptly = (folder: string): boolean => existsSync(join(folder, 'pemegang.json'))

const readHolder = (note: string, shell: string): Holder => {
  try {
    return holder.parse(JSON.parse(readFileSync(note, 'utf8')))
  } catch {
    // The holder is between taking the lock and writing its note.
    return { shell, since: new Date(0), processId: 0 }
  }
}
