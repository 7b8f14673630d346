import type { ReferralLetterData } from '#shared/features/document/papers/referral-letter.schema.ts'
import { formatLongDate } from '#shared/kernel/plain-date.ts'
import type { WordBlock, WordFile } from '#main/platform/documents/word-file.ts'
import {
  bold,
  copiesBlocks,
  letterheadBlocks,
  paragraph,
  placeholder,
  signatureBlocks,
  table,
  textWidth,
} from './word-parts.ts'

const counts = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh']
const counted = (count: number): string => {
  const word = counts[count - 1]
  return word === undefined ? String(count) : `${count} (${word})`
}
const letter = (index: number): string =>
  index < 26 ? `${String.fromCodePoint(97 + index)}.` : `${index + 1}.`
const lastWith = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} dan ${words.at(-1)}`

const headOf = (data: ReferralLetterData, width: number): WordBlock => {
  const cell = (content: Parameters<typeof paragraph>[0]): WordBlock[] => [paragraph(content, { after: 2 })]
  const day = [{ text: `${data.place ?? '…………………'}, ` }, placeholder('tanggal_naskah')]
  const row = (label: string, value: WordBlock[], aside: WordBlock[] = cell('')): WordBlock[][] => [
    cell(label),
    cell(':'),
    value,
    aside,
  ]
  return table(
    [22, 4, width - 86, 60],
    [
      row('Nomor', cell([placeholder('nomor_naskah')]), [paragraph(day, { align: 'right' })]),
      row('Sifat', cell([placeholder('sifat')])),
      ...(data.urgency === null ? [] : [row('Derajat', cell(data.urgency))]),
      row('Lampiran', cell(`${counted(data.annexes.length)} berkas`)),
      row('Hal', cell([bold(data.matter)])),
    ],
  )
}

const addresseeOf = ({ addressee, agencyName, attention, city }: ReferralLetterData): WordBlock => {
  const lines = [agencyName, attention === null ? null : `u.p. ${attention}`, `di ${city}`]
  const below = lines.filter((line) => line !== null).join('\n')
  return paragraph([{ text: 'Yth. ' }, bold(addressee), { text: `\n${below}` }], { before: 10, after: 12 })
}

/** Numbered as they come: a part without words is left out, and the numbers close up. */
const numberedParts = (parts: readonly (readonly [heading: string, blocks: WordBlock[]])[]): WordBlock[] =>
  parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([heading, blocks], index) => [
      paragraph([bold(`${index + 1}. ${heading}`)], { before: 8, keepWithNext: true }),
      ...blocks,
    ])

const body = (text: string): WordBlock => paragraph(text, { left: 7, align: 'both' })
const entries = (items: readonly string[]): WordBlock[] =>
  items.length === 1
    ? items.map(body)
    : items.map((text, index) => paragraph(`${letter(index)} ${text}`, { left: 13, hanging: 6, after: 3 }))

const subjectsOf = ({ subjects, consentNotes }: ReferralLetterData, width: number): WordBlock[] => {
  const cell = (text: string, strong = false): WordBlock[] => [
    paragraph([{ text, points: 10, bold: strong }], { after: 0 }),
  ]
  const share = (width - 10) / 4.3
  return [
    body(
      'Identitas subjek dirahasiakan dan hanya tercantum dalam lampiran tertutup, dengan nomor urut yang sama.',
    ),
    {
      ...table(
        [10, share, 1.3 * share, 2 * share],
        [
          ['No.', 'Inisial', 'Nomor kasus', 'Persetujuan subjek'].map((head) => cell(head, true)),
          ...subjects.map(({ initials, caseNumber, consent }, index) =>
            [`${index + 1}.`, initials, caseNumber, consent].map((text) => cell(text)),
          ),
        ],
      ),
      bordered: true,
      headed: true,
    },
    ...(consentNotes.length === 0
      ? []
      : [paragraph('Keterangan persetujuan:', { left: 7, before: 6 }), ...entries(consentNotes)]),
  ]
}

const openingOf = ({ basis, subjects }: ReferralLetterData): WordBlock[] => {
  const referred = `bersama ini kami rujuk ${counted(subjects.length)} orang dengan penjelasan sebagai berikut.`
  if (basis.length < 2) {
    const ground = (basis[0] ?? '…………………').replace(/[.;]$/, '')
    return [paragraph(`Berdasarkan ${ground}, ${referred}`, { align: 'both' })]
  }
  return [paragraph('Berdasarkan:', { after: 3 }), ...entries(basis), paragraph(referred, { before: 6 })]
}

const requestOf = ({ request, services, answerWantedOn }: ReferralLetterData): WordBlock[] => [
  ...entries(request),
  ...(services.length === 0 ? [] : [body(`Layanan yang dimohonkan: ${lastWith(services)}.`)]),
  body(
    answerWantedOn === null
      ? 'Hasil tindak lanjut mohon disampaikan kepada kami pada kesempatan pertama.'
      : `Hasil tindak lanjut mohon kami terima paling lambat tanggal ${formatLongDate(answerWantedOn)}.`,
  ),
]

const contactOf = ({ contact }: ReferralLetterData): WordBlock[] => [
  paragraph(`Nama: ${contact.name}`, { left: 7, after: 0 }),
  paragraph(`Telepon: ${contact.phone}`, { left: 7, after: 0 }),
  ...(contact.hours === null ? [] : [paragraph(`Jam: ${contact.hours}`, { left: 7, after: 0 })]),
]

/** The letter for the e-office: initials alone, like the printed one. The annex never leaves as a text file. */
export const referralLetterWord = (data: ReferralLetterData): Omit<WordFile, 'title'> => {
  const width = textWidth(data)
  return {
    paper: data.paper,
    margins: data.margins,
    blocks: [
      ...letterheadBlocks(data.letterhead, width),
      headOf(data, width),
      addresseeOf(data),
      ...openingOf(data),
      ...numberedParts([
        ['Kronologi ringkas', data.chronology.map(body)],
        ['Subjek', subjectsOf(data, width)],
        ['Hal-hal yang ditemukan', entries(data.indications)],
        ['Tindakan yang telah dilakukan', entries(data.measures)],
        ['Permohonan', requestOf(data)],
        ['Narahubung', contactOf(data)],
        ['Lampiran', entries(data.annexes)],
      ]),
      paragraph(
        'Mohon penerimaan surat ini dikonfirmasi paling lambat 3 (tiga) hari kerja setelah diterima, dengan mengisi dan mengirimkan kembali lembar jawaban terlampir.',
        { before: 12, align: 'both' },
      ),
      paragraph('Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.'),
      ...signatureBlocks([], width - 75),
      ...copiesBlocks(data.copiesTo),
    ],
  }
}
