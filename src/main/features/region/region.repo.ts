import { asc } from 'drizzle-orm'
import type { ReadDb } from '#main/platform/db/database.ts'
import { workingAreas } from '#main/platform/db/schema.ts'

/** Regency codes the office works in; places there come first in every search. */
export const listWorkingAreaCodes = (db: ReadDb): string[] =>
  db
    .select({ code: workingAreas.regencyCode })
    .from(workingAreas)
    .orderBy(asc(workingAreas.regencyCode))
    .limit(60)
    .all()
    .map(({ code }) => code)
