import { and, asc, eq } from 'drizzle-orm'
import { type CaseMember, largestMemberList } from '#shared/features/case/case-detail.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { caseMembers, officers } from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'

/** Officers named in a case beside the one who answers for it, in the order of naming. */
export const listMembers = (db: ReadDb, caseRowId: number): CaseMember[] =>
  db
    .select({ officerId: officers.uuid, fullName: officers.fullName })
    .from(caseMembers)
    .innerJoin(officers, eq(officers.id, caseMembers.officerId))
    .where(eq(caseMembers.caseId, caseRowId))
    .orderBy(asc(caseMembers.id))
    .limit(largestMemberList)
    .all()
    .map(({ officerId, fullName }) => ({ officerId: officerId as CaseMember['officerId'], fullName }))

type NewMember = { caseRowId: number; officerRowId: number; namedBy: number; namedAt: number }

export const insertMember = (db: WriteDb, { caseRowId, officerRowId, ...row }: NewMember): void => {
  db.insert(caseMembers)
    .values({ ...row, uuid: newId('CaseMember'), caseId: caseRowId, officerId: officerRowId })
    .run()
}

/** False where the officer is not named in the case. */
export const deleteMember = (db: WriteDb, caseRowId: number, officerRowId: number): boolean =>
  db
    .delete(caseMembers)
    .where(and(eq(caseMembers.caseId, caseRowId), eq(caseMembers.officerId, officerRowId)))
    .run().changes === 1
