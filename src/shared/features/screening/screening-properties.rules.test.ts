import {
  array,
  assert,
  constantFrom,
  integer,
  property,
  record,
  shuffledSubarray,
  uniqueArray,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { triageColours } from '../case/case.schema.ts'
import { type ItemId, urgentFlagIds } from './screening-set.schema.ts'
import { compareColours, screen, type ScreeningFacts } from './screening.rules.ts'
import {
  type AnswerValue,
  answerValues,
  type ChildKnowledge,
  type ScreeningResult,
} from './screening.schema.ts'
import { setVersion1 } from './version-1/set-version-1.ts'

type Answers = ScreeningFacts['answers']

const screenWith = (answers: Answers, childKnown: ChildKnowledge | null = null): ScreeningResult =>
  screen({ ...setVersion1, answers, childKnown })
const allYes = (ids: string): Answers =>
  ids
    .split(' ')
    .filter(Boolean)
    .map((itemId) => ({ itemId, value: 'yes' }))
/** Everything that can be answered, and answers to any part of it. */
const itemIds: readonly ItemId[] = [
  ...setVersion1.indicators.map(({ id }) => id),
  ...urgentFlagIds,
  ...setVersion1.protectiveFacts.map(({ id }) => id),
]
const someAnswers = uniqueArray(
  record({ itemId: constantFrom(...itemIds), value: constantFrom<AnswerValue>('yes', ...answerValues) }),
  { selector: ({ itemId }) => itemId, maxLength: itemIds.length },
)
const someKnowledge = constantFrom<ChildKnowledge | null>(
  null,
  'childByBirthDate',
  'adultByBirthDate',
  'childStated',
)
const runs = { numRuns: 2000 }

describe('for any answers', () => {
  test('one more "yes" never lowers the colour, takes a positive dimension away, or unmarks smuggling', () => {
    assert(
      property(someAnswers, someKnowledge, constantFrom(...itemIds), (answers, known, added) => {
        const before = screenWith(answers, known)
        const more = [...answers.filter(({ itemId }) => itemId !== added), ...allYes(added)]
        const after = screenWith(more, known)
        expect(compareColours(after.colour, before.colour)).toBeGreaterThanOrEqual(0)
        for (const [place, { positive }] of before.dimensions.entries()) {
          if (positive) expect(after.dimensions[place]?.positive).toBe(true)
        }
        if (before.smuggling) expect(after.smuggling).toBe(true)
      }),
      runs,
    )
  })

  test('"unknown" and "not asked" weigh as much as no answer, and are listed', () => {
    assert(
      property(someAnswers, someKnowledge, (answers, known) => {
        const bare = answers.filter(({ value }) => value === 'yes')
        const full = screenWith(answers, known)
        const without = screenWith(bare, known)
        expect([full.colour, full.clauses, full.behind]).toEqual([
          without.colour,
          without.clauses,
          without.behind,
        ])
        const listed = full.dimensions.flatMap(({ unknown }) => unknown)
        const unknowns = answers.filter(({ itemId, value }) => value === 'unknown' && /^[DPCTM]/.test(itemId))
        expect(listed.toSorted()).toEqual(unknowns.map(({ itemId }) => itemId).toSorted())
        const asked = new Set(answers.filter(({ value }) => value !== 'notAsked').map(({ itemId }) => itemId))
        expect(full.dimensions.flatMap(({ notAsked }) => notAsked).toSorted()).toEqual(
          setVersion1.indicators
            .map(({ id }) => id)
            .filter((id) => !asked.has(id))
            .toSorted(),
        )
      }),
      runs,
    )
  })

  test('the order of the answers does not matter', () => {
    assert(
      property(
        someAnswers.chain((answers) =>
          record({
            answers: constantFrom(answers),
            shuffled: shuffledSubarray(answers, { minLength: answers.length }),
          }),
        ),
        someKnowledge,
        ({ answers, shuffled }, known) => {
          expect(screenWith(shuffled, known)).toEqual(screenWith(answers, known))
        },
      ),
    )
  })

  test('protective facts and U04 to U07 never change the colour', () => {
    const silent = ['U04', 'U05', 'U06', 'U07', ...setVersion1.protectiveFacts.map(({ id }) => id)]
    assert(
      property(someAnswers, someKnowledge, constantFrom(...silent), (answers, known, added) => {
        const others = answers.filter(({ itemId }) => itemId !== added)
        const [before, after] = [screenWith(others, known), screenWith([...others, ...allYes(added)], known)]
        expect([after.colour, after.behind]).toEqual([before.colour, before.behind])
        expect([...after.urgent, ...after.protective]).toContain(added)
      }),
      runs,
    )
  })

  test('what is named behind a colour alone gives that colour, and nothing gives blue', () => {
    assert(
      property(someAnswers, someKnowledge, (answers, known) => {
        const result = screenWith(answers, known)
        const alone = screenWith(allYes(result.behind.join(' ')), known)
        expect(alone.colour).toBe(result.colour)
        expect(result.behind.length === 0).toBe(result.colour === 'blue')
      }),
      runs,
    )
  })

  test('an adult birth date is as good as none', () => {
    assert(
      property(someAnswers, (answers) => {
        const { colour, clauses, behind, child } = screenWith(answers, 'adultByBirthDate')
        expect(screenWith(answers)).toMatchObject({ colour, clauses, behind, child })
      }),
    )
  })
})

/** The rule once more from its text, with nothing of the program's own: sets of letters and sums only. */
const colourBySecondHand = (yes: ReadonlySet<string>, isChild: boolean): string => {
  const weightOf = new Map(setVersion1.indicators.map(({ id, weight }) => [id, weight]))
  const isPositive = (letter: string): boolean => {
    let [s, m, w] = [0, 0, 0]
    for (const id of yes) {
      if (!id.startsWith(letter)) continue
      if (weightOf.get(id) === 'strong') s += 1
      if (weightOf.get(id) === 'medium') m += 1
      if (weightOf.get(id) === 'weak') w += 1
    }
    return s >= 2 || (s === 1 && s + m + w > 1) || m >= 3 || (m === 2 && w >= 1)
  }
  const [p, c, t] = [isPositive('P'), isPositive('C'), isPositive('T')]
  const any = p || c || t || isPositive('D') || isPositive('M')
  if ((p && c && t) || (isChild && p && t)) return 'red'
  const urgent = isChild || ['U02', 'U03', 'U08'].some((id) => yes.has(id))
  if ((p && c) || (p && t) || (c && t) || (urgent && any)) return 'orange'
  const singleStrong = [...yes].some((id) => weightOf.get(id) === 'strong')
  return any || singleStrong ? 'yellow' : 'blue'
}

test('a second writing of the colour rule agrees on random answers, and every colour is met', () => {
  const met = new Map(triageColours.map((colour) => [colour as string, 0]))
  /** Several yes in few dimensions, so that the upper colours are met often. */
  const clustered = array(constantFrom(...itemIds), { minLength: 0, maxLength: 16 })
  const scattered = someAnswers.map((answers) =>
    answers.filter(({ value }) => value === 'yes').map(({ itemId }) => itemId),
  )
  assert(
    property(clustered, scattered, integer({ min: 0, max: 1 }), someKnowledge, (few, many, which, known) => {
      const yes = new Set(which === 0 ? few : many)
      const isChild = yes.has('U01') || known === 'childByBirthDate' || known === 'childStated'
      const { colour } = screenWith(allYes([...yes].join(' ')), known)
      met.set(colour, (met.get(colour) ?? 0) + 1)
      expect(colour).toBe(colourBySecondHand(yes, isChild))
    }),
    { numRuns: 5000 },
  )
  expect([...met.values()].every((times) => times > 50)).toBe(true)
})
