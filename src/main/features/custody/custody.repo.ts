import { and, asc, count, eq, gt, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type {
  DocumentKind,
  DocumentListInput,
  NewDocument,
  PresentedDocument,
} from '#shared/features/custody/custody.schema.ts'
import { documentKind } from '#shared/features/custody/custody.schema.ts'
import { maskedEnd } from '#shared/features/identity/identity.rules.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { cases, evidence, presentedDocuments, subjects } from '#main/platform/db/schema.ts'
import { withinCaseOf } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type DocumentRecord = PresentedDocument & {
  rowId: number
  subjectRowId: number
  caseRowId: number
  number: string | null
}

/** Documents of people in the cases within reach. */
const within = (scope: Scope): SQL | undefined => withinCaseOf(scope, subjects.caseId)

const query = (db: ReadDb) =>
  db
    .select({
      row: presentedDocuments,
      caseUuid: cases.uuid,
      caseRowId: cases.id,
      subjectUuid: subjects.uuid,
      position: subjects.position,
      fullName: subjects.fullName,
      description: subjects.description,
      copyUuid: evidence.uuid,
      copyTitle: evidence.title,
    })
    .from(presentedDocuments)
    .innerJoin(subjects, eq(subjects.id, presentedDocuments.subjectId))
    .innerJoin(cases, eq(cases.id, subjects.caseId))
    .leftJoin(
      evidence,
      and(eq(evidence.caseId, subjects.caseId), eq(evidence.fileId, presentedDocuments.copyFileId)),
    )

type Row = ReturnType<ReturnType<typeof query>['all']>[number]

const instant = (milliseconds: number | null): Date | null =>
  milliseconds === null ? null : new Date(milliseconds)

/** A kind of a later version is still a document. */
const kindOf = (kept: string): DocumentKind => documentKind.catch('other').parse(kept)

const toRecord = (found: Row): DocumentRecord => {
  const { row, copyUuid, copyTitle } = found
  return {
    rowId: row.id,
    subjectRowId: row.subjectId,
    caseRowId: found.caseRowId,
    number: row.number,
    id: row.uuid as PresentedDocument['id'],
    caseId: found.caseUuid as PresentedDocument['caseId'],
    subject: {
      id: found.subjectUuid as PresentedDocument['subject']['id'],
      position: found.position,
      shownName: shownNameOf(found),
    },
    kind: kindOf(row.kind),
    maskedNumber: row.number === null ? null : maskedEnd(row.number, 4),
    issuer: row.issuer,
    issuedOn: row.issuedOn,
    verification: row.verification,
    copy:
      copyUuid === null || copyTitle === null
        ? null
        : {
            evidenceId: copyUuid as NonNullable<PresentedDocument['copy']>['evidenceId'],
            title: copyTitle,
          },
    condition: row.condition,
    heldAt: instant(row.heldAt),
    heldReason: row.heldReason,
    returnedAt: instant(row.returnedAt),
    returnedTo: row.returnedTo,
    note: row.note,
    version: row.version,
  }
}

export const findDocuments = (db: ReadDb, scope: Scope, ids: readonly string[]): DocumentRecord[] =>
  query(db)
    .where(and(within(scope), inArray(presentedDocuments.uuid, [...ids])))
    .all()
    .map(toRecord)

type Narrowing = { caseRowId: number; subjectRowId: number | null; held: boolean }

const listed = (scope: Scope, { caseRowId, subjectRowId, held }: Narrowing): SQL | undefined =>
  and(
    within(scope),
    subjectRowId === null ? eq(subjects.caseId, caseRowId) : eq(presentedDocuments.subjectId, subjectRowId),
    held ? and(isNotNull(presentedDocuments.heldAt), isNull(presentedDocuments.returnedAt)) : undefined,
  )

/** In the order of writing; one more than asked so that the caller sees whether there is more. */
export const listDocuments = (
  db: ReadDb,
  scope: Scope,
  narrowing: Narrowing,
  { limit }: Pick<DocumentListInput, 'limit'>,
  after: readonly (string | number | null)[] | undefined,
): DocumentRecord[] => {
  const last = after?.[0]
  return query(db)
    .where(
      and(listed(scope, narrowing), typeof last === 'number' ? gt(presentedDocuments.id, last) : undefined),
    )
    .orderBy(asc(presentedDocuments.id))
    .limit(limit + 1)
    .all()
    .map(toRecord)
}

export const countDocuments = (db: ReadDb, scope: Scope, narrowing: Narrowing): number =>
  db
    .select({ count: count() })
    .from(presentedDocuments)
    .innerJoin(subjects, eq(subjects.id, presentedDocuments.subjectId))
    .where(listed(scope, narrowing))
    .get()?.count ?? 0

type FactColumns = Omit<NewDocument, 'copyEvidenceId'> & { copyFileId: number | null }

export const insertDocument = (db: WriteDb, row: FactColumns & { uuid: string; subjectId: number }): void => {
  db.insert(presentedDocuments).values(row).run()
}

type Changes =
  | (Omit<FactColumns, 'number'> & { number?: string | null })
  | { heldAt: number; heldReason: string; condition: string }
  | { returnedAt: number; returnedTo: string }

type Version = Pick<DocumentRecord, 'rowId' | 'version'>

/** False when somebody saved it after this version was read. */
export const updateDocument = (db: WriteDb, { rowId, version }: Version, changes: Changes): boolean =>
  db
    .update(presentedDocuments)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(presentedDocuments.id, rowId), eq(presentedDocuments.version, version)))
    .run().changes === 1

export const deleteDocument = (db: WriteDb, { rowId, version }: Version): boolean =>
  db
    .delete(presentedDocuments)
    .where(and(eq(presentedDocuments.id, rowId), eq(presentedDocuments.version, version)))
    .run().changes === 1
