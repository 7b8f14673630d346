import { assert, constantFrom, property, record, uniqueArray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ItemId, urgentFlagIds, type Weight } from './screening-set.schema.ts'
import { compareColours, type Counts, screen, type ScreeningFacts } from './screening.rules.ts'
import { type AnswerValue, answerValues, type ChildKnowledge } from './screening.schema.ts'
import { setVersion1 } from './version-1/set-version-1.ts'
import { decisiveAnswersFor, sufficientWeights } from './what-if.rules.ts'

type Answers = ScreeningFacts['answers']

const allYes = (ids: string): Answers =>
  ids
    .split(' ')
    .filter(Boolean)
    .map((itemId) => ({ itemId, value: 'yes' }))
const factsOf = (answers: Answers, childKnown: ChildKnowledge | null = null): ScreeningFacts => ({
  ...setVersion1,
  answers,
  childKnown,
})
const decisive = (answers: Answers, childKnown: ChildKnowledge | null = null) => {
  const facts = factsOf(answers, childKnown)
  return decisiveAnswersFor(facts, screen(facts))
}
const idsOf = (list: readonly { itemId: ItemId }[]): string => list.map(({ itemId }) => itemId).join(' ')

describe('one more "yes" that makes a dimension positive', () => {
  test.each<[Counts, Weight[]]>([
    [{ strong: 0, medium: 0, weak: 0 }, []],
    [{ strong: 0, medium: 0, weak: 1 }, ['strong']],
    [{ strong: 0, medium: 1, weak: 0 }, ['strong']],
    [{ strong: 0, medium: 1, weak: 1 }, ['strong', 'medium']],
    [{ strong: 0, medium: 2, weak: 0 }, ['strong', 'medium', 'weak']],
    [{ strong: 1, medium: 0, weak: 0 }, ['strong', 'medium', 'weak']],
  ])('%o needs one of %o', (counts, weights) => expect(sufficientWeights(counts)).toEqual(weights))
})

describe('what would change the colour', () => {
  test('of the deferral that turns out harmless: any answer behind it lowers, a grave flag raises', () => {
    const { raising, lowering } = decisive(allYes('D02 D08 D10 C11'))
    expect(lowering).toEqual([
      { itemId: 'D02', colour: 'blue' },
      { itemId: 'D08', colour: 'blue' },
      { itemId: 'D10', colour: 'blue' },
    ])
    expect(raising.filter(({ itemId }) => itemId.startsWith('U'))).toEqual([
      { itemId: 'U01', colour: 'orange' },
      { itemId: 'U02', colour: 'orange' },
      { itemId: 'U03', colour: 'orange' },
      { itemId: 'U08', colour: 'orange' },
    ])
    // C11 is weak: one strong indicator of the same group would make two positive groups, but D is no element.
    expect(idsOf(raising)).toBe('U01 U02 U03 U08')
  })

  test('of the online-scam offer: without T02 or T09 it is no longer red, and nothing is above red', () => {
    const { raising, lowering } = decisive(allYes('P03 P09 P11 P12 C01 C02 C04 C15 T02 T09 D01'))
    expect(raising).toEqual([])
    expect(lowering).toEqual([
      { itemId: 'T02', colour: 'orange' },
      { itemId: 'T09', colour: 'orange' },
    ])
  })

  test('of the umrah group: one strong means or purpose makes orange of yellow', () => {
    const { raising } = decisive(allYes('P05 P09 P10 D03 D08 C10 T09 U04 U07'))
    expect(raising).toContainEqual({ itemId: 'C15', colour: 'orange' })
    expect(raising).toContainEqual({ itemId: 'T02', colour: 'orange' })
    expect(idsOf(raising)).not.toContain('T04')
  })

  test('what was answered with "no" is not offered again', () => {
    const { raising } = decisive([...allYes('D02'), { itemId: 'D06', value: 'no' }])
    expect(idsOf(raising)).not.toContain('D06')
    expect(raising).toContainEqual({ itemId: 'D09', colour: 'yellow' })
  })

  test('a child known from the birth date cannot be answered away', () => {
    const { lowering } = decisive(allYes('P03 P09 P11 T02 T09'), 'childByBirthDate')
    expect(idsOf(lowering)).toBe('P03 P09 P11 T02 T09')
  })

  test('each answer named really changes the colour in the direction it is named under', () => {
    const ids = [...setVersion1.indicators.map(({ id }) => id), ...urgentFlagIds]
    const someAnswers = uniqueArray(
      record({ itemId: constantFrom(...ids), value: constantFrom<AnswerValue>('yes', ...answerValues) }),
      { selector: ({ itemId }) => itemId, maxLength: 30 },
    )
    assert(
      property(someAnswers, (answers) => {
        const colourOf = (list: Answers) => screen(factsOf(list)).colour
        const before = colourOf(answers)
        const { raising, lowering } = decisive(answers)
        const without = (id: ItemId) => answers.filter(({ itemId }) => itemId !== id)
        for (const { itemId, colour } of raising) {
          expect(colourOf([...without(itemId), ...allYes(itemId)])).toBe(colour)
          expect(compareColours(colour, before)).toBeGreaterThan(0)
        }
        for (const { itemId, colour } of lowering) {
          expect(colourOf(without(itemId))).toBe(colour)
          expect(compareColours(colour, before)).toBeLessThan(0)
        }
      }),
      { numRuns: 200 },
    )
  })
})
