import { v7 } from 'uuid'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { officeFullName } from '#shared/features/office/office.rules.ts'
import { canUsePassword } from '#shared/features/session/session.rules.ts'
import type { Session } from '#shared/features/session/session.schema.ts'
import type { SetupInput } from '#shared/features/setup/setup.contract.ts'
import { todayBy } from '#main/platform/clock.ts'
import { asFolderRefusal } from '#main/platform/disk-errors.ts'
import { storeBytes } from '#main/platform/files.ts'
import { insertFile } from '#main/platform/files.repo.ts'
import { calibrateKdf } from '#main/platform/keys/password.ts'
import { insertRecoveryCode } from '#main/platform/key-change.repo.ts'
import { recoverySealKeyOf } from '#main/platform/keys/recovery-slot.ts'
import { createKeys, loginKeyOf, sealKeyOf, type FreshSlot } from '#main/platform/keys/slots.ts'
import type { CallContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { createStore, inspectFolder, type Store } from '#main/platform/store/store.ts'
import {
  assertPeriod,
  insertLetterhead,
  insertOffice,
  insertSignatory,
  insertWorkingArea,
  type LogoUpload,
  readLogoUpload,
  regencyName,
  setLogo,
} from '#main/features/office/index.ts'
import { findOfficerByLogin, insertOfficer } from '#main/features/officer/index.ts'
import { findRegencyName } from '#main/features/region/index.ts'
import { recoverySheet, startSession } from '#main/features/session/index.ts'

/**
 * Creates the store of an office with everything the first run asked, as one act in its log, and logs the first
 * officer in. Either all of it is there afterwards or nothing.
 *
 * @throws DomainError STORE_ALREADY_EXISTS, STORE_IN_USE, DISK_FULL, FOLDER_NOT_WRITABLE, PASSWORD_…, LOGO_…, REGENCY_UNKNOWN
 */
export const createOfficeStore = async (
  context: CallContext,
  input: SetupInput,
): Promise<{ session: Session; recoveryCode: string; sheet: File }> => {
  const { service } = context
  const { clock, dataDirectory } = service.options
  assertAllowed(canUsePassword(input.officer.password, input.officer.login))
  assertOneLetterheadADay(input.letterheads)
  if (input.signatory) assertPeriod(input.signatory)
  const areas = [...new Set(input.regencyCodes)].map((regencyCode) => ({
    regencyCode,
    regencyName: regencyName(regencyCode, (code) => findRegencyName(service, code)),
  }))
  assertCanCreate(context)
  const cost = await calibrateKdf(clock.elapsed)
  const { login, password } = input.officer
  const { keys, masterKey, slot, seal, recoveryCode } = await createKeys(v7(), cost, login, password)
  // A logo is read before the store is made: its bytes come over the wire and may fail.
  const logo = input.logo && (await readLogoUpload(input.logo))
  // So is the paper: a store whose code nobody saw must not come to be.
  const sheet = recoverySheet(service, {
    officeName: officeFullName(input.office),
    code: recoveryCode,
    on: todayBy(clock),
    storeId: keys.storeId,
  })
  assertCanCreate(context)
  const store = createStore(dataDirectory, keys, masterKey, (parts) =>
    seed(parts, input, { slot, recoverySealKey: recoverySealKeyOf(keys), areas, logo, now: clock.now() }),
  )
  service.useStore(store)
  const officer = findOfficerByLogin(store.database.read, loginKeyOf(login))
  if (!officer) throw new Error('the first officer is missing')
  return { session: startSession(context, store, officer, seal), recoveryCode, sheet }
}

const assertCanCreate = ({ service }: CallContext): void => {
  if (holdFolder(service)) throw new DomainError('STORE_IN_USE')
  if (inspectFolder(service.options.dataDirectory) !== 'none') throw new DomainError('STORE_ALREADY_EXISTS')
}

const holdFolder = (service: ServiceState) => {
  try {
    return service.hold()
  } catch (error) {
    const refusal = asFolderRefusal(error)
    throw refusal instanceof DomainError ? refusal : new DomainError('FOLDER_NOT_WRITABLE')
  }
}

const assertOneLetterheadADay = (letterheads: SetupInput['letterheads']): void => {
  const days = letterheads.map(({ validFrom }) => validFrom)
  const twice = days.find((day, index) => days.indexOf(day) !== index)
  if (twice !== undefined) throw new DomainError('LETTERHEAD_DATE_TAKEN', { validFrom: twice })
}

type Prepared = {
  slot: FreshSlot
  recoverySealKey: Uint8Array
  areas: { regencyCode: string; regencyName: string }[]
  logo: LogoUpload | null
  now: number
}

/** The first act of every store. */
const seed = (
  { database, blobs }: Pick<Store, 'database' | 'blobs'>,
  input: SetupInput,
  prepared: Prepared,
): void => {
  const { slot, recoverySealKey, areas, logo, now } = prepared
  const officeId = newId('Office')
  const officerId = newId('Officer')
  const storedLogo = logo && storeBytes({ blobs, now: () => now }, logo.content, logo.name, logo.mediaType)
  const about = [
    { kind: 'office', id: officeId },
    { kind: 'officer', id: officerId },
  ]
  database.change({ action: 'setup.create', officerId: null, recordedAt: now, about }, (db) => {
    insertOffice(db, officeId, input.office, {
      language: input.language,
      idleMinutes: 5,
      paper: 'a4',
      letterCodes: false,
    })
    if (storedLogo) setLogo(db, insertFile(db, storedLogo))
    for (const area of areas) insertWorkingArea(db, newId('WorkingArea'), area)
    for (const letterhead of input.letterheads)
      insertLetterhead(db, { id: newId('Letterhead'), ...letterhead })
    if (input.signatory) insertSignatory(db, { id: newId('Signatory'), ...input.signatory })
    const { login, fullName, nip, position, role } = input.officer
    insertOfficer(db, {
      sectionRowId: null,
      id: officerId,
      login,
      loginKey: loginKeyOf(login),
      fullName,
      nip,
      position,
      roles: [role],
      slotId: slot.id,
      sealKey: sealKeyOf(slot),
    })
    insertRecoveryCode(db, { madeAt: now, form: 'whole', sealKey: recoverySealKey, isConfirmed: true })
  })
}
