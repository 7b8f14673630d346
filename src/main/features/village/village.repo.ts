import { and, asc, desc, eq, inArray, isNull, like, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import {
  type Village,
  type VillageFacets,
  type VillageListInput,
  type VillageReference,
  type VillageState,
  villageStates,
  type VillageUnitType,
} from '#shared/features/village/village.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import {
  agreementVillages,
  designations,
  issuedDocuments,
  liaisonAssignments,
  villageHeads,
  villageMilestones,
  villages,
} from '#main/platform/db/schema.ts'
import { withinOffice } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type VillageRecord = Village & { rowId: number }

type Row = typeof villages.$inferSelect

const toVillage = ({ id, uuid, printedNameKey: _key, unitType, state, ...rest }: Row): VillageRecord => ({
  ...rest,
  rowId: id,
  id: uuid as Village['id'],
  unitType: unitType as VillageUnitType,
  state: state as VillageState,
})

export const findVillage = (db: ReadDb, id: string): VillageRecord | undefined => {
  const row = db.select().from(villages).where(eq(villages.uuid, id)).get()
  return row && toVillage(row)
}

export const findVillageByCode = (db: ReadDb, regionCode: string): VillageRecord | undefined => {
  const row = db.select().from(villages).where(eq(villages.regionCode, regionCode)).get()
  return row && toVillage(row)
}

export const findVillageByRowId = (db: ReadDb, rowId: number): VillageRecord | undefined => {
  const row = db.select().from(villages).where(eq(villages.id, rowId)).get()
  return row && toVillage(row)
}

/** In the order of the given numbers; one that is not there is left out. */
export const getVillagesByRowId = (db: ReadDb, rowIds: readonly number[]): VillageRecord[] => {
  const found = new Map(
    db
      .select()
      .from(villages)
      .where(inArray(villages.id, [...rowIds]))
      .all()
      .map((row) => [row.id, toVillage(row)]),
  )
  return rowIds.flatMap((rowId) => found.get(rowId) ?? [])
}

/** Villages a liaison officer (or, with null, anybody) looks after as the main one on a day. */
const lookedAfter = (db: ReadDb, officer: LiaisonKey | null, day: PlainDate) =>
  db
    .select({ id: liaisonAssignments.villageId })
    .from(liaisonAssignments)
    .where(and(mainOn(day), officer === null ? undefined : isOfficer(officer)))

const mainOn = (day: PlainDate): SQL =>
  sql`${liaisonAssignments.kind} = 'main' and ${liaisonAssignments.fromOn} <= ${day}
    and (${liaisonAssignments.untilOn} is null or ${liaisonAssignments.untilOn} >= ${day})`

type LiaisonKey = { officerNameKey: string; officerNip: string | null }

const isOfficer = ({ officerNameKey, officerNip }: LiaisonKey): SQL | undefined =>
  and(
    eq(liaisonAssignments.officerNameKey, officerNameKey),
    officerNip === null
      ? isNull(liaisonAssignments.officerNip)
      : eq(liaisonAssignments.officerNip, officerNip),
  )

const officerOfAssignment = (db: ReadDb, id: string): LiaisonKey | undefined =>
  db
    .select({ officerNameKey: liaisonAssignments.officerNameKey, officerNip: liaisonAssignments.officerNip })
    .from(liaisonAssignments)
    .where(eq(liaisonAssignments.uuid, id))
    .get()

/** `62.02.17.20`, `6202 17`: the beginning of a code, dotted as it stands in the row. */
const codePrefixOf = (query: string): string | undefined => {
  if (!/^\s*\d[\d.\s-]*$/.test(query)) return undefined
  const digits = query.replaceAll(/\D/g, '')
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)]
    .filter(Boolean)
    .join('.')
}

const matching = (query: string): SQL | undefined => {
  if (query.trim() === '') return undefined
  const words = searchKeyOf(query).split(' ').filter(Boolean)
  const codePrefix = codePrefixOf(query)
  if (words.length === 0) return sql`false`
  const byName = and(...words.slice(0, 12).map((word) => like(villages.printedNameKey, `%${word}%`)))
  return codePrefix === undefined ? byName : or(like(villages.regionCode, `${codePrefix}%`), byName)
}

