import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import {
  canComplete,
  canKeepAnswers,
  completionWarnings,
  finishedAnswers,
  prefilledAnswers,
  sharedAnswers,
} from '#shared/features/screening/assessment.rules.ts'
import type { SetContent } from '#shared/features/screening/screening-set.schema.ts'
import { screen } from '#shared/features/screening/screening.rules.ts'
import {
  type Assessment,
  type AssessmentDetail,
  type AssessmentHead,
  type AssessmentInput,
  type ChildKnowledge,
  type CompletionOutcome,
  screeningDraftKind,
  type ScreeningWarningCode,
  type WorkingAnswer,
  type WorkingAssessment,
} from '#shared/features/screening/screening.schema.ts'
import { isChild, shownNameOf } from '#shared/features/subject/subject.rules.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { dropDraft } from '../draft/index.ts'
import { assertCaseOpen, type CaseRecord, getCaseByRowId, refreshCase, takeCaseStep } from '../case/index.ts'
import { getSubject, type SubjectRecord } from '../subject/index.ts'
import {
  type AssessmentContent,
  type AssessmentRecord,
  deleteAssessment,
  findAssessment,
  findLatestAssessment,
  findOpenAssessment,
  type Finished,
  insertAssessment,
  listAssessments,
  updateAssessment,
} from './assessment.repo.ts'
import { getSetByRowId, setInForce, storedSetInForce, toSet } from './screening-set.service.ts'
import { applyTriage, toldFlags } from './triage.service.ts'

type Target = { id: string; version: number }
type Whole = { assessment: AssessmentRecord; subject: SubjectRecord; record: CaseRecord }

/** An assessment this officer may see; a hidden one is answered like one that does not exist. */
const getWhole = ({ db, scope }: OfficerContext, id: string): Whole => {
  const assessment = findAssessment(db, scope, id)
  if (!assessment) throw new DomainError('RECORD_NOT_FOUND', { kind: 'assessment' })
  const subject = getSubject(db, scope, assessment.subjectId)
  return { assessment, subject, record: getCaseByRowId(db, assessment.caseRowId) }
}

const stale = () => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'assessment' })

/** An open assessment of an open case, with the version it was read with. */
const getOpen = (context: OfficerContext, { id, version }: Target): Whole => {
  const whole = getWhole(context, id)
  assertCaseOpen(whole.record)
  if (whole.assessment.state === 'complete') throw new DomainError('SCREENING_ALREADY_COMPLETE')
  if (whole.assessment.version !== version) throw stale()
  return whole
}

const about = ({ record, subject }: Pick<Whole, 'record' | 'subject'>) => [
  { kind: 'case', id: record.id } as const,
  { kind: 'subject', id: subject.id } as const,
]

/**
 * Whether the subject's own data say a child: on the earlier of the day the case was received and the day of the
 * assessment, so that nobody grows out of it while the case is worked on.
 */
const childKnowledgeOf = (
  subject: SubjectRecord,
  record: CaseRecord,
  assessedAt: number,
): ChildKnowledge | null => {
  const day = plainDateOfInstant(Math.min(record.receivedAt.getTime(), assessedAt))
  const child = isChild(subject, day)
  if (subject.birthOn === null) return child ? 'childStated' : null
  return child ? 'childByBirthDate' : 'adultByBirthDate'
}

const toAssessment = ({
  rowId: _rowId,
  caseRowId: _caseRowId,
  subjectRowId: _subjectRowId,
  subjectId: _subjectId,
  setRowId: _setRowId,
  ...assessment
}: AssessmentRecord): Assessment => assessment

const toDetail = (db: ReadDb, { assessment, subject, record }: Whole): AssessmentDetail => {
  const set = getSetByRowId(db, assessment.setRowId)
  const current = setInForce(db)
  return {
    assessment: toAssessment(assessment),
    set: toSet(set),
    newerSet: current.number === set.number ? null : { id: current.id, number: current.number },
    childKnown: childKnowledgeOf(subject, record, assessment.assessedAt.getTime()),
    subject: { id: subject.id, shownName: shownNameOf(subject), position: subject.position },
    case: { id: record.id, number: record.number, isOpen: canWorkOn(record).allowed },
  }
}

export const readAssessment = (context: OfficerContext, id: string): AssessmentDetail =>
  toDetail(context.db, getWhole(context, id))

