import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { byUrgency, daysLateFor, homeColumnFor, nextBeginningStep, usualReachFor } from './home.rules.ts'
import type { CaseWorkKind, HomeItemKind } from './home.schema.ts'

const day = (text: string) => text as PlainDate
const today = day('2026-11-23')
const item = (
  kind: Exclude<HomeItemKind, CaseWorkKind>,
  since: string | null,
  dueOn: string | null = null,
) => ({
  kind,
  since: since === null ? null : day(since),
  dueOn: dueOn === null ? null : day(dueOn),
})

describe('home column', () => {
  test.each([
    ['printUnanswered', '2026-11-22', null, 'overdue'],
    ['printUnanswered', '2026-11-23', null, 'thisWeek'],
    ['agreementExpired', '2026-11-20', null, 'overdue'],
    ['agreementExpiring', null, '2026-12-10', 'thisWeek'],
    ['agreementIncomplete', '2020-01-01', null, 'waiting'],
    ['agreementIncomplete', null, null, 'waiting'],
    ['certificateMissing', '2024-02-27', null, 'overdue'],
    ['certificateMissing', '2026-11-23', null, 'thisWeek'],
    ['liaisonMissing', null, null, 'thisWeek'],
    ['liaisonMissing', '2026-03-31', null, 'overdue'],
    ['decreeDraft', null, null, 'thisWeek'],
    ['designationExpiring', null, '2026-11-22', 'overdue'],
    ['designationExpiring', null, '2026-11-23', 'thisWeek'],
    ['inaugurationOpen', '2026-11-01', null, 'waiting'],
    ['inaugurationOpen', '2026-08-25', null, 'waiting'],
    ['inaugurationOpen', '2026-08-24', null, 'overdue'],
    ['inaugurationOpen', '2026-08-01', '2026-11-22', 'overdue'],
    ['inaugurationOpen', '2026-08-01', '2026-11-30', 'thisWeek'],
    ['inaugurationOpen', '2026-08-01', '2026-12-01', 'waiting'],
  ] as const)('%s since %s, due %s: %s', (kind, since, dueOn, column) => {
    expect(homeColumnFor(item(kind, since, dueOn), today)).toBe(column)
  })

  test('lateness counts from the due day, else from the beginning, and never below zero', () => {
    expect(daysLateFor(item('agreementExpired', null, '2024-02-29'), day('2025-02-28'))).toBe(365)
    expect(daysLateFor(item('liaisonMissing', '2026-11-20'), today)).toBe(3)
    expect(daysLateFor(item('agreementExpiring', null, '2026-12-01'), today)).toBe(0)
    expect(daysLateFor(item('liaisonMissing', null), today)).toBe(0)
  })

  test('the oldest comes first and what has no day last', () => {
    const items = [
      item('liaisonMissing', null),
      item('agreementExpired', null, '2026-02-01'),
      item('printUnanswered', '2026-01-01'),
    ]
    expect(items.toSorted(byUrgency).map(({ kind }) => kind)).toEqual([
      'printUnanswered',
      'agreementExpired',
      'liaisonMissing',
    ])
  })
})

test('a head sees what he answers for, everybody else his own work', () => {
  expect(usualReachFor(['sectionHead', 'officeHead'])).toBe('office')
  expect(usualReachFor(['officer', 'sectionHead'])).toBe('section')
  expect(usualReachFor(['officer'])).toBe('mine')
  expect(usualReachFor([])).toBe('mine')
})

test('the story goes village, agreement, decree, certificate', () => {
  const none = { villages: 0, agreements: 0, decrees: 0, certificates: 0 }
  expect(nextBeginningStep(none)).toBe('villages')
  expect(nextBeginningStep({ ...none, villages: 3 })).toBe('agreements')
  expect(nextBeginningStep({ ...none, villages: 3, agreements: 1 })).toBe('decrees')
  expect(nextBeginningStep({ ...none, villages: 3, agreements: 1, decrees: 1 })).toBe('certificates')
  expect(nextBeginningStep({ villages: 3, agreements: 1, decrees: 1, certificates: 1 })).toBeUndefined()
})
