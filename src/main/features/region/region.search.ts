import {
  lastPlace,
  placeFor,
  rankOf,
  type RegionQuery,
  wordsCanSpread,
} from '#shared/features/region/region.rules.ts'
import {
  lettersOf,
  needleOf,
  type Needle,
  placeBetween,
  placeIn,
  places,
  sameWords,
  startsWordIn,
  wordMark,
} from './region.fold.ts'
import { firstRowFrom, type RegionColumn, type RegionTable, rowsWithPrefix } from './region.table.ts'

/** A query made ready for running over folded names. */
type Sought = {
  whole: Needle
  /** Words one by one; empty where only the whole is sought. Bit n of a mask is word n. */
  words: readonly Needle[]
  allWords: number
  /** Neighbouring words joined without gaps → their mask: tells that words make up a whole name. */
  runs: ReadonlyMap<string, number>
  code: RegionQuery['code']
}

const noRank = -1
/** More letters than any name has: the whole is not sought. */
const noName = -1
/** Shorter words stand somewhere in nearly every name, so they count only where a word starts. */
const shortestInnerWord = 3

const soughtFor = (query: RegionQuery): Sought => {
  const words = wordsCanSpread(query.words) ? query.words : []
  const runs = new Map<string, number>()
  for (let first = 0; first < words.length; first += 1) {
    let [letters, mask] = ['', 0]
    for (let last = first; last < words.length; last += 1) {
      letters += words[last]
      mask |= 1 << last
      runs.set(letters, mask)
    }
  }
  return {
    whole: needleOf(query.words),
    words: words.map((word) => needleOf([word])),
    allWords: (1 << words.length) - 1,
    runs,
    code: query.code,
  }
}

/** Words of the query that start a word of each name, together with those found in the units above. */
const maskDown = (column: RegionColumn, above: Uint16Array | undefined, sought: Sought): Uint16Array => {
  const masks = new Uint16Array(column.count)
  for (let row = 0; row < column.count; row += 1) {
    let mask = above?.[column.parents[row] ?? 0] ?? 0
    for (let index = 0; index < sought.words.length; index += 1) {
      const word = sought.words[index]
      if (word && (mask & (1 << index)) === 0 && startsWordIn(column, row, word)) mask |= 1 << index
    }
    masks[row] = mask
  }
  return masks
}

const rankOfPlace = [noRank, rankOf.contained, rankOf.wordStart, rankOf.start] as const

const rankOfName = (column: RegionColumn, row: number, whole: Needle): number => {
  const place = placeIn(column, row, whole)
  if (place !== places.whole) return rankOfPlace[place]
  const [from, to] = [column.foldedStarts[row] ?? 0, column.foldedStarts[row + 1] ?? 0]
  return sameWords(column.folded, from, to, whole.bytes) ? rankOf.exact : rankOf.respaced
}

const standsInName = (column: RegionColumn, row: number, word: Needle): boolean =>
  word.bytes.length < shortestInnerWord
    ? startsWordIn(column, row, word)
    : placeIn(column, row, word) !== places.none

/** Mask of the wanted words that stand in the name; -1 as soon as one does not and all are needed. */
const wordsInName = (
  column: RegionColumn,
  row: number,
  wanted: number,
  sought: Sought,
  needAll: boolean,
): number => {
  let found = 0
  for (let index = 0; index < sought.words.length; index += 1) {
    const word = sought.words[index]
    if (!word || (wanted & (1 << index)) === 0) continue
    if (standsInName(column, row, word)) found |= 1 << index
    else if (needAll) return -1
  }
  return found
}

/** Rank of a name by single words, when every word is in the name or in the path above it. */
const rankOfWords = (column: RegionColumn, row: number, pathMask: number, sought: Sought): number => {
  const missing = wordsInName(column, row, sought.allWords & ~pathMask, sought, true)
  if (missing < 0) return noRank
  const nameMask = missing | wordsInName(column, row, pathMask, sought, false)
  if (nameMask === sought.allWords) return rankOf.allWords
  if (nameMask === 0) return rankOf.pathOnly
  const run = sought.runs.get(lettersOf(column, row)) ?? 0
  return run !== 0 && (run | pathMask) === sought.allWords ? rankOf.exactWithPath : rankOf.nameWithPath
}

/** A single word that the path lacks would have been found in the name as a whole already. */
const canSpread = (pathMask: number, sought: Sought): boolean =>
  sought.words.length > 1 || (sought.words.length === 1 && pathMask !== 0)

const better = (one: number, other: number): number => {
  if (one === noRank) return other
  return other === noRank ? one : Math.min(one, other)
}

