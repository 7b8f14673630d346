import { DomainError, assertAllowed } from '#shared/kernel/errors.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import type { z } from 'zod'
import type { Colleague, Officer, officerInput } from '#shared/features/officer/officer.schema.ts'
import { canUsePassword } from '#shared/features/session/session.rules.ts'
import { caseKeysOf } from '#main/platform/case-keys/case-keys.ts'
import { makeWantedKeyChange, wantKeyChange } from '#main/platform/key-change.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { createSlot, loginKeyOf, sealKeyOf, type MadeSlot } from '#main/platform/keys/slots.ts'
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
  { rowId: _rowId, slotId, sectionRowId: _sectionRowId, ...officer }: OfficerRow,
  keys = readKeyFile(context.service.store().folder).keys,
): Officer => ({
  ...officer,
  isBlocked: context.service.attempts.isBlocked(context.service.store().folder, keys, officer.login),
  needsPassword: officer.disabledAt === null && !keys.officers.some(({ id }) => id === slotId),
})

/** Read from the store as it is now: it may have been changed for its next generation since the call began. */
const getOfficer = ({ service }: OfficerContext, id: string): OfficerRow => {
  const officer = findOfficer(service.store().database.read, id)
  if (!officer) throw new DomainError('RECORD_NOT_FOUND', { kind: 'officer' })
  return officer
}

export const listAllOfficers = (context: OfficerContext): { officers: Officer[] } => {
  const { keys } = readKeyFile(context.service.store().folder)
  return { officers: listOfficers(context.db).map((officer) => toOfficer(context, officer, keys)) }
}

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
    if (findOfficerByLogin(context.service.store().database.read, loginKey))
      throw new DomainError('LOGIN_TAKEN')
  }
  assertFree()
  if (isHead(input)) await askAboutHead(context)
  const { slot, seal } = await slotFor(context, input.login, input.password)
  seal.privateKey.fill(0)
  const id = newId('Officer')
  exchangeSlot(context.service.store(), slot, undefined, () =>
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
        sealKey: sealKeyOf(slot),
      })
    }),
  )
  return toOfficer(context, getOfficer(context, id))
}

const slotFor = (context: OfficerContext, login: string, password: string): Promise<MadeSlot> =>
  createSlot(readKeyFile(context.service.store().folder).keys, login, password)

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

/**
 * The row says so first, then the key slot goes, then those who stay get a new master key: a cut between leaves an
 * officer who is refused by the row, and the rest for the next login.
 */
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
    (db) => {
      writeOfficer(db, officer, officer.version, { disabledAt })
      wantKeyChange(db, context.service.store(), 'removal', disabledAt)
    },
    input.reason,
  )
  withdrawSlot(context.service.store().folder, officer.slotId)
  makeWantedKeyChange(context.service, context.officer.id)
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
  const { slot, seal } = await slotFor(context, login, input.password)
  // Read after the wait: his own change of password may have come first, and it is that slot which must go.
  const officer = getOfficer(context, input.id)
  exchangeSlot(context.service.store(), slot, officer.slotId, () =>
    context.change(
      [{ kind: 'officer', id: officer.id }],
      (db) => {
        const slotOfRow = { slotId: slot.id, sealKey: sealKeyOf(slot) }
        writeOfficer(db, officer, officer.version, { ...slotOfRow, disabledAt: null })
      },
      input.reason,
    ),
  )
  const { folder } = context.service.store()
  context.service.attempts.free(folder, readKeyFile(folder).keys, login)
  if (officer.rowId === context.officer.id)
    context.connection.officer = {
      ...context.officer,
      slotId: slot.id,
      caseKeys: caseKeysOf(context.service, seal),
    }
  else seal.privateKey.fill(0)
  return toOfficer(context, getOfficer(context, input.id))
}
