import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { backupsToKeep, drillStandingOf } from '#shared/features/backup/backup.rules.ts'
import {
  pieceSize,
  type BackupKind,
  type BackupOverview,
  type DrillResult,
  type DrillStanding,
  type LocalBackup,
  type OffsiteFile,
} from '#shared/features/backup/backup.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { makeCheckpoint } from '#main/platform/checkpoint.ts'
import type { Act } from '#main/platform/db/database.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { recoveryRecordOf } from '#main/platform/keys/recovery-slot.ts'
import { offsiteKey } from '#main/platform/keys/store-keys.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { makeLocalBackup, type BackupKeys, type CopyTask } from '#main/platform/store/backup-copy.ts'
import {
  attachmentsFile,
  backupsFolder,
  markDamaged,
  removeBackup,
  removeUnneededAttachments,
  type BackupManifest,
  type FoundBackup,
} from '#main/platform/store/backup-folder.ts'
import { closeBehindError } from '#main/platform/store/generation.ts'
import { readPointer } from '#main/platform/store/pointer.ts'
import {
  findLastDrill,
  findLastOffsiteAt,
  findLastPassedDrill,
  insertDrill,
  insertOffsite,
  type DrillRow,
} from './backup.repo.ts'
import { alone, backupKeys, findBackups, localSource, memoryOf } from './backup-state.ts'
import { runTask } from './backup-task.ts'
import { keyringOf, wipeKeyring } from './keyring.ts'
import { removeUploads } from './uploads.ts'

const toBackup = ({ name, state, manifest }: FoundBackup): LocalBackup => ({
  name,
  state,
  madeAt: manifest ? new Date(manifest.madeAt) : null,
  kind: manifest?.kind ?? null,
  size: manifest?.rows.size ?? 0,
  seq: manifest?.seq ?? 0,
})

const shownBackups = 200

export const listLocal = (service: ServiceState): LocalBackup[] =>
  findBackups(service).slice(0, shownBackups).map(toBackup)

const toDrill = ({ fault, drilledAt, backupMadeAt, backupSeq }: DrillRow): DrillResult => ({
  passed: fault === null,
  at: new Date(drilledAt),
  backupMadeAt: new Date(backupMadeAt),
  backupSeq,
  fault,
})

const standingOf = (context: OfficerContext): DrillStanding =>
  drillStandingOf(findLastPassedDrill(context.db)?.drilledAt ?? null, context.now())

export const readOverview = (context: OfficerContext): BackupOverview => {
  const { service, db } = context
  const backups = listLocal(service)
  const drill = findLastDrill(db)
  const offsiteAt = findLastOffsiteAt(db)
  const { failedAt } = memoryOf(service)
  const folder = service.folder()
  const { generation } = readKeyFile(folder).keys
  return {
    backups,
    totalSize: backups.reduce((sum, { size }) => sum + size, 0),
    attachmentsSize: statSync(attachmentsFile(folder, generation), { throwIfNoEntry: false })?.size ?? 0,
    drill: standingOf(context),
    lastDrill: drill ? toDrill(drill) : null,
    lastOffsiteAt: offsiteAt === undefined ? null : new Date(offsiteAt),
    failedAt: failedAt === null ? null : new Date(failedAt),
  }
}

export const readStanding = (
  context: OfficerContext,
): { drill: DrillStanding; lastBackupAt: Date | null } => ({
  drill: standingOf(context),
  lastBackupAt: listLocal(context.service).find(({ state }) => state === 'verified')?.madeAt ?? null,
})

/** What a copy of the open store is made with. Signs how far the store has come, so that the backup holds it. */
const copyTaskOf = (service: ServiceState, kind: BackupKind, officerId: number | null): CopyTask => {
  service.assertRoomForLargeWork()
  const store = service.store()
  const pointer = readPointer(store.folder)
  if (!pointer) throw new DomainError('STORE_MISSING')
  makeCheckpoint(store, service.options.clock, 'backup', officerId)
  return {
    dataFolder: store.folder,
    storeId: store.storeId,
    generation: pointer.generation,
    keyGeneration: readKeyFile(store.folder).keys.generation,
    keys: backupKeys(store, store.database.connection),
    kind,
    madeAt: service.options.clock.now(),
    acknowledged: store.database.head(),
  }
}

