import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchKeyOf } from './search-key.ts'

describe('searchKeyOf', () => {
  test.each([
    ['  Tanjung   HARAPAN ', 'tanjung harapan'],
    ["Ba'u", 'bau'],
    ['Sungai Ubar (Lama)', 'sungai ubar lama'],
    ['Café d’Été', 'cafe dete'],
    ['100% _mirip_', '100 mirip'],
    ['--', ''],
  ])('makes %j into %j', (text, key) => expect(searchKeyOf(text)).toBe(key))

  test('is stable and holds no wildcard, sign or double space', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        const key = searchKeyOf(text)
        expect(searchKeyOf(key)).toBe(key)
        expect(key).not.toMatch(/[%_'"\\]| {2}|^ | $/)
      }),
    )
  })
})
