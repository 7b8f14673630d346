import { and, desc, eq, lt, max, type SQL } from 'drizzle-orm'
import type {
  ScreeningSet,
  ScreeningSetHead,
  SetContent,
  SetState,
} from '#shared/features/screening/screening-set.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { officers, screeningSets } from '#main/platform/db/schema.ts'
import { withinOffice } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

/** `rowId` is null for the set that the program brings along, as long as the store has none of its own. */
export type SetRecord = ScreeningSet & { rowId: number | null }

const headColumns = {
  rowId: screeningSets.id,
  id: screeningSets.uuid,
  number: screeningSets.number,
  title: screeningSets.title,
  state: screeningSets.state,
  inForceSince: screeningSets.inForceSince,
  approvedBy: officers.fullName,
  changeNote: screeningSets.changeNote,
  version: screeningSets.version,
}

type HeadRow = Omit<ScreeningSetHead, 'id' | 'inForceSince'> & {
  rowId: number
  id: string
  inForceSince: number | null
}

const toHead = ({ rowId, id, inForceSince, ...rest }: HeadRow): ScreeningSetHead & { rowId: number } => ({
  ...rest,
  rowId,
  id: id as ScreeningSetHead['id'],
  inForceSince: inForceSince === null ? null : new Date(inForceSince),
})

const findWhere = (db: ReadDb, condition: SQL): SetRecord | undefined => {
  const row = db
    .select({ ...headColumns, content: screeningSets.content })
    .from(screeningSets)
    .leftJoin(officers, eq(officers.id, screeningSets.approvedBy))
    .where(condition)
    .get()
  if (!row) return undefined
  const { content, ...head } = row
  return { ...toHead(head), content }
}

export const findSet = (db: ReadDb, id: string): SetRecord | undefined =>
  findWhere(db, eq(screeningSets.uuid, id))
export const findSetByRowId = (db: ReadDb, rowId: number): SetRecord | undefined =>
  findWhere(db, eq(screeningSets.id, rowId))
export const findSetInState = (db: ReadDb, state: Exclude<SetState, 'replaced'>): SetRecord | undefined =>
  findWhere(db, eq(screeningSets.state, state))

/** Newest first, one more than asked. */
export const listSets = (
  db: ReadDb,
  scope: Scope,
  { beforeNumber, limit }: { beforeNumber: number | undefined; limit: number },
): ScreeningSetHead[] =>
  db
    .select(headColumns)
    .from(screeningSets)
    .leftJoin(officers, eq(officers.id, screeningSets.approvedBy))
    .where(
      and(
        withinOffice(scope),
        beforeNumber === undefined ? undefined : lt(screeningSets.number, beforeNumber),
      ),
    )
    .orderBy(desc(screeningSets.number))
    .limit(limit + 1)
    .all()
    .map((row) => {
      const { rowId: _rowId, ...head } = toHead(row)
      return head
    })

export const lastSetNumber = (db: ReadDb): number =>
  db
    .select({ last: max(screeningSets.number) })
    .from(screeningSets)
    .get()?.last ?? 0

export type NewSet = Pick<ScreeningSet, 'id' | 'number' | 'title' | 'state' | 'content'> & {
  inForceSince: number | null
}

export const insertSet = (db: WriteDb, { id, ...set }: NewSet): number =>
  db
    .insert(screeningSets)
    .values({ uuid: id, ...set })
    .returning({ rowId: screeningSets.id })
    .get().rowId

type SetChange = Partial<{
  title: string
  content: SetContent
  state: SetState
  inForceSince: number
  approvedBy: number
  changeNote: string
}>

/** Whether it still had this version. */
export const updateSet = (db: WriteDb, rowId: number, version: number, change: SetChange): boolean =>
  db
    .update(screeningSets)
    .set({ ...change, version: version + 1 })
    .where(and(eq(screeningSets.id, rowId), eq(screeningSets.version, version)))
    .run().changes === 1

export const deleteSet = (db: WriteDb, rowId: number, version: number): boolean =>
  db
    .delete(screeningSets)
    .where(and(eq(screeningSets.id, rowId), eq(screeningSets.version, version)))
    .run().changes === 1
