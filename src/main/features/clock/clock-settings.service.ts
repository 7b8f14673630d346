import { dueAtFor } from '#shared/features/clock/clock.rules.ts'
import type {
  ClockSetting,
  ClockSettingInput,
  Holiday,
  HolidayInput,
  HolidayListInput,
  HolidayListPage,
} from '#shared/features/clock/clock.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { type PlainDate, plainDateOf } from '#shared/kernel/plain-date.ts'
import { refreshCase } from '#main/features/case/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { listRunningCaseClocks, writeDueAt } from './clock.repo.ts'
import {
  countHolidays,
  deleteHoliday,
  findClockSettingId,
  findHoliday,
  findHolidayOn,
  insertHoliday,
  listClockSettings,
  listHolidayDaysFrom,
  listHolidays,
  listHolidayYears,
  writeClockSetting,
} from './clock-settings.repo.ts'

export const readClockSettings = ({ db }: OfficerContext): { settings: ClockSetting[] } => ({
  settings: listClockSettings(db),
})

/** @throws DomainError RECORD_CHANGED_MEANWHILE */
export const saveClockSetting = (
  context: OfficerContext,
  input: ClockSettingInput,
): { settings: ClockSetting[] } => {
  const id = findClockSettingId(context.db, input.kind) ?? newId('ClockSetting')
  context.change([{ kind: 'reference', id }], (db) => {
    if (!writeClockSetting(db, id, input)) {
      throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'clockSetting' })
    }
  })
  return readClockSettings(context)
}

export const listHolidayPage = ({ db }: OfficerContext, input: HolidayListInput): HolidayListPage => {
  const after = decodeCursor(input.cursor)?.[0]
  const found = listHolidays(db, input, typeof after === 'string' ? after : undefined)
  const items = found.slice(0, input.limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: found.length > items.length && last ? encodeCursor([last.day]) : null,
    total: countHolidays(db, input.year),
    years: listHolidayYears(db),
  }
}

/** Before every holiday there can be. */
const beginning = plainDateOf(1900, 1, 1)

/**
 * Writes to the table of holidays, then moves running clocks that count working days. A clock whose end is not what
 * the table before says was given its end by hand and keeps it.
 */
const changeHolidays = (context: OfficerContext, db: WriteDb, work: () => void): number => {
  const before = listHolidayDaysFrom(db, beginning)
  work()
  const after: ReadonlySet<PlainDate> = listHolidayDaysFrom(db, beginning)
  const settings = listClockSettings(db).filter(({ unit }) => unit === 'workingDays')
  const kinds = settings.map(({ kind }) => kind)
  const touched = new Set<number>()
  let moved = 0
  for (const clock of listRunningCaseClocks(db, kinds)) {
    const setting = settings.find(({ kind }) => kind === clock.kind)
    if (!setting || dueAtFor(setting, clock.startedAt, before) !== clock.dueAt) continue
    const dueAt = dueAtFor(setting, clock.startedAt, after)
    if (dueAt === clock.dueAt) continue
    writeDueAt(db, clock.rowId, dueAt)
    touched.add(clock.caseRowId)
    moved += 1
  }
  for (const caseRowId of touched) refreshCase(db, caseRowId, context.now())
  return moved
}

export const addHoliday = (context: OfficerContext, input: HolidayInput): Holiday => {
  const known = findHolidayOn(context.db, input.day)
  if (known) throw new DomainError('HOLIDAY_ALREADY_THERE', { day: known.day, name: known.name })
  const id = newId('Holiday')
  context.change([{ kind: 'reference', id }], (db) =>
    changeHolidays(context, db, () => insertHoliday(db, id, input)),
  )
  return { id, ...input }
}

/** @throws DomainError RECORD_NOT_FOUND */
export const removeHoliday = (context: OfficerContext, id: string): { movedClocks: number } => {
  if (!findHoliday(context.db, id)) throw new DomainError('RECORD_NOT_FOUND', { kind: 'holiday' })
  const movedClocks = context.change([{ kind: 'reference', id }], (db) =>
    changeHolidays(context, db, () => deleteHoliday(db, id)),
  )
  return { movedClocks }
}

export const importHolidays = (
  context: OfficerContext,
  input: readonly HolidayInput[],
): { added: number; alreadyThere: PlainDate[]; movedClocks: number } => {
  const alreadyThere: PlainDate[] = []
  const fresh = new Map<PlainDate, HolidayInput>()
  for (const holiday of input) {
    if (fresh.has(holiday.day) || findHolidayOn(context.db, holiday.day)) alreadyThere.push(holiday.day)
    else fresh.set(holiday.day, holiday)
  }
  if (fresh.size === 0) return { added: 0, alreadyThere, movedClocks: 0 }
  const rows = [...fresh.values()].map((holiday) => ({ id: newId('Holiday'), holiday }))
  const movedClocks = context.change(
    rows.map(({ id }) => ({ kind: 'reference', id })),
    (db) =>
      changeHolidays(context, db, () => {
        for (const { id, holiday } of rows) insertHoliday(db, id, holiday)
      }),
  )
  return { added: rows.length, alreadyThere, movedClocks }
}
