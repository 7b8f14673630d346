import { compactCode } from '../../identity/identity.rules.ts'
import { courtesies, degrees } from '../../identity/name-words.rules.ts'
import { maskNik } from '../../identity/nik.rules.ts'
import { maskPhone } from '../../identity/phone.rules.ts'
import { colourWords, judged, spaced } from './neutral-words.ts'

/** Somebody whom a letter may name by initials alone (UU 21/2007 Pasal 44). */
export type SecretPerson = {
  initials: string
  names: readonly string[]
  /** NIK, passports and cards, whole. */
  numbers: readonly string[]
  phones: readonly string[]
}

/** What of somebody stands in a text, and how it may be shown to who has to take it out. */
export type FoundIdentity = { kind: 'name' | 'number' | 'phone'; shown: string }

/** Capital words; a dot ends a word only where another whole one follows it. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\.(?=\p{L}{3})/gu, ' ')
    .replaceAll(/[.'"`´‘’ʻʼ“”\p{M}\p{Cf}]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const patronymicMarks = new Set(['BIN', 'BINTI', 'BTE', 'BT'])

/** The ways a name is written in full: without titles, and without what follows `bin`. */
const formsOf = (name: string): string[][] =>
  name.split(/\s(?:alias|als\.?|a\.?k\.?a\.?)\s|@/i).flatMap((one) => {
    const words = wordsOf(one).map((word) => word.toUpperCase())
    while (words.length > 1 && courtesies.has(words[0] ?? '')) words.shift()
    while (words.length > 1 && degrees.has(words.at(-1) ?? '')) words.pop()
    const at = words.findIndex((word, index) => index > 0 && patronymicMarks.has(word))
    return at > 1 ? [words, words.slice(0, at)] : [words]
  })

/** A name of one word is also a word of the language: it counts where it is written as a name. */
const holdsName = (words: readonly string[], form: readonly string[]): boolean =>
  words.some(
    (first, start) =>
      form.every((word, index) => words[start + index]?.toUpperCase() === word) &&
      (form.length > 1 || /^\p{Lu}/u.test(first)),
  )

const digitRuns = (text: string): string[] =>
  (text.match(/\d(?:[\s.\-()/]*\d)+/g) ?? []).map((run) => run.replaceAll(/\D/g, ''))

const nationalPart = (phone: string): string => phone.replaceAll(/\D/g, '').replace(/^(?:62|0)/, '')
const shortestPhone = 7
const shortestNumber = 6

/** Sixteen digits are somebody's NIK or family card, whoever it is. */
const wholeNikPattern = /(?<!\d)(?:\d{16}|\d{4}([ .-])\d{4}\1\d{4}\1\d{4}|\d{6}([ .-])\d{6}\2\d{4})(?!\d)/g
export const wholeNiksIn = (text: string): string[] =>
  (text.match(wholeNikPattern) ?? []).map((found) => found.replaceAll(/\D/g, ''))

/** Names, numbers and phones of these people in a text that must not carry them, each once. */
export const identitiesIn = (texts: readonly string[], people: readonly SecretPerson[]): FoundIdentity[] => {
  const found = new Map<string, FoundIdentity>()
  const add = (kind: FoundIdentity['kind'], shown: string): unknown =>
    found.set(`${kind} ${shown}`, { kind, shown })
  for (const text of texts) {
    const words = wordsOf(text)
    const runs = digitRuns(text)
    const compact = text
      .normalize('NFKD')
      .toUpperCase()
      .replaceAll(/[\s.-]/g, '')
    for (const { initials, names, numbers, phones } of people) {
      if (names.flatMap(formsOf).some((form) => form.length > 0 && holdsName(words, form)))
        add('name', initials)
      for (const number of numbers.map(compactCode))
        if (number.length >= shortestNumber && compact.includes(number)) add('number', initials)
      for (const phone of phones) {
        const part = nationalPart(phone)
        if (part.length >= shortestPhone && runs.some((run) => run.includes(part)))
          add('phone', maskPhone(phone))
      }
    }
    for (const nik of wholeNiksIn(text)) add('number', maskNik(nik))
  }
  return [...found.values()]
}

const screeningWords = ['skor', 'scoring', 'nilai penapisan', 'bobot penapisan', 'poin penapisan'] as const
/** `P03`, `U4`: the office's own name of an indicator means nothing to who reads the letter. */
const indicatorCode = /(?<![\p{L}\p{N}])[PCTDU]\d{2}(?![\p{L}\p{N}])/u
const judgedInLetters = [...judged, 'penapisan', 'triase', 'indikasi', 'kasus', 'hasil', 'tergolong']

/** A score, a colour or an indicator's code: what the office weighs with stays in the office. */
export const screeningWordIn = (text: string): string | undefined => {
  const words = spaced(text)
  const word = screeningWords.find((known) => words.includes(` ${known} `))
  if (word !== undefined) return word
  const colour = colourWords.find(
    (known) =>
      words === ` ${known} ` || judgedInLetters.some((category) => words.includes(` ${category} ${known} `)),
  )
  return colour ?? indicatorCode.exec(text)?.[0]
}
