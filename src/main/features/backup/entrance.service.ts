import type { LocalBackup, RestorePreview, RestoreSource } from '#shared/features/backup/backup.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import { openDatabase, type ReadDb } from '#main/platform/db/database.ts'
import { openForReading } from '#main/platform/db/open.ts'
import {
  loginKeyOf,
  openWithPassword,
  readKeyFile,
  recoverySealKeyOf,
  sealKeyOf,
  storeKeys,
  type KeyFile,
} from '#main/platform/keys/key-file.ts'
import type { CallContext } from '#main/platform/rpc/gate.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { headFileOf, readHead } from '#main/platform/store/head-file.ts'
import { readPointer, writePointer } from '#main/platform/store/pointer.ts'
import { copyAside } from '#main/platform/store/quarantine.ts'
import { greatestGeneration } from '#main/platform/store/backup-folder.ts'
import { inspectFolder, openStore } from '#main/platform/store/store.ts'
import { findActiveOfficerBySlot, findOfficerByLogin, type OfficerRow } from '#main/features/officer/index.ts'
import { alone, findBackups, memoryOf } from './backup-state.ts'
import { listLocal } from './backup.service.ts'
import { buildRestored, recordRestore, type RestoreTask } from './restore-generation.ts'
import { findSource, readSource, toPreview, type FoundSource } from './restore.service.ts'
import { removeUploads } from './uploads.ts'

/** With one of these a store stays closed, and a backup is the way on. */
const closedBy: ReadonlySet<string> = new Set([
  'STORE_MISSING',
  'STORE_DAMAGED',
  'STORE_KEY_MISMATCH',
  'STORE_FOREIGN',
  'STORE_BEHIND_HEAD',
  'CHANGE_LOG_BROKEN',
])

export type Credentials = { login: string; password: string }
export type Opened = { keys: KeyFile; slotId: string; masterKey: Uint8Array }

/**
 * The master key for a password, where the store itself does not open with it.
 *
 * @throws DomainError LOGIN_REFUSED, LOGIN_WAIT, LOGIN_BLOCKED, STORE_IN_USE, STORE_IS_WHOLE, and what opening refuses
 *   for another reason than damage
 */
export const openKeysOfDamaged = async (
  service: ServiceState,
  { login, password }: Credentials,
): Promise<Opened> => {
  if (service.hold()) throw new DomainError('STORE_IN_USE')
  if (service.openStore()) throw new DomainError('STORE_IS_WHOLE')
  // What is put in the place of the store is not to be put in that of a copy of it.
  service.leaveSalvaged()
  const folder = service.folder()
  const { keys } = readKeyFile(folder)
  service.attempts.begin(folder, keys, login)
  const slot = await openWithPassword(keys, login, password)
  if (!slot) throw new DomainError('LOGIN_REFUSED')
  service.attempts.free(folder, keys, login)
  assertStoreIsClosed(service, slot.masterKey)
  memoryOf(service).isDamageSeen = true
  return { keys, ...slot }
}

const assertStoreIsClosed = (service: ServiceState, masterKey: Uint8Array): void => {
  try {
    openStore(service.folder(), masterKey.slice()).close()
  } catch (error) {
    if (error instanceof DomainError && closedBy.has(error.code)) return
    throw error
  }
  throw new DomainError('STORE_IS_WHOLE')
}

/** By his slot, or by his login where the password was changed after the backup: the slot file vouches for both. */
export const restorerIn = (db: ReadDb, { slotId }: Opened, login: string): OfficerRow | undefined => {
  const found = findActiveOfficerBySlot(db, slotId) ?? findOfficerByLogin(db, loginKeyOf(login))
  return found && !found.disabledAt && isPermitted(found.roles, 'backup.restore') ? found : undefined
}

const mayRestore = ({ files }: FoundSource, opened: Opened, login: string): boolean => {
  const { database } = storeKeys(opened.masterKey, opened.keys.storeId)
  const connection = openForReading(files.rows, database)
  try {
    return restorerIn(openDatabase(connection).read, opened, login) !== undefined
  } finally {
    connection.close()
    database.fill(0)
  }
}

const mostRead = 5

type Candidate = { backup: LocalBackup; preview: RestorePreview | null }

/**
 * The backups beside a store that does not open. The newest are read through, so that nobody chooses one that cannot be
 * restored.
 *
 * @throws DomainError as `openKeysOfDamaged`; RESTORE_NOT_PERMITTED
 */
