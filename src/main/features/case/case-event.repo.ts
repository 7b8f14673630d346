import type { CaseEventData, CaseEventKind } from '#shared/features/case/case-event.schema.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import { caseEvents } from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'

export type NewCaseEvent = {
  caseRowId: number
  kind: CaseEventKind
  /** When it happened; the timeline is in this order. */
  occurredAt: number
  recordedAt: number
  officerRowId: number | null
  subjectRowId?: number
  /** The record it is about, to open it from the timeline. */
  record?: { kind: string; id: string }
  /** Codes, days, counts, record numbers; never names, never sentences. */
  data?: CaseEventData
}

/** Adds one line to the timeline of a case. */
export const recordCaseEvent = (db: WriteDb, event: NewCaseEvent): void => {
  db.insert(caseEvents)
    .values({
      uuid: newId('CaseEvent'),
      caseId: event.caseRowId,
      kind: event.kind,
      occurredAt: event.occurredAt,
      recordedAt: event.recordedAt,
      officerId: event.officerRowId,
      subjectId: event.subjectRowId ?? null,
      recordKind: event.record?.kind ?? null,
      recordUuid: event.record?.id ?? null,
      data: event.data ?? {},
    })
    .run()
}
