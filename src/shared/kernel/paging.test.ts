import { assert, constant, double, oneof, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCursor, encodeCursor, pageInput } from './paging.ts'

describe('a cursor', () => {
  test('brings back the sort values of any last row, however long or foreign its name', () => {
    const name = string({ unit: 'grapheme', minLength: 0, maxLength: 300 })
    assert(
      property(
        name,
        oneof(double({ noNaN: true, noDefaultInfinity: true }), constant(null)),
        (text, number) => {
          const cursor = encodeCursor([text.toWellFormed(), number === 0 ? 0 : number])
          expect(decodeCursor(pageInput.parse({ cursor }).cursor)).toEqual([
            text.toWellFormed(),
            number === 0 ? 0 : number,
          ])
        },
      ),
    )
    const longest = encodeCursor(['\u0e01'.repeat(300), 1])
    expect(pageInput.safeParse({ cursor: longest }).success).toBe(true)
  })

  test.each([
    '%',
    'x',
    '{}',
    'null',
    '%7B%22a%22%3A1%7D',
    '[[1]]',
    '[true]',
    '[1e999]',
    '[1,2,3,4,5,6,7,8,9]',
    '[{"__proto__":{}}]',
  ])('%j that is none of ours starts at the top', (cursor) => expect(decodeCursor(cursor)).toBeUndefined())
})
