import { and, asc, desc, eq, inArray, isNull, lt, lte, ne, or, type Column, type SQL, sql } from 'drizzle-orm'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import {
  largestReportFiles,
  type ReportCategory,
  reportStates,
  type ReportWarning,
  type VillageReport,
  type VillageReportLine,
  type VillageReportListInput,
  type villageReportViews,
} from '#shared/features/village-report/village-report.schema.ts'
import type { ClockKind } from '#shared/features/clock/clock.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import {
  cases,
  clocks,
  files,
  officers,
  villageReportFiles,
  villageReports,
  villages,
} from '#main/platform/db/schema.ts'
import { withinCases, withinOffice } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type ReportRecord = Omit<VillageReport, 'clocks' | 'files'> & {
  rowId: number
  villageRowId: number
}
type Row = typeof villageReports.$inferSelect
type View = (typeof villageReportViews)[number]

const dateOf = (instant: number | null): Date | null => (instant === null ? null : new Date(instant))

/** The running clock of the report that ends first. */
const dueAt = sql<number | null>`(select min(${clocks.dueAt}) from ${clocks}
  where ${clocks.villageReportId} = ${villageReports.id} and ${clocks.metAt} is null and ${clocks.stoppedAt} is null)`

/** Reports are everybody's; which case one became is told to those who see the case. */
const select = (db: ReadDb, scope: Scope) =>
  db
    .select({
      row: villageReports,
      village: villages,
      caseId: cases.uuid,
      caseNumber: cases.number,
      enteredBy: officers.fullName,
      dueAt,
    })
    .from(villageReports)
    .innerJoin(villages, eq(villages.id, villageReports.villageId))
    .innerJoin(officers, eq(officers.id, villageReports.enteredBy))
    .leftJoin(cases, and(eq(cases.villageReportId, villageReports.id), withinCases(scope)))

type Selected = NonNullable<ReturnType<ReturnType<typeof select>['get']>>

const toLine = ({ row, village, caseId, dueAt: due }: Selected): VillageReportLine => ({
  id: row.uuid as VillageReport['id'],
  ticket: row.ticket,
  registerNumber: row.registerNumber,
  villageId: village.uuid as VillageReport['villageId'],
  villageTitle: villageTitle(village),
  category: row.category,
  title: row.title,
  state: row.state,
  receivedAt: new Date(row.receivedAt),
  dueAt: dateOf(due),
  caseId: caseId as VillageReport['caseId'],
})

const toReport = (selected: Selected): ReportRecord => {
  const { row, village, caseNumber, enteredBy } = selected
  return {
    ...toLine(selected),
    rowId: row.id,
    villageRowId: village.id,
    occurredOn: row.occurredOn,
    occurredTime: row.occurredTime,
    hamlet: row.hamlet,
    neighbourhood: row.neighbourhood,
    chronology: row.chronology,
    estimatedPersons: row.estimatedPersons,
    channel: row.channel,
    reporterName: row.reporterName,
    reporterRole: row.reporterRole,
    reporterPhone: row.reporterPhone,
    liaisonName: row.liaisonName,
    recordedAt: new Date(row.recordedAt),
    enteredBy,
    correctionNote: row.correctionNote,
    verifiedAt: dateOf(row.verifiedAt),
    followedUpAt: dateOf(row.followedUpAt),
    intervention: row.intervention,
    summary: row.summary,
    rejectionReason: row.rejectionReason,
    caseNumber,
    isImported: row.importDigest !== null,
    warnings: row.warnings as ReportWarning[],
    version: row.version,
  }
}

export const findReport = (db: ReadDb, scope: Scope, id: string): ReportRecord | undefined => {
  const found = select(db, scope)
    .where(and(withinOffice(scope), eq(villageReports.uuid, id)))
    .get()
  return found && toReport(found)
}

const openStates = ['submitted', 'correctionAsked', 'verified', 'followedUp'] as const

