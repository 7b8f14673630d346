import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { ReadDb } from '#main/platform/db/database.ts'
import { agencyUnits, cases, referrals, referralSubjects } from '#main/platform/db/schema.ts'
import { withinCases } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

const within = (scope: Scope): SQL | undefined => withinCases(scope)

/** A referral with the unit it is for; addressee, agency and city are the ones frozen in it. */
const query = (db: ReadDb) =>
  db
    .select({
      row: referrals,
      caseId: cases.uuid,
      unitName: agencyUnits.name,
      unitAddressee: agencyUnits.addressee,
    })
    .from(referrals)
    .innerJoin(cases, eq(cases.id, referrals.caseId))
    .leftJoin(agencyUnits, eq(agencyUnits.id, referrals.unitId))

type Row = ReturnType<ReturnType<typeof query>['all']>[number]

const toSource = ({ row, ...joined }: Row) => {
  const { id: rowId, uuid: id, caseId: caseRowId, ...facts } = row
  return { ...facts, ...joined, rowId, id, caseRowId }
}
export type ReferralSource = ReturnType<typeof toSource>

export const findReferralSource = (db: ReadDb, scope: Scope, id: string): ReferralSource | undefined => {
  const row = query(db)
    .where(and(within(scope), eq(referrals.uuid, id)))
    .get()
  return row && toSource(row)
}

/** The referrals of a case in the order of writing. */
export const listReferralSources = (
  db: ReadDb,
  scope: Scope,
  caseRowId: number,
  limit: number,
): ReferralSource[] =>
  query(db)
    .where(and(within(scope), eq(referrals.caseId, caseRowId)))
    .orderBy(asc(referrals.id))
    .limit(limit)
    .all()
    .map(toSource)

export type ReferredSource = Pick<
  typeof referralSubjects.$inferSelect,
  'consent' | 'consentReason' | 'disclosed'
> & { subjectRowId: number }

/** Who is referred, in the order in which letter and annex number them. */
export const listReferredSources = (db: ReadDb, referralRowId: number): ReferredSource[] =>
  db
    .select({
      subjectRowId: referralSubjects.subjectId,
      consent: referralSubjects.consent,
      consentReason: referralSubjects.consentReason,
      disclosed: referralSubjects.disclosed,
    })
    .from(referralSubjects)
    .where(eq(referralSubjects.referralId, referralRowId))
    .orderBy(asc(referralSubjects.id))
    .limit(largestReferredQuery)
    .all()

const largestReferredQuery = 200
