import { and, asc, count, desc, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { isChild, shownNameOf } from '#shared/features/subject/subject.rules.ts'
import type {
  Interview,
  InterviewHead,
  InterviewId,
  InterviewLine,
  InterviewWarningCode,
  RefusalWitness,
} from '#shared/features/interview/interview.schema.ts'
import { interviewWarningCode, refusalWitness } from '#shared/features/interview/interview.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import {
  caseEvents,
  evidence,
  interviewLines,
  interviews,
  officers,
  subjects,
} from '#main/platform/db/schema.ts'
import { withinCaseOf } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type InterviewRecord = Interview & { rowId: number; caseRowId: number; subjectRowId: number }

/** Those of the cases within reach. */
const within = (scope: Scope): SQL | undefined => withinCaseOf(scope, interviews.caseId)

const blankToNull = (text: string): string | null => (text === '' ? null : text)

const listLines = (db: ReadDb, interviewRowId: number): InterviewLine[] =>
  db
    .select({ question: interviewLines.question, answer: interviewLines.answer })
    .from(interviewLines)
    .where(eq(interviewLines.interviewId, interviewRowId))
    .orderBy(asc(interviewLines.position))
    .all()
    .map(({ question, answer }) => ({ question: blankToNull(question), answer: blankToNull(answer) }))

export const findInterview = (db: ReadDb, scope: Scope, id: string): InterviewRecord | undefined => {
  const found = db
    .select({ row: interviews, officerUuid: officers.uuid, officerName: officers.fullName })
    .from(interviews)
    .innerJoin(officers, eq(officers.id, interviews.officerId))
    .where(and(within(scope), eq(interviews.uuid, id)))
    .get()
  if (!found) return undefined
  const { id: rowId, uuid, caseId, subjectId, officerId: _officer, ...row } = found.row
  return {
    ...row,
    rowId,
    id: uuid as InterviewId,
    caseRowId: caseId,
    subjectRowId: subjectId,
    officerId: found.officerUuid as Interview['officerId'],
    officerName: found.officerName,
    startedAt: new Date(row.startedAt),
    endedAt: row.endedAt === null ? null : new Date(row.endedAt),
    recordedAt: new Date(row.recordedAt),
    witnesses: refusalWitness.array().parse(row.witnesses),
    lines: listLines(db, rowId),
  }
}

type Listed = { caseRowId: number; subjectRowId?: number | undefined }
const among = (scope: Scope, { caseRowId, subjectRowId }: Listed): SQL | undefined =>
  and(
    within(scope),
    eq(interviews.caseId, caseRowId),
    subjectRowId === undefined ? undefined : eq(interviews.subjectId, subjectRowId),
  )

export type ListedInterview = { head: InterviewHead; key: [startedAt: number, rowId: number] }

/** The latest first, people of one occasion in their order; one more than asked. */
export const listInterviews = (
  db: ReadDb,
  scope: Scope,
  {
    after,
    limit,
    receivedOn,
    ...listed
  }: Listed & { receivedOn: PlainDate; after: readonly unknown[] | undefined; limit: number },
): ListedInterview[] => {
  const [startedAt, rowId] = after ?? []
  const isAfter =
    typeof startedAt === 'number' && typeof rowId === 'number'
      ? or(
          lt(interviews.startedAt, startedAt),
          and(eq(interviews.startedAt, startedAt), gt(interviews.id, rowId)),
        )
      : undefined
  const rows = db
    .select({ row: interviews, officerName: officers.fullName, subject: subjects })
    .from(interviews)
    .innerJoin(officers, eq(officers.id, interviews.officerId))
    .innerJoin(subjects, eq(subjects.id, interviews.subjectId))
    .where(and(among(scope, listed), isAfter))
    .orderBy(desc(interviews.startedAt), asc(interviews.id))
    .limit(limit + 1)
    .all()
  const counts = countLines(
    db,
    rows.map(({ row }) => row.id),
  )
  return rows.map(({ row, officerName, subject }) => ({
    key: [row.startedAt, row.id],
    head: {
      id: row.uuid as InterviewId,
      subject: {
        id: subject.uuid as InterviewHead['subject']['id'],
        position: subject.position,
        shownName: shownNameOf(subject),
        isChild: isChild(subject, receivedOn),
      },
      kind: row.kind,
      state: row.state,
      signature: row.signature,
      startedAt: new Date(row.startedAt),
      endedAt: row.endedAt === null ? null : new Date(row.endedAt),
      officerName,
      ...(counts.get(row.id) ?? { lineCount: 0, answeredCount: 0 }),
      version: row.version,
    },
  }))
}

const countLines = (
  db: ReadDb,
  rowIds: readonly number[],
): Map<number, Pick<InterviewHead, 'lineCount' | 'answeredCount'>> => {
  const rows = db
    .select({
      interviewId: interviewLines.interviewId,
      lineCount: count(),
      answeredCount: sql<number>`count(nullif(${interviewLines.answer}, ''))`,
    })
    .from(interviewLines)
    .where(inArray(interviewLines.interviewId, [...rowIds]))
    .groupBy(interviewLines.interviewId)
    .all()
  return new Map(rows.map(({ interviewId, ...counts }) => [interviewId, counts]))
}