const stateRank = sql<number>`case ${villages.state} ${sql.join(
  villageStates.map((state, rank) => sql`when ${state} then ${rank}`),
  sql` `,
)} else ${villageStates.length} end`

/** What each order of the list compares, and the same values of a row for the cursor. */
const orders = {
  name: { columns: [villages.printedNameKey], valuesOf: (row: Row) => [row.printedNameKey] },
  code: { columns: [villages.regionCode], valuesOf: (row: Row) => [row.regionCode] },
  regency: {
    columns: [villages.regencyName, villages.printedNameKey],
    valuesOf: (row: Row) => [row.regencyName, row.printedNameKey],
  },
  state: {
    columns: [stateRank, villages.printedNameKey],
    valuesOf: (row: Row) => [villageStates.indexOf(row.state as VillageState), row.printedNameKey],
  },
} as const

type ListFilter = Omit<VillageListInput, 'cursor' | 'limit' | 'sort' | 'descending'>

const filtered = (db: ReadDb, scope: Scope, filter: ListFilter, today: PlainDate): SQL | undefined => {
  const { states, regencyCodes, liaisonId, withoutLiaison, query } = filter
  const officer = liaisonId === null ? undefined : officerOfAssignment(db, liaisonId)
  return and(
    withinOffice(scope),
    matching(query),
    states.length > 0 ? inArray(villages.state, states) : undefined,
    regencyCodes.length > 0 ? inArray(villages.regencyCode, regencyCodes) : undefined,
    liaisonId !== null && officer === undefined ? sql`false` : undefined,
    officer ? inArray(villages.id, lookedAfter(db, officer, today)) : undefined,
    withoutLiaison ? notInArray(villages.id, lookedAfter(db, null, today)) : undefined,
  )
}

export type ListedVillage = VillageRecord & { liaisonName: string | null; headName: string | null }
type SortValues = readonly (string | number | null)[]

/** One page of the register, one row more than asked so that the caller sees whether there is more. */
export const listVillages = (
  db: ReadDb,
  scope: Scope,
  input: VillageListInput,
  after: SortValues | undefined,
  today: PlainDate,
): { rows: ListedVillage[]; cursorOf: (village: VillageRecord) => SortValues } => {
  const { columns, valuesOf } = orders[input.sort]
  const compared = sql.join([...columns, villages.id], sql`, `)
  const isAfter =
    after?.length === columns.length + 1
      ? sql`(${compared}) ${sql.raw(input.descending ? '<' : '>')} (${sql.join(
          after.map((value) => sql`${value}`),
          sql`, `,
        )})`
      : undefined
  const direction = input.descending ? desc : asc
  const rows = db
    .select()
    .from(villages)
    .where(and(filtered(db, scope, input, today), isAfter))
    .orderBy(...columns.map((column) => direction(column)), direction(villages.id))
    .limit(input.limit + 1)
    .all()
  const people = peopleOf(
    db,
    rows.map(({ id }) => id),
    today,
  )
  const values = new Map(rows.map((row) => [row.id, [...valuesOf(row), row.id]]))
  return {
    rows: rows.map((row) => ({
      ...toVillage(row),
      liaisonName: people.liaisons.get(row.id) ?? null,
      headName: people.heads.get(row.id) ?? null,
    })),
    cursorOf: ({ rowId }) => values.get(rowId) ?? [],
  }
}

