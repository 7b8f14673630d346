import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDateOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import {
  canCancelNumber,
  canExplainGap,
  canUsePattern,
  counterIn,
  counterKeyFor,
  describeCounterKey,
  numberKeyOf,
  parsePattern,
  renderNumber,
} from './number.rules.ts'
import { counterScopes, documentTypes, numberTokens, type NumberPatternInput } from './number.schema.ts'

const day = '2024-02-27' as PlainDate
const sampit: NumberPatternInput = {
  documentType: 'decree',
  pattern: '{kanwil}.{upt}-{klasifikasi}-{urut}',
  digits: 4,
  counterScope: 'typeAndYear',
  tokens: { kanwil: 'W.17', upt: 'IMI.IMI.2', klasifikasi: 'GR.03.05' },
}
const withPattern = (pattern: string, changes: Partial<NumberPatternInput> = {}): NumberPatternInput => ({
  ...sampit,
  pattern,
  ...changes,
})

describe('a rendered number', () => {
  test.each([
    ['{kanwil}.{upt}-{klasifikasi}-{urut}', 99, 'W.17.IMI.IMI.2-GR.03.05-0099'],
    ['{kanwil}.{upt}.{urut}-{klasifikasi} Tahun {tahun}', 1949, 'W.17.IMI.IMI.2.1949-GR.03.05 Tahun 2024'],
    ['{urut}/PIAGAM/{bulanRomawi}/{tahun}', 7, '0007/PIAGAM/II/2024'],
    ['{urut}.{bulan}.{tahun}', 1, '0001.02.2024'],
    ['{urut}', 10_000, '10000'],
  ])('%s with %i is %s', (pattern, counter, expected) => {
    expect(renderNumber(withPattern(pattern), counter, day)).toBe(expected)
  })

  test('takes year and month from a leap day', () => {
    expect(renderNumber(withPattern('{urut}/{bulan}/{tahun}'), 1, '2024-02-29' as PlainDate)).toBe(
      '0001/02/2024',
    )
  })
})

describe('a pattern', () => {
  test.each([
    ['{kanwil}-2024', 'NUMBER_PATTERN_WITHOUT_COUNTER', {}],
    ['{urut}-{hari}', 'NUMBER_PATTERN_TOKEN_UNKNOWN', { token: '{hari}' }],
    ['{urut', 'NUMBER_PATTERN_TOKEN_UNKNOWN', { token: '{' }],
    ['urut}', 'NUMBER_PATTERN_TOKEN_UNKNOWN', { token: '}' }],
    ['{}{urut}', 'NUMBER_PATTERN_TOKEN_UNKNOWN', { token: '{}' }],
    ['{URUT}', 'NUMBER_PATTERN_TOKEN_UNKNOWN', { token: '{URUT}' }],
    ['', 'NUMBER_PATTERN_WITHOUT_COUNTER', {}],
  ])('%s is refused', (pattern, code, data) => {
    expect(canUsePattern(withPattern(pattern))).toEqual({ allowed: false, code, data })
  })

  test('that uses a code the office left empty is refused', () => {
    const tokens = { ...sampit.tokens, upt: '' }
    expect(canUsePattern({ ...sampit, tokens })).toMatchObject({
      code: 'NUMBER_PATTERN_TOKEN_EMPTY',
      data: { token: '{upt}' },
    })
    expect(canUsePattern(withPattern('{urut}', { tokens })).allowed).toBe(true)
  })

  test('that counts by classification needs one', () => {
    const tokens = { ...sampit.tokens, klasifikasi: '' }
    expect(
      canUsePattern(withPattern('{urut}', { tokens, counterScope: 'classificationAndYear' })),
    ).toMatchObject({
      code: 'NUMBER_PATTERN_CLASSIFICATION_MISSING',
    })
  })

  test('is taken apart without ever throwing, and nothing of it is lost', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('{', '}', 'urut', '-', 'tahun') })),
        (pattern) => {
          const { parts, unknown } = parsePattern(pattern)
          const length = parts.reduce(
            (sum, part) => sum + (part.kind === 'text' ? part.text.length : part.token.length + 2),
            0,
          )
          expect(length + unknown.join('').length).toBe(pattern.length)
        },
      ),
    )
  })
})

