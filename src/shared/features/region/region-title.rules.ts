import type { VillageKind } from './region.schema.ts'
import { villageKindFor } from './region.rules.ts'

export type HeadTitle = { codePrefix: string; kind: VillageKind; headTitle: string }

/** Day on which the defaults below were put together; local regulations change them without notice. */
export const headTitlesAsOf = '2026-11-23'

/** Titles that hold where no longer code prefix says otherwise. Suggestions: an office may pass its own list. */
export const headTitleDefaults: readonly HeadTitle[] = [
  { codePrefix: '', kind: 'kelurahan', headTitle: 'Lurah' },
  { codePrefix: '', kind: 'desa', headTitle: 'Kepala Desa' },
  { codePrefix: '', kind: 'desaAdat', headTitle: 'Kepala Desa Adat' },
  { codePrefix: '11', kind: 'desa', headTitle: 'Keuchik' },
  { codePrefix: '11.02', kind: 'desa', headTitle: 'Pengulu Kute' },
  { codePrefix: '11.04', kind: 'desa', headTitle: 'Reje Kampung' },
  { codePrefix: '11.16', kind: 'desa', headTitle: 'Datok Penghulu' },
  { codePrefix: '11.17', kind: 'desa', headTitle: 'Reje Kampung' },
  { codePrefix: '13', kind: 'desa', headTitle: 'Wali Nagari' },
  { codePrefix: '13.09', kind: 'desa', headTitle: 'Kepala Desa' },
  { codePrefix: '13.73', kind: 'desa', headTitle: 'Kepala Desa' },
  { codePrefix: '13.77', kind: 'desa', headTitle: 'Kepala Desa' },
  { codePrefix: '32.09', kind: 'desa', headTitle: 'Kuwu' },
  { codePrefix: '32.12', kind: 'desa', headTitle: 'Kuwu' },
  { codePrefix: '34', kind: 'desa', headTitle: 'Lurah' },
  { codePrefix: '51', kind: 'desa', headTitle: 'Perbekel' },
  { codePrefix: '91', kind: 'desa', headTitle: 'Kepala Kampung' },
  { codePrefix: '92', kind: 'desa', headTitle: 'Kepala Kampung' },
  { codePrefix: '93', kind: 'desa', headTitle: 'Kepala Kampung' },
  { codePrefix: '94', kind: 'desa', headTitle: 'Kepala Kampung' },
  { codePrefix: '95', kind: 'desa', headTitle: 'Kepala Kampung' },
  { codePrefix: '96', kind: 'desa', headTitle: 'Kepala Kampung' },
]

/** What the head of a village (by dotted code) is usually called: the longest code prefix decides. */
export const headTitleFor = (
  villageCode: string,
  titles: readonly HeadTitle[] = headTitleDefaults,
): string => {
  const kind = villageKindFor(villageCode)
  let best: HeadTitle | undefined
  for (const title of titles) {
    if (title.kind !== kind || !villageCode.startsWith(title.codePrefix)) continue
    if (!best || title.codePrefix.length >= best.codePrefix.length) best = title
  }
  return best?.headTitle ?? 'Kepala Desa'
}

/** Only shortenings that mean one thing everywhere in the table; `P.`, `S.`, `B.` and the like stay as they are. */
const longForms = new Map([
  ['kab', 'Kabupaten'],
  ['kec', 'Kecamatan'],
  ['kel', 'Kelurahan'],
  ['prov', 'Provinsi'],
  ['adm', 'Administrasi'],
  ['tj', 'Tanjung'],
  ['perk', 'Perkebunan'],
  ['mns', 'Meunasah'],
])

/** Shortenings that an all-capital name keeps in capitals. */
const capitalShortenings: ReadonlySet<string> = new Set([
  'DKI',
  'DI',
  'UPT',
  'PT',
  'SP',
  'PJKA',
  'KNPI',
  'HTI',
  'WKO',
  'MKCM',
  'OP',
  'RD',
])

/** Words that stay small, and pieces of which nobody knows what they should be. */
const smallWords: ReadonlySet<string> = new Set(['dan', 'di', 'ke', 'an', 'x'])

const romanNumeral = /^X{0,3}(?:IX|IV|V?I{0,3})$/

/**
 * A table name as paper would write it: capitals at word starts, Roman numerals in capitals, the plain shortenings
 * written out, `"` inside a word as the apostrophe it stands for. Where unsure the name stays; the office reviews it.
 */
export const printedNameFor = (tableName: string): string => {
  const tidy = tableName
    .normalize('NFC')
    .replaceAll(/(?<=\p{L})["’ʼ`](?=\p{L})/gu, "'")
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\s*]+$/g, '')
    .trim()
  const shouted = tidy.length > 1 && isShouted(tidy)
  return tidy.replaceAll(
    /(?<before>^|[^\p{L}\p{N}'])(?<word>\p{L}[\p{L}\p{N}']*)(?<dot>\.?)/gu,
    (...found) => {
      const { before, word, dot } = found.at(-1) as { before: string; word: string; dot: string }
      const longForm = dot === '.' ? longForms.get(word.toLowerCase()) : undefined
      if (longForm) return `${before}${longForm}${needsSpace(tidy, found) ? ' ' : ''}`
      return `${before}${printedWord(word, shouted, before === '-' || followsHyphen(tidy, found))}${dot}`
    },
  )
}

/** A name all in capitals, as older tables have them; numerals say nothing about that. */
const isShouted = (text: string): boolean =>
  text
    .split(/[^\p{L}\p{N}']+/u)
    .every((word) => romanNumeral.test(word.toUpperCase()) || !/\p{Ll}/u.test(word))

/** `Tj.Harapan` was written without a gap; its long form needs one. */
const needsSpace = (text: string, found: readonly unknown[]): boolean => {
  const [whole, offset] = [String(found[0]), Number(found.at(-3))]
  return /\p{L}/u.test(text.charAt(offset + whole.length))
}

/** The second half of a doubled word that was written with a gap: `Abar- abir`. */
const followsHyphen = (text: string, found: readonly unknown[]): boolean =>
  /-\s*$/.test(text.slice(0, Number(found.at(-3)) + 1))

const printedWord = (word: string, shouted: boolean, afterHyphen: boolean): string => {
  const upper = word.toUpperCase()
  if (word.length > 1 && romanNumeral.test(upper) && (shouted || (word !== 'Vi' && word !== 'Xi')))
    return upper
  if (shouted)
    return capitalShortenings.has(word) || word.length === 1 ? word : capitalised(word.toLowerCase())
  if (word !== word.toLowerCase() || afterHyphen || smallWords.has(word)) return word
  return capitalised(word)
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
