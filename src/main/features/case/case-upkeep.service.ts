import { DomainError } from '#shared/kernel/errors.ts'
import { dayOf, monthOf, type PlainDate, yearOf } from '#shared/kernel/plain-date.ts'
import { caseStepVerdict, type CaseStep } from '#shared/features/case/case-workflow.rules.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import {
  nearestClockOf,
  nearestReferralDayOf,
  nearestTaskDayOf,
  saveNameKeys,
  subjectSumsOf,
  waitingPartyOf,
} from './case-upkeep.repo.ts'
import { type CaseRecord, updateKeptColumns } from './case.repo.ts'
import { factsOf, getCaseByRowId } from './case.service.ts'

/**
 * Takes a step of the table and writes the state it leads to. Working steps leave a case that is further on where it is.
 *
 * @throws DomainError CASE_CLOSED, CASE_MERGED, CASE_WITHOUT_SUBJECT, CASE_SUBJECTS_UNDECIDED, CASE_AWAITS_DOCUMENTS,
 *   CASE_NOT_CLOSED, CASE_STEP_NOT_POSSIBLE
 */
export const takeCaseStep = (db: WriteDb, record: CaseRecord, step: CaseStep, now: number): CaseRecord => {
  const { rowId } = record
  // Subjects may have been added or decided in this very act.
  const current = getCaseByRowId(db, rowId)
  const facts = { ...factsOf(current), ...subjectSumsOf(db, rowId) }
  const verdict = caseStepVerdict(current.state, step, facts)
  if (!verdict.allowed) throw new DomainError(verdict.code, verdict.data)
  if (verdict.nextState !== current.state) {
    updateKeptColumns(db, rowId, { state: verdict.nextState, updatedAt: now })
  }
  return getCaseByRowId(db, rowId)
}

/** Makes a case urgent; one that is stays so. */
export const raiseUrgency = (db: WriteDb, record: CaseRecord): void => {
  updateKeptColumns(db, record.rowId, { urgency: 'urgent' })
}

/** The end of a day as the workstation's clock shows it. */
export const endOfDay = (day: PlainDate): number =>
  new Date(yearOf(day), monthOf(day) - 1, dayOf(day), 23, 59, 59, 999).getTime()

/** Brings the columns that are kept beside a case up to date; at the end of every change inside it. */
export const refreshCase = (db: WriteDb, caseRowId: number, now: number): void => {
  const { state } = getCaseByRowId(db, caseRowId)
  saveNameKeys(db, caseRowId)
  const isOver = state === 'closed' || state === 'merged'
  const clock = isOver ? undefined : nearestClockOf(db, caseRowId)
  const taskDay = isOver ? null : nearestTaskDayOf(db, caseRowId)
  const referralDay = isOver ? null : nearestReferralDayOf(db, caseRowId)
  const days = [
    ...(clock ? [clock] : []),
    ...(taskDay === null ? [] : [{ dueAt: endOfDay(taskDay), dueKind: 'task' }]),
    ...(referralDay === null ? [] : [{ dueAt: endOfDay(referralDay), dueKind: 'referral' }]),
  ]
  const [nearest] = days.toSorted((one, other) => one.dueAt - other.dueAt)
  updateKeptColumns(db, caseRowId, {
    ...subjectSumsOf(db, caseRowId),
    dueAt: nearest?.dueAt ?? null,
    dueKind: nearest?.dueKind ?? null,
    waitingFor: waitingPartyOf(db, caseRowId, state),
    updatedAt: now,
  })
}
