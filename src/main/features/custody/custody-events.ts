import type { CaseEventData, CaseEventKind } from '#shared/features/case/case-event.schema.ts'
import { recordCaseEvent } from '#main/features/case/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import type { DocumentRecord } from './custody.repo.ts'

/** A line of the timeline about a document; what an officer wrote of it stays with the document. */
export const tellDocument = (
  db: WriteDb,
  context: OfficerContext,
  kind: CaseEventKind,
  document: Pick<DocumentRecord, 'id' | 'kind' | 'caseRowId' | 'subjectRowId'>,
  occurredAt = context.now(),
): void => {
  recordCaseEvent(db, {
    caseRowId: document.caseRowId,
    kind,
    occurredAt,
    recordedAt: context.now(),
    officerRowId: context.officer.id,
    subjectRowId: document.subjectRowId,
    record: { kind: 'presentedDocument', id: document.id },
    data: { document: document.kind },
  })
}

type HandoverTold = {
  id: string
  caseRowId: number
  subjectRowId: number | null
  happenedAt: number
  data: CaseEventData
}

export const tellHandover = (db: WriteDb, context: OfficerContext, handover: HandoverTold): void => {
  recordCaseEvent(db, {
    caseRowId: handover.caseRowId,
    kind: 'handoverRecorded',
    occurredAt: handover.happenedAt,
    recordedAt: context.now(),
    officerRowId: context.officer.id,
    ...(handover.subjectRowId === null ? {} : { subjectRowId: handover.subjectRowId }),
    record: { kind: 'handover', id: handover.id },
    data: handover.data,
  })
}