export const listOfSubject = (
  { db, scope }: OfficerContext,
  { subjectId, cursor, limit }: { subjectId: string; cursor?: string | undefined; limit: number },
): { items: AssessmentHead[]; nextCursor: string | null } => {
  const { rowId: subjectRowId } = getSubject(db, scope, subjectId)
  const found = listAssessments(db, scope, { subjectRowId, after: decodeCursor(cursor), limit })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ head }) => head),
    nextCursor: found.length > shown.length && last ? encodeCursor(last.key) : null,
  }
}

/** What another subject of the same case may lend: see `sharedAnswers`. */
const lentAnswers = (
  context: OfficerContext,
  subject: SubjectRecord,
  set: SetContent,
  sharedFrom: string | null,
): WorkingAnswer[] => {
  if (sharedFrom === null) return []
  const { assessment } = getWhole(context, sharedFrom)
  const usable =
    assessment.state === 'complete' &&
    assessment.caseRowId === subject.caseRowId &&
    assessment.subjectRowId !== subject.rowId
  if (!usable) throw new DomainError('SCREENING_SOURCE_NOT_USABLE')
  return sharedAnswers(set, assessment.answers)
}

const firstAnswers = (
  context: OfficerContext,
  subject: SubjectRecord,
  sharedFrom: string | null,
): WorkingAnswer[] => {
  const set = setInForce(context.db).content
  const lent = lentAnswers(context, subject, set, sharedFrom)
  const earlier = findLatestAssessment(context.db, context.scope, subject.rowId)?.answers ?? []
  const own = prefilledAnswers(set, earlier).filter(
    ({ itemId, value }) => value === 'yes' || !lent.some((each) => each.itemId === itemId),
  )
  const answered = new Set(own.map(({ itemId }) => itemId))
  return [...own, ...lent.filter(({ itemId }) => !answered.has(itemId))]
}

/** Opens an assessment, or answers the one that is open: a subject has one at a time. */
export const startAssessment = (
  context: OfficerContext,
  { subjectId, sharedFrom }: { subjectId: string; sharedFrom: string | null },
): AssessmentDetail => {
  const subject = getSubject(context.db, context.scope, subjectId)
  const record = getCaseByRowId(context.db, subject.caseRowId)
  assertCaseOpen(record)
  const open = findOpenAssessment(context.db, subject.rowId)
  if (open) return toDetail(context.db, { assessment: open, subject, record })
  const answers = firstAnswers(context, subject, sharedFrom)
  const id = newId('Assessment')
  const now = context.now()
  context.change(about({ record, subject }), (db) => {
    insertAssessment(db, {
      id,
      caseRowId: record.rowId,
      subjectRowId: subject.rowId,
      scope: 'full',
      assessedAt: now,
      recordedAt: now,
      officerRowId: context.officer.id,
      setRowId: storedSetInForce(db, now).rowId,
      answers,
      note: null,
    })
    takeCaseStep(db, record, 'screen', now)
    refreshCase(db, record.rowId, now)
  })
  return readAssessment(context, id)
}

const contentOf = (
  context: OfficerContext,
  assessment: AssessmentRecord,
  input: WorkingAssessment,
): AssessmentContent => ({
  setRowId: assessment.setRowId,
  officerRowId: context.officer.id,
  recordedAt: context.now(),
  assessedAt: input.assessedAt.getTime(),
  answers: input.answers,
  note: input.note,
})

/** Writes the answers of an open assessment; the officer's working copy of them goes with it. */
const writeAssessment = (
  db: WriteDb,
  context: OfficerContext,
  assessment: AssessmentRecord,
  ...content: [AssessmentContent, Finished?]
): void => {
  if (!updateAssessment(db, assessment, ...content)) throw stale()
  dropDraft(db, context.officer.id, screeningDraftKind, assessment.id)
}

/** Keeps what was answered so far, so that another officer can go on. */
export const saveAssessment = (
  context: OfficerContext,
  { id, version, ...input }: Target & WorkingAssessment,
): AssessmentDetail => {
  const whole = getOpen(context, { id, version })
  const { assessment } = whole
  assertAllowed(canKeepAnswers(getSetByRowId(context.db, assessment.setRowId).content, input.answers))
  context.change(about(whole), (db) =>
    writeAssessment(db, context, assessment, contentOf(context, assessment, input)),
  )
  return readAssessment(context, id)
}

/** Goes over to the set in force; answers that it no longer asks for are left behind. */
export const adoptSet = (context: OfficerContext, target: Target): AssessmentDetail => {
  const whole = getOpen(context, target)
  const { assessment } = whole
  const current = setInForce(context.db)
  if (current.rowId === null || current.rowId === assessment.setRowId) {
    throw new DomainError('SCREENING_SET_IS_CURRENT')
  }
  const setRowId = current.rowId
  const answers = prefilledAnswers(current.content, assessment.answers)
  context.change(about(whole), (db) => {
    const content = { ...contentOf(context, assessment, assessment), setRowId, answers }
    writeAssessment(db, context, assessment, content)
  })
  return readAssessment(context, assessment.id)
}

