import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { plainDateOfInstant, yearOf } from '#shared/kernel/plain-date.ts'
import {
  canReceiveReport,
  canTakeReportStep,
  clocksOfCategory,
  reportWarningsOf,
} from '#shared/features/village-report/village-report.rules.ts'
import type { villageReportViews } from '#shared/features/village-report/village-report.schema.ts'
import {
  type ReportWarning,
  type ReportWarningCode,
  type VillageReport,
  type VillageReportInput,
  type VillageReportLine,
  type VillageReportListInput,
  type VillageReportOutcome,
} from '#shared/features/village-report/village-report.schema.ts'
import { takeRunningNumber } from '#main/features/case/index.ts'
import { listClocksOf, restartClock, startClock, stopClock } from '#main/features/clock/index.ts'
import { mainLiaisonOn } from '#main/features/liaison/index.ts'
import { getVillage, type VillageRecord } from '#main/features/village/index.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext, Scope } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  countReports,
  findReport,
  findTwin,
  insertReport,
  listReportFiles,
  listReports,
  type ReportRecord,
  updateReport,
} from './village-report.repo.ts'

/**
 * A report somebody in this scope may see; a hidden one is answered like one that does not exist.
 *
 * @throws DomainError RECORD_NOT_FOUND
 */
export const getReport = (db: ReadDb, scope: Scope, id: string): ReportRecord => {
  const found = findReport(db, scope, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'villageReport' })
  return found
}

export const readReport = ({ db, scope }: OfficerContext, id: string): VillageReport => {
  const { rowId, villageRowId: _villageRowId, ...report } = getReport(db, scope, id)
  return {
    ...report,
    clocks: listClocksOf(db, { villageReportRowId: rowId }),
    files: listReportFiles(db, rowId),
  }
}

const afterOf = (cursor: string | undefined) => {
  const [receivedAt, rowId] = decodeCursor(cursor) ?? []
  return typeof receivedAt === 'number' && typeof rowId === 'number' ? { after: { receivedAt, rowId } } : {}
}

