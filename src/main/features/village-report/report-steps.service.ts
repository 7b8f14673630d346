import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { plainDateOfInstant, yearOf } from '#shared/kernel/plain-date.ts'
import {
  canAddReportFile,
  canStepAt,
  canTakeReportStep,
  nextReportState,
  type ReportStep,
} from '#shared/features/village-report/village-report.rules.ts'
import {
  type Intervention,
  largestReportFileBytes,
  type VillageReport,
} from '#shared/features/village-report/village-report.schema.ts'
import { canExplainBreach } from '#shared/features/clock/clock.rules.ts'
import { subjectInput } from '#shared/features/subject/subject.schema.ts'
import { acceptUpload } from '#main/features/attachment/index.ts'
import { createCase, recordCaseEvent, refreshCase, takeRunningNumber } from '#main/features/case/index.ts'
import { listClocksOf, meetClock, setBreachCause, stopClock } from '#main/features/clock/index.ts'
import { createSubjects } from '#main/features/subject/index.ts'
import { insertFile } from '#main/platform/files.repo.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { insertReportFile, listReportFiles, type ReportRecord } from './village-report.repo.ts'
import { getReport, readReport, saveReport } from './village-report.service.ts'

type Target = { id: string; version: number }
type At = { at: Date | null }

/** The report with the step asserted, the state it leads to, and the moment it was taken. */
const prepare = (context: OfficerContext, { id }: Target, step: ReportStep, at: Date | null = null) => {
  const report = getReport(context.db, context.scope, id)
  assertAllowed(canTakeReportStep(report, step))
  const moment = at?.getTime() ?? context.now()
  assertAllowed(canStepAt(moment, report.receivedAt.getTime(), context.now()))
  const state = nextReportState(report.state, step)
  if (state === undefined) throw new Error('an allowed step leads nowhere')
  return { report, state, moment }
}

const write = (
  context: OfficerContext,
  report: ReportRecord,
  version: number,
  values: Parameters<typeof saveReport>[3],
  alsoWrite: (db: WriteDb) => void = () => {},
  reason?: string,
): VillageReport => {
  context.change(
    [{ kind: 'villageReport', id: report.id }],
    (db) => {
      saveReport(db, report, version, values)
      alsoWrite(db)
    },
    reason,
  )
  return readReport(context, report.id)
}

const owner = ({ rowId }: ReportRecord) => ({ villageReportRowId: rowId })

const takeRegisterNumber = (db: WriteDb, year: number): string =>
  `REG-UPT-${year}-${String(takeRunningNumber(db, 'villageReportRegister', year)).padStart(4, '0')}`

/** A verified report is entered in the register of the office. */
export const verifyReport = (context: OfficerContext, input: Target & At): VillageReport => {
  const { report, state, moment } = prepare(context, input, 'verify', input.at)
  const about = [{ kind: 'villageReport' as const, id: report.id }]
  context.change(about, (db) => {
    const year = yearOf(plainDateOfInstant(moment))
    const registerNumber = report.registerNumber ?? takeRegisterNumber(db, year)
    saveReport(db, report, input.version, { state, verifiedAt: moment, registerNumber })
    meetClock(db, owner(report), 'villageVerification', moment)
  })
  return readReport(context, report.id)
}

export const askCorrection = (context: OfficerContext, input: Target & { note: string }): VillageReport => {
  const { report, state } = prepare(context, input, 'askCorrection')
  return write(context, report, input.version, { state, correctionNote: input.note })
}

const meetFollowUp = (db: WriteDb, report: ReportRecord, moment: number): void => {
  meetClock(db, owner(report), 'villageFollowUp', moment)
  meetClock(db, owner(report), 'villageTrafficking', moment)
}

export const followUpReport = (
  context: OfficerContext,
  input: Target & At & { intervention: Exclude<Intervention, 'case'>; summary: string },
): VillageReport => {
  const { report, state, moment } = prepare(context, input, 'followUp', input.at)
  const { intervention, summary, version } = input
  const followedUpAt = report.followedUpAt?.getTime() ?? moment
  return write(context, report, version, { state, intervention, summary, followedUpAt }, (db) =>
    meetFollowUp(db, report, moment),
  )
}

type Promotion = Target &
  At & { title: string; unnamedSubjects: number; description: string; note: string | null }

