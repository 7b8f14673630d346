/** Crockford's alphabet: no I, L, O, U, so that a code told by telephone has one reading. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const length = 12

/** Twelve symbols, 60 bits, of the signature: for the telephone. `7K2M-04QX-ZB3D` */
export const shortCodeOf = (signature: Uint8Array): string => {
  let bits = signature.subarray(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> 4n
  let symbols = ''
  for (let count = length; count > 0; count -= 1) {
    symbols = `${alphabet[Number(bits & 31n)]}${symbols}`
    bits >>= 5n
  }
  return inGroups(symbols)
}

const inGroups = (symbols: string): string => (symbols.match(/.{4}/g) ?? []).join('-')

/** A typed code as it is kept, or undefined where it cannot be one. Case, spaces and dashes do not matter; O is 0, I and L are 1. */
export const readShortCode = (typed: string): string | undefined => {
  const symbols = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return symbols.length === length && [...symbols].every((symbol) => alphabet.includes(symbol))
    ? inGroups(symbols)
    : undefined
}
