import { describe, expect, test } from 'vitest'
import { clockStateOf } from './clock-state.rules.ts'
import { canBeginLargeWork, canChange, diskStateOf } from './disk-space.rules.ts'

describe('room on the disk', () => {
  test.each([
    [500_000_000, 'ample', true, true],
    [499_999_999, 'low', true, true],
    [200_000_000, 'low', true, true],
    [199_999_999, 'scarce', true, false],
    [100_000_000, 'scarce', true, false],
    [99_999_999, 'readOnly', false, false],
    [0, 'readOnly', false, false],
    [Infinity, 'ample', true, true],
  ])('%d bytes are %s', (freeBytes, state, change, largeWork) => {
    expect(diskStateOf(freeBytes)).toBe(state)
    expect(canChange(freeBytes).allowed).toBe(change)
    expect(canBeginLargeWork(freeBytes).allowed).toBe(largeWork)
  })

  test('a refusal tells what there is and what is wanted', () => {
    expect(canChange(7)).toEqual({
      allowed: false,
      code: 'DISK_ALMOST_FULL',
      data: { freeBytes: 7, wantedBytes: 100_000_000 },
    })
  })
})

describe('the date of the workstation', () => {
  const released = Date.UTC(2026, 10, 29)
  const lastAct = Date.UTC(2027, 1, 10, 3)
  const hour = 3_600_000
  test.each([
    ['an hour later', lastAct + hour, 'plausible'],
    ['half a day earlier, as in another time zone', lastAct - 12 * hour, 'plausible'],
    ['two days earlier', lastAct - 48 * hour, 'behindLog'],
    ['a holiday later', lastAct + 40 * 24 * hour, 'plausible'],
    ['ten years later', lastAct + 3650 * 24 * hour, 'farAhead'],
    ['1970, as after a dead battery', 0, 'beforeRelease'],
  ])('%s is %s', (_name, now, state) => {
    expect(clockStateOf(now, lastAct, released)).toBe(state)
  })

  test('of a store without acts is only held against the program', () => {
    expect(clockStateOf(released + hour, null, released)).toBe('plausible')
    expect(clockStateOf(released - 48 * hour, null, released)).toBe('beforeRelease')
  })
})
