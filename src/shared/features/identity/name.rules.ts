import { impossible, longestTyped, plainText } from './identity.rules.ts'
import { commonNames, courtesies, degrees, variantsOfNames } from './name-words.rules.ts'
import { soundOf, soundsOf } from './name-sound.rules.ts'
import type { Reading } from './identity.schema.ts'

/** One of the names somebody goes by, taken apart for comparison. The name on record is never changed by this. */
export type NameParts = {
  /** Capital words without titles; Muhammad and the like in one spelling. */
  words: string[]
  /** Words after `bin`, `binti`. */
  patronymic: string[]
}

/** More words than any name has. */
const mostWords = 10
const longestWord = 40

/** Capitals without accents; a dot is a gap only where a whole word follows it: `A.Fiktif`, but `S.Pd.`. */
const tidied = (text: string): string =>
  plainText(text)
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/\.(?=\p{L}{4})|,/gu, ' ')
    .replaceAll(/[.'"`´‘’ʻʼ“”\p{M}\p{Cf}]/gu, '')

/**
 * `H. Tjipto Uji, S.E.` → TJIPTO UJI; `Iin als Tante Wati` → IIN and WATI. The first is the name itself, those behind
 * `alias`, `als`, `a.k.a.` or `@` follow.
 */
export const namePartsOf = (name: string): NameParts[] =>
  tidied(name)
    .replaceAll(/[^\p{L}\p{N}@]+/gu, ' ')
    .split(/(?:^|(?<= ))(?:ALIAS|ALS|AKA)(?= |$)|@/u)
    .map((one) => one.split(' ').filter(Boolean).slice(0, mostWords))
    .filter((words) => words.length > 0)
    .map(partsOf)

const partsOf = (all: readonly string[]): NameParts => {
  const words = withoutTitles(all.map((word) => [...word].slice(0, longestWord).join('')))
  const at = words.findIndex((word, index) => isPatronymicMark(word, index, words.length))
  const own = at < 0 ? words : withoutTitles(words.slice(0, at))
  const patronymic = at < 0 ? [] : words.slice(at + 1).filter((word) => word !== 'BIN' && word !== 'BINTI')
  return { words: own.map(oneSpelling), patronymic: patronymic.map(oneSpelling) }
}

/** The short forms only between two words: elsewhere they are initials. */
const isPatronymicMark = (word: string, index: number, count: number): boolean =>
  index > 0 && index < count - 1 && ['BIN', 'BINTI', 'BTE', 'BT', 'B'].includes(word)

/** Titles stand before, degrees behind; a name that is nothing else keeps its last word. */
const withoutTitles = (words: readonly string[], plain: readonly string[] = words): string[] => {
  let [from, to] = [0, words.length]
  while (from < to - 1 && courtesies.has(plain[from] ?? '')) from += 1
  while (to > from + 1 && degrees.has(plain[to - 1] ?? '')) to -= 1
  return words.slice(from, to)
}

const oneSpelling = (word: string, index: number): string =>
  (index === 0 ? variantsOfNames.first[word] : undefined) ?? variantsOfNames.anywhere[word] ?? word

/** Words that say next to nothing about who somebody is. */
export const isEmptyWord = (word: string): boolean => word === 'MUHAMMAD'

const wordsToCompare = ({ words }: NameParts): string[] => {
  const telling = words.filter((word) => !isEmptyWord(word))
  return telling.length > 0 ? telling : words
}

export const keyOfParts = (parts: NameParts): string =>
  wordsToCompare(parts)
    .map((word) => soundOf(word))
    .join('')
    .replaceAll(/(.)\1+/gu, '$1')

/**
 * The exact key of a name: alike for spellings that sound alike, whatever the titles, the patronymic and the gaps
 * (`Nurhasanah Binti Fiktif`, `Noer Hasanah`). Similar names are found by `nameSimilarity`.
 */
export const nameKeyOf = (name: string): string => nameKeysOf(name)[0] ?? ''

/** The sounds of the words that tell something, each of which stands in the key of who bears the name. */
export const nameSoundsOf = (name: string): string[] => [
  ...new Set(namePartsOf(name).flatMap((parts) => wordsToCompare(parts).map((word) => soundOf(word)))),
]

/** Keys of the name and of every alias in it. */
export const nameKeysOf = (name: string): string[] =>
  [...new Set(namePartsOf(name).map(keyOfParts))].filter(Boolean)

const commonSounds: ReadonlySet<string> = new Set([...commonNames].map((word) => soundOf(word)))

/** How much a word tells about who somebody is: 1 for a rare one. */
export const weightOfWord = (word: string): number => {
  if (isEmptyWord(word)) return 0.2
  if ([...word].length === 1) return 0.5
  return commonSounds.has(soundOf(word)) ? 0.5 : 1
}

const rarestWord = (parts: NameParts): string | undefined =>
  wordsToCompare(parts).sort(
    (one, other) =>
      weightOfWord(other) - weightOfWord(one) || other.length - one.length || (one < other ? -1 : 1),
  )[0]

/** The sound of the rarest word: what candidates for a comparison have in common. */
export const nameBlockKeyOf = (name: string): string => {
  const [first] = namePartsOf(name)
  const word = first && rarestWord(first)
  return word === undefined ? '' : soundOf(word)
}

/** Every block in which a name can be found: each of its words, in each way it can sound. */
export const nameBlockKeysOf = (name: string): string[] => [
  ...new Set(namePartsOf(name).flatMap((parts) => wordsToCompare(parts).flatMap((word) => soundsOf(word)))),
]

/** Tidies a name as it was typed; a person may have one word only. */
export const readName = (typed: string): Reading => {
  const value = typed
    .slice(0, longestTyped)
    .normalize('NFC')
    .replaceAll(/[\p{Cf}\p{Cs}]/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const key = nameKeyOf(value)
  if (key === '' || !/\p{L}/u.test(value)) return impossible('NAME_WITHOUT_LETTERS', value)
  const warnings: Reading['warnings'] = /\p{N}/u.test(value) ? [{ code: 'NAME_HAS_DIGITS', data: {} }] : []
  return { value, key, errors: [], warnings }
}

/** `Uji Rahmat` → `U.R.`, `Melati` → `M.`; without titles, degrees, aliases and the words `bin`, `binti`. */
export const initialsOf = (name: string): string => {
  const own = name.slice(0, longestTyped).split(/\s(?:alias|als\.?|a\.?k\.?a\.?)\s|@/i)[0] ?? ''
  const words = own
    .normalize('NFC')
    .split(/[\s,]+/)
    .filter((word) => /\p{L}/u.test(word))
  return withoutTitles(words, words.map(tidied))
    .filter((word, index, all) => !isPatronymicMark(tidied(word), index, all.length))
    .map((word) => `${/\p{L}\p{M}*/u.exec(word)?.[0].toUpperCase() ?? ''}.`)
    .join('')
}
