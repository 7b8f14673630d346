import { describe, expect, test } from 'vitest'
import { dimensions } from './screening-set.schema.ts'
import {
  compareColours,
  type Counts,
  dimensionClausesFor,
  mostSerious,
  screen,
  type ScreeningFacts,
} from './screening.rules.ts'
import type { ChildKnowledge, ScreeningResult } from './screening.schema.ts'
import { setVersion1 } from './version-1/set-version-1.ts'

type Answers = ScreeningFacts['answers']

const screenWith = (answers: Answers, childKnown: ChildKnowledge | null = null): ScreeningResult =>
  screen({ ...setVersion1, answers, childKnown })
const allYes = (ids: string): Answers =>
  ids
    .split(' ')
    .filter(Boolean)
    .map((itemId) => ({ itemId, value: 'yes' }))
const positiveOf = ({ dimensions: results }: ScreeningResult): string =>
  results
    .filter(({ positive }) => positive)
    .map(({ dimension }) => dimension)
    .join(' ')

describe('the dimension rule', () => {
  const byDomain = ({ strong, medium, weak }: Counts): boolean => {
    const others = medium + weak
    if (strong > 1) return true
    if (strong === 1) return others > 0
    if (medium > 2) return true
    return medium === 2 && weak > 0
  }
  const zeroToFour = [0, 1, 2, 3, 4]
  const every = zeroToFour.flatMap((strong) =>
    zeroToFour.flatMap((medium) => zeroToFour.map((weak) => ({ strong, medium, weak }))),
  )

  test('holds for every count from 0 to 4 of strong, medium and weak', () => {
    expect(every).toHaveLength(125)
    for (const counts of every) {
      expect([counts, dimensionClausesFor(counts).length > 0]).toEqual([counts, byDomain(counts)])
    }
  })

  test.each([
    [{ strong: 2, medium: 0, weak: 0 }, ['twoStrong']],
    [{ strong: 1, medium: 0, weak: 0 }, []],
    [{ strong: 1, medium: 1, weak: 0 }, ['strongAndOther']],
    [{ strong: 1, medium: 0, weak: 1 }, ['strongAndOther']],
    [{ strong: 0, medium: 3, weak: 0 }, ['threeMedium']],
    [{ strong: 0, medium: 2, weak: 0 }, []],
    [{ strong: 0, medium: 2, weak: 1 }, ['twoMediumAndWeak']],
    [{ strong: 0, medium: 1, weak: 4 }, []],
    [{ strong: 0, medium: 0, weak: 4 }, []],
    [{ strong: 2, medium: 3, weak: 1 }, ['twoStrong', 'strongAndOther', 'threeMedium', 'twoMediumAndWeak']],
  ])('%o is positive by %o', (counts, clauses) => {
    expect(dimensionClausesFor(counts)).toEqual(clauses)
  })

  test('tells for each dimension the indicators by weight, and what is unknown or was not asked', () => {
    const { dimensions: results } = screenWith([
      ...allYes('C02 C10 C11'),
      { itemId: 'C01', value: 'no' },
      { itemId: 'C03', value: 'unknown' },
      { itemId: 'C04', value: 'notAsked' },
    ])
    const means = results.find(({ dimension }) => dimension === 'means')
    expect(means).toMatchObject({
      positive: true,
      clauses: ['strongAndOther'],
      yes: { strong: ['C02'], medium: ['C10'], weak: ['C11'] },
      unknown: ['C03'],
    })
    expect(means?.notAsked).toContain('C04')
    expect(means?.notAsked).toContain('C17')
    expect(means?.notAsked).not.toContain('C01')
  })
})

