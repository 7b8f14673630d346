import { and, asc, count, eq, gte, sql, type SQL } from 'drizzle-orm'
import { allClockSettings } from '#shared/features/clock/clock.rules.ts'
import type {
  ClockKind,
  ClockSetting,
  ClockSettingInput,
  Holiday,
  HolidayInput,
  HolidayListInput,
} from '#shared/features/clock/clock.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { clockSettings, holidays } from '#main/platform/db/schema.ts'

/** One for every kind: what the office saved, otherwise the default. */
export const listClockSettings = (db: ReadDb): ClockSetting[] =>
  allClockSettings(
    db
      .select()
      .from(clockSettings)
      .all()
      .map(({ kind, amount, unit, basis, version }) => ({
        kind: kind as ClockKind,
        amount,
        unit,
        basis,
        version,
      })),
  )

export const getClockSetting = (db: ReadDb, kind: ClockKind): ClockSetting => {
  const setting = listClockSettings(db).find((known) => known.kind === kind)
  if (!setting) throw new Error('every kind of clock has a setting')
  return setting
}

/** `id` is for the first saving. False when somebody saved it after this version was read. */
export const writeClockSetting = (
  db: WriteDb,
  id: string,
  { kind, version, ...values }: ClockSettingInput,
): boolean => {
  if (version === 0) {
    return (
      db
        .insert(clockSettings)
        .values({ uuid: id, kind, ...values })
        .onConflictDoNothing()
        .run().changes === 1
    )
  }
  return (
    db
      .update(clockSettings)
      .set({ ...values, version: version + 1 })
      .where(and(eq(clockSettings.kind, kind), eq(clockSettings.version, version)))
      .run().changes === 1
  )
}

export const findClockSettingId = (db: ReadDb, kind: ClockKind): string | undefined =>
  db.select({ uuid: clockSettings.uuid }).from(clockSettings).where(eq(clockSettings.kind, kind)).get()?.uuid

/** Holidays from a day on. */
export const listHolidayDaysFrom = (db: ReadDb, from: PlainDate): ReadonlySet<PlainDate> =>
  new Set(
    db
      .select({ day: holidays.day })
      .from(holidays)
      .where(gte(holidays.day, from))
      .all()
      .map(({ day }) => day),
  )

const toHoliday = ({ id: _id, uuid, ...row }: typeof holidays.$inferSelect): Holiday => ({
  id: uuid as Holiday['id'],
  ...row,
})

const ofYear = (year: number | null): SQL | undefined =>
  year === null ? undefined : sql`${holidays.day} between ${`${year}-01-01`} and ${`${year}-12-31`}`

/** By day; one more than asked so that the caller sees whether there is more. */
export const listHolidays = (
  db: ReadDb,
  { year, limit }: HolidayListInput,
  after: string | undefined,
): Holiday[] =>
  db
    .select()
    .from(holidays)
    .where(and(ofYear(year), after === undefined ? undefined : sql`${holidays.day} > ${after}`))
    .orderBy(asc(holidays.day))
    .limit(limit + 1)
    .all()
    .map(toHoliday)

export const countHolidays = (db: ReadDb, year: number | null): number =>
  db.select({ count: count() }).from(holidays).where(ofYear(year)).get()?.count ?? 0

/** Years that have holidays in the table. */
export const listHolidayYears = (db: ReadDb): number[] =>
  db
    .selectDistinct({ year: sql<number>`cast(substr(${holidays.day}, 1, 4) as integer)` })
    .from(holidays)
    .orderBy(sql`1`)
    .limit(200)
    .all()
    .map(({ year }) => year)

export const findHolidayOn = (db: ReadDb, day: PlainDate): Holiday | undefined => {
  const row = db.select().from(holidays).where(eq(holidays.day, day)).get()
  return row && toHoliday(row)
}

export const findHoliday = (db: ReadDb, id: string): Holiday | undefined => {
  const row = db.select().from(holidays).where(eq(holidays.uuid, id)).get()
  return row && toHoliday(row)
}

export const insertHoliday = (db: WriteDb, id: string, holiday: HolidayInput): void => {
  db.insert(holidays)
    .values({ uuid: id, ...holiday })
    .run()
}

export const deleteHoliday = (db: WriteDb, id: string): void => {
  db.delete(holidays).where(eq(holidays.uuid, id)).run()
}
