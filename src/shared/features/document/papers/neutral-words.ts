import { line } from '#shared/kernel/text.ts'

/**
 * Papers that are handed to an applicant say what is lacking and nothing else: no suspicion, no result of screening,
 * nobody else's name (UU 21/2007 Pasal 44; and a suspicion that turns out harmless must leave no trace on paper).
 */
const suspicionWords = [
  'dugaan',
  'diduga',
  'terduga',
  'curiga',
  'dicurigai',
  'kecurigaan',
  'mencurigakan',
  'indikasi',
  'terindikasi',
  'indikator',
  'korban',
  'pelaku',
  'tersangka',
  'perdagangan orang',
  'perdagangan manusia',
  'penyelundupan',
  'tppo',
  'tppm',
  'nonprosedural',
  'non prosedural',
  'pmi np',
  'ilegal',
  'sindikat',
  'calo',
  'perekrut',
  'penampung',
  'tekong',
  'pidana',
  'kejahatan',
  'penapisan',
  'skor',
  'risiko',
  'berisiko',
  'intelijen',
  'penyidikan',
  'penyelidikan',
] as const

export const colourWords = ['merah', 'oranye', 'jingga', 'kuning', 'hijau']
/** A photo before a red wall is a document, a person of category red is not. */
export const judged = ['warna', 'kategori', 'status', 'tingkat', 'level', 'zona', 'kode']

/** Small words with a gap on both sides, so that a word is found whole. */
export const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()} `

/** The first word of suspicion in a text for the applicant; undefined when it is plain. */
export const suspicionIn = (text: string): string | undefined => {
  const words = spaced(text)
  const word = suspicionWords.find((known) => words.includes(` ${known} `))
  if (word !== undefined) return word
  return colourWords.find(
    (colour) =>
      words === ` ${colour} ` || judged.some((category) => words.includes(` ${category} ${colour} `)),
  )
}

const resultWords = ['skor', 'penapisan'] as const

/** What the screening came to, in a text for another agency: a score, a colour. Undefined when it tells neither. */
export const screeningResultIn = (text: string): string | undefined => {
  const words = spaced(text)
  return (
    resultWords.find((known) => words.includes(` ${known} `)) ??
    colourWords.find((colour) => judged.some((category) => words.includes(` ${category} ${colour} `)))
  )
}

/** One line for the applicant's eyes. */
export const neutralLine = (maximum: number) =>
  line(maximum).refine((text) => suspicionIn(text) === undefined, 'suspicion')
