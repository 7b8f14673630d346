import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { canKeepPeriod, countryStatusOn } from './reference.rules.ts'
import type { CountryStatus } from './reference.schema.ts'

const day = (text: string) => text as PlainDate
const from = (validFrom: string, validUntil: string | null = null) => ({
  validFrom: day(validFrom),
  validUntil: validUntil === null ? null : day(validUntil),
})

const entry = (values: Partial<CountryStatus>): CountryStatus => ({
  id: 'x' as CountryStatus['id'],
  countryCode: 'KHM',
  countryName: 'Kamboja',
  sector: null,
  status: 'notPlacement',
  ...from('2025-10-01'),
  source: null,
  version: 1,
  ...values,
})

describe('the period of an entry', () => {
  test.each([
    ['ends before it begins', from('2025-01-02', '2025-01-01'), [], 'REFERENCE_PERIOD_INVALID'],
    ['lasts one day', from('2025-01-01', '2025-01-01'), [], undefined],
    [
      'begins on the last day of the one before',
      from('2025-02-01'),
      [from('2025-01-01', '2025-02-01')],
      'REFERENCE_PERIOD_TAKEN',
    ],
    ['begins the day after', from('2025-02-02'), [from('2025-01-01', '2025-02-01')], undefined],
    [
      'has no end, and another is to come',
      from('2025-01-01'),
      [from('2026-01-01')],
      'REFERENCE_PERIOD_TAKEN',
    ],
  ])('%s', (_name, period, others, code) => {
    const verdict = canKeepPeriod(period, others, 'Kamboja')
    expect(verdict.allowed ? undefined : verdict.code).toBe(code)
  })
})

describe('the status of a country', () => {
  const entries = [
    entry({ status: 'warning', ...from('2024-01-01', '2025-09-30') }),
    entry({}),
    entry({ sector: 'care', status: 'open', ...from('2026-01-01') }),
  ]
  test('is that of the day asked for', () => {
    expect(countryStatusOn(entries, 'KHM', null, day('2025-09-30'))?.status).toBe('warning')
    expect(countryStatusOn(entries, 'KHM', null, day('2025-10-01'))?.status).toBe('notPlacement')
    expect(countryStatusOn(entries, 'KHM', null, day('2023-12-31'))).toBeUndefined()
  })
  test('is that of the sector where the sector has its own', () => {
    expect(countryStatusOn(entries, 'KHM', 'care', day('2026-02-01'))?.status).toBe('open')
    expect(countryStatusOn(entries, 'KHM', 'domestic', day('2026-02-01'))?.status).toBe('notPlacement')
  })
})
