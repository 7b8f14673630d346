import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RestorePreview } from '#shared/features/backup/backup.schema.ts'
import { canUsePassword } from '#shared/features/session/session.rules.ts'
import type { Session } from '#shared/features/session/session.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import { todayBy } from '#main/platform/clock.ts'
import { openDatabase, type ReadDb } from '#main/platform/db/database.ts'
import { openForReading } from '#main/platform/db/open.ts'
import { writeKeyFile } from '#main/platform/keys/key-file.ts'
import {
  openRecoveryPair,
  openWithRecovery,
  recoverySealKeyOf,
  type RecoveryRecord,
} from '#main/platform/keys/recovery-slot.ts'
import { createKeysAfterRestore, loginKeyOf, sealKeyOf } from '#main/platform/keys/slots.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import { createAttempts } from '#main/platform/keys/login-attempts.ts'
import { calibrateKdf } from '#main/platform/keys/password.ts'
import type { KeyPair } from '#main/platform/keys/crypto.ts'
import type { CallContext } from '#main/platform/rpc/gate.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { closeBehindError } from '#main/platform/store/generation.ts'
import { readOffsiteRecovery } from '#main/platform/store/offsite-file.ts'
import { writePointer } from '#main/platform/store/pointer.ts'
import { moveAside } from '#main/platform/store/quarantine.ts'
import { buildingName, openStore, removeUnfinished } from '#main/platform/store/store.ts'
import { findOfficerByLogin, type OfficerRow } from '#main/features/officer/index.ts'
import { readTypedRecovery, recoverySheet, startSession } from '#main/features/session/index.ts'
import { alone } from './backup-state.ts'
import { assertNothingToLose } from './entrance.service.ts'
import { keyringOfOne, wipeKeyring } from './keyring.ts'
import { buildRestored, recordRestore, type RestoreTask } from './restore-generation.ts'
import { readSource, toPreview, type FoundSource } from './restore.service.ts'
import { removeUploads, unpackUpload, uploadedFile } from './uploads.ts'

type TypedUpload = { uploadId: string; recoveryCode: string; secondShare: string | null }
type Opened = FoundSource & { record: RecoveryRecord; paperPair: KeyPair }

/**
 * An off-site file with the paper code of the day it was made: the code opens the master key that lies beside it, and
 * with that everything.
 *
 * @throws DomainError RECOVERY_… as `readTypedRecovery`, RECOVERY_CODE_REFUSED (not the code of this file),
 *   BACKUP_UNREADABLE, BACKUP_DAMAGED
 */
const openUpload = async (
  service: ServiceState,
  { uploadId, recoveryCode, secondShare }: TypedUpload,
): Promise<Opened> => {
  const { secret } = await readTypedRecovery(recoveryCode, secondShare)
  const record = await readOffsiteRecovery(uploadedFile(service, uploadId))
  const masterKey = openWithRecovery(record, secret)
  const paperPair = openRecoveryPair(record, secret)
  secret.fill(0)
  if (!masterKey || !paperPair) throw new DomainError('RECOVERY_CODE_REFUSED')
  const { storeId, generation } = record
  const keyring = keyringOfOne({ storeId, keyGeneration: generation, masterKey })
  masterKey.fill(0)
  try {
    return { ...(await unpackUpload(service, uploadId, keyring)), folder: null, record, paperPair }
  } catch (error) {
    wipeKeyring(keyring)
    paperPair.privateKey.fill(0)
    throw error
  }
}

export const previewElsewhere = ({ service }: CallContext, input: TypedUpload): Promise<RestorePreview> =>
  alone(service, async () => {
    assertNothingToLose(service)
    const opened = await openUpload(service, input)
    opened.paperPair.privateKey.fill(0)
    try {
      const copy = await readSource(opened)
      return toPreview('offsite', opened.manifest, copy, { now: null, lostActs: null })
    } finally {
      opened.masterKey.fill(0)
    }
  })

type Input = TypedUpload & { login: string; newPassword: string; reason: string }

