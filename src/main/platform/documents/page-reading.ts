import { grown, union, within, type Box } from './boxes.ts'
import { letterOf, numbersOf, outlineKey, type Letters } from './letter-outlines.ts'

/**
 * What stands where on a page, read from the SVG the typesetter gives: every letter with the box of its ink, pictures,
 * ruled lines, codes. Millimetres from the upper left corner of the sheet. The typesetter draws letters as outlines, so
 * the boxes are those of the printed ink; which letter an outline is, `page-letters.ts` knows.
 */

/** `itemTop` is where the part of the page begins that holds the mark: it tells heads and feet from the text. */
export type Mark = { box: Box; itemTop: number; isCut: boolean }

/** Letters that were set in one go: never more than one line. `lightness` runs from 0 for black to 1 for white. */
export type TextRun = Mark & {
  text: string
  /** The line that letters without a tail stand on. */
  baseline: number
  glyphs: readonly Box[]
  lightness: number
  isUpright: boolean
}
/** A picture, or a dark filled shape. `squares` counts the pieces of a shape: a QR code has many. */
export type Picture = Mark & { squares: number; square: number }
export type Outline = { box: Box }
export type PageGeometry = {
  width: number
  height: number
  runs: readonly TextRun[]
  pictures: readonly Picture[]
  /** Straight lines, those of a frame each for itself. */
  rules: readonly Mark[]
  frames: readonly Outline[]
}

type Matrix = readonly [number, number, number, number, number, number]
type Point = readonly [number, number]
/** One drawn shape: what decides on its look, and its pieces as the points they run through. */
type Glyph = { box: Box; extent: number; key: string } | null

const millimetresPerPoint = 25.4 / 72
const wordGap = 0.17
const unknownLetter = '\u{FFFD}'

export const readPage = (svg: string, letters?: Letters, known = new Map<string, Glyph>()): PageGeometry => {
  const head = /<svg[^>]*?viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)
  if (!head) throw new Error('a page without a size')
  const reader = new PageReader(symbolsIn(svg, known), clipsIn(svg), letters)
  reader.read(svg.slice(bodyStart(svg)))
  return {
    width: Number(head[1]) * millimetresPerPoint,
    height: Number(head[2]) * millimetresPerPoint,
    runs: reader.runs,
    pictures: reader.pictures,
    rules: reader.rules,
    frames: reader.frames,
  }
}

export const readPages = (pages: readonly string[], letters?: Letters): PageGeometry[] => {
  const known = new Map<string, Glyph>()
  return pages.map((page) => readPage(page, letters, known))
}

/** The runs of a page as lines from top to bottom, each read from left to right. */
export const linesOf = (page: PageGeometry): { text: string; box: Box }[] => {
  const lines: { runs: TextRun[]; box: Box }[] = []
  const upright = page.runs.filter(({ isUpright }) => isUpright)
  for (const run of upright.toSorted((one, other) => middleOf(one.box) - middleOf(other.box))) {
    const line = lines.findLast(({ box }) => middleOf(run.box) < box.bottom && middleOf(box) > run.box.top)
    if (line) {
      line.runs.push(run)
      line.box = union(line.box, run.box)
    } else lines.push({ runs: [run], box: run.box })
  }
  return lines.map(({ runs, box }) => ({
    box,
    text: runs
      .toSorted((one, other) => one.box.left - other.box.left)
      .map(({ text }) => text)
      .join(' '),
  }))
}

const middleOf = ({ top, bottom }: Box): number => (top + bottom) / 2

/** The pieces of a path as points. Control points of curves count: a letter's box is a hair too large, never too small. */
const piecesOf = (path: string): { points: Point[]; isStraight: boolean; isClosed: boolean }[] =>
  [...path.matchAll(/M[^M]*/g)].map(([piece]) => {
    const points: Point[] = []
    for (const [, command = '', rest = ''] of piece.matchAll(/([MLQCHV])([^A-Z]*)/g)) {
      const numbers = numbersOf(rest)
      const [x = 0, y = 0] = points.at(-1) ?? []
      if (command === 'H') points.push([numbers[0] ?? x, y])
      else if (command === 'V') points.push([x, numbers[0] ?? y])
      else
        for (let index = 0; index + 1 < numbers.length; index += 2)
          points.push([numbers[index] ?? 0, numbers[index + 1] ?? 0])
    }
    return { points, isStraight: !/[QC]/.test(piece), isClosed: piece.includes('Z') }
  })

const boxOf = (points: readonly Point[]): Box => {
  const across = points.map(([x]) => x)
  const down = points.map(([, y]) => y)
  return {
    left: Math.min(...across),
    top: Math.min(...down),
    right: Math.max(...across),
    bottom: Math.max(...down),
  }
}

