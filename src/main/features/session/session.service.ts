import type { z } from 'zod'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { isPermitted, permissionsOf } from '#shared/kernel/permissions.ts'
import type { RecoveryPaper } from '#shared/features/store-key/store-key.schema.ts'
import { canUsePassword } from '#shared/features/session/session.rules.ts'
import type {
  loginInput,
  Session,
  SessionStatus,
  StoreProblem,
} from '#shared/features/session/session.schema.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { openRecoveryPair, openWithRecovery } from '#main/platform/keys/recovery-slot.ts'
import {
  changeSlotPassword,
  createSlot,
  loginKeyOf,
  openWithPassword,
  sealKeyOf,
  type FreshSlot,
} from '#main/platform/keys/slots.ts'
import type { KeyPair } from '#main/platform/keys/crypto.ts'
import { exchangeSlot, tidySlots } from '#main/platform/keys/slot-exchange.ts'
import { caseKeysOf } from '#main/platform/case-keys/case-keys.ts'
import { todayBy } from '#main/platform/clock.ts'
import { makeWantedKeyChange } from '#main/platform/key-change.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { CallContext, OfficerContext } from '#main/platform/rpc/gate.ts'
import { createAssurance } from '#main/platform/rpc/assurance.ts'
import { createOpenings } from '#main/platform/rpc/openings.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { closeBehindError } from '#main/platform/store/generation.ts'
import { inspectFolder, type Store } from '#main/platform/store/store.ts'
import { getOffice } from '#main/features/office/index.ts'
import {
  activeSlotIds,
  findActiveOfficerBySlot,
  findOfficerByLogin,
  updateOfficer,
  type OfficerRow,
} from '#main/features/officer/index.ts'
import { checkLoginCode } from './login-code.service.ts'
import { settleAtLogin } from './case-keys-at-login.ts'
import { recordLogin, refusedLogin } from './login-record.ts'
import { prepareRecovery, renewRecovery } from './recovery-paper.ts'
import { readTypedRecovery } from './typed-recovery.ts'

/** Login of the demonstration store; printed and shown, because everything in it is fictitious. */
export const demoLogin = { login: 'contoh', password: 'sepeda layar tikar kelapa' }

export const readStatus = (service: ServiceState): SessionStatus => {
  const { options } = service
  const problem = findProblem(service)
  const presence = problem ? 'problem' : inspectFolder(service.folder()) === 'none' ? 'setupNeeded' : 'locked'
  return {
    state: presence,
    problem: problem ?? null,
    demo: options.demo,
    demoLogin: options.demo ? demoLogin : null,
    endedAbruptly: service.endedAbruptly(),
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
  const presence = inspectFolder(service.folder())
  return presence === 'none' || presence === 'whole' ? undefined : { code: presence }
}

/** The record of a logged-in officer as screens need it. */
const sessionOf = (
  service: ServiceState,
  store: Store,
  officer: OfficerRow,
  hasLoginCode: boolean,
): Session => {
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
    hasLoginCode,
    today: todayBy(service.options.clock),
  }
}

/** Makes this connection the officer's: from here on its calls carry his roles. */
export const startSession = (
  { service, connection }: CallContext,
  store: Store,
  officer: OfficerRow,
  seal: KeyPair,
  hasLoginCode = false,
): Session => {
  const session = sessionOf(service, store, officer, hasLoginCode)
  service.setIdleMinutes(session.idleMinutes)
  service.touch()
  const { rowId, id, login, fullName, roles, slotId, sectionRowId } = officer
  connection.officer?.caseKeys.forget()
  connection.officer = {
    id: rowId,
    uuid: id,
    login,
    fullName,
    roles,
    slotId,
    sectionRowId,
    openings: createOpenings(),
    assurance: createAssurance(),
    caseKeys: caseKeysOf(service, seal),
    hasLoginCode,
  }
  return session
}

const assertHeld = (service: ServiceState): void => {
  if (service.hold()) throw new DomainError('STORE_IN_USE')
}

/**
 * Runs `work` on the store, which is opened with this key where it is locked. When `work` refuses, a store that was
 * locked before is locked again: nobody is there who may work in it.
 */
