import type { DecreeData } from '#shared/features/document/papers/decree.schema.ts'
import type { WordBlock, WordFile } from '#main/platform/documents/word-file.ts'
import {
  bold,
  copiesBlocks,
  gap,
  letterheadBlocks,
  paragraph,
  placeholder,
  signatureBlocks,
  table,
  textWidth,
} from './word-parts.ts'

const ordinals = [
  'KESATU',
  'KEDUA',
  'KETIGA',
  'KEEMPAT',
  'KELIMA',
  'KEENAM',
  'KETUJUH',
  'KEDELAPAN',
  'KESEMBILAN',
  'KESEPULUH',
  'KESEBELAS',
  'KEDUA BELAS',
]

const centred = (text: string): WordBlock => paragraph(text, { align: 'center' })
const letter = (index: number): string => `${String.fromCodePoint(97 + index)}.`
const figure = (index: number): string => `${index + 1}.`

const hanging = (width: number) => {
  const widths = [33, 5, width - 38]
  const cell = (text: string): WordBlock[] => [paragraph(text, { align: 'both' })]
  const plain = (text: string): WordBlock[] => [paragraph(text)]
  return {
    rows: (entries: readonly (readonly [label: string, text: string])[]): WordBlock =>
      table(
        widths,
        entries.map(([label, text]) => [plain(label), plain(label === '' ? '' : ':'), cell(text)]),
      ),
  }
}

/** The label stands before the first entry alone; one entry alone has no number. */
const labelled = (label: string, entries: readonly string[], mark: (index: number) => string) =>
  entries.map((text, index): [string, string] => [
    index === 0 ? label : '',
    entries.length === 1 ? text : `${mark(index)} ${text}`,
  ])

const annexOf = (data: DecreeData, width: number): WordBlock[] => {
  const { annex, issuer } = data
  if (!annex) return []
  const left = width - 96
  const share = (width - 35) / 5.2
  const widths = [10, 1.5 * share, 1.2 * share, 1.3 * share, 25, 1.2 * share]
  const cell = (text: string, strong = false): WordBlock[] => [
    paragraph([{ text, points: 9, bold: strong }], { after: 0 }),
  ]
  const heads = ['No.', 'Desa/Kelurahan', 'Kecamatan', 'Kabupaten/Kota', 'Kode Wilayah', 'PIMPASA']
  return [
    { kind: 'pageBreak' },
    paragraph(`LAMPIRAN KEPUTUSAN\n${issuer.toUpperCase()}`, { left, after: 0 }),
    paragraph([{ text: 'NOMOR : ' }, placeholder('nomor_naskah')], { left, after: 0 }),
    paragraph([{ text: 'TANGGAL : ' }, placeholder('tanggal_naskah')], { left, after: 14 }),
    paragraph([bold(annex.title.toUpperCase())], { align: 'center', after: 8 }),
    {
      ...table(widths, [
        heads.map((head) => cell(head, true)),
        ...annex.villages.map(({ name, district, regency, code, liaison }, index) =>
          [figure(index), name, district, regency, code, liaison ?? '–'].map((text) => cell(text)),
        ),
      ]),
      bordered: true,
      headed: true,
    },
    gap(8),
    ...signatureBlocks([], width - 82),
  ]
}

/** The decree for the e-office, with its number, its day and its signature left to it. */
export const decreeWord = (data: DecreeData): Omit<WordFile, 'title'> => {
  const width = textWidth(data)
  const issuer = data.issuer.toUpperCase()
  const about = data.about.toUpperCase()
  const { rows } = hanging(width)
  const left = width - 82
  const dictums = data.dictums.map((text, index): [string, string] => [ordinals[index] ?? '', text])
  const place = data.place ?? '…………………'
  return {
    paper: data.paper,
    margins: data.margins,
    blocks: [
      ...letterheadBlocks(data.letterhead, width),
      centred(`KEPUTUSAN\n${issuer}`),
      paragraph([{ text: 'NOMOR ' }, placeholder('nomor_naskah')], { align: 'center' }),
      centred('TENTANG'),
      centred(about),
      ...(data.invocation ? [centred('DENGAN RAHMAT TUHAN YANG MAHA ESA')] : []),
      paragraph(`${issuer},`, { align: 'center', after: 14 }),
      rows([
        ...labelled('Menimbang', data.considering, letter),
        ...labelled('Mengingat', data.recalling, figure),
        ...labelled('Memperhatikan', data.noting, figure),
      ]),
      paragraph('MEMUTUSKAN:', { align: 'center', before: 10, after: 10, keepWithNext: true }),
      rows([['Menetapkan', `KEPUTUSAN ${issuer} TENTANG ${about}.`], ...dictums]),
      ...signatureBlocks(
        [
          paragraph(`Ditetapkan di ${place}`, { left, before: 14, after: 0, keepWithNext: true }),
          paragraph([{ text: 'pada tanggal ' }, placeholder('tanggal_naskah')], {
            left,
            after: 0,
            keepWithNext: true,
          }),
        ],
        left,
      ),
      ...copiesBlocks(data.copiesTo),
      ...annexOf(data, width),
    ],
  }
}
