import { and, asc, gte, isNull, lte, or } from 'drizzle-orm'
import { agencyKind, type Agency, type AgencyId } from '#shared/features/agency/agency.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { agencies } from '#main/platform/db/schema.ts'

export type ListedAgency = Pick<Agency, 'id' | 'kind' | 'name' | 'addressee' | 'city'>

/** An office refers to some dozens; a directory with more is searched. */
const largestChoice = 500

/** Agencies that are there on a day, by kind and name. */
export const listAgenciesForChoice = (db: ReadDb, on: PlainDate): ListedAgency[] =>
  db
    .select({
      id: agencies.uuid,
      kind: agencies.kind,
      name: agencies.name,
      addressee: agencies.addressee,
      city: agencies.city,
    })
    .from(agencies)
    .where(and(lte(agencies.validFrom, on), or(isNull(agencies.validUntil), gte(agencies.validUntil, on))))
    .orderBy(asc(agencies.kind), asc(agencies.nameKey), asc(agencies.id))
    .limit(largestChoice)
    .all()
    .map((row) => ({ ...row, id: row.id as AgencyId, kind: agencyKind.parse(row.kind) }))
