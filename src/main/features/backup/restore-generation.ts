import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import type { RecoveryForm } from '#shared/features/store-key/store-key.schema.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import { createCaseKeys } from '#main/platform/case-keys/case-keys.ts'
import { freshDeviceKey, knownStatementIds, makeCheckpoint } from '#main/platform/checkpoint.ts'
import { openBlobStore, type BlobStore } from '#main/platform/blobs/blob-store.ts'
import type { Clock } from '#main/platform/clock.ts'
import { givenUpKind, type Subject } from '#main/platform/db/change-log.ts'
import { openDatabase, type Database, type ReadDb } from '#main/platform/db/database.ts'
import { migrations } from '#main/platform/db/migrate.ts'
import { openEncrypted } from '#main/platform/db/open.ts'
import { asFolderRefusal, inOrder } from '#main/platform/disk-errors.ts'
import { syncFolder } from '#main/platform/keys/atomic-file.ts'
import {
  findRecoveryCode,
  insertRecoveryCode,
  keepKeyGeneration,
  type KeyGeneration,
} from '#main/platform/key-change.repo.ts'
import type { KeyPair } from '#main/platform/keys/crypto.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { closeBehindError, closeParts, openGeneration } from '#main/platform/store/generation.ts'
import { firstMasterKey } from '#main/platform/store/key-history.ts'
import { openHeadFile, restoredHeadFile } from '#main/platform/store/head-file.ts'
import { syncGeneration } from '#main/platform/store/next-generation.ts'
import { generationFolder } from '#main/platform/store/pointer.ts'
import { findOfficer, type OfficerRow } from '#main/features/officer/index.ts'
import { admit, insertRestore, listAdmissions, type Admission } from './backup.repo.ts'
import type { NextKeys } from './backup-reading.ts'
import { backupKeys } from './backup-state.ts'
import { runTask } from './backup-task.ts'
import type { FoundSource } from './restore.service.ts'

export type RestoreTask = {
  dataFolder: string
  masterKey: Uint8Array
  storeId: string
  /** Number of the generation that is built; the pointer does not name it yet. */
  generation: number
  /** Which master key it is under. */
  keyGeneration: number
  source: 'local' | 'offsite'
  /** With the master key it was made under, which may be an earlier one. */
  found: FoundSource
}

export type RestoreAct = {
  clock: Pick<Clock, 'now'>
  action: string
  reason: string
  /** Who restores, as he stands in the backup; undefined where he was not there yet. */
  officerOf: (db: ReadDb) => OfficerRow | undefined
  /** The second person, where there was one. */
  approver: Subject | undefined
  /** The changes of the master key that are known now: a backup of before them has to keep the earlier keys too. */
  keyGenerations: readonly KeyGeneration[]
  /** Signed statements of the store as it is known, by their ids: a witness may know those that are given up. */
  statementIds: readonly string[]
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
 * Builds a generation out of a backup, under the master key that counts, and checks everything in it. Nothing counts
 * yet: the pointer is replaced by whoever called, after `recordRestore`.
 *
 * @throws DomainError BACKUP_DAMAGED, BACKUP_NEWER, DISK_FULL, FOLDER_NOT_WRITABLE
 */
export const buildRestored = async (task: RestoreTask): Promise<{ lacksAttachments: boolean }> => {
  const to = generationFolder(task.dataFolder, task.generation)
  discardRestored(task)
  try {
    mkdirSync(to, { mode: 0o700 })
    const { files, manifest, masterKey } = task.found
    const { keyGeneration } = manifest
    const keys = backupKeys({ masterKey, storeId: task.storeId, keyGeneration }, files.rows)
    const next = keyGeneration === task.keyGeneration ? undefined : fileKeysOf(task)
    const { fault } = await runTask({ type: 'build', to, keys, next, ...files })
    if (fault !== null && fault !== 'attachments') throw new DomainError('BACKUP_DAMAGED')
    return { lacksAttachments: fault === 'attachments' }
  } catch (error) {
    closeBehindError(() => discardRestored(task))
    throw asFolderRefusal(error)
  }
}

const fileKeysOf = ({ masterKey, storeId }: RestoreTask): NextKeys => {
  const { database, blobs, head, index } = storeKeys(masterKey, storeId)
  for (const unused of [head, index]) unused.fill(0)
  return { database, blobs }
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
  try {
    writeRestored(task, act)
    syncGeneration(generationFolder(dataFolder, generation))
    syncFolder(dataFolder)
    // As it will be opened from now on, against its own head.
    closeParts(openGeneration(dataFolder, { storeId, generation, keyGeneration }, masterKey, migrations))
  } catch (error) {
    closeBehindError(() => discardRestored(task))
    throw asFolderRefusal(error)
  }
}

/**
 * The rows, and the attachments only where the code on paper seals them anew: a backup of an earlier key opens as a
 * generation only once the act has put the keys since into it.
 */
const writeRestored = (task: RestoreTask, act: RestoreAct): void => {
  const { dataFolder, storeId, masterKey, generation } = task
  const keys = storeKeys(masterKey, storeId)
  try {
    const folder = generationFolder(dataFolder, generation)
    const database = openDatabase(openEncrypted(join(folder, 'utama.db'), keys.database, { create: false }))
    let blobs: BlobStore | undefined
    const openBlobs = (): BlobStore => {
      if (blobs) return blobs
      // The ids of the attachments stay those of the first master key.
      const { index } = storeKeys(firstMasterKey(database.connection, task), storeId)
      blobs = openBlobStore(join(folder, 'lampiran.db'), keys.blobs, index, { create: false })
      return blobs
    }
    try {
      writeAct(task, act, database, openBlobs)
      const head = openHeadFile(restoredHeadFile(dataFolder, generation), keys.head)
      try {
        head.write(database.head())
      } finally {
        head.close()
      }
    } catch (error) {
      closeBehindError(() => inOrder(() => blobs?.close(), database.close))
      throw error
    }
    inOrder(() => blobs?.close(), database.close)
  } finally {
    for (const key of Object.values(keys)) key.fill(0)
  }
}

const writeAct = (task: RestoreTask, act: RestoreAct, database: Database, blobs: () => BlobStore): void => {
  const restoredAt = act.clock.now()
  const { source, found } = task
  const { manifest } = found
  const officer = act.officerOf(database.read)
  const id = newId('Restore')
  const kept = new Set(knownStatementIds(database.read))
  const givenUp = act.statementIds.filter((statement) => !kept.has(statement))
  const about = [
    { kind: 'restore', id },
    ...(act.approver ? [act.approver] : []),
    ...givenUp.map((statement) => ({ kind: givenUpKind, id: statement })),
  ]
  const { paperPair } = act
  const caseKeys = paperPair && createCaseKeys(() => paperPair, { blobs, now: act.clock.now })
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
          isSameKey(admission.sealKey, row.sealKey) &&
          (admission.roles ?? row.roles).toSorted().join() === row.roles.toSorted().join()
        if (admission && !isSame) admit(db, row, admission)
      }
      if (act.recovery && !isSameKey(act.recovery.sealKey, findRecoveryCode(db)?.sealKey ?? null))
        insertRecoveryCode(db, { ...act.recovery, madeAt: restoredAt, isConfirmed: true })
      for (const known of act.keyGenerations) keepKeyGeneration(db, known)
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
