import { canKeepStatute } from '#shared/features/decision/decision.rules.ts'
import type {
  Statute,
  StatuteInput,
  StatuteListInput,
  StatuteListPage,
} from '#shared/features/decision/statute.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  countStatutes,
  countUncheckedStatutes,
  insertStatute,
  listSameArticle,
  listStatutes,
  updateStatute,
} from './statute.repo.ts'

export const listStatutePage = ({ db }: OfficerContext, input: StatuteListInput): StatuteListPage => {
  const found = listStatutes(db, input, decodeCursor(input.cursor))
  const items = found.slice(0, input.limit)
  const last = items.at(-1)
  return {
    items: items.map(({ rowId: _rowId, ...statute }) => statute),
    nextCursor:
      found.length > items.length && last ? encodeCursor([last.statute, last.article, last.rowId]) : null,
    total: countStatutes(db, input),
    unchecked: countUncheckedStatutes(db),
  }
}

export const addStatute = (context: OfficerContext, input: StatuteInput): Statute => {
  const statute = { ...input, id: newId('Statute'), version: 1 }
  assertAllowed(canKeepStatute(statute, listSameArticle(context.db, statute, statute.id)))
  context.change([{ kind: 'reference', id: statute.id }], (db) => insertStatute(db, statute))
  return statute
}

/** Decisions made on it keep its words as they were. */
export const saveStatute = (context: OfficerContext, statute: Statute): Statute => {
  assertAllowed(canKeepStatute(statute, listSameArticle(context.db, statute, statute.id)))
  context.change([{ kind: 'reference', id: statute.id }], (db) => {
    if (!updateStatute(db, statute)) throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'statute' })
  })
  return { ...statute, version: statute.version + 1 }
}
