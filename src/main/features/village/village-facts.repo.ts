import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  largestVillageHistory,
  type Milestone,
  type MilestoneKind,
  type VillageHead,
} from '#shared/features/village/village.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { villageHeads, villageMilestones } from '#main/platform/db/schema.ts'

const toMilestone = (row: typeof villageMilestones.$inferSelect): Milestone => ({
  id: row.uuid as Milestone['id'],
  kind: row.kind as MilestoneKind,
  occurredOn: row.occurredOn,
  note: row.note,
  recordedAt: new Date(row.recordedAt),
})

/** In the order they happened; facts of one day in the order they were recorded. */
export const listMilestones = (db: ReadDb, villageRowId: number): Milestone[] =>
  db
    .select()
    .from(villageMilestones)
    .where(eq(villageMilestones.villageId, villageRowId))
    .orderBy(asc(villageMilestones.occurredOn), asc(villageMilestones.id))
    .limit(largestVillageHistory)
    .all()
    .map(toMilestone)

type NewMilestone = {
  id: Milestone['id']
  kind: MilestoneKind
  occurredOn: PlainDate
  note: string | null
  recordedAt: number
}

export const insertMilestone = (db: WriteDb, villageRowId: number, { id, ...fact }: NewMilestone): void => {
  db.insert(villageMilestones)
    .values({ ...fact, uuid: id, villageId: villageRowId })
    .run()
}

export const updateMilestone = (
  db: WriteDb,
  id: string,
  changes: { occurredOn: PlainDate; note: string | null },
): void => {
  db.update(villageMilestones).set(changes).where(eq(villageMilestones.uuid, id)).run()
}

export const deleteMilestone = (db: WriteDb, id: string): void => {
  db.delete(villageMilestones).where(eq(villageMilestones.uuid, id)).run()
}

const toHead = ({
  id: _id,
  uuid,
  villageId: _villageId,
  ...head
}: typeof villageHeads.$inferSelect): VillageHead => ({
  id: uuid as VillageHead['id'],
  ...head,
})

/** Newest first. */
export const listHeads = (db: ReadDb, villageRowId: number): VillageHead[] =>
  db
    .select()
    .from(villageHeads)
    .where(eq(villageHeads.villageId, villageRowId))
    .orderBy(desc(villageHeads.fromOn), desc(villageHeads.id))
    .limit(largestVillageHistory)
    .all()
    .map(toHead)

/** Who headed the village on a day. */
export const headOn = (db: ReadDb, villageRowId: number, day: PlainDate): VillageHead | undefined => {
  const row = db
    .select()
    .from(villageHeads)
    .where(
      and(
        eq(villageHeads.villageId, villageRowId),
        sql`${villageHeads.fromOn} <= ${day} and (${villageHeads.untilOn} is null or ${villageHeads.untilOn} >= ${day})`,
      ),
    )
    .orderBy(desc(villageHeads.fromOn))
    .get()
  return row && toHead(row)
}

export const insertHead = (db: WriteDb, villageRowId: number, { id, ...head }: VillageHead): void => {
  db.insert(villageHeads)
    .values({ ...head, uuid: id, villageId: villageRowId })
    .run()
}

export const updateHead = (db: WriteDb, id: string, changes: Partial<Omit<VillageHead, 'id'>>): void => {
  db.update(villageHeads).set(changes).where(eq(villageHeads.uuid, id)).run()
}

export const deleteHead = (db: WriteDb, id: string): void => {
  db.delete(villageHeads).where(eq(villageHeads.uuid, id)).run()
}