const cornersOf = ({ left, top, right, bottom }: Box): Point[] => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
]

const symbolsIn = (svg: string, known: Map<string, Glyph>): ReadonlyMap<string, Glyph> => {
  for (const [, id = '', content = ''] of svg.matchAll(/<symbol id="([^"]+)"[^>]*>(.*?)<\/symbol>/gs)) {
    if (known.has(id)) continue
    const path = / d="([^"]*)"/.exec(content)?.[1] ?? ''
    const outline = outlineKey(path)
    known.set(id, outline && { ...outline, box: boxOf(piecesOf(path).flatMap(({ points }) => points)) })
  }
  return known
}

const clipsIn = (svg: string): ReadonlyMap<string, Box> =>
  new Map(
    [...svg.matchAll(/<clipPath id="([^"]+)"[^>]*>.*?<path[^>]*? d="([^"]*)".*?<\/clipPath>/gs)].map(
      ([, id = '', path = '']) => [id, boxOf(piecesOf(path).flatMap(({ points }) => points))],
    ),
  )

/** Behind the definitions and the white sheet. */
const bodyStart = (svg: string): number => svg.indexOf('<g>', Math.max(0, svg.indexOf('</defs>')))

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]
const shift = (matrix: Matrix, x: number, y: number): Matrix => times(matrix, [1, 0, 0, 1, x, y])

const transformOf = (attributes: string): Matrix => {
  const [, name, inner = ''] = / transform="(\w+)\(([^)]*)\)"/.exec(attributes) ?? []
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbersOf(inner)
  if (name === 'translate') return [1, 0, 0, 1, a, b]
  if (name === 'scale') return [a, 0, 0, inner.includes(',') || inner.includes(' ') ? b : a, 0, 0]
  if (name === 'matrix') return [a, b, c, d, e, f]
  if (name === 'rotate') {
    const angle = (a / 180) * Math.PI
    return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]
  }
  return [1, 0, 0, 1, 0, 0]
}

