import { longestTyped } from './identity.rules.ts'
import { remembered, soundsOf } from './name-sound.rules.ts'
import { isEmptyWord, keyOfParts, namePartsOf, type NameParts, weightOfWord } from './name.rules.ts'

/** From here on two names are so alike that it is worth asking whether they are one person. */
const likelyFrom = 0.92
const likelyWordFrom = 0.9

const alikeInSound = 0.97
const sameWithoutGaps = 0.96
const sameConsonants = 0.93
const oneLetterApart = 0.88
const shortAndUnequal = 0.65
const sameInitial = 0.6
/** Words less alike than this are different words. */
const leastAlike = 0.6
/** How much a word counts that only one of two names has; many people are written with fewer names than they have. */
const missingWord = 0.25
const patronymicDiffers = 0.9
const mostAliases = 5

/** Winkler's form of Jaro's measure: 1 for equal texts, 0 for texts without a letter in common. */
export const jaroWinkler = (one: string, other: string): number => {
  if (one === other) return 1
  const jaro = jaroOf(one, other)
  let prefix = 0
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

const jaroOf = (one: string, other: string): number => {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken: boolean[] = []
  let matched = ''
  for (let index = 0; index < one.length; index += 1) {
    const last = Math.min(other.length - 1, index + reach)
    for (let at = Math.max(0, index - reach); at <= last; at += 1) {
      if (taken[at] || other[at] !== one[index]) continue
      taken[at] = true
      matched += one[index]
      break
    }
  }
  const count = matched.length
  if (count === 0) return 0
  let [moved, next] = [0, 0]
  for (let at = 0; at < taken.length; at += 1) {
    if (!taken[at]) continue
    if (other[at] !== matched[next]) moved += 1
    next += 1
  }
  return (count / one.length + count / other.length + (count - moved / 2) / count) / 3
}

const consonantsOf = (word: string): string => word.replaceAll(/[AIUEO]/g, '')
const mixedVowels = new Set(['AO', 'OA', 'EI', 'IE', 'OU', 'UO'])

/** `Khodijah`, `Khadijah`: the same consonants, and vowels that are mixed up, though not the last. */
const differsInVowels = (one: string, other: string): boolean =>
  one.length === other.length &&
  consonantsOf(one).length > 2 &&
  one.at(-1) === other.at(-1) &&
  [...one].every((letter, index) => letter === other[index] || mixedVowels.has(letter + (other[index] ?? '')))

/** One letter replaced: `Rahmat`, `Rahman` and `Putra`, `Putri` are names of different people. */
const differsInOneLetter = (one: string, other: string): boolean =>
  one.length === other.length && [...one].filter((letter, index) => letter !== other[index]).length === 1

const soundSimilarity = (one: string, other: string): number => {
  if (one === other) return alikeInSound
  if (differsInVowels(one, other)) return sameConsonants
  const likeness = jaroWinkler(one, other)
  if (Math.min(one.length, other.length) <= 3) return Math.min(likeness, shortAndUnequal)
  return Math.min(likeness, differsInOneLetter(one, other) ? oneLetterApart : sameWithoutGaps)
}

type Word = { text: string; sounds: readonly string[]; weight: number }

const wordSimilarity = (one: Word, other: Word): number => {
  if (one.text === other.text) return 1
  const [short, long] = one.text.length <= other.text.length ? [one.text, other.text] : [other.text, one.text]
  if (short.length === 1) return long.startsWith(short) ? sameInitial : 0
  return Math.max(...one.sounds.flatMap((a) => other.sounds.map((b) => soundSimilarity(a, b))))
}

const wordOf = remembered((text): Word => ({ text, sounds: soundsOf(text), weight: weightOfWord(text) }))

type Pairing = {
  /** What the search makes as large as possible. */
  gain: number
  /** Sum of weights, and of weights times likeness. */
  weight: number
  likeness: number
  least: number
  telling: boolean
  /** Bit sets of the words that are in a pair. */
  used: number
  usedOthers: number
}
const nothingPaired: Pairing = {
  gain: 0,
  weight: 0,
  likeness: 0,
  least: 1,
  telling: false,
  used: 0,
  usedOthers: 0,
}

/** The pairs of words that are most alike altogether, each word in one pair at most. */
const bestPairing = (words: readonly Word[], others: readonly Word[]): Pairing => {
  let reached = new Map<number, Pairing>([[0, nothingPaired]])
  for (const [index, word] of words.entries()) {
    const next = new Map(reached)
    for (const pairing of reached.values()) {
      for (const [otherIndex, other] of others.entries()) {
        if (pairing.usedOthers & (1 << otherIndex)) continue
        const likeness = wordSimilarity(word, other)
        if (likeness < leastAlike) continue
        const weight = Math.min(word.weight, other.weight)
        const extended: Pairing = {
          gain: pairing.gain + weight * (likeness - leastAlike / 2),
          weight: pairing.weight + weight,
          likeness: pairing.likeness + weight * likeness,
          least: Math.min(pairing.least, likeness),
          telling: pairing.telling || !(isEmptyWord(word.text) || isEmptyWord(other.text)),
          used: pairing.used | (1 << index),
          usedOthers: pairing.usedOthers | (1 << otherIndex),
        }
        const known = next.get(extended.usedOthers)
        if (!known || extended.gain > known.gain) next.set(extended.usedOthers, extended)
      }
    }
    reached = next
  }
  return [...reached.values()].reduce((best, one) => (one.gain > best.gain ? one : best), nothingPaired)
}

const weightOutside = (words: readonly Word[], used: number): number =>
  words.reduce((sum, { weight }, index) => (used & (1 << index) ? sum : sum + weight), 0)

type Likeness = { score: number; likely: boolean }

const compareWords = (words: readonly Word[], others: readonly Word[]): Likeness => {
  const pairing = bestPairing(words, others)
  const [left, leftOther] = [weightOutside(words, pairing.used), weightOutside(others, pairing.usedOthers)]
  // Words left on both sides contradict each other; words left on one side are only missing.
  const against = Math.min(left, leftOther) + missingWord * Math.abs(left - leftOther)
  if (pairing.weight === 0) return { score: 0, likely: false }
  const score = pairing.likeness / (pairing.weight + against)
  return { score, likely: pairing.telling && pairing.least >= likelyWordFrom && score >= likelyFrom }
}

const isSameWithoutGaps = (one: NameParts, other: NameParts): boolean =>
  one.words.some((word) => !isEmptyWord(word)) && keyOfParts(one) === keyOfParts(other)

const compareParts = (one: NameParts, other: NameParts): Likeness => {
  const compared = (a: readonly string[], b: readonly string[]): Likeness =>
    compareWords(
      a.map((word) => wordOf(word)),
      b.map((word) => wordOf(word)),
    )
  const own = compared(one.words, other.words)
  const gapless = own.score < sameWithoutGaps && isSameWithoutGaps(one, other)
  const best = gapless ? { score: sameWithoutGaps, likely: true } : own
  const [first, second] = [one.patronymic, other.patronymic]
  if (first.length > 0 && second.length > 0) {
    const factor = compared(first, second).score < leastAlike ? patronymicDiffers : 1
    return { score: best.score * factor, likely: best.likely && factor === 1 }
  }
  if (first.length === 0 && second.length === 0) return best
  // On the other paper the father's name may stand as the last word.
  const full = compared([...one.words, ...first], [...other.words, ...second])
  return full.score > best.score ? full : best
}

const aliasesOf = remembered((name) => namePartsOf(name).slice(0, mostAliases))

const compareNames = (name: string, otherName: string): Likeness => {
  // One order for both directions, so that ties fall alike.
  const [first = '', second = ''] = [name.slice(0, longestTyped), otherName.slice(0, longestTyped)].sort()
  let best: Likeness = { score: 0, likely: false }
  for (const one of aliasesOf(first)) {
    for (const other of aliasesOf(second)) {
      const { score, likely } = compareParts(one, other)
      best = { score: Math.max(best.score, score), likely: best.likely || likely }
    }
  }
  return best
}

/**
 * How alike two names are, 0 to 1, whatever the order of the words, titles, old spelling and sound. Rare words weigh
 * more than common ones; an initial agrees in part; aliases are compared each with each.
 */
export const nameSimilarity = (name: string, otherName: string): number => compareNames(name, otherName).score

/** Whether to ask if two names are one person's. Never on Muhammad alone, and no answer by itself. */
export const sameNameLikely = (name: string, otherName: string): boolean =>
  compareNames(name, otherName).likely
