import { and, asc, eq, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { ReadDb } from '#main/platform/db/database.ts'
import { cases, interviewLines, interviews, officers } from '#main/platform/db/schema.ts'
import { withinCases } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

const within = (scope: Scope): SQL | undefined => withinCases(scope)

const keptWitnesses = z.array(z.looseObject({ name: z.string(), occupation: z.string().nullish() }))

/** An interview with what its record says of the officer who led it. */
const query = (db: ReadDb) =>
  db
    .select({
      row: interviews,
      caseId: cases.uuid,
      officerName: officers.fullName,
      officerNip: officers.nip,
      officerPosition: officers.position,
    })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .innerJoin(officers, eq(officers.id, interviews.officerId))

type Row = ReturnType<ReturnType<typeof query>['all']>[number]

const toSource = ({ row, ...officer }: Row) => {
  const { id: rowId, uuid: id, caseId: caseRowId, subjectId: subjectRowId, witnesses, ...facts } = row
  return {
    ...facts,
    ...officer,
    rowId,
    id,
    caseRowId,
    subjectRowId,
    witnesses: keptWitnesses.parse(witnesses),
  }
}
export type InterviewSource = ReturnType<typeof toSource>

export const findInterviewSource = (db: ReadDb, scope: Scope, id: string): InterviewSource | undefined => {
  const row = query(db)
    .where(and(within(scope), eq(interviews.uuid, id)))
    .get()
  return row && toSource(row)
}

/** The interviews of a case in the order of writing. */
export const listInterviewSources = (
  db: ReadDb,
  scope: Scope,
  caseRowId: number,
  limit: number,
): InterviewSource[] =>
  query(db)
    .where(and(within(scope), eq(interviews.caseId, caseRowId)))
    .orderBy(asc(interviews.id))
    .limit(limit)
    .all()
    .map(toSource)

/** Everything asked and answered, in order; null where nothing is typed yet. */
export const listInterviewEntries = (
  db: ReadDb,
  interviewRowId: number,
): { question: string | null; answer: string | null }[] =>
  db
    .select({ question: interviewLines.question, answer: interviewLines.answer })
    .from(interviewLines)
    .where(eq(interviewLines.interviewId, interviewRowId))
    .orderBy(asc(interviewLines.position))
    .all()
    .map(({ question, answer }) => ({ question: question || null, answer: answer || null }))
