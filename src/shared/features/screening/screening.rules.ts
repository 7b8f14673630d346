import { triageColours, type TriageColour } from '../case/case.schema.ts'
import {
  childFlagId,
  type Dimension,
  dimensions,
  type Indicator,
  type ItemId,
  type ProtectiveFact,
  type UrgentFlag,
  type Weight,
} from './screening-set.schema.ts'
import type {
  AnswerValue,
  ChildKnowledge,
  ColourClause,
  DimensionClause,
  DimensionResult,
  ScreeningResult,
} from './screening.schema.ts'

/** The edition of the rule below. A changed rule is a new edition; finished assessments keep the result they have. */
export const screeningRuleVersion = 1

/** How many indicators of a dimension are answered with yes, by weight. */
export type Counts = Record<Weight, number>

/** Flags that lift a case with a positive dimension to orange; the others change urgency, notice and access alone. */
const colourFlagIds: ReadonlySet<ItemId> = new Set(['U01', 'U02', 'U03', 'U08'])

/**
 * All that the result depends on. Sex, an adult's age, ethnicity and origin are no part of it and can therefore not
 * change it.
 */
export type ScreeningFacts = {
  indicators: readonly Pick<Indicator, 'id' | 'dimension' | 'weight' | 'inUse'>[]
  flags: readonly Pick<UrgentFlag, 'id'>[]
  protectiveFacts: readonly Pick<ProtectiveFact, 'id' | 'inUse'>[]
  answers: readonly { itemId: ItemId; value: AnswerValue }[]
  /** What the subject's own data say of a child on the day of the assessment; null where they say nothing. */
  childKnown: ChildKnowledge | null
}

/** The clauses that make a dimension positive: ≥ 2 S; 1 S and another; ≥ 3 M; 2 M and a W. Any one is enough. */
export const dimensionClausesFor = ({ strong, medium, weak }: Counts): DimensionClause[] => {
  const clauses: DimensionClause[] = []
  if (strong >= 2) clauses.push('twoStrong')
  if (strong >= 1 && medium + weak >= 1) clauses.push('strongAndOther')
  if (medium >= 3) clauses.push('threeMedium')
  if (medium >= 2 && weak >= 1) clauses.push('twoMediumAndWeak')
  return clauses
}

type ValueOf = (id: ItemId) => AnswerValue

const dimensionResultFor = (
  dimension: Dimension,
  indicators: ScreeningFacts['indicators'],
  valueOf: ValueOf,
): DimensionResult => {
  const own = indicators.filter((each) => each.dimension === dimension)
  const idsWith = (value: AnswerValue, weight?: Weight): ItemId[] =>
    own
      .filter((each) => valueOf(each.id) === value && (weight === undefined || each.weight === weight))
      .map(({ id }) => id)
  const yes = {
    strong: idsWith('yes', 'strong'),
    medium: idsWith('yes', 'medium'),
    weak: idsWith('yes', 'weak'),
  }
  const clauses = dimensionClausesFor({
    strong: yes.strong.length,
    medium: yes.medium.length,
    weak: yes.weak.length,
  })
  return {
    dimension,
    positive: clauses.length > 0,
    clauses,
    yes,
    no: idsWith('no'),
    unknown: idsWith('unknown'),
    notAsked: idsWith('notAsked'),
  }
}

/** Every indicator of a dimension that was answered with yes. */
export const yesOf = ({ yes }: Pick<DimensionResult, 'yes'>): ItemId[] =>
  [...yes.strong, ...yes.medium, ...yes.weak].sort()

const elements: ReadonlySet<Dimension> = new Set(['process', 'means', 'purpose'])

type Reached = { clause: ColourClause; colour: TriageColour; behind: readonly ItemId[] }

