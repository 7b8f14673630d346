import type { CaseDetail, TimelineInput, TimelinePage } from '#shared/features/case/case-detail.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { getRegionPath, regionTableOf } from '#main/features/region/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { reachingAlso } from '#main/platform/rpc/scope.ts'
import { detailOf } from './case-detail.repo.ts'
import type { CaseRecord } from './case.repo.ts'
import { getCase } from './case.service.ts'
import { countEvents, listEvents } from './timeline.repo.ts'

/** A code that the region table of today no longer has is shown as it was chosen. */
const regionNameOf = ({ service }: OfficerContext, code: string | null): string | null => {
  if (code === null) return null
  try {
    return getRegionPath(regionTableOf(service), code).path
  } catch (error) {
    if (error instanceof DomainError) return code
    throw error
  }
}

/** @throws DomainError RECORD_NOT_FOUND */
export const readCase = (context: OfficerContext, id: string): CaseDetail => {
  const { db, scope } = context
  const record = getCase(db, scope, id)
  return {
    ...detailOf(db, scope, record),
    eventRegionName: regionNameOf(context, record.eventRegionCode),
  }
}

/** The answer to an act after which the case may be closed to the officer himself: he has just seen it. */
export const readCaseOnce = (context: OfficerContext, record: Pick<CaseRecord, 'id' | 'rowId'>): CaseDetail =>
  readCase({ ...context, scope: reachingAlso(context.scope, record.rowId) }, record.id)

/** @throws DomainError RECORD_NOT_FOUND */
export const readTimeline = ({ db, scope }: OfficerContext, input: TimelineInput): TimelinePage => {
  const { rowId: caseRowId } = getCase(db, scope, input.id)
  const events = listEvents(db, scope, caseRowId, input, decodeCursor(input.cursor))
  const page = events.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ rowId: _rowId, ...event }) => event),
    nextCursor:
      events.length > page.length && last ? encodeCursor([last.occurredAt.getTime(), last.rowId]) : null,
    total: countEvents(db, scope, caseRowId, input.kinds),
  }
}
