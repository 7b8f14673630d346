import { assertAllowed } from '#shared/kernel/errors.ts'
import { canReceive, caseFieldWarnings } from '#shared/features/case/case.rules.ts'
import { intakeFieldOf, phoneEntity, subjectInputFor } from '#shared/features/intake/intake.rules.ts'
import type { IntakeInput, IntakeOutcome, IntakeWarning } from '#shared/features/intake/intake.schema.ts'
import { examinedVerdict } from '#shared/features/subject/subject.rules.ts'
import { createCase, getCaseByRowId, refreshCase } from '#main/features/case/index.ts'
import { startClock } from '#main/features/clock/index.ts'
import { dropDraft } from '#main/features/draft/index.ts'
import { addCaseEntities, judgeEntity } from '#main/features/entity/index.ts'
import { saveQuickAssessment } from '#main/features/screening/index.ts'
import {
  createSubjects,
  findSubject,
  getSubjectByRowId,
  judgeSubject,
  type SubjectRecord,
} from '#main/features/subject/index.ts'
import type { Subject as About } from '#main/platform/db/change-log.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { wholeOffice } from '#main/platform/rpc/scope.ts'

const draftKind = 'intake'

const savedOutcome = (context: OfficerContext, subject: SubjectRecord): IntakeOutcome => {
  const record = getCaseByRowId(context.db, subject.caseRowId)
  const { colour } = getSubjectByRowId(context.db, subject.rowId)
  return {
    outcome: 'saved',
    caseId: record.id,
    caseNumber: record.number,
    subjectId: subject.id,
    colour,
    urgency: record.urgency,
  }
}

/** Everything an officer should read before the intake is written; refused is what cannot be. */
const judge = (context: OfficerContext, input: IntakeInput): IntakeWarning[] => {
  assertAllowed(canReceive(input, context.now()))
  const examined = judgeSubject(context, subjectInputFor(input.applicant))
  assertAllowed(examinedVerdict(examined))
  const { intermediaryPhone } = input
  const number = intermediaryPhone === null ? undefined : judgeEntity(context, phoneEntity(intermediaryPhone))
  const fields = { receivedAt: input.receivedAt, eventOn: null, eventRegionCode: null }
  return [
    ...examined.warnings.map((warning) => ({ ...warning, field: intakeFieldOf(warning.field) })),
    ...(number?.warnings ?? []).map((warning) => ({ ...warning, field: 'intermediaryPhone' })),
    ...caseFieldWarnings(fields, null, context.today()).map((warning) => ({
      ...warning,
      field: 'receivedAt',
    })),
  ]
}

/** The rows of an intake, in the caller's `change()`. */
const writeIntake = (
  db: WriteDb,
  context: OfficerContext,
  input: IntakeInput,
  warnings: readonly IntakeWarning[],
): SubjectRecord => {
  const receivedAt = input.receivedAt.getTime()
  const ofCase = warnings.filter(({ field }) => field === 'receivedAt')
  const record = createCase(db, context, {
    title: input.title,
    channel: input.channel,
    channelDetail: input.channelDetail,
    receivedAt,
    eventOn: null,
    eventPlace: null,
    eventRegionCode: null,
    villageRowId: null,
    villageReportRowId: null,
    chronology: input.note,
    modus: [],
    confidentiality: 'ordinary',
    urgency: 'ordinary',
    sectionId: null,
    responsibleOfficerId: null,
    warnings: ofCase.map(({ code, data }) => ({ code, data })),
  })
  const [subject] = createSubjects(db, context, record, [
    { ...subjectInputFor(input.applicant), id: input.submissionId },
  ])
  if (!subject) throw new Error('a subject that was added is there')
  if (input.intermediaryPhone !== null) {
    const link = { role: 'contact', source: 'subjectStatement', subjectId: subject.id } as const
    addCaseEntities(db, context, record, [
      { entity: phoneEntity(input.intermediaryPhone), link: { ...link, sourceNote: null, howMet: null } },
    ])
  }
  if (input.answers.some(({ value }) => value !== 'notAsked')) {
    const { answers, receivedAt: assessedAt } = input
    saveQuickAssessment(db, context, record, subject, { assessedAt, answers, note: null })
  }
  if (input.channel === 'passportInterview') {
    const owner = { caseRowId: record.rowId, subjectRowId: subject.rowId }
    startClock(db, { owner, kind: 'passportIssue', startedAt: receivedAt })
  }
  dropDraft(db, context.officer.id, draftKind, input.submissionId)
  refreshCase(db, record.rowId, context.now())
  return subject
}

/**
 * Registers an applicant: case, subject, quick assessment, the clock of the passport after its interview, the number of
 * whoever sent him, and the end of the draft, all in one act or not at all. The same form handed in twice answers with
 * the case that it made the first time.
 */
export const submitIntake = (context: OfficerContext, input: IntakeInput): IntakeOutcome => {
  const { submissionId } = input
  // Known to its maker alone, who may have lost sight of the case meanwhile.
  const earlier = findSubject(context.db, wholeOffice, submissionId)
  if (earlier) {
    context.database.drafts.drop({ officerId: context.officer.id, kind: draftKind, recordKey: submissionId })
    return savedOutcome(context, earlier)
  }
  const warnings = judge(context, input)
  if (warnings.some(({ code }) => !input.acceptedWarnings.includes(code))) {
    return { outcome: 'warned', warnings }
  }
  // Who the act is about is read when its work is done: the case has no id before.
  const about: About[] = [{ kind: 'subject', id: submissionId }]
  const subject = context.change(about, (db) => {
    const written = writeIntake(db, context, input, warnings)
    about.push({ kind: 'case', id: written.caseId })
    return written
  })
  return savedOutcome(context, subject)
}
