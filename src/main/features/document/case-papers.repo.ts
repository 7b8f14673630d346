import { and, asc, eq, gte, inArray, lte, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { CaseChannel, CaseState } from '#shared/features/case/case.schema.ts'
import { passportMatter } from '#shared/features/subject/subject-details.schema.ts'
import { cases, decisions, officers, subjectDetails, subjects } from '#main/platform/db/schema.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { withinCases } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'

type PassportMatter = z.output<typeof passportMatter>

const within = (scope: Scope): SQL | undefined => withinCases(scope)

export const findOfficerName = (db: ReadDb, id: string | null): string | null =>
  id === null
    ? null
    : (db.select({ name: officers.fullName }).from(officers).where(eq(officers.uuid, id)).get()?.name ?? null)

/** What a subject told of the passport it has or asks for. */
export const findPassportMatter = (db: ReadDb, subjectRowId: number): PassportMatter => {
  const row = db
    .select({ kept: subjectDetails.passportMatter })
    .from(subjectDetails)
    .where(eq(subjectDetails.subjectId, subjectRowId))
    .get()
  return passportMatter.parse(row?.kept ?? {})
}

export type RegisterCase = {
  rowId: number
  number: string
  channel: CaseChannel
  receivedAt: number
  recordedAt: number
  state: CaseState
  subjectCount: number
  officerName: string | null
}

/** Cases received within a time, in the order of their numbers. */
export const listRegisterCases = (
  db: ReadDb,
  scope: Scope,
  time: { from: number; until: number },
  limit: number,
): RegisterCase[] =>
  db
    .select({
      rowId: cases.id,
      number: cases.number,
      channel: cases.channel,
      receivedAt: cases.receivedAt,
      recordedAt: cases.recordedAt,
      state: cases.state,
      subjectCount: cases.subjectCount,
      officerName: officers.fullName,
    })
    .from(cases)
    .leftJoin(officers, eq(officers.id, cases.responsibleOfficerId))
    .where(and(within(scope), gte(cases.receivedAt, time.from), lte(cases.receivedAt, time.until)))
    .orderBy(asc(cases.receivedAt), asc(cases.id))
    .limit(limit)
    .all()

export type RegisterSubject = {
  caseRowId: number
  fullName: string | null
  sex: 'male' | 'female' | null
  travel: unknown
}

/** The first subjects of each case, by position. */
export const listRegisterSubjects = (
  db: ReadDb,
  caseRowIds: readonly number[],
  perCase: number,
): RegisterSubject[] =>
  db
    .select({
      caseRowId: subjects.caseId,
      fullName: subjects.fullName,
      sex: subjects.sex,
      travel: subjectDetails.travel,
    })
    .from(subjects)
    .leftJoin(subjectDetails, eq(subjectDetails.subjectId, subjects.id))
    .where(and(inArray(subjects.caseId, [...caseRowIds]), lte(subjects.position, perCase)))
    .orderBy(asc(subjects.caseId), asc(subjects.position))
    .all()

export type RegisterDecision = { caseRowId: number; kind: string; decidedOn: PlainDate }

/** Decisions that stand, oldest first. */
export const listRegisterDecisions = (db: ReadDb, caseRowIds: readonly number[]): RegisterDecision[] =>
  db
    .select({ caseRowId: decisions.caseId, kind: decisions.kind, decidedOn: decisions.decidedOn })
    .from(decisions)
    .where(and(inArray(decisions.caseId, [...caseRowIds]), inArray(decisions.state, ['inForce', 'ended'])))
    .orderBy(asc(decisions.caseId), asc(decisions.decidedOn), asc(decisions.id))
    .all()
