import fastCheck from 'fast-check'
import { describe, expect, test } from 'vitest'
import { largestLineList } from '#shared/features/interview/interview.schema.ts'
import { beginLines, linesReducer, toLines, type LinesState } from '#renderer/features/interview/use-lines.ts'

const three = beginLines([
  { question: 'Satu?', answer: 'a' },
  { question: 'Dua?', answer: 'b' },
  { question: 'Tiga?', answer: null },
])
const questionsOf = ({ lines }: LinesState): string[] => lines.map(({ question }) => question)
const keyAt = ({ lines }: LinesState, index: number): number => {
  const line = lines[index]
  if (!line) throw new Error('no such line')
  return line.key
}

describe('the sheet of an interview', () => {
  test('always has a row to type on', () => {
    expect(beginLines([]).lines).toHaveLength(1)
    const one = beginLines([{ question: 'Satu?', answer: null }])
    const none = linesReducer(one, { act: 'remove', key: keyAt(one, 0) })
    expect(toLines(none.lines)).toEqual([{ question: null, answer: null }])
  })

  test('a new pair comes behind the one that is typed in, and typing goes on in it', () => {
    const after = linesReducer(three, { act: 'add', after: keyAt(three, 0) })
    expect(questionsOf(after)).toEqual(['Satu?', '', 'Dua?', 'Tiga?'])
    expect(after.focus).toMatchObject({ key: keyAt(after, 1), part: 'question' })
  })

  test('moving stops at both ends and keeps the cursor with the pair', () => {
    const key = keyAt(three, 2)
    const up = linesReducer(three, { act: 'move', key, by: -1, part: 'answer' })
    expect(questionsOf(up)).toEqual(['Satu?', 'Tiga?', 'Dua?'])
    expect(up.focus).toMatchObject({ key, part: 'answer' })
    expect(linesReducer(three, { act: 'move', key, by: 1, part: 'answer' })).toBe(three)
  })

  test('what was taken away comes back where it stood; an empty row leaves nothing to undo', () => {
    const without = linesReducer(three, { act: 'remove', key: keyAt(three, 1) })
    expect(questionsOf(without)).toEqual(['Satu?', 'Tiga?'])
    const back = linesReducer(without, { act: 'undo' })
    expect(toLines(back.lines)).toEqual(toLines(three.lines))
    const withBlank = linesReducer(without, { act: 'add', after: undefined })
    const again = linesReducer(withBlank, { act: 'remove', key: keyAt(withBlank, 2) })
    expect(toLines(linesReducer(again, { act: 'undo' }).lines)).toEqual(toLines(three.lines))
  })

  test('holds as many pairs as a record, and not one more', () => {
    const full = beginLines(
      Array.from({ length: largestLineList }, () => ({ question: 'Satu?', answer: 'a' })),
    )
    expect(linesReducer(full, { act: 'add', after: undefined })).toBe(full)
  })

  test('no text is lost by adding and moving, in whatever order', () => {
    const step = fastCheck.record({
      add: fastCheck.boolean(),
      at: fastCheck.nat(20),
      by: fastCheck.constantFrom<-1 | 1>(-1, 1),
    })
    fastCheck.assert(
      fastCheck.property(fastCheck.array(step, { maxLength: 40 }), (steps) => {
        const after = steps.reduce<LinesState>((state, { add, at, by }) => {
          const key = keyAt(state, at % state.lines.length)
          return linesReducer(
            state,
            add ? { act: 'add', after: key } : { act: 'move', key, by, part: 'question' },
          )
        }, three)
        expect(questionsOf(after).filter(Boolean).toSorted()).toEqual(questionsOf(three).toSorted())
        expect(new Set(after.lines.map(({ key }) => key)).size).toBe(after.lines.length)
      }),
    )
  })
})
