import { nextItemId } from './screening-set.rules.ts'
import {
  type Dimension,
  dimensionLetters,
  dimensions,
  type IndicatorFamily,
  type ItemId,
  type QuickFamily,
  type SetContent,
  type Weight,
} from './screening-set.schema.ts'

/** What can be changed of an item; weight, family and intake mean nothing to a protective fact. */
export type ItemValues = {
  statement: { id: string; en: string }
  question: string | null
  weight: Weight
  family: IndicatorFamily
  inUse: boolean
  /** The family of the two-minute intake that asks for it. */
  intake: QuickFamily | null
}

const isFlag = (id: ItemId): boolean => id.startsWith('U')
export const isFact = (id: ItemId): boolean => id.startsWith('F')

const dimensionOf = (id: ItemId): Dimension | undefined =>
  dimensions.find((dimension) => dimensionLetters[dimension] === id.charAt(0))

/** The id of a new item under a letter. */
export const newItemId = ({ indicators, protectiveFacts }: SetContent, letter: string): ItemId =>
  nextItemId([...indicators, ...protectiveFacts], letter)

/** Puts an item in the place of the one with its id, or behind all others. */
const put = <Item extends { id: ItemId }>(items: readonly Item[], item: Item): Item[] =>
  items.some(({ id }) => id === item.id)
    ? items.map((each) => (each.id === item.id ? item : each))
    : [...items, item]

/** The quick questions with an item asked for in one family alone, or in none. */
const asked = (
  questions: SetContent['quickQuestions'],
  id: ItemId,
  intake: QuickFamily | null,
): SetContent['quickQuestions'] =>
  questions.map(({ family, itemIds }) => {
    const others = itemIds.filter((each) => each !== id)
    if (family !== intake) return { family, itemIds: others }
    return { family, itemIds: itemIds.includes(id) ? itemIds : [...others, id] }
  })

/** The family of the two-minute intake that asks for an item. */
export const intakeOf = ({ quickQuestions }: SetContent, id: ItemId): QuickFamily | null =>
  quickQuestions.find(({ itemIds }) => itemIds.includes(id))?.family ?? null

/** The set with one item changed or added. An item that is put out of use is no longer asked for at the intake. */
export const withItem = (content: SetContent, id: ItemId, values: ItemValues): SetContent => {
  const { statement, question, weight, family, inUse, intake } = values
  const texts = { id, statement, question }
  if (isFact(id)) {
    return { ...content, protectiveFacts: put(content.protectiveFacts, { ...texts, inUse }) }
  }
  if (isFlag(id)) {
    return {
      ...content,
      flags: content.flags.map((flag) => (flag.id === id ? { ...flag, statement, question } : flag)),
      quickQuestions: asked(content.quickQuestions, id, intake),
    }
  }
  const dimension = dimensionOf(id)
  if (!dimension) return content
  return {
    ...content,
    indicators: put(content.indicators, { ...texts, dimension, weight, family, inUse }),
    quickQuestions: asked(content.quickQuestions, id, inUse ? intake : null),
  }
}

/** The set without an item that was never in force. */
export const withoutItem = (content: SetContent, id: ItemId): SetContent => ({
  ...content,
  indicators: content.indicators.filter((each) => each.id !== id),
  protectiveFacts: content.protectiveFacts.filter((each) => each.id !== id),
  quickQuestions: asked(content.quickQuestions, id, null),
})
