import {
  type Dimension,
  dimensionLetters,
  type Indicator,
  type IndicatorFamily,
  type Weight,
} from '../screening-set.schema.ts'

/** An indicator as one row: weight, family, statement in both languages, and what to ask (null: look it up or observe). */
export type IndicatorRow = [
  weight: Weight,
  family: IndicatorFamily,
  statement: string,
  englishStatement: string,
  question: string | null,
]

const numbered = (letter: string, place: number): string => `${letter}${String(place + 1).padStart(2, '0')}`

/** Rows of one dimension as its indicators, numbered in their order. */
export const indicatorsOf = (dimension: Dimension, rows: readonly IndicatorRow[]): Indicator[] =>
  rows.map(([weight, family, id, en, question], place) => ({
    id: numbered(dimensionLetters[dimension], place),
    dimension,
    weight,
    family,
    statement: { id, en },
    question,
    inUse: true,
  }))
