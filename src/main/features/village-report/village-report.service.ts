import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { plainDateOfInstant, yearOf } from '#shared/kernel/plain-date.ts'
import { isRunning } from '#shared/features/clock/clock.rules.ts'
import type { ClockKind } from '#shared/features/clock/clock.schema.ts'
import { initialsOf } from '#shared/features/identity/name.rules.ts'
import { maskPhone } from '#shared/features/identity/phone.rules.ts'
import {
  canReceiveReport,
  canTakeReportStep,
  clocksOfCategory,
  reportWarningsOf,
} from '#shared/features/village-report/village-report.rules.ts'
import type { villageReportViews } from '#shared/features/village-report/village-report.schema.ts'
import {
  type Reporter,
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
import { dropDraft } from '#main/features/draft/index.ts'
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

type ReportId = Id<'VillageReport'>

/** The form of a report, new or under correction; its key is the report's id. */
const draftKind = 'villageReport'

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

/** The report as it is shown: whoever gave it stays covered. */
export const readReport = ({ db, scope }: OfficerContext, id: string): VillageReport => {
  const {
    rowId,
    villageRowId: _villageRowId,
    reporterName,
    reporterPhone,
    ...report
  } = getReport(db, scope, id)
  return {
    ...report,
    reporterName: reporterName && initialsOf(reporterName),
    reporterPhone: reporterPhone && maskPhone(reporterPhone),
    clocks: listClocksOf(db, { villageReportRowId: rowId }),
    files: listReportFiles(db, rowId),
  }
}

const reporterOf = ({ reporterName, reporterPhone }: ReportRecord): Reporter => ({
  name: reporterName,
  phone: reporterPhone,
})

export const revealReporter = (
  context: OfficerContext,
  { id, reason }: { id: string; reason: string },
): Reporter => {
  const report = getReport(context.db, context.scope, id)
  return context.change([{ kind: 'villageReport', id: report.id }], () => reporterOf(report), reason)
}

export const openForCorrection = (context: OfficerContext, id: string): Reporter => {
  const report = getReport(context.db, context.scope, id)
  assertAllowed(canTakeReportStep(report, 'correct'))
  return context.change([{ kind: 'villageReport', id: report.id }], () => reporterOf(report))
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
      : findTwin(context.db, context.scope, { villageRowId: village.rowId, category, occurredOn }, ownId)
  const all: ReportWarning[] = [
    ...reportWarningsOf(input, context.today()),
    ...(twin ? [{ code: 'REPORT_TWIN' as const, data: { ticket: twin.ticket } }] : []),
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

type Recording = VillageReportInput & {
  submissionId: ReportId | null
  acceptedWarnings: ReportWarningCode[]
}

export const recordReport = (
  context: OfficerContext,
  { acceptedWarnings, submissionId, ...input }: Recording,
): VillageReportOutcome => {
  if (submissionId !== null && findReport(context.db, context.scope, submissionId)) {
    context.database.drafts.drop({ officerId: context.officer.id, kind: draftKind, recordKey: submissionId })
    return { outcome: 'saved', report: readReport(context, submissionId) }
  }
  assertAllowed(canReceiveReport(input, context.now()))
  const village = getVillage(context.db, input.villageId)
  const { all, open } = openWarnings(context, input, village, acceptedWarnings)
  if (open.length > 0) return { outcome: 'warned', warnings: open }
  const id = submissionId ?? newId('VillageReport')
  const about = [
    { kind: 'villageReport' as const, id },
    { kind: 'village' as const, id: village.id },
  ]
  context.change(about, (db) => {
    writeReport(db, context, id, input, village, { warnings: all })
    dropDraft(db, context.officer.id, draftKind, id)
  })
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

/**
 * A receipt or a category that was wrong moves the deadlines: those that run start again from what is true, those that
 * the category does not have stop, those that it has as well begin. What was met stays met.
 */
const moveClocks = (db: WriteDb, before: ReportRecord, input: VillageReportInput, now: number): void => {
  const owner = { villageReportRowId: before.rowId }
  const receivedAt = input.receivedAt.getTime()
  if (receivedAt === before.receivedAt.getTime() && input.category === before.category) return
  const kinds: readonly ClockKind[] = clocksOfCategory(input.category)
  const clocks = listClocksOf(db, owner)
  for (const { kind } of clocks.filter((clock) => isRunning(clock) && !kinds.includes(clock.kind)))
    stopClock(db, owner, kind, now)
  for (const kind of kinds) {
    const own = clocks.filter((clock) => clock.kind === kind)
    if (own.some(isRunning)) restartClock(db, owner, kind, receivedAt)
    else if (own.every(({ metAt }) => metAt === null)) startClock(db, { owner, kind, startedAt: receivedAt })
  }
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
    moveClocks(db, report, input, context.now())
    dropDraft(db, context.officer.id, draftKind, report.id)
  })
  return { outcome: 'saved', report: readReport(context, id) }
}
