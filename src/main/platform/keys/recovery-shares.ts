import { randomBytes } from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'
import { inGroups, readSigns } from '#shared/kernel/paper-code.ts'
import { fromSymbols, toSymbols } from './recovery-code.ts'

/*
 * A recovery code in three shares, any two of which give it back. The library does not notice wrong shares, so each one
 * says which set it is of and carries a check, and the code that comes out is tried on its slot.
 *
 * Forty symbols: set (3 bytes) ‖ number (1 byte) ‖ share (21 bytes); then four symbols of check.
 */
const setSize = 3
const shareSize = 21
const bodySymbols = ((setSize + 1 + shareSize) * 8) / 5
const checkSymbols = 4
export const shareCount = 3
const sharesNeeded = 2

/** The largest prime below 2^20. */
const modulus = 1_048_573n

/**
 * The number the symbols stand for, modulo a prime: one wrong symbol changes it by d·32^k and two that changed places by
 * (a−b)(32^j−32^k), neither of which the prime divides. So every such slip is noticed, not only most.
 */
const checkOf = (body: Uint8Array): string => {
  const remainder = BigInt(`0x${Buffer.from(body).toString('hex')}`) % modulus
  // Twenty bits, shifted to the end of whole bytes: only the last four of the symbols are theirs.
  const bytes = Buffer.from(remainder.toString(16).padStart(10, '0'), 'hex')
  return toSymbols(bytes).slice(-checkSymbols)
}

/** Three texts `XXXX-…`, in the order of their keepers. */
export const createShares = async (secret: Uint8Array): Promise<string[]> => {
  const set = randomBytes(setSize)
  const shares = await split(secret, shareCount, sharesNeeded)
  return shares.map((share, index) => {
    const body = Buffer.concat([set, Buffer.from([index + 1]), share])
    const symbols = toSymbols(body) + checkOf(body)
    return inGroups(symbols)
  })
}

export type RecoveryShare = { set: string; number: number; share: Uint8Array }

/** A typed share, or undefined where it is none or a symbol is wrong. */
export const readShare = (typed: string): RecoveryShare | undefined => {
  const symbols = readSigns(typed, bodySymbols + checkSymbols)
  if (symbols === undefined) return undefined
  const body = fromSymbols(symbols.slice(0, bodySymbols), setSize + 1 + shareSize)
  const number = body[setSize] ?? 0
  if (checkOf(body) !== symbols.slice(bodySymbols) || number < 1 || number > shareCount) return undefined
  return {
    set: Buffer.from(body.subarray(0, setSize)).toString('hex'),
    number,
    share: body.subarray(setSize + 1),
  }
}

/** The secret of the code that two shares of one set give. Whether it is a code of this store its slot tells. */
export const combineShares = (first: RecoveryShare, second: RecoveryShare): Promise<Uint8Array> =>
  combine([first.share, second.share])
