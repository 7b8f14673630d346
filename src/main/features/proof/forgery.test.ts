import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase45, toBase45 } from '#shared/features/proof/base45.ts'
import { proofMessage, proofText, type ProofFacts } from '#shared/features/proof/proof-code.ts'
import {
  readTrustList,
  trustListContent,
  trustListMessage,
  trustListText,
  type IssuingKey,
  type TrustList,
} from '#shared/features/proof/trust-list.ts'
import { isTrustListWhole, verifyProof } from '#shared/features/proof/verify-proof.ts'
import { isSignedBy, signWith } from '#main/platform/keys/ed25519.ts'
import {
  certificateOf,
  codeOf,
  day,
  factsOf,
  inParallel,
  issuingKey,
  letterOf,
  office,
  pair,
  today,
  type Pair,
} from './forgery.test-support.ts'

const { root, issuing, list } = office()
const codes = Array.from({ length: 200 }, (_entry, number) => codeOf(issuing, factsOf(number)))
const code = codes[0] ?? ''
const resultOf = async (text: string, by: TrustList = list) =>
  (await verifyProof(text, by, isSignedBy)).result

describe('forged codes', () => {
  test('200 genuine codes are genuine, with the facts of their papers', async () => {
    for (const [number, text] of codes.entries())
      expect(await verifyProof(text, list, isSignedBy)).toMatchObject({
        result: 'genuine',
        facts: factsOf(number),
      })
  })

  test('none of 200 codes survives the change of a single bit of its bytes', async () => {
    const ed25519 = inParallel({ root })
    for (const text of codes) {
      const bytes = fromBase45(text.slice(5)) ?? new Uint8Array()
      expect(bytes.length).toBeGreaterThan(100)
      const flipped = Array.from({ length: bytes.length * 8 }, (_bit, bit) => {
        const other = new Uint8Array(bytes)
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        return `PDS1:${toBase45(other)}`
      })
      const found = await Promise.all(flipped.map((other) => verifyProof(other, list, ed25519)))
      expect(found.filter(({ facts, result }) => facts !== null || result === 'genuine')).toEqual([])
    }
  }, 240_000)

  test('nor of a single bit of the signs in its square', async () => {
    const ed25519 = inParallel({ root })
    for (const text of codes.slice(0, 5)) {
      for (let bit = 0; bit < text.length * 7; bit += 1) {
        const at = Math.floor(bit / 7)
        const sign = String.fromCharCode(text.charCodeAt(at) ^ (1 << (bit % 7)))
        const other = await verifyProof(text.slice(0, at) + sign + text.slice(at + 1), list, ed25519)
        expect(other.facts).toBeNull()
      }
    }
  })

  test('no text that somebody makes up is genuine', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 300 }), async (text) => {
        expect(await resultOf(text)).toBe('noCode')
        expect(['damaged', 'unknownKey']).toContain(await resultOf(`PDS1:${text}`))
      }),
      { numRuns: 1000 },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.record({ village: fc.string(), serial: fc.string(), number: fc.option(fc.string()) }),
        fc.uint8Array({ minLength: 64, maxLength: 64 }),
        async (changes, signature) => {
          let message: Uint8Array
          try {
            message = proofMessage(issuing.keyId, { ...certificateOf(1), ...changes })
          } catch {
            return
          }
          expect(await resultOf(proofText(message, signature))).toBe('damaged')
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('a genuine signature under other facts, or another key id, is damaged or unknown', async () => {
    const message = proofMessage(issuing.keyId, factsOf(1))
    const signature = signWith(issuing.seed, message)
    const moved = proofText(proofMessage(issuing.keyId, factsOf(2)), signature)
    expect(await resultOf(moved)).toBe('damaged')
    expect(await resultOf(proofText(proofMessage(pair().keyId, factsOf(1)), signature))).toBe('unknownKey')
  })

  test('the signature of a letter is none under another kind of paper, number or day', async () => {
    const letter = letterOf('referralLetter', 7)
    const signature = signWith(issuing.seed, proofMessage(issuing.keyId, letter))
    const moved = (facts: ProofFacts) => resultOf(proofText(proofMessage(issuing.keyId, facts), signature))
    expect(await moved(letter)).toBe('genuine')
    for (const other of [
      letterOf('decree', 7),
      letterOf('deferralNotice', 7),
      letterOf('referralLetter', 8),
      { ...letter, datedOn: day('2026-11-22') },
      { ...letter, number: null },
      certificateOf(7),
    ])
      expect(await moved(other)).toBe('damaged')
  })

  test('a copied code on another paper is genuine and shows the facts of its own paper', async () => {
    const { facts } = await verifyProof(code, list, isSignedBy)
    expect(facts).toMatchObject({ village: 'Desa Contoh 0', serial: 'DBI-6202172000-2024-01' })
  })
})

