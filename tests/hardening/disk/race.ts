import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { takeProcessLock } from '#main/platform/store/process-lock.ts'
import { openStore } from '#main/platform/store/store.ts'

export type RaceInput = { folder: string; masterKey: string; holdMilliseconds: number }
/** `together`: another process that still runs held the store at the same time. */
export type RaceAnswer = { held: boolean; together: boolean }

/** Says who is in the store now; beside the data directory, so that the store itself knows nothing of it. */
const noteOf = (folder: string): string => `${folder}-holder`

const isRunning = (processId: number): boolean => {
  try {
    process.kill(processId, 0)
    // A process that was killed stands in the table until its parent has looked.
    const status = `/proc/${processId}/stat`
    return !existsSync(status) || !/\) Z /.test(readFileSync(status, 'utf8'))
  } catch {
    return false
  }
}

const holderOf = (folder: string): number | undefined =>
  existsSync(noteOf(folder)) ? Number(readFileSync(noteOf(folder), 'utf8')) || undefined : undefined

/** Tries to take the store, and writes an act in it where that succeeds. */
export const race = async ({ folder, masterKey, holdMilliseconds }: RaceInput): Promise<RaceAnswer> => {
  const taken = takeProcessLock(folder, 'race', Date.now())
  if ('heldBy' in taken) return { held: false, together: false }
  const before = holderOf(folder)
  const together = before !== undefined && isRunning(before)
  writeFileSync(noteOf(folder), String(process.pid))
  const store = openStore(folder, Buffer.from(masterKey, 'hex'))
  store.database.change({ action: 'race.act', officerId: 1, recordedAt: 1, about: [] }, () => {})
  await new Promise((done) => setTimeout(done, holdMilliseconds))
  store.close()
  rmSync(noteOf(folder))
  taken.release()
  return { held: true, together }
}
