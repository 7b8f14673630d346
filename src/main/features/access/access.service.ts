import {
  largestNoticeList,
  largestOpeningList,
  type OpeningNotice,
  type RunningOpening,
  type SealedCase,
  type SealedListInput,
  type SealedListPage,
} from '#shared/features/access/access.schema.ts'
import { canOpenWithReason, openingMinutes } from '#shared/features/access/case-reach.rules.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { recordCaseEvent, seesCase } from '#main/features/case/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import type { OfficerScope } from '#main/platform/rpc/scope.ts'
import {
  countSealed,
  endOpenings,
  findNotice,
  findSealed,
  insertOpening,
  listNotices,
  listRunning,
  listSealed,
  markSeen,
  type SealedRecord,
} from './access.repo.ts'

const officerScope = ({ scope }: OfficerContext): OfficerScope => {
  if (scope.reach !== 'officer') throw new Error('a call comes from an officer')
  return scope
}

const toSealed = ({ rowId: _rowId, ...sealed }: SealedRecord): SealedCase => sealed

export const listSealedPage = (context: OfficerContext, input: SealedListInput): SealedListPage => {
  const scope = officerScope(context)
  const after = decodeCursor(input.cursor)?.[0]
  const found = listSealed(context.db, scope, {
    afterRowId: typeof after === 'number' ? after : 0,
    limit: input.limit,
  })
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.map(toSealed),
    nextCursor: found.length > page.length && last ? encodeCursor([last.rowId]) : null,
    total: countSealed(context.db, scope),
  }
}

/** @throws DomainError RECORD_NOT_FOUND where there is no such case or he may not open it, CASE_NOT_SEALED */
const getSealed = (context: OfficerContext, caseId: string): SealedRecord => {
  const { db, scope } = context
  const found = findSealed(db, officerScope(context), caseId)
  if (found) return found
  if (seesCase(db, scope, caseId)) throw new DomainError('CASE_NOT_SEALED')
  throw new DomainError('RECORD_NOT_FOUND', { kind: 'case' })
}

export const readDoor = (context: OfficerContext, caseId: string): SealedCase => {
  const found = findSealed(context.db, officerScope(context), caseId)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'case' })
  return toSealed(found)
}

/**
 * Opens a sealed case for this login. It is written down and told before anything of it is shown.
 *
 * @throws DomainError CASE_NEEDS_OFFICE_HEAD, CASE_KEY_MISSING, and what `getSealed` throws
 */
export const openCase = (
  context: OfficerContext,
  { caseId, reason }: { caseId: string; reason: string },
): RunningOpening => {
  const { rowId, number, id, confidentiality } = getSealed(context, caseId)
  const { officer, service } = context
  assertAllowed(canOpenWithReason(officer.roles, confidentiality))
  officer.caseKeys.assertHeld(context.db, rowId)
  const openedAt = context.now()
  const endsAt = openedAt + openingMinutes * 60_000
  context.change(
    [{ kind: 'case', id }],
    (db) => {
      insertOpening(db, { caseRowId: rowId, officerRowId: officer.id, reason, openedAt, endsAt })
      recordCaseEvent(db, {
        caseRowId: rowId,
        kind: 'caseOpenedWithReason',
        occurredAt: openedAt,
        recordedAt: openedAt,
        officerRowId: officer.id,
      })
    },
    reason,
  )
  officer.openings.open(rowId, service.clocks())
  return { caseId: id, number, endsAt: new Date(endsAt) }
}

/** @throws DomainError RECORD_NOT_FOUND where he has no such case open */
export const endOpening = (context: OfficerContext, caseId: string): Record<string, never> => {
  const { db, officer, service } = context
  const opened = officer.openings.standing(service.clocks())
  const running = listRunning(db, officer.id, opened).find((one) => one.caseId === caseId)
  const caseRowId =
    running && opened.find((rowId) => listRunning(db, officer.id, [rowId])[0]?.caseId === caseId)
  if (caseRowId === undefined) throw new DomainError('RECORD_NOT_FOUND', { kind: 'case' })
  context.change([{ kind: 'case', id: caseId }], (write) =>
    endOpenings(write, { caseRowId, officerRowId: officer.id }, context.now()),
  )
  officer.openings.shut(caseRowId)
  return {}
}

export const readRunning = ({ db, officer, service }: OfficerContext): { items: RunningOpening[] } => ({
  items: listRunning(db, officer.id, officer.openings.standing(service.clocks())).slice(
    0,
    largestOpeningList,
  ),
})

export const readNotices = ({
  db,
  scope,
  officer,
}: OfficerContext): { items: OpeningNotice[]; total: number } =>
  listNotices(db, scope, officer.id, largestNoticeList)

/** @throws DomainError RECORD_NOT_FOUND */
export const markNoticeSeen = (context: OfficerContext, id: string): Record<string, never> => {
  const notice = findNotice(context.db, context.officer.id, id)
  if (!notice) throw new DomainError('RECORD_NOT_FOUND', { kind: 'notice' })
  context.change([{ kind: 'case', id: notice.caseId }], (db) => markSeen(db, id, context.now()))
  return {}
}
