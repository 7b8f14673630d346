import type { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import type {
  approveByCodeInput,
  approveInput,
  confirmInput,
} from '#shared/features/session/session.schema.ts'
import { paperCodeKind } from '#main/platform/db/change-log.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { openWithRecovery } from '#main/platform/keys/recovery-slot.ts'
import { loginKeyOf, openWithPassword } from '#main/platform/keys/slots.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { hasAnotherHolder, hasGivenPassword } from '#main/platform/rpc/second-person.repo.ts'
import { findActiveOfficerBySlot } from '#main/features/officer/index.ts'
import { checkLoginCode } from './login-code.service.ts'
import { recordLogin, refusedLogin } from './login-record.ts'
import { readTypedRecovery } from './typed-recovery.ts'

/**
 * The password of the officer who sits here, again. It goes the way of a login: counted before it is looked at, the same
 * work whether it is right or not.
 *
 * @throws DomainError LOGIN_REFUSED, LOGIN_WAIT, LOGIN_BLOCKED
 */
export const confirm = async (
  { service, officer }: OfficerContext,
  { password }: z.output<typeof confirmInput>,
): Promise<Record<string, never>> => {
  const { folder } = service.store()
  const { keys } = readKeyFile(folder)
  service.attempts.begin(folder, keys, officer.login)
  const slot = await openWithPassword(keys, officer.login, password)
  for (const secret of [slot?.masterKey, slot?.seal.privateKey]) secret?.fill(0)
  if (slot?.slotId !== officer.slotId) throw refusedLogin(service, officer.login, 'session.confirm')
  const before = service.attempts.succeed(folder, keys, officer.login)
  const { id: rowId, uuid: id, login } = officer
  recordLogin(service, service.store(), { rowId, id, login }, before, { action: 'session.confirm' })
  officer.assurance.confirm(service.clocks())
  return {}
}

/**
 * Another officer approves one act of the officer who sits here. He proves himself as at the entrance and gets no session
 * by it; what he approves is the digest of the act with its input, once and for two minutes.
 *
 * @throws DomainError RECORD_NOT_FOUND (nothing like that was asked for), the refusals of a login, SECOND_PERSON_…
 */
export const approve = async (
  { service, officer }: OfficerContext,
  input: z.output<typeof approveInput>,
): Promise<{ fullName: string }> => {
  const act = officer.assurance.asked(input.digest)
  if (!act || act.byPaperCode) throw new DomainError('RECORD_NOT_FOUND', { kind: 'act' })
  if (loginKeyOf(input.login) === loginKeyOf(officer.login)) throw new DomainError('SECOND_PERSON_IS_SELF')
  const { folder } = service.store()
  const { keys } = readKeyFile(folder)
  service.attempts.begin(folder, keys, input.login)
  const slot = await openWithPassword(keys, input.login, input.password)
  for (const secret of [slot?.masterKey, slot?.seal.privateKey]) secret?.fill(0)
  const store = service.store()
  const second = slot && findActiveOfficerBySlot(store.database.read, slot.slotId)
  if (!second) throw refusedLogin(service, input.login, 'session.approve')
  const codeStep = checkLoginCode(service, keys, second, slot.codeSecret, input.code, 'session.approve')
  const before = service.attempts.succeed(folder, keys, input.login, codeStep)
  if (second.rowId === officer.id) throw new DomainError('SECOND_PERSON_IS_SELF')
  if (!isPermitted(second.roles, act.permission)) throw new DomainError('SECOND_PERSON_NOT_ENTITLED')
  // In the demonstration everybody has the password that is printed.
  if (!service.options.demo && hasGivenPassword(store.database.read, second.id))
    throw new DomainError('SECOND_PERSON_HAS_GIVEN_PASSWORD')
  recordLogin(service, store, second, before, {
    action: 'session.approve',
    about: [{ kind: 'officer', id: officer.uuid }],
    act: act.action,
  })
  officer.assurance.approve(act, { id: second.rowId, uuid: second.id, slotId: slot.slotId }, service.clocks())
  return { fullName: second.fullName }
}

/**
 * The paper recovery code stands in for the second person where nobody else may approve. A wrong one counts as a wrong
 * password of whoever typed it; the right one is an act with his reason, and stays good.
 *
 * @throws DomainError RECORD_NOT_FOUND (nothing like that was asked for), PAPER_CODE_NOT_NEEDED, RECOVERY_… as
 *   `readTypedRecovery`, LOGIN_WAIT, LOGIN_BLOCKED
 */
export const approveByCode = async (
  context: OfficerContext,
  { digest, recoveryCode, secondShare, reason }: z.output<typeof approveByCodeInput>,
): Promise<Record<string, never>> => {
  const { service, officer } = context
  const act = officer.assurance.asked(digest)
  if (!act) throw new DomainError('RECORD_NOT_FOUND', { kind: 'act' })
  if (!act.byPaperCode || hasAnotherHolder(context.db, officer.id, act.permission))
    throw new DomainError('PAPER_CODE_NOT_NEEDED')
  const { secret } = await readTypedRecovery(recoveryCode, secondShare)
  const { folder, storeId } = service.store()
  const { keys } = readKeyFile(folder)
  service.attempts.begin(folder, keys, officer.login)
  const masterKey = openWithRecovery(keys, secret)
  secret.fill(0)
  if (!masterKey) throw refusedLogin(service, officer.login, context.action, 'RECOVERY_CODE_REFUSED')
  masterKey.fill(0)
  service.attempts.succeed(folder, keys, officer.login)
  const about = [
    { kind: 'officer', id: officer.uuid },
    { kind: paperCodeKind, id: storeId },
  ]
  context.change(about, () => undefined, reason)
  officer.assurance.approve(act, 'paperCode', service.clocks())
  return {}
}
