import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backupsToKeep, drillStandingOf, isBackupDue, isDrillDue } from './backup.rules.ts'
import { backupKinds, type BackupKind } from './backup.schema.ts'

const hour = 3_600_000
const day = 24 * hour
const noon = new Date('2026-11-29T12:00:00').getTime()
const at = (madeAt: number, kind: BackupKind = 'hourly', name = String(madeAt)) => ({ name, madeAt, kind })

const backups = fc.uniqueArray(
  fc.record({
    name: fc.uuid(),
    madeAt: fc.integer({ min: noon - 800 * day, max: noon }),
    kind: fc.constantFrom(...backupKinds),
  }),
  { selector: ({ name }) => name, maxLength: 400 },
)

describe('the backups that stay', () => {
  test('of three years, made every hour: 24 hours, 7 days, 4 weeks, 12 months', () => {
    const made = Array.from({ length: 3 * 365 * 24 }, (_, index) => at(noon - index * hour))
    const names = backupsToKeep(made)
    const kept = made.filter(({ name }) => names.has(name))
    expect(kept.slice(0, 24)).toEqual(made.slice(0, 24))
    // Seven days and four weeks reach into those hours and into each other; eleven months lie before this one.
    expect(kept).toHaveLength(24 + 5 + 3 + 11)
    expect(new Date(kept.at(-1)!.madeAt).toISOString().slice(0, 7)).toBe('2025-12')
  })

  test('the newest one always does, and never more than the rule names', () => {
    fc.assert(
      fc.property(backups, (made) => {
        const kept = backupsToKeep(made)
        const newest = Math.max(...made.map(({ madeAt }) => madeAt))
        expect(
          made.length === 0 || made.some(({ name, madeAt }) => madeAt === newest && kept.has(name)),
        ).toBe(true)
        expect(kept.size).toBeLessThanOrEqual(24 + 7 + 4 + 12 + 3)
      }),
    )
  })

  test('are the same when the others have gone, in whichever order they are listed', () => {
    fc.assert(
      fc.property(backups, (made) => {
        const kept = backupsToKeep(made)
        const left = made.filter(({ name }) => kept.has(name))
        expect(backupsToKeep(left)).toEqual(kept)
        expect(backupsToKeep(made.toReversed())).toEqual(kept)
      }),
    )
  })

  test('an older backup never pushes a newer one of the same hour out', () => {
    fc.assert(
      fc.property(backups, fc.integer({ min: 1, max: 59 }), (made, minutes) => {
        const start = Math.floor(noon / hour) * hour + day
        const [older, newer] = [at(start, 'hourly', 'older'), at(start + minutes * 60_000, 'hourly', 'newer')]
        const kept = backupsToKeep([...made, older, newer])
        expect([kept.has('newer'), kept.has('older')]).toEqual([true, false])
      }),
    )
  })

  test('the last one before a restore stays, however old it is', () => {
    const before = at(noon - 700 * day, 'beforeRestore')
    const made = [before, ...Array.from({ length: 800 * 4 }, (_, index) => at(noon - index * 6 * hour))]
    expect(backupsToKeep(made).has(before.name)).toBe(true)
  })
})

test.each([
  ['nothing was written', { lastAt: noon - 5 * hour, changed: false }, false],
  ['an hour has passed', { lastAt: noon - hour, changed: true }, true],
  ['less than an hour has passed', { lastAt: noon - hour + 1, changed: true }, false],
  ['there is none yet', { lastAt: null, changed: true }, true],
  ['the clock was set back by a day', { lastAt: noon + day, changed: true }, true],
])('a backup when %s', (_when, moment, due) => {
  expect(isBackupDue({ now: noon, ...moment })).toBe(due)
})

test.each([
  [null, { days: null, state: 'none' }],
  [noon, { days: 0, state: 'fresh' }],
  [noon - 28 * day, { days: 28, state: 'fresh' }],
  [noon - 29 * day, { days: 29, state: 'due' }],
  [noon - 35 * day, { days: 35, state: 'due' }],
  [noon - 36 * day, { days: 36, state: 'late' }],
  [noon + day, { days: 0, state: 'fresh' }],
])('the proof of restoring of %s', (lastPassedAt, standing) => {
  expect(drillStandingOf(lastPassedAt, noon)).toEqual(standing)
})

test.each([
  ['there is no backup', { lastPassedAt: null, lastTriedAt: null, oldestBackupAt: null }, false],
  ['the office is new', { lastPassedAt: null, lastTriedAt: null, oldestBackupAt: noon - 10 * day }, false],
  ['it was never done', { lastPassedAt: null, lastTriedAt: null, oldestBackupAt: noon - 29 * day }, true],
  [
    'it is four weeks old',
    { lastPassedAt: noon - 29 * day, lastTriedAt: noon - 29 * day, oldestBackupAt: 0 },
    true,
  ],
  ['it is fresh', { lastPassedAt: noon - 9 * day, lastTriedAt: noon - 9 * day, oldestBackupAt: 0 }, false],
  ['it failed today', { lastPassedAt: noon - 40 * day, lastTriedAt: noon - hour, oldestBackupAt: 0 }, false],
])('a drill when %s', (_when, moment, due) => {
  expect(isDrillDue({ now: noon, ...moment })).toBe(due)
})