export const countInterviews = (
  db: ReadDb,
  scope: Scope,
  listed: Listed,
): { total: number; finished: number } =>
  db
    .select({
      total: count(),
      finished: sql<number>`count(case when ${interviews.state} = 'finished' then 1 end)`,
    })
    .from(interviews)
    .where(among(scope, listed))
    .get() ?? { total: 0, finished: 0 }

/** How many interviews of a person are not finished, by his row. */
export const countOpenBySubject = (db: ReadDb, caseRowId: number): Map<number, number> => {
  const rows = db
    .select({ subjectRowId: interviews.subjectId, open: count() })
    .from(interviews)
    .where(and(eq(interviews.caseId, caseRowId), eq(interviews.state, 'open')))
    .groupBy(interviews.subjectId)
    .all()
  return new Map(rows.map(({ subjectRowId, open }) => [subjectRowId, open]))
}

/** What the timeline tells of an interview that was finished: whether it ever was, and what was overruled last. */
export const lastFinish = (
  db: ReadDb,
  { id, caseRowId }: Pick<InterviewRecord, 'id' | 'caseRowId'>,
): { warnings: InterviewWarningCode[] } | undefined => {
  const told = db
    .select({ data: caseEvents.data })
    .from(caseEvents)
    .where(
      and(
        eq(caseEvents.caseId, caseRowId),
        eq(caseEvents.recordKind, 'interview'),
        eq(caseEvents.recordUuid, id),
        eq(caseEvents.kind, 'interviewFinished'),
      ),
    )
    .orderBy(desc(caseEvents.id))
    .limit(1)
    .get()
  if (!told) return undefined
  const { warnings } = told.data
  const codes = typeof warnings === 'string' ? warnings.split(',') : []
  return {
    warnings: codes.flatMap((code) => {
      const known = interviewWarningCode.safeParse(code)
      return known.success ? [known.data] : []
    }),
  }
}

/** The officer who asks, and whether he still works here. */
export const findInterviewer = (db: ReadDb, id: string): { rowId: number; isActive: boolean } | undefined => {
  const row = db
    .select({ rowId: officers.id, disabledAt: officers.disabledAt })
    .from(officers)
    .where(eq(officers.uuid, id))
    .get()
  return row && { rowId: row.rowId, isActive: row.disabledAt === null }
}

export const countEvidence = (db: ReadDb, rowId: number): number =>
  db.select({ found: count() }).from(evidence).where(eq(evidence.interviewId, rowId)).get()?.found ?? 0

export type InterviewColumns = Pick<
  typeof interviews.$inferInsert,
  | 'kind'
  | 'startedAt'
  | 'place'
  | 'basis'
  | 'officerId'
  | 'secondOfficer'
  | 'interpreter'
  | 'spokenLanguage'
  | 'guardian'
  | 'guardianRelation'
>

export type NewInterview = InterviewColumns & {
  id: InterviewId
  caseRowId: number
  subjectRowId: number
  recordedAt: number
}

export const insertInterview = (
  db: WriteDb,
  { id, caseRowId, subjectRowId, ...columns }: NewInterview,
  questions: readonly string[],
): void => {
  const row = db
    .insert(interviews)
    .values({
      ...columns,
      uuid: id,
      caseId: caseRowId,
      subjectId: subjectRowId,
      signature: 'open',
      state: 'open',
    })
    .returning({ rowId: interviews.id })
    .get()
  replaceLines(
    db,
    row.rowId,
    questions.map((question) => ({ question, answer: null })),
  )
}

export type InterviewChanges = Partial<
  InterviewColumns & {
    observations: string | null
    opinion: string | null
    opinionReasons: string | null
    endedAt: number | null
    state: Interview['state']
    signature: Interview['signature']
    refusalReason: string | null
    witnesses: RefusalWitness[]
  }
>

type Target = { rowId: number; version: number }
const isTarget = ({ rowId, version }: Target): SQL | undefined =>
  and(eq(interviews.id, rowId), eq(interviews.version, version))

/** Whether it still had this version. */
export const updateInterview = (db: WriteDb, target: Target, changes: InterviewChanges): boolean =>
  db
    .update(interviews)
    .set({ ...changes, version: target.version + 1 })
    .where(isTarget(target))
    .run().changes === 1

/** Leaves alone what is as it was, so that the history shows what really changed. */
export const replaceLines = (db: WriteDb, interviewRowId: number, lines: readonly InterviewLine[]): void => {
  const ofInterview = eq(interviewLines.interviewId, interviewRowId)
  const before = db
    .select()
    .from(interviewLines)
    .where(ofInterview)
    .orderBy(asc(interviewLines.position))
    .all()
  for (const [index, line] of lines.entries()) {
    const values = { question: line.question ?? '', answer: line.answer ?? '' }
    const row = before[index]
    if (!row) {
      db.insert(interviewLines)
        .values({ ...values, interviewId: interviewRowId, position: index + 1 })
        .run()
    } else if (row.question !== values.question || row.answer !== values.answer) {
      db.update(interviewLines).set(values).where(eq(interviewLines.id, row.id)).run()
    }
  }
  db.delete(interviewLines)
    .where(and(ofInterview, gt(interviewLines.position, lines.length)))
    .run()
}

export const deleteInterview = (db: WriteDb, target: Target): boolean => {
  db.delete(interviewLines).where(eq(interviewLines.interviewId, target.rowId)).run()
  return db.delete(interviews).where(isTarget(target)).run().changes === 1
}
