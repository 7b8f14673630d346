import { and, desc, eq, gte, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { cases, decisions, subjectContacts, subjects } from '#main/platform/db/schema.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { within } from './subject.repo.ts'

/** More people with one number than this are not told apart by it. */
const mostWithOneNumber = 200

const visible = (db: ReadDb) =>
  db.select({ id: subjects.id }).from(subjects).innerJoin(cases, eq(cases.id, subjects.caseId))

const newestIds = (rows: { id: number }[]): number[] => rows.map(({ id }) => id)

export const findIdsByNik = (db: ReadDb, scope: Scope, nik: string): number[] =>
  newestIds(
    visible(db)
      .where(and(within(scope), eq(subjects.nik, nik)))
      .orderBy(desc(subjects.id))
      .limit(mostWithOneNumber)
      .all(),
  )

export const findIdsByPassport = (db: ReadDb, scope: Scope, passportKey: string): number[] =>
  newestIds(
    visible(db)
      .where(
        and(
          within(scope),
          or(eq(subjects.passportKey, passportKey), eq(subjects.newPassportKey, passportKey)),
        ),
      )
      .orderBy(desc(subjects.id))
      .limit(mostWithOneNumber)
      .all(),
  )

export const findIdsByPhone = (db: ReadDb, scope: Scope, phoneKey: string): number[] =>
  newestIds(
    db
      .select({ id: subjects.id })
      .from(subjectContacts)
      .innerJoin(subjects, eq(subjects.id, subjectContacts.subjectId))
      .innerJoin(cases, eq(cases.id, subjects.caseId))
      .where(and(within(scope), eq(subjectContacts.valueKey, phoneKey), eq(subjectContacts.kind, 'phone')))
      .orderBy(desc(subjectContacts.id))
      .limit(mostWithOneNumber)
      .all(),
  )

/**
 * Everybody born on one of these days, by name. The index alone answers it: cases are asked only about those whose name
 * fits. Some days are crowded (1 January of round years), hence the limit far above what is usual.
 */
export const listNamesBornOn = (
  db: ReadDb,
  days: readonly PlainDate[],
): { id: number; birthOn: PlainDate | null; nameKey: string }[] =>
  db
    .select({ id: subjects.id, birthOn: subjects.birthOn, nameKey: subjects.nameKey })
    .from(subjects)
    .where(inArray(subjects.birthOn, [...days]))
    .limit(20_000)
    .all()

/** What is shown of earlier records, of those that this scope may see. */
export const listMatchRows = (db: ReadDb, scope: Scope, rowIds: readonly number[]) =>
  db
    .select({
      rowId: subjects.id,
      subjectId: subjects.uuid,
      caseId: cases.uuid,
      caseNumber: cases.number,
      caseState: cases.state,
      receivedAt: cases.receivedAt,
      role: subjects.role,
      fullName: subjects.fullName,
      description: subjects.description,
      nik: subjects.nik,
      familyCardNumber: subjects.familyCardNumber,
      decisionKind: subjects.decisionKind,
    })
    .from(subjects)
    .innerJoin(cases, eq(cases.id, subjects.caseId))
    // One statement for any number of them, so that it takes as long for none as for one that is not shown.
    .where(
      and(within(scope), sql`${subjects.id} in (select value from json_each(${JSON.stringify(rowIds)}))`),
    )
    .all()

/** Suspensions in force on a day, by subject; the longest of each. */
export const listBlocksOf = (db: ReadDb, rowIds: readonly number[], day: PlainDate): Map<number, PlainDate> =>
  new Map(
    db
      .select({ id: decisions.subjectId, until: sql<PlainDate>`max(${decisions.blockedUntil})` })
      .from(decisions)
      .where(
        and(
          inArray(decisions.subjectId, [...rowIds]),
          eq(decisions.state, 'inForce'),
          isNotNull(decisions.blockedUntil),
          gte(decisions.blockedUntil, day),
        ),
      )
      .groupBy(decisions.subjectId)
      .all()
      .map(({ id, until }) => [id, until]),
  )

/** The day of the last decision in force of each subject. */
export const listDecisionDaysOf = (db: ReadDb, rowIds: readonly number[]): Map<number, PlainDate> =>
  new Map(
    db
      .select({ id: decisions.subjectId, on: sql<PlainDate>`max(${decisions.decidedOn})` })
      .from(decisions)
      .where(and(inArray(decisions.subjectId, [...rowIds]), eq(decisions.state, 'inForce')))
      .groupBy(decisions.subjectId)
      .all()
      .map(({ id, on }) => [id, on]),
  )

/** How often a NIK stands in a case and in the others that this scope may see. */
export const countSubjectsWithNik = (
  db: ReadDb,
  scope: Scope,
  nik: string,
  { caseRowId, exceptRowId }: { caseRowId?: number; exceptRowId?: number },
): { inCase: number; elsewhere: number } => {
  const rows = db
    .select({ caseId: subjects.caseId })
    .from(subjects)
    .innerJoin(cases, eq(cases.id, subjects.caseId))
    .where(
      and(
        within(scope),
        eq(subjects.nik, nik),
        exceptRowId === undefined ? undefined : ne(subjects.id, exceptRowId),
      ),
    )
    .limit(mostWithOneNumber)
    .all()
  const inCase = rows.filter(({ caseId }) => caseId === caseRowId).length
  return { inCase, elsewhere: rows.length - inCase }
}
