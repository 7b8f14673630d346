/** RFC 9285: bytes in the 45 characters that a QR code holds in its alphanumeric mode. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

export const toBase45 = (bytes: Uint8Array): string => {
  let text = ''
  for (let index = 0; index < bytes.length; index += 2) {
    const [first = 0, second] = bytes.subarray(index, index + 2)
    let value = second === undefined ? first : first * 256 + second
    for (let left = second === undefined ? 2 : 3; left > 0; left -= 1) {
      text += alphabet[value % 45]
      value = Math.floor(value / 45)
    }
  }
  return text
}

/** The bytes, or undefined where the text is not exactly what `toBase45` makes of some bytes. */
export const fromBase45 = (text: string): Uint8Array | undefined => {
  if (text.length % 3 === 1) return undefined
  const bytes: number[] = []
  for (let index = 0; index < text.length; index += 3) {
    const group = Array.from(text.slice(index, index + 3), (sign) => alphabet.indexOf(sign))
    if (group.includes(-1)) return undefined
    const value = group.reduce((sum, digit, position) => sum + digit * 45 ** position, 0)
    if (value >= (group.length === 3 ? 65_536 : 256)) return undefined
    if (group.length === 3) bytes.push(value >> 8)
    bytes.push(value & 255)
  }
  return new Uint8Array(bytes)
}