const inView = (view: View, now: number): SQL | undefined =>
  ({
    open: inArray(villageReports.state, [...openStates]),
    overdue: sql`exists (select 1 from ${clocks} where ${clocks.villageReportId} = ${villageReports.id}
      and ${clocks.metAt} is null and ${clocks.stoppedAt} is null and ${clocks.dueAt} < ${now})`,
    correctionAsked: eq(villageReports.state, 'correctionAsked'),
    all: undefined,
  })[view]

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

const matching = (text: string): SQL | undefined => {
  const key = searchKeyOf(text)
  if (key === '') return undefined
  const holds = (column: Column, part: string): SQL => sql`${column} like ${`%${escaped(part)}%`} escape '\\'`
  const number = text.trim().toUpperCase()
  return or(
    holds(villageReports.titleKey, key),
    holds(villages.printedNameKey, key),
    holds(villageReports.ticket, number),
    holds(villageReports.registerNumber, number),
  )
}

type Filters = Omit<VillageReportListInput, 'cursor' | 'limit'>

const filtered = (scope: Scope, filters: Filters, now: number, villageRowId: number | undefined) =>
  and(
    withinOffice(scope),
    inView(filters.view, now),
    filters.states.length > 0 ? inArray(villageReports.state, filters.states) : undefined,
    filters.categories.length > 0 ? inArray(villageReports.category, filters.categories) : undefined,
    villageRowId === undefined ? undefined : eq(villageReports.villageId, villageRowId),
    matching(filters.text),
  )

export type ReportPosition = { receivedAt: number; rowId: number }

/** Newest receipt first. */
export const listReports = (
  db: ReadDb,
  scope: Scope,
  filters: Filters,
  {
    now,
    after,
    limit,
    villageRowId,
  }: { now: number; after?: ReportPosition; limit: number; villageRowId?: number },
): (VillageReportLine & { position: ReportPosition })[] =>
  select(db, scope)
    .where(
      and(
        filtered(scope, filters, now, villageRowId),
        after &&
          or(
            lt(villageReports.receivedAt, after.receivedAt),
            and(eq(villageReports.receivedAt, after.receivedAt), lt(villageReports.id, after.rowId)),
          ),
      ),
    )
    .orderBy(desc(villageReports.receivedAt), desc(villageReports.id))
    .limit(limit)
    .all()
    .map((selected) => ({
      ...toLine(selected),
      position: { receivedAt: selected.row.receivedAt, rowId: selected.row.id },
    }))

export const countReports = (
  db: ReadDb,
  scope: Scope,
  filters: Filters,
  { now, villageRowId }: { now: number; villageRowId?: number },
): number =>
  db
    .select({ total: sql<number>`count(*)` })
    .from(villageReports)
    .innerJoin(villages, eq(villages.id, villageReports.villageId))
    .where(filtered(scope, filters, now, villageRowId))
    .get()?.total ?? 0

export type DueReport = Pick<VillageReportLine, 'id' | 'ticket' | 'title' | 'villageTitle' | 'receivedAt'> & {
  dueAt: Date
  clock: ClockKind
}

/** Reports whose first running clock ends after `from` and by `until`, the longest overdue first, and how many. */
export const listReportsDue = (
  db: ReadDb,
  scope: Scope,
  { from, until, limit }: { from: number; until: number; limit: number },
): { items: DueReport[]; total: number } => {
  const first = db
    .select({
      reportId: clocks.villageReportId,
      dueAt: sql<number>`min(${clocks.dueAt})`.as('first_due_at'),
      // Beside a minimum SQLite answers the column of that same row.
      kind: sql<ClockKind>`${clocks.kind}`.as('first_kind'),
    })
    .from(clocks)
    .where(
      and(
        // The plus leaves the index of the running clocks: few of them are due, many reports have some.
        sql`+${clocks.villageReportId} is not null`,
        isNull(clocks.metAt),
        isNull(clocks.stoppedAt),
        lte(clocks.dueAt, until),
      ),
    )
    .groupBy(clocks.villageReportId)
    .having(sql`min(${clocks.dueAt}) >= ${from}`)
    .as('first')
  const rows = db
    .select({ row: villageReports, village: villages, dueAt: first.dueAt, kind: first.kind })
    .from(first)
    .innerJoin(villageReports, eq(villageReports.id, first.reportId))
    .innerJoin(villages, eq(villages.id, villageReports.villageId))
    .where(withinOffice(scope))
    .orderBy(asc(first.dueAt), asc(villageReports.id))
    .limit(limit)
    .all()
  const total = db
    .select({ total: sql<number>`count(*)` })
    .from(first)
    .innerJoin(villageReports, eq(villageReports.id, first.reportId))
    .where(withinOffice(scope))
    .get()?.total
  return {
    items: rows.map(({ row, village, dueAt: due, kind }) => ({
      id: row.uuid as VillageReport['id'],
      ticket: row.ticket,
      title: row.title,
      villageTitle: villageTitle(village),
      receivedAt: new Date(row.receivedAt),
      dueAt: new Date(due),
      clock: kind,
    })),
    total: total ?? 0,
  }
}

