import { and, asc, eq, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { ReadDb } from '#main/platform/db/database.ts'
import { cases, handovers } from '#main/platform/db/schema.ts'
import { withinCases } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

const within = (scope: Scope): SQL | undefined => withinCases(scope)

/** What changed hands, as it is kept with the handover. */
const keptItems = z.array(
  z.looseObject({
    name: z.string(),
    number: z.string().nullish(),
    quantity: z.number().int().min(1).nullish(),
    condition: z.string().nullish(),
    note: z.string().nullish(),
  }),
)
export type HandoverItem = z.output<typeof keptItems>[number]

const query = (db: ReadDb) =>
  db
    .select({ row: handovers, caseId: cases.uuid })
    .from(handovers)
    .innerJoin(cases, eq(cases.id, handovers.caseId))

type Row = ReturnType<ReturnType<typeof query>['all']>[number]

const toSource = ({ row, caseId }: Row) => {
  const { id: rowId, uuid: id, caseId: caseRowId, subjectId: subjectRowId, items, ...facts } = row
  return { ...facts, rowId, id, caseId, caseRowId, subjectRowId, items: keptItems.parse(items) }
}
export type HandoverSource = ReturnType<typeof toSource>

export const findHandoverSource = (db: ReadDb, scope: Scope, id: string): HandoverSource | undefined => {
  const row = query(db)
    .where(and(within(scope), eq(handovers.uuid, id)))
    .get()
  return row && toSource(row)
}

/** The handovers of a case in the order of writing. */
export const listHandoverSources = (
  db: ReadDb,
  scope: Scope,
  caseRowId: number,
  limit: number,
): HandoverSource[] =>
  query(db)
    .where(and(within(scope), eq(handovers.caseId, caseRowId)))
    .orderBy(asc(handovers.id))
    .limit(limit)
    .all()
    .map(toSource)
