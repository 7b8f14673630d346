import { desc, eq, and, lt, inArray } from 'drizzle-orm'
import type { ReadDb } from '#main/platform/db/database.ts'
import { changeSubjects, officers } from '#main/platform/db/schema.ts'

/** Numbers of the acts about a record, newest first, before `before`. */
export const listChangesOfRecord = (db: ReadDb, recordId: string, before: number, limit: number): number[] =>
  db
    .select({ seq: changeSubjects.changeSeq })
    .from(changeSubjects)
    .where(and(eq(changeSubjects.recordUuid, recordId), lt(changeSubjects.changeSeq, before)))
    .orderBy(desc(changeSubjects.changeSeq))
    .limit(limit)
    .all()
    .map(({ seq }) => seq)

export const namesOfOfficers = (db: ReadDb, rowIds: readonly number[]): Map<number, string> =>
  new Map(
    db
      .select({ id: officers.id, name: officers.fullName })
      .from(officers)
      .where(inArray(officers.id, [...rowIds]))
      .all()
      .map(({ id, name }) => [id, name]),
  )
