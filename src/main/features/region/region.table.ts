import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { searchWords } from '#shared/features/region/region.rules.ts'
import { regionSource, type RegionSource } from '#shared/features/region/region.schema.ts'
import { endOfName, type FoldedNames, foldedWords, foldInto, markLetters } from './region.fold.ts'

const regionFileName = 'regions.txt.gz'

/**
 * The units of one level in code order, column by column. Names stay bytes of the file and become strings only when
 * asked for: as 91,000 strings they would cost several times the memory.
 */
export type RegionColumn = FoldedNames & {
  readonly count: number
  /** Codes as numbers: 62.02 is 6202. */
  readonly codes: Float64Array
  /** Row of the unit above. */
  readonly parents: Uint16Array
  /** Row of the first unit below; one entry more than there are rows. */
  readonly firstBelow: Uint32Array
  readonly nameStarts: Uint32Array
}

export type RegionTable = {
  readonly source: RegionSource
  readonly text: Buffer
  readonly provinces: RegionColumn
  readonly regencies: RegionColumn
  readonly districts: RegionColumn
  readonly villages: RegionColumn
}

const newline = 10

const emptyColumn = (count: number, foldedBytes: number) => ({
  count,
  codes: new Float64Array(count),
  parents: new Uint16Array(count),
  firstBelow: new Uint32Array(count + 1),
  nameStarts: new Uint32Array(count),
  folded: new Uint8Array(foldedBytes),
  foldedStarts: new Uint32Array(count + 1),
  letters: new Int32Array(count),
  initials: new Int32Array(count),
  filled: 0,
})
type FillingColumn = ReturnType<typeof emptyColumn>

/** Line starts: `p62`, `r02`, `d17`, `v2015`; the digits are the unit's own group of the code. */
const levelOfLetter = new Map(['p', 'r', 'd', 'v'].map((letter, level) => [letter.charCodeAt(0), level]))
const groupDigits = [2, 2, 2, 4]

/** Reads the table from the reference folder of the program's resources. Throws when the file is damaged. */
export const loadRegionTable = (directory: string): RegionTable => {
  const file = gunzipSync(readFileSync(join(directory, regionFileName)))
  const headerEnd = file.indexOf(newline)
  const source = regionSource.parse(JSON.parse(file.toString('utf8', 0, headerEnd)))
  const text = file.subarray(headerEnd + 1)
  if (createHash('sha256').update(text).digest('hex') !== source.sha256)
    throw new Error('region table is damaged')
  const { provinces, regencies, districts, villages } = source.counts
  const columns = [provinces, regencies, districts, villages].map((count) => emptyColumn(count, text.length))
  fillColumns(text, columns)
  const [first, second, third, fourth] = columns.map(closedColumn)
  if (!first || !second || !third || !fourth) throw new Error('region table is damaged')
  return { source, text, provinces: first, regencies: second, districts: third, villages: fourth }
}

/** The table is read on first use and kept; a failed read is tried again at the next use. */
export const lazyRegionTable = (directory: string): (() => RegionTable) => {
  let table: RegionTable | undefined
  return () => (table ??= loadRegionTable(directory))
}

const fillColumns = (text: Buffer, columns: readonly FillingColumn[]): void => {
  let position = 0
  while (position < text.length) {
    const level = levelOfLetter.get(text[position] ?? 0) ?? -1
    const column = columns[level]
    if (!column) throw new Error('region table is damaged')
    position = fillRow(text, position + 1, level, column, columns)
  }
}

const fillRow = (
  text: Buffer,
  start: number,
  level: number,
  column: FillingColumn,
  columns: readonly FillingColumn[],
): number => {
  let group = 0
  const digits = groupDigits[level] ?? 0
  const nameStart = start + digits
  for (let position = start; position < nameStart; position += 1)
    group = group * 10 + (text[position] ?? 0) - 48
  const row = column.filled
  const above = columns[level - 1]
  const below = columns[level + 1]
  const parent = above ? above.filled - 1 : 0
  column.codes[row] = (above?.codes[parent] ?? 0) * 10 ** digits + group
  column.parents[row] = parent
  column.firstBelow[row] = below?.filled ?? 0
  column.nameStarts[row] = nameStart
  const foldedStart = column.foldedStarts[row] ?? 0
  let { nameEnd, foldedEnd } = foldInto(text, nameStart, column.folded, foldedStart)
  if (foldedEnd < 0) {
    // The quick fold knows plain letters only.
    const folded = foldedWords(searchWords(text.toString('utf8', nameStart, nameEnd)))
    column.folded.set(folded, foldedStart)
    foldedEnd = foldedStart + folded.length
  }
  column.foldedStarts[row + 1] = foldedEnd
  markLetters(column, row)
  column.filled = row + 1
  return nameEnd + 1
}

const closedColumn = (column: FillingColumn, level: number, all: readonly FillingColumn[]): RegionColumn => {
  const { filled, ...rest } = column
  if (filled !== rest.count) throw new Error('region table is damaged')
  rest.firstBelow[rest.count] = all[level + 1]?.count ?? 0
  // A copy, so that the generous buffer used while reading is freed.
  return { ...rest, folded: rest.folded.slice(0, rest.foldedStarts[rest.count]) }
}

export const nameOf = (table: RegionTable, column: RegionColumn, row: number): string => {
  const start = column.nameStarts[row] ?? 0
  return table.text.toString('utf8', start, endOfName(table.text, start))
}

/** Row of a unit by its code as a number, or -1. */
export const rowOfCode = (column: RegionColumn, code: number): number => {
  const row = firstRowFrom(column, code)
  return column.codes[row] === code ? row : -1
}

/** First row whose code is not below the given one. */
export const firstRowFrom = (column: RegionColumn, code: number): number => {
  let [low, high] = [0, column.count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((column.codes[middle] ?? 0) < code) low = middle + 1
    else high = middle
  }
  return low
}

/** Rows from..to whose codes (of `digits` digits) start with the prefix. */
export const rowsWithPrefix = (
  column: RegionColumn,
  digits: number,
  prefix: string,
): [from: number, to: number] => {
  if (prefix.length > digits) return [0, 0]
  const size = 10 ** (digits - prefix.length)
  const lowest = Number(prefix) * size
  return [firstRowFrom(column, lowest), firstRowFrom(column, lowest + size)]
}
