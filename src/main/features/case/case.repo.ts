import { and, eq, sql, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Case, CaseId } from '#shared/features/case/case.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import {
  caseNarratives,
  cases,
  officers,
  sections,
  villageReports,
  villages,
} from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { caseIsReached, withinCases } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { wholeOffice } from '#main/platform/rpc/scope.ts'

export type CaseRecord = Case & { rowId: number }

export const within = (scope: Scope): SQL | undefined => withinCases(scope)

type Row = typeof cases.$inferSelect
const merged = alias(cases, 'merged')
const dateOf = (value: number | null): Date | null => (value === null ? null : new Date(value))

/** The row with the outside names of the records it points at. */
const selectCases = (db: ReadDb, scope: Scope) =>
  db
    .select({
      row: cases,
      villageId: villages.uuid,
      villageReportId: villageReports.uuid,
      sectionId: sections.uuid,
      officerId: officers.uuid,
      mergedIntoId: merged.uuid,
    })
    .from(cases)
    .leftJoin(villages, eq(villages.id, cases.villageId))
    .leftJoin(villageReports, eq(villageReports.id, cases.villageReportId))
    .leftJoin(sections, eq(sections.id, cases.sectionId))
    .leftJoin(officers, eq(officers.id, cases.responsibleOfficerId))
    .leftJoin(merged, and(eq(merged.id, cases.mergedIntoId), sql.raw(caseIsReached(scope, 'merged'))))

type Selected = NonNullable<ReturnType<ReturnType<typeof selectCases>['get']>>

const toCase = ({ row, ...related }: Selected): CaseRecord => ({
  rowId: row.id,
  id: row.uuid as CaseId,
  number: row.number,
  title: row.title,
  channel: row.channel,
  channelDetail: row.channelDetail,
  receivedAt: new Date(row.receivedAt),
  recordedAt: new Date(row.recordedAt),
  eventOn: row.eventOn,
  eventPlace: row.eventPlace,
  eventRegionCode: row.eventRegionCode,
  villageId: related.villageId as Case['villageId'],
  villageReportId: related.villageReportId as Case['villageReportId'],
  modus: row.modus,
  confidentiality: row.confidentiality,
  urgency: row.urgency,
  sectionId: related.sectionId as Case['sectionId'],
  responsibleOfficerId: related.officerId as Case['responsibleOfficerId'],
  state: row.state,
  finding: row.finding,
  outcome: row.outcome,
  closedOn: row.closedOn,
  mergedIntoId: related.mergedIntoId as Case['mergedIntoId'],
  colour: row.colour,
  isSmuggling: row.isSmuggling,
  subjectCount: row.subjectCount,
  undecidedCount: row.undecidedCount,
  dueAt: dateOf(row.dueAt),
  dueKind: row.dueKind,
  waitingFor: row.waitingFor,
  updatedAt: new Date(row.updatedAt),
  warnings: row.warnings,
  version: row.version,
})

export const findCase = (db: ReadDb, scope: Scope, id: string): CaseRecord | undefined => {
  const found = selectCases(db, scope)
    .where(and(within(scope), eq(cases.uuid, id)))
    .get()
  return found && toCase(found)
}

export const findCaseByRowId = (db: ReadDb, rowId: number): CaseRecord | undefined => {
  const found = selectCases(db, wholeOffice).where(eq(cases.id, rowId)).get()
  return found && toCase(found)
}

export type CaseRow = Omit<
  typeof cases.$inferInsert,
  'id' | 'colour' | 'isSmuggling' | 'subjectCount' | 'undecidedCount' | 'version' | 'state'
> & { uuid: string }

export const insertCase = (db: WriteDb, row: CaseRow, chronology: string | null): number => {
  const { id } = db
    .insert(cases)
    .values({ ...row, state: 'registered' })
    .returning({ id: cases.id })
    .get()
  db.insert(caseNarratives)
    .values({ uuid: newId('CaseNarrative'), caseId: id, chronology: chronology ?? '' })
    .run()
  return id
}

/** Under the version the officer read; false when somebody saved the case meanwhile. */
export const updateCase = (
  db: WriteDb,
  { rowId, version }: Pick<CaseRecord, 'rowId' | 'version'>,
  changes: Partial<Omit<Row, 'id' | 'uuid' | 'number' | 'numberKey' | 'version'>>,
): boolean =>
  db
    .update(cases)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(cases.id, rowId), eq(cases.version, version)))
    .run().changes === 1

/** What other work does to the case in passing; no officer's form is outdated by it. */
export const updateKeptColumns = (
  db: WriteDb,
  rowId: number,
  changes: Partial<
    Pick<
      Row,
      | 'state'
      | 'urgency'
      | 'colour'
      | 'isSmuggling'
      | 'subjectCount'
      | 'undecidedCount'
      | 'dueAt'
      | 'dueKind'
      | 'waitingFor'
      | 'updatedAt'
    >
  >,
): void => {
  db.update(cases).set(changes).where(eq(cases.id, rowId)).run()
}

export const findChronology = (db: ReadDb, caseRowId: number): string =>
  db
    .select({ chronology: caseNarratives.chronology })
    .from(caseNarratives)
    .where(eq(caseNarratives.caseId, caseRowId))
    .get()?.chronology ?? ''

export const saveChronology = (db: WriteDb, caseRowId: number, chronology: string | null): void => {
  db.update(caseNarratives)
    .set({ chronology: chronology ?? '' })
    .where(eq(caseNarratives.caseId, caseRowId))
    .run()
}

export const findOfficerRow = (
  db: ReadDb,
  id: string,
): { rowId: number; sectionRowId: number | null; disabledAt: number | null } | undefined =>
  db
    .select({ rowId: officers.id, sectionRowId: officers.sectionId, disabledAt: officers.disabledAt })
    .from(officers)
    .where(eq(officers.uuid, id))
    .get()
