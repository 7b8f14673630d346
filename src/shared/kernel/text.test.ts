import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { line, optionalLine, optionalParagraph, paragraph } from './text.ts'

describe('a line of text', () => {
  test.each([
    ['  Tanjung \t Harapan \n', 'Tanjung Harapan'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['Cafe\u200b\u0301', 'Caf\u00e9'],
    ['Ban\u00adjar', 'Banjar'],
    ['\u202egpj.tarus\u202c', 'gpj.tarus'],
    ['\u2066kiri\u2069 \u200fkanan', 'kiri kanan'],
    ['\ufeffSampit\u2060', 'Sampit'],
    ['setengah \ud83d', 'setengah'],
    ['utuh \u{1f33f}', 'utuh \u{1f33f}'],
    ['nol\u0000byte', 'nol byte'],
  ])('%j is kept as %j', (typed, kept) => expect(line().parse(typed)).toBe(kept))

  test.each(['', '   ', '\u200b', '\u202e\u202c', '\ud800'])('%j is nothing', (typed) => {
    expect(line().safeParse(typed).success).toBe(false)
    expect(optionalLine().parse(typed)).toBeNull()
    expect(optionalParagraph().parse(typed)).toBeNull()
  })

  test('holds whatever is typed as one visible line that is stored as it is', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const kept = optionalLine().parse(typed)
        if (kept === null) return
        expect(kept).toBe(kept.toWellFormed().normalize('NFC').trim())
        expect(kept).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
        expect(optionalLine().parse(kept)).toBe(kept)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('several lines of text', () => {
  test('keep their breaks and lose what cannot be seen', () => {
    expect(paragraph().parse(' satu\r\ndua\u202e\r tiga\u0007\t empat\ud800 ')).toBe('satu\ndua\n tiga empat')
  })
})
