import { and, asc, count, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { Beginning } from '#shared/features/home/home.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { agreements, decrees, designations, issuedDocuments, villages } from '#main/platform/db/schema.ts'
import { withinOffice } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

const hasCertificate = sql`exists (
  select 1 from ${issuedDocuments} paper
  where paper.subject_uuid = ${designations.uuid} and paper.document_type = 'certificate' and paper.state = 'issued'
)`

/** Designations in force that have no valid certificate. */
const lacking = (scope: Scope): SQL | undefined =>
  and(
    withinOffice(scope),
    eq(decrees.state, 'decided'),
    isNull(designations.endedOn),
    sql`not ${hasCertificate}`,
  )

export type LackingCertificate = {
  designationId: string
  decreeId: string
  decreeLabel: string
  villageId: string
  title: string
  decidedOn: PlainDate | null
  inauguratedOn: PlainDate | null
}

/** Those inaugurated first come first, then by the day of the decree. */
export const listLackingCertificates = (
  db: ReadDb,
  scope: Scope,
  wanted: { inaugurated: boolean },
  limit: number,
): LackingCertificate[] =>
  db
    .select({
      designationId: designations.uuid,
      decreeId: decrees.uuid,
      decreeNumber: decrees.number,
      subject: decrees.subject,
      villageId: villages.uuid,
      printedName: villages.printedName,
      unitTypePrinted: villages.unitTypePrinted,
      decidedOn: decrees.decidedOn,
      inauguratedOn: designations.inauguratedOn,
    })
    .from(designations)
    .innerJoin(decrees, eq(decrees.id, designations.decreeId))
    .innerJoin(villages, eq(villages.id, designations.villageId))
    .where(and(lacking(scope), wanted.inaugurated ? isNotNull(designations.inauguratedOn) : undefined))
    .orderBy(asc(wanted.inaugurated ? designations.inauguratedOn : decrees.decidedOn), asc(designations.id))
    .limit(limit)
    .all()
    .map(({ printedName, unitTypePrinted, decreeNumber, subject, ...row }) => ({
      ...row,
      title: villageTitle({ printedName, unitTypePrinted }),
      decreeLabel: decreeNumber ?? subject,
    }))

export const countLackingCertificates = (db: ReadDb, scope: Scope): number =>
  db
    .select({ count: count() })
    .from(designations)
    .innerJoin(decrees, eq(decrees.id, designations.decreeId))
    .where(lacking(scope))
    .get()?.count ?? 0

const counted = { count: count() }

/** How much there is of each step of an office's first story. */
export const countBeginning = (db: ReadDb, scope: Scope): Beginning => ({
  villages: db.select(counted).from(villages).where(withinOffice(scope)).get()?.count ?? 0,
  agreements: db.select(counted).from(agreements).where(withinOffice(scope)).get()?.count ?? 0,
  decrees:
    db
      .select(counted)
      .from(decrees)
      .where(and(withinOffice(scope), eq(decrees.state, 'decided')))
      .get()?.count ?? 0,
  certificates:
    db
      .select(counted)
      .from(issuedDocuments)
      .where(and(withinOffice(scope), eq(issuedDocuments.documentType, 'certificate')))
      .get()?.count ?? 0,
})
