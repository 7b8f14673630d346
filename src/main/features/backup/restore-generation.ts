import { mkdirSync, rmSync } from 'node:fs'
import { DomainError } from '#shared/kernel/errors.ts'
import type { RecoveryForm } from '#shared/features/store-key/store-key.schema.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import { freshDeviceKey, makeCheckpoint } from '#main/platform/checkpoint.ts'
import { createCaseKeys } from '#main/platform/case-keys/case-keys.ts'
import type { Clock } from '#main/platform/clock.ts'
import { migrations } from '#main/platform/db/migrate.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { asFolderRefusal, inOrder } from '#main/platform/disk-errors.ts'
import { syncFolder } from '#main/platform/keys/atomic-file.ts'
import { findRecoveryCode, insertRecoveryCode } from '#main/platform/key-change.repo.ts'
import type { KeyPair } from '#main/platform/keys/crypto.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { closeBehindError, closeParts, openGeneration, type Parts } from '#main/platform/store/generation.ts'
import { openHeadFile, restoredHeadFile } from '#main/platform/store/head-file.ts'
import { syncGeneration } from '#main/platform/store/next-generation.ts'
import { generationFolder } from '#main/platform/store/pointer.ts'
import { findOfficer, type OfficerRow } from '#main/features/officer/index.ts'
import { admit, insertRestore, listAdmissions, type Admission } from './backup.repo.ts'
import type { BackupManifest } from '#main/platform/store/backup-folder.ts'
import { backupKeys, type SourceFiles } from './backup-state.ts'
import { runTask } from './backup-task.ts'

export type RestoreTask = {
  dataFolder: string
  masterKey: Uint8Array
  storeId: string
  /** Number of the generation that is built; the pointer does not name it yet. */
  generation: number
  /** Which master key it is under. */
  keyGeneration: number
  source: 'local' | 'offsite'
  files: SourceFiles
  manifest: BackupManifest
}

export type RestoreAct = {
  clock: Pick<Clock, 'now'>
  action: string
  reason: string
  /** Who restores, as he stands in the backup; undefined where he was not there yet. */
  officerOf: (db: ReadDb) => OfficerRow | undefined
  /** How officers come in from now on, by their ids; who is not named keeps what the backup says. */
  admissions: readonly Admission[]
  /** Slots that the key file will have. */
  slotIds: ReadonlySet<string>
  /** The paper code that counts from now on, where the backup may not know it. */
  recovery: { sealKey: Uint8Array; form: RecoveryForm } | undefined
  /** The pair of the code on paper that was used: with it the keys of secret cases reach the officer's new one. */
  paperPair?: KeyPair
  /** Newest act the store was known to have; null where nobody can tell. */
  knownSeq: number | null
}

/**
 * Builds a generation out of a backup and checks everything in it. Nothing counts yet: the pointer is replaced by
 * whoever called, after `recordRestore`.
 *
 * @throws DomainError BACKUP_DAMAGED, BACKUP_NEWER, DISK_FULL, FOLDER_NOT_WRITABLE
 */
export const buildRestored = async (task: RestoreTask): Promise<{ lacksAttachments: boolean }> => {
  const to = generationFolder(task.dataFolder, task.generation)
  discardRestored(task)
  try {
    mkdirSync(to, { mode: 0o700 })
    const keys = backupKeys(task, task.files.rows)
    const { fault } = await runTask({ type: 'build', to, keys, ...task.files })
    if (fault !== null && fault !== 'attachments') throw new DomainError('BACKUP_DAMAGED')
    return { lacksAttachments: fault === 'attachments' }
  } catch (error) {
    closeBehindError(() => discardRestored(task))
    throw asFolderRefusal(error)
  }
}

export const discardRestored = ({
  dataFolder,
  generation,
}: Pick<RestoreTask, 'dataFolder' | 'generation'>): void => {
  rmSync(generationFolder(dataFolder, generation), { recursive: true, force: true })
  rmSync(restoredHeadFile(dataFolder, generation), { force: true })
}

