import { assert, integer, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekdayName, type PlainDate } from '#shared/kernel/plain-date.ts'
import {
  canCloseOn,
  canReceive,
  canSetConfidentiality,
  caseFieldWarnings,
  closingWarnings,
  dueStandingFor,
  isContradictory,
  nameWordsOf,
  readCaseNumber,
  weekEndOf,
} from './case.rules.ts'
import { confidentialities } from './case.schema.ts'

const day = (text: string) => text as PlainDate
const at = (text: string) => new Date(text)
const nothingOpen = { openTasks: 0, runningClocks: 0, heldDocuments: 0, openReferrals: 0 }

describe('receipt', () => {
  const now = at('2026-11-23T09:00:00').getTime()

  test('lies in the past; a minute is forgiven', () => {
    expect(canReceive({ receivedAt: at('2026-11-23T09:00:30') }, now).allowed).toBe(true)
    expect(canReceive({ receivedAt: at('2026-11-23T09:02:00') }, now)).toMatchObject({
      code: 'CASE_RECEIVED_IN_FUTURE',
    })
  })

  const warningsOf = (
    receivedAt: string,
    eventOn: string | null,
    code: string | null,
    village: string | null,
  ) =>
    caseFieldWarnings(
      {
        receivedAt: at(receivedAt),
        eventOn: eventOn === null ? null : day(eventOn),
        eventRegionCode: code,
      },
      village,
      day('2026-11-23'),
    ).map((warning) => warning.code)

  test.each<[string, string | null, string | null, string | null, string[]]>([
    ['2026-11-23T08:00:00', '2026-11-20', null, null, []],
    ['2025-11-23T08:00:00', null, null, null, []],
    ['2025-11-22T23:59:00', null, null, null, ['CASE_RECEIVED_LONG_AGO']],
    ['2026-11-20T08:00:00', '2026-11-26', null, null, ['CASE_EVENT_AFTER_RECEIPT']],
    ['2026-11-20T08:00:00', null, '62.02', '62.02.17.2015', []],
    ['2026-11-20T08:00:00', null, '62.06', '62.02.17.2015', ['CASE_VILLAGE_ELSEWHERE']],
  ])('%s, event %s at %s, village %s: %j', (received, event, region, village, codes) =>
    expect(warningsOf(received, event, region, village)).toEqual(codes),
  )
})

describe('confidentiality', () => {
  test('is raised by any officer and lowered by a head', () => {
    const verdicts = confidentialities.map((from) =>
      confidentialities.map((to) => canSetConfidentiality(['officer'], from, to).allowed),
    )
    expect(verdicts).toEqual([
      [true, true, true],
      [false, true, true],
      [false, false, true],
    ])
    expect(canSetConfidentiality(['sectionHead'], 'secret', 'ordinary').allowed).toBe(true)
  })
})

describe('closing', () => {
  test('on a day between receipt and today', () => {
    const received = at('2026-11-20T23:00:00')
    const today = day('2026-11-23')
    expect(canCloseOn(day('2026-11-20'), received, today).allowed).toBe(true)
    expect(canCloseOn(today, received, today).allowed).toBe(true)
    expect(canCloseOn(day('2026-11-24'), received, today)).toMatchObject({ code: 'CASE_CLOSED_IN_FUTURE' })
    expect(canCloseOn(day('2026-11-19'), received, today)).toMatchObject({
      code: 'CASE_CLOSED_BEFORE_RECEIPT',
      data: { receivedOn: '2026-11-20' },
    })
  })

  test('asks about a finding that its outcome contradicts, and about what is left open', () => {
    expect(isContradictory({ finding: 'traffickingConfirmed', outcome: 'notProven' })).toBe(true)
    expect(isContradictory({ finding: 'unfounded', outcome: 'verdict' })).toBe(true)
    expect(isContradictory({ finding: 'unfounded', outcome: 'documentsCompleted' })).toBe(false)
    expect(isContradictory({ finding: 'notProven', outcome: 'notProven' })).toBe(false)
    const closing = {
      finding: 'unfounded' as const,
      outcome: 'documentsCompleted' as const,
      closedOn: day('2026-11-23'),
      note: 'selesai',
    }
    expect(closingWarnings(closing, nothingOpen)).toEqual([])
    expect(
      closingWarnings(closing, { ...nothingOpen, openTasks: 2, heldDocuments: 1, openReferrals: 3 }),
    ).toEqual([
      { code: 'CLOSING_OPEN_TASKS', data: { count: 2 } },
      { code: 'CLOSING_HELD_DOCUMENTS', data: { count: 1 } },
      { code: 'CLOSING_OPEN_REFERRALS', data: { count: 3 } },
    ])
  })
})

describe('deadlines', () => {
  test.each<[string, string, string, number]>([
    ['2026-11-20T23:59:59', '2026-11-23T09:00:00', 'late', 3],
    ['2026-11-23T08:00:00', '2026-11-23T09:00:00', 'late', 0],
    ['2026-11-23T10:00:00', '2026-11-23T09:00:00', 'today', 0],
    ['2026-11-24T08:00:00', '2026-11-23T09:00:00', 'ahead', 1],
  ])('%s seen at %s is %s by %i', (due, now, place, days) =>
    expect(dueStandingFor(at(due), at(now))).toEqual({ place, days }),
  )

  test('the week ends on the next Sunday, today included', () => {
    assert(
      property(integer({ min: 0, max: 60_000 }), (days) => {
        const today = addDays(day('1900-01-01'), days)
        const end = weekEndOf(today)
        expect(weekdayName(end)).toBe('Minggu')
        expect(end >= today && end <= addDays(today, 6)).toBe(true)
      }),
    )
  })
})

describe('what is typed into the search', () => {
  test.each<[string, string | undefined, number | undefined]>([
    ['KNP-2026-0012', 'KNP-2026-0012', 2_026_000_012],
    ['knp 2026 12', 'KNP-2026-12', 2_026_000_012],
    ['2026-0012', 'KNP-2026-0012', 2_026_000_012],
    ['2026', 'KNP-2026-', undefined],
    ['KNP-2026-', 'KNP-2026-', undefined],
    ['1234', undefined, undefined],
    ['melati 2026', undefined, undefined],
    ['6202175403010001', undefined, undefined],
  ])('%j as a case number', (typed, prefix, key) => {
    expect(readCaseNumber(typed)).toEqual(prefix === undefined ? undefined : { prefix, key })
  })

  test('words never carry a sign of the full-text search', () => {
    assert(
      property(string({ unit: 'grapheme' }), (typed) => {
        for (const word of nameWordsOf(typed)) expect(word).not.toMatch(/["*:^(){}\s-]/)
      }),
    )
    expect(nameWordsOf('a')).toEqual([])
    expect(nameWordsOf('Fiktif M')).toEqual(['fiktif', 'm'])
  })
})
