import { createHash, randomBytes } from 'node:crypto'
import { inGroups, paperSigns, readSigns } from '#shared/kernel/paper-code.ts'

/** Bytes as the signs of paper codes, five bits each. */
export const toSymbols = (bytes: Uint8Array): string => {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let symbols = ''
  for (let index = 0; index < (bytes.length * 8) / 5; index += 1) {
    symbols = paperSigns[Number(bits & 31n)] + symbols
    bits >>= 5n
  }
  return symbols
}

export const fromSymbols = (symbols: string, size: number): Uint8Array => {
  let bits = 0n
  for (const symbol of symbols) bits = (bits << 5n) | BigInt(paperSigns.indexOf(symbol))
  const bytes = new Uint8Array(size)
  for (let index = size - 1; index >= 0; index -= 1) {
    bytes[index] = Number(bits & 255n)
    bits >>= 8n
  }
  return bytes
}

/** Four symbols = 20 bits of SHA-256 over the code: a wrong or swapped symbol is noticed before a key is tried. */
const checksum = (secret: Uint8Array): string =>
  toSymbols(
    createHash('sha256').update('perisai-desa recovery').update(secret).digest().subarray(0, 5),
  ).slice(0, 4)

/** A fresh 160-bit code as eight groups of four and a checksum group: `XXXX-…-XXXX-CCCC`. */
export const createRecoveryCode = (): { code: string; secret: Uint8Array } => {
  const secret = new Uint8Array(randomBytes(20))
  const symbols = toSymbols(secret) + checksum(secret)
  return { code: inGroups(symbols), secret }
}

/** The secret of a typed code, or undefined when a symbol is wrong. */
export const readRecoveryCode = (typed: string): Uint8Array | undefined => {
  const symbols = readSigns(typed, 36)
  if (symbols === undefined) return undefined
  const secret = fromSymbols(symbols.slice(0, 32), 20)
  return checksum(secret) === symbols.slice(32) ? secret : undefined
}
