import { uuidOfHex } from '#shared/kernel/ids.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { AuditEntry, AuditFilter, Checkpoint } from '#shared/features/audit/audit.schema.ts'
import { checkpointCode, makeCheckpoint } from '#main/platform/checkpoint.ts'
import { listCheckpoints, type CheckpointRecord } from '#main/platform/checkpoint.repo.ts'
import { givenUpKind, paperCodeKind, secondOfficerKind } from '#main/platform/db/change-log.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { listActs, type AuditReach, type AuditRow } from './audit.repo.ts'

const largestRecords = 20

/** What an act names that is no record. */
const markKinds: ReadonlySet<string> = new Set([secondOfficerKind, paperCodeKind, givenUpKind])

const toEntry = ({ at, subjects, kind, ...row }: AuditRow): AuditEntry => ({
  ...row,
  kind: kind ?? 'change',
  at: new Date(at),
  byPaperCode: subjects.some(([recordKind]) => recordKind === paperCodeKind),
  records: subjects
    .filter(([recordKind]) => !markKinds.has(recordKind))
    .slice(0, largestRecords)
    .map(([recordKind, id]) => ({ kind: recordKind, id: uuidOfHex(id) })),
})

/** A section head reads what his own officers did; who has no section reads of nobody. */
const reachOf = ({ officer }: OfficerContext): AuditReach => {
  const seesAll = officer.roles.some((role) => role === 'officeHead' || role === 'auditor')
  return { sectionRowId: seesAll ? null : (officer.sectionRowId ?? -1) }
}

const startOf = (day: PlainDate): number => new Date(`${day}T00:00:00`).getTime()

export const listAudit = (
  context: OfficerContext,
  input: AuditFilter,
): { items: AuditEntry[]; nextCursor: string | null } => {
  const [before] = decodeCursor(input.cursor) ?? []
  const range = {
    from: input.from === null ? null : startOf(input.from),
    until: input.until === null ? null : startOf(addDays(input.until, 1)),
  }
  const rows = listActs(context.db, input, range, reachOf(context), {
    before: typeof before === 'number' ? before : Number.MAX_SAFE_INTEGER,
    limit: input.limit + 1,
  })
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
  return { items: shown.map(toEntry), nextCursor: last ? encodeCursor([last.seq]) : null }
}

const toCheckpoint = ({ seq, madeAt, occasion, statement }: CheckpointRecord): Checkpoint => ({
  seq,
  madeAt: new Date(madeAt),
  occasion,
  code: checkpointCode(statement),
})

const shownCheckpoints = 50

export const readCheckpoints = (context: OfficerContext): { checkpoints: Checkpoint[] } => ({
  checkpoints: listCheckpoints(context.db).slice(-shownCheckpoints).toReversed().map(toCheckpoint),
})

export const requestCheckpoint = (context: OfficerContext): Checkpoint =>
  toCheckpoint(makeCheckpoint(context.service.store(), context, 'request', context.officer.id))
