import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { canEditSet, canPutInForce, canSaveSet } from '#shared/features/screening/screening-set.rules.ts'
import type {
  ScreeningSet,
  ScreeningSetHead,
  SetContent,
} from '#shared/features/screening/screening-set.schema.ts'
import { setVersion1, setVersion1Head } from '#shared/features/screening/version-1/set-version-1.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  deleteSet,
  findSet,
  findSetByRowId,
  findSetInState,
  insertSet,
  lastSetNumber,
  listSets,
  type SetRecord,
  updateSet,
} from './screening-set.repo.ts'

export type SetTarget = { id: string; version: number }

const builtIn: SetRecord = { ...setVersion1Head, rowId: null, content: setVersion1 }

/** The set that new assessments are made with. A store without one answers with the set the program brings along. */
export const setInForce = (db: ReadDb): SetRecord => findSetInState(db, 'inForce') ?? builtIn

/** The same inside a change, written down first where the store has none yet. */
export const storedSetInForce = (db: WriteDb, now: number): SetRecord & { rowId: number } => {
  const found = setInForce(db)
  if (found.rowId !== null) return { ...found, rowId: found.rowId }
  const { id, number, title, content } = builtIn
  const rowId = insertSet(db, { id, number, title, content, state: 'inForce', inForceSince: now })
  return { ...builtIn, rowId, inForceSince: new Date(now) }
}

/** The set of an assessment, whatever is in force by now. */
export const getSetByRowId = (db: ReadDb, rowId: number): SetRecord => {
  const found = findSetByRowId(db, rowId)
  if (!found) throw new Error('an assessment has no set')
  return found
}

const notFound = () => new DomainError('RECORD_NOT_FOUND', { kind: 'screeningSet' })
const stale = () => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'screeningSet' })

const getSet = (db: ReadDb, id: string): SetRecord => {
  const found = findSet(db, id) ?? (id === builtIn.id ? setInForce(db) : undefined)
  if (!found) throw notFound()
  return found
}

export const toSet = ({ rowId: _rowId, ...set }: SetRecord): ScreeningSet => set

export const readSet = ({ db }: OfficerContext, id: string): ScreeningSet => toSet(getSet(db, id))
export const readSetInForce = ({ db }: OfficerContext): ScreeningSet => toSet(setInForce(db))

export const listSetPage = (
  { db, scope }: OfficerContext,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): { items: ScreeningSetHead[]; nextCursor: string | null } => {
  const before = decodeCursor(cursor)?.[0]
  const beforeNumber = typeof before === 'number' ? before : undefined
  const found = listSets(db, scope, { beforeNumber, limit })
  const { content: _content, ...head } = toSet(builtIn)
  const sets = found.length === 0 && beforeNumber === undefined ? [head] : found
  const items = sets.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: sets.length > items.length && last ? encodeCursor([last.number]) : null }
}

const about = (id: string) => [{ kind: 'screeningSet', id } as const]

/** Opens the next version as a copy of the one in force. One draft at a time: the open one is answered again. */
export const draftSet = (context: OfficerContext): ScreeningSet => {
  const open = findSetInState(context.db, 'draft')
  if (open) return toSet(open)
  const id = newId('ScreeningSet')
  context.change(about(id), (db) => {
    const base = storedSetInForce(db, context.now())
    const number = lastSetNumber(db) + 1
    insertSet(db, {
      id,
      number,
      title: base.title,
      content: base.content,
      state: 'draft',
      inForceSince: null,
    })
  })
  return readSet(context, id)
}

/** A draft with the version it was read with. */
const getDraft = (db: ReadDb, { id, version }: SetTarget): SetRecord & { rowId: number } => {
  const found = getSet(db, id)
  assertAllowed(canEditSet(found))
  if (found.version !== version) throw stale()
  if (found.rowId === null) throw notFound()
  return { ...found, rowId: found.rowId }
}

export const saveSet = (
  context: OfficerContext,
  { title, content, ...target }: SetTarget & { title: string; content: SetContent },
): ScreeningSet => {
  const draft = getDraft(context.db, target)
  assertAllowed(canSaveSet(setInForce(context.db).content, content))
  context.change(about(draft.id), (db) => {
    if (!updateSet(db, draft.rowId, draft.version, { title, content })) throw stale()
  })
  return readSet(context, draft.id)
}

export const discardSet = (context: OfficerContext, target: SetTarget): Record<string, never> => {
  const draft = getDraft(context.db, target)
  context.change(about(draft.id), (db) => {
    if (!deleteSet(db, draft.rowId, draft.version)) throw stale()
  })
  return {}
}

/** From now on new assessments are made with it; those that exist keep the version they were made with. */
export const putInForce = (
  context: OfficerContext,
  { changeNote, ...target }: SetTarget & { changeNote: string },
): ScreeningSet => {
  const draft = getDraft(context.db, target)
  const base = setInForce(context.db)
  assertAllowed(canPutInForce(base.content, draft.content))
  context.change(
    [...about(draft.id), ...about(base.id)],
    (db) => {
      const stored = storedSetInForce(db, context.now())
      const replaced = updateSet(db, stored.rowId, stored.version, { state: 'replaced' })
      const change = {
        state: 'inForce',
        inForceSince: context.now(),
        approvedBy: context.officer.id,
        changeNote,
      } as const
      if (!replaced || !updateSet(db, draft.rowId, draft.version, change)) throw stale()
    },
    changeNote,
  )
  return readSet(context, draft.id)
}
