import { newlyRaised } from '#shared/features/screening/assessment.rules.ts'
import type { ItemId } from '#shared/features/screening/screening-set.schema.ts'
import type { Assessment, ScreeningResult } from '#shared/features/screening/screening.schema.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { type CaseRecord, raiseUrgency, recordCaseEvent } from '../case/index.ts'
import { markTriage, type SubjectRecord } from '../subject/index.ts'
import { createTask } from '../task/index.ts'
import { findLatestAssessment, listRaisedFlags } from './assessment.repo.ts'

/** Flags of the case that the supervisor knows of already. Read before the assessment at hand is written. */
export type ToldFlags = { ofSubject: ItemId[]; ofCase: ItemId[] }

export const toldFlags = (db: WriteDb, subject: SubjectRecord): ToldFlags => {
  const raised = listRaisedFlags(db, subject.caseRowId)
  return {
    ofSubject: raised
      .filter(({ subjectRowId }) => subjectRowId === subject.rowId)
      .flatMap(({ flags }) => flags),
    ofCase: raised.flatMap(({ flags }) => flags),
  }
}

/** Urgent handling and a notice to the supervisor, for flags that are new; nobody is told the same twice. */
const raiseAlarm = (
  db: WriteDb,
  context: OfficerContext,
  { record, subject, flags }: { record: CaseRecord; subject: SubjectRecord; flags: readonly ItemId[] },
): void => {
  if (record.urgency !== 'urgent') {
    raiseUrgency(db, record)
    recordCaseEvent(db, {
      caseRowId: record.rowId,
      kind: 'caseUrgencyRaised',
      occurredAt: context.now(),
      recordedAt: context.now(),
      officerRowId: context.officer.id,
      data: { flags: flags.join(', ') },
    })
  }
  createTask(db, context, {
    caseRowId: record.rowId,
    kind: 'supervisorNotice',
    title: '',
    data: {
      reason: 'urgentFlags',
      flags: flags.join(', '),
      subjectId: subject.id,
      position: subject.position,
    },
    dueOn: context.today(),
    assignedRole: 'sectionHead',
  })
}

/**
 * What a finished assessment does to its subject and case: the colour of the assessment whose answers were given last,
 * a line in the timeline, and the alarm for urgent flags.
 */
export const applyTriage = (
  db: WriteDb,
  context: OfficerContext,
  {
    record,
    subject,
    finished,
    result,
    told,
  }: {
    record: CaseRecord
    subject: SubjectRecord
    finished: Pick<Assessment, 'id' | 'assessedAt' | 'setNumber' | 'scope'>
    result: ScreeningResult
    told: ToldFlags
  },
): void => {
  const latest = findLatestAssessment(db, context.scope, subject.rowId)?.result ?? result
  markTriage(db, subject.rowId, { colour: latest.colour, isSmuggling: latest.smuggling })
  recordCaseEvent(db, {
    caseRowId: record.rowId,
    kind: 'screeningCompleted',
    occurredAt: finished.assessedAt.getTime(),
    recordedAt: context.now(),
    officerRowId: context.officer.id,
    subjectRowId: subject.rowId,
    record: { kind: 'assessment', id: finished.id },
    data: {
      colour: result.colour,
      smuggling: result.smuggling,
      flags: result.urgent.join(', '),
      setNumber: finished.setNumber,
      scope: finished.scope,
    },
  })
  const flags = newlyRaised(result.urgent, told)
  if (flags.length > 0) raiseAlarm(db, context, { record, subject, flags })
}
