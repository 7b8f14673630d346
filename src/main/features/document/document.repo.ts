import { and, asc, count, desc, eq, gte, inArray, lt, not, sql, type SQL } from 'drizzle-orm'
import type {
  DocumentBatch,
  DocumentState,
  IssuedDocument,
  PaperType,
  PrintState,
} from '#shared/features/document/document.schema.ts'
import { printStateFor } from '#shared/features/document/document.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import {
  documentBatches,
  issuedDocuments,
  officers,
  printActs,
  signedDocuments,
} from '#main/platform/db/schema.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { withinPapers } from '#main/platform/rpc/paper-scope.repo.ts'
import { actsOfDocuments, type ActRecord } from './print.repo.ts'

/** A paper with what only the service needs to know of it. */
export type DocumentRecord = IssuedDocument & {
  rowId: number
  numberId: number | null
  fileRowId: number
  template: string
  templateDigest: string
  inputs: string
  supersedesRowId: number | null
  version: number
  acts: ActRecord[]
}

const selected = (db: ReadDb) =>
  db
    .select({ row: issuedDocuments, officerName: officers.fullName, signedOn: signedDocuments.signedOn })
    .from(issuedDocuments)
    .innerJoin(officers, eq(officers.id, issuedDocuments.issuedBy))
    .leftJoin(signedDocuments, eq(signedDocuments.documentId, issuedDocuments.id))

type Row = { row: typeof issuedDocuments.$inferSelect; officerName: string; signedOn: PlainDate | null }

const toDocument = ({ row, officerName, signedOn }: Row, acts: ActRecord[]): DocumentRecord => ({
  rowId: row.id,
  id: row.uuid as IssuedDocument['id'],
  type: row.documentType as PaperType,
  subjectId: row.subjectUuid,
  label: row.subjectLabel,
  numberId: row.numberId,
  number: row.number,
  serial: row.serial,
  datedOn: row.datedOn,
  issuedAt: new Date(row.issuedAt),
  issuedBy: officerName,
  state: row.state,
  stateReason: row.stateReason,
  pageCount: row.pageCount,
  printState: printStateFor(acts),
  signedOn,
  batchId: row.batchUuid,
  fileRowId: row.fileId,
  template: row.template,
  templateDigest: row.templateDigest,
  inputs: row.inputs,
  supersedesRowId: row.supersedesId,
  version: row.version,
  acts,
})

const toDocuments = (db: ReadDb, rows: readonly Row[]): DocumentRecord[] => {
  const acts = actsOfDocuments(
    db,
    rows.map(({ row }) => row.id),
  )
  return rows.map((row) => toDocument(row, acts.get(row.row.id) ?? []))
}

const firstOf = (db: ReadDb, row: Row | undefined): DocumentRecord | undefined =>
  row ? toDocuments(db, [row])[0] : undefined

export const findDocument = (db: ReadDb, scope: Scope, id: string): DocumentRecord | undefined =>
  firstOf(
    db,
    selected(db)
      .where(and(withinPapers(scope), eq(issuedDocuments.uuid, id)))
      .get(),
  )

/** The caller has asked whether the paper may be seen. */
export const findDocumentByRowId = (db: ReadDb, rowId: number): DocumentRecord | undefined =>
  firstOf(db, selected(db).where(eq(issuedDocuments.id, rowId)).get())

/** The paper that took this one's place. */
export const findSuccessor = (db: ReadDb, rowId: number): DocumentRecord | undefined =>
  firstOf(db, selected(db).where(eq(issuedDocuments.supersedesId, rowId)).get())

/** The valid papers of these subjects, newest first; at most one of each but for sheets. */
export const listValidDocuments = (
  db: ReadDb,
  type: PaperType,
  subjectIds: readonly string[],
): DocumentRecord[] =>
  subjectIds.length === 0
    ? []
    : toDocuments(
        db,
        selected(db)
          .where(
            and(
              inArray(issuedDocuments.subjectUuid, [...subjectIds]),
              eq(issuedDocuments.documentType, type),
              eq(issuedDocuments.state, 'issued'),
            ),
          )
          .orderBy(desc(issuedDocuments.id))
          .limit(500)
          .all(),
      )

export const listDocumentsOfSubject = (
  db: ReadDb,
  scope: Scope,
  subjectId: string,
  limit: number,
): DocumentRecord[] =>
  toDocuments(
    db,
    selected(db)
      .where(and(withinPapers(scope), eq(issuedDocuments.subjectUuid, subjectId)))
      .orderBy(desc(issuedDocuments.id))
      .limit(limit)
      .all(),
  )

export type DocumentFilter = {
  types: readonly PaperType[]
  states: readonly DocumentState[]
  printStates: readonly PrintState[]
  text: string
}

const act = (kind: 'inHand' | 'spoiled'): SQL =>
  sql`exists (select 1 from ${printActs} held where held.document_id = ${issuedDocuments.id} and held.kind = ${kind})`

/** `printStateFor` as SQL; a test holds the two together. */
const printStateColumn = sql`case
  when exists (
    select 1 from ${printActs} sent where sent.document_id = ${issuedDocuments.id} and sent.kind = 'sentToPrinter'
      and not exists (select 1 from ${printActs} answer where answer.answers_id = sent.id)
  ) then 'unanswered'
  when ${act('inHand')} then 'inHand'
  when ${act('spoiled')} then 'spoiled'
  else 'notPrinted' end`

const searched = sql`lower(${issuedDocuments.subjectLabel} || ' ' || ifnull(${issuedDocuments.number}, '') || ' ' || ifnull(${issuedDocuments.serial}, ''))`

