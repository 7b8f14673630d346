import type { z } from 'zod'
import type {
  ApprovalKind,
  LocalBackup,
  RestoreApproval,
  RestorePreview,
  RestoreSource,
} from '#shared/features/backup/backup.schema.ts'
import type { loginInput } from '#shared/features/session/session.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import type { Subject } from '#main/platform/db/change-log.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { readKeyFile, type KeyFile } from '#main/platform/keys/key-file.ts'
import { recoverySealKeyOf } from '#main/platform/keys/recovery-slot.ts'
import { loginKeyOf, openWithPassword, sealKeyOf } from '#main/platform/keys/slots.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import { createAssurance, type Assurance } from '#main/platform/rpc/assurance.ts'
import type { CallContext } from '#main/platform/rpc/gate.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { headFileOf, readHead } from '#main/platform/store/head-file.ts'
import { readPointer, writePointer } from '#main/platform/store/pointer.ts'
import { copyAside } from '#main/platform/store/quarantine.ts'
import { greatestGeneration } from '#main/platform/store/backup-folder.ts'
import { inspectFolder, openStore } from '#main/platform/store/store.ts'
import { findActiveOfficerBySlot, findOfficerByLogin, type OfficerRow } from '#main/features/officer/index.ts'
import { checkLoginCode } from '#main/features/session/index.ts'
import { alone, findBackups, memoryOf } from './backup-state.ts'
import { approvalNeeded, approversIn, assertApproved, inBackup, isRemoved } from './entrance-approval.ts'
import { wipeKeyring } from './keyring.ts'
import { readLastKnown, type LastKnown } from './last-known.ts'
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

export type Credentials = z.output<typeof loginInput>
export type Opened = { keys: KeyFile; slotId: string; masterKey: Uint8Array; known: LastKnown }

/** Who gave his login code on this page a moment ago: a code is good once, and the way has two steps. */
const codesGiven = new WeakMap<CallContext['connection'], { login: string; assurance: Assurance }>()

/**
 * The master key for a password, where the store itself does not open with it.
 *
 * @throws DomainError LOGIN_REFUSED, LOGIN_WAIT, LOGIN_BLOCKED, LOGIN_CODE_REQUIRED, LOGIN_CODE_REFUSED, STORE_IN_USE,
 *   STORE_IS_WHOLE, and what opening refuses for another reason than damage
 */
export const openKeysOfDamaged = async (
  { service, connection }: CallContext,
  { login, password, code }: Credentials,
  action: 'backup.candidates' | 'backup.restoreDamaged' | 'backup.salvage',
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
  const { slotId, masterKey, codeSecret } = slot
  slot.seal.privateKey.fill(0)
  const given = codesGiven.get(connection)
  const isGiven = given?.login === loginKeyOf(login) && given.assurance.isConfirmed(service.clocks())
  const step = isGiven ? undefined : checkLoginCode(service, keys, { login }, codeSecret, code, action)
  // A wrong paper code of the step after stays counted when the password is given again with the next one.
  if (action === 'backup.restoreDamaged' && step === undefined) service.attempts.withdraw(folder, keys, login)
  else service.attempts.succeed(folder, keys, login, step)
  assertStoreIsClosed(service, masterKey)
  memoryOf(service).isDamageSeen = true
  if (step !== undefined) {
    const assurance = createAssurance()
    assurance.confirm(service.clocks())
    codesGiven.set(connection, { login: loginKeyOf(login), assurance })
  }
  const { storeId, generation } = keys
  return {
    keys,
    slotId,
    masterKey,
    known: readLastKnown(service, { storeId, keyGeneration: generation, masterKey }),
  }
}

export const forget = ({ masterKey, known }: Opened): void => {
  masterKey.fill(0)
  wipeKeyring(known.keyring)
}

const assertStoreIsClosed = (service: ServiceState, masterKey: Uint8Array): void => {
  try {
    openStore(service.folder(), Uint8Array.from(masterKey)).close()
  } catch (error) {
    if (error instanceof DomainError && closedBy.has(error.code)) return
    throw error
  }
  throw new DomainError('STORE_IS_WHOLE')
}

/**
 * By his slot, or by his login where the password was changed after the backup: the slot file vouches for both. Whoever
 * was removed since may have a slot left by a cut, and gets nothing by it.
 */
export const restorerIn = (db: ReadDb, { slotId, known }: Opened, login: string): OfficerRow | undefined => {
  const found = findActiveOfficerBySlot(db, slotId) ?? findOfficerByLogin(db, loginKeyOf(login))
  if (!found || found.disabledAt || isRemoved(known, found)) return undefined
  return isPermitted(found.roles, 'backup.restore') ? found : undefined
}

/** How the restore of a backup has to be approved; undefined for who may not restore it. */
const approvalOf = (found: FoundSource, opened: Opened, login: string): ApprovalKind | undefined =>
  inBackup(found, opened.keys.storeId, (db) => {
    const restorer = restorerIn(db, opened, login)
    return restorer && approvalNeeded(db, opened, restorer)
  })

