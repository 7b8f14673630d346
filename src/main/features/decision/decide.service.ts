import { decisionVerdict } from '#shared/features/decision/decision-table.rules.ts'
import {
  canCite,
  canDecideOn,
  canFollow,
  canWordDecision,
  citationOf,
  decisionWarnings,
  type Standing,
} from '#shared/features/decision/decision.rules.ts'
import type {
  DecideInput,
  DecideOutcome,
  DecisionChoice,
  DecisionWarning,
} from '#shared/features/decision/decision.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { type PlainDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { blocksOfPerson } from '#main/features/block/index.ts'
import { assertCaseOpen, type CaseRecord, getCase } from '#main/features/case/index.ts'
import { dueAtOf } from '#main/features/clock/index.ts'
import { listSubjectsOfCase, type SubjectRecord } from '#main/features/subject/index.ts'
import { createTask } from '#main/features/task/index.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  type DecisionRecord,
  findDecision,
  insertDecision,
  listDecisionsOfCase,
  type NewDecision,
} from './decision.repo.ts'
import { momentOf, moveCase, putInForce, tellDecision } from './effect.service.ts'
import { toDecision } from './decision-list.service.ts'
import { findStatute } from './statute.repo.ts'

/** The last day of a deferral by the office's setting; a setting in hours reaches to the end of its day. */
export const deferralDueOn = (
  db: ReadDb,
  decidedOn: PlainDate,
  context: Pick<OfficerContext, 'now' | 'today'>,
) => plainDateOfInstant(dueAtOf(db, 'deferralDocuments', momentOf(decidedOn, context)))

type Step = { subject: SubjectRecord; choice: DecisionChoice; standing: Standing; row: NewDecision }

/** What the article is called, and its row where it comes out of the table. */
const citedBy = (
  db: ReadDb,
  { statuteId, statuteText }: DecisionChoice,
  days: { decidedOn: PlainDate; eventOn: PlainDate | null },
): { statuteRowId: number | null; statuteText: string | null } => {
  if (statuteId === null) return { statuteRowId: null, statuteText }
  const statute = findStatute(db, statuteId)
  if (!statute) throw new DomainError('RECORD_NOT_FOUND', { kind: 'statute' })
  assertAllowed(canCite(statute, days))
  return { statuteRowId: statute.rowId, statuteText: citationOf(statute) }
}

/** Whether it holds at once, or waits for a second person. */
const stateFor = (
  context: OfficerContext,
  record: CaseRecord,
  choice: DecisionChoice,
): NewDecision['state'] => {
  const verdict = decisionVerdict(record.state, choice.kind, context.officer.roles, record.number)
  if (verdict.answer === 'refused') throw new DomainError(verdict.code, verdict.data)
  return verdict.answer === 'confirm' ? 'proposed' : 'inForce'
}

const standingsOf = (
  context: OfficerContext,
  record: CaseRecord,
): ((subject: SubjectRecord, decidedOn: PlainDate) => Standing) => {
  const { db, scope } = context
  const bySubject = Map.groupBy(
    listDecisionsOfCase(db, scope, record.rowId),
    ({ subjectRowId }: DecisionRecord) => subjectRowId,
  )
  return (subject, decidedOn) => ({
    position: subject.position,
    colour: subject.colour,
    decisions: bySubject.get(subject.rowId) ?? [],
    blockedUntil: blocksOfPerson(db, scope, subject, decidedOn)[0]?.blockedUntil ?? null,
  })
}

