import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { canAddKey, canSignToday, canStart, endsSoon, keyStateFor, lastDayOf } from './proof.rules.ts'

const day = (text: string) => text as PlainDate
const today = day('2026-11-23')
const key = (changes: object = {}) => ({
  part: 'issuing' as const,
  validFrom: day('2026-01-01'),
  validUntil: day('2028-12-31'),
  revokedOn: null,
  ...changes,
})
const root = (changes: object = {}) => ({ ...key(changes), part: 'root' as const })

describe('keys', () => {
  test.each([
    ['valid', {}],
    ['valid', { validUntil: today }],
    ['valid', { validFrom: today }],
    ['ended', { validUntil: day('2026-11-22') }],
    ['future', { validFrom: day('2026-11-24') }],
    ['revoked', { revokedOn: day('2026-11-01') }],
    ['revoked', { revokedOn: day('2026-11-01'), validUntil: day('2026-01-01') }],
  ])('are %s with %o', (state, changes) => {
    expect(keyStateFor(key(changes), today)).toBe(state)
  })

  test('end soon in their last sixty days', () => {
    expect(endsSoon(key({ validUntil: day('2027-01-22') }), today)).toBe(true)
    expect(endsSoon(key({ validUntil: day('2027-01-23') }), today)).toBe(false)
    expect(endsSoon(key({ validUntil: day('2026-11-22') }), today)).toBe(false)
  })

  test('of three years end on the day before their third birthday', () => {
    expect(lastDayOf(today, 3)).toBe('2029-11-22')
    expect(lastDayOf(day('2028-02-29'), 1)).toBe('2029-02-27')
  })

  test('begin with one root; another one wants a reason', () => {
    expect(canStart([], null).allowed).toBe(true)
    expect(canStart([root(), key()], null)).toMatchObject({ code: 'PROOF_ALREADY_STARTED' })
    expect(canStart([root(), key()], 'lembar hilang').allowed).toBe(true)
    expect(canStart([root({ revokedOn: today })], null).allowed).toBe(true)
  })

  test('are made with a good root, and sign while one is valid', () => {
    expect(canAddKey([root()]).allowed).toBe(true)
    expect(canAddKey([root({ revokedOn: today }), key()])).toMatchObject({ code: 'PROOF_NOT_STARTED' })
    expect(canSignToday([root(), key()], today).allowed).toBe(true)
    expect(canSignToday([root(), key({ revokedOn: today })], today)).toMatchObject({
      code: 'PROOF_NO_VALID_KEY',
    })
    expect(canSignToday([root()], today).allowed).toBe(false)
  })
})
