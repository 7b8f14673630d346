import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, type PlainDate, plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import {
  addMonths,
  allClockSettings,
  canExplainBreach,
  clockStateOn,
  defaultClockSettings,
  dueAtFor,
  dueOnFor,
  endOfDay,
  isWorkingDay,
  startOfDay,
} from './clock.rules.ts'
import { clockKinds, type ClockKind } from './clock.schema.ts'

const day = (text: string) => text as PlainDate
const noHolidays: ReadonlySet<PlainDate> = new Set()
const at = (text: string) => new Date(text).getTime()
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(day('1990-01-01'), days))

describe('the last day in time', () => {
  test.each([
    ['passportIssue', '2026-02-02', '2026-02-06'],
    ['passportIssue', '2026-02-06', '2026-02-12'],
    ['deferralDocuments', '2026-02-02', '2026-03-04'],
    ['deferralDocuments', '2024-01-30', '2024-02-29'],
    ['cancellationExamination', '2026-02-27', '2026-03-01'],
    ['cancellationDecision', '2026-02-28', '2026-03-01'],
    ['passportSurrender', '2025-12-30', '2026-01-02'],
    ['suspension', '2026-08-31', '2027-02-28'],
    ['suspension', '2023-08-29', '2024-02-29'],
    ['urgentExitBan', '2026-02-10', '2026-03-02'],
    ['rehabilitationRequest', '2026-12-28', '2027-01-04'],
  ] as const)('of %s that starts on %s is %s by default', (kind, startedOn, dueOn) => {
    const due = dueAtFor(defaultClockSettings[kind], at(`${startedOn}T10:15:00`), noHolidays)
    expect(plainDateOfInstant(due)).toBe(dueOn)
    expect(due).toBe(endOfDay(day(dueOn)))
  })

  test.each([
    ['villageVerification', '2026-02-07T22:30:00', '2026-02-09T22:30:00'],
    ['villageFollowUp', '2026-02-27T08:00:00', '2026-03-02T08:00:00'],
    ['villageTrafficking', '2026-02-07T22:30:00', '2026-02-08T04:30:00'],
  ] as const)('hours of %s run on through nights and weekends', (kind, startedAt, dueAt) => {
    expect(dueAtFor(defaultClockSettings[kind], at(startedAt), noHolidays)).toBe(at(dueAt))
  })

  test('a clock started a minute before midnight and one started at noon end together', () => {
    const setting = defaultClockSettings.deferralDocuments
    const [noon, late] = [at('2026-02-02T12:00:00'), at('2026-02-02T23:59:59')]
    expect(dueAtFor(setting, late, noHolidays)).toBe(dueAtFor(setting, noon, noHolidays))
    expect(dueAtFor(setting, at('2026-02-03T00:00:00'), noHolidays)).toBe(endOfDay(day('2026-03-05')))
  })

  test('working days skip Saturday, Sunday and every kind of holiday', () => {
    // Thursday 13 August; Monday the 17th is Independence Day, Tuesday a local holiday.
    const holidays = new Set([day('2026-08-17'), day('2026-08-18'), day('2026-08-15')])
    const setting = { amount: 4, unit: 'workingDays' } as const
    expect(dueOnFor(setting, day('2026-08-13'), holidays)).toBe('2026-08-21')
    expect(dueOnFor(setting, day('2026-08-13'), noHolidays)).toBe('2026-08-19')
    expect(dueOnFor(setting, day('2026-08-15'), noHolidays)).toBe('2026-08-20')
  })

  test('a day always ends at its own last moment, and the next begins right after', () => {
    fc.assert(
      fc.property(anyDay, (value) => {
        expect(plainDateOfInstant(endOfDay(value))).toBe(value)
        expect(plainDateOfInstant(endOfDay(value) + 1)).toBe(addDays(value, 1))
        expect(endOfDay(value) + 1).toBe(startOfDay(addDays(value, 1)))
      }),
    )
  })

  test('counted back, there are exactly so many working days as the clock has', () => {
    const holidays = fc.uniqueArray(anyDay, { maxLength: 30 }).map((days) => new Set(days))
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), holidays, (start, amount, free) => {
        const due = dueOnFor({ amount, unit: 'workingDays' }, start, free)
        const between = Array.from({ length: daysBetween(start, due) }, (_, index) =>
          addDays(start, index + 1),
        )
        expect(between.filter((one) => isWorkingDay(one, free))).toHaveLength(amount)
        expect(isWorkingDay(due, free)).toBe(true)
      }),
    )
  })

  test('a holiday more never makes a clock end earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), anyDay, (start, amount, holiday) => {
        const setting = { amount, unit: 'workingDays' } as const
        expect(dueOnFor(setting, start, new Set([holiday])) >= dueOnFor(setting, start, noHolidays)).toBe(
          true,
        )
      }),
    )
  })
})

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-05-31', 6, '2026-11-30'],
    ['2026-03-31', 24, '2028-03-31'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(addMonths(day(from), months)).toBe(expected)
  })
})

