import { randomInt } from 'node:crypto'

const wordCount = 6

/** Six words drawn evenly from the list; 4,096 words or more make 72 bits. */
export const suggestPassphrase = (words: readonly string[]): string =>
  Array.from({ length: wordCount }, () => words[randomInt(words.length)] ?? '').join(' ')
