import { and, asc, desc, eq, inArray, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type {
  Decree,
  DecreeListInput,
  DecreeListItem,
  DecreeProgress,
  Designation,
  DesignationDue,
} from '#shared/features/designation/designation.schema.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { decrees, designations, villages } from '#main/platform/db/schema.ts'
import { withinOffice } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

/** The outer table is named in words: a query over one table alone leaves the names off its columns. */
const ofThisDecree = sql.raw('item.decree_id = decrees.id')

const countWhere = (condition: SQL): SQL<number> =>
  sql<number>`(select count(*) from ${designations} item where ${ofThisDecree} and ${condition})`

const villageCount = countWhere(sql`true`)
const inauguratedCount = countWhere(sql`item.inaugurated_on is not null`)
const endedCount = countWhere(sql`item.ended_on is not null`)
const awaitedCount = countWhere(sql`item.inaugurated_on is null and item.ended_on is null`)

/** The same as `progressFor`, for filtering and counting. */
const progress = sql<DecreeProgress>`case
  when ${decrees.state} <> 'decided' then ${decrees.state}
  when ${inauguratedCount} = 0 then 'decided'
  when ${awaitedCount} = 0 then 'inaugurated'
  else 'partlyInaugurated' end`

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

const contains = (column: SQL | typeof decrees.number | typeof decrees.subject, text: string): SQL =>
  sql`lower(${column}) like ${`%${escaped(text.trim().toLowerCase())}%`} escape '\\'`

const matching = (query: string): SQL | undefined => {
  if (query.trim() === '') return undefined
  const words = searchKeyOf(query).split(' ').filter(Boolean).slice(0, 12)
  const named = words.map((word) => sql`village.printed_name_key like ${`%${word}%`}`)
  const byVillage = sql`exists (select 1 from ${designations} item join ${villages} village on village.id = item.village_id
    where ${ofThisDecree} and ${sql.join(named, sql` and `)})`
  return or(
    contains(decrees.number, query),
    contains(decrees.subject, query),
    words.length === 0 ? undefined : byVillage,
  )
}

type Filter = Omit<DecreeListInput, 'cursor' | 'limit'>

const filtered = (scope: Scope, { query, progresses, year }: Filter): SQL | undefined =>
  and(
    withinOffice(scope),
    matching(query),
    progresses.length > 0 ? inArray(progress, progresses) : undefined,
    year === null ? undefined : sql`substr(${decrees.decidedOn}, 1, 4) = ${String(year)}`,
  )

/** Drafts without a date stand before everything that has one. */
const sortDay = sql<string>`coalesce(${decrees.decidedOn}, '9999')`

export type ListedDecree = DecreeListItem & { rowId: number; sortDay: string }

/** Newest date first; one row more than asked, so that the caller sees whether there is more. */
export const listDecrees = (
  db: ReadDb,
  scope: Scope,
  input: DecreeListInput,
  after: readonly (string | number | null)[] | undefined,
): ListedDecree[] => {
  const isAfter =
    after?.length === 2 ? sql`(${sortDay}, ${decrees.id}) < (${after[0]}, ${after[1]})` : undefined
  const rows = db
    .select({
      rowId: decrees.id,
      uuid: decrees.uuid,
      number: decrees.number,
      decidedOn: decrees.decidedOn,
      subject: decrees.subject,
      state: decrees.state,
      revokedOn: decrees.revokedOn,
      villageCount,
      inauguratedCount,
      endedCount,
      progress,
      sortDay,
    })
    .from(decrees)
    .where(and(filtered(scope, input), isAfter))
    .orderBy(sql`${sortDay} desc`, desc(decrees.id))
    .limit(input.limit + 1)
    .all()
  const names = firstVillagesOf(
    db,
    rows.map(({ rowId }) => rowId),
  )
  return rows.map(({ uuid, ...row }) => ({
    ...row,
    id: uuid as Decree['id'],
    firstVillages: names.get(row.rowId) ?? [],
  }))
}

const title = sql<string>`${villages.unitTypePrinted} || ' ' || ${villages.printedName}`

const firstVillagesOf = (db: ReadDb, decreeRowIds: readonly number[]): Map<number, string[]> => {
  const rows = db
    .select({ decreeRowId: designations.decreeId, title })
    .from(designations)
    .innerJoin(villages, eq(villages.id, designations.villageId))
    .where(and(inArray(designations.decreeId, [...decreeRowIds]), lte(designations.position, 3)))
    .orderBy(asc(designations.decreeId), asc(designations.position))
    .all()
  return new Map(
    [...Map.groupBy(rows, (row) => row.decreeRowId)].map(([rowId, group]) => [
      rowId,
      group.map((row) => row.title),
    ]),
  )
}

export const countDecrees = (db: ReadDb, scope: Scope, filter: Filter): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(decrees)
    .where(filtered(scope, filter))
    .get()?.count ?? 0

/** A designation that runs out within this many days is shown. */
const reminderDays = 180
const largestDueList = 200

/** What waits: drafts, villages whose ceremony was not held, designations that run out. Oldest first. */
export const listDesignationsDue = (db: ReadDb, scope: Scope, today: PlainDate): DesignationDue[] => {
  const drafts = db
    .select({ uuid: decrees.uuid, subject: decrees.subject, decidedOn: decrees.decidedOn })
    .from(decrees)
    .where(and(withinOffice(scope), eq(decrees.state, 'draft')))
    .orderBy(asc(decrees.id))
    .limit(largestDueList)
    .all()
    .map(({ uuid, subject, decidedOn }): DesignationDue => ({
      kind: 'draft',
      decreeId: uuid as Decree['id'],
      designationId: null,
      decreeLabel: subject,
      villageName: null,
      day: decidedOn,
    }))
  const standing = db
    .select({
      decreeUuid: decrees.uuid,
      uuid: designations.uuid,
      number: decrees.number,
      subject: decrees.subject,
      title,
      decidedOn: decrees.decidedOn,
      inauguratedOn: designations.inauguratedOn,
      validUntil: designations.validUntil,
    })
    .from(designations)
    .innerJoin(decrees, eq(decrees.id, designations.decreeId))
    .innerJoin(villages, eq(villages.id, designations.villageId))
    .where(
      and(
        withinOffice(scope),
        eq(decrees.state, 'decided'),
        isNull(designations.endedOn),
        or(isNull(designations.inauguratedOn), lt(designations.validUntil, addDays(today, reminderDays))),
      ),
    )
    .orderBy(asc(decrees.decidedOn), asc(designations.id))
    .limit(largestDueList)
    .all()
    .map(({ decreeUuid, uuid, number, subject, inauguratedOn, ...row }): DesignationDue => ({
      kind: inauguratedOn === null ? 'notInaugurated' : 'expiring',
      decreeId: decreeUuid as Decree['id'],
      designationId: uuid as Designation['id'],
      decreeLabel: number ?? subject,
      villageName: row.title,
      day: inauguratedOn === null ? row.decidedOn : row.validUntil,
    }))
  return [...drafts, ...standing]
}
