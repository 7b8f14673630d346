import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type {
  EntityAppearance,
  EntityRole,
  EntitySource,
  HowMet,
} from '#shared/features/entity/entity.schema.ts'
import type { OwnKeys } from '#shared/features/entity/entity.rules.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import {
  caseEntities,
  cases,
  publicIdentifiers,
  subjectContacts,
  subjects,
} from '#main/platform/db/schema.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { withinEntries, withinSubjects } from './reach.repo.ts'

const countedCases = (scope: Scope): string => `
  with merged as materialized (select id, merged_into_id as into_id from cases where merged_into_id is not null)
  select case_entities.entity_id as id, count(distinct coalesce(merged.into_id, case_entities.case_id)) as count
  from json_each(?) wanted
  inner join case_entities on case_entities.entity_id = wanted.value
  left join merged on merged.id = case_entities.case_id
  where ${withinEntries(scope)}
  group by case_entities.entity_id`

/**
 * In how many different cases within reach each of these entities stands; a merged case and the one it went into are
 * one. The indexes answer it without a look at the cases: it is asked at every pause of typing.
 */
export const countCasesOf = (db: ReadDb, scope: Scope, rowIds: readonly number[]): Map<number, number> => {
  const rows = db.prepare(countedCases(scope)).all(JSON.stringify(rowIds)) as { id: number; count: number }[]
  return new Map(rows.map(({ id, count }) => [id, count]))
}

export type AppearanceRow = {
  rowId: number
  linkId: EntityAppearance['linkId']
  caseRowId: number
  caseId: CaseId
  caseNumber: string
  caseTitle: string
  caseState: (typeof cases.$inferSelect)['state']
  receivedAt: Date
  role: EntityRole | null
  source: EntitySource
  sourceNote: string | null
  howMet: HowMet | null
  holderRowId: number | null
  recordedAt: Date
}

/** Where an entity stands within reach, the newest entry first. */
export const listAppearances = (
  db: ReadDb,
  scope: Scope,
  entityRowId: number,
  { beforeRowId, limit }: { beforeRowId?: number | undefined; limit: number },
): AppearanceRow[] => {
  // Which entries they are is found first, so that only their cases are looked at.
  const newest = db
    .select({ id: caseEntities.id })
    .from(caseEntities)
    .where(
      and(
        eq(caseEntities.entityId, entityRowId),
        sql.raw(withinEntries(scope)),
        beforeRowId === undefined ? undefined : lt(caseEntities.id, beforeRowId),
      ),
    )
    .orderBy(desc(caseEntities.id))
    .limit(limit)
  return db
    .select({
      rowId: caseEntities.id,
      linkId: caseEntities.uuid,
      caseRowId: cases.id,
      caseId: cases.uuid,
      caseNumber: cases.number,
      caseTitle: cases.title,
      caseState: cases.state,
      receivedAt: cases.receivedAt,
      role: caseEntities.role,
      source: caseEntities.source,
      sourceNote: caseEntities.sourceNote,
      howMet: caseEntities.howMet,
      holderRowId: caseEntities.holderId,
      recordedAt: caseEntities.recordedAt,
    })
    .from(caseEntities)
    .innerJoin(cases, eq(cases.id, caseEntities.caseId))
    .where(inArray(caseEntities.id, newest))
    .orderBy(desc(caseEntities.id))
    .all()
    .map((row) => ({
      ...row,
      linkId: row.linkId as EntityAppearance['linkId'],
      caseId: row.caseId as CaseId,
      receivedAt: new Date(row.receivedAt),
      recordedAt: new Date(row.recordedAt),
    }))
}

export const countAppearances = (db: ReadDb, scope: Scope, entityRowId: number): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(caseEntities)
    .where(and(eq(caseEntities.entityId, entityRowId), sql.raw(withinEntries(scope))))
    .get()?.count ?? 0

export const standsInCase = (db: ReadDb, entityRowId: number, caseRowId: number): boolean =>
  db
    .select({ id: caseEntities.id })
    .from(caseEntities)
    .where(and(eq(caseEntities.entityId, entityRowId), eq(caseEntities.caseId, caseRowId)))
    .limit(1)
    .get() !== undefined

/** Numbers that many people have are listed by the newest of them. */
const mostOwners = 200

/** Rows of subjects within reach whose own number this is, the newest first. */
export const listOwners = (db: ReadDb, scope: Scope, keys: OwnKeys): number[] => {
  const found = new Set<number>()
  const take = (rows: { id: number }[]) => {
    for (const { id } of rows) found.add(id)
  }
  for (const kind of ['phone', 'social', 'email'] as const) {
    if (keys[kind].length === 0) continue
    take(
      db
        .select({ id: subjects.id })
        .from(subjectContacts)
        .innerJoin(subjects, eq(subjects.id, subjectContacts.subjectId))
        .where(
          and(
            inArray(subjectContacts.valueKey, keys[kind]),
            eq(subjectContacts.kind, kind),
            sql.raw(withinSubjects(scope)),
          ),
        )
        .orderBy(desc(subjectContacts.id))
        .limit(mostOwners)
        .all(),
    )
  }
  const { nik, passport } = keys
  if (nik.length > 0 || passport.length > 0) {
    const own =
      nik.length > 0
        ? inArray(subjects.nik, nik)
        : or(inArray(subjects.passportKey, passport), inArray(subjects.newPassportKey, passport))
    take(
      db
        .select({ id: subjects.id })
        .from(subjects)
        .where(and(own, sql.raw(withinSubjects(scope))))
        .orderBy(desc(subjects.id))
        .limit(mostOwners)
        .all(),
    )
  }
  return [...found].sort((one, other) => other - one)
}

type PublicKey = { kind: string; key: string }
const textOf = ({ kind, key }: PublicKey): string => `${kind}:${key}`

/** Whose numbers these are, of those on the stop-list. */
export const findPublicOwners = (
  db: ReadDb,
  keys: readonly PublicKey[],
): ((key: PublicKey) => string | null) => {
  if (keys.length === 0) return () => null
  const owners = new Map(
    db
      .select()
      .from(publicIdentifiers)
      .where(
        inArray(
          publicIdentifiers.valueKey,
          keys.map(({ key }) => key),
        ),
      )
      .all()
      .map(({ kind, valueKey, owner }) => [textOf({ kind, key: valueKey }), owner]),
  )
  return (key) => owners.get(textOf(key)) ?? null
}
