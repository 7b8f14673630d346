import { and, count, desc, eq, isNotNull, isNull, lt, type SQL } from 'drizzle-orm'
import {
  type Evidence,
  type EvidenceFacts,
  type EvidenceListInput,
  largestEvidenceList,
} from '#shared/features/evidence/evidence.schema.ts'
import { previewFor } from '#shared/features/evidence/evidence-file.rules.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { cases, evidence, files, officers, subjects } from '#main/platform/db/schema.ts'
import { contentDigestOf } from '#main/platform/files.repo.ts'
import { withinCaseOf } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type EvidenceRecord = Evidence & {
  rowId: number
  caseRowId: number
  subjectRowId: number | null
  fileRowId: number
  shownFileRowId: number | null
}

/** Those of the cases within reach. */
const within = (scope: Scope): SQL | undefined => withinCaseOf(scope, evidence.caseId)

const query = (db: ReadDb) =>
  db
    .select({
      row: evidence,
      caseUuid: cases.uuid,
      file: files,
      recordedByName: officers.fullName,
      subjectUuid: subjects.uuid,
      position: subjects.position,
      fullName: subjects.fullName,
      description: subjects.description,
    })
    .from(evidence)
    .innerJoin(cases, eq(cases.id, evidence.caseId))
    .innerJoin(files, eq(files.id, evidence.fileId))
    .innerJoin(officers, eq(officers.id, evidence.recordedBy))
    .leftJoin(subjects, eq(subjects.id, evidence.subjectId))

type Row = ReturnType<ReturnType<typeof query>['all']>[number]

const subjectOf = ({ subjectUuid, position, fullName, description }: Row): Evidence['subject'] =>
  subjectUuid === null || position === null
    ? null
    : {
        id: subjectUuid as NonNullable<Evidence['subject']>['id'],
        position,
        shownName: shownNameOf({ fullName, description }),
      }

const toRecord = (found: Row): EvidenceRecord => {
  const { row, caseUuid, file, recordedByName } = found
  return {
    rowId: row.id,
    caseRowId: row.caseId,
    subjectRowId: row.subjectId,
    fileRowId: row.fileId,
    shownFileRowId: row.shownFileId,
    id: row.uuid as Evidence['id'],
    caseId: caseUuid as Evidence['caseId'],
    title: row.title,
    kind: row.kind,
    source: row.source,
    obtainedOn: row.obtainedOn,
    note: row.note,
    subject: subjectOf(found),
    file: {
      name: file.name,
      mediaType: file.mediaType,
      size: file.size,
      sha256: contentDigestOf(file),
      pageCount: row.pageCount,
    },
    preview: previewFor(file.mediaType),
    isShownCopy: row.shownFileId !== null,
    recordedAt: new Date(row.recordedAt),
    recordedByName,
    withdrawn:
      row.withdrawnAt === null || row.withdrawalReason === null
        ? null
        : { at: new Date(row.withdrawnAt), reason: row.withdrawalReason },
    version: row.version,
  }
}

export const findEvidence = (db: ReadDb, scope: Scope, id: string): EvidenceRecord | undefined => {
  const row = query(db)
    .where(and(within(scope), eq(evidence.uuid, id)))
    .get()
  return row && toRecord(row)
}

type Narrowing = { caseRowId: number; subjectRowId: number | null; withdrawn: boolean }

const listed = (scope: Scope, { caseRowId, subjectRowId, withdrawn }: Narrowing): SQL | undefined =>
  and(
    within(scope),
    eq(evidence.caseId, caseRowId),
    subjectRowId === null ? undefined : eq(evidence.subjectId, subjectRowId),
    withdrawn ? isNotNull(evidence.withdrawnAt) : isNull(evidence.withdrawnAt),
  )

/** The newest first; one more than asked so that the caller sees whether there is more. */
export const listEvidence = (
  db: ReadDb,
  scope: Scope,
  narrowing: Narrowing,
  { limit }: Pick<EvidenceListInput, 'limit'>,
  after: readonly (string | number | null)[] | undefined,
): EvidenceRecord[] => {
  const last = after?.[0]
  return query(db)
    .where(and(listed(scope, narrowing), typeof last === 'number' ? lt(evidence.id, last) : undefined))
    .orderBy(desc(evidence.id))
    .limit(limit + 1)
    .all()
    .map(toRecord)
}

export const countEvidence = (db: ReadDb, scope: Scope, narrowing: Narrowing): number =>
  db.select({ count: count() }).from(evidence).where(listed(scope, narrowing)).get()?.count ?? 0

/** Standing evidence of the case with the same bytes. */
export const findSameEvidence = (
  db: ReadDb,
  caseRowId: number,
  sha256: Uint8Array,
): { title: string } | undefined => {
  const digest = Buffer.from(sha256).toString('hex')
  return db
    .select({ title: evidence.title, sha256: files.sha256, sealedSha256: files.sealedSha256 })
    .from(evidence)
    .innerJoin(files, eq(files.id, evidence.fileId))
    .where(and(eq(evidence.caseId, caseRowId), isNull(evidence.withdrawnAt)))
    .limit(largestEvidenceList)
    .all()
    .find((file) => contentDigestOf(file) === digest)
}

type FactColumns = Omit<EvidenceFacts, 'subjectId'> & { subjectId: number | null }

export type NewEvidenceRow = FactColumns & {
  uuid: string
  caseId: number
  fileId: number
  shownFileId: number | null
  pageCount: number | null
  recordedAt: number
  recordedBy: number
}

export const insertEvidence = (db: WriteDb, row: NewEvidenceRow): void => {
  db.insert(evidence).values(row).run()
}

type Changes = FactColumns | { withdrawnAt: number; withdrawalReason: string }

/** False when somebody saved it after this version was read. */
export const updateEvidence = (
  db: WriteDb,
  { rowId, version }: Pick<EvidenceRecord, 'rowId' | 'version'>,
  changes: Changes,
): boolean =>
  db
    .update(evidence)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(evidence.id, rowId), eq(evidence.version, version)))
    .run().changes === 1
