import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import type { CaseEventData, CaseEventKind } from '#shared/features/case/case-event.schema.ts'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import {
  canDiscard,
  canHold,
  canTypeInto,
  type HeardPerson,
  keptLines,
  startWarnings,
} from '#shared/features/interview/interview.rules.ts'
import type {
  InterviewDetail,
  InterviewFacts,
  InterviewHead,
  InterviewListInput,
  ReasonedInput,
  SaveInput,
  StartInput,
  StartOutcome,
  WorkingInterview,
} from '#shared/features/interview/interview.schema.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import {
  assertCaseOpen,
  type CaseRecord,
  getCase,
  getCaseByRowId,
  recordCaseEvent,
  refreshCase,
  takeCaseStep,
} from '#main/features/case/index.ts'
import { listValidDocuments } from '#main/features/document/index.ts'
import { dropDraft } from '#main/features/draft/index.ts'
import { getSubject, getSubjectByRowId, type SubjectRecord } from '#main/features/subject/index.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  countEvidence,
  countInterviews,
  countOpenBySubject,
  deleteInterview,
  findInterview,
  findInterviewer,
  insertInterview,
  type InterviewChanges,
  type InterviewColumns,
  type InterviewRecord,
  lastFinish,
  listInterviews,
  replaceLines,
  updateInterview,
} from './interview.repo.ts'

export type Whole = { interview: InterviewRecord; subject: SubjectRecord; record: CaseRecord }
type Target = { id: string; version: number }

/** An interview this officer may see; a hidden one is answered like one that does not exist. */
const getWhole = ({ db, scope }: OfficerContext, id: string): Whole => {
  const interview = findInterview(db, scope, id)
  if (!interview) throw new DomainError('RECORD_NOT_FOUND', { kind: 'interview' })
  const record = getCaseByRowId(db, interview.caseRowId)
  // Asked by its id once more, so that a hidden case is not there.
  getCase(db, scope, record.id)
  return { interview, subject: getSubjectByRowId(db, interview.subjectRowId), record }
}

const stale = (): DomainError => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'interview' })

/** An interview of an open case, with the version it was read with. */
export const getToChange = (context: OfficerContext, { id, version }: Target): Whole => {
  const whole = getWhole(context, id)
  assertCaseOpen(whole.record)
  if (whole.interview.version !== version) throw stale()
  return whole
}

export const aboutInterview = ({ record, subject }: Pick<Whole, 'record' | 'subject'>) => [
  { kind: 'case', id: record.id } as const,
  { kind: 'subject', id: subject.id } as const,
]

/** Writes under the version that was read. @throws DomainError RECORD_CHANGED_MEANWHILE */
export const writeInterview = (db: WriteDb, interview: InterviewRecord, changes: InterviewChanges): void => {
  if (!updateInterview(db, interview, changes)) throw stale()
}

/** The kind of the working copy that the page of an open interview keeps; its record is the interview. */
const draftKind = 'interview'
/** The same for the page that begins interviews; its record is the case. */
const newDraftKind = 'interviewNew'

export const dropWorkingCopy = (db: WriteDb, context: OfficerContext, { id }: InterviewRecord): void =>
  dropDraft(db, context.officer.id, draftKind, id)

/** A line of the timeline about one interview. */
export const tellInterview = (
  db: WriteDb,
  context: OfficerContext,
  { interview, subject, record }: Whole,
  kind: CaseEventKind,
  { occurredAt, data = {} }: { occurredAt?: number; data?: CaseEventData } = {},
): void => {
  const now = context.now()
  recordCaseEvent(db, {
    caseRowId: record.rowId,
    kind,
    occurredAt: occurredAt ?? now,
    recordedAt: now,
    officerRowId: context.officer.id,
    subjectRowId: subject.rowId,
    record: { kind: 'interview', id: interview.id },
    data: { interview: interview.kind, ...data },
  })
}