/** What was written meanwhile in the live store must stand at the same place of the copy. */
const assertAgrees = (service: ServiceState, { seq, digest }: BackupManifest): void => {
  const standing = service.openStore()?.database.digestOf(seq)
  if (standing && Buffer.from(standing).toString('hex') !== digest)
    throw new DomainError('BACKUP_NOT_VERIFIED')
}

type Made = { name: string; manifest: BackupManifest }

const copyStore = async (
  service: ServiceState,
  kind: BackupKind,
  officerId: number | null,
): Promise<Made> => {
  const memory = memoryOf(service)
  try {
    const made = await runTask({ type: 'copy', ...copyTaskOf(service, kind, officerId) })
    assertAgrees(service, made.manifest)
    memory.failedAt = null
    rotate(service)
    return made
  } catch (error) {
    memory.failedAt = service.options.clock.now()
    throw error
  }
}

/** Takes away what the rule no longer keeps. Only good ones count and only good ones go: a damaged one is looked at by somebody. */
const rotate = (service: ServiceState): void => {
  const good = findBackups(service).flatMap(({ name, state, manifest }) =>
    state === 'verified' && manifest ? [{ name, madeAt: manifest.madeAt, kind: manifest.kind }] : [],
  )
  const kept = backupsToKeep(good)
  for (const { name } of good)
    if (!kept.has(name)) closeBehindError(() => removeBackup(service.folder(), name))
  closeBehindError(() =>
    removeUnneededAttachments(service.folder(), findBackups(service), service.store().keyGeneration),
  )
}

/** A verified backup of the open store, beside it. @throws DomainError BACKUP_…, DISK_FULL, FOLDER_NOT_WRITABLE */
export const backUp = (
  service: ServiceState,
  kind: BackupKind,
  officerId: number | null = null,
): Promise<Made> => alone(service, () => copyStore(service, kind, officerId))

/** The same for somebody who is at work on the backups already. */
export const backUpWithin = copyStore

/** Rows above this take longer than somebody who locks should wait; the hourly and the idle ones are for them. */
const largestAtLock = 48 * 1024 * 1024

export const hasChanged = (service: ServiceState, newest: BackupManifest | undefined): boolean => {
  const store = service.openStore()
  return store !== undefined && store.database.head().seq !== newest?.seq
}

/** The last thing before the store is closed. Does not wait for anything, and nobody waits for it for long. */
export const backUpAtLock = (service: ServiceState): void => {
  const store = service.openStore()
  if (!store || memoryOf(service).isBusy) return
  // What was to be handed over or came in: whoever asked for it is leaving.
  closeBehindError(() => removeOffsite(service))
  removeUploads(service)
  const pointer = readPointer(store.folder)
  const rows = pointer && join(store.folder, `gen-${pointer.generation}`, 'utama.db')
  if (!rows || statSync(rows).size > largestAtLock) return
  if (!hasChanged(service, newestGood(service)?.manifest)) return
  makeLocalBackup(copyTaskOf(service, 'lock', null))
  rotate(service)
}

export const newestGood = (service: ServiceState): FoundBackup | undefined =>
  findBackups(service).find(({ state }) => state === 'verified')

export const createBackup = async (context: OfficerContext): Promise<LocalBackup> => {
  const { name, manifest } = await backUp(context.service, 'request', context.officer.id)
  return toBackup({ name, manifest, state: 'verified', folder: '' })
}

/**
 * Restores the newest backup into a scratch folder and checks everything in it; the result is an act. One that does not
 * pass is shown as damaged from then on.
 *
 * @throws DomainError BACKUP_MISSING, BACKUP_BUSY, DISK_FULL
 */
