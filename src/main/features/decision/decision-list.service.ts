import { deferralOf } from '#shared/features/decision/decision.rules.ts'
import type {
  DecidableSubject,
  Decision,
  DecisionDesk,
  DecisionListInput,
  DecisionListPage,
} from '#shared/features/decision/decision.schema.ts'
import { decisionKind, longestStanding } from '#shared/features/decision/decision.schema.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { blocksOfPerson } from '#main/features/block/index.ts'
import { type CaseRecord, getCase } from '#main/features/case/index.ts'
import { listDeclaredPurposes, listSubjectsOfCase } from '#main/features/subject/index.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { OfficerContext, Scope } from '#main/platform/rpc/gate.ts'
import {
  countDecisionsOf,
  type DecisionRecord,
  findDecision,
  listDecisionPageOf,
  listDecisionsOfCase,
} from './decision.repo.ts'

export const toDecision = ({
  rowId: _rowId,
  caseRowId: _caseRowId,
  subjectRowId: _subjectRowId,
  ...decision
}: DecisionRecord): Decision => decision

/** @throws DomainError RECORD_NOT_FOUND */
export const getDecision = (db: ReadDb, scope: Scope, id: string): DecisionRecord => {
  const found = findDecision(db, scope, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'decision' })
  return found
}

/** All decisions of a case, history too, in the order of writing. */
export const listDecisionsOf = (db: ReadDb, scope: Scope, caseRowId: number): DecisionRecord[] =>
  listDecisionsOfCase(db, scope, caseRowId)

export const listDecisionPage = (
  { db, scope }: OfficerContext,
  input: DecisionListInput,
): DecisionListPage => {
  const { rowId } = getCase(db, scope, input.caseId)
  const after = decodeCursor(input.cursor)?.[0]
  const found = listDecisionPageOf(db, scope, rowId, input, typeof after === 'number' ? after : undefined)
  const items = found.slice(0, input.limit)
  const last = items.at(-1)
  return {
    items: items.map(toDecision),
    nextCursor: found.length > items.length && last ? encodeCursor([last.rowId]) : null,
    total: countDecisionsOf(db, scope, rowId, input),
    proposed: countDecisionsOf(db, scope, rowId, { subjectId: input.subjectId, states: ['proposed'] }),
  }
}

const toStanding = ({
  kind,
  decidedOn,
  state,
  dueOn,
  documents,
}: DecisionRecord): DecidableSubject['decisions'][number] => ({ kind, decidedOn, state, dueOn, documents })

/** Everybody of a case with what the decision screen must know of them. */
export const readDesk = (context: OfficerContext, caseId: string): DecisionDesk => {
  const { db, scope } = context
  const record = getCase(db, scope, caseId)
  const bySubject = Map.groupBy(
    listDecisionsOfCase(db, scope, record.rowId),
    ({ subjectRowId }) => subjectRowId,
  )
  const purposes = listDeclaredPurposes(db, record.rowId)
  const subjects = listSubjectsOfCase(db, scope, record.rowId).map((subject): DecidableSubject => {
    const decisions = bySubject.get(subject.rowId) ?? []
    const deferral = deferralOf(decisions)
    const [block] = blocksOfPerson(db, scope, subject, context.today())
    return {
      id: subject.id,
      position: subject.position,
      shownName: shownNameOf(subject),
      isChild: subject.isChild,
      colour: subject.colour,
      decisionKind: decisionKind.nullable().parse(subject.decisionKind),
      isProposed: decisions.some(({ state }) => state === 'proposed'),
      deferral: deferral
        ? { id: deferral.id, dueOn: deferral.dueOn, documents: deferral.documents, version: deferral.version }
        : null,
      decisions: decisions.slice(-longestStanding).map(toStanding),
      purpose: purposes.get(subject.rowId) ?? null,
      blockedUntil: block?.blockedUntil ?? null,
      blockedBy: block
        ? {
            caseId: block.caseId as CaseRecord['id'],
            caseNumber: block.caseNumber,
            reason: block.reason,
          }
        : null,
    }
  })
  const { id, number, state, receivedAt, eventOn } = record
  return {
    caseId: id,
    number,
    state,
    receivedOn: plainDateOfInstant(receivedAt.getTime()),
    eventOn,
    subjects,
  }
}
