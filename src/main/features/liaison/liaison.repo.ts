import { and, asc, desc, eq, inArray, like, notInArray, type SQL, sql } from 'drizzle-orm'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import {
  type Assignment,
  largestAssignmentHistory,
  type LiaisonOfficer,
  type OfficerListInput,
} from '#shared/features/liaison/liaison.schema.ts'
import type { VillageState } from '#shared/features/village/village.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { liaisonAssignments, villages } from '#main/platform/db/schema.ts'
import { withinOffice } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type AssignmentRecord = Assignment & { rowId: number; villageRowId: number }

const selection = { assignment: liaisonAssignments, villageUuid: villages.uuid }

const toRecord = ({
  assignment: { id, uuid, villageId, officerNameKey: _key, ...rest },
  villageUuid,
}: {
  assignment: typeof liaisonAssignments.$inferSelect
  villageUuid: string
}): AssignmentRecord => ({
  ...rest,
  rowId: id,
  id: uuid as Assignment['id'],
  villageRowId: villageId,
  villageId: villageUuid as Assignment['villageId'],
})

const query = (db: ReadDb) =>
  db
    .select(selection)
    .from(liaisonAssignments)
    .innerJoin(villages, eq(villages.id, liaisonAssignments.villageId))

export const findAssignment = (db: ReadDb, id: string): AssignmentRecord | undefined => {
  const row = query(db).where(eq(liaisonAssignments.uuid, id)).get()
  return row && toRecord(row)
}

/** Newest first; main before substitute. */
export const listAssignmentsOfVillage = (db: ReadDb, villageRowId: number): AssignmentRecord[] =>
  query(db)
    .where(eq(liaisonAssignments.villageId, villageRowId))
    .orderBy(desc(liaisonAssignments.fromOn), asc(liaisonAssignments.kind), desc(liaisonAssignments.id))
    .limit(largestAssignmentHistory)
    .all()
    .map(toRecord)

type Person = Pick<Assignment, 'officerName' | 'officerNip'>

const isPerson = ({ officerName, officerNip }: Person): SQL | undefined =>
  and(
    eq(liaisonAssignments.officerNameKey, searchKeyOf(officerName)),
    sql`${liaisonAssignments.officerNip} is ${officerNip}`,
  )

/** Newest first. */
export const listAssignmentsOfOfficer = (db: ReadDb, scope: Scope, person: Person): AssignmentRecord[] =>
  query(db)
    .where(and(withinOffice(scope), isPerson(person)))
    .orderBy(desc(liaisonAssignments.fromOn), asc(villages.printedNameKey), desc(liaisonAssignments.id))
    .limit(largestAssignmentHistory)
    .all()
    .map(toRecord)

/** Everybody who was ever typed with this name, once for every NIP. */
export const listNamesakes = (db: ReadDb, officerName: string): Person[] =>
  db
    .selectDistinct({
      officerName: liaisonAssignments.officerName,
      officerNip: liaisonAssignments.officerNip,
    })
    .from(liaisonAssignments)
    .where(eq(liaisonAssignments.officerNameKey, searchKeyOf(officerName)))
    .limit(50)
    .all()

const serving = (day: PlainDate): SQL =>
  sql`${liaisonAssignments.fromOn} <= ${day} and (${liaisonAssignments.untilOn} is null or ${liaisonAssignments.untilOn} >= ${day})`

const isMain = sql`${liaisonAssignments.kind} = 'main'`

/** Columns of one person over all assignments; the newest one says how name and telephone are written. */
const personColumns = (today: PlainDate) => ({
  nameKey: liaisonAssignments.officerNameKey,
  firstRowId: sql<number>`min(${liaisonAssignments.id})`,
  lastRowId: sql<number>`max(${liaisonAssignments.id})`,
  mainCount: sql<number>`sum(${isMain} and ${serving(today)})`,
  substituteCount: sql<number>`sum(not (${isMain}) and ${serving(today)})`,
  firstOn: sql<PlainDate>`min(${liaisonAssignments.fromOn})`,
  lastOn: sql<PlainDate>`max(${liaisonAssignments.untilOn})`,
  openEnds: sql<number>`sum(${liaisonAssignments.untilOn} is null)`,
})

