import { useCallback, useMemo, useState } from 'react'
import { withoutBasis } from '#shared/features/screening/assessment.rules.ts'
import { screen } from '#shared/features/screening/screening.rules.ts'
import type { SetContent } from '#shared/features/screening/screening-set.schema.ts'
import type {
  AnswerValue,
  BasisKind,
  ChildKnowledge,
  ScreeningResult,
  WorkingAnswer,
} from '#shared/features/screening/screening.schema.ts'

type AnswerMap = ReadonlyMap<string, WorkingAnswer>

export type AssessmentAnswers = {
  answers: AnswerMap
  list: WorkingAnswer[]
  result: ScreeningResult
  /** "Yes" answers without a line of what they rest on. */
  missing: ReadonlySet<string>
  /** Whether anything was typed since the last `replace`. */
  dirty: boolean
  answer: (itemId: string, value: AnswerValue) => void
  clear: (itemId: string) => void
  basis: (itemId: string, change: { kind?: BasisKind; text?: string }) => void
  replace: (list: readonly WorkingAnswer[], dirty?: boolean) => void
}

const toMap = (list: readonly WorkingAnswer[]): AnswerMap => new Map(list.map((each) => [each.itemId, each]))

const emptyBasis = { kind: 'statement', text: '' } as const

/** The answers of a form with the result they give: the same rule as in the service, worked out at every key. */
export const useAssessmentAnswers = (
  content: SetContent,
  childKnown: ChildKnowledge | null,
  initial: readonly WorkingAnswer[],
): AssessmentAnswers => {
  const [{ answers, dirty }, setState] = useState(() => ({ answers: toMap(initial), dirty: false }))

  const change = useCallback(
    (itemId: string, next: (before: WorkingAnswer | undefined) => WorkingAnswer | undefined) =>
      setState((state) => {
        const changed = new Map(state.answers)
        const after = next(state.answers.get(itemId))
        if (after) changed.set(itemId, after)
        else changed.delete(itemId)
        return { answers: changed, dirty: true }
      }),
    [],
  )
  const answer = useCallback(
    (itemId: string, value: AnswerValue) =>
      // A line that was typed stays with the item in case the officer comes back to "yes".
      change(itemId, (before) => ({
        itemId,
        value,
        basis: before?.basis ?? (value === 'yes' ? emptyBasis : null),
      })),
    [change],
  )
  const clear = useCallback((itemId: string) => change(itemId, () => undefined), [change])
  const basis = useCallback(
    (itemId: string, part: { kind?: BasisKind; text?: string }) =>
      change(itemId, (before) => before && { ...before, basis: { ...emptyBasis, ...before.basis, ...part } }),
    [change],
  )
  const replace = useCallback(
    (list: readonly WorkingAnswer[], isDirty = false) => setState({ answers: toMap(list), dirty: isDirty }),
    [],
  )

  const list = useMemo(() => [...answers.values()], [answers])
  const result = useMemo(() => screen({ ...content, answers: list, childKnown }), [content, list, childKnown])
  const missing = useMemo(() => new Set(withoutBasis(list)), [list])
  return { answers, list, result, missing, dirty, answer, clear, basis, replace }
}
