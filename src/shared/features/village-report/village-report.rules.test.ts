import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  canReceiveReport,
  canStepAt,
  canTakeReportStep,
  nextReportState,
  reportSteps,
  reportStepsFor,
  reportWarningsOf,
} from './village-report.rules.ts'
import { reportStates } from './village-report.schema.ts'

/** Written down by hand, not computed: rows are states, columns the steps in their order. */
const expected = `
                correct    verify    askCorrection    followUp    promote     finish  reject
submitted       submitted  verified  correctionAsked  -           -           -       rejected
correctionAsked submitted  -         -                -           -           -       rejected
verified        -          -         correctionAsked  followedUp  followedUp  -       rejected
followedUp      -          -         -                followedUp  followedUp  done    -
done            -          -         -                -           -           -       -
rejected        -          -         -                -           -           -       -
`
const [head = [], ...rows] = expected
  .trim()
  .split('\n')
  .map((row) => row.trim().split(/\s+/))

describe('the table of steps', () => {
  test('names every state and every step', () => {
    expect(head).toEqual([...reportSteps])
    expect(rows.map(([state]) => state)).toEqual([...reportStates])
  })

  test.each(rows)('from %s', (state, ...next) => {
    const found = reportSteps.map(
      (step) => nextReportState(state as (typeof reportStates)[number], step) ?? '-',
    )
    expect(found).toEqual(next)
  })

  test.each([
    ['submitted', 'promote', 'REPORT_NOT_VERIFIED'],
    ['correctionAsked', 'followUp', 'REPORT_NOT_VERIFIED'],
    ['correctionAsked', 'verify', 'REPORT_WAITS_FOR_CORRECTION'],
    ['correctionAsked', 'askCorrection', 'REPORT_WAITS_FOR_CORRECTION'],
    ['verified', 'finish', 'REPORT_NOT_FOLLOWED_UP'],
    ['verified', 'verify', 'REPORT_STEP_NOT_POSSIBLE'],
    ['followedUp', 'reject', 'REPORT_STEP_NOT_POSSIBLE'],
    ['done', 'finish', 'REPORT_IS_OVER'],
    ['rejected', 'correct', 'REPORT_IS_OVER'],
  ] as const)('says of a %s report why not to %s: %s', (state, step, code) => {
    expect(canTakeReportStep({ state, caseNumber: null }, step)).toMatchObject({ code })
  })

  test('a report becomes one case only', () => {
    const standing = { state: 'followedUp' as const, caseNumber: 'KNP-2026-0001' }
    expect(canTakeReportStep(standing, 'promote')).toMatchObject({ code: 'REPORT_ALREADY_A_CASE' })
    expect(reportStepsFor(standing)[0]).toMatchObject({ step: 'finish', verdict: { allowed: true } })
  })
})

const now = new Date('2026-11-23T09:00:00').getTime()
const received = (text: string) => new Date(text)

describe('times of a report', () => {
  test('it is not received ahead of time, to the minute', () => {
    const at = (receivedAt: Date) => canReceiveReport({ receivedAt, occurredOn: null }, now)
    expect(at(received('2026-11-23T09:00:00')).allowed).toBe(true)
    expect(at(received('2026-11-23T09:00:01'))).toMatchObject({ code: 'REPORT_RECEIVED_IN_FUTURE' })
  })

  test('what it tells of has happened', () => {
    const verdict = canReceiveReport(
      { receivedAt: received('2026-11-22T09:00:00'), occurredOn: '2026-11-24' as PlainDate },
      now,
    )
    expect(verdict).toMatchObject({ code: 'REPORT_EVENT_IN_FUTURE' })
  })

  test('a step is neither before the receipt nor ahead', () => {
    const receipt = now - 3_600_000
    expect(canStepAt(receipt, receipt, now).allowed).toBe(true)
    expect(canStepAt(receipt - 1, receipt, now)).toMatchObject({ code: 'REPORT_STEP_BEFORE_RECEIPT' })
    expect(canStepAt(now + 1, receipt, now)).toMatchObject({ code: 'REPORT_STEP_IN_FUTURE' })
  })
})

describe('what is unlikely', () => {
  const warnings = (values: Partial<Parameters<typeof reportWarningsOf>[0]>) =>
    reportWarningsOf(
      { receivedAt: received('2026-11-20T10:00:00'), occurredOn: null, reporterPhone: null, ...values },
      '2026-11-23' as PlainDate,
    ).map(({ code }) => code)

  test('is asked about, not refused', () => {
    expect(warnings({})).toEqual([])
    expect(warnings({ occurredOn: '2026-11-21' as PlainDate })).toEqual(['REPORT_EVENT_AFTER_RECEIPT'])
    expect(warnings({ receivedAt: received('2026-08-24T10:00:00') })).toEqual(['REPORT_OLD'])
    expect(warnings({ receivedAt: received('2026-08-25T10:00:00') })).toEqual([])
    expect(warnings({ reporterPhone: '0812-0000-0007' })).toEqual([])
    expect(warnings({ reporterPhone: '12' })).toEqual(['REPORT_PHONE_UNUSUAL'])
  })
})
