import { DomainError } from '#shared/kernel/errors.ts'
import { migrations, newestVersionOf } from '#main/platform/db/migrate.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import { openForReading, type Connection } from '#main/platform/db/open.ts'
import { firstMasterKey } from '#main/platform/store/key-history.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import type { BackupKeys } from '#main/platform/store/backup-copy.ts'
import {
  attachmentsFile,
  listBackups,
  type BackupManifest,
  type FoundBackup,
} from '#main/platform/store/backup-folder.ts'
import type { CopySource } from './backup-reading.ts'

/** What the service remembers of backups while it runs. */
type Memory = {
  isBusy: boolean
  failedAt: number | null
  /** The off-site file that is being handed out. */
  offsite: { fileId: string; path: string } | undefined
  /** The file that is being taken in, and how much of it has come. */
  upload: { uploadId: string; path: string; received: number } | undefined
  /** Somebody with a right password found that the store does not open. */
  isDamageSeen: boolean
}

const memories = new WeakMap<ServiceState, Memory>()

export const memoryOf = (service: ServiceState): Memory => {
  const known = memories.get(service)
  if (known) return known
  const fresh: Memory = {
    isBusy: false,
    failedAt: null,
    offsite: undefined,
    upload: undefined,
    isDamageSeen: false,
  }
  memories.set(service, fresh)
  return fresh
}

/**
 * One backup or restore at a time.
 *
 * @throws DomainError BACKUP_BUSY
 */
export const alone = async <Result>(service: ServiceState, work: () => Promise<Result>): Promise<Result> => {
  const memory = memoryOf(service)
  if (memory.isBusy) throw new DomainError('BACKUP_BUSY')
  memory.isBusy = true
  try {
    return await work()
  } finally {
    memory.isBusy = false
  }
}

export type KeyedBackup = { masterKey: Uint8Array; storeId: string; keyGeneration: number }

/**
 * Copies, to be handed to one task and wiped with it. The ids of attachments stay those of the first master key, which
 * the rows keep: those of an open store, or of a backup that is opened for it.
 *
 * @throws DomainError as `openForReading`, where the rows of a backup cannot be opened
 */
export const backupKeys = (keyed: KeyedBackup, rows: Connection | string): BackupKeys => {
  const { database, blobs, index, head } = storeKeys(keyed.masterKey, keyed.storeId)
  head.fill(0)
  if (keyed.keyGeneration === 1) return { database, blobs, index }
  return { database, blobs, index: indexKeyOf(keyed, database, rows) }
}

const indexKeyOf = (keyed: KeyedBackup, key: Uint8Array, rows: Connection | string): Uint8Array => {
  const connection = typeof rows === 'string' ? openForReading(rows, key) : rows
  try {
    return storeKeys(firstMasterKey(connection, keyed), keyed.storeId).index
  } finally {
    if (typeof rows === 'string') connection.close()
  }
}

export const findBackups = (service: ServiceState): FoundBackup[] => {
  const folder = service.folder()
  const { storeId, generation } = readKeyFile(folder).keys
  return listBackups(folder, {
    storeId,
    keyGeneration: generation,
    schemaVersion: newestVersionOf(migrations),
  })
}

export type SourceFiles = Omit<CopySource, 'keys'>

export const localSource = (
  dataFolder: string,
  folder: string,
  { storeId, rows, seq, digest, keyGeneration }: BackupManifest,
): SourceFiles => ({
  rows: `${folder}/utama.db`,
  attachments: attachmentsFile(dataFolder, keyGeneration),
  expected: { ...rows, seq, digest },
  storeId,
})

export const unpackedSource = (
  folder: string,
  { storeId, rows, seq, digest }: BackupManifest,
): SourceFiles => ({
  rows: `${folder}/utama.db`,
  attachments: `${folder}/lampiran.db`,
  expected: { ...rows, seq, digest },
  storeId,
})
