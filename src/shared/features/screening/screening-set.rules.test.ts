import { describe, expect, test } from 'vitest'
import {
  answerableIds,
  canEditSet,
  canPutInForce,
  canSaveSet,
  nextItemId,
  setChanges,
} from './screening-set.rules.ts'
import { type Indicator, type SetContent, setContent } from './screening-set.schema.ts'
import { setVersion1 } from './version-1/set-version-1.ts'

const changed = (id: string, change: Partial<Indicator>): SetContent => ({
  ...setVersion1,
  indicators: setVersion1.indicators.map((each) => (each.id === id ? { ...each, ...change } : each)),
})
const added = (id: string, dimension: Indicator['dimension'] = 'documents'): SetContent => ({
  ...setVersion1,
  indicators: [
    ...setVersion1.indicators,
    {
      id,
      dimension,
      weight: 'weak',
      family: 'deception',
      statement: { id: 'Contoh', en: 'Example' },
      question: null,
      inUse: true,
    },
  ],
})
const codeOf = (verdict: ReturnType<typeof canSaveSet>) => (verdict.allowed ? 'yes' : verdict.code)

describe('a draft of the set', () => {
  test('version 1 is itself a set that may be kept', () => {
    expect(setContent.parse(setVersion1)).toEqual(setVersion1)
    expect(codeOf(canSaveSet(setVersion1, setVersion1))).toBe('yes')
    expect(answerableIds(setVersion1).size).toBe(58 + 8 + 5)
  })

  test('may change a weight, a text, and whether an indicator is asked', () => {
    for (const change of [
      { weight: 'strong' },
      { inUse: false },
      { statement: { id: 'Lebih jelas', en: 'Clearer' } },
      { question: 'Mengapa?' },
    ] satisfies Partial<Indicator>[]) {
      expect(codeOf(canPutInForce(setVersion1, changed('P06', change)))).toBe('yes')
    }
  })

  test('never loses an indicator that was in force, nor a protective fact', () => {
    const fewer = { ...setVersion1, indicators: setVersion1.indicators.filter(({ id }) => id !== 'P06') }
    expect(canSaveSet(setVersion1, fewer)).toMatchObject({
      code: 'SCREENING_ITEM_TAKEN_AWAY',
      data: { item: 'P06' },
    })
    const noFacts = { ...setVersion1, protectiveFacts: [] }
    expect(canSaveSet(setVersion1, noFacts)).toMatchObject({
      code: 'SCREENING_ITEM_TAKEN_AWAY',
      data: { item: 'F01' },
    })
  })

  test('gives a new indicator the next free number and no other', () => {
    expect(nextItemId(setVersion1.indicators, 'D')).toBe('D12')
    expect(codeOf(canPutInForce(setVersion1, added('D12')))).toBe('yes')
    expect(canSaveSet(setVersion1, added('D14'))).toMatchObject({
      code: 'SCREENING_ITEM_NUMBER',
      data: { item: 'D14', expected: 'D12' },
    })
  })

  test('an id put out of use stays taken', () => {
    const withoutLast = changed('D11', { inUse: false })
    expect(nextItemId(withoutLast.indicators, 'D')).toBe('D12')
    const again = { ...withoutLast, indicators: [...withoutLast.indicators, ...withoutLast.indicators] }
    expect(setContent.safeParse(again).success).toBe(false)
  })

  test('does not put an id under another dimension, nor drop a flag, nor name a family of questions twice', () => {
    expect(setContent.safeParse(changed('D11', { dimension: 'process' })).success).toBe(false)
    expect(setContent.safeParse({ ...setVersion1, flags: setVersion1.flags.slice(1) }).success).toBe(false)
    const turned = { ...setVersion1, quickQuestions: setVersion1.quickQuestions.toReversed() }
    expect(setContent.safeParse(turned).success).toBe(false)
    expect(setContent.safeParse(changed('D11', { statement: { id: '   ', en: 'x' } })).success).toBe(false)
  })

  test('asks at intake only what is in use', () => {
    expect(canSaveSet(setVersion1, changed('C15', { inUse: false }))).toMatchObject({
      code: 'SCREENING_QUICK_ITEM_NOT_USED',
      data: { item: 'C15' },
    })
  })

  test('leaves no dimension that could never become positive', () => {
    const lame = {
      ...setVersion1,
      indicators: setVersion1.indicators.map((each) =>
        each.dimension === 'smuggling' && each.id !== 'M01' ? { ...each, inUse: false } : each,
      ),
    }
    expect(canPutInForce(setVersion1, lame)).toMatchObject({
      code: 'SCREENING_DIMENSION_UNREACHABLE',
      data: { letter: 'M' },
    })
  })

  test('that changes nothing is not put in force, and one in force is not edited', () => {
    expect(codeOf(canPutInForce(setVersion1, setVersion1))).toBe('SCREENING_SET_UNCHANGED')
    expect(codeOf(canEditSet({ state: 'inForce', number: 1 }))).toBe('SCREENING_SET_NOT_DRAFT')
    expect(codeOf(canEditSet({ state: 'replaced', number: 1 }))).toBe('SCREENING_SET_NOT_DRAFT')
    expect(codeOf(canEditSet({ state: 'draft', number: 2 }))).toBe('yes')
  })

  test('tells each difference to the one in force', () => {
    const draft = {
      ...changed('P06', { weight: 'strong', inUse: false }),
      flags: setVersion1.flags.map((each) => ({ ...each, question: 'Contoh?' })).slice(0, 8),
      quickQuestions: setVersion1.quickQuestions.map((each) =>
        each.family === 'intelligenceData' ? { ...each, itemIds: ['P14'] } : each,
      ),
    }
    expect(setChanges(setVersion1, draft)).toEqual([
      { itemId: 'P06', kind: 'weight' },
      { itemId: 'P06', kind: 'putOutOfUse' },
      ...setVersion1.flags.map(({ id }) => ({ itemId: id, kind: 'question' })),
      { itemId: 'P14', kind: 'askedAtIntake' },
      { itemId: 'P12', kind: 'notAskedAtIntake' },
    ])
    expect(setChanges(setVersion1, added('T13', 'purpose'))).toEqual([{ itemId: 'T13', kind: 'added' }])
  })
})