export type NewReportRow = Omit<typeof villageReports.$inferInsert, 'id' | 'state' | 'titleKey' | 'version'>

export const insertReport = (db: WriteDb, row: NewReportRow): number =>
  db
    .insert(villageReports)
    .values({ ...row, titleKey: searchKeyOf(row.title), state: 'submitted' })
    .returning({ id: villageReports.id })
    .get().id

/** False when somebody saved the report after this version was read. */
export const updateReport = (
  db: WriteDb,
  rowId: number,
  version: number,
  values: Partial<Omit<Row, 'id' | 'uuid' | 'version'>>,
): boolean =>
  db
    .update(villageReports)
    .set({
      ...values,
      ...(values.title === undefined ? {} : { titleKey: searchKeyOf(values.title) }),
      version: version + 1,
    })
    .where(and(eq(villageReports.id, rowId), eq(villageReports.version, version)))
    .run().changes === 1

/** A report of the same village, category and day of the event that is still worked on. */
export const findTwin = (
  db: ReadDb,
  scope: Scope,
  report: { villageRowId: number; category: ReportCategory; occurredOn: PlainDate },
  ownId?: string,
): { ticket: string } | undefined =>
  db
    .select({ ticket: villageReports.ticket })
    .from(villageReports)
    .where(
      and(
        withinOffice(scope),
        eq(villageReports.villageId, report.villageRowId),
        eq(villageReports.category, report.category),
        eq(villageReports.occurredOn, report.occurredOn),
        inArray(
          villageReports.state,
          reportStates.filter((state) => state !== 'rejected'),
        ),
        ownId === undefined ? undefined : ne(villageReports.uuid, ownId),
      ),
    )
    .get()

export const hasImportDigest = (db: ReadDb, digest: Uint8Array): boolean =>
  db
    .select({ id: villageReports.id })
    .from(villageReports)
    .where(eq(villageReports.importDigest, digest))
    .get() !== undefined

export const listReportFiles = (db: ReadDb, rowId: number): VillageReport['files'] =>
  db
    .select({ file: files, title: villageReportFiles.title })
    .from(villageReportFiles)
    .innerJoin(files, eq(files.id, villageReportFiles.fileId))
    .where(eq(villageReportFiles.villageReportId, rowId))
    .orderBy(asc(villageReportFiles.id))
    .limit(largestReportFiles)
    .all()
    .map(({ file: { uuid, name, mediaType, size, recordedAt }, title }) => ({
      id: uuid as VillageReport['files'][number]['id'],
      name,
      mediaType,
      size,
      recordedAt: new Date(recordedAt),
      title,
    }))

export const insertReportFile = (
  db: WriteDb,
  row: { uuid: string; villageReportId: number; fileId: number; title: string },
): void => {
  db.insert(villageReportFiles).values(row).run()
}

/** Villages of the register by the name or code an import gives; more than one may have a name. */
export const findVillagesFor = (db: ReadDb, codeOrName: string): number[] => {
  const key = searchKeyOf(codeOrName).replace(/^(?:desa|kelurahan|kampung|nagari|gampong) /, '')
  return db
    .select({ id: villages.id })
    .from(villages)
    .where(or(eq(villages.regionCode, codeOrName.trim()), eq(villages.printedNameKey, key)))
    .limit(2)
    .all()
    .map(({ id }) => id)
}