/**
 * Writes into the built generation that it was restored, by whom and what was given up, under a new signing key of this
 * workstation, and gives it a head file of its own.
 *
 * @throws DomainError RESTORE_LOCKS_OUT (nobody who manages officers could log in), RESTORE_NOT_PERMITTED
 */
export const recordRestore = (task: RestoreTask, act: RestoreAct): void => {
  const { dataFolder, storeId, masterKey, generation, keyGeneration } = task
  let parts: Parts | undefined
  try {
    parts = openRestored(task)
    const head = openHeadFile(restoredHeadFile(dataFolder, generation), parts.headKey)
    try {
      writeAct(task, act, parts)
      head.write(parts.database.head())
    } finally {
      head.close()
    }
    const closing = parts
    parts = undefined
    closeParts(closing)
    syncGeneration(generationFolder(dataFolder, generation))
    syncFolder(dataFolder)
    // As it will be opened from now on, against its own head.
    closeParts(openGeneration(dataFolder, { storeId, generation, keyGeneration }, masterKey, migrations))
  } catch (error) {
    const left = parts
    closeBehindError(() =>
      inOrder(
        () => left && closeParts(left),
        () => discardRestored(task),
      ),
    )
    throw asFolderRefusal(error)
  }
}

/** With a head file that is still empty: the one before is of acts that this generation does not have. */
const openRestored = (task: RestoreTask): Parts => {
  const { dataFolder, storeId, masterKey, generation, keyGeneration } = task
  openHeadFile(restoredHeadFile(dataFolder, generation), new Uint8Array(32)).close()
  return openGeneration(dataFolder, { storeId, generation, keyGeneration }, masterKey, migrations)
}

const writeAct = (task: RestoreTask, act: RestoreAct, { database, blobs }: Parts): void => {
  const restoredAt = act.clock.now()
  const { manifest, source } = task
  const officer = act.officerOf(database.read)
  const id = newId('Restore')
  const about = [{ kind: 'restore', id }]
  const { paperPair } = act
  const caseKeys = paperPair && createCaseKeys(() => paperPair, { blobs: () => blobs, now: act.clock.now })
  database.change(
    {
      action: act.action,
      officerId: officer?.rowId ?? null,
      recordedAt: restoredAt,
      about,
      reason: act.reason,
    },
    (db) => {
      const before = new Map(act.admissions.map((admission) => [admission.uuid, admission]))
      for (const row of listAdmissions(db)) {
        const admission = before.get(row.uuid)
        const isSame =
          admission?.slotId === row.slotId &&
          admission.disabledAt === row.disabledAt &&
          isSameKey(admission.sealKey, row.sealKey)
        if (admission && !isSame) admit(db, row, admission)
      }
      if (act.recovery && !isSameKey(act.recovery.sealKey, findRecoveryCode(db)?.sealKey ?? null))
        insertRecoveryCode(db, { ...act.recovery, madeAt: restoredAt, isConfirmed: true })
      const { rowId } = freshDeviceKey(db, task, restoredAt)
      insertRestore(db, {
        uuid: id,
        source,
        backupMadeAt: manifest.madeAt,
        backupSeq: manifest.seq,
        givenUpSeq: act.knownSeq !== null && act.knownSeq >= manifest.seq ? act.knownSeq : null,
        deviceKeyId: rowId,
        restoredAt,
      })
      assertSomebodyManages(db, act.slotIds)
    },
    caseKeys,
  )
  caseKeys?.forget()
  paperPair?.privateKey.fill(0)
  makeCheckpoint({ ...task, database }, act.clock, 'restore', officer?.rowId ?? null)
}

const isSameKey = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === null || other === null ? one === other : Buffer.from(one).equals(other)

const assertSomebodyManages = (db: ReadDb, slotIds: ReadonlySet<string>): void => {
  const canManage = listAdmissions(db).some(({ uuid, slotId, disabledAt }) => {
    if (disabledAt !== null || !slotIds.has(slotId)) return false
    return isPermitted(findOfficer(db, uuid)?.roles ?? [], 'officer.write')
  })
  if (!canManage) throw new DomainError('RESTORE_LOCKS_OUT')
}
