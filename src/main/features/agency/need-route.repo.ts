import { and, asc, eq } from 'drizzle-orm'
import { agencyKind, type ReferralNeed, referralNeeds } from '#shared/features/agency/agency.schema.ts'
import type { NeedRoute } from '#shared/features/agency/need-route.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { needRoutes } from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'

type Row = typeof needRoutes.$inferSelect

const rowsOf = (db: ReadDb, need?: ReferralNeed): Row[] =>
  db
    .select()
    .from(needRoutes)
    .where(need === undefined ? undefined : eq(needRoutes.need, need))
    .orderBy(asc(needRoutes.need), asc(needRoutes.part), asc(needRoutes.position), asc(needRoutes.id))
    .limit(1000)
    .all()

const routeOf = (need: ReferralNeed, rows: readonly Row[]): NeedRoute => {
  const kinds = (part: Row['part']) =>
    rows
      .filter((row) => row.need === need && row.part === part)
      .map((row) => agencyKind.parse(row.agencyKind))
  return { need, first: kinds('first'), copies: kinds('copy') }
}

export const getRoute = (db: ReadDb, need: ReferralNeed): NeedRoute => routeOf(need, rowsOf(db, need))

/** Every need in the order of the list of needs. */
export const listRoutes = (db: ReadDb): NeedRoute[] => {
  const rows = rowsOf(db)
  return referralNeeds.map((need) => routeOf(need, rows))
}

/** Outside ids of the rows of a need, so that an act can name them. */
export const routeRowIds = (db: ReadDb, need: ReferralNeed): string[] =>
  rowsOf(db, need).map(({ uuid }) => uuid)

/** A row whose kind stays keeps its id; only its position changes. */
export const replaceRoute = (db: WriteDb, { need, first, copies }: NeedRoute): void => {
  const wanted = [
    ...first.map((kind, index) => ({ kind, part: 'first' as const, position: index + 1 })),
    ...copies.map((kind, index) => ({ kind, part: 'copy' as const, position: index + 1 })),
  ]
  const before = rowsOf(db, need)
  for (const row of before)
    if (!wanted.some(({ kind, part }) => kind === row.agencyKind && part === row.part))
      db.delete(needRoutes).where(eq(needRoutes.id, row.id)).run()
  for (const { kind, part, position } of wanted) {
    const kept = before.find((row) => row.agencyKind === kind && row.part === part)
    if (!kept)
      db.insert(needRoutes)
        .values({ uuid: newId('NeedRoute'), need, agencyKind: kind, part, position })
        .run()
    else if (kept.position !== position)
      db.update(needRoutes)
        .set({ position, version: kept.version + 1 })
        .where(and(eq(needRoutes.id, kept.id), eq(needRoutes.version, kept.version)))
        .run()
  }
}
