import { eq, or } from 'drizzle-orm'
import type { ReadDb } from '#main/platform/db/database.ts'
import { evidence } from '#main/platform/db/schema.ts'

/** Whether a file is a piece of evidence or the copy of one that is shown. */
export const isEvidenceFile = (db: ReadDb, fileRowId: number): boolean =>
  db
    .select({ id: evidence.id })
    .from(evidence)
    .where(or(eq(evidence.fileId, fileRowId), eq(evidence.shownFileId, fileRowId)))
    .limit(1)
    .get() !== undefined
