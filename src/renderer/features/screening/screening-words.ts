import type { TriageColour } from '#shared/features/case/case.schema.ts'
import type { SetChangeKind } from '#shared/features/screening/screening-set.rules.ts'
import {
  type Dimension,
  type IndicatorFamily,
  type QuickFamily,
  type SetContent,
  type SetState,
  type Weight,
  weightPoints,
} from '#shared/features/screening/screening-set.schema.ts'
import type {
  AnswerValue,
  AssessmentScope,
  BasisKind,
  ColourClause,
  DimensionClause,
  ScreeningWarningCode,
} from '#shared/features/screening/screening.schema.ts'
import type { Language } from '#shared/kernel/plain-date.ts'
import type { Translate } from '#renderer/i18n/t.ts'
import type { ShownRows } from './use-open-filter.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const colourKey = (colour: TriageColour) => `screening.colour.${colour}` as const
export const meaningKey = (colour: TriageColour) => `screening.meaning.${colour}` as const
export const dimensionKey = (dimension: Dimension) => `screening.dimension.${dimension}` as const
export const dimensionLineKey = (dimension: Dimension) => `screening.dimensionLine.${dimension}` as const
export const weightKey = (weight: Weight) => `screening.weight.${weight}` as const
export const countKey = (weight: Weight) => `screening.count.${weight}` as const
/** `Kuat (3)` */
export const weightPointsOf = (t: Translate, weight: Weight): string =>
  t('screening.weightPoints', { word: t(weightKey(weight)), points: weightPoints[weight] })
export const answerKey = (value: AnswerValue | 'none') => `screening.answer.${value}` as const
export const basisKey = (kind: BasisKind) => `screening.basis.${kind}` as const
export const dimensionClauseKey = (clause: DimensionClause) => `screening.clause.dimension.${clause}` as const
export const colourClauseKey = (clause: ColourClause) => `screening.clause.colour.${clause}` as const
export const warningKey = (code: ScreeningWarningCode) => `screening.warning.${code}` as const
/** The same, where what was counted then is not told again. */
export const warningTitleKey = (code: ScreeningWarningCode) => `screening.overruled.${code}` as const
export const filterKey = (shown: ShownRows) => `screening.filter.${shown}` as const
/** By the weakest weight that is enough. */
export const oneMoreKey = (weight: Weight) => `screening.oneMore.${weight}` as const
export const changeKey = (kind: SetChangeKind) => `screening.change.${kind}` as const
export const scopeKey = (scope: AssessmentScope) => `screening.scope.${scope}` as const
export const setStateKey = (state: SetState) => `screening.setState.${state}` as const
export const familyKey = (family: IndicatorFamily) => `screening.family.${family}` as const
export const quickKey = (family: QuickFamily) => `screening.quick.${family}` as const

export const setStateTones: Readonly<Record<SetState, Tone>> = {
  draft: 'progress',
  inForce: 'good',
  replaced: 'neutral',
}

export type SetItem = SetContent['indicators' | 'flags' | 'protectiveFacts'][number]

/** Every item of a set by its id. */
export const itemsById = ({ indicators, flags, protectiveFacts }: SetContent): ReadonlyMap<string, SetItem> =>
  new Map([...indicators, ...flags, ...protectiveFacts].map((item) => [item.id, item]))

/** What a "yes" to an item states; the id alone where the set does not know it. */
export const statementOf = (
  items: ReadonlyMap<string, Pick<SetItem, 'statement'>>,
  id: string,
  language: Language,
): string => items.get(id)?.statement[language] ?? id
