import { and, asc, count, desc, eq, inArray, lt, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type {
  AskedDocument,
  Decision,
  DecisionKind,
  DecisionListInput,
  DecisionWarning,
  EndReason,
  ReasonCode,
} from '#shared/features/decision/decision.schema.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { cases, decisions, officers, subjects } from '#main/platform/db/schema.ts'
import { withinCaseOf } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type DecisionRecord = Decision & { rowId: number; caseRowId: number; subjectRowId: number }

/** Those of the cases within reach. */
const within = (scope: Scope): SQL | undefined => withinCaseOf(scope, decisions.caseId)

const supervisor = alias(officers, 'supervisor')

const query = (db: ReadDb) =>
  db
    .select({
      decision: decisions,
      caseUuid: cases.uuid,
      subjectUuid: subjects.uuid,
      subjectPosition: subjects.position,
      fullName: subjects.fullName,
      description: subjects.description,
      officerUuid: officers.uuid,
      officerName: officers.fullName,
      supervisorName: supervisor.fullName,
    })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .innerJoin(subjects, eq(subjects.id, decisions.subjectId))
    .innerJoin(officers, eq(officers.id, decisions.officerId))
    .leftJoin(supervisor, eq(supervisor.id, decisions.supervisorId))

type Row = ReturnType<ReturnType<typeof query>['all']>[number]

const toRecord = ({ decision: row, ...joined }: Row): DecisionRecord => ({
  rowId: row.id,
  caseRowId: row.caseId,
  subjectRowId: row.subjectId,
  id: row.uuid as Decision['id'],
  caseId: joined.caseUuid as Decision['caseId'],
  subjectId: joined.subjectUuid as Decision['subjectId'],
  subjectPosition: joined.subjectPosition,
  shownName: shownNameOf(joined),
  kind: row.kind as DecisionKind,
  decidedOn: row.decidedOn,
  recordedAt: new Date(row.recordedAt),
  ground: row.ground,
  reasonCode: row.reasonCode as ReasonCode | null,
  statuteText: row.statuteText,
  officerId: joined.officerUuid as Decision['officerId'],
  officerName: joined.officerName,
  supervisorName: joined.supervisorName,
  state: row.state,
  confirmedAt: row.confirmedAt === null ? null : new Date(row.confirmedAt),
  documents: row.documentsAsked as AskedDocument[],
  dueOn: row.dueOn,
  blockedUntil: row.blockedUntil,
  endedOn: row.endedOn,
  endReason: row.endReason,
  note: row.note,
  batchId: row.batchUuid,
  warnings: row.warnings as DecisionWarning[],
  version: row.version,
})

export const findDecision = (db: ReadDb, scope: Scope, id: string): DecisionRecord | undefined => {
  const row = query(db)
    .where(and(within(scope), eq(decisions.uuid, id)))
    .get()
  return row && toRecord(row)
}

/** One decision for each person of the largest case, several times over. */
const largestCaseHistory = 10_000

/** In the order of writing. */
export const listDecisionsOfCase = (db: ReadDb, scope: Scope, caseRowId: number): DecisionRecord[] =>
  query(db)
    .where(and(within(scope), eq(decisions.caseId, caseRowId)))
    .orderBy(asc(decisions.id))
    .limit(largestCaseHistory)
    .all()
    .map(toRecord)

/** In the order of writing. */
export const listDecisionsOfSubject = (db: ReadDb, subjectRowId: number): DecisionRecord[] =>
  query(db)
    .where(eq(decisions.subjectId, subjectRowId))
    .orderBy(asc(decisions.id))
    .limit(largestCaseHistory)
    .all()
    .map(toRecord)

type Narrowing = Pick<DecisionListInput, 'states' | 'subjectId'>

const listed = (scope: Scope, caseRowId: number, { states, subjectId }: Narrowing): SQL | undefined =>
  and(
    within(scope),
    eq(decisions.caseId, caseRowId),
    subjectId === null ? undefined : eq(subjects.uuid, subjectId),
    states.length > 0 ? inArray(decisions.state, states) : undefined,
  )

/** Newest first; one more than asked so that the caller sees whether there is more. */
export const listDecisionPageOf = (
  db: ReadDb,
  scope: Scope,
  caseRowId: number,
  input: DecisionListInput,
  after: number | undefined,
): DecisionRecord[] =>
  query(db)
    .where(and(listed(scope, caseRowId, input), after === undefined ? undefined : lt(decisions.id, after)))
    .orderBy(desc(decisions.id))
    .limit(input.limit + 1)
    .all()
    .map(toRecord)

export const countDecisionsOf = (db: ReadDb, scope: Scope, caseRowId: number, narrowing: Narrowing): number =>
  db
    .select({ count: count() })
    .from(decisions)
    .innerJoin(subjects, eq(subjects.id, decisions.subjectId))
    .where(listed(scope, caseRowId, narrowing))
    .get()?.count ?? 0

export type NewDecision = {
  id: string
  caseRowId: number
  subjectRowId: number
  kind: DecisionKind
  decidedOn: PlainDate
  recordedAt: number
  ground: string
  reasonCode: ReasonCode | null
  statuteRowId: number | null
  statuteText: string | null
  officerRowId: number
  state: 'proposed' | 'inForce'
  documents: readonly AskedDocument[]
  dueOn: PlainDate | null
  blockedUntil: PlainDate | null
  batchId: string | null
  warnings: readonly DecisionWarning[]
}

export const insertDecision = (db: WriteDb, decision: NewDecision): void => {
  const { id, caseRowId, subjectRowId, statuteRowId, officerRowId, documents, batchId, ...columns } = decision
  db.insert(decisions)
    .values({
      ...columns,
      uuid: id,
      caseId: caseRowId,
      subjectId: subjectRowId,
      statuteId: statuteRowId,
      officerId: officerRowId,
      documentsAsked: documents,
      batchUuid: batchId,
    })
    .run()
}

export type DecisionChanges = Partial<{
  state: 'inForce' | 'rejected' | 'ended'
  supervisorId: number
  confirmedAt: number
  endedOn: PlainDate
  endReason: EndReason
  note: string
  documentsAsked: AskedDocument[]
}>

/** False when somebody saved the decision after this version was read. */
export const updateDecision = (
  db: WriteDb,
  { rowId, version }: Pick<DecisionRecord, 'rowId' | 'version'>,
  changes: DecisionChanges,
): boolean =>
  db
    .update(decisions)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(decisions.id, rowId), eq(decisions.version, version)))
    .run().changes === 1

export const responsibleRowIdOf = (db: ReadDb, caseRowId: number): number | null =>
  db.select({ id: cases.responsibleOfficerId }).from(cases).where(eq(cases.id, caseRowId)).get()?.id ?? null
