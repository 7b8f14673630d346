import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { fromBase45, toBase45 } from './base45.ts'
import { toHex, toUtf8 } from './bytes.ts'
import { readCborMap, writeCborMap } from './cbor.ts'
import { proofMessage, proofText, readProof, type CertificateFacts, type LetterFacts } from './proof-code.ts'
import { readShortCode, shortCodeOf } from './short-code.ts'

const day = (text: string) => text as PlainDate
const keyId = '9f3a22c071be08d4'
const facts: CertificateFacts = {
  kind: 'certificate',
  number: 'W.17.IMI.IMI.2-GR.03.05-0100',
  regionCode: '62.02.17.2015',
  village: 'Desa Tanjung Harapan',
  datedOn: day('2024-02-27'),
  issuedOn: day('2026-11-23'),
  office: 'Kanim Sampit',
  serial: 'DBI-6202172015-2024-01',
}
const signature = Uint8Array.from({ length: 64 }, (_byte, index) => (index * 37 + 11) % 256)
const textOf = (changes: Partial<CertificateFacts> = {}): string =>
  proofText(proofMessage(keyId, { ...facts, ...changes }), signature)

const prefix = 'PDS1:'
const bytesIn = (text: string): Uint8Array => fromBase45(text.slice(prefix.length)) ?? new Uint8Array()
/** The code around other facts than the program would write. */
const around = (map: Uint8Array): string =>
  prefix + toBase45(new Uint8Array([...bytesIn(textOf()).slice(0, 9), ...map, ...signature]))

describe('base45', () => {
  test.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('writes %s as RFC 9285 does', (plain, coded) => {
    expect(toBase45(toUtf8(plain))).toBe(coded)
    expect(fromBase45(coded)).toEqual(toUtf8(plain))
  })

  test('reads only what it writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual(bytes)
      }),
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const bytes = fromBase45(text)
        if (bytes) expect(toBase45(bytes)).toBe(text)
      }),
    )
    expect(fromBase45('GGW')).toBeUndefined()
    expect(fromBase45(':::')).toBeUndefined()
    expect(fromBase45('bb8')).toBeUndefined()
  })
})

describe('the map of facts', () => {
  test('has one way to be written, and no other is read', () => {
    const map = new Map<number, number | string>([
      [1, 23],
      [2, 24],
      [3, 20_000],
      [4, 'é'],
    ])
    const bytes = writeCborMap(map)
    expect(toHex(bytes)).toBe('a4011702181803194e200462c3a9')
    expect(readCborMap(bytes)).toEqual(map)
    const refused = ['a1011800', 'a101190001', 'a20117011', 'a1f9', 'a1016', 'a202170117', 'a1011700']
    for (const hex of [...refused, 'bf0117ff', 'a10120', 'a1014101', 'a10162c328', 'a10162c3'])
      expect([hex, readCborMap(Uint8Array.from(Buffer.from(hex, 'hex')))]).toEqual([hex, undefined])
  })

  test('bytes that are read are written again as they were', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
        const map = readCborMap(bytes)
        if (map) expect(writeCborMap(map)).toEqual(bytes)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a code', () => {
  test('carries these facts and no other: nothing of a person', () => {
    const proof = readProof(textOf())
    expect(proof?.facts).toEqual(facts)
    expect(Object.keys(proof?.facts ?? {}).toSorted()).toEqual([
      'datedOn',
      'issuedOn',
      'kind',
      'number',
      'office',
      'regionCode',
      'serial',
      'village',
    ])
    const map = readCborMap(bytesIn(textOf()).slice(9, -64))
    expect([...(map?.keys() ?? [])]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('is short enough for a small QR code and uses only its alphanumeric signs', () => {
    expect(textOf()).toMatch(/^PDS1:[0-9A-Z $%*+\-./:]+$/)
    expect(textOf().length).toBeLessThan(311)
    expect(textOf({ number: null }).length).toBeLessThan(262)
  })

  test('comes back as it was written, with any facts a paper can have', () => {
    const line = (maxLength: number) =>
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength })
        .map((text) => text.trim().normalize('NFC').slice(0, maxLength).trim())
        .filter((text) => text !== '' && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text))
    const days = fc
      .date({ min: new Date('1970-01-01'), max: new Date('2149-01-01'), noInvalidDate: true })
      .map((date) => day(date.toISOString().slice(0, 10)))
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constant('certificate' as const),
          number: fc.option(line(120)),
          regionCode: line(13),
          village: line(120),
          datedOn: days,
          issuedOn: days,
          office: line(100),
          serial: line(40),
        }),
        (any) => {
          expect(readProof(textOf(any))?.facts).toEqual({ ...any })
        },
      ),
    )
  })

  test.each([
    ['a day before 1970', { datedOn: day('1969-12-31') }],
    ['an empty serial', { serial: '' }],
    ['a line break', { village: 'Desa\nContoh' }],
    ['a sign that turns text round', { village: 'Desa \u202eContoh' }],
    ['a number that is too long', { number: 'x'.repeat(121) }],
  ])('is not made with %s', (_case, changes) => {
    expect(() => textOf(changes)).toThrow(RangeError)
  })

  test('is refused with anything before, after or inside it', () => {
    const text = textOf()
    for (const other of [
      ` ${text}`,
      `${text} `,
      `${text}0`,
      text.toLowerCase(),
      text.slice(0, -3),
      prefix,
      '',
    ])
      expect(readProof(other)).toBeUndefined()
  })

  test('is refused when its facts are another map than the program writes', () => {
    const written = readCborMap(bytesIn(textOf()).slice(9, -64)) ?? new Map<number, string | number>()
    expect(readProof(around(writeCborMap(written)))).toBeDefined()
    const changed = (change: (map: Map<number, number | string>) => unknown): string => {
      const map = new Map(written)
      change(map)
      return around(writeCborMap(map))
    }
    for (const other of [
      changed((map) => map.set(10, 'Fiktif Melati')),
      changed((map) => map.delete(7)),
      changed((map) => map.delete(9)),
      changed((map) => map.set(8, 2)),
      changed((map) => map.set(1, 2)),
      changed((map) => map.set(4, '2024-02-27')),
      changed((map) => map.set(6, ' Kanim Sampit')),
      changed((map) => map.set(2, '')),
    ])
      expect(readProof(other)).toBeUndefined()
  })
})

