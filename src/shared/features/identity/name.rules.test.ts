import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { soundOf, soundsOf } from './name-sound.rules.ts'
import { jaroWinkler, nameSimilarity, sameNameLikely } from './name-similarity.rules.ts'
import {
  initialsOf,
  nameBlockKeyOf,
  nameBlockKeysOf,
  nameKeyOf,
  nameKeysOf,
  namePartsOf,
  readName,
} from './name.rules.ts'

const word = fc.constantFrom(
  ...'Muhammad Moh. Djoko Joko Tjipto Soeharjo Siti Nur Noer Hasanah Khadijah Rofi’i Uji Contoh Fiktif Melati Sri A. M. Wati'.split(
    ' ',
  ),
)
const anyName = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  fc.array(word, { minLength: 2, maxLength: 5 }).map((words) => words.join(' bin ')),
  fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(' als ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

describe('two ways of writing one name', () => {
  test.each([
    ['Soeharjo Fiktif', 'Suharyo Fiktif'],
    ['Moh. Djoko Contoh', 'Muhammad Joko Contoh'],
    ['H. Tjipto Uji, S.E.', 'Cipto Uji'],
    ["Ach. Rofi'i", 'Ahmad Rofii'],
    ['Nurhasanah Binti Fiktif', 'Noer Hasanah'],
    ['Siti Chodijah', 'St. Khadijah'],
    ['Iin als Tante Wati', 'Wati'],
    ['Drs. H. Uji Rahmat, S.Pd., M.M.', 'UJI RAHMAT'],
    ['Contoh Fiktif', 'Fiktif Contoh'],
    ['Dzulfikar Contoh', 'Zulfikar Contoh'],
    ['Sjafri Fiktif', 'Syafrie Fiktif'],
    ['Abd. Contoh Fiktif', 'Abdul Contoh Fiktif'],
    ['Jusuf Fiktif', 'Yusuf Fiktif'],
    ['Kurniawan Fiktif', 'Kurniwan Fiktif'],
    ['Uji Fiktif bin Contoh', 'Uji Fiktif Contoh'],
  ])('%s ~ %s', (one, other) => {
    expect(nameSimilarity(one, other)).toBeGreaterThanOrEqual(0.92)
    expect(sameNameLikely(one, other)).toBe(true)
  })

  test.each([
    ['Muhammad Uji', 'Muhammad Coba'],
    ['Sri Contoh', 'Sri Fiktif'],
    ['Ani', 'Ali'],
    ['Muhammad', 'Muhammad Uji'],
    ['Uji Rahmat', 'Uji Rahman'],
    ['Fiktif Putra', 'Fiktif Putri'],
    ['Sutarmi', 'Sutarmo'],
    ['Agus bin Fiktif', 'Agus bin Contoh'],
    ['A. Fiktif', 'Agus Fiktif'],
    ['Wati', 'Wati Lestari'],
    ['Fiktif', ''],
  ])('%s is not %s', (one, other) => {
    expect(sameNameLikely(one, other)).toBe(false)
  })

  test('Muhammad alone says nothing, however it is written', () => {
    expect(nameSimilarity('Moh.', 'Muhammad')).toBe(1)
    expect(sameNameLikely('Moh.', 'Muhammad')).toBe(false)
    expect(nameSimilarity('Muhammad Uji', 'Muhammad Coba')).toBeLessThan(0.3)
  })

  test('an initial agrees in part', () => {
    const partly = nameSimilarity('A. Fiktif', 'Agus Fiktif')
    expect(partly).toBeGreaterThan(nameSimilarity('B. Fiktif', 'Agus Fiktif'))
    expect(partly).toBeGreaterThan(0.8)
    expect(partly).toBeLessThan(0.92)
  })

  test('a rare word in common says more than a common one', () => {
    expect(nameSimilarity('Melati Fiktif', 'Melati Contoh')).toBeGreaterThan(
      nameSimilarity('Sri Fiktif', 'Sri Contoh'),
    )
  })

  test('a name with a word more is less alike than the same one, and more than another', () => {
    const same = nameSimilarity('Fiktif Melati', 'Fiktif Melati Uji')
    expect(same).toBeLessThan(0.92)
    expect(same).toBeGreaterThan(nameSimilarity('Fiktif Melati Coba', 'Fiktif Melati Uji'))
  })

  test('measured both ways the answer is one, and 1 with itself', () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        const likeness = nameSimilarity(one, other)
        expect(nameSimilarity(other, one)).toBe(likeness)
        expect(sameNameLikely(other, one)).toBe(sameNameLikely(one, other))
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        expect(nameSimilarity(one, one)).toBe(namePartsOf(one).length > 0 ? 1 : 0)
      }),
      { numRuns: 1500 },
    )
  })

  test('long and hostile text is answered at once', () => {
    const texts = [
      'a'.repeat(10_000),
      'ab '.repeat(3333),
      ' '.repeat(10_000),
      '@'.repeat(10_000),
      'ﷺ'.repeat(10_000),
      'alias '.repeat(1700),
      '̀'.repeat(10_000),
      'J.'.repeat(5000),
      '\ud800'.repeat(10_000),
    ]
    const startedAt = performance.now()
    for (const one of texts) {
      for (const other of texts) nameSimilarity(one, other)
      initialsOf(one)
      readName(one)
      nameBlockKeysOf(one)
    }
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })

  test("Winkler's own examples", () => {
    expect(jaroWinkler('MARTHA', 'MARHTA')).toBeCloseTo(0.9611, 3)
    expect(jaroWinkler('DIXON', 'DICKSONX')).toBeCloseTo(0.8133, 3)
    expect(jaroWinkler('', 'A')).toBe(0)
  })
})

