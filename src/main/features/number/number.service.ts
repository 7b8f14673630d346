import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { plainDateOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import {
  canCancelNumber,
  canExplainGap,
  canUsePattern,
  counterKeyFor,
  describeCounterKey,
} from '#shared/features/number/number.rules.ts'
import type {
  DocumentType,
  ExplainInput,
  NumberCounter,
  NumberEntry,
  NumberListInput,
  NumberPattern,
  NumberPatternInput,
  NumberPreview,
  ReserveInput,
  StartInput,
} from '#shared/features/number/number.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { getOffice } from '#main/features/office/index.ts'
import {
  counterRange,
  findStart,
  firstFreeCounter,
  insertGap,
  listCounterKeys,
  listGaps,
  saveStart,
} from './counter.repo.ts'
import {
  countNumbers,
  findNumber,
  findNumberById,
  findPattern,
  insertPattern,
  listNumbers,
  listNumberYears,
  listPatterns,
  type NumberRecord,
  updatePattern,
} from './number.repo.ts'
import { cancelNumber, keepNumber, nextNumber } from './take-number.service.ts'

const toEntry = ({ rowId: _rowId, counterKey: _counterKey, ...entry }: NumberRecord): NumberEntry => entry

/** The register is the office's: its acts stand in the office's history. */
const changeRegister = <Result>(
  context: OfficerContext,
  work: (db: WriteDb) => Result,
  reason?: string,
): Result => context.change([{ kind: 'office', id: getOffice(context.db).id }], work, reason)

export const readPatterns = (context: OfficerContext): { patterns: NumberPattern[] } => ({
  patterns: listPatterns(context.db),
})

const previewOf = (
  db: ReadDb,
  pattern: NumberPatternInput | undefined,
  datedOn: PlainDate,
): NumberPreview => {
  if (!pattern || !canUsePattern(pattern).allowed) return { number: null, counter: null }
  const { number, counter } = nextNumber(db, pattern, datedOn)
  return { number, counter }
}

export const previewNumber = (
  context: OfficerContext,
  input: { documentType: DocumentType; datedOn: PlainDate; pattern: NumberPatternInput | null },
): NumberPreview =>
  previewOf(context.db, input.pattern ?? findPattern(context.db, input.documentType), input.datedOn)

export const savePattern = (
  context: OfficerContext,
  { version, ...pattern }: NumberPatternInput & { version: number },
): NumberPattern => {
  assertAllowed(canUsePattern(pattern))
  changeRegister(context, (db) => {
    if (version === 0 && !findPattern(db, pattern.documentType)) {
      insertPattern(db, newId('NumberPattern'), pattern)
      return
    }
    if (!updatePattern(db, version, pattern)) {
      throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'numberPattern' })
    }
  })
  return getPattern(context.db, pattern.documentType)
}

const getPattern = (db: ReadDb, documentType: DocumentType): NumberPattern => {
  const pattern = findPattern(db, documentType)
  if (!pattern) throw new DomainError('NUMBER_PATTERN_MISSING', { documentType })
  return pattern
}

export const startCounter = (
  context: OfficerContext,
  { documentType, datedOn, next }: StartInput,
): NumberPreview => {
  const pattern = getPattern(context.db, documentType)
  changeRegister(context, (db) => saveStart(db, newId('NumberStart'), counterKeyFor(pattern, datedOn), next))
  return previewOf(context.db, pattern, datedOn)
}

export const listNumberPage = (context: OfficerContext, input: NumberListInput) => {
  const rows = listNumbers(context.db, context.scope, input, decodeCursor(input.cursor))
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.map(toEntry),
    nextCursor: rows.length > page.length && last ? encodeCursor([last.datedOn, last.rowId]) : null,
    total: countNumbers(context.db, context.scope, input),
  }
}

const counterOf = (db: ReadDb, key: string): NumberCounter => {
  const range = counterRange(db, key)
  const from = findStart(db, key) ?? range.lowest ?? 1
  return {
    key,
    ...describeCounterKey(key),
    ...range,
    next: firstFreeCounter(db, key, from),
    gaps: listGaps(db, key),
  }
}

/** Counters that were used in the year, and those that the patterns of today would use in it. */
export const readCounters = (
  context: OfficerContext,
  { year }: { year: number },
): { counters: NumberCounter[]; years: number[] } => {
  const { db, scope } = context
  const keys = new Set([
    ...listPatterns(db).map((pattern) => counterKeyFor(pattern, plainDateOf(year, 1, 1))),
    ...listCounterKeys(db, year),
  ])
  return { counters: [...keys].map((key) => counterOf(db, key)), years: listNumberYears(db, scope) }
}

const getEntry = (found: NumberRecord | undefined): NumberRecord => {
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'number' })
  return found
}

export const reserveNumber = (context: OfficerContext, input: ReserveInput): NumberEntry => {
  const { reason, ...request } = input
  const { numberId } = changeRegister(context, (db) =>
    keepNumber(db, { ...request, recordedAt: context.now() }, reason),
  )
  return toEntry(getEntry(findNumber(context.db, numberId)))
}

export const cancelEntry = (
  context: OfficerContext,
  { id, reason }: { id: string; reason: string },
): NumberEntry => {
  changeRegister(
    context,
    (db) => {
      const entry = getEntry(findNumberById(db, id))
      assertAllowed(canCancelNumber(entry))
      cancelNumber(db, entry.rowId, reason)
    },
    reason,
  )
  return toEntry(getEntry(findNumberById(context.db, id)))
}

export const explainGap = (context: OfficerContext, { counterKey, from, to, reason }: ExplainInput) => {
  changeRegister(
    context,
    (db) => {
      assertAllowed(canExplainGap(listGaps(db, counterKey), from, to))
      insertGap(db, newId('NumberGap'), counterKey, { from, to, reason })
    },
    reason,
  )
  return {}
}