describe('the code of a letter', () => {
  const letter: LetterFacts = {
    kind: 'referralLetter',
    number: 'WIM.17.IMI.2-GR.03.05-0100',
    datedOn: day('2026-11-23'),
    issuedOn: day('2026-11-23'),
    office: 'Kanim Sampit',
    serial: '9F3A22C071',
  }
  const letterText = (changes: Partial<LetterFacts> = {}): string =>
    proofText(proofMessage(keyId, { ...letter, ...changes }), signature)
  const mapOf = (text: string) => readCborMap(bytesIn(text).slice(9, -64)) ?? new Map<number, never>()

  test.each(['decree', 'deferralNotice', 'referralLetter'] as const)(
    'of kind %s carries kind, number, days, office and signs by chance, nothing of what it is about',
    (kind) => {
      expect(readProof(letterText({ kind }))?.facts).toEqual({ ...letter, kind })
      expect([...mapOf(letterText({ kind })).keys()]).toEqual([1, 2, 4, 5, 6, 7, 8])
    },
  )

  test('is smaller than that of a certificate, also with a long number', () => {
    expect(letterText().length).toBeLessThan(222)
    expect(letterText({ number: 'W.17.IMI.IMI.2-UM.01.01-00001/RUJ/XI/2026' }).length).toBeLessThan(262)
  })

  test('is refused with a village or a region, and a certificate without one', () => {
    const written = [...mapOf(letterText())]
    const withMore = (...more: [number, number | string][]): string =>
      around(writeCborMap(new Map<number, number | string>([...written, ...more])))
    expect(readProof(withMore())?.facts).toEqual(letter)
    expect(readProof(withMore([9, 'Desa Contoh']))).toBeUndefined()
    expect(readProof(withMore([3, '62.02.17.2015']))).toBeUndefined()
    expect(readProof(withMore([1, 1]))).toBeUndefined()
    expect(readProof(withMore([1, 5]))).toBeUndefined()
  })
})

describe('a short code', () => {
  test('is twelve symbols of the signature, and is read as people write it', () => {
    const code = shortCodeOf(signature)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect(readShortCode(code)).toBe(code)
    expect(readShortCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code)
    expect(readShortCode('oil0-oil0-oil0')).toBe('0110-0110-0110')
    for (const none of ['', code.slice(1), `${code}0`, 'UUUU-UUUU-UUUU', textOf()])
      expect(readShortCode(none)).toBeUndefined()
  })

  test('differs with every bit of the first sixty', () => {
    const codes = new Set([shortCodeOf(signature)])
    for (let bit = 0; bit < 60; bit += 1) {
      const other = new Uint8Array(signature)
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (128 >> (bit & 7))
      codes.add(shortCodeOf(other))
    }
    expect(codes.size).toBe(61)
  })
})
