import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffLines, foldSame, type DiffLine } from './line-diff.rules.ts'

const written = (lines: readonly DiffLine[]): string[] =>
  lines.map(({ kind, text }) => ({ same: ' ', removed: '-', added: '+' })[kind] + text)

const side = (lines: readonly DiffLine[], without: DiffLine['kind']): string =>
  lines.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('\n')

describe('difference of two texts', () => {
  test.each([
    ['a\nb\nc', 'a\nb\nc', [' a', ' b', ' c']],
    ['a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
    ['a\nc', 'a\nb\nc', [' a', '+b', ' c']],
    ['a\nb\na\nb', 'b\na\nb', ['-a', ' b', ' a', ' b']],
    ['', 'a', ['-', '+a']],
    ['a\r\nb', 'a\nb', [' a', ' b']],
  ])('%j to %j', (before, after, expected) => {
    expect(written(diffLines(before, after))).toEqual(expected)
  })

  test('leads from the old text to the new one, and counts the lines of both', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 })
      .map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after)
        expect(side(lines, 'added')).toBe(before)
        expect(side(lines, 'removed')).toBe(after)
        const counted = (name: 'before' | 'after') => lines.flatMap((line) => line[name] ?? [])
        expect(counted('before')).toEqual(before.split('\n').map((_, index) => index + 1))
        expect(counted('after')).toEqual(after.split('\n').map((_, index) => index + 1))
      }),
    )
  })

  test('two texts too large to compare line by line are shown as replaced', () => {
    const many = (word: string) => Array.from({ length: 2100 }, (_, index) => `${word} ${index}`).join('\n')
    const lines = diffLines(many('old'), many('new'))
    expect(lines.map(({ kind }) => kind)).toEqual([
      ...Array(2100).fill('removed'),
      ...Array(2100).fill('added'),
    ])
  })
})

test('what is the same far from a change is folded, at both ends and in between', () => {
  const numbers = Array.from({ length: 20 }, (_, index) => String(index + 1))
  const changed = numbers.with(4, 'five').with(14, 'fifteen')
  const shown = foldSame(diffLines(numbers.join('\n'), changed.join('\n')), 1).map((line) =>
    line.kind === 'gap' ? line.lines : line.text,
  )
  expect(shown).toEqual([3, '4', '5', 'five', '6', 7, '14', '15', 'fifteen', '16', 4])
  expect(foldSame(diffLines('a\nb', 'a\nb'))).toEqual([{ kind: 'gap', lines: 2 }])
})
