import { and, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { DisclosedField } from '#shared/features/referral/referral.schema.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import {
  caseNarratives,
  presentedDocuments,
  subjectContacts,
  subjectDetails,
  subjects,
} from '#main/platform/db/schema.ts'

/** Somewhere in a group of fields stands something that was typed. */
const isFilled = (group: unknown): boolean =>
  typeof group === 'object' &&
  group !== null &&
  Object.values(group).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null))

/** What the office knows of everybody in a case, by row: the rest need not be ticked. */
export const listKnownFields = (db: ReadDb, caseRowId: number): Map<number, DisclosedField[]> => {
  const rows = db
    .select({
      row: subjects,
      details: subjectDetails,
      contactCount: sql<number>`(select count(*) from ${subjectContacts} c where c.subject_id = ${subjects.id})`,
    })
    .from(subjects)
    .leftJoin(subjectDetails, eq(subjectDetails.subjectId, subjects.id))
    .where(eq(subjects.caseId, caseRowId))
    .all()
  return new Map(
    rows.map(({ row, details, contactCount }) => {
      const known: [DisclosedField, boolean][] = [
        ['fullName', row.fullName !== null],
        ['alias', row.alias !== null],
        ['nik', row.nik !== null],
        ['birth', row.birthOn !== null || row.birthPlace !== null],
        ['sex', row.sex !== null],
        ['identityAddress', row.identityAddress !== null],
        ['domicileAddress', row.domicileAddress !== null],
        ['contacts', contactCount > 0],
        ['passport', row.passportNumber !== null || row.newPassportNumber !== null],
        ['emergencyContact', isFilled(details?.emergency)],
        ['education', row.education !== null],
        ['occupation', row.occupation !== null],
        ['travel', isFilled(details?.travel)],
        ['job', isFilled(details?.job)],
        ['placement', isFilled(details?.placement)],
        ['money', isFilled(details?.money)],
        ['careNeed', row.careNeed !== null],
      ]
      return [row.id, known.flatMap(([field, isThere]) => (isThere ? [field] : []))]
    }),
  )
}

export const findNarrative = (db: ReadDb, caseRowId: number): string =>
  db
    .select({ chronology: caseNarratives.chronology })
    .from(caseNarratives)
    .where(eq(caseNarratives.caseId, caseRowId))
    .get()?.chronology ?? ''

/** Originals of people of the case that are at the office now. */
export const countHeldDocuments = (db: ReadDb, caseRowId: number): number =>
  db
    .select({ count: count() })
    .from(presentedDocuments)
    .innerJoin(subjects, eq(subjects.id, presentedDocuments.subjectId))
    .where(
      and(
        eq(subjects.caseId, caseRowId),
        isNotNull(presentedDocuments.heldAt),
        isNull(presentedDocuments.returnedAt),
      ),
    )
    .get()?.count ?? 0
