import { eq } from 'drizzle-orm'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { registerMapping, type RegisterMapping } from '#shared/features/group-intake/group-intake.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { registerMappings, subjects } from '#main/platform/db/schema.ts'
import { caseIsReached } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'

/** The newest case that a number or name stands in, and in how many it does. */
export type KnownIn = { caseId: string; caseNumber: string; cases: number }

type KnownRow = { key: string; caseUuid: string; caseNumber: string; cases: number }

const asUuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

/** Many questions in one: `asked` is a list of values as JSON, `match` ties `asked` to `subjects s`. */
const findKnown = (db: ReadDb, scope: Scope, key: string, match: string, asked: readonly unknown[]) => {
  if (asked.length === 0) return new Map<string, KnownIn>()
  const rows = db
    .prepare(
      `SELECT ${key} AS key, max(c.id), lower(hex(c.uuid)) AS caseUuid, c.number AS caseNumber,
         count(DISTINCT c.id) AS cases
       FROM json_each(?) asked CROSS JOIN subjects s ON ${match} JOIN cases c ON c.id = s.case_id AND ${caseIsReached(scope, 'c')}
       GROUP BY asked.key`,
    )
    .all(JSON.stringify(asked)) as KnownRow[]
  return new Map(
    rows.map(({ key: found, caseUuid, caseNumber, cases }) => [
      found,
      { caseId: asUuid(caseUuid), caseNumber, cases },
    ]),
  )
}

/** Which of these NIK stand in cases. */
export const findKnownNik = (db: ReadDb, scope: Scope, numbers: readonly string[]): Map<string, KnownIn> =>
  findKnown(db, scope, 'asked.value', 's.nik = asked.value', numbers)

/** Which of these passports stand in cases, as the old number or the new one. */
export const findKnownPassports = (db: ReadDb, scope: Scope, keys: readonly string[]): Map<string, KnownIn> =>
  findKnown(
    db,
    scope,
    'asked.value',
    '(s.passport_key = asked.value OR s.new_passport_key = asked.value)',
    keys,
  )

export type NameAndBirth = { nameKey: string; birthOn: PlainDate }

export const nameAndBirthKey = ({ nameKey, birthOn }: NameAndBirth): string => `${birthOn} ${nameKey}`

/** Which of these people stand in cases with the very same name and birth date, an alias behind the name or not. */
export const findKnownNames = (
  db: ReadDb,
  scope: Scope,
  people: readonly NameAndBirth[],
): Map<string, KnownIn> =>
  findKnown(
    db,
    scope,
    `asked.value ->> 'birthOn' || ' ' || (asked.value ->> 'nameKey')`,
    `s.birth_on = asked.value ->> 'birthOn' AND s.name_key >= asked.value ->> 'nameKey'
       AND s.name_key < (asked.value ->> 'nameKey') || ' alias~'
       AND (s.name_key = asked.value ->> 'nameKey' OR s.name_key LIKE (asked.value ->> 'nameKey') || ' alias %')`,
    people,
  )

/** NIK and passports of everybody in a case. */
export const listNumbersOfCase = (
  db: ReadDb,
  caseRowId: number,
): { niks: Set<string>; passports: Set<string> } => {
  const rows = db
    .select({ nik: subjects.nik, old: subjects.passportKey, fresh: subjects.newPassportKey })
    .from(subjects)
    .where(eq(subjects.caseId, caseRowId))
    .all()
  const present = (values: readonly (string | null)[]): Set<string> =>
    new Set(values.filter((value) => value !== null))
  return {
    niks: present(rows.map(({ nik }) => nik)),
    passports: present(rows.flatMap(({ old, fresh }) => [old, fresh])),
  }
}

/** How a register with this heading was read last time. */
export const findMapping = (db: ReadDb, headingKey: string): RegisterMapping | undefined => {
  const row = db.select().from(registerMappings).where(eq(registerMappings.headerKey, headingKey)).get()
  const parsed = registerMapping.safeParse(row?.mapping)
  return parsed.success ? parsed.data : undefined
}

export const keepMapping = (db: WriteDb, headingKey: string, mapping: RegisterMapping): void => {
  db.insert(registerMappings)
    .values({ uuid: newId('RegisterMapping'), headerKey: headingKey, mapping })
    .onConflictDoUpdate({ target: registerMappings.headerKey, set: { mapping } })
    .run()
}
