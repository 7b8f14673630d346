import { hostileMakers, hostileTexts } from './hostile-values.ts'

/** Inputs near one that fits: each differs from it in one to three places. */

type Random = () => number
type Place = { holder: Record<string, unknown> | unknown[]; key: string | number }

export const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)]
  if (items.length === 0) throw new Error('nothing to pick from')
  return item as Item
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Deeper than any schema; what was put in before may go on for thousands of levels. */
const deepest = 12

/** A copy down to the values that are no lists or plain objects. */
const copyOf = (value: unknown, depth = 0): unknown => {
  if (depth > deepest) return value
  if (Array.isArray(value)) return value.map((inner) => copyOf(inner, depth + 1))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner, depth + 1)]))
}

const mostOfList = 20

const placesIn = (value: unknown, depth = 0): Place[] => {
  if (depth > deepest || (!Array.isArray(value) && !isPlain(value))) return []
  return Object.entries(value as Record<string, unknown>)
    .slice(0, mostOfList)
    .flatMap(([key, inner]) => [
      { holder: value, key: Array.isArray(value) ? Number(key) : key },
      ...placesIn(inner, depth + 1),
    ])
}

const hostileValue = (random: Random): unknown =>
  random() < 0.5 ? pick(random, hostileTexts) : pick(random, hostileMakers)()

const randomText = (random: Random): string =>
  Array.from({ length: Math.floor(random() * 40) }, () =>
    String.fromCharCode(Math.floor(random() * (random() < 0.7 ? 0x80 : 0x1_0000))),
  ).join('')

const alter = (random: Random, value: unknown): unknown => {
  if (typeof value === 'number')
    return pick(random, [value + 1, value - 1, -value, value * 1e6, value + 0.1, String(value), [value]])
  if (typeof value === 'string')
    return pick(random, [
      `${value} `,
      value.slice(1),
      value.toUpperCase(),
      value + value,
      [value],
      { value },
      `${value}\0`,
      randomText(random),
    ])
  return hostileValue(random)
}

const replace = ({ holder, key }: Place, value: unknown): void => {
  // As `JSON.parse` would: an own key, whatever its name.
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

const strangeKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'then',
  'toJSON',
  '',
  'ID',
  'id ',
  'isAdmin',
  '0',
]

const mutations: readonly ((random: Random, input: unknown) => unknown)[] = [
  // Something else in one place.
  (random, input) => {
    const places = placesIn(input)
    if (places.length === 0) return hostileValue(random)
    replace(pick(random, places), hostileValue(random))
    return input
  },
  (random, input) => {
    const places = placesIn(input)
    if (places.length === 0) return hostileValue(random)
    const place = pick(random, places)
    replace(place, alter(random, (place.holder as Record<string | number, unknown>)[place.key]))
    return input
  },
  // A key too few.
  (random, input) => {
    const inObjects = placesIn(input).filter(({ holder }) => !Array.isArray(holder))
    if (inObjects.length === 0) return hostileValue(random)
    const { holder, key } = pick(random, inObjects)
    Reflect.deleteProperty(holder, key)
    return input
  },
  // A key too many.
  (random, input) => {
    const holders = [input, ...placesIn(input).map(({ holder, key }) => Reflect.get(holder, key) as unknown)]
    const holder = pick(random, holders.filter(isPlain).length > 0 ? holders.filter(isPlain) : [{}])
    replace({ holder, key: pick(random, strangeKeys) }, hostileValue(random))
    return isPlain(input) ? input : holder
  },
  // A list that is longer or emptied.
  (random, input) => {
    const lists = placesIn(input)
      .map(({ holder, key }) => Reflect.get(holder, key) as unknown)
      .filter((value) => Array.isArray(value))
    if (lists.length === 0) return hostileValue(random)
    const list = pick(random, lists)
    if (random() < 0.3) list.length = 0
    else list.push(...Array.from({ length: 1 + Math.floor(random() * 300) }, () => copyOf(list[0])))
    return input
  },
  // Something else altogether.
  (random) => hostileValue(random),
]

const weights = [5, 3, 2, 2, 1, 1]
const wheel = mutations.flatMap((mutation, place) =>
  Array.from({ length: weights[place] ?? 1 }, () => mutation),
)

export const mutated = (random: Random, base: unknown): unknown => {
  let input = copyOf(base)
  for (let round = 1 + Math.floor(random() * 3); round > 0; round -= 1)
    input = pick(random, wheel)(random, input)
  return input
}

const jsonPieces = [
  '"__proto__":{"isTainted":true},',
  '"constructor":{"prototype":{"isTainted":true}},',
  '"id":"x","id":"y",',
  '"\\ud800":1,',
  '\u0000',
  '1e999',
  '-',
  ',',
  '{',
  '[',
  ']',
  '}',
  '"',
  '\\',
  'null',
  '[[[[[[[[[[[[[[[[',
  '{"a":'.repeat(200),
  '\ud800',
]

/** A JSON text that is cut, doubled or sprinkled with signs, as no client of ours would write it. */
export const mutatedJson = (random: Random, text: string): string => {
  const at = Math.floor(random() * (text.length + 1))
  const span = Math.floor(random() * 12)
  switch (Math.floor(random() * 6)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + text.slice(at + span)
    case 2:
      return text.slice(0, at) + text.slice(at, at + span) + text.slice(at)
    case 3: {
      const brace = text.indexOf('{', at)
      const behind = brace < 0 ? text.indexOf('{') + 1 : brace + 1
      return text.slice(0, behind) + pick(random, jsonPieces) + text.slice(behind)
    }
    case 4:
      return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x1_0000)) + text.slice(at + 1)
    default:
      return text.slice(0, at) + pick(random, jsonPieces) + text.slice(at)
  }
}