const mostRead = 5

type Preview = { preview: RestorePreview; approval: ApprovalKind }
type Candidate = { backup: LocalBackup } & (Preview | { preview: null; approval: null })
const unread = { preview: null, approval: null }

/**
 * The backups beside a store that does not open. The newest are read through, so that nobody chooses one that cannot be
 * restored.
 *
 * @throws DomainError as `openKeysOfDamaged`; RESTORE_NOT_PERMITTED
 */
export const listCandidates = (
  context: CallContext,
  credentials: Credentials,
): Promise<{ backups: Candidate[] }> =>
  alone(context.service, async () => {
    const { service } = context
    const opened = await openKeysOfDamaged(context, credentials, 'backup.candidates')
    try {
      const previews = new Map<string, Preview>()
      for (const { name, state } of findBackups(service)) {
        if (previews.size === mostRead) break
        if (state === 'verified') {
          const preview = await previewOf(service, opened, name, credentials.login)
          if (preview) previews.set(name, preview)
        }
      }
      // Listed after they were read: what was found damaged says so.
      return {
        backups: listLocal(service).map((backup) => ({ backup, ...(previews.get(backup.name) ?? unread) })),
      }
    } finally {
      forget(opened)
    }
  })

/** Undefined where the backup turns out not to be whole. @throws DomainError RESTORE_NOT_PERMITTED */
const previewOf = async (
  service: ServiceState,
  opened: Opened,
  name: string,
  login: string,
): Promise<Preview | undefined> => {
  try {
    const found = await findSource(service, { kind: 'local', name }, opened.known.keyring)
    const copy = await readSource(found)
    const approval = approvalOf(found, opened, login)
    if (!approval) throw new DomainError('RESTORE_NOT_PERMITTED')
    const known = knownSeq(service, opened)
    const lostActs = known === null ? null : Math.max(0, known - found.manifest.seq)
    return { preview: toPreview('local', found.manifest, copy, { now: null, lostActs }), approval }
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
 * Puts a backup in the place of a store that does not open, by two persons. What is there is kept aside first, and stays
 * the store until the last step.
 *
 * @throws DomainError as `listCandidates`; as `assertApproved`; BACKUP_…, RESTORE_LOCKS_OUT, DISK_FULL
 */
export const restoreDamaged = (
  context: CallContext,
  { source, reason, approval, ...credentials }: RestoreInput,
): Promise<{ lacksAttachments: boolean }> =>
  alone(context.service, async () => {
    const { service } = context
    const opened = await openKeysOfDamaged(context, credentials, 'backup.restoreDamaged')
    const { keys, masterKey } = opened
    const { storeId } = keys
    const folder = service.folder()
    const pointer = readPointer(folder)
    try {
      const found = await findSource(service, source, opened.known.keyring)
      await readSource(found)
      const approver = await approve(service, found, opened, credentials.login, approval)
      copyAside(folder, pointer?.generation, service.options.clock.now())
      const task: RestoreTask = {
        dataFolder: folder,
        masterKey,
        storeId,
        generation: (pointer?.generation ?? greatestGeneration(folder)) + 1,
        keyGeneration: keys.generation,
        source: source.kind,
        found,
      }
      const built = await buildRestored(task)
      recordRestore(task, restoreAct(service, opened, credentials.login, reason, approver))
      writePointer(folder, { storeId, generation: task.generation, keyGeneration: keys.generation })
      removeUploads(service)
      memoryOf(service).isDamageSeen = false
      return built
    } finally {
      forget(opened)
    }
  })

type RestoreInput = Credentials & { source: RestoreSource; reason: string; approval: RestoreApproval }

/** @throws DomainError RESTORE_NOT_PERMITTED, and as `assertApproved` */
const approve = async (
  service: ServiceState,
  found: FoundSource,
  opened: Opened,
  login: string,
  approval: RestoreApproval,
): Promise<Subject> => {
  const approvers = inBackup(found, opened.keys.storeId, (db) => {
    const restorer = restorerIn(db, opened, login)
    return restorer && approversIn(db, opened, restorer)
  })
  if (!approvers) throw new DomainError('RESTORE_NOT_PERMITTED')
  return assertApproved(service, opened.keys, login, approvers, approval)
}

const restoreAct = (
  service: ServiceState,
  opened: Opened,
  login: string,
  reason: string,
  approver: Subject,
) => {
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
    approver,
    keyGenerations: opened.known.keyGenerations,
    statementIds: opened.known.statementIds,
    get admissions() {
      const his = officer ? [{ uuid: officer.id, slotId: opened.slotId, sealKey, disabledAt: null }] : []
      return [...opened.known.admissions.filter(({ disabledAt }) => disabledAt !== null), ...his]
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