export const listCandidates = (
  { service }: CallContext,
  credentials: Credentials,
): Promise<{ backups: Candidate[] }> =>
  alone(service, async () => {
    const opened = await openKeysOfDamaged(service, credentials)
    try {
      const previews = new Map<string, RestorePreview>()
      for (const { name, state } of findBackups(service)) {
        if (previews.size === mostRead) break
        if (state === 'verified') {
          const preview = await previewOf(service, opened, name, credentials.login)
          if (preview) previews.set(name, preview)
        }
      }
      // Listed after they were read: what was found damaged says so.
      return {
        backups: listLocal(service).map((backup) => ({ backup, preview: previews.get(backup.name) ?? null })),
      }
    } finally {
      opened.masterKey.fill(0)
    }
  })

/** Undefined where the backup turns out not to be whole. @throws DomainError RESTORE_NOT_PERMITTED */
const previewOf = async (
  service: ServiceState,
  opened: Opened,
  name: string,
  login: string,
): Promise<RestorePreview | undefined> => {
  const keys = { masterKey: opened.masterKey, storeId: opened.keys.storeId }
  try {
    const found = await findSource(service, { kind: 'local', name }, keys)
    const copy = await readSource(found, keys)
    if (!mayRestore(found, opened, login)) throw new DomainError('RESTORE_NOT_PERMITTED')
    const known = knownSeq(service, opened)
    const lostActs = known === null ? null : Math.max(0, known - found.manifest.seq)
    return toPreview('local', found.manifest, copy, { now: null, lostActs })
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('BACKUP_')) return undefined
    throw error
  }
}

/** Newest act that the head file vouches for. */
export const knownSeq = (service: ServiceState, { masterKey, keys }: Opened): number | null => {
  const folder = service.folder()
  const { head } = storeKeys(masterKey, keys.storeId)
  return readHead(headFileOf(folder, readPointer(folder)?.generation ?? Infinity), head)?.seq ?? null
}

/**
 * Puts a backup in the place of a store that does not open. What is there is kept aside first, and stays the store until
 * the last step.
 *
 * @throws DomainError as `listCandidates`; BACKUP_…, RESTORE_LOCKS_OUT, DISK_FULL
 */
export const restoreDamaged = (
  { service }: CallContext,
  { source, reason, ...credentials }: Credentials & { source: RestoreSource; reason: string },
): Promise<{ lacksAttachments: boolean }> =>
  alone(service, async () => {
    const opened = await openKeysOfDamaged(service, credentials)
    const { keys, masterKey } = opened
    const { storeId } = keys
    const folder = service.folder()
    const pointer = readPointer(folder)
    try {
      const found = await findSource(service, source, { masterKey, storeId })
      await readSource(found, { masterKey, storeId })
      copyAside(folder, pointer?.generation, service.options.clock.now())
      const task: RestoreTask = {
        dataFolder: folder,
        masterKey,
        storeId,
        generation: (pointer?.generation ?? greatestGeneration(folder)) + 1,
        keyGeneration: keys.generation,
        source: source.kind,
        files: found.files,
        manifest: found.manifest,
      }
      const built = await buildRestored(task)
      recordRestore(task, restoreAct(service, opened, credentials.login, reason))
      writePointer(folder, { storeId, generation: task.generation, keyGeneration: keys.generation })
      removeUploads(service)
      memoryOf(service).isDamageSeen = false
      return built
    } finally {
      masterKey.fill(0)
    }
  })

const restoreAct = (service: ServiceState, opened: Opened, login: string, reason: string) => {
  let officer: OfficerRow | undefined
  const slot = opened.keys.officers.find(({ id }) => id === opened.slotId)
  const sealKey = slot ? sealKeyOf(slot) : null
  return {
    clock: service.options.clock,
    action: 'backup.restoreDamaged',
    reason,
    officerOf: (db: ReadDb) => {
      officer = restorerIn(db, opened, login)
      if (!officer) throw new DomainError('RESTORE_NOT_PERMITTED')
      return officer
    },
    get admissions() {
      return officer ? [{ uuid: officer.id, slotId: opened.slotId, sealKey, disabledAt: null }] : []
    },
    slotIds: new Set(opened.keys.officers.map(({ id }) => id)),
    // A code that was printed since the backup is in the slot file alone.
    recovery: { sealKey: recoverySealKeyOf(opened.keys), form: 'whole' as const },
    knownSeq: knownSeq(service, opened),
  }
}

/** @throws DomainError STORE_IS_WHOLE where there is a store that opens, as far as anybody knows */
export const assertNothingToLose = (service: ServiceState): void => {
  if (service.hold()) throw new DomainError('STORE_IN_USE')
  if (!service.openStore()) service.leaveSalvaged()
  const isWhole = inspectFolder(service.folder()) === 'whole'
  if (service.openStore() || (isWhole && !memoryOf(service).isDamageSeen))
    throw new DomainError('STORE_IS_WHOLE')
}