export const runDrill = (
  service: ServiceState,
  act: Pick<Act, 'action' | 'officerId'>,
): Promise<DrillResult> =>
  alone(service, async () => {
    const newest = newestGood(service)
    const { manifest } = newest ?? {}
    if (!newest || !manifest) throw new DomainError('BACKUP_MISSING')
    const { folder } = service.store()
    const fault = await faultOf(() =>
      runTask({
        type: 'drill',
        dataFolder: folder,
        keys: keysOfBackup(service, manifest),
        ...localSource(folder, newest.folder, manifest),
      }),
    )
    // Attachments are kept once for all: what lacks there is no fault of this backup's rows.
    if (fault !== null && fault !== 'attachments') markDamaged(newest.folder)
    const drilledAt = service.options.clock.now()
    const row = { backupMadeAt: manifest.madeAt, backupSeq: manifest.seq, fault, drilledAt }
    service
      .store()
      .database.change({ ...act, recordedAt: drilledAt, about: [] }, (db) => insertDrill(db, row))
    return toDrill(row)
  })

/** It may be of before the newest change of the key. */
const keysOfBackup = (service: ServiceState, { keyGeneration }: BackupManifest): BackupKeys => {
  const store = service.store()
  const { connection } = store.database
  const keyring = keyringOf(connection, store)
  try {
    const masterKey = keyring.masterKeys.get(keyGeneration)
    if (!masterKey) throw new DomainError('BACKUP_KEY_UNKNOWN')
    return backupKeys({ masterKey, storeId: store.storeId, keyGeneration }, connection)
  } finally {
    wipeKeyring(keyring)
  }
}

const faultOf = async (work: () => Promise<{ fault: DrillRow['fault'] }>): Promise<DrillRow['fault']> => {
  try {
    return (await work()).fault
  } catch (error) {
    if (error instanceof DomainError && error.code === 'BACKUP_DAMAGED') return 'damaged'
    throw error
  }
}

const offsiteFolder = (dataFolder: string): string => join(backupsFolder(dataFolder), 'keluar')

/**
 * One file with everything, made out of a fresh backup. It waits beside the backups while it is handed over.
 *
 * @throws DomainError BACKUP_…, DISK_FULL, FOLDER_NOT_WRITABLE
 */
export const makeOffsite = (context: OfficerContext): Promise<OffsiteFile> =>
  alone(context.service, async () => {
    const { service, officer } = context
    const { folder, masterKey, storeId } = service.store()
    removeOffsite(service)
    const { name, manifest } = await copyStore(service, 'request', officer.id)
    const fileId = randomBytes(16).toString('hex')
    const path = join(offsiteFolder(folder), `${fileId}.age`)
    const source = join(backupsFolder(folder), name)
    const { size, sha256 } = await runTask({
      type: 'pack',
      rows: join(source, 'utama.db'),
      attachments: attachmentsFile(folder, manifest.keyGeneration),
      manifest,
      recovery: recoveryRecordOf(readKeyFile(folder).keys),
      secret: offsiteKey(masterKey, storeId),
      to: path,
    })
    const madeAt = context.now()
    const values = { seq: manifest.seq, size, digest: Buffer.from(sha256, 'hex'), madeAt }
    context.change([], (db) => insertOffsite(db, values))
    memoryOf(service).offsite = { fileId, path }
    return { fileId, name: `cadangan-perisai-desa-${plainDateOfInstant(madeAt)}.age`, size, sha256 }
  })

const removeOffsite = (service: ServiceState): void => {
  memoryOf(service).offsite = undefined
  rmSync(offsiteFolder(service.folder()), { recursive: true, force: true })
}

/** The next piece of an off-site file. The last one takes the file away. @throws DomainError BACKUP_MISSING */
export const readOffsite = (
  service: ServiceState,
  input: { fileId: string; offset: number },
): { piece: File } => {
  const { offsite } = memoryOf(service)
  if (offsite?.fileId !== input.fileId) throw new DomainError('BACKUP_MISSING')
  const piece = Buffer.alloc(pieceSize)
  const descriptor = openSync(offsite.path, 'r')
  try {
    const read = readSync(descriptor, piece, 0, pieceSize, input.offset)
    return { piece: new File([piece.subarray(0, read)], 'bagian') }
  } finally {
    closeSync(descriptor)
  }
}