const onStore = <Result>(
  service: ServiceState,
  masterKey: Uint8Array,
  work: (store: Store) => Result,
): Result => {
  const open = service.openStore()
  // A key file that was put in the place of ours hands out a key of its own.
  if (open && !Buffer.from(masterKey).equals(open.masterKey)) throw new DomainError('STORE_KEY_MISMATCH')
  if (open) masterKey.fill(0)
  const store = open ?? service.openFolder(masterKey)
  if (!open) service.useStore(store)
  try {
    return work(store)
  } catch (error) {
    if (!open) service.closeStore()
    throw error
  }
}

const isRefusal: ReadonlySet<string> = new Set(['LOGIN_REFUSED', 'LOGIN_CODE_REQUIRED', 'LOGIN_CODE_REFUSED'])

/**
 * Opens the store with an officer's password. An unknown login, a wrong password and a disabled officer get the same
 * answer after the same work. Whoever also gives a login code is asked for it once his password was right.
 *
 * @throws DomainError LOGIN_REFUSED, LOGIN_CODE_REQUIRED, LOGIN_CODE_REFUSED, STORE_IN_USE, the errors of reading the key file and of opening the store
 */
export const login = async (context: CallContext, input: z.output<typeof loginInput>): Promise<Session> => {
  const { service } = context
  assertHeld(service)
  const folder = service.folder()
  const { keys } = readKeyFile(folder)
  service.attempts.begin(folder, keys, input.login)
  const slot = await openWithPassword(keys, input.login, input.password, () => readKeyFile(folder).keys)
  if (!slot) throw refusedLogin(service, input.login, 'session.login')
  try {
    return onStore(service, slot.masterKey, (store) => {
      const officer = findActiveOfficerBySlot(store.database.read, slot.slotId)
      if (!officer) throw refusedLogin(service, input.login, 'session.login')
      assertMayReadSalvaged(service, officer)
      const { codeSecret } = slot
      const codeStep = checkLoginCode(service, keys, officer, codeSecret, input.code, 'session.login')
      const before = service.attempts.succeed(folder, keys, input.login, codeStep)
      recordLogin(service, store, officer, before, { action: 'session.login' })
      const session = startSession(context, store, officer, slot.seal, codeSecret !== undefined)
      settleAtLogin(context, officer, slot.seal.publicKey)
      tidySlots(store.folder, activeSlotIds(store.database.read))
      if (!service.isReadOnly()) makeWantedKeyChange(service, null)
      return session
    })
  } catch (error) {
    slot.seal.privateKey.fill(0)
    // The password was right and the store is what failed: whoever tries to help must not be locked out by it.
    if (!(error instanceof DomainError && isRefusal.has(error.code)))
      closeBehindError(() => service.attempts.free(folder, keys, input.login))
    throw error
  }
}

/** Who may see which case stands in rows, and of a salvaged store some are not proven: it is for who restores it. */
const assertMayReadSalvaged = (service: ServiceState, { roles }: OfficerRow): void => {
  const permission = 'backup.restore'
  if (service.salvageReport() && !isPermitted(roles, permission))
    throw new DomainError('NOT_PERMITTED', { permission })
}

export const readCurrentSession = (context: OfficerContext): Session => {
  const officer = findOfficerByLogin(context.db, loginKeyOf(context.officer.login))
  if (!officer) throw new DomainError('SESSION_REQUIRED')
  return sessionOf(context.service, context.service.store(), officer, context.officer.hasLoginCode)
}

