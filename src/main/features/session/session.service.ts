import type { z } from 'zod'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { permissionsOf } from '#shared/kernel/permissions.ts'
import { canUsePassword } from '#shared/features/session/session.rules.ts'
import type {
  loginInput,
  Session,
  SessionStatus,
  StoreProblem,
} from '#shared/features/session/session.schema.ts'
import {
  addSlot,
  changeSlotPassword,
  loginKeyOf,
  openWithPassword,
  openWithRecovery,
  readKeyFile,
  removeSlot,
  renewRecovery,
  writeKeyFile,
} from '#main/platform/keys/key-file.ts'
import { readRecoveryCode } from '#main/platform/keys/recovery-code.ts'
import { todayBy } from '#main/platform/clock.ts'
import type { CallContext, OfficerContext } from '#main/platform/rpc/gate.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { inspectFolder, openStore, type Store } from '#main/platform/store/store.ts'
import { getOffice } from '#main/features/office/index.ts'
import {
  findActiveOfficerBySlot,
  findOfficerByLogin,
  updateOfficer,
  type OfficerRow,
} from '#main/features/officer/index.ts'
import { recoverySheet } from './recovery-sheet.ts'

/** Login of the demonstration store; printed and shown, because everything in it is fictitious. */
export const demoLogin = { login: 'contoh', password: 'sepeda layar tikar kelapa' }

export const readStatus = (service: ServiceState): SessionStatus => {
  const { options } = service
  const problem = findProblem(service)
  const presence = problem
    ? 'problem'
    : inspectFolder(options.dataDirectory) === 'none'
      ? 'setupNeeded'
      : 'locked'
  return {
    state: presence,
    problem: problem ?? null,
    demo: options.demo,
    demoLogin: options.demo ? demoLogin : null,
    endedAbruptly: service.endedAbruptly,
    version: options.version,
  }
}

const findProblem = (service: ServiceState): StoreProblem | undefined => {
  try {
    const holder = service.hold()
    if (holder) return { code: 'STORE_IN_USE', holder }
  } catch {
    return { code: 'FOLDER_NOT_WRITABLE' }
  }
  const presence = inspectFolder(service.options.dataDirectory)
  return presence === 'none' || presence === 'whole' ? undefined : { code: presence }
}

/** The record of a logged-in officer as screens need it. */
const sessionOf = (service: ServiceState, store: Store, officer: OfficerRow): Session => {
  const office = getOffice(store.database.read)
  return {
    officerId: officer.id,
    login: officer.login,
    fullName: officer.fullName,
    roles: officer.roles,
    permissions: permissionsOf(officer.roles),
    officeName: office.fullName,
    language: office.preferences.language,
    idleMinutes: office.preferences.idleMinutes,
    today: todayBy(service.options.clock),
  }
}

/** Makes this connection the officer's: from here on its calls carry his roles. */
export const startSession = (
  { service, connection }: CallContext,
  store: Store,
  officer: OfficerRow,
): Session => {
  const session = sessionOf(service, store, officer)
  service.setIdleMinutes(session.idleMinutes)
  service.touch()
  const { rowId, id, login, fullName, roles } = officer
  connection.officer = { id: rowId, uuid: id, login, fullName, roles }
  return session
}

const assertHeld = (service: ServiceState): void => {
  if (service.hold()) throw new DomainError('STORE_IN_USE')
}

const storeFor = (service: ServiceState, masterKey: Uint8Array): Store => {
  const open = service.openStore()
  if (open) return open
  const store = openStore(service.options.dataDirectory, masterKey)
  service.useStore(store)
  return store
}

/**
 * Opens the store with an officer's password. An unknown login, a wrong password and a disabled officer get the same
 * answer after the same work.
 *
 * @throws DomainError LOGIN_REFUSED, STORE_IN_USE, the errors of reading the key file and of opening the store
 */
export const login = async (context: CallContext, input: z.output<typeof loginInput>): Promise<Session> => {
  const { service } = context
  assertHeld(service)
  const { dataDirectory } = service.options
  const { keys, damaged } = readKeyFile(dataDirectory)
  const slot = await openWithPassword(keys, input.login, input.password)
  if (!slot) throw new DomainError('LOGIN_REFUSED')
  const store = storeFor(service, slot.masterKey)
  const officer = findActiveOfficerBySlot(store.database.read, slot.slotId)
  if (!officer) throw new DomainError('LOGIN_REFUSED')
  // An older generation of the key file opened the store: make it the newest again.
  if (damaged) writeKeyFile(dataDirectory, keys)
  return startSession(context, store, officer)
}

