/** Reading and joining parts of a picture's bytes. */

export const viewOf = (content: Uint8Array): DataView =>
  new DataView(content.buffer, content.byteOffset, content.byteLength)

export const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let position = 0
  for (const part of parts) {
    whole.set(part, position)
    position += part.length
  }
  return whole
}

/** Four letters at a place, as chunks of PNG and WebP are named. */
export const nameAt = (content: Uint8Array, position: number): string =>
  String.fromCharCode(...content.subarray(position, position + 4))

export const beginsWith = (content: Uint8Array, text: string): boolean =>
  content.length >= text.length && [...text].every((letter, index) => content[index] === letter.charCodeAt(0))