const filtered = (scope: Scope, input: Pick<OfficerListInput, 'query' | 'serving'>, today: PlainDate) => {
  const words = searchKeyOf(input.query).split(' ').filter(Boolean)
  const found = words
    .slice(0, 12)
    .map(
      (word) =>
        sql`(${like(liaisonAssignments.officerNameKey, `%${word}%`)} or ${liaisonAssignments.officerNip} like ${`${word}%`})`,
    )
  const servesNow = sql`sum(${serving(today)})`
  const having = { all: undefined, now: sql`${servesNow} > 0`, past: sql`${servesNow} = 0` }[input.serving]
  const nothing = words.length === 0 && input.query.trim() !== '' ? sql`false` : undefined
  return { where: and(withinOffice(scope), nothing, ...found), having }
}

type PersonRow = {
  nameKey: string
  firstRowId: number
  lastRowId: number
  lastOn: PlainDate
  openEnds: number
} & Pick<LiaisonOfficer, 'mainCount' | 'substituteCount' | 'firstOn'>

const toOfficers = (db: ReadDb, rows: readonly PersonRow[]): LiaisonOfficer[] => {
  const rowIds = rows.flatMap(({ firstRowId, lastRowId }) => [firstRowId, lastRowId])
  const known = new Map(
    query(db)
      .where(inArray(liaisonAssignments.id, rowIds))
      .all()
      .map((row) => [row.assignment.id, toRecord(row)]),
  )
  return rows.flatMap(({ firstRowId, lastRowId, lastOn, openEnds, mainCount, substituteCount, firstOn }) => {
    const [first, last] = [known.get(firstRowId), known.get(lastRowId)]
    if (!first || !last) return []
    const { officerName, officerNip, officerPhone } = last
    const until = openEnds > 0 ? null : lastOn
    return [
      {
        id: first.id,
        officerName,
        officerNip,
        officerPhone,
        mainCount,
        substituteCount,
        firstOn,
        lastOn: until,
      },
    ]
  })
}

export type AfterOfficer = readonly (string | number | null)[] | undefined

/** One page of persons by name, one more than asked so that the caller sees whether there is more. */
export const listOfficers = (
  db: ReadDb,
  scope: Scope,
  input: OfficerListInput,
  after: AfterOfficer,
  today: PlainDate,
): { officers: LiaisonOfficer[]; cursorOf: (place: number) => [string, string] } => {
  const { where, having } = filtered(scope, input, today)
  const nip = sql<string>`coalesce(${liaisonAssignments.officerNip}, '')`
  const isAfter =
    after?.length === 2
      ? sql`(${liaisonAssignments.officerNameKey}, ${nip}) > (${after[0]}, ${after[1]})`
      : undefined
  const rows = db
    .select({ ...personColumns(today), nip })
    .from(liaisonAssignments)
    .where(and(where, isAfter))
    .groupBy(liaisonAssignments.officerNameKey, nip)
    .having(having)
    .orderBy(asc(liaisonAssignments.officerNameKey), asc(nip))
    .limit(input.limit + 1)
    .all()
  return {
    officers: toOfficers(db, rows),
    cursorOf: (place) => [rows[place]?.nameKey ?? '', rows[place]?.nip ?? ''],
  }
}

export const countOfficers = (
  db: ReadDb,
  scope: Scope,
  input: OfficerListInput,
  today: PlainDate,
): number => {
  const { where, having } = filtered(scope, input, today)
  return db
    .select({ nameKey: liaisonAssignments.officerNameKey })
    .from(liaisonAssignments)
    .where(where)
    .groupBy(liaisonAssignments.officerNameKey, sql`coalesce(${liaisonAssignments.officerNip}, '')`)
    .having(having)
    .all().length
}

