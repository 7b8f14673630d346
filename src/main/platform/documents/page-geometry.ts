import { grown, overlapOf, union, within, type Box } from './boxes.ts'
import type { Letters } from './letter-outlines.ts'
import { linesOf, readPages, type Mark, type PageGeometry, type TextRun } from './page-reading.ts'

/**
 * Faults of a printed paper that nobody needs to look at a page to see. Pure: pages as `Typesetter.pages` gives them go
 * in, faults come out. All measures are millimetres.
 */

export type PaperExpectation = {
  /** The sheet as it lies. */
  size: { width: number; height: number }
  /** What the template declares. Heads and feet stand in the upper and lower margin, never in those at the sides. */
  margins: { left: number; right: number; top: number; bottom: number }
  /** Nearer to the edge of the sheet no office printer prints; 5 unless told. */
  printerEdge?: number
  /** Every page says "Halaman x dari y"; parts of a paper each count from one. */
  pageNumbers?: boolean
  /**
   * Who signs, as printed, and how much is kept free for hand and stamp above the name. It stands where the name is
   * printed last; `onEachPage` looks at the last place on every page that has it.
   */
  signature?: { name: string; room: number; onEachPage?: boolean }
  /** Places kept free by an outline of this size, such as that of a duty stamp. */
  keptFree?: { width: number; height: number; count: number }
  /** Pictures of codes bring so much white around them, in mm; it may lie in the margin. */
  whiteBorder?: number
  /** The paper has a QR code of single squares with this many squares of white around it. */
  code?: { quiet: number }
  /** `Typesetter.letters()`. Without them faults carry no text, and page numbers and signatures cannot be found. */
  letters: Letters | undefined
}

export const geometryFaultKinds = [
  'pageSize',
  'outsideMargin',
  'cut',
  'overlap',
  'textOverPicture',
  'lineThroughText',
  'pageNumber',
  'signatureMissing',
  'signatureAlone',
  'signatureRoom',
  'keptFree',
  'quietZone',
] as const
export type GeometryFaultKind = (typeof geometryFaultKinds)[number]

/** `page` counts from 1; `excerpt` is the text it is about, empty where there is none or it cannot be read. */
export type GeometryFault = { kind: GeometryFaultKind; page: number; box: Box; excerpt: string }

/** Outlines stand out by strokes and the roundness of letters, and no printer is truer than this. */
const tolerance = 0.5
/** Letters that touch by less than this do not disturb each other. */
const touch = 0.3
/** Marks as pale as "DRAF" lie behind the text; captions as pale as that of a stamp's place are written over. */
const behind = 0.86
const caption = 0.6

type Measured = { number: number; page: PageGeometry; sheet: Box; text: Box; expected: PaperExpectation }
type Check = (measured: Measured) => GeometryFault[]

export const faultsOfPages = (pages: readonly string[], expected: PaperExpectation): GeometryFault[] => {
  const read = readPages(pages, expected.letters)
  const measured = read.map((page, index) => measure(page, index + 1, expected))
  return [
    ...measured.flatMap((one) => checks.flatMap((check) => check(one))),
    ...faultsOfWhole(measured, expected),
  ]
}

const measure = (page: PageGeometry, number: number, expected: PaperExpectation): Measured => {
  const { left, right, top, bottom } = expected.margins
  const sheet = { left: 0, top: 0, right: page.width, bottom: page.height }
  const text = { left, top, right: page.width - right, bottom: page.height - bottom }
  return { number, page, sheet, text, expected }
}

const fault = (kind: GeometryFaultKind, page: number, box: Box, excerpt = ''): GeometryFault => ({
  kind,
  page,
  box: {
    left: rounded(box.left),
    top: rounded(box.top),
    right: rounded(box.right),
    bottom: rounded(box.bottom),
  },
  excerpt: excerpt.slice(0, 80),
})
const rounded = (value: number): number => Math.round(value * 100) / 100

/** Pictures as large as the sheet (a frame, a watermark) are the ground the text stands on. */
const isGround = ({ box }: Mark, page: PageGeometry): boolean =>
  box.right - box.left > page.width * 0.9 && box.bottom - box.top > page.height * 0.9

const printed = ({ page }: Measured): TextRun[] => page.runs.filter(({ lightness }) => lightness < behind)
const pictures = ({ page }: Measured) => page.pictures.filter((picture) => !isGround(picture, page))
const excerptOf = (mark: Mark | TextRun): string => ('text' in mark ? mark.text : '')

const pageSize: Check = ({ number, page, sheet, expected: { size } }) =>
  Math.abs(page.width - size.width) < 0.1 && Math.abs(page.height - size.height) < 0.1
    ? []
    : [fault('pageSize', number, sheet)]

