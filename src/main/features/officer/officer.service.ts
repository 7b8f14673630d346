import { DomainError, assertAllowed } from '#shared/kernel/errors.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import type { z } from 'zod'
import type { Officer, officerInput } from '#shared/features/officer/officer.schema.ts'
import { canUsePassword } from '#shared/features/session/session.rules.ts'
import { addSlot, loginKeyOf, readKeyFile, removeSlot, writeKeyFile } from '#main/platform/keys/key-file.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  findOfficer,
  findOfficerByLogin,
  insertOfficer,
  listOfficers,
  replaceRoles,
  updateOfficer,
  type OfficerRow,
} from './officer.repo.ts'

type Details = z.output<typeof officerInput>

const toOfficer = ({ rowId: _rowId, slotId: _slotId, ...officer }: OfficerRow): Officer => officer

const getOfficer = (context: OfficerContext, id: string): OfficerRow => {
  const officer = findOfficer(context.db, id)
  if (!officer) throw new DomainError('RECORD_NOT_FOUND', { kind: 'officer' })
  return officer
}

export const listAllOfficers = (context: OfficerContext): { officers: Officer[] } => ({
  officers: listOfficers(context.db).map(toOfficer),
})

/**
 * Adds an officer with a key slot of his own. The slot is written before the row: a cut between the two leaves a slot
 * that opens nothing useful, never an officer who cannot come in.
 */
export const addOfficer = async (
  context: OfficerContext,
  input: Details & { login: string; password: string },
): Promise<Officer> => {
  assertAllowed(canUsePassword(input.password, input.login))
  const loginKey = loginKeyOf(input.login)
  const assertFree = () => {
    if (findOfficerByLogin(context.db, loginKey)) throw new DomainError('LOGIN_TAKEN')
  }
  assertFree()
  const slotId = await giveSlot(context, input.login, input.password)
  const id = newId('Officer')
  context.change([{ kind: 'officer', id }], (db) => {
    assertFree()
    const { fullName, nip, position, roles, login } = input
    insertOfficer(db, { id, login, loginKey, fullName, nip, position, roles, slotId })
  })
  return toOfficer(getOfficer(context, id))
}

const giveSlot = async (context: OfficerContext, login: string, password: string): Promise<string> => {
  const { folder, masterKey } = context.service.store()
  const { keys, slotId } = await addSlot(readKeyFile(folder).keys, masterKey, login, password)
  // Read again after the wait: somebody else may have been given a slot meanwhile.
  const current = readKeyFile(folder).keys
  const slot = keys.officers.find((other) => other.id === slotId)
  if (!slot) throw new Error('the new slot is missing')
  writeKeyFile(folder, {
    ...current,
    officers: [...current.officers.filter((other) => other.id !== slotId), slot],
  })
  return slotId
}

const dropSlot = (context: OfficerContext, slotId: string): void => {
  const { folder } = context.service.store()
  writeKeyFile(folder, removeSlot(readKeyFile(folder).keys, slotId))
}

export const saveOfficer = (
  context: OfficerContext,
  input: Details & { id: string; version: number },
): Officer => {
  const officer = getOfficer(context, input.id)
  if (!isPermitted(input.roles, 'officer.write')) assertAnotherAdministrator(context, officer)
  context.change([{ kind: 'officer', id: officer.id }], (db) => {
    const { fullName, nip, position } = input
    if (!updateOfficer(db, officer.rowId, input.version, { fullName, nip, position })) {
      throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'officer' })
    }
    replaceRoles(db, officer.rowId, input.roles)
  })
  return toOfficer(getOfficer(context, input.id))
}

const assertAnotherAdministrator = (context: OfficerContext, officer: OfficerRow): void => {
  const others = listOfficers(context.db).filter(
    ({ id, disabledAt, roles }) =>
      id !== officer.id && disabledAt === null && isPermitted(roles, 'officer.write'),
  )
  if (others.length === 0 && isPermitted(officer.roles, 'officer.write'))
    throw new DomainError('LAST_ADMINISTRATOR')
}

/** The row says so first, then the key slot goes: a cut between leaves an officer who is refused by the row. */
export const disableOfficer = (context: OfficerContext, input: { id: string; reason: string }): Officer => {
  const officer = getOfficer(context, input.id)
  if (officer.rowId === context.officer.id) throw new DomainError('OFFICER_IS_SELF')
  assertAnotherAdministrator(context, officer)
  const disabledAt = context.now()
  context.change(
    [{ kind: 'officer', id: officer.id }],
    (db) => updateOfficer(db, officer.rowId, officer.version, { disabledAt }),
    input.reason,
  )
  dropSlot(context, officer.slotId)
  return toOfficer(getOfficer(context, input.id))
}

export const resetPassword = async (
  context: OfficerContext,
  input: { id: string; password: string; reason: string },
): Promise<Officer> => {
  const officer = getOfficer(context, input.id)
  assertAllowed(canUsePassword(input.password, officer.login))
  const slotId = await giveSlot(context, officer.login, input.password)
  context.change(
    [{ kind: 'officer', id: officer.id }],
    (db) => updateOfficer(db, officer.rowId, officer.version, { slotId, disabledAt: null }),
    input.reason,
  )
  if (officer.slotId !== slotId) dropSlot(context, officer.slotId)
  return toOfficer(getOfficer(context, input.id))
}