const peopleOf = (db: ReadDb, rowIds: readonly number[], day: PlainDate) => {
  const liaisons = db
    .select({ villageId: liaisonAssignments.villageId, name: liaisonAssignments.officerName })
    .from(liaisonAssignments)
    .where(and(inArray(liaisonAssignments.villageId, [...rowIds]), mainOn(day)))
    .all()
  const heads = db
    .select({ villageId: villageHeads.villageId, name: villageHeads.fullName })
    .from(villageHeads)
    .where(
      and(
        inArray(villageHeads.villageId, [...rowIds]),
        sql`${villageHeads.fromOn} <= ${day} and (${villageHeads.untilOn} is null or ${villageHeads.untilOn} >= ${day})`,
      ),
    )
    .all()
  const named = (rows: { villageId: number; name: string }[]) =>
    new Map(rows.map(({ villageId, name }) => [villageId, name]))
  return { liaisons: named(liaisons), heads: named(heads) }
}

export const countVillages = (db: ReadDb, scope: Scope, filter: ListFilter, today: PlainDate): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(villages)
    .where(filtered(db, scope, filter, today))
    .get()?.count ?? 0

/** The states and regencies that occur, with how often. */
export const villageFacetsOf = (db: ReadDb, scope: Scope): VillageFacets => {
  const count = sql<number>`count(*)`
  const states = db
    .select({ state: villages.state, count })
    .from(villages)
    .where(withinOffice(scope))
    .groupBy(villages.state)
    .all()
  const regencies = db
    .select({ code: villages.regencyCode, name: sql<string>`max(${villages.regencyName})`, count })
    .from(villages)
    .where(withinOffice(scope))
    .groupBy(villages.regencyCode)
    .orderBy(asc(villages.regencyCode))
    .limit(600)
    .all()
  const known = new Map(states.map((facet) => [facet.state, facet.count]))
  return {
    total: states.reduce((sum, facet) => sum + facet.count, 0),
    states: villageStates.flatMap((state) => {
      const found = known.get(state)
      return found === undefined ? [] : [{ state, count: found }]
    }),
    regencies,
  }
}

/** What refers to a village, the nearest first. */
export const referencesOf = (db: ReadDb, village: VillageRecord): VillageReference[] => {
  const { rowId, id } = village
  const exists: Record<VillageReference, boolean> = {
    milestone: some(
      db.select().from(villageMilestones).where(eq(villageMilestones.villageId, rowId)).limit(1),
    ),
    agreement: some(
      db.select().from(agreementVillages).where(eq(agreementVillages.villageId, rowId)).limit(1),
    ),
    designation: some(db.select().from(designations).where(eq(designations.villageId, rowId)).limit(1)),
    liaison: some(
      db.select().from(liaisonAssignments).where(eq(liaisonAssignments.villageId, rowId)).limit(1),
    ),
    document: some(db.select().from(issuedDocuments).where(eq(issuedDocuments.subjectUuid, id)).limit(1)),
  }
  return (Object.keys(exists) as VillageReference[]).filter((reference) => exists[reference])
}

const some = (query: { all: () => unknown[] }): boolean => query.all().length > 0

export type NewVillage = Omit<Village, 'version'>

export const insertVillage = (db: WriteDb, { id, ...village }: NewVillage): number =>
  db
    .insert(villages)
    .values({ ...village, uuid: id, printedNameKey: searchKeyOf(village.printedName) })
    .returning({ id: villages.id })
    .get().id

export type VillageChanges = Partial<Omit<Village, 'id' | 'regionCode' | 'version'>>

/** False when somebody saved the village, one of its heads or facts after this version was read. */
export const updateVillage = (
  db: WriteDb,
  rowId: number,
  version: number,
  changes: VillageChanges,
): boolean =>
  db
    .update(villages)
    .set({
      ...changes,
      ...(changes.printedName === undefined ? {} : { printedNameKey: searchKeyOf(changes.printedName) }),
      version: version + 1,
    })
    .where(and(eq(villages.id, rowId), eq(villages.version, version)))
    .run().changes === 1

/** Its heads go with it; facts and references must be gone before. */
export const deleteVillage = (db: WriteDb, rowId: number, version: number): boolean => {
  db.delete(villageHeads).where(eq(villageHeads.villageId, rowId)).run()
  return (
    db
      .delete(villages)
      .where(and(eq(villages.id, rowId), eq(villages.version, version)))
      .run().changes === 1
  )
}