export const listVillageReports = (
  { db, scope, now }: OfficerContext,
  { cursor, limit, ...filters }: VillageReportListInput,
): {
  items: VillageReportLine[]
  nextCursor: string | null
  total: number
  counts: Record<(typeof villageReportViews)[number], number>
} => {
  const village = filters.villageId === null ? {} : { villageRowId: getVillage(db, filters.villageId).rowId }
  const at = { now: now(), ...village }
  const found = listReports(db, scope, filters, { ...at, ...afterOf(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)?.position
  const countOf = (view: (typeof villageReportViews)[number]) =>
    countReports(db, scope, { ...filters, view }, at)
  return {
    items: page.map(({ position: _position, ...line }) => line),
    nextCursor: found.length > limit && last ? encodeCursor([last.receivedAt, last.rowId]) : null,
    total: countOf(filters.view),
    counts: {
      open: countOf('open'),
      overdue: countOf('overdue'),
      correctionAsked: countOf('correctionAsked'),
      all: countOf('all'),
    },
  }
}

/** What the input says beside what cannot be: everything that is unlikely and was not accepted yet. */
const openWarnings = (
  context: OfficerContext,
  input: VillageReportInput,
  village: VillageRecord,
  accepted: readonly ReportWarningCode[],
  ownId?: string,
): { all: ReportWarning[]; open: ReportWarning[] } => {
  const { occurredOn, category } = input
  const twin =
    occurredOn === null
      ? undefined
      : findTwin(context.db, context.scope, { villageRowId: village.rowId, category, occurredOn })
  const all: ReportWarning[] = [
    ...reportWarningsOf(input, context.today()),
    ...(twin && twin.uuid !== ownId ? [{ code: 'REPORT_TWIN' as const, data: { ticket: twin.ticket } }] : []),
  ]
  return { all, open: all.filter(({ code }) => !accepted.includes(code)) }
}

const rowOf = (
  context: OfficerContext,
  { villageId: _villageId, receivedAt, ...input }: VillageReportInput,
  village: VillageRecord,
) => ({
  ...input,
  villageId: village.rowId,
  receivedAt: receivedAt.getTime(),
  liaisonName:
    mainLiaisonOn(context.db, village.rowId, plainDateOfInstant(receivedAt.getTime()))?.officerName ?? null,
})

type ReportId = Id<'VillageReport'>

/** Writes a report within a change of its caller: ticket by the year of receipt, clocks from the receipt on. */
export const writeReport = (
  db: WriteDb,
  context: OfficerContext,
  id: ReportId,
  input: VillageReportInput,
  village: VillageRecord,
  kept: { warnings: ReportWarning[]; importDigest?: Uint8Array },
): string => {
  const row = rowOf(context, input, village)
  const year = yearOf(plainDateOfInstant(row.receivedAt))
  const counter = takeRunningNumber(db, 'villageReport', year)
  const ticket = `LP-${year}-${String(counter).padStart(6, '0')}`
  const rowId = insertReport(db, {
    ...row,
    ...kept,
    uuid: id,
    ticket,
    recordedAt: context.now(),
    enteredBy: context.officer.id,
  })
  for (const kind of clocksOfCategory(input.category))
    startClock(db, { owner: { villageReportRowId: rowId }, kind, startedAt: row.receivedAt })
  return ticket
}

export const recordReport = (
  context: OfficerContext,
  { acceptedWarnings, ...input }: VillageReportInput & { acceptedWarnings: ReportWarningCode[] },
): VillageReportOutcome => {
  assertAllowed(canReceiveReport(input, context.now()))
  const village = getVillage(context.db, input.villageId)
  const { all, open } = openWarnings(context, input, village, acceptedWarnings)
  if (open.length > 0) return { outcome: 'warned', warnings: open }
  const id = newId('VillageReport')
  const about = [
    { kind: 'villageReport' as const, id },
    { kind: 'village' as const, id: village.id },
  ]
  context.change(about, (db) => writeReport(db, context, id, input, village, { warnings: all }))
  return { outcome: 'saved', report: readReport(context, id) }
}

/** @throws DomainError RECORD_CHANGED_MEANWHILE */
export const saveReport = (
  db: WriteDb,
  report: ReportRecord,
  version: number,
  values: Parameters<typeof updateReport>[3],
): void => {
  if (!updateReport(db, report.rowId, version, values))
    throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'villageReport' })
}

/** A receipt or a category that was wrong moves the deadlines: those that run start again from what is true. */
const moveClocks = (db: WriteDb, before: ReportRecord, input: VillageReportInput): void => {
  const owner = { villageReportRowId: before.rowId }
  const receivedAt = input.receivedAt.getTime()
  if (receivedAt === before.receivedAt.getTime() && input.category === before.category) return
  const kinds: readonly string[] = clocksOfCategory(input.category)
  for (const { kind, metAt, stoppedAt } of listClocksOf(db, owner)) {
    if (metAt !== null || stoppedAt !== null) continue
    if (kinds.includes(kind)) restartClock(db, owner, kind, receivedAt)
    else stopClock(db, owner, kind, receivedAt)
  }
  const had = new Set(listClocksOf(db, owner).map(({ kind }) => kind))
  for (const kind of clocksOfCategory(input.category))
    if (!had.has(kind)) startClock(db, { owner, kind, startedAt: receivedAt })
}

type Correction = VillageReportInput & { id: string; version: number; acceptedWarnings: ReportWarningCode[] }

export const correctReport = (
  context: OfficerContext,
  { id, version, acceptedWarnings, ...input }: Correction,
): VillageReportOutcome => {
  const report = getReport(context.db, context.scope, id)
  assertAllowed(canTakeReportStep(report, 'correct'))
  assertAllowed(canReceiveReport(input, context.now()))
  const village = getVillage(context.db, input.villageId)
  const { all, open } = openWarnings(context, input, village, acceptedWarnings, id)
  if (open.length > 0) return { outcome: 'warned', warnings: open }
  context.change([{ kind: 'villageReport', id: report.id }], (db) => {
    saveReport(db, report, version, {
      ...rowOf(context, input, village),
      state: 'submitted',
      correctionNote: null,
      warnings: all,
    })
    moveClocks(db, report, input)
  })
  return { outcome: 'saved', report: readReport(context, id) }
}