type Ends = { metAt?: string; stoppedAt?: string; kind?: ClockKind }
const clock = (dueAt: number, { metAt, stoppedAt, kind = 'deferralDocuments' }: Ends = {}) => ({
  kind,
  dueAt: new Date(dueAt),
  metAt: metAt ? new Date(metAt) : null,
  stoppedAt: stoppedAt ? new Date(stoppedAt) : null,
})
const due = endOfDay(day('2026-03-04'))

describe('a clock says', () => {
  test.each([
    ['2026-02-28T09:00:00', {}, 'running', 4, 'days'],
    ['2026-03-04T08:00:00', {}, 'running', 0, 'days'],
    ['2026-03-04T23:59:59', {}, 'running', 0, 'days'],
    ['2026-03-05T00:00:00', {}, 'overdue', 1, 'days'],
    ['2026-03-06T09:00:00', {}, 'overdue', 2, 'days'],
    ['2026-03-06T09:00:00', { metAt: '2026-03-04T15:00:00' }, 'met', 0, 'days'],
    ['2026-03-06T09:00:00', { metAt: '2026-03-07T15:00:00' }, 'metLate', 3, 'days'],
    ['2026-03-06T09:00:00', { stoppedAt: '2026-02-14T15:00:00' }, 'stopped', 18, 'days'],
    ['2027-03-06T09:00:00', { kind: 'suspension' }, 'ended', 367, 'days'],
    // The workstation's clock was put back behind the start: it runs, and nothing becomes negative.
    ['2020-01-01T09:00:00', {}, 'running', 2254, 'days'],
  ] as const)('at %s with %j: %s %i %s', (now, ends, state, amount, unit) => {
    expect(clockStateOn(clock(due, ends), at(now))).toEqual({ state, amount, unit })
  })

  test.each([
    ['2026-02-09T20:00:00', 'running', 3, 'hours'],
    ['2026-02-09T22:31:00', 'overdue', 1, 'hours'],
    ['2026-02-12T08:00:00', 'overdue', 3, 'days'],
  ] as const)('at %s of one that counts hours: %s %i %s', (now, state, amount, unit) => {
    expect(clockStateOn(clock(at('2026-02-09T22:30:00')), at(now))).toEqual({ state, amount, unit })
  })

  test('a cause is asked for only where it was late', () => {
    expect(canExplainBreach(clock(due), at('2026-03-04T12:00:00')).allowed).toBe(false)
    expect(canExplainBreach(clock(due), at('2026-03-05T12:00:00')).allowed).toBe(true)
    expect(canExplainBreach(clock(due, { stoppedAt: '2026-02-01' }), at('2026-03-05T12:00:00')).allowed).toBe(
      false,
    )
    expect(canExplainBreach(clock(due, { kind: 'suspension' }), at('2027-03-05T12:00:00')).allowed).toBe(
      false,
    )
  })
})

test('every kind has a setting, and what the office saved comes before the default', () => {
  const saved = { ...defaultClockSettings.deferralDocuments, amount: 14, version: 3 }
  const settings = allClockSettings([saved])
  expect(settings.map(({ kind }) => kind)).toEqual([...clockKinds])
  expect(settings.find(({ kind }) => kind === 'deferralDocuments')).toEqual(saved)
  expect(settings.find(({ kind }) => kind === 'passportIssue')?.version).toBe(0)
})