/** Nobody is known by name yet: every subject stands with the description until somebody has met him. */
export const promoteReport = (
  context: OfficerContext,
  input: Promotion,
): { report: VillageReport; caseId: ReturnType<typeof newId<'Case'>> } => {
  const { report, state, moment } = prepare(context, input, 'promote', input.at)
  const caseId = newId('Case')
  const about = [
    { kind: 'villageReport' as const, id: report.id },
    { kind: 'case' as const, id: caseId },
    { kind: 'village' as const, id: report.villageId },
  ]
  context.change(about, (db) => {
    const record = createCase(db, context, {
      id: caseId,
      title: input.title,
      channel: 'villageReport',
      channelDetail: report.ticket,
      receivedAt: report.receivedAt.getTime(),
      eventOn: report.occurredOn,
      eventPlace: [report.hamlet, report.neighbourhood].filter(Boolean).join(', ') || report.villageTitle,
      eventRegionCode: null,
      villageRowId: report.villageRowId,
      villageReportRowId: report.rowId,
      chronology: [report.chronology, input.note].filter(Boolean).join('\n\n'),
      modus: [],
      confidentiality: 'ordinary',
      urgency: report.category === 'traffickingSign' ? 'urgent' : 'ordinary',
      sectionId: null,
      responsibleOfficerId: null,
      warnings: [],
    })
    const subjects = Array.from({ length: input.unnamedSubjects }, () =>
      subjectInput.parse({
        role: 'prospectiveWorker',
        description: input.description,
        nikUnknownReason: 'notYetKnown',
      }),
    )
    createSubjects(db, context, record, subjects)
    recordCaseEvent(db, {
      caseRowId: record.rowId,
      kind: 'villageReportPromoted',
      occurredAt: moment,
      recordedAt: context.now(),
      officerRowId: context.officer.id,
      record: { kind: 'villageReport', id: report.id },
      data: { ticket: report.ticket },
    })
    const followedUpAt = report.followedUpAt?.getTime() ?? moment
    saveReport(db, report, input.version, { state, intervention: 'case', followedUpAt })
    meetFollowUp(db, report, moment)
    refreshCase(db, record.rowId, context.now())
  })
  return { report: readReport(context, report.id), caseId }
}

export const finishReport = (
  context: OfficerContext,
  input: Target & { summary: string | null },
): VillageReport => {
  const { report, state } = prepare(context, input, 'finish')
  const summary = input.summary ?? report.summary
  return write(context, report, input.version, { state, summary })
}

export const rejectReport = (context: OfficerContext, input: Target & { reason: string }): VillageReport => {
  const { report, state, moment } = prepare(context, input, 'reject')
  const stopAll = (db: WriteDb): void => {
    for (const { kind } of listClocksOf(db, owner(report))) stopClock(db, owner(report), kind, moment)
  }
  const values = { state, rejectionReason: input.reason }
  return write(context, report, input.version, values, stopAll, input.reason)
}

export const explainBreach = (
  context: OfficerContext,
  input: Target & { clockId: string; cause: string },
): VillageReport => {
  const report = getReport(context.db, context.scope, input.id)
  const clock = listClocksOf(context.db, owner(report)).find(({ id }) => id === input.clockId)
  if (!clock) throw new DomainError('RECORD_NOT_FOUND', { kind: 'clock' })
  assertAllowed(canExplainBreach(clock, context.now()))
  return write(context, report, input.version, {}, (db) => setBreachCause(db, input.clockId, input.cause))
}

export const addReportFile = async (
  context: OfficerContext,
  input: Target & { title: string; file: File },
): Promise<VillageReport> => {
  const report = getReport(context.db, context.scope, input.id)
  if (input.file.size > largestReportFileBytes)
    throw new DomainError('REPORT_FILE_TOO_LARGE', { maximumBytes: largestReportFileBytes })
  const stored = await acceptUpload(context, input.file)
  context.change([{ kind: 'villageReport', id: report.id }], (db) => {
    assertAllowed(canAddReportFile(listReportFiles(db, report.rowId).length))
    saveReport(db, report, input.version, {})
    insertReportFile(db, {
      uuid: newId('VillageReportFile'),
      villageReportId: report.rowId,
      fileId: insertFile(db, stored),
      title: input.title,
    })
  })
  return readReport(context, report.id)
}