describe('scenarios', () => {
  test('a family visit without papers is kuning by documents alone', () => {
    const result = screenWith(allYes('D02 D08 D10 C11'), 'adultByBirthDate')
    expect(result).toMatchObject({
      colour: 'yellow',
      clauses: ['positiveDimension'],
      behind: ['D02', 'D08', 'D10'],
      smuggling: false,
      urgent: [],
      child: null,
    })
    expect(positiveOf(result)).toBe('documents')
  })

  test('an online-scam offer is merah by all three elements', () => {
    const result = screenWith(allYes('P03 P09 P11 P12 C01 C02 C04 C15 T02 T09 D01'), 'adultByBirthDate')
    expect(result).toMatchObject({
      colour: 'red',
      clauses: ['allThreeElements'],
      behind: ['C01', 'C02', 'C04', 'C15', 'P03', 'P09', 'P11', 'P12', 'T02', 'T09'],
      smuggling: false,
      urgent: [],
    })
    expect(positiveOf(result)).toBe('process means purpose')
  })

  test('in an umrah cover group the two who spoke are oranye and the five kuning; U04 and U07 colour nothing', () => {
    const group = 'P05 P09 P10 D03 D08 C10 T09'
    const spoke = screenWith(allYes(`${group} C15 U04 U07`), 'adultByBirthDate')
    const silent = screenWith(allYes(`${group} U04 U07`), 'adultByBirthDate')
    expect(spoke).toMatchObject({ colour: 'orange', clauses: ['twoElements'], urgent: ['U04', 'U07'] })
    expect(spoke.behind).toEqual(['C10', 'C15', 'P05', 'P09', 'P10'])
    expect(positiveOf(spoke)).toBe('process means')
    expect(silent).toMatchObject({ colour: 'yellow', urgent: ['U04', 'U07'] })
    expect(positiveOf(silent)).toBe('process')
  })
})

describe('the colours', () => {
  test.each([
    ['', 'blue', 'insufficient', ''],
    ['D02 D03', 'blue', 'insufficient', ''],
    ['C11 C12 D05 D10', 'blue', 'insufficient', ''],
    ['D06', 'yellow', 'strongIndicator', 'D06'],
    ['M02', 'yellow', 'strongIndicator', 'M02'],
    ['D02 D03 D10', 'yellow', 'positiveDimension', 'D02 D03 D10'],
    ['D01 D02 P03 P05 P09', 'yellow', 'positiveDimension strongIndicator', 'D01 D02 P03 P05 P09'],
    ['M01 M02 D01 D02', 'yellow', 'positiveDimension strongIndicator', 'D01 D02 M01 M02'],
    ['D02 D03 D10 C02', 'yellow', 'positiveDimension strongIndicator', 'C02 D02 D03 D10'],
    ['P01 P02 C02 C04', 'orange', 'twoElements', 'C02 C04 P01 P02'],
    ['C02 C04 T02 T03', 'orange', 'twoElements', 'C02 C04 T02 T03'],
    ['P01 P02 T02 T03', 'orange', 'twoElements', 'P01 P02 T02 T03'],
    ['M01 M02 U03', 'orange', 'urgentWithPositive', 'M01 M02 U03'],
    ['D01 D02 U02', 'orange', 'urgentWithPositive', 'D01 D02 U02'],
    ['D01 D02 U08', 'orange', 'urgentWithPositive', 'D01 D02 U08'],
    ['P01 P02 U01', 'orange', 'urgentWithPositive', 'P01 P02 U01'],
    ['P01 U01', 'yellow', 'strongIndicator', 'P01'],
    ['U01 U02 U03 U08', 'blue', 'insufficient', ''],
    ['P01 P02 T08 T09 U01', 'red', 'childProcessAndPurpose', 'P01 P02 T08 T09 U01'],
    ['P01 P02 C02 C04 U01', 'orange', 'twoElements urgentWithPositive', 'C02 C04 P01 P02 U01'],
    ['P01 P02 C02 C04 T02 T03', 'red', 'allThreeElements', 'C02 C04 P01 P02 T02 T03'],
  ])('%s is %s by %s', (yes, colour, clauses, behind) => {
    const result = screenWith(allYes(yes))
    expect([result.colour, result.clauses.join(' '), result.behind.join(' ')]).toEqual([
      colour,
      clauses,
      behind,
    ])
  })

  test('of a case are the most serious of its subjects', () => {
    expect(mostSerious(['blue', null, 'orange', 'yellow'])).toBe('orange')
    expect(mostSerious([null])).toBeNull()
    expect(compareColours('red', 'blue')).toBeGreaterThan(0)
    expect(compareColours('yellow', 'yellow')).toBe(0)
  })
})

