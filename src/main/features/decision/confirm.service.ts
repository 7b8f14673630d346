import {
  canConfirm,
  canFollow,
  canLift,
  canReceiveDocuments,
  canTakeBack,
  outstandingOf,
} from '#shared/features/decision/decision.rules.ts'
import type { AskedDocument, Decision } from '#shared/features/decision/decision.schema.ts'
import { assertAllowed, DomainError, type Verdict } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { blocksOfPerson } from '#main/features/block/index.ts'
import { assertCaseOpen, getCase, getCaseByRowId, refreshCase } from '#main/features/case/index.ts'
import { type ClockOwner, stopClock } from '#main/features/clock/index.ts'
import { getSubjectByRowId } from '#main/features/subject/index.ts'
import { finishTasksOf } from '#main/features/task/index.ts'
import { clockEffectsOf } from '#shared/features/decision/decision-table.rules.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { getDecision, toDecision } from './decision-list.service.ts'
import {
  type DecisionChanges,
  type DecisionRecord,
  listDecisionsOfCase,
  listDecisionsOfSubject,
  updateDecision,
} from './decision.repo.ts'
import { markShownDecision, momentOf, moveCase, putInForce, tellDecision } from './effect.service.ts'

type Target = { id: string; version: number }

const staleRefusal = () => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'decision' })

/** The decisions as the officer read them, all of one open case. */
const getTargets = (context: OfficerContext, targets: readonly Target[]): DecisionRecord[] => {
  const { db, scope } = context
  const found = targets.map(({ id, version }) => {
    const decision = getDecision(db, scope, id)
    if (decision.version !== version) throw staleRefusal()
    return decision
  })
  for (const caseId of new Set(found.map((decision) => decision.caseId))) {
    assertCaseOpen(getCase(db, scope, caseId))
  }
  return found
}

const aboutOf = (found: readonly DecisionRecord[]) => [
  ...[...new Set(found.map(({ caseId }) => caseId))].map((id) => ({ kind: 'case', id })),
  ...[...new Set(found.map(({ subjectId }) => subjectId))].map((id) => ({ kind: 'subject', id })),
]

const write = (db: WriteDb, decision: DecisionRecord, changes: DecisionChanges): void => {
  if (!updateDecision(db, decision, changes)) throw staleRefusal()
}

/** The task of an act ends when nothing of it waits any more. */
const finishAsking = (db: WriteDb, context: OfficerContext, decision: DecisionRecord): void => {
  const { batchId, caseRowId } = decision
  const waits = listDecisionsOfCase(db, context.scope, caseRowId).some(
    (other) => other.state === 'proposed' && other.batchId === batchId && batchId !== null,
  )
  if (waits) return
  const [key, value] = batchId === null ? ['decisionId', decision.id] : ['batchId', batchId]
  finishTasksOf(db, context, { caseRowId, kind: 'confirmDecision', key, value, state: 'done' })
}

/** What was decided about the person since the proposal may stand against it by now. */
const assertStillFollows = (context: OfficerContext, db: WriteDb, decision: DecisionRecord): void => {
  const { kind, decidedOn, subjectRowId } = decision
  const subject = getSubjectByRowId(db, subjectRowId)
  const standing = {
    position: subject.position,
    colour: subject.colour,
    decisions: listDecisionsOfSubject(db, subjectRowId).filter(({ id }) => id !== decision.id),
    blockedUntil: blocksOfPerson(db, context.scope, subject, decidedOn)[0]?.blockedUntil ?? null,
  }
  assertAllowed(canFollow(standing, { kind, decidedOn, isConfirming: true }))
}

const readAgain = ({ db, scope }: OfficerContext, found: readonly DecisionRecord[]): Decision[] =>
  found.map(({ id }) => toDecision(getDecision(db, scope, id)))

const assertEach = (
  found: readonly DecisionRecord[],
  verdictOf: (decision: DecisionRecord) => Verdict,
): void => {
  for (const decision of found) assertAllowed(verdictOf(decision))
}

const moveCases = (
  db: WriteDb,
  context: OfficerContext,
  found: readonly DecisionRecord[],
  isInForce: boolean,
): void => {
  for (const [caseRowId, decisions] of Map.groupBy(found, (decision) => decision.caseRowId)) {
    if (isInForce) {
      moveCase(
        db,
        context,
        caseRowId,
        decisions.map(({ kind }) => kind),
      )
    } else refreshCase(db, caseRowId, context.now())
  }
}

