import type { ApprovalKind, RestoreApproval } from '#shared/features/backup/backup.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import { paperCodeKind, secondOfficerKind, type Subject } from '#main/platform/db/change-log.ts'
import { openDatabase, type ReadDb } from '#main/platform/db/database.ts'
import { openForReading } from '#main/platform/db/open.ts'
import type { KeyFile } from '#main/platform/keys/key-file.ts'
import { openWithRecovery } from '#main/platform/keys/recovery-slot.ts'
import { loginKeyOf, openWithPassword } from '#main/platform/keys/slots.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import { hasGivenPassword } from '#main/platform/rpc/second-person.repo.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { findOfficer, type OfficerRow } from '#main/features/officer/index.ts'
import { checkLoginCode, readTypedRecovery } from '#main/features/session/index.ts'
import { listAdmissions } from './backup.repo.ts'
import type { LastKnown } from './last-known.ts'
import type { FoundSource } from './restore.service.ts'

type Standing = { keys: KeyFile; known: LastKnown }

/** An officer of the backup who can approve now: with the slot that the slot file has of him. */
export type Approver = { id: string; slotId: string }

export const isRemoved = ({ admissions }: LastKnown, { id }: Pick<OfficerRow, 'id'>): boolean =>
  admissions.some(({ uuid, disabledAt }) => uuid === id && disabledAt !== null)

/** Reads the rows of a backup without writing to them. */
export const inBackup = <Result>(
  { files, masterKey }: FoundSource,
  storeId: string,
  read: (db: ReadDb) => Result,
): Result => {
  const { database } = storeKeys(masterKey, storeId)
  const connection = openForReading(files.rows, database)
  try {
    return read(openDatabase(connection).read)
  } finally {
    connection.close()
    database.fill(0)
  }
}

/**
 * Who of the backup may approve beside the one who restores, as far as it can be known: not removed since, with a key
 * slot today, and with a password of his own. Whoever has none of these could not prove himself here, and waiting for
 * him would be a dead end.
 */
export const approversIn = (
  db: ReadDb,
  { keys, known }: Standing,
  restorer: Pick<OfficerRow, 'id'>,
): Approver[] => {
  const slotIds = new Set(keys.officers.map(({ id }) => id))
  const today = new Map(known.admissions.map((admission) => [admission.uuid, admission]))
  return listAdmissions(db).flatMap(({ uuid, slotId: before, disabledAt }) => {
    const slotId = today.get(uuid)?.slotId ?? before
    const officer = findOfficer(db, uuid)
    if (!officer || officer.id === restorer.id || disabledAt !== null || isRemoved(known, officer)) return []
    const canApprove =
      slotIds.has(slotId) && isPermitted(officer.roles, 'act.approve') && !hasGivenPassword(db, uuid)
    return canApprove ? [{ id: uuid, slotId }] : []
  })
}

export const approvalNeeded = (
  db: ReadDb,
  standing: Standing,
  restorer: Pick<OfficerRow, 'id'>,
): ApprovalKind => (approversIn(db, standing, restorer).length > 0 ? 'secondPerson' : 'paperCode')

/**
 * The second person of a restore at the entrance, proven as at a login; where there is none, the paper code.
 *
 * @returns what the act of restoring names
 * @throws DomainError SECOND_PERSON_IS_SELF, SECOND_PERSON_NOT_ENTITLED, PAPER_CODE_NOT_NEEDED, the refusals of a login,
 *   RECOVERY_…
 */
export const assertApproved = async (
  service: ServiceState,
  keys: KeyFile,
  restorerLogin: string,
  approvers: readonly Approver[],
  approval: RestoreApproval,
): Promise<Subject> => {
  const folder = service.folder()
  if (approval.kind === 'paperCode') {
    if (approvers.length > 0) throw new DomainError('PAPER_CODE_NOT_NEEDED')
    const { secret } = await readTypedRecovery(approval.recoveryCode, approval.secondShare)
    service.attempts.begin(folder, keys, restorerLogin)
    const opened = openWithRecovery(keys, secret)
    for (const each of [secret, opened]) each?.fill(0)
    if (!opened) throw new DomainError('RECOVERY_CODE_REFUSED')
    service.attempts.succeed(folder, keys, restorerLogin)
    return { kind: paperCodeKind, id: keys.storeId }
  }
  const { login, password, code } = approval
  if (loginKeyOf(login) === loginKeyOf(restorerLogin)) throw new DomainError('SECOND_PERSON_IS_SELF')
  service.attempts.begin(folder, keys, login)
  const slot = await openWithPassword(keys, login, password)
  slot?.masterKey.fill(0)
  if (!slot) throw new DomainError('LOGIN_REFUSED')
  const step = checkLoginCode(service, keys, { login }, slot.codeSecret, code, 'backup.restoreDamaged')
  service.attempts.succeed(folder, keys, login, step)
  const approver = approvers.find(({ slotId }) => slotId === slot.slotId)
  if (!approver) throw new DomainError('SECOND_PERSON_NOT_ENTITLED')
  return { kind: secondOfficerKind, id: approver.id }
}