/** Every clause that holds, with its colour and the items it rests on. */
const reachedClauses = (
  results: readonly DimensionResult[],
  raised: readonly ItemId[],
  isChild: boolean,
): Reached[] => {
  const positive = results.filter((result) => result.positive)
  const positiveElements = positive.filter(({ dimension }) => elements.has(dimension))
  const childElements = positive.filter(({ dimension }) => dimension === 'process' || dimension === 'purpose')
  const colourFlags = raised.filter((id) => colourFlagIds.has(id))
  const strong = results.flatMap(({ yes }) => yes.strong)
  const reached: Reached[] = []
  const reach = (clause: ColourClause, colour: TriageColour, behind: readonly ItemId[]) =>
    reached.push({ clause, colour, behind })

  if (positiveElements.length === 3) reach('allThreeElements', 'red', positiveElements.flatMap(yesOf))
  if (isChild && childElements.length === 2) {
    reach('childProcessAndPurpose', 'red', [...childElements.flatMap(yesOf), childFlagId])
  }
  if (positiveElements.length >= 2) reach('twoElements', 'orange', positiveElements.flatMap(yesOf))
  if (colourFlags.length > 0 && positive.length > 0) {
    reach('urgentWithPositive', 'orange', [...colourFlags, ...positive.flatMap(yesOf)])
  }
  if (positive.length > 0) reach('positiveDimension', 'yellow', positive.flatMap(yesOf))
  if (strong.length > 0) reach('strongIndicator', 'yellow', strong)
  if (reached.length === 0) reach('insufficient', 'blue', [])
  return reached
}

/** Positive when the first colour is the more serious one, like a comparison of numbers. */
export const compareColours = (first: TriageColour, second: TriageColour): number =>
  triageColours.indexOf(second) - triageColours.indexOf(first)

/** The most serious colour of several subjects, which is the colour of their case; null where none has one. */
export const mostSerious = (colours: readonly (TriageColour | null)[]): TriageColour | null =>
  triageColours.find((colour) => colours.includes(colour)) ?? null

const sortedOnce = (ids: readonly ItemId[]): ItemId[] => [...new Set(ids)].sort()

const isKnownChild = (known: ChildKnowledge | null): boolean =>
  known === 'childByBirthDate' || known === 'childStated'

const childSourceFor = (known: ChildKnowledge | null, flag: AnswerValue): ScreeningResult['child'] => {
  if (known === 'childByBirthDate') return 'birthDate'
  if (known === 'childStated') return 'subject'
  return flag === 'yes' ? 'answer' : null
}

/** What an item counts as: a child by the subject's own data is one whatever the flag says. */
const countedValues = ({ answers, childKnown }: ScreeningFacts): ValueOf => {
  const values = new Map(answers.map(({ itemId, value }) => [itemId, value]))
  return (id) => (id === childFlagId && isKnownChild(childKnown) ? 'yes' : (values.get(id) ?? 'notAsked'))
}

/**
 * The triage of one subject with everything it rests on. It is an aid: presence or absence of indicators proves
 * nothing, and the decision is the officer's. Answers to items that are not in use count for nothing.
 */
export const screen = (facts: ScreeningFacts): ScreeningResult => {
  const valueOf = countedValues(facts)
  const inUse = facts.indicators.filter((each) => each.inUse)
  const results = dimensions.map((dimension) => dimensionResultFor(dimension, inUse, valueOf))
  const flagsWith = (value: AnswerValue): ItemId[] =>
    facts.flags.map(({ id }) => id).filter((id) => valueOf(id) === value)
  // A known birth date answers the flag of a child: it is neither unknown nor left out.
  const settled = (id: ItemId) => id === childFlagId && facts.childKnown === 'adultByBirthDate'

  const raised = flagsWith('yes')
  const reached = reachedClauses(results, raised, raised.includes(childFlagId))
  const colour = mostSerious(reached.map((each) => each.colour)) ?? 'blue'
  const decisive = reached.filter((each) => each.colour === colour)
  return {
    ruleVersion: screeningRuleVersion,
    colour,
    clauses: decisive.map(({ clause }) => clause),
    behind: sortedOnce(decisive.flatMap(({ behind }) => behind)),
    dimensions: results,
    smuggling: results.some(({ dimension, positive }) => dimension === 'smuggling' && positive),
    child: childSourceFor(facts.childKnown, valueOf(childFlagId)),
    urgent: raised,
    urgentUnknown: flagsWith('unknown').filter((id) => !settled(id)),
    urgentNotAsked: flagsWith('notAsked').filter((id) => !settled(id)),
    protective: facts.protectiveFacts
      .filter(({ id, inUse: used }) => used && valueOf(id) === 'yes')
      .map(({ id }) => id),
  }
}