/**
 * Makes the store of this workstation out of an off-site file. What may be left of another one is moved aside. The
 * officer who does it gets the only password; the paper code is a new one, because the old one lies open on a desk.
 *
 * @throws DomainError as `openUpload`; STORE_IS_WHOLE, RESTORE_NOT_PERMITTED (no such officer, or one who cannot give
 *   the others their passwords), PASSWORD_…, DISK_FULL, FOLDER_NOT_WRITABLE
 */
export const restoreElsewhere = (
  context: CallContext,
  input: Input,
): Promise<{ session: Session; recoveryCode: string; sheet: File }> =>
  alone(context.service, async () => {
    const { service } = context
    assertNothingToLose(service)
    assertAllowed(canUsePassword(input.newPassword, input.login))
    const opened = await openUpload(service, input)
    try {
      return await restoreOpened(context, input, opened)
    } catch (error) {
      opened.masterKey.fill(0)
      throw error
    }
  })

const restoreOpened = async (
  context: CallContext,
  input: Input,
  opened: Opened,
): Promise<{ session: Session; recoveryCode: string; sheet: File }> => {
  const { service } = context
  const { clock, dataDirectory: folder } = service.options
  const { record, masterKey } = opened
  const { storeId } = record
  const copy = await readSource(opened)
  assertOfficer(opened, input.login)
  const cost = await calibrateKdf(clock.elapsed)
  const made = await createKeysAfterRestore(record, masterKey, cost, input.login, input.newPassword)
  // The paper first: a code that could not be shown must not be the only one.
  const sheet = recoverySheet(service, {
    officeName: copy.content.officeName,
    code: made.recoveryCode,
    on: todayBy(clock),
    storeId,
  })
  moveAside(folder, clock.now())
  mkdirSync(join(folder, buildingName), { recursive: true, mode: 0o700 })
  const task: RestoreTask = {
    dataFolder: folder,
    masterKey,
    storeId,
    generation: 1,
    keyGeneration: record.generation,
    source: 'offsite',
    found: opened,
  }
  try {
    await buildRestored(task)
    recordRestore(task, {
      clock,
      action: 'backup.restoreElsewhere',
      reason: input.reason,
      officerOf: (db) => officerIn(db, input.login),
      approver: undefined,
      keyGenerations: [],
      statementIds: [],
      admissions: officersOf(opened, input.login).map(({ id }) => ({
        uuid: id,
        slotId: made.slot.id,
        sealKey: sealKeyOf(made.slot),
        disabledAt: null,
      })),
      slotIds: new Set([made.slot.id]),
      recovery: { sealKey: recoverySealKeyOf(made.keys), form: 'whole' },
      paperPair: opened.paperPair,
      knownSeq: null,
    })
    writeKeyFile(folder, made.keys)
    createAttempts(folder, made.keys)
    writePointer(folder, { storeId, generation: 1, keyGeneration: record.generation })
  } catch (error) {
    closeBehindError(() => removeUnfinished(folder))
    throw error
  }
  const store = openStore(folder, masterKey)
  service.useStore(store)
  removeUploads(service)
  const officer = officerIn(store.database.read, input.login)
  if (!officer) throw new Error('the officer who restored is missing')
  return { session: startSession(context, store, officer, made.seal), recoveryCode: made.recoveryCode, sheet }
}

/** Somebody who can give the others their passwords again. */
const officerIn = (db: ReadDb, login: string): OfficerRow | undefined => {
  const found = findOfficerByLogin(db, loginKeyOf(login))
  return found && !found.disabledAt && isPermitted(found.roles, 'officer.write') ? found : undefined
}

const officersOf = ({ files, masterKey, record }: Opened, login: string): OfficerRow[] => {
  const { database } = storeKeys(masterKey, record.storeId)
  const connection = openForReading(files.rows, database)
  try {
    const found = officerIn(openDatabase(connection).read, login)
    return found ? [found] : []
  } finally {
    connection.close()
    database.fill(0)
  }
}

const assertOfficer = (opened: Opened, login: string): void => {
  if (officersOf(opened, login).length === 0) throw new DomainError('RESTORE_NOT_PERMITTED')
}
