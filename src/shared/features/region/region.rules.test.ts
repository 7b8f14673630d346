import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compactRegionCode,
  dottedRegionCode,
  levelOfCompactCode,
  matchOfPlace,
  parseRegionQuery,
  placeFor,
  rankOf,
  regencyKindFor,
  searchWords,
  villageKindFor,
  withoutLevelWords,
  wordsCanSpread,
} from './region.rules.ts'
import { regionMatches, regionQuery } from './region.schema.ts'

describe('region codes', () => {
  it.each([
    ['62.02.17.2015', '6202172015'],
    ['6202172015', '6202172015'],
    [' 62 02 17 2015 ', '6202172015'],
    ['62-02-17', '620217'],
    ['62', '62'],
  ])('reads %j', (typed, digits) => {
    expect(compactRegionCode(typed)).toBe(digits)
  })

  it.each(['', '6', '62.0', '62.02.17.201', '62021720155', 'Tanjung', '62.02.17.2O15', '..'])(
    'refuses %j',
    (typed) => {
      expect(compactRegionCode(typed)).toBeUndefined()
    },
  )

  it('writes dots back at every level', () => {
    expect(['62', '6202', '620217', '6202172015'].map(dottedRegionCode)).toEqual([
      '62',
      '62.02',
      '62.02.17',
      '62.02.17.2015',
    ])
    expect(['62', '6202', '620217', '6202172015', '620'].map(levelOfCompactCode)).toEqual([
      'province',
      'regency',
      'district',
      'village',
      undefined,
    ])
  })

  it('tells the kind by convention of the numbers', () => {
    expect(['62.02.05.1001', '62.02.17.2015', '91.03.01.3007'].map(villageKindFor)).toEqual([
      'kelurahan',
      'desa',
      'desaAdat',
    ])
    expect(['62.02', '62.71', '31.01'].map(regencyKindFor)).toEqual(['kabupaten', 'kota', 'kabupaten'])
  })
})

describe('searchWords', () => {
  it.each([
    ['  Tanjung   HARAPAN ', ['tanjung', 'harapan']],
    ["Ba'u", ['bau']],
    ['Soka"an', ['sokaan']],
    ['Udek Du’en', ['udek', 'duen']],
    ['Désa Café', ['desa', 'cafe']],
    ['Ngoro-oro', ['ngoro', 'oro']],
    ['Wamesa I / Idoor', ['wamesa', 'i', 'idoor']],
    ['\u0000a\u0000b', ['a', 'b']],
    ['🏝️', []],
    ['.*(a+)+$', ['a']],
  ])('folds %j', (text, words) => {
    expect(searchWords(text)).toEqual(words)
  })

  it('changes nothing when done twice', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        const once = searchWords(text)
        expect(searchWords(once.join(' '))).toEqual(once)
      }),
    )
  })
})

describe('parseRegionQuery', () => {
  it('takes a short number for a code or a name', () => {
    expect(parseRegionQuery('13')).toEqual({ words: ['13'], code: { prefix: '13', role: 'alternative' } })
  })

  it.each([
    ['62.02.17', '620217'],
    ['62.02.', '6202'],
    ['6202172015', '6202172015'],
    ['62 02 17 2015', '6202172015'],
  ])('takes %j for a code alone', (typed, prefix) => {
    expect(parseRegionQuery(typed)).toEqual({ words: [], code: { prefix, role: 'filter' } })
  })

  it.each(['62.02.17.2015 Tanjung Harapan', 'Tanjung Harapan (62.02.17.2015)'])(
    'takes code and name of %j',
    (typed) => {
      expect(parseRegionQuery(typed)).toEqual({
        words: ['tanjung', 'harapan'],
        code: { prefix: '6202172015', role: 'filter' },
      })
    },
  )

  it('finds nothing in a number that is too long for a code', () => {
    expect(parseRegionQuery('6202175403010001')).toEqual({ words: [], code: undefined })
  })

  it('leaves numbers inside names alone', () => {
    expect(parseRegionQuery('Blok 15')).toEqual({ words: ['blok', '15'], code: undefined })
  })

  it('drops the level words of an address', () => {
    expect(withoutLevelWords(parseRegionQuery('Desa Tanjung Harapan, Kec. Telaga Antang'))?.words).toEqual([
      'tanjung',
      'harapan',
      'telaga',
      'antang',
    ])
    expect(withoutLevelWords(parseRegionQuery('Tanjung Harapan'))).toBeUndefined()
    expect(withoutLevelWords(parseRegionQuery('desa'))).toBeUndefined()
  })

  it('spreads up to twelve words', () => {
    expect(wordsCanSpread(Array.from({ length: 12 }, () => 'a'))).toBe(true)
    expect(wordsCanSpread(Array.from({ length: 13 }, () => 'a'))).toBe(false)
    expect(wordsCanSpread([])).toBe(false)
  })
})

describe('region.search input', () => {
  it('limits length and number of words', () => {
    expect(regionQuery.safeParse('x'.repeat(200)).success).toBe(true)
    expect(regionQuery.safeParse('x'.repeat(201)).success).toBe(false)
    expect(regionQuery.safeParse('a '.repeat(12)).success).toBe(true)
    expect(regionQuery.safeParse('a '.repeat(13)).success).toBe(false)
  })
})

describe('places', () => {
  it('puts the kind of match before the working area and loses neither', () => {
    const places = regionMatches.flatMap((match) => [
      placeFor(rankOf[match], true),
      placeFor(rankOf[match], false),
    ])
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(new Set(places).size).toBe(regionMatches.length * 2)
    expect(places.map(matchOfPlace)).toEqual(regionMatches.flatMap((match) => [match, match]))
  })
})