const token = fc.string({ unit: fc.constantFrom('W', '.', '1', '7', '-', 'a'), minLength: 1, maxLength: 6 })
const usablePattern = fc
  .record({
    pieces: fc.array(fc.oneof(fc.constantFrom(...numberTokens.map((name) => `{${name}}`)), token), {
      maxLength: 6,
    }),
    place: fc.nat(6),
    digits: fc.integer({ min: 1, max: 8 }),
    counterScope: fc.constantFrom(...counterScopes),
    documentType: fc.constantFrom(...documentTypes),
    tokens: fc.record({ kanwil: token, upt: token, klasifikasi: token }),
  })
  .map(({ pieces, place, ...rest }) => ({
    ...rest,
    pattern: pieces
      .filter((piece) => piece !== '{urut}')
      .toSpliced(place, 0, '{urut}')
      .join(''),
  }))

describe('numbers of one counter', () => {
  test('differ wherever their turns differ, even compared without case and spaces', () => {
    const turn = fc.integer({ min: 1, max: 99_999_999 })
    fc.assert(
      fc.property(usablePattern, turn, turn, (pattern, first, second) => {
        fc.pre(first !== second)
        const key = (counter: number) => numberKeyOf(renderNumber(pattern, counter, day), day)
        expect(key(first)).not.toBe(key(second))
      }),
    )
  })

  test('give their turn back when they are typed', () => {
    fc.assert(
      fc.property(usablePattern, fc.integer({ min: 1, max: 99_999_999 }), (pattern, counter) => {
        expect(counterIn(pattern, renderNumber(pattern, counter, day), day)).toBe(counter)
      }),
    )
  })

  test('of another shape have no turn', () => {
    expect(counterIn(sampit, '180/FIKTIF/2024', day)).toBeUndefined()
    expect(counterIn(sampit, 'W.17.IMI.IMI.2-GR.03.05-', day)).toBeUndefined()
    expect(counterIn(sampit, 'w.17. imi.imi.2 – gr.03.05-99', day)).toBe(99)
  })
})

test('two numbers are the same whatever their case, spaces and dashes, within one year', () => {
  const key = numberKeyOf('W.17.IMI.IMI.2-GR.03.05-0099', day)
  expect(numberKeyOf(' w.17.imi.imi.2 – gr.03.05 - 0099 ', day)).toBe(key)
  expect(numberKeyOf('W.17.IMI.IMI.2-GR.03.05-0099', plainDateOf(2025, 1, 2))).not.toBe(key)
})

test.each([
  ['type', 'decree', { documentType: 'decree', classification: null, year: null }],
  ['typeAndYear', 'decree/2024', { documentType: 'decree', classification: null, year: 2024 }],
  ['year', '*/2024', { documentType: null, classification: null, year: 2024 }],
  ['classificationAndYear', '=gr.03.05/2024', { documentType: null, classification: 'GR.03.05', year: 2024 }],
] as const)('scope %s counts in %s', (counterScope, key, description) => {
  expect(counterKeyFor({ ...sampit, counterScope }, day)).toBe(key)
  expect(describeCounterKey(key)).toEqual(description)
})

test('a classification with a slash still gives its year back', () => {
  const tokens = { ...sampit.tokens, klasifikasi: 'GR/03/05' }
  const key = counterKeyFor({ ...sampit, counterScope: 'classificationAndYear', tokens }, day)
  expect(describeCounterKey(key)).toEqual({ documentType: null, classification: 'GR/03/05', year: 2024 })
})

test('a cancelled number and one in use are not cancelled', () => {
  expect(canCancelNumber({ state: 'reserved', usedFor: null }).allowed).toBe(true)
  expect(canCancelNumber({ state: 'issued', usedFor: null }).allowed).toBe(true)
  expect(canCancelNumber({ state: 'cancelled', usedFor: null })).toMatchObject({
    code: 'NUMBER_NOT_CANCELLABLE',
  })
  expect(canCancelNumber({ state: 'issued', usedFor: 'SK' })).toMatchObject({ code: 'NUMBER_IN_USE' })
})

test('only an open gap is explained', () => {
  const gaps = [
    { from: 5, to: 9, reason: null },
    { from: 12, to: 12, reason: 'rusak' },
  ]
  expect(canExplainGap(gaps, 5, 9).allowed).toBe(true)
  expect(canExplainGap(gaps, 6, 7).allowed).toBe(true)
  for (const [from, to] of [
    [4, 5],
    [8, 10],
    [12, 12],
    [7, 6],
  ] as const) {
    expect(canExplainGap(gaps, from, to).allowed).toBe(false)
  }
})
