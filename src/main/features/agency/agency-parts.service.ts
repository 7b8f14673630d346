import { canHavePeriod, canKeepMore } from '#shared/features/agency/agency.rules.ts'
import {
  type AgencyDetail,
  type AgencyOfficialInput,
  type AgencyUnitInput,
  largestAgencyOfficials,
  largestAgencyUnits,
} from '#shared/features/agency/agency-directory.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  findOfficial,
  findUnit,
  insertOfficial,
  insertUnit,
  listOfficials,
  listUnits,
  type OfficialRecord,
  type UnitRecord,
  updateOfficial,
  updateUnit,
} from './agency-parts.repo.ts'
import { type AgencyRecord, findAgencyByRowId } from './agency.repo.ts'
import { getAgency, readAgency, staleRefusal } from './agency.service.ts'

type Target = { id: string; version: number }

const unitMissing = (): DomainError => new DomainError('RECORD_NOT_FOUND', { kind: 'agencyUnit' })

const unitToChange = (db: ReadDb, { id, version }: Target): UnitRecord => {
  const found = findUnit(db, id)
  if (!found) throw unitMissing()
  if (found.version !== version) throw staleRefusal()
  return found
}

const officialToChange = (db: ReadDb, { id, version }: Target): OfficialRecord => {
  const found = findOfficial(db, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'agencyOfficial' })
  if (found.version !== version) throw staleRefusal()
  return found
}

const agencyOf = (db: ReadDb, { agencyRowId }: { agencyRowId: number }): AgencyRecord => {
  const agency = findAgencyByRowId(db, agencyRowId)
  if (!agency) throw new Error('a part has no agency')
  return agency
}

/** The parts of an agency belong to it and count as changes of it. */
const changed = (
  context: OfficerContext,
  { id }: AgencyRecord,
  write: (db: WriteDb) => boolean | void,
): AgencyDetail => {
  context.change([{ kind: 'agency', id }], (db) => {
    if (write(db) === false) throw staleRefusal()
  })
  return readAgency(context, id)
}

export const addUnit = (
  context: OfficerContext,
  { agencyId, ...input }: AgencyUnitInput & { agencyId: string },
): AgencyDetail => {
  const agency = getAgency(context.db, agencyId)
  assertAllowed(canHavePeriod(input))
  assertAllowed(canKeepMore(listUnits(context.db, agency.rowId).length, largestAgencyUnits))
  return changed(context, agency, (db) => insertUnit(db, agency.rowId, newId('AgencyUnit'), input))
}

export const saveUnit = (
  context: OfficerContext,
  { id, version, ...input }: AgencyUnitInput & Target,
): AgencyDetail => {
  const unit = unitToChange(context.db, { id, version })
  assertAllowed(canHavePeriod(input))
  return changed(context, agencyOf(context.db, unit), (db) => updateUnit(db, unit.rowId, version, input))
}

export const endUnit = (
  context: OfficerContext,
  { validUntil, ...target }: Target & { validUntil: PlainDate },
): AgencyDetail => {
  const unit = unitToChange(context.db, target)
  assertAllowed(canHavePeriod({ ...unit, validUntil }))
  return changed(context, agencyOf(context.db, unit), (db) =>
    updateUnit(db, unit.rowId, unit.version, { validUntil }),
  )
}

/** An official works in a unit of his own agency. */
const columnsOf = (db: ReadDb, agency: AgencyRecord, { unitId, ...input }: AgencyOfficialInput) => {
  assertAllowed(canHavePeriod(input))
  if (unitId === null) return { ...input, unitId: null }
  const unit = findUnit(db, unitId)
  if (unit?.agencyRowId !== agency.rowId) throw unitMissing()
  return { ...input, unitId: unit.rowId }
}

export const addOfficial = (
  context: OfficerContext,
  { agencyId, ...input }: AgencyOfficialInput & { agencyId: string },
): AgencyDetail => {
  const agency = getAgency(context.db, agencyId)
  const columns = columnsOf(context.db, agency, input)
  assertAllowed(canKeepMore(listOfficials(context.db, agency.rowId).length, largestAgencyOfficials))
  return changed(context, agency, (db) => insertOfficial(db, agency.rowId, newId('AgencyOfficial'), columns))
}

export const saveOfficial = (
  context: OfficerContext,
  { id, version, ...input }: AgencyOfficialInput & Target,
): AgencyDetail => {
  const official = officialToChange(context.db, { id, version })
  const agency = agencyOf(context.db, official)
  const columns = columnsOf(context.db, agency, input)
  return changed(context, agency, (db) => updateOfficial(db, official.rowId, version, columns))
}

export const endOfficial = (
  context: OfficerContext,
  { validUntil, ...target }: Target & { validUntil: PlainDate },
): AgencyDetail => {
  const official = officialToChange(context.db, target)
  assertAllowed(canHavePeriod({ ...official, validUntil }))
  return changed(context, agencyOf(context.db, official), (db) =>
    updateOfficial(db, official.rowId, official.version, { validUntil }),
  )
}
