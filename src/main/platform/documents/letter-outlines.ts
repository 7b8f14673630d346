/** What an outline reads as; `height` is its extent where the letter is set at 1 pt, which tells the size of a run. */
export type Letter = { letter: string; extent: number }
export type Letters = ReadonlyMap<string, Letter>

/**
 * How an outline looks at any size: its strokes, where it begins and how far it reaches. Not every corner, and by a
 * factor that is no round number: the more numbers are rounded, the sooner one lies on the edge between two.
 */
export const outlineKey = (path: string): { key: string; extent: number } | null => {
  const numbers = numbersOf(path)
  const extent = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (extent === 0) return null
  const across = numbers.filter((_value, index) => index % 2 === 0)
  const down = numbers.filter((_value, index) => index % 2 === 1)
  const reach = [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)]
  const places = [...numbers.slice(0, 4), ...reach].map((value) => Math.round((value / extent) * 613.7))
  return { key: `${path.replaceAll(/[^A-Z]/g, '')}${places.join()}`, extent }
}

/** Strokes and places of a key, apart. */
const partsOf = (key: string): [strokes: string, places: number[]] => {
  const strokes = /^[A-Z]*/.exec(key)?.[0] ?? ''
  return [strokes, key.slice(strokes.length).split(',').map(Number)]
}

const alike = new WeakMap<Letters, Map<string, Letter | undefined>>()

/** Even so a number lies on an edge now and then: then it is the letter of the same strokes that is a step away at most. */
export const letterOf = (letters: Letters, key: string): Letter | undefined => {
  const exact = letters.get(key)
  if (exact) return exact
  const known = alike.get(letters) ?? new Map<string, Letter | undefined>()
  alike.set(letters, known)
  if (!known.has(key)) {
    const [strokes, places] = partsOf(key)
    const near = [...letters].find(([other]) => {
      const [otherStrokes, otherPlaces] = partsOf(other)
      return (
        otherStrokes === strokes &&
        otherPlaces.length === places.length &&
        otherPlaces.every((place, index) => Math.abs(place - (places[index] ?? Infinity)) <= 1)
      )
    })
    known.set(key, near?.[1])
  }
  return known.get(key)
}

export const numbersOf = (path: string): number[] =>
  [...path.matchAll(/-?\d*\.?\d+(?:e-?\d+)?/g)].map((match) => Number(match[0]))
