import type { TriageColour } from '../case/case.schema.ts'
import { type ItemId, type Weight, weights } from './screening-set.schema.ts'
import {
  compareColours,
  type Counts,
  dimensionClausesFor,
  screen,
  type ScreeningFacts,
} from './screening.rules.ts'
import type { AnswerValue, ScreeningResult } from './screening.schema.ts'

/** Weights of which one more "yes" makes the dimension positive; none where it takes at least two more. */
export const sufficientWeights = (counts: Counts): Weight[] =>
  weights.filter((weight) => dimensionClausesFor({ ...counts, [weight]: counts[weight] + 1 }).length > 0)

/** One answer that decides the colour, and what the colour would be with the other answer. */
export type DecisiveAnswer = { itemId: ItemId; colour: TriageColour }

export type DecisiveAnswers = {
  /** Open items of which one "yes" alone would make the colour more serious. */
  raising: DecisiveAnswer[]
  /** "Yes" answers without which the colour would be less serious. */
  lowering: DecisiveAnswer[]
}

/**
 * What would change the colour: every open item tried as "yes", every "yes" behind the colour tried as "no". An item
 * that was answered with "no" is not tried again.
 */
export const decisiveAnswersFor = (facts: ScreeningFacts, result: ScreeningResult): DecisiveAnswers => {
  const colourWith = (itemId: ItemId, value: AnswerValue): TriageColour =>
    screen({
      ...facts,
      answers: [...facts.answers.filter((each) => each.itemId !== itemId), { itemId, value }],
    }).colour
  const open = [
    ...result.dimensions.flatMap(({ unknown, notAsked }) => [...unknown, ...notAsked].sort()),
    ...[...result.urgentUnknown, ...result.urgentNotAsked].sort(),
  ]
  return {
    raising: open
      .map((itemId) => ({ itemId, colour: colourWith(itemId, 'yes') }))
      .filter(({ colour }) => compareColours(colour, result.colour) > 0),
    lowering: result.behind
      .map((itemId) => ({ itemId, colour: colourWith(itemId, 'no') }))
      .filter(({ colour }) => compareColours(colour, result.colour) < 0),
  }
}
