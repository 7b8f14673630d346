import { assertAllowed } from '#shared/kernel/errors.ts'
import { followingClock, isRunning } from '#shared/features/clock/clock.rules.ts'
import {
  canFinish,
  canRecordSigning,
  canReopen,
  canSign,
  canTypeInto,
  finishedLines,
  finishWarnings,
} from '#shared/features/interview/interview.rules.ts'
import type {
  FinishInput,
  FinishOutcome,
  InterviewDetail,
  ReasonedInput,
  Signing,
  SignInput,
} from '#shared/features/interview/interview.schema.ts'
import { recordCaseEvent, refreshCase, takeCaseStep } from '#main/features/case/index.ts'
import { listClocksOf, meetClock, startClock } from '#main/features/clock/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import type { InterviewChanges } from './interview.repo.ts'
import {
  aboutInterview,
  dropWorkingCopy,
  getToChange,
  hasValidPaper,
  heardPersonOf,
  readInterview,
  tellInterview,
  type Whole,
  writeInterview,
  writeTyped,
} from './interview.service.ts'

const signingColumns = (signing: Signing): InterviewChanges => ({
  signature: signing.signature,
  refusalReason: signing.signature === 'refused' ? signing.refusalReason : null,
  witnesses: signing.signature === 'refused' ? signing.witnesses : [],
})

/** The examination record of a passport's cancellation is what its clock waited for; the decision's clock follows. */
const meetExaminationClock = (
  db: WriteDb,
  context: OfficerContext,
  { interview, subject, record }: Whole,
  endedAt: number,
): void => {
  const waiting = 'cancellationExamination'
  if (interview.kind !== 'examination') return
  const owner = { caseRowId: record.rowId, subjectRowId: subject.rowId }
  const clocks = listClocksOf(db, owner)
  const running = clocks.find((clock) => clock.kind === waiting && isRunning(clock))
  if (!running || running.startedAt.getTime() > endedAt) return
  meetClock(db, owner, waiting, endedAt)
  recordCaseEvent(db, {
    caseRowId: record.rowId,
    kind: 'clockMet',
    occurredAt: endedAt,
    recordedAt: context.now(),
    officerRowId: context.officer.id,
    subjectRowId: subject.rowId,
    record: { kind: 'clock', id: running.id },
    data: { clock: waiting },
  })
  const next = followingClock(waiting)
  if (next === undefined || clocks.some((clock) => clock.kind === next && isRunning(clock))) return
  startClock(db, { owner, kind: next, startedAt: endedAt })
}

/**
 * Finishes an interview with what was typed: from now on it is kept as it is. Answers with warnings, and writes nothing,
 * while one of them is not accepted.
 */
export const finishInterview = (
  context: OfficerContext,
  { id, version, endedAt, signing, leaveOutUnanswered, acceptedWarnings, ...typed }: FinishInput,
): FinishOutcome => {
  const whole = getToChange(context, { id, version })
  const { interview, subject, record } = whole
  const now = context.now()
  const lines = finishedLines(typed.lines, { leaveOutUnanswered })
  assertAllowed(canTypeInto(interview))
  assertAllowed(canFinish({ startedAt: typed.startedAt, endedAt, lines, now }))
  assertAllowed(canSign(signing))
  // Others that are open for the same person are no matter of this one's end.
  const person = heardPersonOf(subject, 0)
  const warnings = finishWarnings(typed, person, { endedAt, receivedAt: record.receivedAt, now })
  if (warnings.some(({ code }) => !acceptedWarnings.includes(code))) return { outcome: 'warned', warnings }
  context.change(aboutInterview(whole), (db) => {
    writeTyped(
      db,
      interview,
      { ...typed, lines },
      { endedAt: endedAt.getTime(), state: 'finished', ...signingColumns(signing) },
    )
    const finished = { ...whole, interview: { ...interview, kind: typed.kind } }
    tellInterview(db, context, finished, 'interviewFinished', {
      occurredAt: endedAt.getTime(),
      data: {
        signature: signing.signature,
        lines: lines.length,
        ...(warnings.length === 0 ? {} : { warnings: warnings.map(({ code }) => code).join(',') }),
      },
    })
    meetExaminationClock(db, context, finished, endedAt.getTime())
    takeCaseStep(db, record, 'interview', now)
    dropWorkingCopy(db, context, interview)
    refreshCase(db, record.rowId, now)
  })
  return { outcome: 'saved', detail: readInterview(context, id) }
}

/** Says what became of the record when it was put before the person. */
export const signInterview = (
  context: OfficerContext,
  { signing, ...target }: SignInput,
): InterviewDetail => {
  const whole = getToChange(context, target)
  assertAllowed(canRecordSigning(whole.interview))
  assertAllowed(canSign(signing))
  context.change(aboutInterview(whole), (db) => {
    writeInterview(db, whole.interview, signingColumns(signing))
    tellInterview(db, context, whole, 'interviewSigned', { data: { signature: signing.signature } })
    refreshCase(db, whole.record.rowId, context.now())
  })
  return readInterview(context, target.id)
}

/** Opens a finished interview to be corrected: what was signed is open again, and the reason stays. */
export const reopenInterview = (
  context: OfficerContext,
  { reason, ...target }: ReasonedInput,
): InterviewDetail => {
  const whole = getToChange(context, target)
  const { interview } = whole
  assertAllowed(canReopen(interview, { hasPaper: hasValidPaper(context.db, interview) }))
  context.change(
    aboutInterview(whole),
    (db) => {
      writeInterview(db, interview, { state: 'open', ...signingColumns({ signature: 'open' }) })
      tellInterview(db, context, whole, 'interviewReopened')
      refreshCase(db, whole.record.rowId, context.now())
    },
    reason,
  )
  return readInterview(context, target.id)
}
