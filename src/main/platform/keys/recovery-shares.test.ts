import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { combineShares, createShares, readShare, type RecoveryShare } from './recovery-shares.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const shareOf = (text: string | undefined): RecoveryShare => {
  const share = readShare(text ?? '')
  if (!share) throw new Error('a share cannot be read')
  return share
}

describe('a recovery code in three shares', () => {
  test('comes back from every two of them, in either order', async () => {
    for (let run = 0; run < 100; run += 1) {
      const secret = new Uint8Array(randomBytes(20))
      const shares = (await createShares(secret)).map(shareOf)
      expect(shares.map(({ number }) => number)).toEqual([1, 2, 3])
      expect(new Set(shares.map(({ set }) => set)).size).toBe(1)
      for (const one of shares)
        for (const other of shares) if (one !== other) expect(await combineShares(one, other)).toEqual(secret)
    }
  })

  test('is not told by one of them: two secrets can stand behind the same share', async () => {
    const [one] = await createShares(new Uint8Array(20))
    const [other] = await createShares(new Uint8Array(20))
    expect(Buffer.from(shareOf(one).share).equals(shareOf(other).share)).toBe(false)
    expect(Buffer.from(shareOf(one).share).subarray(0, 20).equals(Buffer.alloc(20))).toBe(false)
  })

  test('does not come back from shares of different printings', async () => {
    const secret = new Uint8Array(randomBytes(20))
    const [first] = await createShares(secret)
    const [, second] = await createShares(secret)
    expect(shareOf(first).set).not.toBe(shareOf(second).set)
    expect(await combineShares(shareOf(first), shareOf(second))).not.toEqual(secret)
  })

  test('one wrong symbol anywhere is noticed, whichever it is', async () => {
    for (const text of await createShares(new Uint8Array(randomBytes(20)))) {
      let tried = 0
      for (const [index, symbol] of [...text].entries()) {
        if (symbol === '-') continue
        for (const other of alphabet.replace(symbol, '')) {
          expect(readShare(text.slice(0, index) + other + text.slice(index + 1))).toBeUndefined()
          tried += 1
        }
      }
      expect(tried).toBe(44 * 31)
    }
  })

  test('two symbols that changed places are noticed', async () => {
    const [text = ''] = await createShares(new Uint8Array(randomBytes(20)))
    const symbols = [...text.replaceAll('-', '')]
    for (const [one, first] of symbols.entries())
      for (const [other, second] of symbols.entries()) {
        // Inside the code or inside the check; between the two it is one wrong symbol in each.
        if (first === second || one >= 40 || other >= 40) continue
        const swapped = symbols.with(one, second).with(other, first).join('')
        expect(readShare(swapped)).toBeUndefined()
      }
  })

  test('is read as typed, in small letters and without dashes; anything else is no share and never throws', async () => {
    const [text = ''] = await createShares(new Uint8Array(randomBytes(20)))
    const sloppy = text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(readShare(sloppy)).toEqual(readShare(text))
    fc.assert(fc.property(fc.string(), (typed) => readShare(typed) === undefined))
  })
})