export const discardAssessment = (context: OfficerContext, target: Target): Record<string, never> => {
  const whole = getOpen(context, target)
  context.change(about(whole), (db) => {
    if (!deleteAssessment(db, whole.assessment)) throw stale()
    dropDraft(db, context.officer.id, screeningDraftKind, whole.assessment.id)
    refreshCase(db, whole.record.rowId, context.now())
  })
  return {}
}

type Completion = Target & WorkingAssessment & { acceptedWarnings: readonly ScreeningWarningCode[] }

/**
 * Finishes an assessment: from now on it is kept as it is, colours its subject and case, and raises the alarm for
 * urgent flags. Answers with warnings, and writes nothing, while one of them is not accepted.
 */
export const completeAssessment = (
  context: OfficerContext,
  { id, version, acceptedWarnings, ...input }: Completion,
): CompletionOutcome => {
  const whole = getOpen(context, { id, version })
  const { assessment, subject, record } = whole
  const set = getSetByRowId(context.db, assessment.setRowId)
  const assessedAt = input.assessedAt.getTime()
  assertAllowed(canComplete(set.content, { answers: input.answers, assessedAt, now: context.now() }))
  const childKnown = childKnowledgeOf(subject, record, assessedAt)
  const answers = finishedAnswers(input.answers)
  const result = screen({ ...set.content, answers, childKnown })
  const warnings = completionWarnings({
    answers,
    result,
    scope: assessment.scope,
    childKnown,
    assessedAt,
    receivedAt: record.receivedAt.getTime(),
    setNumber: set.number,
    setNumberInForce: setInForce(context.db).number,
  })
  if (warnings.some(({ code }) => !acceptedWarnings.includes(code))) return { outcome: 'warned', warnings }
  context.change(about(whole), (db) => {
    const told = toldFlags(db, subject)
    const content = contentOf(context, assessment, { ...input, answers })
    const finished = { result, warnings: warnings.map(({ code }) => code) }
    writeAssessment(db, context, assessment, content, finished)
    // A case that has been interviewed is now being assessed; otherwise it is at least screened.
    const step = record.state === 'interview' ? 'assess' : 'screen'
    const stepped = takeCaseStep(db, record, step, context.now())
    applyTriage(db, context, {
      record: stepped,
      subject,
      finished: { ...assessment, assessedAt: input.assessedAt },
      result,
      told,
    })
    refreshCase(db, record.rowId, context.now())
  })
  return { outcome: 'saved', detail: readAssessment(context, id) }
}

/**
 * The finished quick assessment of an intake, inside the intake's own change. The caller refreshes the case at its end.
 *
 * @throws DomainError SCREENING_BASIS_MISSING, SCREENING_ITEM_UNKNOWN, SCREENING_NOTHING_ASKED, SCREENING_IN_FUTURE,
 *   CASE_CLOSED, CASE_MERGED
 */
export const saveQuickAssessment = (
  db: WriteDb,
  context: OfficerContext,
  record: CaseRecord,
  subject: SubjectRecord,
  input: AssessmentInput,
): Assessment => {
  assertCaseOpen(record)
  const now = context.now()
  const set = storedSetInForce(db, now)
  const assessedAt = input.assessedAt.getTime()
  assertAllowed(canComplete(set.content, { answers: input.answers, assessedAt, now }))
  const answers = finishedAnswers(input.answers)
  const childKnown = childKnowledgeOf(subject, record, assessedAt)
  const result = screen({ ...set.content, answers, childKnown })
  const told = toldFlags(db, subject)
  const id = newId('Assessment')
  insertAssessment(
    db,
    {
      id,
      caseRowId: record.rowId,
      subjectRowId: subject.rowId,
      scope: 'quick',
      setRowId: set.rowId,
      officerRowId: context.officer.id,
      recordedAt: now,
      assessedAt,
      answers,
      note: input.note,
    },
    { result, warnings: [] },
  )
  const stepped = takeCaseStep(db, record, 'screen', now)
  const finished = { id, assessedAt: input.assessedAt, setNumber: set.number, scope: 'quick' } as const
  applyTriage(db, context, { record: stepped, subject, finished, result, told })
  const saved = findAssessment(db, context.scope, id)
  if (!saved) throw new Error('an assessment that was just written is not there')
  return toAssessment(saved)
}
