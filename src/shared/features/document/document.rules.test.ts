import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { PaperType, PrintAct } from './document.schema.ts'
import {
  canAnswerPrint,
  canIssue,
  canSendToPrinter,
  canUse,
  copyNumberFor,
  isCopyAfter,
  nextRunning,
  printStateFor,
  serialFor,
  serialPrefixFor,
  sheetsInHand,
  unansweredActs,
} from './document.rules.ts'

type Act = Pick<PrintAct, 'id' | 'kind' | 'isCopy' | 'copies' | 'answers'>

const id = (name: string) => name as PrintAct['id']
const act = (name: string, kind: Act['kind'], values: Partial<Act> = {}): Act => ({
  id: id(name),
  kind,
  isCopy: false,
  copies: 1,
  answers: null,
  ...values,
})
const sent = (name: string, values: Partial<Act> = {}) => act(name, 'sentToPrinter', values)
const answer = (kind: 'inHand' | 'spoiled' | 'cancelled', to: string, values: Partial<Act> = {}) =>
  act(`${kind}-${to}`, kind, { answers: id(to), ...values })

const complete = {
  type: 'certificate' as PaperType,
  number: { kind: 'none' as const },
  missing: [],
  subjectRevoked: false,
  currentId: null,
}

describe('issuing', () => {
  test.each([
    ['nothing missing', {}, undefined],
    ['a valid paper is there', { currentId: 'a' }, 'DOCUMENT_ALREADY_ISSUED'],
    ['a sheet may be made again', { currentId: 'a', type: 'villageSheet' as const }, undefined],
    ['the decree is revoked', { subjectRevoked: true }, 'DOCUMENT_SUBJECT_REVOKED'],
    ['a value is missing', { missing: [{ field: 'decreeNumber' as const }] }, 'DOCUMENT_INCOMPLETE'],
    [
      'a decree gets no number here',
      { type: 'decree' as const, number: { kind: 'pattern' as const } },
      'DOCUMENT_NUMBER_NOT_CHOSEN',
    ],
    ['a certificate may get one', { number: { kind: 'external' as const, external: '1/X' } }, undefined],
  ])('%s', (_name, facts, code) => {
    const verdict = canIssue({ ...complete, ...facts })
    expect(verdict.allowed ? undefined : verdict.code).toBe(code)
  })

  test('every missing field is named once, in order', () => {
    const fields = ['signatoryName', 'decreeDate', 'signatoryName'] as const
    expect(canIssue({ ...complete, missing: fields.map((field) => ({ field })) })).toMatchObject({
      data: { missing: ['signatoryName', 'decreeDate'] },
    })
  })

  test('only the valid paper is used further', () => {
    expect(canUse({ state: 'issued' }).allowed).toBe(true)
    expect(canUse({ state: 'superseded' })).toMatchObject({ code: 'DOCUMENT_NOT_VALID' })
    expect(canUse({ state: 'revoked' })).toMatchObject({ data: { state: 'revoked' } })
  })
})

describe('print truth', () => {
  test.each([
    ['nothing happened', [], 'notPrinted'],
    ['saved as a file is not printed', [act('f', 'savedAsFile')], 'notPrinted'],
    ['sent is not printed', [sent('a')], 'unanswered'],
    ['the officer holds it', [sent('a'), answer('inHand', 'a')], 'inHand'],
    ['it was spoiled', [sent('a'), answer('spoiled', 'a')], 'spoiled'],
    [
      'spoiled, then in hand',
      [sent('a'), answer('spoiled', 'a'), sent('b'), answer('inHand', 'b')],
      'inHand',
    ],
    ['in hand, and a copy under way', [sent('a'), answer('inHand', 'a'), sent('b')], 'unanswered'],
    [
      'in hand, the copy was spoiled',
      [sent('a'), answer('inHand', 'a'), sent('b'), answer('spoiled', 'b')],
      'inHand',
    ],
  ] as const)('%s', (_name, acts, state) => {
    expect(printStateFor(acts)).toBe(state)
  })

  test('a copy is what follows a sheet in hand, not what follows a spoiled one', () => {
    expect(isCopyAfter([sent('a'), answer('spoiled', 'a')])).toBe(false)
    expect(isCopyAfter([sent('a'), answer('inHand', 'a')])).toBe(true)
  })

  test('copies are counted over those in hand', () => {
    const acts = [
      sent('a', { copies: 2 }),
      answer('inHand', 'a', { copies: 2 }),
      sent('b', { isCopy: true, copies: 3 }),
      answer('inHand', 'b', { isCopy: true, copies: 3 }),
      sent('c', { isCopy: true }),
      answer('spoiled', 'c', { isCopy: true }),
      sent('d', { isCopy: true }),
    ]
    expect(copyNumberFor(acts, 'a')).toBeNull()
    expect(copyNumberFor(acts, 'b')).toBe(1)
    expect(copyNumberFor(acts, 'c')).toBe(4)
    expect(copyNumberFor(acts, 'd')).toBe(4)
    expect(copyNumberFor(acts, 'unknown')).toBeNull()
    expect(sheetsInHand(acts)).toEqual({ sheets: 5, copies: 3 })
    expect(unansweredActs(acts).map((open) => open.id)).toEqual(['d'])
  })

  test('a second print waits for the answer to the first, and never leaves a superseded paper', () => {
    expect(canSendToPrinter({ state: 'issued', signedOn: null, acts: [sent('a')] })).toMatchObject({
      code: 'PRINT_UNANSWERED',
    })
    expect(
      canSendToPrinter({ state: 'issued', signedOn: null, acts: [sent('a'), answer('inHand', 'a')] }).allowed,
    ).toBe(true)
    expect(canSendToPrinter({ state: 'superseded', signedOn: null, acts: [] })).toMatchObject({
      code: 'DOCUMENT_NOT_VALID',
    })
  })

  test('a print is answered once, and spoiled wants a word', () => {
    const acts = [sent('a')]
    expect(canAnswerPrint(acts, { actId: 'a', outcome: 'inHand', note: null }).allowed).toBe(true)
    expect(canAnswerPrint(acts, { actId: 'a', outcome: 'spoiled', note: null })).toMatchObject({
      code: 'PRINT_NOTE_NEEDED',
    })
    expect(canAnswerPrint(acts, { actId: 'a', outcome: 'spoiled', note: 'tinta luntur' }).allowed).toBe(true)
    const answered = [...acts, answer('inHand', 'a')]
    expect(canAnswerPrint(answered, { actId: 'a', outcome: 'inHand', note: null })).toMatchObject({
      code: 'PRINT_ALREADY_ANSWERED',
    })
  })
})

describe('serials', () => {
  const day = '2024-02-27' as PlainDate
  test('say village, year and turn', () => {
    expect(serialFor('62.02.17.2015', day, 1)).toBe('DBI-6202172015-2024-01')
    expect(serialFor('62.02.17.2015', day, 123)).toBe('DBI-6202172015-2024-123')
    expect(serialFor('62.02.17.2015', day, 1).startsWith(serialPrefixFor('62.02.17.2015'))).toBe(true)
  })

  test('go on after the highest, whatever year it was given in', () => {
    expect(nextRunning([])).toBe(1)
    expect(nextRunning(['DBI-6202172015-2024-01', 'DBI-6202172015-2027-02'])).toBe(3)
    expect(nextRunning(['DBI-6202172015-2024-99', 'DBI-6202172015-2024-100'])).toBe(101)
  })
})
