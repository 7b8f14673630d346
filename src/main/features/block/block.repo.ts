import { and, desc, eq, gte, isNotNull, like, or, type SQL } from 'drizzle-orm'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { cases, decisions, subjects } from '#main/platform/db/schema.ts'
import { withinCases } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

const within = (scope: Scope): SQL | undefined => withinCases(scope)

export type BlockRow = {
  decisionId: string
  subjectRowId: number
  caseRowId: number
  caseId: string
  caseNumber: string
  blockedUntil: PlainDate
  nik: string | null
  nameKey: string
  birthOn: PlainDate | null
}

const blocks = (db: ReadDb, today: PlainDate, who: SQL | undefined): BlockRow[] =>
  db
    .select({
      decisionId: decisions.uuid,
      subjectRowId: subjects.id,
      caseRowId: cases.id,
      caseId: cases.uuid,
      caseNumber: cases.number,
      blockedUntil: decisions.blockedUntil,
      nik: subjects.nik,
      nameKey: subjects.nameKey,
      birthOn: subjects.birthOn,
    })
    .from(subjects)
    .innerJoin(decisions, eq(decisions.subjectId, subjects.id))
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .where(
      and(
        who,
        eq(decisions.state, 'inForce'),
        isNotNull(decisions.blockedUntil),
        gte(decisions.blockedUntil, today),
      ),
    )
    .orderBy(desc(decisions.blockedUntil), desc(decisions.id))
    .limit(50)
    .all()
    .flatMap(({ blockedUntil, ...row }) => (blockedUntil === null ? [] : [{ ...row, blockedUntil }]))

export const listBlocksByNik = (db: ReadDb, scope: Scope, nik: string, today: PlainDate): BlockRow[] =>
  blocks(db, today, and(within(scope), eq(subjects.nik, nik)))

/** Somebody born on that day whose name is that one; `nameKey` is a normalised name, with or without an alias behind it. */
export const listBlocksByName = (
  db: ReadDb,
  scope: Scope,
  nameKey: string,
  birthOn: PlainDate,
  today: PlainDate,
): BlockRow[] =>
  blocks(
    db,
    today,
    and(
      within(scope),
      eq(subjects.birthOn, birthOn),
      // A normalised name holds no wildcard.
      or(
        eq(subjects.nameKey, nameKey),
        like(subjects.nameKey, `${nameKey} alias %`),
        like(subjects.nameKey, `% alias ${nameKey}`),
      ),
    ),
  )