/** The second person says yes: the decisions hold from their day on. All of them in one act, or none. */
export const confirmDecisions = (context: OfficerContext, targets: readonly Target[]): Decision[] => {
  const found = getTargets(context, targets)
  const { uuid: id, roles } = context.officer
  assertEach(found, (decision) => canConfirm(decision, { id, roles }))
  context.change(aboutOf(found), (db) => {
    for (const decision of found) {
      assertStillFollows(context, db, decision)
      write(db, decision, {
        state: 'inForce',
        supervisorId: context.officer.id,
        confirmedAt: context.now(),
      })
      putInForce(db, context, getDecision(db, context.scope, decision.id))
      tellDecision(db, context, decision, 'decisionConfirmed', context.now())
      finishAsking(db, context, decision)
    }
    moveCases(db, context, found, true)
  })
  return readAgain(context, found)
}

const dismiss = (
  context: OfficerContext,
  found: readonly DecisionRecord[],
  event: 'decisionRejected' | 'decisionWithdrawn',
  changes: DecisionChanges,
  reason?: string,
): Decision[] => {
  context.change(
    aboutOf(found),
    (db) => {
      for (const decision of found) {
        write(db, decision, { state: 'rejected', endedOn: context.today(), ...changes })
        tellDecision(db, context, decision, event, context.now())
        finishAsking(db, context, decision)
      }
      moveCases(db, context, found, false)
    },
    reason,
  )
  return readAgain(context, found)
}

export const rejectDecisions = (
  context: OfficerContext,
  { targets, note }: { targets: readonly Target[]; note: string },
): Decision[] => {
  const found = getTargets(context, targets)
  const { uuid: id, roles } = context.officer
  assertEach(found, (decision) => canConfirm(decision, { id, roles }))
  const changes = { supervisorId: context.officer.id, endReason: 'notConfirmed', note } as const
  return dismiss(context, found, 'decisionRejected', changes, note)
}

export const takeBackDecisions = (context: OfficerContext, targets: readonly Target[]): Decision[] => {
  const found = getTargets(context, targets)
  assertEach(found, (decision) => canTakeBack(decision, { id: context.officer.uuid }))
  return dismiss(context, found, 'decisionWithdrawn', { endReason: 'takenBack' })
}

/** Ends an order that lasts before its time; its clock stops, the person is free again. */
export const liftDecision = (
  context: OfficerContext,
  { endedOn, note, ...target }: Target & { endedOn: PlainDate; note: string },
): Decision => {
  const found = getTargets(context, [target])
  const [decision] = found
  if (!decision) throw new DomainError('RECORD_NOT_FOUND', { kind: 'decision' })
  const { uuid: id, roles } = context.officer
  assertAllowed(canLift(decision, { id, roles }))
  const today = context.today()
  if (endedOn > today) throw new DomainError('DECISION_IN_FUTURE', { today })
  if (endedOn < decision.decidedOn) {
    const { decidedOn: earlierOn, subjectPosition: position } = decision
    throw new DomainError('DECISION_BEFORE_EARLIER', { earlierOn, position })
  }
  const { caseRowId, subjectRowId } = decision
  const owner: ClockOwner = { caseRowId, subjectRowId }
  const at = momentOf(endedOn, context)
  context.change(
    aboutOf(found),
    (db) => {
      write(db, decision, { state: 'ended', endedOn, endReason: 'lifted', note })
      for (const { clock, effect } of clockEffectsOf(decision.kind)) {
        if (effect === 'start' || effect === 'restart') stopClock(db, owner, clock, at)
      }
      markShownDecision(db, subjectRowId)
      tellDecision(db, context, decision, 'decisionEnded', at)
      refreshCase(db, caseRowId, context.now())
    },
    note,
  )
  return toDecision(getDecision(context.db, context.scope, decision.id))
}

/** Which of the documents asked for were brought. Nothing else happens: the officer decides how it goes on. */
export const receiveDocuments = (
  context: OfficerContext,
  { documents, ...target }: Target & { documents: AskedDocument[] },
): Decision => {
  const found = getTargets(context, [target])
  const [decision] = found
  if (!decision) throw new DomainError('RECORD_NOT_FOUND', { kind: 'decision' })
  assertAllowed(canReceiveDocuments(decision))
  const today = context.today()
  if (documents.some(({ receivedOn }) => receivedOn !== null && receivedOn > today)) {
    throw new DomainError('DECISION_IN_FUTURE', { today })
  }
  context.change(aboutOf(found), (db) => {
    write(db, decision, { documentsAsked: documents })
    const outstanding = outstandingOf(documents).length
    tellDecision(db, context, decision, 'decisionDocumentsReceived', context.now(), {
      received: documents.length - outstanding,
      outstanding,
    })
    refreshCase(db, getCaseByRowId(db, decision.caseRowId).rowId, context.now())
  })
  return toDecision(getDecision(context.db, context.scope, decision.id))
}
