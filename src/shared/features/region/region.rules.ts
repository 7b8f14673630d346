import {
  maximumQueryWords,
  type RegionLevel,
  type RegionMatch,
  regionMatches,
  type VillageKind,
} from './region.schema.ts'

const codeDigits = { province: 2, regency: 4, district: 6, village: 10 } as const satisfies Record<
  RegionLevel,
  number
>

/** Digits of a code typed dotted, spaced or compact; undefined for anything that is no region code of any level. */
export const compactRegionCode = (typed: string): string | undefined => {
  const digits = typed.trim().replaceAll(/[.\s-]/g, '')
  return /^\d+$/.test(digits) && levelOfCompactCode(digits) ? digits : undefined
}

export const levelOfCompactCode = (digits: string): RegionLevel | undefined => {
  for (const level of ['province', 'regency', 'district', 'village'] as const) {
    if (codeDigits[level] === digits.length) return level
  }
  return undefined
}

/** `6202172015` → `62.02.17.2015`; a shorter code has fewer groups. */
export const dottedRegionCode = (digits: string): string =>
  [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)].filter(Boolean).join('.')

/** Kelurahan 1xxx, desa 2xxx, desa adat 3xxx. The numbering is a convention; the table has no column for the kind. */
export const villageKindFor = (code: string): VillageKind => {
  const first = code.replaceAll('.', '').charAt(6)
  if (first === '1') return 'kelurahan'
  return first === '3' ? 'desaAdat' : 'desa'
}

/** The regency numbers 71 to 99 of a province are cities. */
export const regencyKindFor = (code: string): 'kabupaten' | 'kota' =>
  Number(code.replaceAll('.', '').slice(2, 4)) > 70 ? 'kota' : 'kabupaten'

/**
 * Words of a name as search compares them: lower case, no accents, `Ba'u` and `Bau` alike, every other sign a gap.
 */
export const searchWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/['"`´‘’ʻʼ“”\p{M}\p{Cf}]/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

export type RegionQuery = {
  words: readonly string[]
  /**
   * Digits a village code must start with. `filter`: and the words must be found too (a pasted label);
   * `alternative`: or the words are found (`13` is West Sumatra and the village `13 Ulu`).
   */
  code: { prefix: string; role: 'filter' | 'alternative' } | undefined
}

const nothing: RegionQuery = { words: [], code: undefined }
const shortestPlainCode = codeDigits.regency

/** Reads what was typed as words of names, as a code, or as both. */
export const parseRegionQuery = (typed: string): RegionQuery => {
  if (/^\s*\d[\d.\s-]*$/.test(typed)) {
    const digits = typed.replaceAll(/\D/g, '')
    if (digits.length > codeDigits.village) return nothing
    return digits.length < shortestPlainCode
      ? { words: searchWords(typed), code: { prefix: digits, role: 'alternative' } }
      : { words: [], code: { prefix: digits, role: 'filter' } }
  }
  const pieces = typed.split(/[\s,;:()[\]]+/)
  const codePiece = pieces.find((piece) => /^[\d.]+$/.test(piece) && isCodePrefix(piece.replaceAll('.', '')))
  const words = searchWords(pieces.filter((piece) => piece !== codePiece).join(' '))
  return {
    words,
    code: codePiece === undefined ? undefined : { prefix: codePiece.replaceAll('.', ''), role: 'filter' },
  }
}

const isCodePrefix = (digits: string): boolean =>
  digits.length >= shortestPlainCode && digits.length <= codeDigits.village

/** Words that name the level of a unit in an address and mostly stand beside its name in the table. */
const levelWords: ReadonlySet<string> = new Set(
  `ds desa dusun kel kelurahan kalurahan gampong kampung nagari pekon
   kec kecamatan kapanewon kemantren distrik kab kabupaten kota kodya prov provinsi propinsi`.split(/\s+/),
)

/** The query of somebody who pasted an address: `Desa X, Kecamatan Y` sought as `X Y`. Undefined when that changes nothing. */
export const withoutLevelWords = (query: RegionQuery): RegionQuery | undefined => {
  const words = query.words.filter((word) => !levelWords.has(word))
  return words.length === query.words.length || words.length === 0 ? undefined : { ...query, words }
}

/** Words are sought one by one only up to this number; punctuation can make more of them than were typed. */
export const wordsCanSpread = (words: readonly string[]): boolean =>
  words.length > 0 && words.length <= maximumQueryWords

/** Rank of a kind of match: 0 is the best. */
export const rankOf = Object.fromEntries(regionMatches.map((match, rank) => [match, rank])) as Record<
  RegionMatch,
  number
>

/**
 * Place of a result in the list, from 1: the kind of match decides, then the office's own working area.
 * Equal places are ordered by code.
 */
export const placeFor = (rank: number, inWorkingArea: boolean): number => rank * 2 + (inWorkingArea ? 1 : 2)

export const matchOfPlace = (place: number): RegionMatch =>
  regionMatches[Math.floor((place - 1) / 2)] ?? 'pathOnly'

export const lastPlace = regionMatches.length * 2
