import { DomainError, assertAllowed } from '#shared/kernel/errors.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import type { z } from 'zod'
import type { Colleague, Officer, officerInput } from '#shared/features/officer/officer.schema.ts'
import { canUsePassword } from '#shared/features/session/session.rules.ts'
import { createSlot, loginKeyOf, readKeyFile, type OfficerSlot } from '#main/platform/keys/key-file.ts'
import { exchangeSlot, withdrawSlot } from '#main/platform/keys/slot-exchange.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { sectionRowIdOf } from '#main/features/office/index.ts'
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

/** Who may log in today, by name. */
export const listColleagues = (context: OfficerContext): { officers: Colleague[] } => ({
  officers: listOfficers(context.db)
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ id, fullName, position, roles, sectionId }) => ({ id, fullName, position, roles, sectionId })),
})

const toOfficer = (
  context: OfficerContext,
  { rowId: _rowId, slotId: _slotId, sectionRowId: _sectionRowId, ...officer }: OfficerRow,
): Officer => ({ ...officer, isBlocked: isBlocked(context, officer.login) })

const isBlocked = ({ service }: OfficerContext, login: string): boolean => {
  const { folder } = service.store()
  return service.attempts.isBlocked(folder, readKeyFile(folder).keys, login)
}

const getOfficer = (context: OfficerContext, id: string): OfficerRow => {
  const officer = findOfficer(context.db, id)
  if (!officer) throw new DomainError('RECORD_NOT_FOUND', { kind: 'officer' })
  return officer
}

export const listAllOfficers = (context: OfficerContext): { officers: Officer[] } => ({
  officers: listOfficers(context.db).map((officer) => toOfficer(context, officer)),
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
  if (isHead(input)) await askAboutHead(context)
  const slot = await slotFor(context, input.login, input.password)
  const id = newId('Officer')
  exchangeSlot(context.service.store().folder, slot, undefined, () =>
    context.change([{ kind: 'officer', id }], (db) => {
      assertFree()
      const { fullName, nip, position, roles, login } = input
      const sectionRowId = sectionRowIdOf(db, input.sectionId)
      insertOfficer(db, {
        id,
        login,
        loginKey,
        fullName,
        nip,
        position,
        sectionRowId,
        roles,
        slotId: slot.id,
      })
    }),
  )
  return toOfficer(context, getOfficer(context, id))
}

const slotFor = (context: OfficerContext, login: string, password: string): Promise<OfficerSlot> => {
  const { folder, masterKey } = context.service.store()
  return createSlot(readKeyFile(folder).keys, masterKey, login, password)
}

/** @throws DomainError RECORD_CHANGED_MEANWHILE when somebody was faster */
const writeOfficer = (
  db: WriteDb,
  officer: OfficerRow,
  version: number,
  values: Parameters<typeof updateOfficer>[3],
): void => {
  if (!updateOfficer(db, officer.rowId, version, values))
    throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'officer' })
}

/**
 * A second person says yes where an office head is made, unmade or taken over. The first one of an office needs nobody:
 * until there is one, nobody has more to give than the office has.
 *
 * @throws DomainError SECOND_PERSON_REQUIRED, SECOND_PERSON_MISSING
 */
const askAboutHead = async (context: OfficerContext): Promise<void> => {
  const hasHead = listOfficers(context.db).some((officer) => officer.disabledAt === null && isHead(officer))
  if (hasHead) await context.requireSecondPerson()
}

const isHead = ({ roles }: Pick<Details, 'roles'>): boolean => roles.includes('officeHead')

export const saveOfficer = async (
  context: OfficerContext,
  input: Details & { id: string; version: number },
): Promise<Officer> => {
  const officer = getOfficer(context, input.id)
  if (!isPermitted(input.roles, 'officer.write')) assertAnotherAdministrator(context, officer)
  if (isHead(officer) !== isHead(input)) await askAboutHead(context)
  context.change([{ kind: 'officer', id: officer.id }], (db) => {
    const { fullName, nip, position } = input
    const sectionId = sectionRowIdOf(db, input.sectionId)
    writeOfficer(db, officer, input.version, { fullName, nip, position, sectionId })
    replaceRoles(db, officer.rowId, input.roles)
  })
  return toOfficer(context, getOfficer(context, input.id))
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
export const disableOfficer = async (
  context: OfficerContext,
  input: { id: string; reason: string },
): Promise<Officer> => {
  const officer = getOfficer(context, input.id)
  if (officer.rowId === context.officer.id) throw new DomainError('OFFICER_IS_SELF')
  assertAnotherAdministrator(context, officer)
  if (isHead(officer)) await askAboutHead(context)
  const disabledAt = context.now()
  context.change(
    [{ kind: 'officer', id: officer.id }],
    (db) => writeOfficer(db, officer, officer.version, { disabledAt }),
    input.reason,
  )
  withdrawSlot(context.service.store().folder, officer.slotId)
  return toOfficer(context, getOfficer(context, input.id))
}

/** @throws DomainError OFFICER_NOT_BLOCKED */
export const unblockOfficer = (context: OfficerContext, input: { id: string; reason: string }): Officer => {
  const officer = getOfficer(context, input.id)
  const { folder } = context.service.store()
  const { keys } = readKeyFile(folder)
  if (!context.service.attempts.isBlocked(folder, keys, officer.login))
    throw new DomainError('OFFICER_NOT_BLOCKED')
  context.change([{ kind: 'officer', id: officer.id }], () => undefined, input.reason)
  context.service.attempts.free(folder, keys, officer.login)
  return toOfficer(context, officer)
}

export const resetPassword = async (
  context: OfficerContext,
  input: { id: string; password: string; reason: string },
): Promise<Officer> => {
  const asked = getOfficer(context, input.id)
  const { login } = asked
  assertAllowed(canUsePassword(input.password, login))
  if (isHead(asked)) await askAboutHead(context)
  const slot = await slotFor(context, login, input.password)
  // Read after the wait: his own change of password may have come first, and it is that slot which must go.
  const officer = getOfficer(context, input.id)
  exchangeSlot(context.service.store().folder, slot, officer.slotId, () =>
    context.change(
      [{ kind: 'officer', id: officer.id }],
      (db) => writeOfficer(db, officer, officer.version, { slotId: slot.id, disabledAt: null }),
      input.reason,
    ),
  )
  const { folder } = context.service.store()
  context.service.attempts.free(folder, readKeyFile(folder).keys, login)
  if (officer.rowId === context.officer.id)
    context.connection.officer = { ...context.officer, slotId: slot.id }
  return toOfficer(context, getOfficer(context, input.id))
}
