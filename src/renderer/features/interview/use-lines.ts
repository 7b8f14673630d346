import { useMemo, useReducer } from 'react'
import type { InterviewLine } from '#shared/features/interview/interview.schema.ts'
import { largestLineList } from '#shared/features/interview/interview.schema.ts'

export type LinePart = 'question' | 'answer'
/** A pair as it is typed. The key stays with it when it moves. */
export type TypedLine = { key: number; question: string; answer: string }

type Removed = { line: TypedLine; index: number }
export type LinesState = {
  lines: readonly TypedLine[]
  nextKey: number
  /** The pair taken away last, and where it stood. */
  removed: Removed | undefined
  /** Where typing goes on after the next drawing; counted, so that the same place can be asked for twice. */
  focus: { key: number; part: LinePart; count: number } | undefined
}

type Action =
  | { act: 'type'; key: number; part: LinePart; text: string }
  | { act: 'add'; after: number | undefined }
  | { act: 'move'; key: number; by: -1 | 1; part: LinePart }
  | { act: 'remove'; key: number }
  | { act: 'undo' }
  | { act: 'focus'; key: number; part: LinePart }

const focusOn = (state: LinesState, key: number, part: LinePart): LinesState => ({
  ...state,
  focus: { key, part, count: (state.focus?.count ?? 0) + 1 },
})

const blank = (key: number): TypedLine => ({ key, question: '', answer: '' })

const added = (state: LinesState, after: number | undefined): LinesState => {
  if (state.lines.length >= largestLineList) return state
  const index = state.lines.findIndex(({ key }) => key === after)
  const at = index < 0 ? state.lines.length : index + 1
  const lines = state.lines.toSpliced(at, 0, blank(state.nextKey))
  return focusOn({ ...state, lines, nextKey: state.nextKey + 1 }, state.nextKey, 'question')
}

const moved = (state: LinesState, { key, by, part }: Extract<Action, { act: 'move' }>): LinesState => {
  const from = state.lines.findIndex((line) => line.key === key)
  const line = state.lines[from]
  const to = from + by
  if (!line || to < 0 || to >= state.lines.length) return state
  return focusOn({ ...state, lines: state.lines.toSpliced(from, 1).toSpliced(to, 0, line) }, key, part)
}

const removed = (state: LinesState, key: number): LinesState => {
  const index = state.lines.findIndex((line) => line.key === key)
  const line = state.lines[index]
  if (!line) return state
  const rest = state.lines.toSpliced(index, 1)
  const isBlank = line.question.trim() === '' && line.answer.trim() === ''
  const after = { ...state, lines: rest, removed: isBlank ? state.removed : { line, index } }
  const next = rest[index] ?? rest[index - 1]
  if (!next) return added(after, undefined)
  return focusOn(after, next.key, rest[index] ? 'question' : 'answer')
}

const undone = (state: LinesState): LinesState => {
  if (!state.removed) return state
  const { line, index } = state.removed
  const lines = state.lines.toSpliced(index, 0, line)
  return focusOn({ ...state, lines, removed: undefined }, line.key, 'question')
}

/** Everything that can be done to the pairs of an interview. */
export const linesReducer = (state: LinesState, action: Action): LinesState => {
  switch (action.act) {
    case 'type':
      return {
        ...state,
        lines: state.lines.map((line) =>
          line.key === action.key ? { ...line, [action.part]: action.text } : line,
        ),
      }
    case 'add':
      return added(state, action.after)
    case 'move':
      return moved(state, action)
    case 'remove':
      return removed(state, action.key)
    case 'undo':
      return undone(state)
    case 'focus':
      return focusOn(state, action.key, action.part)
  }
}

export const beginLines = (lines: readonly InterviewLine[]): LinesState => {
  const typed = lines.map(({ question, answer }, key) => ({
    key,
    question: question ?? '',
    answer: answer ?? '',
  }))
  return {
    lines: typed.length > 0 ? typed : [blank(0)],
    nextKey: Math.max(1, typed.length),
    removed: undefined,
    focus: undefined,
  }
}

/** As the service takes them. */
export const toLines = (lines: readonly TypedLine[]): InterviewLine[] =>
  lines.map(({ question, answer }) => ({
    question: question.trim() === '' ? null : question,
    answer: answer.trim() === '' ? null : answer,
  }))

export type LineActions = {
  type: (key: number, part: LinePart, text: string) => void
  add: (after?: number) => void
  move: (key: number, by: -1 | 1, part: LinePart) => void
  remove: (key: number) => void
  undo: () => void
  focus: (key: number, part: LinePart) => void
}

export const useLines = (start: readonly InterviewLine[]): LinesState & { actions: LineActions } => {
  const [state, dispatch] = useReducer(linesReducer, start, beginLines)
  const actions = useMemo<LineActions>(
    () => ({
      type: (key, part, text) => dispatch({ act: 'type', key, part, text }),
      add: (after) => dispatch({ act: 'add', after }),
      move: (key, by, part) => dispatch({ act: 'move', key, by, part }),
      remove: (key) => dispatch({ act: 'remove', key }),
      undo: () => dispatch({ act: 'undo' }),
      focus: (key, part) => dispatch({ act: 'focus', key, part }),
    }),
    [],
  )
  return { ...state, actions }
}
