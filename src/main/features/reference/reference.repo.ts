import { and, asc, desc, eq } from 'drizzle-orm'
import { largestReferenceTable } from '#shared/features/reference/reference.contract.ts'
import {
  travelPurpose,
  jobSector,
  type CountryStatus,
  type PurposeDocument,
} from '#shared/features/reference/reference.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { countryStatuses, purposeDocuments } from '#main/platform/db/schema.ts'

const toPurposeDocument = (row: typeof purposeDocuments.$inferSelect): PurposeDocument => {
  const { id: _id, uuid, purpose, ...entry } = row
  return { ...entry, id: uuid as PurposeDocument['id'], purpose: travelPurpose.parse(purpose) }
}

const toCountryStatus = (row: typeof countryStatuses.$inferSelect): CountryStatus => {
  const { id: _id, uuid, sector, ...entry } = row
  return { ...entry, id: uuid as CountryStatus['id'], sector: jobSector.nullable().parse(sector) }
}

export const listPurposeDocuments = (db: ReadDb): PurposeDocument[] =>
  db
    .select()
    .from(purposeDocuments)
    .orderBy(asc(purposeDocuments.purpose), asc(purposeDocuments.id))
    .limit(largestReferenceTable)
    .all()
    .map(toPurposeDocument)

export const listCountryStatuses = (db: ReadDb): CountryStatus[] =>
  db
    .select()
    .from(countryStatuses)
    .orderBy(asc(countryStatuses.countryName), desc(countryStatuses.validFrom), asc(countryStatuses.id))
    .limit(largestReferenceTable)
    .all()
    .map(toCountryStatus)

export const insertPurposeDocument = (
  db: WriteDb,
  { id, version: _version, ...entry }: PurposeDocument,
): void => {
  db.insert(purposeDocuments)
    .values({ uuid: id, ...entry })
    .run()
}

/** False when somebody saved the entry after this version was read. */
export const updatePurposeDocument = (db: WriteDb, { id, version, ...entry }: PurposeDocument): boolean =>
  db
    .update(purposeDocuments)
    .set({ ...entry, version: version + 1 })
    .where(and(eq(purposeDocuments.uuid, id), eq(purposeDocuments.version, version)))
    .run().changes === 1

export const insertCountryStatus = (
  db: WriteDb,
  { id, version: _version, ...entry }: CountryStatus,
): void => {
  db.insert(countryStatuses)
    .values({ uuid: id, ...entry })
    .run()
}

/** False when somebody saved the entry after this version was read. */
export const updateCountryStatus = (db: WriteDb, { id, version, ...entry }: CountryStatus): boolean =>
  db
    .update(countryStatuses)
    .set({ ...entry, version: version + 1 })
    .where(and(eq(countryStatuses.uuid, id), eq(countryStatuses.version, version)))
    .run().changes === 1
