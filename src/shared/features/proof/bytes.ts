/** Text as UTF-8. Half a surrogate pair cannot be written and is refused by `encodeURIComponent`. */
export const toUtf8 = (text: string): Uint8Array => {
  const escaped = encodeURIComponent(text)
  const bytes: number[] = []
  for (let index = 0; index < escaped.length; index += 1) {
    if (escaped[index] === '%') {
      bytes.push(Number.parseInt(escaped.slice(index + 1, index + 3), 16))
      index += 2
    } else bytes.push(escaped.charCodeAt(index))
  }
  return new Uint8Array(bytes)
}

/** The text, or undefined where the bytes are not well-formed UTF-8. */
export const fromUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return decodeURIComponent(bytes.reduce((text, byte) => `${text}%${toHex(new Uint8Array([byte]))}`, ''))
  } catch {
    return undefined
  }
}

export const toHex = (bytes: Uint8Array): string =>
  bytes.reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '')

/** The bytes of lower-case hexadecimal, or undefined where a sign is none or the length is not `length` bytes. */
export const fromHex = (text: string, length: number): Uint8Array<ArrayBuffer> | undefined =>
  text.length === length * 2 && /^[0-9a-f]*$/.test(text)
    ? Uint8Array.from({ length }, (_byte, index) => Number.parseInt(text.slice(index * 2, index * 2 + 2), 16))
    : undefined

export const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