export const hasValidPaper = (db: ReadDb, { id }: Pick<InterviewRecord, 'id'>): boolean =>
  listValidDocuments(db, 'interviewRecord', [id]).length > 0

const toDetail = (db: ReadDb, { interview, subject, record }: Whole): InterviewDetail => {
  const { rowId: _rowId, caseRowId: _caseRowId, subjectRowId: _subjectRowId, ...shown } = interview
  const finish = lastFinish(db, interview)
  return {
    interview: shown,
    subject: {
      id: subject.id,
      position: subject.position,
      shownName: shownNameOf(subject),
      isChild: subject.isChild,
      isNamed: subject.fullName !== null,
      role: subject.role,
    },
    case: { id: record.id, number: record.number, isOpen: canWorkOn(record).allowed },
    hasPaper: hasValidPaper(db, interview),
    wasFinished: finish !== undefined,
    warnings: finish?.warnings ?? [],
  }
}

export const readInterview = (context: OfficerContext, id: string): InterviewDetail =>
  toDetail(context.db, getWhole(context, id))

export const listOfCase = (
  { db, scope }: OfficerContext,
  { caseId, subjectId, cursor, limit }: InterviewListInput,
): { items: InterviewHead[]; nextCursor: string | null; total: number; finished: number } => {
  const record = getCase(db, scope, caseId)
  const subjectRowId = subjectId === undefined ? undefined : getSubject(db, scope, subjectId).rowId
  const listed = { caseRowId: record.rowId, subjectRowId }
  const found = listInterviews(db, scope, {
    ...listed,
    receivedOn: plainDateOfInstant(record.receivedAt.getTime()),
    after: decodeCursor(cursor),
    limit,
  })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ head }) => head),
    nextCursor: found.length > shown.length && last ? encodeCursor(last.key) : null,
    ...countInterviews(db, scope, listed),
  }
}

/** The columns of what was typed about the occasion; an officer who left may stay on what he led. */
export const columnsOf = (
  db: ReadDb,
  { startedAt, officerId, ...facts }: InterviewFacts,
  before?: InterviewRecord,
): InterviewColumns => {
  const officer = findInterviewer(db, officerId)
  if (!officer || (!officer.isActive && before?.officerId !== officerId)) {
    throw new DomainError('INTERVIEW_OFFICER_UNKNOWN')
  }
  return { ...facts, startedAt: startedAt.getTime(), officerId: officer.rowId }
}

export const heardPersonOf = (
  { position, fullName, isChild }: SubjectRecord,
  openCount: number,
): HeardPerson => ({ position, isNamed: fullName !== null, isChild, openCount })

const subjectsIn = ({ db, scope }: OfficerContext, record: CaseRecord, ids: StartInput['subjectIds']) =>
  ids
    .map((id) => getSubject(db, scope, id))
    .map((subject) => {
      if (subject.caseRowId !== record.rowId) throw new DomainError('INTERVIEW_SUBJECT_NOT_IN_CASE')
      return subject
    })
    .toSorted((first, second) => first.position - second.position)

/**
 * Opens an interview for each of these people, all with the same facts and questions: one occasion, one act, and a
 * record of his own for everybody.
 */
export const startInterviews = (
  context: OfficerContext,
  { caseId, subjectIds, facts, questions, acceptedWarnings }: StartInput,
): StartOutcome => {
  const record = getCase(context.db, context.scope, caseId)
  assertCaseOpen(record)
  const subjects = subjectsIn(context, record, subjectIds)
  const now = context.now()
  assertAllowed(canHold(facts, now))
  const columns = columnsOf(context.db, facts)
  const openCounts = countOpenBySubject(context.db, record.rowId)
  const warnings = startWarnings(
    facts,
    subjects.map((subject) => heardPersonOf(subject, openCounts.get(subject.rowId) ?? 0)),
    { receivedAt: record.receivedAt, now },
  )
  if (warnings.some(({ code }) => !acceptedWarnings.includes(code))) return { outcome: 'warned', warnings }
  const ids = subjects.map(() => newId('Interview'))
  const about = [{ kind: 'case', id: record.id }, ...subjects.map(({ id }) => ({ kind: 'subject', id }))]
  context.change(about, (db) => {
    for (const [index, subject] of subjects.entries()) {
      const id = ids[index]
      if (id === undefined) throw new Error('an interview without an id')
      const { rowId: caseRowId } = record
      insertInterview(
        db,
        { ...columns, id, caseRowId, subjectRowId: subject.rowId, recordedAt: now },
        questions,
      )
    }
    tellStart(db, context, { record, subjects, ids, facts }, warnings.map(({ code }) => code).join(','))
    takeCaseStep(db, record, 'interview', now)
    dropDraft(db, context.officer.id, newDraftKind, record.id)
    refreshCase(db, record.rowId, now)
  })
  return { outcome: 'saved', ids }
}