export const readCurrentSession = (context: OfficerContext): Session => {
  const officer = findOfficerByLogin(context.db, loginKeyOf(context.officer.login))
  if (!officer) throw new DomainError('SESSION_REQUIRED')
  return sessionOf(context.service, context.service.store(), officer)
}

/** Only the officer's private keys are wrapped anew; the data is not touched. */
export const changePassword = async (
  context: OfficerContext,
  input: { oldPassword: string; newPassword: string },
): Promise<Record<string, never>> => {
  const { folder } = context.service.store()
  const { login: name } = context.officer
  assertAllowed(canUsePassword(input.newPassword, name))
  const changed = await changeSlotPassword(
    readKeyFile(folder).keys,
    name,
    input.oldPassword,
    input.newPassword,
  )
  if (!changed) throw new DomainError('LOGIN_REFUSED')
  giveNewSlot(context, changed)
  return {}
}

/**
 * Order matters: first a key file that knows both slots, then the row, then the file without the old slot.
 * A cut anywhere in between leaves a password that opens the store, the old or the new one.
 */
const giveNewSlot = (
  context: OfficerContext,
  changed: Awaited<ReturnType<typeof changeSlotPassword>> & object,
): void => {
  const { folder } = context.service.store()
  const current = readKeyFile(folder).keys
  const old = current.officers.filter(({ id }) => id === changed.oldSlotId)
  writeKeyFile(folder, { ...changed.keys, officers: [...changed.keys.officers, ...old] })
  context.change([{ kind: 'officer', id: context.officer.uuid }], (db) => {
    const officer = findOfficerByLogin(db, loginKeyOf(context.officer.login))
    if (!officer || !updateOfficer(db, officer.rowId, officer.version, { slotId: changed.slotId })) {
      throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'officer' })
    }
  })
  writeKeyFile(folder, changed.keys)
}

type RecoverInput = { login: string; recoveryCode: string; newPassword: string; reason: string }

/**
 * A forgotten password: the paper code opens the store, the officer gets a new slot, and a fresh code replaces the
 * used one.
 *
 * @throws DomainError RECOVERY_CODE_MISTYPED (a symbol is wrong), RECOVERY_CODE_REFUSED (not this store's code, or no
 *   such officer), PASSWORD_…
 */
export const recover = async (
  context: CallContext,
  input: RecoverInput,
): Promise<{ session: Session; recoveryCode: string; sheet: File }> => {
  const { service } = context
  const secret = readRecoveryCode(input.recoveryCode)
  if (!secret) throw new DomainError('RECOVERY_CODE_MISTYPED')
  assertAllowed(canUsePassword(input.newPassword, input.login))
  assertHeld(service)
  const { keys } = readKeyFile(service.options.dataDirectory)
  const masterKey = openWithRecovery(keys, secret)
  if (!masterKey) throw new DomainError('RECOVERY_CODE_REFUSED')
  const store = storeFor(service, masterKey)
  const officer = findOfficerByLogin(store.database.read, loginKeyOf(input.login))
  if (!officer || officer.disabledAt) throw new DomainError('RECOVERY_CODE_REFUSED')

  const added = await addSlot(keys, masterKey, officer.login, input.newPassword)
  const renewed = renewRecovery(added.keys, masterKey)
  writeKeyFile(store.folder, renewed.keys)
  store.database.change(
    {
      action: 'session.recover',
      officerId: officer.rowId,
      recordedAt: service.options.clock.now(),
      about: [{ kind: 'officer', id: officer.id }],
      reason: input.reason,
    },
    (db) => updateOfficer(db, officer.rowId, officer.version, { slotId: added.slotId }),
  )
  if (officer.slotId !== added.slotId) writeKeyFile(store.folder, removeSlot(renewed.keys, officer.slotId))
  const session = startSession(context, store, officer)
  const sheet = recoverySheet(service, {
    officeName: session.officeName,
    code: renewed.code,
    on: todayBy(service.options.clock),
    storeId: store.storeId,
  })
  return { session, recoveryCode: renewed.code, sheet }
}
