import { desc, eq, and, isNull, lt, inArray } from 'drizzle-orm'
import type { ReadDb } from '#main/platform/db/database.ts'
import { accessEntries, changeSubjects, officers } from '#main/platform/db/schema.ts'

/** Numbers of the acts that changed a record, newest first, before `before`. Who read it is the auditor's to see. */
export const listChangesOfRecord = (
  db: ReadDb,
  record: { kind: string; id: string },
  before: number,
  limit: number,
): number[] =>
  db
    .select({ seq: changeSubjects.changeSeq })
    .from(changeSubjects)
    .leftJoin(accessEntries, eq(accessEntries.seq, changeSubjects.changeSeq))
    .where(
      and(
        isNull(accessEntries.id),
        eq(changeSubjects.recordUuid, record.id),
        eq(changeSubjects.kind, record.kind),
        lt(changeSubjects.changeSeq, before),
      ),
    )
    .orderBy(desc(changeSubjects.changeSeq))
    .limit(limit)
    .all()
    .map(({ seq }) => seq)

/** Row id of a record by its id outside, or undefined where its row is gone. `table` is one of our own names. */
export const findRowId = (db: ReadDb, table: string, recordId: string): number | undefined => {
  const row = db
    .prepare(`select id from "${table}" where uuid = @uuid`)
    .get({ uuid: Buffer.from(recordId.replaceAll('-', ''), 'hex') }) as { id: number } | undefined
  return row?.id
}

export const namesOfOfficers = (db: ReadDb, rowIds: readonly number[]): Map<number, string> =>
  new Map(
    db
      .select({ id: officers.id, name: officers.fullName })
      .from(officers)
      .where(inArray(officers.id, [...rowIds]))
      .all()
      .map(({ id, name }) => [id, name]),
  )