type Started = {
  record: CaseRecord
  subjects: readonly SubjectRecord[]
  ids: readonly string[]
  facts: InterviewFacts
}

/** A group is one line of the timeline: everybody's own comes when he is done. */
const tellStart = (
  db: WriteDb,
  context: OfficerContext,
  { record, subjects, ids, facts }: Started,
  warnings: string,
): void => {
  const [first] = subjects
  const [id] = ids
  const alone = subjects.length === 1 && first && id !== undefined
  recordCaseEvent(db, {
    caseRowId: record.rowId,
    kind: alone ? 'interviewStarted' : 'interviewsStarted',
    occurredAt: facts.startedAt.getTime(),
    recordedAt: context.now(),
    officerRowId: context.officer.id,
    ...(alone ? { subjectRowId: first.rowId, record: { kind: 'interview', id } } : {}),
    data: {
      interview: facts.kind,
      ...(alone ? {} : { count: subjects.length }),
      ...(warnings === '' ? {} : { warnings }),
    },
  })
}

export const writeTyped = (
  db: WriteDb,
  interview: InterviewRecord,
  { lines, observations, opinion, opinionReasons, ...facts }: WorkingInterview,
  more: InterviewChanges = {},
): void => {
  writeInterview(db, interview, {
    ...columnsOf(db, facts, interview),
    observations,
    opinion,
    opinionReasons,
    ...more,
  })
  replaceLines(db, interview.rowId, keptLines(lines))
}

/** Keeps what was typed so far, so that another officer can go on. */
export const saveInterview = (
  context: OfficerContext,
  { id, version, ...typed }: SaveInput,
): InterviewDetail => {
  const whole = getToChange(context, { id, version })
  assertAllowed(canTypeInto(whole.interview))
  assertAllowed(canHold(typed, context.now()))
  context.change(aboutInterview(whole), (db) => {
    writeTyped(db, whole.interview, typed)
    dropWorkingCopy(db, context, whole.interview)
    refreshCase(db, whole.record.rowId, context.now())
  })
  return readInterview(context, id)
}

/** Throws away an interview that was begun by mistake; the change log keeps what stood in it. */
export const discardInterview = (
  context: OfficerContext,
  { reason, ...target }: ReasonedInput,
): Record<string, never> => {
  const whole = getToChange(context, target)
  const { interview } = whole
  const evidenceCount = countEvidence(context.db, interview.rowId)
  const wasFinished = lastFinish(context.db, interview) !== undefined
  assertAllowed(canDiscard(interview, { wasFinished, evidenceCount }))
  context.change(
    aboutInterview(whole),
    (db) => {
      if (!deleteInterview(db, interview)) throw stale()
      recordCaseEvent(db, {
        caseRowId: whole.record.rowId,
        kind: 'interviewDiscarded',
        occurredAt: context.now(),
        recordedAt: context.now(),
        officerRowId: context.officer.id,
        subjectRowId: whole.subject.rowId,
        data: { interview: interview.kind },
      })
      dropWorkingCopy(db, context, interview)
      refreshCase(db, whole.record.rowId, context.now())
    },
    reason,
  )
  return {}
}
