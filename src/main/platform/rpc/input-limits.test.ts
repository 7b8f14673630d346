import { describe, expect, test } from 'vitest'
import { inputLimits, isWithinLimits } from './input-limits.ts'

const nested = (levels: number): unknown => (levels === 0 ? 'x' : { inner: nested(levels - 1) })
const filled = (count: number, item: unknown): unknown[] => Array.from({ length: count }, () => item)

describe('an input is handed on', () => {
  test.each([
    ['nothing', undefined],
    ['a text as long as allowed', 'x'.repeat(inputLimits.text)],
    ['a list as long as allowed', filled(inputLimits.list, 1)],
    ['as many levels as allowed', nested(inputLimits.depth)],
    ['files of any size and days', { logo: new File(['x'.repeat(2_000_000)], 'a'), on: new Date() }],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
  ])('with %s', (_what, input) => expect(isWithinLimits(input)).toBe(true))
})

describe('an input is refused', () => {
  test.each([
    ['a text that is too long', { note: 'x'.repeat(inputLimits.text + 1) }],
    ['a list that is too long', { ids: filled(inputLimits.list + 1, 1) }],
    ['too many levels', nested(inputLimits.depth + 1)],
    ['lists as levels', JSON.parse(`${'['.repeat(9)}1${']'.repeat(9)}`)],
    ['many texts that are too much together', filled(60, 'x'.repeat(inputLimits.text))],
    ['many lists that are too much together', filled(1000, filled(1000, 1))],
    [
      'keys that are too much together',
      Object.fromEntries(filled(60, 0).map((_, i) => [`${i}`.padEnd(20_000), 1])),
    ],
    ['a key of the prototype', JSON.parse('{"a":{"__proto__":{"admin":true}}}')],
    ['a key of the constructor', { constructor: { prototype: {} } }],
    ['a length that cannot be compared', JSON.parse('{"code":{"length":{"toString":1,"valueOf":1}}}')],
  ])('with %s', (_what, input) => expect(isWithinLimits(input)).toBe(false))
})
