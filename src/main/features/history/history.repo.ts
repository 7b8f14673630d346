import { desc, eq, and, isNull, lt, inArray, sql, type SQL } from 'drizzle-orm'
import type { RecordKind } from '#shared/features/history/history.contract.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { accessEntries, changeSubjects, officers } from '#main/platform/db/schema.ts'
import { caseInColumnIsReached, caseIsReached } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { paperIsReached } from '#main/platform/rpc/paper-scope.repo.ts'

/** An act that concerns a hidden case as well tells of it, so it is left out whole. */
const concernsNothingHidden = (scope: Scope): SQL | undefined =>
  scope.reach === 'office'
    ? undefined
    : sql`not exists (select 1 from change_subjects beside join cases on cases.uuid = beside.record_uuid
        where beside.change_seq = ${changeSubjects.changeSeq} and beside.kind = 'case'
          and not (${sql.raw(caseIsReached(scope))}))`

/** Numbers of the acts that changed a record, newest first, before `before`. Who read it is the auditor's to see. */
export const listChangesOfRecord = (
  db: ReadDb,
  scope: Scope,
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
        concernsNothingHidden(scope),
      ),
    )
    .orderBy(desc(changeSubjects.changeSeq))
    .limit(limit)
    .all()
    .map(({ seq }) => seq)

/** Records of these kinds belong to cases, or to papers that may; the others are everybody's who may read their kind. */
const reachOf: Partial<Record<RecordKind, (scope: Scope) => string>> = {
  case: (scope) => `select 1 from cases where uuid = @uuid and ${caseIsReached(scope)}`,
  subject: (scope) =>
    `select 1 from subjects where uuid = @uuid and ${caseInColumnIsReached(scope, 'subjects.case_id')}`,
  entity: (scope) =>
    `select 1 from case_entities entry join entities on entities.id = entry.entity_id
     where entities.uuid = @uuid and ${caseInColumnIsReached(scope, 'entry.case_id')} limit 1`,
  task: (scope) =>
    `select 1 from tasks
     where uuid = @uuid and (case_id is null or ${caseInColumnIsReached(scope, 'tasks.case_id')})`,
  document: (scope) => `select 1 from issued_documents where uuid = @uuid and ${paperIsReached(scope)}`,
}

/** Whether the acts about a record may be read. */
export const isReached = (
  db: ReadDb,
  scope: Scope,
  { kind, id }: { kind: RecordKind; id: string },
): boolean => {
  const question = reachOf[kind]
  return (
    question === undefined ||
    db.prepare(question(scope)).get({ uuid: Buffer.from(id.replaceAll('-', ''), 'hex') }) !== undefined
  )
}

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
