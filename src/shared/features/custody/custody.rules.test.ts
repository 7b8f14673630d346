import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  canHandOver,
  canHold,
  canHoldAt,
  canIssueOn,
  canLeaveAt,
  canRemove,
  canReturn,
  custodyStateOf,
} from './custody.rules.ts'
import { canStandOnReceipt } from './receipt-words.ts'

const at = (time: string): Date => new Date(`2026-11-${time}`)
const now = at('23T09:00:00').getTime()

const shown = { heldAt: null, returnedAt: null, issuedOn: null }
const held = { heldAt: at('20T10:00:00'), returnedAt: null, issuedOn: null }
const returned = { heldAt: at('20T10:00:00'), returnedAt: at('21T10:00:00'), issuedOn: null }

const codeOf = (verdict: ReturnType<typeof canHold>): string => (verdict.allowed ? 'yes' : verdict.code)

describe('an original', () => {
  test.each([
    ['shown', shown, 'yes', 'DOCUMENT_NOT_HELD', 'yes'],
    ['held', held, 'DOCUMENT_ALREADY_HELD', 'yes', 'DOCUMENT_WAS_HELD'],
    ['returned', returned, 'DOCUMENT_ALREADY_RETURNED', 'DOCUMENT_ALREADY_RETURNED', 'DOCUMENT_WAS_HELD'],
  ])('that is %s', (state, document, hold, leave, remove) => {
    expect(custodyStateOf(document)).toBe(state)
    expect(codeOf(canHold(document))).toBe(hold)
    expect(codeOf(canReturn(document))).toBe(leave)
    expect(codeOf(canRemove(document))).toBe(remove)
  })

  test.each([
    ['now', '23T09:00:00', 'yes'],
    ['within a minute of two clocks', '23T09:01:00', 'yes'],
    ['later today', '23T09:02:00', 'CUSTODY_IN_FUTURE'],
    ['before it was issued', '18T09:00:00', 'DOCUMENT_HELD_BEFORE_ISSUE'],
    ['on the day of its issue', '19T00:00:00', 'yes'],
  ])('is held %s', (_when, moment, answer) => {
    const document = { ...shown, issuedOn: '2026-11-19' as PlainDate }
    expect(codeOf(canHoldAt(document, at(moment), now))).toBe(answer)
  })

  test.each([
    ['the moment it came', '20T10:00:00', 'yes'],
    ['before it came', '20T09:59:00', 'DOCUMENT_LEFT_BEFORE_HELD'],
    ['later today', '23T09:02:00', 'CUSTODY_IN_FUTURE'],
  ])('leaves %s', (_when, moment, answer) => {
    expect(codeOf(canLeaveAt(held, at(moment), now))).toBe(answer)
  })

  test('is not issued tomorrow', () => {
    const today = '2026-11-23' as PlainDate
    expect(canIssueOn({ issuedOn: today }, today).allowed).toBe(true)
    expect(codeOf(canIssueOn({ issuedOn: '2026-11-24' as PlainDate }, today))).toBe(
      'DOCUMENT_ISSUED_IN_FUTURE',
    )
  })
})

describe('a handover', () => {
  const item = { name: 'Telepon genggam', number: null, quantity: 1, condition: null, note: null }
  const document = { id: 'x' as never, version: 1 }
  const subject = 'x' as never
  const plain = { subjectId: null, institution: null, items: [], documents: [] }
  test.each([
    [
      'of a person to an agency',
      { ...plain, kind: 'person', subjectId: subject, institution: 'BP3MI' },
      'yes',
    ],
    ['of nobody', { ...plain, kind: 'person', institution: 'BP3MI' }, 'HANDOVER_WITHOUT_PERSON'],
    [
      'of a person to nobody',
      { ...plain, kind: 'person', subjectId: subject },
      'HANDOVER_WITHOUT_INSTITUTION',
    ],
    [
      'of a held document',
      { ...plain, kind: 'document', documents: [document], institution: 'Polres' },
      'yes',
    ],
    ['of nothing', { ...plain, kind: 'document', institution: 'Polres' }, 'HANDOVER_WITHOUT_ITEMS'],
    ['of things to nobody', { ...plain, kind: 'document', items: [item] }, 'HANDOVER_WITHOUT_INSTITUTION'],
    ['into the office', { ...plain, kind: 'receipt', items: [item] }, 'yes'],
    ['of nothing into the office', { ...plain, kind: 'receipt' }, 'HANDOVER_WITHOUT_ITEMS'],
    [
      'of a held document into the office',
      { ...plain, kind: 'receipt', documents: [document] },
      'HANDOVER_NOT_OF_DOCUMENTS',
    ],
  ] as const)('%s', (_what, handover, answer) => {
    expect(
      codeOf(canHandOver({ ...handover, items: [...handover.items], documents: [...handover.documents] })),
    ).toBe(answer)
  })
})

test('a receipt names no suspicion, in no line of it', () => {
  expect(canStandOnReceipt(['pencocokan dengan penerbit', null, 'baik']).allowed).toBe(true)
  expect(canStandOnReceipt(['pencocokan', 'diduga palsu'])).toMatchObject({
    code: 'RECEIPT_NAMES_SUSPICION',
    data: { word: 'diduga' },
  })
})
