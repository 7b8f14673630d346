import { and, asc, eq, gt, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm'
import {
  agencyKind,
  type Agency,
  type AgencyId,
  type AgencyKind,
} from '#shared/features/agency/agency.schema.ts'
import type { AgencyListInput } from '#shared/features/agency/agency-directory.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { agencies } from '#main/platform/db/schema.ts'
import { withinOffice } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type AgencyRecord = Agency & { rowId: number; replacedByRowId: number | null }

type Row = typeof agencies.$inferSelect

const toRecord = ({
  id,
  uuid,
  nameKey: _key,
  replacedById,
  importDigest: _digest,
  ...rest
}: Row): AgencyRecord => ({
  ...rest,
  rowId: id,
  id: uuid as AgencyId,
  kind: agencyKind.parse(rest.kind),
  replacedByRowId: replacedById,
})

export const findAgency = (db: ReadDb, id: string): AgencyRecord | undefined => {
  const row = db.select().from(agencies).where(eq(agencies.uuid, id)).get()
  return row && toRecord(row)
}

export const findAgencyByRowId = (db: ReadDb, rowId: number): AgencyRecord | undefined => {
  const row = db.select().from(agencies).where(eq(agencies.id, rowId)).get()
  return row && toRecord(row)
}

/** Agencies that another one took over from, oldest first. */
export const listReplacedBy = (db: ReadDb, rowId: number): AgencyRecord[] =>
  db
    .select()
    .from(agencies)
    .where(eq(agencies.replacedById, rowId))
    .orderBy(asc(agencies.validFrom), asc(agencies.id))
    .limit(20)
    .all()
    .map(toRecord)

/** Agencies of this kind and name in the same city, whenever they were valid. */
export const listNamesakes = (
  db: ReadDb,
  { kind, name, city }: Pick<Agency, 'kind' | 'name' | 'city'>,
): AgencyRecord[] =>
  db
    .select()
    .from(agencies)
    .where(and(eq(agencies.nameKey, searchKeyOf(name)), eq(agencies.kind, kind)))
    .limit(20)
    .all()
    .map(toRecord)
    .filter((other) => searchKeyOf(other.city) === searchKeyOf(city))

export const hasImportDigest = (db: ReadDb, digest: Uint8Array): boolean =>
  db
    .select({ id: agencies.id })
    .from(agencies)
    .where(eq(agencies.importDigest, Buffer.from(digest)))
    .get() !== undefined

const validOn = (day: PlainDate): SQL =>
  sql`${agencies.validFrom} <= ${day} and (${agencies.validUntil} is null or ${agencies.validUntil} >= ${day})`

/** Without a jurisdiction, or with one of these codes in it. */
const competentIn = (codes: readonly string[]): SQL =>
  codes.length === 0
    ? sql`${agencies.regionCodes} = '[]'`
    : sql`(${agencies.regionCodes} = '[]' or exists (select 1 from json_each(${agencies.regionCodes})
        where value in (${sql.join(
          codes.map((code) => sql`${code}`),
          sql`, `,
        )})))`

/** Competent in a regency, or anywhere within a province. */
const reaching = (regionCode: string): SQL =>
  regionCode.length > 2
    ? competentIn([regionCode, regionCode.slice(0, 2)])
    : sql`(${agencies.regionCodes} = '[]' or exists (select 1 from json_each(${agencies.regionCodes})
        where substr(value, 1, 2) = ${regionCode}))`

const matching = (text: string): SQL | undefined => {
  if (text.trim() === '') return undefined
  const words = searchKeyOf(text).split(' ').filter(Boolean).slice(0, 12)
  if (words.length === 0) return sql`false`
  return and(
    ...words.map((word) =>
      or(
        like(agencies.nameKey, `%${word}%`),
        like(agencies.shortName, `%${word}%`),
        like(agencies.city, `%${word}%`),
      ),
    ),
  )
}

type Filters = Omit<AgencyListInput, 'cursor' | 'limit'>

const filtered = (scope: Scope, { text, kinds, regionCode, validity }: Filters, today: PlainDate) =>
  and(
    withinOffice(scope),
    matching(text),
    kinds.length > 0 ? inArray(agencies.kind, kinds) : undefined,
    regionCode === null ? undefined : reaching(regionCode),
    { today: validOn(today), ended: lt(agencies.validUntil, today), all: undefined }[validity],
  )

export type AgencyPosition = { nameKey: string; rowId: number }

/** By name; one more than a page shows whether there is another. */
export const listAgencies = (
  db: ReadDb,
  scope: Scope,
  filters: Filters,
  { today, after, limit }: { today: PlainDate; after?: AgencyPosition; limit: number },
): (AgencyRecord & { position: AgencyPosition })[] =>
  db
    .select()
    .from(agencies)
    .where(
      and(
        filtered(scope, filters, today),
        after &&
          or(
            gt(agencies.nameKey, after.nameKey),
            and(eq(agencies.nameKey, after.nameKey), gt(agencies.id, after.rowId)),
          ),
      ),
    )
    .orderBy(asc(agencies.nameKey), asc(agencies.id))
    .limit(limit)
    .all()
    .map((row) => ({ ...toRecord(row), position: { nameKey: row.nameKey, rowId: row.id } }))

export const countAgencies = (db: ReadDb, scope: Scope, filters: Filters, today: PlainDate): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(agencies)
    .where(filtered(scope, filters, today))
    .get()?.count ?? 0

export const isDirectoryEmpty = (db: ReadDb): boolean =>
  db.select({ id: agencies.id }).from(agencies).limit(1).get() === undefined

/** How many valid agencies of each kind there are on a day. */
export const countByKind = (db: ReadDb, day: PlainDate): { kind: AgencyKind; count: number }[] =>
  db
    .select({ kind: agencies.kind, count: sql<number>`count(*)` })
    .from(agencies)
    .where(validOn(day))
    .groupBy(agencies.kind)
    .all()
    .map(({ kind, count }) => ({ kind: agencyKind.parse(kind), count }))

/** Agencies of some kinds that are valid on a day and competent for one of the codes. */
export const listCompetent = (
  db: ReadDb,
  scope: Scope,
  { kinds, codes, day }: { kinds: readonly AgencyKind[]; codes: readonly string[]; day: PlainDate },
): AgencyRecord[] =>
  db
    .select()
    .from(agencies)
    .where(and(withinOffice(scope), inArray(agencies.kind, [...kinds]), validOn(day), competentIn(codes)))
    .orderBy(asc(agencies.nameKey), asc(agencies.id))
    .limit(1000)
    .all()
    .map(toRecord)

type AgencyColumns = Omit<Agency, 'id' | 'version'> & {
  replacedById?: number | null
  importDigest?: Buffer | null
}

export const insertAgency = (db: WriteDb, id: AgencyId, columns: AgencyColumns): number =>
  db
    .insert(agencies)
    .values({ ...columns, uuid: id, nameKey: searchKeyOf(columns.name) })
    .returning({ id: agencies.id })
    .get().id

/** False when somebody saved the agency after this version was read. */
export const updateAgency = (
  db: WriteDb,
  rowId: number,
  version: number,
  changes: Partial<AgencyColumns>,
): boolean =>
  db
    .update(agencies)
    .set({
      ...changes,
      ...(changes.name === undefined ? {} : { nameKey: searchKeyOf(changes.name) }),
      version: version + 1,
    })
    .where(and(eq(agencies.id, rowId), eq(agencies.version, version)))
    .run().changes === 1