describe('a name taken apart', () => {
  test.each([
    ['H. Tjipto Uji, S.E.', [{ words: ['TJIPTO', 'UJI'], patronymic: [] }]],
    ['Nurhasanah Binti Fiktif', [{ words: ['NURHASANAH'], patronymic: ['FIKTIF'] }]],
    ['Uji b. Contoh', [{ words: ['UJI'], patronymic: ['CONTOH'] }]],
    [
      'Iin als Tante Wati',
      [
        { words: ['IIN'], patronymic: [] },
        { words: ['WATI'], patronymic: [] },
      ],
    ],
    [
      'Uji a.k.a. Boss Coba',
      [
        { words: ['UJI'], patronymic: [] },
        { words: ['COBA'], patronymic: [] },
      ],
    ],
    [
      'Uji @ Coba',
      [
        { words: ['UJI'], patronymic: [] },
        { words: ['COBA'], patronymic: [] },
      ],
    ],
    ['Salsabila Alsa', [{ words: ['SALSABILA', 'ALSA'], patronymic: [] }]],
    ['Uji M.', [{ words: ['UJI', 'M'], patronymic: [] }]],
    ['M.Contoh', [{ words: ['MUHAMMAD', 'CONTOH'], patronymic: [] }]],
    ['Ibu', [{ words: ['IBU'], patronymic: [] }]],
    ['Bin Fiktif', [{ words: ['BIN', 'FIKTIF'], patronymic: [] }]],
    ['Fíktíf', [{ words: ['FIKTIF'], patronymic: [] }]],
    [". , '", []],
  ])('%j', (name, expected) => expect(namePartsOf(name)).toEqual(expected))

  test('twice is once', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const parts of namePartsOf(name)) {
          if (parts.words.length > 0)
            expect(namePartsOf(parts.words.join(' '))[0]?.words).toEqual(parts.words)
        }
      }),
      { numRuns: 1000 },
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,20}$/), (text) => {
        expect(soundOf(soundOf(text))).toBe(soundOf(text))
        expect(soundsOf(text).length).toBeLessThanOrEqual(2)
      }),
      { numRuns: 2000 },
    )
  })

  test('case, accents, dots and gaps never matter to its key', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const key = nameKeyOf(words.join(' '))
        expect(nameKeyOf(` ${words.join('   ').toUpperCase()} `)).toBe(key)
        expect(nameKeyOf(words.join('\t').toLowerCase().normalize('NFD'))).toBe(key)
      }),
    )
  })
})

describe('exact keys', () => {
  test.each([
    ['Soeharjo Fiktif', 'Suharyo Fiktif'],
    ['Moh. Djoko Contoh', 'Muhammad Joko Contoh'],
    ['Nurhasanah Binti Fiktif', 'Noer Hasanah'],
    ['H. Tjipto Uji, S.E.', 'Cipto Uji'],
    ["Ach. Rofi'i", 'Ahmad Rofii'],
    ['Fatimah Fiktif', 'Fatima Fiktif'],
    ['Muhammad Fiktif', 'Fiktif'],
  ])('of %s and %s are equal', (one, other) => expect(nameKeyOf(one)).toBe(nameKeyOf(other)))

  test.each([
    ['Muhammad Uji', 'Muhammad Coba'],
    ['Sri Contoh', 'Sri Fiktif'],
    ['Ani', 'Ali'],
  ])('of %s and %s differ', (one, other) => expect(nameKeyOf(one)).not.toBe(nameKeyOf(other)))

  test('there is one for every alias', () => {
    expect(nameKeysOf('Iin als Tante Wati')).toEqual([nameKeyOf('Iin'), nameKeyOf('Wati')])
  })

  test('the block of a name is the sound of its rarest word, and one of all of its blocks', () => {
    expect(nameBlockKeyOf('Muhammad Sri Melati')).toBe(nameBlockKeyOf('Siti Melati'))
    expect(nameBlockKeyOf('')).toBe('')
    for (const name of ['Soeharjo Sri', 'Moh. Djoko Contoh', 'Uji'])
      expect(nameBlockKeysOf(name)).toContain(nameBlockKeyOf(name))
  })
})

describe('initials', () => {
  test.each([
    ['Uji Rahmat', 'U.R.'],
    ['Melati', 'M.'],
    ['fiktif melati', 'F.M.'],
    ['H. Tjipto Uji, S.E.', 'T.U.'],
    ['Nurhasanah Binti Fiktif', 'N.F.'],
    ['Iin als Tante Wati', 'I.'],
    ['Ust. Fiktif', 'F.'],
    ['Élan Contoh', 'É.C.'],
    ['', ''],
    ['123', ''],
  ])('of %j are %j', (name, expected) => expect(initialsOf(name)).toBe(expected))

  test('show single letters only', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(initialsOf(name)).toMatch(/^(?:\p{L}{1,3}\p{M}*\.)*$/u)
      }),
    )
  })
})

describe('a typed name', () => {
  test('is tidied and may be a single word', () => {
    expect(readName('  Melati\u200b \n')).toMatchObject({ value: 'Melati', errors: [], warnings: [] })
    expect(readName('Uji 2').warnings).toEqual([{ code: 'NAME_HAS_DIGITS', data: {} }])
  })

  test.each(['', '   ', '123', '?', 'ʻ'])('%j is none', (typed) => {
    expect(readName(typed).errors).toEqual([{ code: 'NAME_WITHOUT_LETTERS', data: {} }])
  })
})