describe('a child', () => {
  const processAndPurpose = allYes('P01 P02 T08 T09')

  test('by birth date raises U01 though nobody ticked it, even against a "no"', () => {
    const asked: Answers = [...processAndPurpose, { itemId: 'U01', value: 'no' }]
    for (const answers of [processAndPurpose, asked]) {
      expect(screenWith(answers, 'childByBirthDate')).toMatchObject({
        colour: 'red',
        child: 'birthDate',
        urgent: ['U01'],
      })
    }
    expect(screenWith(processAndPurpose, 'childStated')).toMatchObject({ colour: 'red', child: 'subject' })
  })

  test('may be ticked; an adult birth date does not take the tick away', () => {
    const ticked = [...processAndPurpose, ...allYes('U01')]
    expect(screenWith(ticked)).toMatchObject({ colour: 'red', child: 'answer' })
    expect(screenWith(ticked, 'adultByBirthDate')).toMatchObject({ colour: 'red', child: 'answer' })
    expect(screenWith(processAndPurpose, 'adultByBirthDate')).toMatchObject({
      colour: 'orange',
      child: null,
    })
  })

  test('is neither unknown nor left out where the birth date is known', () => {
    const unknown: Answers = [{ itemId: 'U01', value: 'unknown' }]
    expect(screenWith(unknown).urgentUnknown).toEqual(['U01'])
    expect(screenWith(unknown, 'adultByBirthDate').urgentUnknown).toEqual([])
    expect(screenWith([]).urgentNotAsked).toContain('U01')
    expect(screenWith([], 'adultByBirthDate').urgentNotAsked).not.toContain('U01')
    expect(screenWith([], 'childByBirthDate').urgentNotAsked).not.toContain('U01')
  })
})

test('suspected smuggling is a badge of its own', () => {
  expect(screenWith(allYes('M01 M02')).smuggling).toBe(true)
  expect(screenWith(allYes('M03 M04')).smuggling).toBe(false)
  expect(screenWith(allYes('P01 P02 C02 C04 T02 T03')).smuggling).toBe(false)
})

test('an indicator that is no longer in use counts for nothing and is not listed as open', () => {
  const indicators = setVersion1.indicators.map((each) =>
    each.id === 'D06' ? { ...each, inUse: false } : each,
  )
  const result = screen({ ...setVersion1, indicators, answers: allYes('D06'), childKnown: null })
  expect(result.colour).toBe('blue')
  expect(JSON.stringify(result)).not.toContain('D06')
})

test('the input of the rule has no place for sex, age, ethnicity or origin', () => {
  const known: Record<keyof ScreeningFacts, true> = {
    indicators: true,
    flags: true,
    protectiveFacts: true,
    answers: true,
    childKnown: true,
  }
  expect(Object.keys(known)).toHaveLength(5)
  const facts: ScreeningFacts = { ...setVersion1, answers: allYes('D06'), childKnown: null }
  // @ts-expect-error sex is no fact of the rule
  const withSex: ScreeningFacts = { ...facts, sex: 'female' }
  // @ts-expect-error neither is an age
  const withAge: ScreeningFacts = { ...facts, age: 23 }
  // @ts-expect-error neither is where somebody comes from
  const withOrigin: ScreeningFacts = { ...facts, originVillage: '62.02.17.2015' }
  for (const each of [withSex, withAge, withOrigin]) expect(screen(each)).toEqual(screen(facts))
})

describe('version 1 of the set', () => {
  test('has 58 weighted indicators in five dimensions, 8 urgent flags and 5 protective facts', () => {
    const perDimension = dimensions.map(
      (name) => setVersion1.indicators.filter(({ dimension }) => dimension === name).length,
    )
    expect(perDimension).toEqual([11, 14, 17, 12, 4])
    expect(setVersion1.indicators).toHaveLength(58)
    expect(setVersion1.flags).toHaveLength(8)
    expect(setVersion1.protectiveFacts).toHaveLength(5)
  })

  test('weighs as the checklist says', () => {
    const weightsOf = (letter: string): string =>
      setVersion1.indicators
        .filter(({ id }) => id.startsWith(letter))
        .map(({ weight }) => ({ strong: 'S', medium: 'M', weak: 'W' })[weight])
        .join('')
    expect([...'DPCTM'].map(weightsOf)).toEqual([
      'SMMSWSMMSWM',
      'SSMSMMSMMMMMMS',
      'MSMSSSSSSMWWSMSMS',
      'SSSMMSMSMSMS',
      'SSMM',
    ])
  })

  test('asks the quick subset under six families of questions, each item once', () => {
    const quick = setVersion1.quickQuestions.flatMap((question) => question.itemIds)
    expect(quick.toSorted()).toEqual(
      'C02 C06 C10 C15 D01 D02 D04 D08 P03 P05 P12 U01 U04'.split(' ').toSorted(),
    )
    expect(new Set(quick).size).toBe(quick.length)
  })
})