/** Everything that is to be written, or the refusal that stops all of it. */
const stepsFor = (context: OfficerContext, record: CaseRecord, input: DecideInput): Step[] => {
  const { db, scope } = context
  const { decidedOn, choices } = input
  const subjects = new Map<string, SubjectRecord>(
    listSubjectsOfCase(db, scope, record.rowId).map((subject) => [subject.id, subject]),
  )
  const standingOf = standingsOf(context, record)
  const isBatch = choices.reduce((sum, { subjectIds }) => sum + subjectIds.length, 0) > 1
  const batchId = isBatch ? newId('DecisionBatch') : null
  return choices.flatMap((choice) => {
    const state = stateFor(context, record, choice)
    assertAllowed(canWordDecision(choice, decidedOn))
    const cited = citedBy(db, choice, { decidedOn, eventOn: record.eventOn })
    const isDeferral = choice.kind === 'passportDeferred'
    const dueOn = isDeferral ? (choice.dueOn ?? deferralDueOn(db, decidedOn, context)) : null
    return choice.subjectIds.map((subjectId) => {
      const subject = subjects.get(subjectId)
      if (!subject) throw new DomainError('RECORD_NOT_FOUND', { kind: 'subject' })
      const standing = standingOf(subject, decidedOn)
      assertAllowed(canFollow(standing, { kind: choice.kind, decidedOn }))
      const row: NewDecision = {
        id: newId('Decision'),
        caseRowId: record.rowId,
        subjectRowId: subject.rowId,
        kind: choice.kind,
        decidedOn,
        recordedAt: context.now(),
        ground: choice.ground ?? '',
        reasonCode: choice.reasonCode,
        ...cited,
        officerRowId: context.officer.id,
        state,
        documents: isDeferral ? choice.documents.map((name) => ({ name, receivedOn: null })) : [],
        dueOn,
        blockedUntil: choice.kind === 'issuanceSuspended' ? choice.blockedUntil : null,
        batchId,
        warnings: decisionWarnings(standing, choice, { decidedOn, today: context.today() }),
      }
      return { subject, choice, standing, row }
    })
  })
}

/** Alike warnings are asked about once; those about a person each for himself. */
const questionsOf = (steps: readonly Step[]): DecisionWarning[] => [
  ...new Map(
    steps.flatMap(({ row }) => row.warnings).map((warning) => [JSON.stringify(warning), warning]),
  ).values(),
]

const getWritten = (db: ReadDb, context: OfficerContext, id: string): DecisionRecord => {
  const found = findDecision(db, context.scope, id)
  if (!found) throw new Error('a decision that was just written is not there')
  return found
}

/** Supervisors find one task for everything of one act that waits for them. */
const askSecondPerson = (db: WriteDb, context: OfficerContext, proposed: readonly DecisionRecord[]): void => {
  const [first] = proposed
  if (!first) return
  createTask(db, context, {
    caseRowId: first.caseRowId,
    kind: 'confirmDecision',
    title: '',
    data: {
      decisionId: first.id,
      batchId: first.batchId,
      decision: first.kind,
      count: proposed.length,
      position: first.subjectPosition,
    },
    dueOn: context.today(),
    assignedRole: 'sectionHead',
  })
}

const writeSteps = (
  db: WriteDb,
  context: OfficerContext,
  record: CaseRecord,
  steps: readonly Step[],
): void => {
  const written = steps.map(({ row }) => {
    insertDecision(db, row)
    return getWritten(db, context, row.id)
  })
  for (const decision of written) {
    const isProposed = decision.state === 'proposed'
    if (!isProposed) putInForce(db, context, decision)
    const { dueOn, blockedUntil } = decision
    const event = isProposed ? 'decisionProposed' : 'decisionMade'
    tellDecision(db, context, decision, event, momentOf(decision.decidedOn, context), { dueOn, blockedUntil })
  }
  askSecondPerson(
    db,
    context,
    written.filter(({ state }) => state === 'proposed'),
  )
  moveCase(
    db,
    context,
    record.rowId,
    written.filter(({ state }) => state === 'inForce').map(({ kind }) => kind),
  )
}

/**
 * Decides about one person or a group, exceptions with their own decision: all of it in one act, or nothing.
 *
 * @throws DomainError the refusals of `decisionErrors` and of the case
 */
export const decide = (context: OfficerContext, input: DecideInput): DecideOutcome => {
  const { db, scope } = context
  const record = getCase(db, scope, input.caseId)
  assertCaseOpen(record)
  const receivedOn = plainDateOfInstant(record.receivedAt.getTime())
  assertAllowed(canDecideOn({ decidedOn: input.decidedOn, receivedOn, today: context.today() }))
  const steps = stepsFor(context, record, input)
  const warnings = questionsOf(steps)
  if (warnings.some(({ code }) => !input.acceptedWarnings.includes(code)))
    return { outcome: 'warned', warnings }
  const about = [
    { kind: 'case', id: record.id },
    ...steps.map(({ subject }) => ({ kind: 'subject', id: subject.id })),
  ]
  context.change(about, (write) => writeSteps(write, context, record, steps))
  return { outcome: 'saved', decisions: steps.map(({ row }) => toDecision(getWritten(db, context, row.id))) }
}
