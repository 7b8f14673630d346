import { canExplainBreach, endOfDay, followingClock, isRunning } from '#shared/features/clock/clock.rules.ts'
import type {
  Clock,
  ClockListInput,
  ClockListPage,
  ManualClockKind,
} from '#shared/features/clock/clock.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import {
  assertCaseOpen,
  type CaseRecord,
  getCase,
  getCaseByRowId,
  recordCaseEvent,
  refreshCase,
} from '#main/features/case/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import {
  type ClockOwner,
  type ClockRecord,
  countClocksOfCase,
  endClock,
  findClock,
  findSubjectInCase,
  hasRunningClock,
  listClocksOfCase,
} from './clock.repo.ts'
import { setBreachCause, startClock } from './clock.service.ts'

export const listCaseClockPage = ({ db, scope }: OfficerContext, input: ClockListInput): ClockListPage => {
  const { rowId } = getCase(db, scope, input.caseId)
  const { clocks, cursorOf } = listClocksOfCase(db, scope, rowId, input, decodeCursor(input.cursor))
  const items = clocks.slice(0, input.limit)
  return {
    items,
    nextCursor: clocks.length > items.length ? encodeCursor(cursorOf(items.length - 1)) : null,
    total: countClocksOfCase(db, scope, rowId, input),
  }
}

type ManualStart = { caseId: string; subjectId: string | null; kind: ManualClockKind; startedAt: Date }

const toClock = ({
  rowId: _rowId,
  caseRowId: _caseRowId,
  subjectRowId: _subjectRowId,
  caseId: _caseId,
  ...clock
}: ClockRecord): Clock => clock

/** @throws DomainError RECORD_NOT_FOUND */
const getCaseClock = (
  { db, scope }: OfficerContext,
  id: string,
): { clock: ClockRecord; record: CaseRecord; owner: ClockOwner } => {
  const clock = findClock(db, scope, id)
  if (!clock || clock.caseRowId === null) throw new DomainError('RECORD_NOT_FOUND', { kind: 'clock' })
  const record = getCaseByRowId(db, clock.caseRowId)
  // Asked by its id once more, so that a hidden case is not there.
  getCase(db, scope, record.id)
  const { caseRowId, subjectRowId } = clock
  return { clock, record, owner: subjectRowId === null ? { caseRowId } : { caseRowId, subjectRowId } }
}

type ClockEvent = 'clockStarted' | 'clockMet' | 'clockStopped' | 'clockExplained'

const tell = (
  db: WriteDb,
  context: OfficerContext,
  record: CaseRecord,
  clock: { id: string; kind: string; subjectRowId: number | null },
  event: ClockEvent,
  occurredAt: number,
): void => {
  recordCaseEvent(db, {
    caseRowId: record.rowId,
    kind: event,
    occurredAt,
    recordedAt: context.now(),
    officerRowId: context.officer.id,
    ...(clock.subjectRowId === null ? {} : { subjectRowId: clock.subjectRowId }),
    record: { kind: 'clock', id: clock.id },
    data: { clock: clock.kind },
  })
  refreshCase(db, record.rowId, context.now())
}

const assertPossible = (kind: string, earliest: number, at: number, now: number): void => {
  // Today is meant by the day alone, which the screen sends as its last moment.
  if (at < earliest || at > endOfDay(plainDateOfInstant(now))) {
    throw new DomainError('CLOCK_TIME_IMPOSSIBLE', { kind })
  }
}

/** An officer starts a clock that no decision starts, from the moment that counts. */
export const startByHand = (context: OfficerContext, input: ManualStart): Clock => {
  const { db, scope } = context
  const { kind } = input
  const record = getCase(db, scope, input.caseId)
  assertCaseOpen(record)
  const subjectRowId = input.subjectId === null ? null : findSubjectInCase(db, record.rowId, input.subjectId)
  if (subjectRowId === undefined) throw new DomainError('RECORD_NOT_FOUND', { kind: 'subject' })
  const owner =
    subjectRowId === null ? { caseRowId: record.rowId } : { caseRowId: record.rowId, subjectRowId }
  const startedAt = input.startedAt.getTime()
  assertPossible(kind, 0, startedAt, context.now())
  if (hasRunningClock(db, owner, kind)) throw new DomainError('CLOCK_ALREADY_RUNS', { kind })
  const id = context.change([{ kind: 'case', id: record.id }], (write) => {
    const started = startClock(write, { owner, kind, startedAt })
    tell(write, context, record, { id: started.id, kind, subjectRowId }, 'clockStarted', startedAt)
    return started.id
  })
  return toClock(getCaseClock(context, id).clock)
}

const endByHand = (
  context: OfficerContext,
  id: string,
  end: { metAt: number } | { stoppedAt: number },
  reason?: string,
): Clock => {
  const { clock, record, owner } = getCaseClock(context, id)
  const { kind } = clock
  assertCaseOpen(record)
  if (!isRunning(clock)) throw new DomainError('CLOCK_NOT_RUNNING', { kind })
  const isMet = 'metAt' in end
  const at = isMet ? end.metAt : end.stoppedAt
  if (isMet) assertPossible(kind, clock.startedAt.getTime(), at, context.now())
  context.change(
    [{ kind: 'case', id: record.id }],
    (write) => {
      if (!endClock(write, clock.rowId, end)) throw new DomainError('CLOCK_NOT_RUNNING', { kind })
      const next = isMet ? followingClock(kind) : undefined
      if (next && !hasRunningClock(write, owner, next))
        startClock(write, { owner, kind: next, startedAt: at })
      tell(write, context, record, clock, isMet ? 'clockMet' : 'clockStopped', at)
    },
    reason,
  )
  return toClock(getCaseClock(context, id).clock)
}

export const meetByHand = (context: OfficerContext, { id, metAt }: { id: string; metAt: Date }): Clock =>
  endByHand(context, id, { metAt: metAt.getTime() })

export const stopByHand = (context: OfficerContext, { id, reason }: { id: string; reason: string }): Clock =>
  endByHand(context, id, { stoppedAt: context.now() }, reason)

/** The cause is kept on a closed case too: it is asked for when somebody looks back. */
export const explainBreach = (
  context: OfficerContext,
  { id, cause }: { id: string; cause: string },
): Clock => {
  const { clock, record } = getCaseClock(context, id)
  assertAllowed(canExplainBreach(clock, context.now()))
  context.change([{ kind: 'case', id: record.id }], (write) => {
    setBreachCause(write, id, cause)
    tell(write, context, record, clock, 'clockExplained', context.now())
  })
  return toClock(getCaseClock(context, id).clock)
}
