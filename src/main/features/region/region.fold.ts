/**
 * Names as bytes that search can run over without gaps: lower-case letters and digits, the first byte of every word
 * marked by its highest bit. So one pass finds a query regardless of spaces and still knows where words start.
 */
export const wordMark = 0x80
const letterMask = 0x7f

const newline = 10
const gap = 0
const dropped = 1

/** What a plain byte of a name becomes: a letter or digit, nothing at all, or a gap between words. */
const foldTable = (() => {
  const table = new Uint8Array(128)
  for (let code = 0; code < 128; code += 1) {
    const sign = String.fromCharCode(code).toLowerCase()
    if (/[a-z0-9]/.test(sign)) table[code] = sign.charCodeAt(0)
    else table[code] = `'"\``.includes(sign) ? dropped : gap
  }
  return table
})()

/** Bit of a letter in the letter masks of a name; the ten digits share the six bits that are left. */
const letterBit = (letter: number): number => 1 << (letter >= 97 ? letter - 97 : 26 + (letter % 6))

/**
 * Folds the name from `start` to the end of its line into `target`. `foldedEnd` is -1 when the name holds more than
 * plain letters and must be folded the slow way.
 */
export const foldInto = (
  text: Uint8Array,
  start: number,
  target: Uint8Array,
  targetStart: number,
): { nameEnd: number; foldedEnd: number } => {
  let position = start
  let written = targetStart
  let mark = wordMark
  let plain = true
  for (; position < text.length; position += 1) {
    const byte = text[position] ?? newline
    if (byte === newline) break
    if (byte > 127) plain = false
    const folded = foldTable[byte & 127] ?? gap
    if (folded === gap) mark = wordMark
    else if (folded !== dropped) {
      target[written] = folded | mark
      written += 1
      mark = 0
    }
  }
  return { nameEnd: position, foldedEnd: plain ? written : -1 }
}

export const endOfName = (text: Uint8Array, start: number): number => {
  const end = text.indexOf(newline, start)
  return end < 0 ? text.length : end
}

/** The same form made of words that are folded already. */
export const foldedWords = (words: readonly string[]): Uint8Array => {
  const folded = new Uint8Array(words.reduce((length, word) => length + word.length, 0))
  let written = 0
  for (const word of words) {
    for (let index = 0; index < word.length; index += 1) {
      folded[written] = word.charCodeAt(index) | (index === 0 ? wordMark : 0)
      written += 1
    }
  }
  return folded
}

export type FoldedNames = {
  readonly folded: Uint8Array
  readonly foldedStarts: Uint32Array
  /** Which letters a name has at all, and which start its words: most names are passed over by these alone. */
  readonly letters: Int32Array
  readonly initials: Int32Array
}

/** Fills the letter masks of one row from its folded name. */
export const markLetters = (names: FoldedNames, row: number): void => {
  const to = names.foldedStarts[row + 1] ?? 0
  let [letters, initials] = [0, 0]
  for (let position = names.foldedStarts[row] ?? 0; position < to; position += 1) {
    const byte = names.folded[position] ?? 0
    const bit = letterBit(byte & letterMask)
    letters |= bit
    if (byte & wordMark) initials |= bit
  }
  names.letters[row] = letters
  names.initials[row] = initials
}

/** Words to look for, folded like the names. */
export type Needle = { readonly bytes: Uint8Array; readonly letters: number; readonly initial: number }

export const needleOf = (words: readonly string[]): Needle => {
  const bytes = foldedWords(words)
  let letters = 0
  for (const byte of bytes) letters |= letterBit(byte & letterMask)
  return { bytes, letters, initial: bytes.length === 0 ? 0 : letterBit((bytes[0] ?? 0) & letterMask) }
}

export const places = { none: 0, contained: 1, wordStart: 2, start: 3, whole: 4 } as const
export type Place = (typeof places)[keyof typeof places]

/** Best place at which the needle stands in the name of a row. */
export const placeIn = (names: FoldedNames, row: number, needle: Needle): Place =>
  ((names.letters[row] ?? 0) & needle.letters) === needle.letters
    ? placeBetween(names.folded, names.foldedStarts[row] ?? 0, names.foldedStarts[row + 1] ?? 0, needle.bytes)
    : places.none

/** The same where only word starts count. */
export const startsWordIn = (names: FoldedNames, row: number, needle: Needle): boolean =>
  ((names.initials[row] ?? 0) & needle.initial) !== 0 && placeIn(names, row, needle) >= places.wordStart

export const placeBetween = (names: Uint8Array, from: number, to: number, needle: Uint8Array): Place => {
  const length = needle.length
  const first = (needle[0] ?? 0) & letterMask
  const last = to - length
  let contained = false
  for (let position = from; position <= last; position += 1) {
    const byte = names[position] ?? 0
    if ((byte & letterMask) !== first) continue
    let index = 1
    while (
      index < length &&
      ((names[position + index] ?? 0) & letterMask) === ((needle[index] ?? 0) & letterMask)
    ) {
      index += 1
    }
    if (index < length) continue
    if (position === from) return length === to - from ? places.whole : places.start
    if (byte & wordMark) return places.wordStart
    contained = true
  }
  return contained ? places.contained : places.none
}

/** Whether the name is the needle word by word, gaps included. */
export const sameWords = (names: Uint8Array, from: number, to: number, needle: Uint8Array): boolean => {
  if (to - from !== needle.length) return false
  for (let index = 0; index < needle.length; index += 1) {
    if (names[from + index] !== needle[index]) return false
  }
  return true
}

/** The name without its gaps. */
export const lettersOf = (names: FoldedNames, row: number): string => {
  let letters = ''
  const to = names.foldedStarts[row + 1] ?? 0
  for (let position = names.foldedStarts[row] ?? 0; position < to; position += 1) {
    letters += String.fromCharCode((names.folded[position] ?? 0) & letterMask)
  }
  return letters
}
