import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { bankSeparator } from '#shared/features/entity/entity.rules.ts'
import {
  emptyEntityDetails,
  type EntityDetails,
  type EntityId,
  type EntityKind,
} from '#shared/features/entity/entity.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { caseEntities, entities, entityAliases } from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { withinEntities } from './reach.repo.ts'

export type EntityRecord = {
  rowId: number
  id: EntityId
  kind: EntityKind
  value: string
  key: string
  details: EntityDetails
  note: string | null
  recordedAt: Date
  version: number
}

const toRecord = (row: typeof entities.$inferSelect): EntityRecord => ({
  rowId: row.id,
  id: row.uuid as EntityId,
  kind: row.kind,
  value: row.value,
  key: row.valueKey,
  // Rows written before a detail was added have it empty.
  details: { ...emptyEntityDetails, ...row.attributes },
  note: row.note,
  recordedAt: new Date(row.recordedAt),
  version: row.version,
})

export const findEntity = (db: ReadDb, scope: Scope, id: string): EntityRecord | undefined => {
  const row = db
    .select()
    .from(entities)
    .where(and(eq(entities.uuid, id), sql.raw(withinEntities(scope))))
    .get()
  return row && toRecord(row)
}

export const listEntitiesByRowId = (db: ReadDb, rowIds: readonly number[]): EntityRecord[] => {
  const found = new Map(
    db
      .select()
      .from(entities)
      .where(inArray(entities.id, [...rowIds]))
      .all()
      .map((row) => [row.id, toRecord(row)]),
  )
  return rowIds.flatMap((rowId) => found.get(rowId) ?? [])
}

/** One number, with the same number of other banks behind it. */
export const findByExactKey = (db: ReadDb, kind: EntityKind, key: string): EntityRecord[] => {
  const sameNumber =
    kind === 'account'
      ? sql`(${entities.valueKey} = ${key} or (${entities.valueKey} > ${key + bankSeparator} and ${entities.valueKey} < ${`${key}A`}))`
      : eq(entities.valueKey, key)
  return db
    .select()
    .from(entities)
    .where(and(eq(entities.kind, kind), sameNumber))
    .orderBy(entities.id)
    .limit(20)
    .all()
    .map(toRecord)
}

/** More people of one name than this are not looked at one by one. */
const mostNamesakes = 200

/** Rows of everybody within reach who bears one of these names, the newest first. */
export const listNamesakes = (
  db: ReadDb,
  scope: Scope,
  kind: EntityKind,
  keys: readonly string[],
): number[] => {
  const wanted = [...keys]
  const byAlias = db
    .select({ id: entityAliases.entityId })
    .from(entityAliases)
    .where(inArray(entityAliases.valueKey, wanted))
  const select = (named: SQL) =>
    db
      .select({ id: entities.id })
      .from(entities)
      .where(and(eq(entities.kind, kind), named, sql.raw(withinEntities(scope))))
      .orderBy(desc(entities.id))
      .limit(mostNamesakes)
      .all()
  const byName = select(inArray(entities.valueKey, wanted))
  const byOtherName = kind === 'person' ? select(inArray(entities.id, byAlias)) : []
  return [...new Set([...byName, ...byOtherName].map(({ id }) => id))].sort((one, other) => other - one)
}

export type NewEntity = Pick<EntityRecord, 'kind' | 'value' | 'key' | 'details'> & {
  aliasKeys: readonly string[]
}

const insertAliases = (db: WriteDb, entityRowId: number, keys: readonly string[]): void => {
  for (const valueKey of keys) {
    db.insert(entityAliases)
      .values({ uuid: newId('EntityAlias'), entityId: entityRowId, valueKey })
      .run()
  }
}

export const insertEntity = (db: WriteDb, entity: NewEntity, recordedAt: number): EntityRecord => {
  const { kind, value, key, details } = entity
  const row = db
    .insert(entities)
    .values({ uuid: newId('Entity'), kind, value, valueKey: key, attributes: details, recordedAt })
    .returning()
    .get()
  insertAliases(db, row.id, entity.aliasKeys)
  return toRecord(row)
}

/** Under the version the officer read; false when somebody saved the entity meanwhile. */
export const updateEntity = (
  db: WriteDb,
  rowId: number,
  version: number,
  changes: Omit<NewEntity, 'kind'> & { note: string | null },
): boolean => {
  const { value, key, details, note } = changes
  const saved =
    db
      .update(entities)
      .set({ value, valueKey: key, attributes: details, note, version: version + 1 })
      .where(and(eq(entities.id, rowId), eq(entities.version, version)))
      .run().changes === 1
  if (!saved) return false
  const old = db
    .select({ key: entityAliases.valueKey })
    .from(entityAliases)
    .where(eq(entityAliases.entityId, rowId))
    .all()
    .map((alias) => alias.key)
  const isSame =
    old.length === changes.aliasKeys.length && old.every((alias) => changes.aliasKeys.includes(alias))
  if (!isSame) {
    db.delete(entityAliases).where(eq(entityAliases.entityId, rowId)).run()
    insertAliases(db, rowId, changes.aliasKeys)
  }
  return true
}

/** Removes an entity that stands in no case at all, whoever asks; answers whether it did. */
export const removeWhenUnused = (db: WriteDb, rowId: number): boolean => {
  const used = db
    .select({ id: caseEntities.id })
    .from(caseEntities)
    .where(eq(caseEntities.entityId, rowId))
    .limit(1)
    .get()
  if (used) return false
  db.delete(entityAliases).where(eq(entityAliases.entityId, rowId)).run()
  db.delete(entities).where(eq(entities.id, rowId)).run()
  return true
}

/** Keeps beside an entity in how many cases it stands; no officer's form is outdated by it. */
export const keepCaseCount = (db: WriteDb, rowId: number): void => {
  const counted = sql<number>`(select count(distinct ${caseEntities.caseId}) from ${caseEntities} where ${caseEntities.entityId} = ${rowId})`
  db.update(entities).set({ caseCount: counted }).where(eq(entities.id, rowId)).run()
}
