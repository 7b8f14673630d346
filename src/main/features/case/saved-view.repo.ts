import { and, asc, eq, sql } from 'drizzle-orm'
import {
  caseListQuery,
  largestSavedViewList,
  type CaseListQuery,
  type SavedView,
} from '#shared/features/case/case-list.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { savedViews } from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'

const workList = 'cases'

const ownedBy = (officerRowId: number) =>
  and(eq(savedViews.officerId, officerRowId), eq(savedViews.list, workList))

/** A kept question that this program no longer understands is left out. */
export const listViews = (db: ReadDb, officerRowId: number): SavedView[] =>
  db
    .select()
    .from(savedViews)
    .where(ownedBy(officerRowId))
    .orderBy(asc(savedViews.position), asc(savedViews.id))
    .limit(largestSavedViewList)
    .all()
    .flatMap(({ uuid, name, query }) => {
      const kept = caseListQuery.safeParse(query)
      return kept.success ? [{ id: uuid as SavedView['id'], name, query: kept.data }] : []
    })

export const insertView = (
  db: WriteDb,
  officerRowId: number,
  view: { name: string; query: CaseListQuery },
): void => {
  const last = db
    .select({ position: sql<number>`coalesce(max(${savedViews.position}), 0)` })
    .from(savedViews)
    .where(ownedBy(officerRowId))
    .get()
  db.insert(savedViews)
    .values({
      uuid: newId('SavedView'),
      officerId: officerRowId,
      list: workList,
      ...view,
      position: (last?.position ?? 0) + 1,
    })
    .run()
}

/** False where this officer has no such view. */
export const updateView = (
  db: WriteDb,
  officerRowId: number,
  id: string,
  changes: Partial<Pick<typeof savedViews.$inferSelect, 'name' | 'query' | 'position'>>,
): boolean =>
  db
    .update(savedViews)
    .set(changes)
    .where(and(ownedBy(officerRowId), eq(savedViews.uuid, id)))
    .run().changes === 1

export const deleteView = (db: WriteDb, officerRowId: number, id: string): boolean =>
  db
    .delete(savedViews)
    .where(and(ownedBy(officerRowId), eq(savedViews.uuid, id)))
    .run().changes === 1