/** Only the officer's private keys are wrapped anew; the data is not touched. */
export const changePassword = async (
  context: OfficerContext,
  input: { oldPassword: string; newPassword: string },
): Promise<Record<string, never>> => {
  const { folder } = context.service.store()
  const { login: name } = context.officer
  assertAllowed(canUsePassword(input.newPassword, name))
  const { keys } = readKeyFile(folder)
  context.service.attempts.begin(folder, keys, name)
  const changed = await changeSlotPassword(keys, name, input.oldPassword, input.newPassword)
  if (!changed) throw new DomainError('LOGIN_REFUSED')
  context.service.attempts.succeed(folder, keys, name)
  const { slot, oldSlotId } = changed
  exchangeSlot(context.service.store(), slot, oldSlotId, () =>
    context.change([{ kind: 'officer', id: context.officer.uuid }], (db) => {
      const officer = findActiveOfficerBySlot(db, oldSlotId)
      const slotOfRow = { slotId: slot.id, sealKey: sealKeyOf(slot) }
      if (!officer || !updateOfficer(db, officer.rowId, officer.version, slotOfRow)) {
        throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'officer' })
      }
    }),
  )
  // The other pages of this officer have to log in again; this one goes on.
  context.connection.officer = { ...context.officer, slotId: slot.id }
  return {}
}

type RecoverInput = {
  login: string
  recoveryCode: string
  secondShare: string | null
  newPassword: string
  reason: string
}

/**
 * A forgotten password: the paper code, or two of its three shares, opens the store, the officer gets a new slot, and
 * then a fresh code in the same form replaces the used one. Until that last step the used code stays good, so that a cut
 * in between leaves a way in.
 *
 * @throws DomainError RECOVERY_CODE_MISTYPED (a symbol is wrong), RECOVERY_CODE_REFUSED (not this store's code, or no
 *   such officer), RECOVERY_SHARE_MISSING, RECOVERY_SHARES_SAME, RECOVERY_SHARES_MIXED, PASSWORD_…
 */
export const recover = async (
  context: CallContext,
  input: RecoverInput,
): Promise<{ session: Session; paper: RecoveryPaper }> => {
  const { service } = context
  const { secret, form } = await readTypedRecovery(input.recoveryCode, input.secondShare)
  assertAllowed(canUsePassword(input.newPassword, input.login))
  assertHeld(service)
  if (service.salvageReport()) throw new DomainError('STORE_SALVAGED')
  const folder = service.folder()
  const { keys } = readKeyFile(folder)
  if (!openWithRecovery(keys, secret)) throw new DomainError('RECOVERY_CODE_REFUSED')
  const { slot, seal } = await createSlot(keys, input.login, input.newPassword)
  const prepared = await prepareRecovery(form)
  // Opened after the wait: the code may have been used meanwhile.
  const { keys: newest } = readKeyFile(folder)
  const masterKey = openWithRecovery(newest, secret)
  const paperPair = openRecoveryPair(newest, secret)
  if (!masterKey || !paperPair) throw new DomainError('RECOVERY_CODE_REFUSED')
  return onStore(service, masterKey, (store) => {
    const officer = findOfficerByLogin(store.database.read, loginKeyOf(input.login))
    if (!officer || officer.disabledAt) throw new DomainError('RECOVERY_CODE_REFUSED')
    const paper = renewRecovery(service, prepared, (writeRow) =>
      exchangeSlot(store, slot, officer.slotId, () =>
        saveRecoveredSlot(context, store, officer, { slot, paperPair, reason: input.reason, writeRow }),
      ),
    )
    service.attempts.free(store.folder, keys, input.login)
    // A change of the master key that is wanted waits for the next login: nothing may come between this code and its sheet.
    return { session: startSession(context, store, { ...officer, slotId: slot.id }, seal), paper }
  })
}

const saveRecoveredSlot = (
  { service }: CallContext,
  store: Store,
  officer: OfficerRow,
  {
    slot,
    paperPair,
    reason,
    writeRow,
  }: { slot: FreshSlot; paperPair: KeyPair; reason: string; writeRow: (db: WriteDb) => void },
): void => {
  // The code on paper opens the keys of secret cases too: his new pair gets them in the same act.
  const paperKeys = caseKeysOf(service, paperPair)
  store.database.change(
    {
      action: 'session.recover',
      officerId: officer.rowId,
      recordedAt: service.options.clock.now(),
      about: [{ kind: 'officer', id: officer.id }],
      reason,
    },
    (db) => {
      if (!updateOfficer(db, officer.rowId, officer.version, { slotId: slot.id, sealKey: sealKeyOf(slot) }))
        throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'officer' })
      writeRow(db)
    },
    paperKeys,
  )
  paperKeys.forget()
}
