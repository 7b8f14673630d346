import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTestOffice, startService, type TestOffice } from '../../../tests/support/test-office.ts'
import type { ServiceState } from './service-state.ts'

const minute = 60_000
const hour = 60 * minute
let office: TestOffice
let service: ServiceState
const time = { wall: 1_000 * hour, elapsed: 0 }
const pass = (milliseconds: number): void => {
  time.wall += milliseconds
  time.elapsed += milliseconds
}

beforeEach(async () => {
  office = await createTestOffice()
  service = startService(office.folder, { now: () => time.wall, elapsed: () => time.elapsed })
  service.useStore(office.service.store())
})
afterEach(() => office.close())

describe('the store is locked', () => {
  test('after the idle time, counted from the last touch', () => {
    pass(4 * minute)
    service.touch()
    pass(4 * minute)
    expect(service.isDue()).toBe(false)
    pass(minute)
    expect(service.isDue()).toBe(true)
  })

  test.each([-10 * 365 * 24 * hour, -hour])('no later when the clock is set by %d milliseconds', (jump) => {
    time.wall += jump
    pass(5 * minute)
    expect(service.isDue()).toBe(true)
  })

  test('after a sleep of the machine, during which only the wall clock went on', () => {
    time.wall += 5 * minute
    expect(service.isDue()).toBe(true)
  })

  test('after eight hours of work without a break, slept hours among them', () => {
    for (let turn = 0; turn < 110; turn += 1) {
      pass(4 * minute)
      service.touch()
    }
    expect(service.isDue()).toBe(false)
    time.wall += 40 * minute
    service.touch()
    expect(service.isDue()).toBe(true)
  })

  test('never while it is closed', () => {
    const locked = startService(office.folder, { now: () => time.wall, elapsed: () => time.elapsed })
    pass(24 * hour)
    expect(locked.isDue()).toBe(false)
  })
})