export const getOfficerOf = (db: ReadDb, person: Person, today: PlainDate): LiaisonOfficer => {
  const row = db.select(personColumns(today)).from(liaisonAssignments).where(isPerson(person)).get()
  const officer = row && toOfficers(db, [row])[0]
  if (!officer) throw new Error('an assignment has no officer')
  return officer
}

export type NewAssignment = Omit<Assignment, 'villageId' | 'version'>

export const insertAssignment = (
  db: WriteDb,
  villageRowId: number,
  { id, ...assignment }: NewAssignment,
): number =>
  db
    .insert(liaisonAssignments)
    .values({
      ...assignment,
      uuid: id,
      villageId: villageRowId,
      officerNameKey: searchKeyOf(assignment.officerName),
    })
    .returning({ id: liaisonAssignments.id })
    .get().id

export type AssignmentChanges = Partial<Omit<Assignment, 'id' | 'villageId' | 'version'>>

/** False when somebody saved the assignment after this version was read. */
export const updateAssignment = (
  db: WriteDb,
  rowId: number,
  version: number,
  changes: AssignmentChanges,
): boolean =>
  db
    .update(liaisonAssignments)
    .set({
      ...changes,
      ...(changes.officerName === undefined ? {} : { officerNameKey: searchKeyOf(changes.officerName) }),
      version: version + 1,
    })
    .where(and(eq(liaisonAssignments.id, rowId), eq(liaisonAssignments.version, version)))
    .run().changes === 1

export const deleteAssignment = (db: WriteDb, rowId: number, version: number): boolean =>
  db
    .delete(liaisonAssignments)
    .where(and(eq(liaisonAssignments.id, rowId), eq(liaisonAssignments.version, version)))
    .run().changes === 1

/** States in which somebody must be responsible for a village. */
const needsLiaison: VillageState[] = ['designated', 'inaugurated', 'active', 'underEvaluation', 'suspended']

type LiaisonGapVillage = {
  villageRowId: number
  villageId: Assignment['villageId']
  unitTypePrinted: string
  printedName: string
  /** The last day with a main officer; null where there never was one. */
  lastOn: PlainDate | null
}

/** Villages designated or later that have no main liaison officer today, the longest without first. */
export const listLiaisonGaps = (
  db: ReadDb,
  scope: Scope,
  today: PlainDate,
  limit = 100,
): LiaisonGapVillage[] => {
  const looked = db
    .select({ id: liaisonAssignments.villageId })
    .from(liaisonAssignments)
    .where(and(isMain, serving(today)))
  const rows = db
    .select({
      villageRowId: villages.id,
      uuid: villages.uuid,
      unitTypePrinted: villages.unitTypePrinted,
      printedName: villages.printedName,
    })
    .from(villages)
    .where(and(withinOffice(scope), inArray(villages.state, needsLiaison), notInArray(villages.id, looked)))
    .orderBy(asc(villages.printedNameKey), asc(villages.id))
    .limit(limit)
    .all()
  const ended = new Map(
    db
      .select({
        villageId: liaisonAssignments.villageId,
        lastOn: sql<PlainDate>`max(${liaisonAssignments.untilOn})`,
      })
      .from(liaisonAssignments)
      .where(
        and(
          isMain,
          sql`${liaisonAssignments.untilOn} < ${today}`,
          inArray(
            liaisonAssignments.villageId,
            rows.map(({ villageRowId }) => villageRowId),
          ),
        ),
      )
      .groupBy(liaisonAssignments.villageId)
      .all()
      .map(({ villageId, lastOn }) => [villageId, lastOn]),
  )
  return rows.map(({ uuid, ...row }) => ({
    ...row,
    villageId: uuid as Assignment['villageId'],
    lastOn: ended.get(row.villageRowId) ?? null,
  }))
}
