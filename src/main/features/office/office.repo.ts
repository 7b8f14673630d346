import { and, asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type {
  Letterhead,
  Office,
  OfficeDetails,
  officePreferences,
  Section,
  Signatory,
  workingArea,
} from '#shared/features/office/office.schema.ts'
import { officeFullName } from '#shared/features/office/office.rules.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { letterheads, offices, sections, signatories, workingAreas } from '#main/platform/db/schema.ts'

type Preferences = z.output<typeof officePreferences>
type WorkingArea = z.output<typeof workingArea>

const officeRow = (db: ReadDb) => {
  const row = db.select().from(offices).get()
  if (!row) throw new Error('the store has no office')
  return row
}

export const listLetterheads = (db: ReadDb): Letterhead[] =>
  db
    .select()
    .from(letterheads)
    .orderBy(asc(letterheads.validFrom))
    .limit(100)
    .all()
    .map(({ uuid, validFrom, ministryLine, parentLines, source }) => ({
      id: uuid as Letterhead['id'],
      validFrom,
      ministryLine,
      parentLines,
      source,
    }))

export const listSignatories = (db: ReadDb): Signatory[] =>
  db
    .select()
    .from(signatories)
    .orderBy(asc(signatories.fromOn), asc(signatories.id))
    .limit(200)
    .all()
    .map(({ id: _id, uuid, ...person }) => ({ id: uuid as Signatory['id'], ...person }))

export const listWorkingAreas = (db: ReadDb): WorkingArea[] =>
  db
    .select({ regencyCode: workingAreas.regencyCode, regencyName: workingAreas.regencyName })
    .from(workingAreas)
    .orderBy(asc(workingAreas.regencyCode))
    .limit(60)
    .all()

export const listSections = (db: ReadDb): Section[] =>
  db
    .select()
    .from(sections)
    .orderBy(asc(sections.name))
    .limit(100)
    .all()
    .map(({ id: _id, uuid, ...section }) => ({ id: uuid as Section['id'], ...section }))

/** Row id of a section, or undefined where there is none. */
export const findSectionRowId = (db: ReadDb, id: string): number | undefined =>
  db.select({ id: sections.id }).from(sections).where(eq(sections.uuid, id)).get()?.id

export const getOffice = (db: ReadDb): Office & { logoFileId: number | null } => {
  const row = officeRow(db)
  const { officeClass, name, city, provinceName, address, phone, email, website } = row
  const details = { officeClass, name, city, provinceName, address, phone, email, website } as OfficeDetails
  return {
    id: row.uuid as Office['id'],
    version: row.version,
    fullName: officeFullName(details),
    details,
    preferences: {
      language: row.language,
      idleMinutes: row.idleMinutes,
      paper: row.paper,
      letterCodes: row.letterCodes,
    },
    hasLogo: row.logoFileId !== null,
    logoFileId: row.logoFileId,
    workingAreas: listWorkingAreas(db),
    letterheads: listLetterheads(db),
    signatories: listSignatories(db),
    sections: listSections(db),
  }
}

export const insertOffice = (
  db: WriteDb,
  id: Office['id'],
  details: OfficeDetails,
  preferences: Preferences,
): void => {
  db.insert(offices)
    .values({ id: 1, uuid: id, ...details, ...preferences })
    .run()
}

/** False when somebody saved the office after this version was read. */
export const updateOffice = (
  db: WriteDb,
  version: number,
  values: Partial<OfficeDetails & Preferences>,
): boolean =>
  db
    .update(offices)
    .set({ ...values, version: version + 1 })
    .where(and(eq(offices.id, 1), eq(offices.version, version)))
    .run().changes === 1

export const setLogo = (db: WriteDb, fileId: number | null): void => {
  db.update(offices).set({ logoFileId: fileId }).where(eq(offices.id, 1)).run()
}

export const insertWorkingArea = (db: WriteDb, uuid: string, area: WorkingArea): void => {
  db.insert(workingAreas)
    .values({ uuid, ...area })
    .run()
}

export const deleteWorkingArea = (db: WriteDb, regencyCode: string): void => {
  db.delete(workingAreas).where(eq(workingAreas.regencyCode, regencyCode)).run()
}

export const insertLetterhead = (db: WriteDb, { id, ...letterhead }: Letterhead): void => {
  db.insert(letterheads)
    .values({ uuid: id, ...letterhead })
    .run()
}

export const updateLetterhead = (db: WriteDb, { id, ...letterhead }: Letterhead): boolean =>
  db.update(letterheads).set(letterhead).where(eq(letterheads.uuid, id)).run().changes === 1

export const deleteLetterhead = (db: WriteDb, id: string): boolean =>
  db.delete(letterheads).where(eq(letterheads.uuid, id)).run().changes === 1

export const insertSignatory = (db: WriteDb, { id, ...person }: Signatory): void => {
  db.insert(signatories)
    .values({ uuid: id, ...person })
    .run()
}

export const updateSignatory = (db: WriteDb, { id, ...person }: Signatory): boolean =>
  db.update(signatories).set(person).where(eq(signatories.uuid, id)).run().changes === 1

export const insertSection = (
  db: WriteDb,
  uuid: string,
  { name, endedOn }: Pick<Section, 'name' | 'endedOn'>,
): void => {
  db.insert(sections).values({ uuid, name, endedOn }).run()
}

/** False when somebody saved the section after this version was read. */
export const updateSection = (db: WriteDb, { id, version, ...values }: Section): boolean =>
  db
    .update(sections)
    .set({ ...values, version: version + 1 })
    .where(and(eq(sections.uuid, id), eq(sections.version, version)))
    .run().changes === 1
