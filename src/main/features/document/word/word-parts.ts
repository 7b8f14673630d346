import type { z } from 'zod'
import type { letterhead } from '#shared/features/document/papers/paper.schema.ts'
import type { wordPlaceholders } from '#shared/features/document/document.schema.ts'
import type { WordBlock, WordParagraph, WordRun, WordTable } from '#main/platform/documents/word-file.ts'

/** What a placeholder stands for is filled in by the e-office; it stands alone in its run. */
export const placeholder = (
  name: (typeof wordPlaceholders)[number],
  style: Omit<WordRun, 'text'> = {},
): WordRun => ({
  text: `\${${name}}`,
  ...style,
})

type Style = Omit<WordParagraph, 'kind' | 'runs'>

export const paragraph = (content: string | readonly WordRun[], style: Style = {}): WordParagraph => ({
  kind: 'paragraph',
  runs: typeof content === 'string' ? [{ text: content }] : content,
  after: 6,
  ...style,
})

export const bold = (text: string): WordRun => ({ text, bold: true })
export const gap = (points: number): WordParagraph => paragraph([], { before: points, after: 0 })

export const table = (widths: readonly number[], rows: WordTable['rows']): WordTable => ({
  kind: 'table',
  widths,
  rows,
  bordered: false,
  headed: false,
})

const sheetWidths = { a4: 210, f4: 215 }
export const textWidth = (data: { paper: 'a4' | 'f4'; margins: { left: number; right: number } }): number =>
  sheetWidths[data.paper] - data.margins.left - data.margins.right

type Letterhead = z.output<typeof letterhead>

const logoSide = 22

const logoOf = ({ logo }: Letterhead): WordBlock[] =>
  logo === null || logo.mediaType === 'image/svg+xml'
    ? []
    : [
        {
          kind: 'picture',
          mediaType: logo.mediaType,
          bytes: new Uint8Array(Buffer.from(logo.base64, 'base64')),
          side: logoSide,
        },
      ]

/** The lines of the letterhead in the sizes of the printed paper. A word processor cannot show every SVG: such a logo is left out. */
export const letterheadBlocks = (head: Letterhead, width: number): WordBlock[] => {
  const centred = (text: string, style: Omit<WordRun, 'text'>): WordParagraph =>
    paragraph([{ text, ...style }], { align: 'center', after: 0 })
  const lines = [
    ...head.parentLines.map((text) => centred(text, { points: 10 })),
    centred(head.officeName, { points: 11, bold: true }),
    ...(head.address === null ? [] : [centred(head.address, { points: 9 })]),
    ...(head.contact === null ? [] : [centred(head.contact, { points: 8 })]),
  ]
  const logo = logoOf(head)
  const rule = paragraph([{ text: '', points: 4 }], { rule: head.rule, after: 12 })
  if (logo.length === 0) return [...lines, rule]
  return [table([logoSide + 3, width - logoSide - 3], [[logo, lines]]), rule]
}

/** Post, mark, name and number of who signs: all of them the e-office's to fill in. */
export const signatureBlocks = (opening: readonly WordBlock[], left: number): WordBlock[] => {
  const style = { left, after: 0, keepWithNext: true } as const
  return [
    ...opening,
    paragraph([placeholder('jabatan_pengirim'), { text: ',' }], { ...style, before: 6 }),
    paragraph([placeholder('ttd_pengirim')], { ...style, before: 12 }),
    paragraph([placeholder('nama_pengirim', { bold: true })], { ...style, before: 12 }),
    paragraph([{ text: 'NIP ' }, placeholder('nip_pengirim')], { left, after: 12 }),
  ]
}

export const copiesBlocks = (recipients: readonly string[]): WordBlock[] =>
  recipients.length === 0
    ? []
    : [
        paragraph('Tembusan:', { after: 0, keepWithNext: true }),
        ...recipients.map((recipient, index) =>
          paragraph(`${index + 1}.\u00A0 ${recipient}`, { left: 7, hanging: 7, after: 0 }),
        ),
      ]
