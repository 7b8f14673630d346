import { endOfDay } from '#shared/features/clock/clock.rules.ts'
import { caseAfterDecisions } from '#shared/features/decision/decision-desk.rules.ts'
import { clockEffectsOf } from '#shared/features/decision/decision-table.rules.ts'
import { deferralOf, endReasonFor, shownDecisionFor } from '#shared/features/decision/decision.rules.ts'
import type { DecisionKind } from '#shared/features/decision/decision.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { getCaseByRowId, recordCaseEvent, refreshCase, takeCaseStep } from '#main/features/case/index.ts'
import { type ClockOwner, meetClock, startClock, stopClock } from '#main/features/clock/index.ts'
import { markDecision } from '#main/features/subject/index.ts'
import { createTask, finishTasksOf } from '#main/features/task/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import {
  type DecisionRecord,
  listDecisionsOfCase,
  listDecisionsOfSubject,
  responsibleRowIdOf,
  updateDecision,
} from './decision.repo.ts'

/** The moment a day stands for: now for today, the end of it for a day that is over. */
export const momentOf = (day: PlainDate, context: Pick<OfficerContext, 'now' | 'today'>): number =>
  day === context.today() ? context.now() : endOfDay(day)

type DecisionEvent =
  | 'decisionMade'
  | 'decisionProposed'
  | 'decisionConfirmed'
  | 'decisionRejected'
  | 'decisionWithdrawn'
  | 'decisionEnded'
  | 'decisionDocumentsReceived'

export const tellDecision = (
  db: WriteDb,
  context: OfficerContext,
  decision: Pick<DecisionRecord, 'id' | 'caseRowId' | 'subjectRowId' | 'kind' | 'decidedOn'>,
  event: DecisionEvent,
  occurredAt: number,
  data: Record<string, string | number | null> = {},
): void =>
  recordCaseEvent(db, {
    caseRowId: decision.caseRowId,
    kind: event,
    occurredAt,
    recordedAt: context.now(),
    officerRowId: context.officer.id,
    subjectRowId: decision.subjectRowId,
    record: { kind: 'decision', id: decision.id },
    data: { decision: decision.kind, ...data },
  })

/** The last day a decision gives a clock; null: by the office's setting. */
const lastDayOf = ({ kind, dueOn, blockedUntil }: DecisionRecord): PlainDate | null =>
  kind === 'issuanceSuspended' ? blockedUntil : kind === 'passportDeferred' ? dueOn : null

const moveClocks = (db: WriteDb, decision: DecisionRecord, at: number): void => {
  const owner: ClockOwner = { caseRowId: decision.caseRowId, subjectRowId: decision.subjectRowId }
  const lastDay = lastDayOf(decision)
  for (const { clock, effect } of clockEffectsOf(decision.kind)) {
    if (effect === 'meet') meetClock(db, owner, clock, at)
    else stopClock(db, owner, clock, at)
    if (effect === 'start' || effect === 'restart') {
      const dueAt = lastDay === null ? {} : { dueAt: endOfDay(lastDay) }
      startClock(db, { owner, kind: clock, startedAt: at, ...dueAt })
    }
  }
}

/** What was decided before on the same matter ends with the decision; it stays in the history. */
const endEarlier = (db: WriteDb, context: OfficerContext, decision: DecisionRecord): void => {
  for (const earlier of listDecisionsOfSubject(db, decision.subjectRowId)) {
    if (earlier.state !== 'inForce' || earlier.id === decision.id) continue
    const endReason = endReasonFor(earlier.kind, decision.kind)
    if (!endReason) continue
    const changes = { state: 'ended', endedOn: decision.decidedOn, endReason } as const
    if (!updateDecision(db, earlier, changes)) {
      throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'decision' })
    }
    finishTasksOf(db, context, {
      caseRowId: earlier.caseRowId,
      kind: 'proposeCancellation',
      key: 'decisionId',
      value: earlier.id,
      state: endReason === 'documentsNotBrought' ? 'done' : 'cancelled',
    })
  }
}

/** A reminder that sleeps until the documents are late: then somebody says what now. */
const remindOfDeferral = (db: WriteDb, context: OfficerContext, decision: DecisionRecord): void => {
  if (decision.kind !== 'passportDeferred' || decision.dueOn === null) return
  const responsibleRowId = responsibleRowIdOf(db, decision.caseRowId)
  createTask(db, context, {
    caseRowId: decision.caseRowId,
    kind: 'proposeCancellation',
    title: '',
    data: {
      decisionId: decision.id,
      subjectId: decision.subjectId,
      position: decision.subjectPosition,
      dueOn: decision.dueOn,
    },
    dueOn: addDays(decision.dueOn, 1),
    ...(responsibleRowId === null
      ? { assignedRole: 'sectionHead' as const }
      : { assignedOfficerRowId: responsibleRowId }),
  })
}

/** Everything that follows from a decision that is in force from now on. */
export const putInForce = (db: WriteDb, context: OfficerContext, decision: DecisionRecord): void => {
  endEarlier(db, context, decision)
  moveClocks(db, decision, momentOf(decision.decidedOn, context))
  remindOfDeferral(db, context, decision)
  markShownDecision(db, decision.subjectRowId)
}

export const markShownDecision = (db: WriteDb, subjectRowId: number): void =>
  markDecision(db, subjectRowId, shownDecisionFor(listDecisionsOfSubject(db, subjectRowId)))

const awaitsDocuments = (db: WriteDb, context: OfficerContext, caseRowId: number): boolean =>
  deferralOf(listDecisionsOfCase(db, context.scope, caseRowId)) !== undefined

/** Moves the case to where its decisions have brought it, and refreshes what is kept beside it. */
export const moveCase = (
  db: WriteDb,
  context: OfficerContext,
  caseRowId: number,
  kinds: readonly DecisionKind[],
): void => {
  const now = context.now()
  const { state } = getCaseByRowId(db, caseRowId)
  const { steps } = caseAfterDecisions(state, kinds, awaitsDocuments(db, context, caseRowId))
  for (const step of steps) takeCaseStep(db, getCaseByRowId(db, caseRowId), step, now)
  refreshCase(db, caseRowId, now)
}