/** Every word must stand somewhere in label, number or serial. */
const matching = (text: string): SQL | undefined =>
  and(
    ...text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '')
      .slice(0, 8)
      .map((word) => sql`instr(${searched}, ${word}) > 0`),
  )

const filtered = (scope: Scope, { types, states, printStates, text }: DocumentFilter): SQL | undefined =>
  and(
    withinPapers(scope),
    types.length > 0 ? inArray(issuedDocuments.documentType, [...types]) : undefined,
    states.length > 0 ? inArray(issuedDocuments.state, [...states]) : undefined,
    printStates.length > 0 ? inArray(printStateColumn, [...printStates]) : undefined,
    matching(text),
  )

/** Newest first; `before` is the row id of the last one that was shown. */
export const listDocuments = (
  db: ReadDb,
  scope: Scope,
  filter: DocumentFilter,
  page: { before: number | undefined; limit: number },
): DocumentRecord[] =>
  toDocuments(
    db,
    selected(db)
      .where(
        and(
          filtered(scope, filter),
          page.before === undefined ? undefined : lt(issuedDocuments.id, page.before),
        ),
      )
      .orderBy(desc(issuedDocuments.id))
      .limit(page.limit)
      .all(),
  )

export const countDocuments = (db: ReadDb, scope: Scope, filter: DocumentFilter): number =>
  db.select({ count: count() }).from(issuedDocuments).where(filtered(scope, filter)).get()?.count ?? 0

/** Serials given so far that begin alike, whatever became of their papers. */
export const listSerials = (db: ReadDb, prefix: string): string[] =>
  db
    .select({ serial: issuedDocuments.serial })
    .from(issuedDocuments)
    .where(and(gte(issuedDocuments.serial, prefix), lt(issuedDocuments.serial, `${prefix}~`)))
    .orderBy(asc(issuedDocuments.serial))
    .limit(1000)
    .all()
    .flatMap(({ serial }) => serial ?? [])

export type NewDocument = {
  id: IssuedDocument['id']
  type: PaperType
  subjectId: string
  label: string
  numberId: number | null
  number: string | null
  serial: string | null
  datedOn: PlainDate
  issuedAt: number
  issuedBy: number
  template: string
  templateDigest: string
  inputs: string
  fileRowId: number
  pageCount: number
  batchId: string | null
  supersedesRowId: number | null
}

/** Writes the row and answers its id. */
export const insertDocument = (db: WriteDb, document: NewDocument): number => {
  const { id, type, subjectId, label, fileRowId, batchId, supersedesRowId, ...row } = document
  const { lastInsertRowid } = db
    .insert(issuedDocuments)
    .values({
      ...row,
      uuid: id,
      documentType: type,
      subjectUuid: subjectId,
      subjectLabel: label,
      fileId: fileRowId,
      batchUuid: batchId,
      supersedesId: supersedesRowId,
      state: 'issued',
    })
    .run()
  return Number(lastInsertRowid)
}

/** False when the paper is no longer the valid one. */
export const endDocument = (
  db: WriteDb,
  document: Pick<DocumentRecord, 'rowId' | 'version'>,
  state: 'superseded' | 'revoked',
  stateReason: string,
): boolean =>
  db
    .update(issuedDocuments)
    .set({ state, stateReason, version: document.version + 1 })
    .where(
      and(
        eq(issuedDocuments.id, document.rowId),
        eq(issuedDocuments.version, document.version),
        eq(issuedDocuments.state, 'issued'),
      ),
    )
    .run().changes === 1

export type BatchRecord = DocumentBatch & { type: PaperType; fileRowId: number }

const toBatch = (row: typeof documentBatches.$inferSelect): BatchRecord => ({
  id: row.uuid as DocumentBatch['id'],
  type: row.documentType as PaperType,
  label: row.label,
  documentCount: row.documentCount,
  issuedAt: new Date(row.issuedAt),
  fileRowId: row.fileId,
})

export const insertBatch = (
  db: WriteDb,
  batch: {
    id: DocumentBatch['id']
    type: PaperType
    label: string
    fileRowId: number
    documentCount: number
    issuedAt: number
  },
): void => {
  const { id, type, fileRowId, ...row } = batch
  db.insert(documentBatches)
    .values({ ...row, uuid: id, documentType: type, fileId: fileRowId })
    .run()
}

/** A file of several papers is seen by those who see every one of them. */
export const findBatch = (db: ReadDb, scope: Scope, id: string): BatchRecord | undefined => {
  const hidden = db
    .select({ id: issuedDocuments.id })
    .from(issuedDocuments)
    .where(and(eq(issuedDocuments.batchUuid, id), not(withinPapers(scope) ?? sql`true`)))
    .limit(1)
    .get()
  if (hidden) return undefined
  const row = db.select().from(documentBatches).where(eq(documentBatches.uuid, id)).get()
  return row && toBatch(row)
}

/** The batch files that hold a paper of any of these subjects, newest first. */
export const listBatchesOfSubjects = (
  db: ReadDb,
  scope: Scope,
  subjectIds: readonly string[],
): BatchRecord[] => {
  if (subjectIds.length === 0) return []
  const held = db
    .selectDistinct({ batchUuid: issuedDocuments.batchUuid })
    .from(issuedDocuments)
    .where(and(withinPapers(scope), inArray(issuedDocuments.subjectUuid, [...subjectIds])))
  return db
    .select()
    .from(documentBatches)
    .where(inArray(documentBatches.uuid, held))
    .orderBy(desc(documentBatches.id))
    .limit(100)
    .all()
    .map(toBatch)
}
