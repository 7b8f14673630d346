import { desc, type SQL, sql } from 'drizzle-orm'
import { compactCode } from '#shared/features/identity/identity.rules.ts'
import { nameSoundsOf } from '#shared/features/identity/name.rules.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type { EntityListInput, EntityRole } from '#shared/features/entity/entity.schema.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { caseEntities, entities, entityAliases } from '#main/platform/db/schema.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { caseCountWithin, withinEntities, withinEntries } from './reach.repo.ts'

const like = (needle: string): SQL => sql`${entities.valueKey} like ${`%${needle}%`}`
const anyOf = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join([...conditions], sql` or `)})`
const allOf = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join([...conditions], sql` and `)})`

/** People by the sound of each word of the name or of another name; everything else by a part of its number or text. */
const matches = (query: string): SQL => {
  const sounds = nameSoundsOf(query)
  const otherName = (sound: string): SQL =>
    sql`exists (select 1 from ${entityAliases} where ${entityAliases.entityId} = ${entities.id}
      and ${entityAliases.valueKey} like ${`%${sound}%`})`
  const named =
    sounds.length === 0 ? sql`false` : allOf(sounds.map((sound) => anyOf([like(sound), otherName(sound)])))
  const compact = compactCode(query)
  const digits = query.replaceAll(/\D/g, '').replace(/^(?:62|0)/, '')
  const words = searchKeyOf(query).replaceAll(' ', '%')
  const texts = new Set([compact, words, digits.length >= 3 && !/\p{L}/u.test(query) ? digits : ''])
  texts.delete('')
  return sql`((${entities.kind} = 'person' and ${named}) or (${entities.kind} <> 'person' and ${anyOf([...texts].map(like))}))`
}

const filtered = (scope: Scope, { query, kinds, minimumCases }: EntityListInput): SQL =>
  allOf([
    kinds.length === 0
      ? sql`true`
      : sql`${entities.kind} in (${sql.join(
          kinds.map((kind) => sql`${kind}`),
          sql`, `,
        )})`,
    query.trim() === '' ? sql`true` : matches(query),
    minimumCases > 1 ? sql`${sql.raw(caseCountWithin(scope))} >= ${minimumCases}` : sql`true`,
    sql.raw(withinEntities(scope)),
  ])

type Cursor = readonly (string | number | null)[] | undefined

/** One page in the order of entry or of the kept count, one more than asked so that the caller sees whether there is more. */
export const listEntityRows = (
  db: ReadDb,
  scope: Scope,
  input: EntityListInput,
  after: Cursor,
): { rowId: number; count: number }[] => {
  const caseCount = sql.raw(caseCountWithin(scope))
  const isAfter =
    after?.length !== 2
      ? sql`true`
      : input.sort === 'cases'
        ? sql`(${caseCount}, ${entities.id}) < (${after[0]}, ${after[1]})`
        : sql`${entities.id} < ${after[1]}`
  const order = input.sort === 'cases' ? [desc(caseCount), desc(entities.id)] : [desc(entities.id)]
  return db
    .select({ rowId: entities.id, count: sql<number>`${caseCount}` })
    .from(entities)
    .where(allOf([filtered(scope, input), isAfter]))
    .orderBy(...order)
    .limit(input.limit + 1)
    .all()
}

export const countEntityRows = (db: ReadDb, scope: Scope, input: EntityListInput): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(entities)
    .where(filtered(scope, input))
    .get()?.count ?? 0

/** The roles each of these entities has in its cases within reach. */
export const listRolesOf = (
  db: ReadDb,
  scope: Scope,
  rowIds: readonly number[],
): Map<number, EntityRole[]> => {
  const found = new Map<number, EntityRole[]>()
  const rows = db
    .selectDistinct({ id: caseEntities.entityId, role: caseEntities.role })
    .from(caseEntities)
    .where(
      sql`${caseEntities.entityId} in (${sql.join(
        rowIds.map((rowId) => sql`${rowId}`),
        sql`, `,
      )}) and ${sql.raw(withinEntries(scope))}`,
    )
    .all()
  for (const { id, role } of rows) {
    if (role !== null) found.set(id, [...(found.get(id) ?? []), role])
  }
  return found
}
