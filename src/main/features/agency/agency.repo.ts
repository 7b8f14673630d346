import { eq } from 'drizzle-orm'
import { agencyKind, type Agency, type AgencyId } from '#shared/features/agency/agency.schema.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { agencies } from '#main/platform/db/schema.ts'

export type AgencyRecord = Agency & { rowId: number }

const toRecord = (row: typeof agencies.$inferSelect): AgencyRecord => {
  const { id, uuid, nameKey: _nameKey, replacedById: _replacedById, importDigest: _digest, ...rest } = row
  return { ...rest, rowId: id, id: uuid as AgencyId, kind: agencyKind.parse(row.kind) }
}

export const findAgency = (db: ReadDb, id: string): AgencyRecord | undefined => {
  const row = db.select().from(agencies).where(eq(agencies.uuid, id)).get()
  return row && toRecord(row)
}

export const findAgencyByRowId = (db: ReadDb, rowId: number): AgencyRecord | undefined => {
  const row = db.select().from(agencies).where(eq(agencies.id, rowId)).get()
  return row && toRecord(row)
}
