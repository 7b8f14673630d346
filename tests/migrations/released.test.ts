import { createHash } from 'node:crypto'
import BareDatabase from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { createChangeTriggers, triggersIn } from '#main/platform/db/change-triggers.ts'
import { migrations } from '#main/platform/db/migrate.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** The triggers of a store that has had the steps up to this one. */
const triggersAfter = (version: number): string => {
  const database = new BareDatabase(':memory:')
  for (const step of migrations) if (step.version <= version) database.exec(step.sql)
  createChangeTriggers(database)
  const text = JSON.stringify(triggersIn(database).toSorted(([first], [second]) => (first < second ? -1 : 1)))
  database.close()
  return text
}

/** Digests of what stores in the field were made with. A line is added with each release and never changed. */
const released: [version: number, step: string, triggers: string][] = [
  [1, '8d64cd6aed3c6566', 'e463ef6bf53e9490'],
  [2, '62c5a1776b4099dc', '2c815c5339ec6b9d'],
  [3, 'c9be66789fc9d5ba', '71c57b36c5288f97'],
  [4, '25df8aabd3d9d13a', '29e03735edc66b77'],
  [5, '887915fa48a2a02d', '0a5292b72320fa67'],
  [6, '2ebbc870eba8597e', 'cc6e85da3459cab2'],
  [7, '139ebf85e313c63d', '6356a27420182eef'],
  [8, '9768b433c02bf7be', '5554da995edabcc1'],
  [9, 'df9fd33e2ceeb1c6', 'd4741262e0894677'],
]

describe('what stores in the field were made with', () => {
  test.each(released)('step %i is as it was released', (version, step) => {
    const found = migrations.find((migration) => migration.version === version)
    expect(digest(found?.sql ?? '')).toBe(step)
  })

  test.each(released)('the triggers of version %i are generated as they were', (version, _step, triggers) => {
    // A store of that version is opened by comparing its triggers with these, before it is brought up.
    expect(digest(triggersAfter(version))).toBe(triggers)
  })

  test('steps are numbered without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_step, index) => index + 1))
  })
})
