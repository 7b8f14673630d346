import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performTask } from '#main/features/backup/backup-work.ts'
import { backupKeys, localSource } from '#main/features/backup/backup-state.ts'
import { migrations, newestVersionOf } from '#main/platform/db/migrate.ts'
import { attachmentsFile, listBackups, type FoundBackup } from '#main/platform/store/backup-folder.ts'
import type { Store } from '#main/platform/store/store.ts'
import type { Acknowledged } from './workloads/workload.ts'

/** A drill reads everything; backups that were tried once are remembered by their bytes. */
const triedBackups = new Map<string, Promise<string | undefined>>()

const whyNotVerified = ({ folder: dataFolder, ...store }: Store, backup: FoundBackup) => {
  const { name, folder, state, manifest } = backup
  // Made before a change of the master key: nothing opens it with today's key, and it is listed as that.
  if (state === 'otherKey') return Promise.resolve(undefined)
  if (state !== 'verified' || !manifest) return Promise.resolve(`backup ${name} is listed as ${state}`)
  const attachments = attachmentsFile(dataFolder, manifest.keyGeneration)
  const hash = createHash('sha256')
  for (const file of [
    join(folder, 'cadangan.json'),
    join(folder, 'utama.db'),
    attachments,
    `${attachments}-wal`,
  ])
    hash.update(existsSync(file) ? readFileSync(file) : '').update('\0')
  const key = hash.digest('hex')
  const known = triedBackups.get(key)
  if (known) return known
  const keys = backupKeys(store, store.database.connection)
  const source = localSource(dataFolder, folder, manifest)
  const trying = performTask({ type: 'drill', dataFolder, keys, ...source }).then(
    ({ fault }) => {
      if (fault !== null) return `backup ${name}: ${fault}`
      return manifest.attachments.lacking === 0 ? undefined : `backup ${name} lacks attachments`
    },
    (error: unknown) => `backup ${name}: ${String(error)}`,
  )
  triedBackups.set(key, trying)
  return trying
}

/** A backup that is listed and does not pass the whole drill, or none that has what one that was told as made had. */
export const findBackupFault = async (
  store: Store,
  acknowledged: readonly Acknowledged[],
): Promise<string | undefined> => {
  const { folder, storeId, keyGeneration } = store
  const schemaVersion = newestVersionOf(migrations)
  const listed = listBackups(folder, { storeId, keyGeneration, schemaVersion })
  for (const backup of listed) {
    const why = await whyNotVerified(store, backup)
    if (why !== undefined) return why
  }
  const newest = Math.max(-1, ...listed.map(({ manifest }) => manifest?.seq ?? -1))
  const told = acknowledged.findLast(({ backup }) => backup)?.backup
  return told && newest < told.seq ? `no backup of act ${told.seq}` : undefined
}

type Promised = { promised: Acknowledged[]; givenUp: Acknowledged[]; missing?: string }

/**
 * What this store must have: from the moment a restore is in it, nothing after the backup any longer. It may be in it as
 * soon as it was begun, and must be once it was told as done.
 */
export const promisedTo = (
  { database: { connection } }: Store,
  acknowledged: readonly Acknowledged[],
): Promised => {
  const restored = connection.prepare('select backup_seq from restores').pluck().all()
  let promised: Acknowledged[] = []
  const givenUp: Acknowledged[] = []
  for (const said of acknowledged) {
    const { restoring } = said
    if (said.restored && restored.length === 0) return { promised, givenUp, missing: 'the restore' }
    if (!restoring) promised.push(said)
    else if (restored.includes(restoring.seq)) {
      const isKept = ({ head }: Acknowledged): boolean => head === undefined || head[0] <= restoring.seq
      givenUp.push(...promised.filter((one) => !isKept(one)))
      promised = promised.filter(isKept)
    }
  }
  return { promised, givenUp }
}
