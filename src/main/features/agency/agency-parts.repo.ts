import { and, asc, eq, sql } from 'drizzle-orm'
import {
  type AgencyOfficial,
  type AgencyUnit,
  largestAgencyOfficials,
  largestAgencyUnits,
} from '#shared/features/agency/agency-directory.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { agencyOfficials, agencyUnits } from '#main/platform/db/schema.ts'

export type UnitRecord = AgencyUnit & { rowId: number; agencyRowId: number }
export type OfficialRecord = AgencyOfficial & { rowId: number; agencyRowId: number }

const toUnit = ({ id, uuid, agencyId, ...rest }: typeof agencyUnits.$inferSelect): UnitRecord => ({
  ...rest,
  rowId: id,
  agencyRowId: agencyId,
  id: uuid as AgencyUnit['id'],
})

export const findUnit = (db: ReadDb, id: string): UnitRecord | undefined => {
  const row = db.select().from(agencyUnits).where(eq(agencyUnits.uuid, id)).get()
  return row && toUnit(row)
}

export const listUnits = (db: ReadDb, agencyRowId: number): UnitRecord[] =>
  db
    .select()
    .from(agencyUnits)
    .where(eq(agencyUnits.agencyId, agencyRowId))
    .orderBy(asc(sql`lower(${agencyUnits.name})`), asc(agencyUnits.id))
    .limit(largestAgencyUnits)
    .all()
    .map(toUnit)

type UnitColumns = Omit<AgencyUnit, 'id' | 'version'>

export const insertUnit = (db: WriteDb, agencyRowId: number, id: string, columns: UnitColumns): void => {
  db.insert(agencyUnits)
    .values({ ...columns, uuid: id, agencyId: agencyRowId })
    .run()
}

/** False when somebody saved the unit after this version was read. */
export const updateUnit = (
  db: WriteDb,
  rowId: number,
  version: number,
  changes: Partial<UnitColumns>,
): boolean =>
  db
    .update(agencyUnits)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(agencyUnits.id, rowId), eq(agencyUnits.version, version)))
    .run().changes === 1

const selectOfficials = (db: ReadDb) =>
  db
    .select({ row: agencyOfficials, unitUuid: agencyUnits.uuid })
    .from(agencyOfficials)
    .leftJoin(agencyUnits, eq(agencyUnits.id, agencyOfficials.unitId))

const toOfficial = ({
  row: { id, uuid, agencyId, unitId: _unitId, ...rest },
  unitUuid,
}: {
  row: typeof agencyOfficials.$inferSelect
  unitUuid: string | null
}): OfficialRecord => ({
  ...rest,
  rowId: id,
  agencyRowId: agencyId,
  id: uuid as AgencyOfficial['id'],
  unitId: unitUuid as AgencyOfficial['unitId'],
})

export const findOfficial = (db: ReadDb, id: string): OfficialRecord | undefined => {
  const found = selectOfficials(db).where(eq(agencyOfficials.uuid, id)).get()
  return found && toOfficial(found)
}

export const listOfficials = (db: ReadDb, agencyRowId: number): OfficialRecord[] =>
  selectOfficials(db)
    .where(eq(agencyOfficials.agencyId, agencyRowId))
    .orderBy(asc(sql`lower(${agencyOfficials.fullName})`), asc(agencyOfficials.id))
    .limit(largestAgencyOfficials)
    .all()
    .map(toOfficial)

type OfficialColumns = Omit<AgencyOfficial, 'id' | 'version' | 'unitId'> & { unitId: number | null }

export const insertOfficial = (
  db: WriteDb,
  agencyRowId: number,
  id: string,
  columns: OfficialColumns,
): void => {
  db.insert(agencyOfficials)
    .values({ ...columns, uuid: id, agencyId: agencyRowId })
    .run()
}

/** False when somebody saved the official after this version was read. */
export const updateOfficial = (
  db: WriteDb,
  rowId: number,
  version: number,
  changes: Partial<OfficialColumns>,
): boolean =>
  db
    .update(agencyOfficials)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(agencyOfficials.id, rowId), eq(agencyOfficials.version, version)))
    .run().changes === 1
