type Change = readonly [pattern: RegExp, replacement: string]

const changed = (word: string, changes: readonly Change[]): string => {
  let result = word
  for (const [pattern, replacement] of changes) result = result.replaceAll(pattern, replacement)
  return result
}

/** Spelling before 1972 written as it is today; `J` as `Y` comes apart, as only some of them changed. */
const oldSpelling: readonly Change[] = [
  [/OE/g, 'U'],
  [/TJ/g, 'C'],
  [/DJ/g, 'J'],
  [/NJ/g, 'NY'],
  [/SJ/g, 'SY'],
  [/CH/g, 'KH'],
  [/IE/g, 'I'],
  [/EE/g, 'E'],
]

/** Letters that ear and pen mix up, in the order in which one replacement prepares the next. */
const soundGroups: readonly Change[] = [
  [/X/g, 'KS'],
  [/DZ|Z/g, 'J'],
  [/DH/g, 'D'],
  [/TH/g, 'T'],
  [/SY|SH/g, 'S'],
  [/[FV]|PH/g, 'P'],
  [/(?<=[AIUEO])H$/g, ''],
  [/KH|[HQ]/g, 'K'],
  [/Y$/g, 'I'],
  [/(.)\1+/g, '$1'],
  [/D$/g, 'T'],
  [/B$/g, 'P'],
  [/(?<!N)G$/g, 'K'],
]

/** A `J` that may have been written for today's `Y`; that of `DJ`, `TJ`, `NJ`, `SJ` never was. */
const oldJ = /(?<![DTNS])J/g

const settle = (word: string, change: (word: string) => string): string => {
  let [before, after] = [word, change(word)]
  while (after !== before) [before, after] = [after, change(after)]
  return after
}

const respelt = (word: string): string =>
  settle(word, (one) => changed(one, [...oldSpelling, ...soundGroups]))

const mostRemembered = 20_000

/** Registers repeat the same words of names; each is worked out once. Pure all the same: only the time differs. */
export const remembered = <Value>(workOut: (word: string) => Value): ((word: string) => Value) => {
  const known = new Map<string, Value>()
  return (word) => {
    const found = known.get(word)
    if (found !== undefined) return found
    if (known.size >= mostRemembered) known.clear()
    const value = workOut(word)
    known.set(word, value)
    return value
  }
}

/** The ways a word can sound: as it stands and, where it has a `J`, with `Y`. At most two. */
export const soundsOf = remembered((word): readonly string[] => [
  ...new Set([word, word.replaceAll(oldJ, 'Y')].map(respelt)),
])

/** One sound for all of its ways: `Soeharjo` and `Suharyo` have the same. */
export const soundOf = remembered((word) => settle(word, (one) => respelt(one).replaceAll('J', 'Y')))