/**
 * Where a mark may stand: the text between all margins, head and foot beyond it but where a printer reaches. What is
 * laid over the whole sheet begins at its top, wherever it stands: there the mark itself tells.
 */
const fieldOf = ({ itemTop, box }: Mark, { text, sheet, expected }: Measured): Box => {
  const edge = expected.printerEdge ?? 5
  const foot = { ...text, top: text.bottom, bottom: sheet.bottom - edge }
  if (itemTop < text.top - tolerance)
    return box.top >= text.bottom ? foot : { ...text, top: edge, bottom: text.top }
  return itemTop >= text.bottom - 0.01 ? foot : text
}

/** Lines stand on the margin; the tails of letters hang below it. */
const withoutTails = (mark: Mark | TextRun): Box =>
  'baseline' in mark && mark.isUpright
    ? { ...mark.box, bottom: Math.min(mark.box.bottom, mark.baseline) }
    : mark.box

const withoutBorder = (measured: Measured) =>
  pictures(measured).map((picture) => ({
    ...picture,
    box: grown(picture.box, -(measured.expected.whiteBorder ?? 0)),
  }))

const outsideMargin: Check = (measured) =>
  [...printed(measured), ...withoutBorder(measured), ...measured.page.rules]
    .filter((mark) => !within(withoutTails(mark), grown(fieldOf(mark, measured), tolerance)))
    .map((mark) => fault('outsideMargin', measured.number, mark.box, excerptOf(mark)))

const cut: Check = (measured) =>
  [...printed(measured), ...pictures(measured)]
    .filter((mark) => mark.isCut || !within(mark.box, grown(measured.sheet, 0.05)))
    .map((mark) => fault('cut', measured.number, mark.box, excerptOf(mark)))

const overlap: Check = (measured) => {
  const runs = printed(measured).toSorted((one, other) => one.box.top - other.box.top)
  const found: GeometryFault[] = []
  for (const [index, one] of runs.entries()) {
    for (let at = index + 1; at < runs.length; at += 1) {
      const other = runs[at]
      if (!other || other.box.top > one.box.bottom) break
      if (overlapOf(one.box, other.box) > touch && lettersOverlap(one, other))
        found.push(
          fault('overlap', measured.number, union(one.box, other.box), `${one.text} × ${other.text}`),
        )
    }
  }
  return [...found, ...overlappingPictures(measured)]
}

const lettersOverlap = (one: TextRun, other: TextRun): boolean =>
  one.glyphs.some((glyph) => other.glyphs.some((beside) => overlapOf(glyph, beside) > touch))

const overlappingPictures = (measured: Measured): GeometryFault[] => {
  const all = pictures(measured)
  return all.flatMap(({ box }, index) =>
    all
      .slice(index + 1)
      .filter((other) => overlapOf(box, other.box) > touch)
      .map((other) => fault('overlap', measured.number, union(box, other.box))),
  )
}

const textOverPicture: Check = (measured) =>
  printed(measured)
    .filter((run) =>
      pictures(measured).some(({ box }) => run.glyphs.some((glyph) => overlapOf(glyph, box) > touch)),
    )
    .map((run) => fault('textOverPicture', measured.number, run.box, run.text))

const lineThroughText: Check = (measured) =>
  printed(measured)
    .filter(({ box, glyphs }) =>
      measured.page.rules.some(
        (rule) => crosses(rule.box, box) && glyphs.some((glyph) => crosses(rule.box, grown(glyph, -touch))),
      ),
    )
    .map((run) => fault('lineThroughText', measured.number, run.box, run.text))

const crosses = (line: Box, box: Box): boolean =>
  box.left < box.right && box.top < box.bottom && overlapOf(line, box) > 0

const quietZone: Check = (measured) => {
  const quiet = measured.expected.code?.quiet
  if (quiet === undefined) return []
  const codes = measured.page.pictures.filter(({ squares }) => squares >= manySquares)
  return codes.flatMap((code) => {
    const zone = grown(code.box, quiet * code.square - 0.05)
    const others: Mark[] = [
      ...printed(measured),
      ...measured.page.rules,
      ...pictures(measured).filter((picture) => picture !== code),
    ]
    const inside = others.filter(({ box }) => overlapOf(zone, box) > 0)
    const disturbed = inside.map((mark) => fault('quietZone', measured.number, mark.box, excerptOf(mark)))
    return within(zone, measured.sheet)
      ? disturbed
      : [...disturbed, fault('quietZone', measured.number, code.box)]
  })
}
const manySquares = 50

const checks: readonly Check[] = [
  pageSize,
  outsideMargin,
  cut,
  overlap,
  textOverPicture,
  lineThroughText,
  quietZone,
]

