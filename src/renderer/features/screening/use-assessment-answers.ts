import { useCallback, useMemo, useState } from 'react'
import { withoutBasis } from '#shared/features/screening/assessment.rules.ts'
import { screen } from '#shared/features/screening/screening.rules.ts'
import type { SetContent } from '#shared/features/screening/screening-set.schema.ts'
import type {
  AnswerValue,
  Basis,
  BasisKind,
  ChildKnowledge,
  ScreeningResult,
  WorkingAnswer,
} from '#shared/features/screening/screening.schema.ts'
import { itemsById } from './screening-words.ts'

type AnswerMap = ReadonlyMap<string, WorkingAnswer>

export type AssessmentAnswers = {
  answers: AnswerMap
  list: WorkingAnswer[]
  /** The answers the result rests on: another list only when a value changed, not with every sign of a basis. */
  valued: WorkingAnswer[]
  result: ScreeningResult
  /** "Yes" answers without a line of what they rest on. */
  missing: ReadonlySet<string>
  /** Whether anything was typed since the last `replace`. */
  dirty: boolean
  answer: (itemId: string, value: AnswerValue) => void
  clear: (itemId: string) => void
  basis: (itemId: string, change: { kind?: BasisKind; text?: string }) => void
  replace: (list: readonly WorkingAnswer[]) => void
  /** What is on screen is kept now. */
  settle: () => void
}

type State = { answers: AnswerMap; valued: AnswerMap; dirty: boolean }

const stateOf = (list: readonly WorkingAnswer[], dirty: boolean): State => {
  const answers: AnswerMap = new Map(list.map((each) => [each.itemId, each]))
  return { answers, valued: answers, dirty }
}

/** Where there is nothing to ask, a "yes" usually rests on what was seen. */
const emptyBasisOf = (content: SetContent, itemId: string): Basis => ({
  kind: itemsById(content).get(itemId)?.question === null ? 'observation' : 'statement',
  text: '',
})

/** The answers of a form with the result they give: the same rule as in the service, worked out at every answer. */
export const useAssessmentAnswers = (
  content: SetContent,
  childKnown: ChildKnowledge | null,
  initial: { list: readonly WorkingAnswer[]; dirty: boolean },
): AssessmentAnswers => {
  const [state, setState] = useState(() => stateOf(initial.list, initial.dirty))

  const change = useCallback(
    (itemId: string, next: (before: WorkingAnswer | undefined) => WorkingAnswer | undefined) =>
      setState(({ answers, valued }) => {
        const before = answers.get(itemId)
        const after = next(before)
        const changed = new Map(answers)
        if (after) changed.set(itemId, after)
        else changed.delete(itemId)
        return { answers: changed, valued: after?.value === before?.value ? valued : changed, dirty: true }
      }),
    [],
  )
  const answer = useCallback(
    (itemId: string, value: AnswerValue) =>
      // A line that was typed stays with the item in case the officer comes back to "yes".
      change(itemId, (before) => ({
        itemId,
        value,
        basis: before?.basis ?? (value === 'yes' ? emptyBasisOf(content, itemId) : null),
      })),
    [change, content],
  )
  const clear = useCallback((itemId: string) => change(itemId, () => undefined), [change])
  const basis = useCallback(
    (itemId: string, part: { kind?: BasisKind; text?: string }) =>
      change(
        itemId,
        (before) =>
          before && { ...before, basis: { ...emptyBasisOf(content, itemId), ...before.basis, ...part } },
      ),
    [change, content],
  )
  const replace = useCallback((list: readonly WorkingAnswer[]) => setState(stateOf(list, false)), [])
  const settle = useCallback(() => setState((before) => ({ ...before, dirty: false })), [])

  const { answers, dirty } = state
  const list = useMemo(() => [...answers.values()], [answers])
  const valued = useMemo(() => [...state.valued.values()], [state.valued])
  const result = useMemo(
    () => screen({ ...content, answers: valued, childKnown }),
    [content, valued, childKnown],
  )
  const missing = useMemo(() => new Set(withoutBasis(list)), [list])
  return { answers, list, valued, result, missing, dirty, answer, clear, basis, replace, settle }
}
