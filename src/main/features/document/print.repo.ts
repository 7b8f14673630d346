import { and, asc, count, desc, eq, gt, inArray, sql, type SQL } from 'drizzle-orm'
import type { PaperType, PrintAct, UnansweredPrint } from '#shared/features/document/document.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { issuedDocuments, officers, printActs } from '#main/platform/db/schema.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { withinPaperOf, withinPapers } from '#main/platform/rpc/paper-scope.repo.ts'

export type ActRecord = PrintAct & { rowId: number }

/** Acts of these papers in the order they happened, by the papers' row ids. */
export const actsOfDocuments = (db: ReadDb, documentRowIds: readonly number[]): Map<number, ActRecord[]> => {
  const byDocument = new Map<number, ActRecord[]>()
  if (documentRowIds.length === 0) return byDocument
  const rows = db
    .select({ act: printActs, officerName: officers.fullName })
    .from(printActs)
    .innerJoin(officers, eq(officers.id, printActs.officerId))
    .where(inArray(printActs.documentId, [...documentRowIds]))
    .orderBy(asc(printActs.id))
    .all()
  const ids = new Map(rows.map(({ act }) => [act.id, act.uuid as PrintAct['id']]))
  for (const { act, officerName } of rows) {
    const acts = byDocument.get(act.documentId) ?? []
    byDocument.set(act.documentId, acts)
    acts.push({
      rowId: act.id,
      id: act.uuid as PrintAct['id'],
      kind: act.kind,
      isCopy: act.isCopy,
      copies: act.copies,
      answers: act.answersId === null ? null : (ids.get(act.answersId) ?? null),
      note: act.note,
      at: new Date(act.recordedAt),
      officerName,
    })
  }
  return byDocument
}

export type NewAct = {
  id: PrintAct['id']
  documentRowId: number
  kind: PrintAct['kind']
  isCopy: boolean
  copies: number
  answersRowId: number | null
  note: string | null
  recordedAt: number
  officerId: number
}

export const insertAct = (db: WriteDb, { id, documentRowId, answersRowId, ...act }: NewAct): void => {
  db.insert(printActs)
    .values({ ...act, uuid: id, documentId: documentRowId, answersId: answersRowId })
    .run()
}

/** The paper an act belongs to, by row id. */
export const findDocumentOfAct = (db: ReadDb, scope: Scope, actId: string): number | undefined =>
  db
    .select({ documentId: printActs.documentId })
    .from(printActs)
    .where(and(eq(printActs.uuid, actId), withinPaperOf(scope, 'print_acts.document_id')))
    .get()?.documentId

const isUnanswered = (scope: Scope): SQL | undefined =>
  and(
    withinPaperOf(scope, 'print_acts.document_id'),
    eq(printActs.kind, 'sentToPrinter'),
    sql`not exists (select 1 from ${printActs} answer where answer.answers_id = ${printActs.id})`,
  )

/** Prints nobody has answered, oldest first; `after` is the row id of the last one that was shown. */
export const listUnansweredPrints = (
  db: ReadDb,
  scope: Scope,
  page: { after?: number | undefined; limit: number },
): (UnansweredPrint & { rowId: number })[] =>
  db
    .select({ act: printActs, document: issuedDocuments, officerName: officers.fullName })
    .from(printActs)
    .innerJoin(issuedDocuments, eq(issuedDocuments.id, printActs.documentId))
    .innerJoin(officers, eq(officers.id, printActs.officerId))
    .where(and(isUnanswered(scope), page.after === undefined ? undefined : gt(printActs.id, page.after)))
    .orderBy(asc(printActs.id))
    .limit(page.limit)
    .all()
    .map(({ act, document, officerName }) => ({
      rowId: act.id,
      actId: act.uuid as PrintAct['id'],
      documentId: document.uuid as UnansweredPrint['documentId'],
      type: document.documentType as PaperType,
      label: document.subjectLabel,
      number: document.number,
      copies: act.copies,
      isCopy: act.isCopy,
      sentAt: new Date(act.recordedAt),
      officerName,
    }))

export const countUnansweredPrints = (db: ReadDb, scope: Scope): number =>
  db.select({ count: count() }).from(printActs).where(isUnanswered(scope)).get()?.count ?? 0

/** Sheets of these subjects that came out and are in somebody's hand, newest first. */
export const listPrintsInHand = (
  db: ReadDb,
  scope: Scope,
  subjectIds: readonly string[],
  limit: number,
): { recordedAt: number; serial: string | null; officerName: string; isCopy: boolean }[] =>
  subjectIds.length === 0
    ? []
    : db
        .select({
          recordedAt: printActs.recordedAt,
          serial: issuedDocuments.serial,
          officerName: officers.fullName,
          isCopy: printActs.isCopy,
        })
        .from(printActs)
        .innerJoin(issuedDocuments, eq(issuedDocuments.id, printActs.documentId))
        .innerJoin(officers, eq(officers.id, printActs.officerId))
        .where(
          and(
            withinPapers(scope),
            eq(printActs.kind, 'inHand'),
            eq(issuedDocuments.documentType, 'certificate'),
            inArray(issuedDocuments.subjectUuid, [...subjectIds]),
          ),
        )
        .orderBy(desc(printActs.id))
        .limit(limit)
        .all()