/** Place of every village in the result, 0 where it is not part of it. `areas` tells per regency row: working area. */
export const villagePlaces = (table: RegionTable, query: RegionQuery, areas: Uint8Array): Uint8Array => {
  const { districts, villages } = table
  const result = new Uint8Array(villages.count)
  const sought = soughtFor(query)
  const upper = maskDown(table.regencies, maskDown(table.provinces, undefined, sought), sought)
  const pathMasks = maskDown(districts, upper, sought)
  const [codeFrom, codeTo] = query.code ? rowsWithPrefix(villages, 10, query.code.prefix) : [0, 0]
  const filtered = query.code?.role === 'filter'
  const codeCounts = query.code !== undefined && (!filtered || query.words.length === 0)
  const letters = query.words.length > 0 ? sought.whole.letters : noName
  const [from, to] = filtered ? [codeFrom, codeTo] : [0, villages.count]
  for (let row = from; row < to; row += 1) {
    const district = villages.parents[row] ?? 0
    const pathMask = pathMasks[district] ?? 0
    let rank = noRank
    // Asked here and not only in the function: nearly every name ends at this comparison.
    if (((villages.letters[row] ?? 0) & letters) === letters) rank = rankOfName(villages, row, sought.whole)
    if (codeCounts && row >= codeFrom && row < codeTo) rank = better(rank, rankOf.code)
    if (rank === noRank && canSpread(pathMask, sought)) rank = rankOfWords(villages, row, pathMask, sought)
    if (rank !== noRank) result[row] = placeFor(rank, areas[districts.parents[district] ?? 0] === 1)
  }
  return result
}

/** Villages of the working area: what an empty field offers. */
export const workingAreaPlaces = (table: RegionTable, areas: Uint8Array): Uint8Array => {
  const { districts, villages } = table
  const result = new Uint8Array(villages.count)
  const place = placeFor(rankOf.pathOnly, true)
  for (let row = 0; row < villages.count; row += 1) {
    if (areas[districts.parents[villages.parents[row] ?? 0] ?? 0] === 1) result[row] = place
  }
  return result
}

/** Place of every regency in the result; its name counts with and without the leading `Kabupaten` or `Kota`. */
export const regencyPlaces = (table: RegionTable, query: RegionQuery): Uint8Array => {
  const { regencies } = table
  const result = new Uint8Array(regencies.count)
  const sought = soughtFor(query)
  const pathMasks = maskDown(table.provinces, undefined, sought)
  const prefix = query.code?.prefix.slice(0, 4)
  const [codeFrom, codeTo] = prefix === undefined ? [0, 0] : rowsWithPrefix(regencies, 4, prefix)
  for (let row = 0; row < regencies.count; row += 1) {
    const inCode = row >= codeFrom && row < codeTo
    if (query.code?.role === 'filter' && !inCode) continue
    let rank = query.words.length === 0 ? noRank : rankOfRegency(regencies, row, sought.whole)
    if (inCode && (query.words.length === 0 || query.code?.role === 'alternative'))
      rank = better(rank, rankOf.code)
    const pathMask = pathMasks[regencies.parents[row] ?? 0] ?? 0
    if (rank === noRank && canSpread(pathMask, sought)) rank = rankOfWords(regencies, row, pathMask, sought)
    if (rank !== noRank) result[row] = placeFor(rank, false)
  }
  return result
}

const rankOfRegency = (column: RegionColumn, row: number, whole: Needle): number => {
  const rank = rankOfName(column, row, whole)
  const [from, to] = [column.foldedStarts[row] ?? 0, column.foldedStarts[row + 1] ?? 0]
  let own = from + 1
  while (own < to && ((column.folded[own] ?? 0) & wordMark) === 0) own += 1
  const place = placeBetween(column.folded, own, to, whole.bytes)
  if (place !== places.whole) return better(rank, rankOfPlace[place])
  return sameWords(column.folded, own, to, whole.bytes) ? rankOf.exact : better(rank, rankOf.respaced)
}

export type FoundRow = { row: number; place: number }
export type After = { place: number; code: number } | undefined

/** How many rows stand at each place; entry 0 are those outside the result. */
export const countPlaces = (result: Uint8Array): Uint32Array => {
  const counts = new Uint32Array(lastPlace + 1)
  for (let row = 0; row < result.length; row += 1) {
    const place = result[row] ?? 0
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

/** The next rows by place and code after the given one; one more than `limit` tells that there is a further page. */
export const rowsAfter = (
  column: RegionColumn,
  result: Uint8Array,
  after: After,
  limit: number,
): FoundRow[] => {
  const rows: FoundRow[] = []
  for (let place = after?.place ?? 1; place <= lastPlace; place += 1) {
    const start = after && place === after.place ? firstRowFrom(column, after.code + 1) : 0
    let row = result.indexOf(place, start)
    while (row >= 0) {
      rows.push({ row, place })
      if (rows.length > limit) return rows
      row = result.indexOf(place, row + 1)
    }
  }
  return rows
}
