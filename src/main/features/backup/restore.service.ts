import type { RestorePreview, RestoreSource } from '#shared/features/backup/backup.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { knownStatementIds } from '#main/platform/checkpoint.ts'
import { migrations, newestVersionOf } from '#main/platform/db/migrate.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { findRecoveryCode, listKeyGenerations } from '#main/platform/key-change.repo.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import type { BackupKeys } from '#main/platform/store/backup-copy.ts'
import { markDamaged, type BackupManifest } from '#main/platform/store/backup-folder.ts'
import { readPointer, writePointer } from '#main/platform/store/pointer.ts'
import { findOfficer } from '#main/features/officer/index.ts'
import { listAdmissions } from './backup.repo.ts'
import {
  alone,
  backupKeys,
  findBackups,
  localSource,
  type KeyedBackup,
  type SourceFiles,
} from './backup-state.ts'
import type { ReadCopy } from './backup-reading.ts'
import { backUpWithin } from './backup.service.ts'
import { runTask } from './backup-task.ts'
import { digestOfAct, readHoldings } from './content.repo.ts'
import { keyringOf, wipeKeyring, type Keyring } from './keyring.ts'
import { buildRestored, discardRestored, recordRestore, type RestoreTask } from './restore-generation.ts'
import { removeUploads, unpackUpload } from './uploads.ts'

/** `masterKey`: the one it was made under, of the keyring it was found with. */
export type FoundSource = {
  files: SourceFiles
  manifest: BackupManifest
  masterKey: Uint8Array
  folder: string | null
}

const refusals = {
  damaged: 'BACKUP_DAMAGED',
  foreign: 'BACKUP_OF_ANOTHER_OFFICE',
  otherKey: 'BACKUP_KEY_UNKNOWN',
} as const

/**
 * Where the data of a restore lie.
 *
 * @throws DomainError BACKUP_MISSING, BACKUP_DAMAGED, BACKUP_OF_ANOTHER_OFFICE, BACKUP_KEY_UNKNOWN, BACKUP_UNREADABLE
 */
export const findSource = async (
  service: ServiceState,
  source: RestoreSource,
  keyring: Keyring,
): Promise<FoundSource> => {
  if (source.kind === 'offsite')
    return { ...(await unpackUpload(service, source.uploadId, keyring)), folder: null }
  const found = findBackups(service).find(({ name }) => name === source.name)
  if (!found) throw new DomainError('BACKUP_MISSING')
  const { state, manifest, folder } = found
  if (state !== 'verified' && state !== 'newer') throw new DomainError(refusals[state])
  if (!manifest) throw new DomainError('BACKUP_DAMAGED')
  const masterKey = keyring.masterKeys.get(manifest.keyGeneration)
  if (!masterKey) throw new DomainError('BACKUP_KEY_UNKNOWN')
  return { files: localSource(service.folder(), folder, manifest), manifest, masterKey, folder }
}

/** Reads a backup through; one that is not what was written is shown as damaged from then on. */
export const readSource = async ({ files, folder, manifest, masterKey }: FoundSource): Promise<ReadCopy> => {
  const { storeId, keyGeneration } = manifest
  try {
    const keys = keysOfSource({ masterKey, storeId, keyGeneration }, files.rows)
    return await runTask({ type: 'read', ...files, keys })
  } catch (error) {
    if (folder !== null && error instanceof DomainError && error.code === 'BACKUP_DAMAGED')
      markDamaged(folder)
    throw error
  }
}

/** Rows that cannot be opened are damage of the backup, whatever opening calls it. */
const keysOfSource = (keyed: KeyedBackup, rows: string): BackupKeys => {
  try {
    return backupKeys(keyed, rows)
  } catch (error) {
    throw error instanceof DomainError ? new DomainError('BACKUP_DAMAGED') : error
  }
}

