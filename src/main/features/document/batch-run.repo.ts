import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import {
  batchChoices,
  type BatchChoices,
  type BatchRun,
  type BatchType,
} from '#shared/features/document/batch-run.schema.ts'
import type { PaperType } from '#shared/features/document/document.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import {
  batchRuns,
  batchSheets,
  documentBatches,
  issuedDocuments,
  officers,
} from '#main/platform/db/schema.ts'

export type RunRecord = Omit<BatchRun, 'type' | 'issued' | 'skipped' | 'failed' | 'total'> & {
  rowId: number
  type: BatchType
  choices: BatchChoices
}

export type SheetRecord = {
  rowId: number
  position: number
  subjectId: string
  state: 'waiting' | 'issued' | 'failed' | 'skipped'
  reason: string | null
  documentRowId: number | null
}

type Row = { row: typeof batchRuns.$inferSelect; officerName: string }

const toRun = ({ row, officerName }: Row): RunRecord => ({
  rowId: row.id,
  id: row.uuid as BatchRun['id'],
  type: row.documentType as RunRecord['type'],
  label: row.label,
  choices: batchChoices.parse(JSON.parse(row.choices)),
  state: row.state,
  startedAt: new Date(row.startedAt),
  startedBy: officerName,
})

const selected = (db: ReadDb) =>
  db
    .select({ row: batchRuns, officerName: officers.fullName })
    .from(batchRuns)
    .innerJoin(officers, eq(officers.id, batchRuns.startedBy))

export const findRun = (db: ReadDb, id: string): RunRecord | undefined => {
  const row = selected(db).where(eq(batchRuns.uuid, id)).get()
  return row && toRun(row)
}

/** Runs over a record that have not come to their end, newest first. */
export const listOpenRuns = (db: ReadDb, aboutId: string, limit: number): RunRecord[] =>
  selected(db)
    .where(
      and(
        inArray(batchRuns.state, ['running', 'stopped', 'failed']),
        eq(sql`json_extract(${batchRuns.choices}, '$.about.id')`, aboutId),
      ),
    )
    .orderBy(desc(batchRuns.id))
    .limit(limit)
    .all()
    .map(toRun)

export const listSheets = (db: ReadDb, runRowId: number): SheetRecord[] =>
  db
    .select()
    .from(batchSheets)
    .where(eq(batchSheets.runId, runRowId))
    .orderBy(asc(batchSheets.position))
    .all()
    .map(({ id, subjectUuid, documentId, position, state, reason }) => ({
      rowId: id,
      position,
      subjectId: subjectUuid,
      state,
      reason,
      documentRowId: documentId,
    }))

type NewRun = {
  id: string
  type: PaperType
  label: string
  choices: BatchChoices
  startedAt: number
  startedBy: number
}

export const insertRun = (
  db: WriteDb,
  { id, type, choices, ...run }: NewRun,
  sheets: readonly { id: string; subjectId: string }[],
): void => {
  const { lastInsertRowid } = db
    .insert(batchRuns)
    .values({ ...run, uuid: id, documentType: type, choices: JSON.stringify(choices), state: 'stopped' })
    .run()
  const runId = Number(lastInsertRowid)
  for (const [index, sheet] of sheets.entries())
    db.insert(batchSheets)
      .values({ uuid: sheet.id, runId, position: index + 1, subjectUuid: sheet.subjectId, state: 'waiting' })
      .run()
}

export const setRunState = (
  db: WriteDb,
  runRowId: number,
  state: BatchRun['state'],
  endedAt: number | null = null,
): void => {
  db.update(batchRuns)
    .set({ state, endedAt, version: sql`${batchRuns.version} + 1` })
    .where(eq(batchRuns.id, runRowId))
    .run()
}

/** The run is done, with the file that holds its sheets. */
export const endRun = (db: WriteDb, runRowId: number, batchUuid: string, endedAt: number): void => {
  const batch = db
    .select({ id: documentBatches.id })
    .from(documentBatches)
    .where(eq(documentBatches.uuid, batchUuid))
    .get()
  db.update(batchRuns)
    .set({ state: 'done', endedAt, batchId: batch?.id ?? null, version: sql`${batchRuns.version} + 1` })
    .where(eq(batchRuns.id, runRowId))
    .run()
}

export const setSheetState = (
  db: WriteDb,
  sheetRowId: number,
  state: SheetRecord['state'],
  reason: string | null,
  documentUuid: string | null = null,
): void => {
  const document =
    documentUuid === null
      ? undefined
      : db
          .select({ id: issuedDocuments.id })
          .from(issuedDocuments)
          .where(eq(issuedDocuments.uuid, documentUuid))
          .get()
  db.update(batchSheets)
    .set({ state, reason, documentId: document?.id ?? null })
    .where(eq(batchSheets.id, sheetRowId))
    .run()
}
