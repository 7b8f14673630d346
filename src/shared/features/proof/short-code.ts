import { inGroups, paperSigns, readSigns } from '#shared/kernel/paper-code.ts'

const length = 12

/** Twelve symbols, 60 bits, of the signature: for the telephone. `7K2M-04QX-ZB3D` */
export const shortCodeOf = (signature: Uint8Array): string => {
  let bits = signature.subarray(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> 4n
  let symbols = ''
  for (let count = length; count > 0; count -= 1) {
    symbols = `${paperSigns[Number(bits & 31n)]}${symbols}`
    bits >>= 5n
  }
  return inGroups(symbols)
}

/** A typed code as it is kept, or undefined where it cannot be one. */
export const readShortCode = (typed: string): string | undefined => {
  const symbols = readSigns(typed, length)
  return symbols === undefined ? undefined : inGroups(symbols)
}