export const toPreview = (
  kind: RestoreSource['kind'],
  { madeAt }: BackupManifest,
  { content, schemaVersion }: ReadCopy,
  now: Pick<RestorePreview, 'now' | 'lostActs'>,
): RestorePreview => ({
  source: kind,
  madeAt: new Date(madeAt),
  officeName: content.officeName,
  holds: content.holds,
  lastActs: content.lastActs,
  isOlder: schemaVersion < newestVersionOf(migrations),
  ...now,
})

/** What the open store has beyond a backup. A backup of another course of events has none of its acts for certain. */
const beyond = (
  { db }: OfficerContext,
  { head }: ReadCopy['content'],
): Pick<RestorePreview, 'now' | 'lostActs'> => {
  const now = readHoldings(db)
  const isEarlier = head.seq === 0 || digestOfAct(db, head.seq) === head.digest
  return { now, lostActs: isEarlier ? now.acts - head.seq : null }
}

export const previewRestore = (context: OfficerContext, source: RestoreSource): Promise<RestorePreview> =>
  alone(context.service, async () => {
    const store = context.service.store()
    const keyring = keyringOf(store.database.connection, store)
    try {
      const found = await findSource(context.service, source, keyring)
      const copy = await readSource(found)
      return toPreview(source.kind, found.manifest, copy, beyond(context, copy.content))
    } finally {
      wipeKeyring(keyring)
    }
  })

const mostRounds = 4

/**
 * Puts a backup in the place of the open store: builds it beside, makes a last backup of what is given up, switches, and
 * locks. Until the switch nothing has changed.
 *
 * @throws DomainError BACKUP_…, RESTORE_LOCKS_OUT, DISK_FULL, FOLDER_NOT_WRITABLE
 */
export const restoreOpenStore = (
  context: OfficerContext,
  { source, reason }: { source: RestoreSource; reason: string },
): Promise<{ lacksAttachments: boolean }> =>
  alone(context.service, async () => {
    const { service, officer } = context
    const { folder, masterKey, storeId, database: open } = service.store()
    const pointer = readPointer(folder)
    if (!pointer) throw new DomainError('STORE_MISSING')
    const keyring = keyringOf(open.connection, { ...pointer, masterKey })
    try {
      const found = await findSource(service, source, keyring)
      await readSource(found)
      const task: RestoreTask = {
        dataFolder: folder,
        masterKey: Uint8Array.from(masterKey),
        storeId,
        generation: pointer.generation + 1,
        keyGeneration: pointer.keyGeneration,
        source: source.kind,
        found,
      }
      try {
        const built = await buildRestored(task)
        // In what is given up too, and asks again whether he still may: building takes a while.
        context.change([], () => undefined, reason)
        await backUpWhatIsGivenUp(service, officer.id)
        const { database } = service.store()
        recordRestore(task, {
          clock: service.options.clock,
          action: context.action,
          reason,
          officerOf: (db) => findOfficer(db, officer.uuid),
          approver: context.approver(),
          admissions: listAdmissions(database.read),
          keyGenerations: listKeyGenerations(database.read),
          statementIds: knownStatementIds(database.read),
          recovery: findRecoveryCode(database.read),
          slotIds: new Set(readKeyFile(folder).keys.officers.map(({ id }) => id)),
          knownSeq: database.head().seq,
        })
        service.closeStore()
        writePointer(folder, { ...pointer, generation: task.generation })
        removeUploads(service)
        service.options.end()
        return built
      } catch (error) {
        if (readPointer(folder)?.generation === pointer.generation) discardRestored(task)
        throw error
      } finally {
        task.masterKey.fill(0)
      }
    } finally {
      wipeKeyring(keyring)
    }
  })

/** Others may be at work while it is made: it has to be of what the store is at the end. */
const backUpWhatIsGivenUp = async (service: ServiceState, officerId: number): Promise<void> => {
  for (let round = 1; round <= mostRounds; round += 1) {
    const { manifest } = await backUpWithin(service, 'beforeRestore', officerId)
    if (manifest.seq === service.store().database.head().seq) return
  }
  throw new DomainError('BACKUP_BUSY')
}
