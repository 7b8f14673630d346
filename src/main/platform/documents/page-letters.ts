import { outlineKey, type Letter, type Letters } from './letter-outlines.ts'

/** Which outline is which letter: a page of all letters in all packaged faces, set by the same typesetter, is the key. */

const plain = Array.from({ length: 94 }, (_entry, index) => String.fromCodePoint(33 + index))
const special = [...'–—’‘“”…•·§°×−éèäöüñç']
/** Drawn as one outline where the face has one for them. */
const joined = ['fi', 'fl', 'ff', 'ffi', 'ffl', 'Th', 'tt', 'fj', 'ft', 'ct', 'st']
const alphabet = [...plain, ...special, ...joined]

const faces = [
  ['Arimo', 400, 'normal'],
  ['Arimo', 400, 'italic'],
  ['Arimo', 700, 'normal'],
  ['Arimo', 700, 'italic'],
  ['EB Garamond', 400, 'normal'],
  ['EB Garamond', 400, 'italic'],
  ['EB Garamond', 500, 'normal'],
  ['EB Garamond', 600, 'normal'],
  ['Cousine', 700, 'normal'],
] as const

const size = 100

/** Every entry of the alphabet in a box of its own, face after face, on one sheet. */
export const lettersSource = `
#set page(width: auto, height: auto)
#set text(size: ${size}pt, fallback: false, lang: "id", region: "id", hyphenate: false)
#let alphabet = (${alphabet.map((entry) => JSON.stringify(entry)).join(', ')})
#for (face, weight, style) in (${faces.map((face) => `(${face.map((part) => JSON.stringify(part)).join(', ')})`).join(', ')}) {
  stack(dir: ltr, ..alphabet.map(entry => text(font: face, weight: weight, style: style, entry)))
}
`

/** A letter that two faces draw alike reads the same in both; a pair that no face joins is left out. */
export const lettersOf = (page: string): Letters => {
  const paths = new Map(
    [...page.matchAll(/<symbol id="([^"]+)"[^>]*>.*?<path d="([^"]*)"/gs)].map(([, id = '', path = '']) => [
      id,
      path,
    ]),
  )
  const letters = new Map<string, Letter>()
  const runs = [...page.matchAll(/<g class="typst-text"[^>]*>(.*?)<\/g>/gs)].map(([, uses = '']) =>
    [...uses.matchAll(/xlink:href="#([^"]+)"/g)].map((match) => match[1] ?? ''),
  )
  if (runs.length !== faces.length * alphabet.length)
    throw new Error('the typesetter set the letters otherwise')
  for (const [index, [id, ...more]] of runs.entries()) {
    const outline = id !== undefined && more.length === 0 ? outlineKey(paths.get(id) ?? '') : null
    if (!outline || letters.has(outline.key)) continue
    letters.set(outline.key, {
      letter: alphabet[index % alphabet.length] ?? '',
      extent: outline.extent / size,
    })
  }
  return letters
}
