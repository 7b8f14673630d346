import { describe, expect, test } from 'vitest'
import { roles, type Role } from '#shared/kernel/permissions.ts'
import {
  canChangeReferral,
  canFollowUp,
  needOf,
  referralStepPermission,
  referralSteps,
  referralStepsFor,
  referralStepVerdict,
  referralStepVerdictFor,
  replyStepFor,
  type ReferralFacts,
  type ReferralStep,
} from './referral-workflow.rules.ts'
import { referralStates, type ReferralState } from './referral.schema.ts'

const open: ReferralFacts = { caseState: 'referral', caseNumber: 'KNP-2026-0001' }
const closed: ReferralFacts = { ...open, caseState: 'closed' }

/**
 * Written down by hand from the office's practice, not taken from the code: for every state (rows) and step (columns)
 * where it leads. `-` is refused.
 */
const expected = `
                   sign send receive accept startWork complete decline returnIncomplete amend reRefer giveUp cancel
prepared           sig  -    -       -      -         -        -       -                -     -       -      can
signed             -    sen  -       -      -         -        -       -                pre   -       -      can
sent               -    -    rec     acc    pro       com      dec     ret              -     -       nor    can
received           -    -    -       acc    pro       com      dec     ret              -     rer     nor    can
accepted           -    -    -       -      pro       com      dec     ret              -     rer     nor    -
inProgress         -    -    -       -      -         com      dec     ret              -     rer     nor    -
completed          -    -    -       -      -         -        -       -                -     -       -      -
declined           -    -    -       -      -         -        -       -                -     rer     -      -
reReferred         -    -    -       -      -         -        -       -                -     -       -      -
returnedIncomplete -    sen  -       -      -         -        -       -                pre   rer     -      can
noResponse         -    sen  rec     acc    pro       com      dec     ret              -     rer     -      can
cancelled          -    -    -       -      -         -        -       -                -     -       -      -
`

const abbreviations: Record<string, ReferralState> = {
  sig: 'signed',
  sen: 'sent',
  rec: 'received',
  acc: 'accepted',
  pro: 'inProgress',
  com: 'completed',
  dec: 'declined',
  ret: 'returnedIncomplete',
  pre: 'prepared',
  rer: 'reReferred',
  nor: 'noResponse',
  can: 'cancelled',
}

/** Who may take which step, by hand as well: what the agency says is also written down at the counter. */
const work: Role[] = ['sectionHead', 'officer']
const counter: Role[] = ['sectionHead', 'officer', 'operator']
const mayTake: Record<ReferralStep, Role[]> = {
  sign: work,
  send: work,
  receive: counter,
  accept: counter,
  startWork: counter,
  complete: counter,
  decline: counter,
  returnIncomplete: counter,
  amend: work,
  reRefer: work,
  giveUp: work,
  cancel: work,
}

/** What the agency does, as against what the office does. */
const agencySteps: ReadonlySet<ReferralStep> = new Set([
  'receive',
  'accept',
  'startWork',
  'complete',
  'decline',
  'returnIncomplete',
])

const [columns = [], ...rows] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

const cells = rows.flatMap(([state, ...marks]) =>
  marks.map((mark, index) => [state as ReferralState, columns[index] as ReferralStep, mark] as const),
)

describe('the table of steps of a referral', () => {
  test('the table written down has every state and every step', () => {
    expect([...columns].sort()).toEqual([...referralSteps].sort())
    expect(rows.map(([state]) => String(state)).sort()).toEqual([...referralStates].sort())
    for (const row of rows) expect(row).toHaveLength(columns.length + 1)
  })

  test.each(cells)('%s · %s', (state, step, mark) => {
    const nextState = abbreviations[mark]
    for (const role of roles) {
      const verdict = referralStepVerdictFor([role], state, step, open)
      if (nextState === undefined) {
        expect(verdict).toEqual({
          allowed: false,
          code: 'REFERRAL_STEP_NOT_POSSIBLE',
          data: { state, step },
        })
      } else {
        expect(verdict).toEqual(
          mayTake[step].includes(role)
            ? { allowed: true, nextState }
            : { allowed: false, code: 'NOT_PERMITTED', data: { permission: referralStepPermission(step) } },
        )
      }
    }
  })

  test('a screen offers exactly the steps that lead somewhere, each once', () => {
    for (const state of referralStates) {
      const possible = cells.flatMap(([from, step, mark]) => (from === state && mark !== '-' ? [step] : []))
      expect(
        referralStepsFor(state, ['officer'], open)
          .map(({ step }) => step)
          .toSorted(),
      ).toEqual(possible.toSorted())
    }
  })

  test('a closed case keeps the office from acting and lets the agency answer', () => {
    for (const [state, step, mark] of cells) {
      if (mark === '-') continue
      const verdict = referralStepVerdict(state, step, closed)
      if (agencySteps.has(step)) expect(verdict).toMatchObject({ allowed: true })
      else expect(verdict).toMatchObject({ code: 'CASE_CLOSED', data: { number: 'KNP-2026-0001' } })
    }
    expect(referralStepVerdict('signed', 'send', { ...open, caseState: 'merged' })).toMatchObject({
      code: 'CASE_MERGED',
    })
  })

  test('what ends it badly has a reason, what leaves the house a way, a new agency is named', () => {
    expect(referralSteps.filter((step) => needOf(step) === 'reason')).toEqual([
      'decline',
      'returnIncomplete',
      'cancel',
    ])
    expect(referralSteps.filter((step) => needOf(step) === 'way')).toEqual(['send'])
    expect(referralSteps.filter((step) => needOf(step) === 'agency')).toEqual(['reRefer'])
  })
})

describe('what else a state allows', () => {
  const first = (state: ReferralState, held: Role[] = ['officer']) =>
    referralStepsFor(state, held, open).find(({ verdict }) => verdict.allowed)?.step

  test.each<[ReferralState, ReferralStep | undefined]>([
    ['prepared', 'sign'],
    ['signed', 'send'],
    ['sent', 'receive'],
    ['received', 'accept'],
    ['accepted', 'startWork'],
    ['inProgress', 'complete'],
    ['completed', undefined],
    ['declined', 'reRefer'],
    ['returnedIncomplete', 'amend'],
    ['noResponse', 'reRefer'],
  ])('%s: the page offers %s first', (state, step) => expect(first(state)).toBe(step))

  test('only a letter that nobody signed is changed, in an open case', () => {
    for (const state of referralStates) {
      const verdict = canChangeReferral(state, open)
      if (state === 'prepared') expect(verdict).toEqual({ allowed: true })
      else expect(verdict).toMatchObject({ code: 'REFERRAL_NOT_PREPARED', data: { state } })
    }
    expect(canChangeReferral('prepared', closed)).toMatchObject({ code: 'CASE_CLOSED' })
  })

  test('an agency is asked once the letter is out', () => {
    const refused = referralStates.filter((state) => !canFollowUp(state).allowed)
    expect(refused).toEqual(['prepared', 'signed'])
  })

  test.each<[ReferralState, ReferralStep | undefined]>([
    ['prepared', undefined],
    ['sent', 'receive'],
    ['received', 'accept'],
    ['accepted', 'startWork'],
    ['inProgress', 'complete'],
    ['noResponse', 'receive'],
    ['completed', undefined],
    ['cancelled', undefined],
  ])('%s: the answer of a slip belongs to %s', (state, step) => expect(replyStepFor(state)).toBe(step))
})