describe('keys', () => {
  const withKey = (changes: Partial<IssuingKey>): TrustList => ({
    ...list,
    keys: [issuingKey(root, issuing, changes)],
  })

  test('of another office are unknown', async () => {
    const other = office()
    expect(await resultOf(codeOf(other.issuing, factsOf(1)))).toBe('unknownKey')
    expect(await resultOf(code, other.list)).toBe('unknownKey')
  })

  test('that no root of the list vouches for are unknown', async () => {
    const stranger = pair()
    const slipped = { ...list, keys: [issuingKey(stranger, issuing)] }
    expect(await resultOf(code, slipped)).toBe('unknownKey')
    expect(await resultOf(code, { ...list, roots: [] })).toBe('unknownKey')
  })

  test('whose term was stretched after the root signed it are unknown', async () => {
    expect(await resultOf(code, withKey({ validUntil: day('2099-12-31') }))).toBe('unknownKey')
  })

  test('that are revoked prove nothing, nor do those of a revoked root', async () => {
    expect(await resultOf(code, withKey({ revokedOn: today }))).toBe('keyRevoked')
    const [first] = list.roots
    const without = { ...list, roots: first ? [{ ...first, revokedOn: today }] : [] }
    expect(await resultOf(code, without)).toBe('keyRevoked')
  })

  test('sign nothing before or after their term', async () => {
    const signedOn = (issuedOn: string) => codeOf(issuing, { ...certificateOf(1), issuedOn: day(issuedOn) })
    expect(await resultOf(signedOn('2025-12-31'))).toBe('keyOutOfTerm')
    expect(await resultOf(signedOn('2026-01-01'))).toBe('genuine')
    expect(await resultOf(signedOn('2028-12-31'))).toBe('genuine')
    expect(await resultOf(signedOn('2029-01-01'))).toBe('keyOutOfTerm')
  })
})

describe('a trust list', () => {
  const written = (content: TrustList, signer: Pair = issuing): string => {
    const text = trustListContent(content)
    return trustListText(text, signer.keyId, signWith(signer.seed, trustListMessage(text)))
  }
  const isWhole = async (text: string): Promise<boolean> => {
    const signed = readTrustList(text)
    return signed !== undefined && isTrustListWhole(signed, isSignedBy)
  }

  test('comes back from its file and names papers that ended', async () => {
    const shortCode = (await verifyProof(code, list, isSignedBy)).shortCode ?? ''
    const later: TrustList = { ...list, ended: new Map([[shortCode, 'revoked']]) }
    expect(await isWhole(written(later))).toBe(true)
    const read = readTrustList(written(later))?.list
    expect(read).toEqual(later)
    expect(await resultOf(code, read)).toBe('revoked')
    expect(await resultOf(code, { ...list, ended: new Map([[shortCode, 'superseded']]) })).toBe('superseded')
  })

  test('that is older than a revocation says of when it is', async () => {
    const old: TrustList = { ...list, on: day('2026-02-01') }
    expect(await resultOf(code, old)).toBe('genuine')
    expect(readTrustList(written(old))?.list.on).toBe('2026-02-01')
  })

  test('is refused when a sign of it was changed', async () => {
    const text = written({ ...list, ended: new Map([['0000-0000-0000', 'revoked']]) })
    for (const [part, other] of [
      ['0000-0000-0000', '0000-0000-0001'],
      ['2026-11-23', '2026-11-24'],
      ['Sampit', 'Sampat'],
    ] as const)
      expect(await isWhole(text.replace(part, other))).toBe(false)
  })

  test('is refused when a stranger, a revoked or an ended key signed it', async () => {
    expect(await isWhole(written(list, pair()))).toBe(false)
    expect(await isWhole(written({ ...list, keys: [issuingKey(root, issuing, { revokedOn: today })] }))).toBe(
      false,
    )
    expect(await isWhole(written({ ...list, on: day('2029-01-01') }))).toBe(false)
  })

  test('is none when the file is something else', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readTrustList(text)).toBeUndefined()
      }),
    )
    for (const text of ['', 'null', '[]', '{}', written(list).replace('trust-list-1', 'trust-list-2')])
      expect(readTrustList(text)).toBeUndefined()
  })
})