const faultsOfWhole = (measured: readonly Measured[], expected: PaperExpectation): GeometryFault[] => [
  ...(expected.pageNumbers ? pageNumberFaults(measured) : []),
  ...(expected.signature ? signatureFaults(measured, expected.signature) : []),
  ...(expected.keptFree ? keptFreeFaults(measured, expected.keptFree) : []),
  ...(expected.code &&
  measured.every(({ page }) => page.pictures.every(({ squares }) => squares < manySquares))
    ? [wholePage('quietZone', measured)]
    : []),
]

const wholePage = (kind: GeometryFaultKind, measured: readonly Measured[]): GeometryFault =>
  fault(kind, measured.length, measured.at(-1)?.sheet ?? { left: 0, top: 0, right: 0, bottom: 0 })

/** Each part counts 1, 2, … to the number it names; then the next part begins, or the paper ends. */
const pageNumberFaults = (measured: readonly Measured[]): GeometryFault[] => {
  let [wanted, last] = [1, 0]
  return measured.flatMap(({ number, page, sheet }, index) => {
    const text = linesOf(page)
      .map((line) => line.text.replaceAll(' ', ''))
      .join('\n')
    const found = [...text.matchAll(/Halaman(\d+)dari(\d+)/g)]
    const [x = 0, y = 0] = (found[0]?.slice(1) ?? []).map(Number)
    if (wanted === 1) last = y
    const isRight = found.length === 1 && x === wanted && y === last && y >= x
    const isEnd = index === measured.length - 1
    wanted = isRight && x === y ? 1 : wanted + 1
    return isRight && !(isEnd && wanted !== 1)
      ? []
      : [fault('pageNumber', number, sheet, found[0]?.[0] ?? '')]
  })
}

/** The name stands under its title with room for hand and stamp, and never alone on a sheet of its own. */
const signatureFaults = (
  measured: readonly Measured[],
  { name, room, onEachPage = false }: NonNullable<PaperExpectation['signature']>,
): GeometryFault[] => {
  const wanted = squeezed(name)
  const signed = measured.flatMap((one) => {
    const lowest = one.page.runs
      .filter((run) => beginsName(run, wanted))
      .toSorted((run, other) => run.box.top - other.box.top)
      .at(-1)
    return lowest ? [{ one, run: lowest }] : []
  })
  if (signed.length === 0) return [wholePage('signatureMissing', measured)]
  return (onEachPage ? signed : signed.slice(-1)).flatMap(({ one, run: { box, text } }) => {
    const free = { ...box, top: box.top - room + tolerance, bottom: box.top - tolerance }
    const isTaken = [...printed(one), ...pictures(one)].some(
      (mark) => !('lightness' in mark && mark.lightness > caption) && overlapOf(withoutTails(mark), free) > 0,
    )
    const above = bodyLines(one).filter((line) => line.box.bottom < box.top)
    return [
      ...(isTaken ? [fault('signatureRoom', one.number, free, text)] : []),
      ...(above.length < linesWithSignature ? [fault('signatureAlone', one.number, box, text)] : []),
    ]
  })
}

/** The title of who signs and at least one line of what is signed. */
const linesWithSignature = 2

const squeezed = (text: string): string => text.replaceAll(/\s/g, '').toLowerCase()
/** A long name is broken into lines; the first of them is meant. */
const beginsName = ({ text, itemTop }: TextRun, wanted: string): boolean =>
  itemTop > 0 && squeezed(text).length >= 5 && wanted.startsWith(squeezed(text))

const bodyLines = ({ page, text }: Measured) =>
  linesOf({
    ...page,
    runs: page.runs.filter(({ itemTop }) => itemTop >= text.top - tolerance && itemTop < text.bottom),
  })

const keptFreeFaults = (
  measured: readonly Measured[],
  { width, height, count }: { width: number; height: number; count: number },
): GeometryFault[] => {
  const kept = measured.flatMap((one) =>
    one.page.frames
      .filter(
        ({ box }) =>
          Math.abs(box.right - box.left - width) < tolerance &&
          Math.abs(box.bottom - box.top - height) < tolerance,
      )
      .map(({ box }) => ({ one, box })),
  )
  const taken = kept.filter(
    ({ one, box }) =>
      !within(box, grown(one.text, tolerance)) ||
      printed(one).some((run) => run.lightness <= caption && overlapOf(run.box, box) > touch) ||
      pictures(one).some((picture) => overlapOf(picture.box, box) > touch),
  )
  return [
    ...taken.map(({ one, box }) => fault('keptFree', one.number, box)),
    ...(kept.length === count ? [] : [wholePage('keptFree', measured)]),
  ]
}