/** Letters on paper: how light a colour is, seen on white. */
const lightnessOf = (color: string | undefined): number => {
  const [, hex = '', alpha = 'ff'] = /^#([\da-f]{6})([\da-f]{2})?$/i.exec(color ?? '') ?? []
  if (hex === '') return 0
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(
    (at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255,
  )
  const shade = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 1 - (1 - shade) * (Number.parseInt(alpha, 16) / 255)
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
const measure = (attributes: string, name: string): number => Number(attribute(attributes, name) ?? 0)

type Level = { matrix: Matrix; clip: Box | null; itemTop: number; run: OpenRun | null }
type OpenRun = {
  glyphs: { box: Box; pen: number; letter: string; size: number }[]
  baseline: number
  lightness: number
  isUpright: boolean
}

/** A fill paler than this is a ground to print on, not a picture. */
const paleFill = 0.85

class PageReader {
  readonly runs: TextRun[] = []
  readonly pictures: Picture[] = []
  readonly rules: Mark[] = []
  readonly frames: Outline[] = []
  readonly #levels: Level[] = []
  readonly #symbols: ReadonlyMap<string, Glyph>
  readonly #clips: ReadonlyMap<string, Box>
  readonly #letters: Letters | undefined

  constructor(symbols: ReadonlyMap<string, Glyph>, clips: ReadonlyMap<string, Box>, letters?: Letters) {
    this.#symbols = symbols
    this.#clips = clips
    this.#letters = letters
  }

  read(body: string): void {
    for (const [, closing, name = '', attributes = '', alone] of body.matchAll(
      /<(\/)?([a-zA-Z]+)((?:\s[^>]*?)?)(\/)?>/g,
    )) {
      if (name === 'g' && alone === undefined) this.#group(closing !== undefined, attributes)
      else if (closing === undefined && alone !== undefined) this.#draw(name, attributes)
    }
  }

  get #level(): Level {
    return this.#levels.at(-1) ?? { matrix: [1, 0, 0, 1, 0, 0], clip: null, itemTop: 0, run: null }
  }

  #group(isEnd: boolean, attributes: string): void {
    if (isEnd) {
      const run = this.#levels.at(-1)?.run
      if (run && run !== this.#levels.at(-2)?.run) this.#finish(run)
      this.#levels.pop()
      return
    }
    const above = this.#level
    const matrix = times(above.matrix, transformOf(attributes))
    const clipId = /url\(#([^)]+)\)/.exec(attribute(attributes, 'clip-path') ?? '')?.[1]
    const clip = clipId === undefined ? undefined : this.#clips.get(clipId)
    const isRun = attribute(attributes, 'class') === 'typst-text'
    this.#levels.push({
      matrix,
      clip: clip ? placed(matrix, clip) : above.clip,
      itemTop: this.#levels.length <= 1 ? matrix[5] * millimetresPerPoint : above.itemTop,
      run: isRun ? openRun(matrix) : above.run,
    })
  }

  #draw(name: string, attributes: string): void {
    const { matrix, run } = this.#level
    if (name === 'use' && run) this.#letter(run, matrix, attributes)
    else if (name === 'image') {
      const [x, y] = [measure(attributes, 'x'), measure(attributes, 'y')]
      const size = {
        left: x,
        top: y,
        right: x + measure(attributes, 'width'),
        bottom: y + measure(attributes, 'height'),
      }
      this.pictures.push({ ...this.#mark(placed(matrix, size)), squares: 0, square: 0 })
    } else if (name === 'path') this.#shape(matrix, attributes)
  }

  #letter(run: OpenRun, matrix: Matrix, attributes: string): void {
    const glyph = this.#symbols.get(attribute(attributes, 'xlink:href')?.slice(1) ?? '')
    if (!glyph) return
    const moved = shift(matrix, measure(attributes, 'x'), measure(attributes, 'y'))
    const letter = this.#letters && letterOf(this.#letters, glyph.key)
    run.lightness = Math.min(run.lightness, lightnessOf(attribute(attributes, 'fill')))
    run.glyphs.push({
      box: placed(moved, glyph.box),
      pen: moved[4] * millimetresPerPoint,
      letter: letter?.letter ?? unknownLetter,
      size: letter ? (glyph.extent / letter.extent) * millimetresPerPoint : 0,
    })
  }

  #finish({ glyphs, ...rest }: OpenRun): void {
    const [first] = glyphs
    if (!first) return
    const box = glyphs.reduce((whole, glyph) => union(whole, glyph.box), first.box)
    const text = glyphs
      .map(({ letter, size, pen }, index) => {
        const before = glyphs[index - 1]
        return before && pen - before.box.right > wordGap * Math.max(size, before.size)
          ? ` ${letter}`
          : letter
      })
      .join('')
    this.runs.push({
      ...this.#mark(box),
      ...rest,
      text: this.#letters === undefined ? '' : text,
      glyphs: glyphs.map((glyph) => glyph.box),
    })
  }

  #shape(matrix: Matrix, attributes: string): void {
    const pieces = piecesOf(attribute(attributes, 'd') ?? '').filter(({ points }) => points.length > 1)
    if (pieces.length === 0) return
    const boxes = pieces.map(({ points }) => placed(matrix, boxOf(points)))
    const fill = attribute(attributes, 'fill')
    if (fill !== undefined && fill !== 'none' && lightnessOf(fill) < paleFill) {
      const [first = { left: 0, top: 0, right: 0, bottom: 0 }] = boxes
      this.pictures.push({
        ...this.#mark(boxes.reduce(union, first)),
        squares: boxes.length,
        square: Math.min(...boxes.map(({ top, bottom }) => bottom - top)),
      })
    }
    const stroke = attribute(attributes, 'stroke')
    if (stroke === undefined || stroke === 'none') return
    const half = (measure(attributes, 'stroke-width') * millimetresPerPoint) / 2
    for (const [index, { points, isStraight, isClosed }] of pieces.entries()) {
      if (!isStraight) continue
      const box = boxes[index]
      if (isClosed && points.length >= 4 && box) this.frames.push({ box })
      const ends = isClosed ? [...points, points[0] ?? [0, 0]] : points
      for (let at = 1; at < ends.length; at += 1) {
        const line = placed(matrix, boxOf([ends[at - 1] ?? [0, 0], ends[at] ?? [0, 0]]))
        this.rules.push(this.#mark(thick(line, half)))
      }
    }
  }

  #mark(box: Box): Mark {
    const { clip, itemTop } = this.#level
    return { box, itemTop, isCut: clip !== null && !within(box, grown(clip, 0.5)) }
  }
}

const openRun = (matrix: Matrix): OpenRun => ({
  glyphs: [],
  baseline: matrix[5] * millimetresPerPoint,
  lightness: 1,
  isUpright: matrix[1] === 0 && matrix[2] === 0,
})

/** A line ends where it ends; only its sides stand out. */
const thick = (line: Box, half: number): Box => {
  const [across, down] = [line.right - line.left, line.bottom - line.top]
  return {
    left: line.left - (across > down ? 0 : half),
    right: line.right + (across > down ? 0 : half),
    top: line.top - (down > across ? 0 : half),
    bottom: line.bottom + (down > across ? 0 : half),
  }
}

const placed = ([a, b, c, d, e, f]: Matrix, box: Box): Box =>
  boxOf(
    cornersOf(box).map(([x, y]) => [
      (a * x + c * y + e) * millimetresPerPoint,
      (b * x + d * y + f) * millimetresPerPoint,
    ]),
  )
