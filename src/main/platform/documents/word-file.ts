import { imageSizeOf } from '#shared/features/attachment/attachment.rules.ts'
import { zipOf } from './zip-file.ts'

export type WordRun = { text: string; bold?: boolean; points?: number }

export type WordParagraph = {
  kind: 'paragraph'
  runs: readonly WordRun[]
  align?: 'left' | 'center' | 'right' | 'both'
  /** Millimetres of the paragraph, and how far its first line stands before it. */
  left?: number
  hanging?: number
  /** Points before and after. */
  before?: number
  after?: number
  keepWithNext?: boolean
  /** A line under the paragraph, as below a letterhead. */
  rule?: 'single' | 'double'
}

export type WordTable = {
  kind: 'table'
  /** Millimetres. */
  widths: readonly number[]
  rows: readonly (readonly (readonly WordBlock[])[])[]
  bordered: boolean
  /** The first row is repeated on every page. */
  headed: boolean
}

export type WordPicture = {
  kind: 'picture'
  mediaType: 'image/png' | 'image/jpeg'
  bytes: Uint8Array
  side: number
}

export type WordBlock = WordParagraph | WordTable | WordPicture | { kind: 'pageBreak' }

export type WordFile = {
  title: string
  paper: 'a4' | 'f4'
  /** Millimetres. */
  margins: { left: number; right: number; top: number; bottom: number }
  blocks: readonly WordBlock[]
}

export const wordMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const papers = { a4: { width: 210, height: 297 }, f4: { width: 215, height: 330 } }
const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)
const emu = (millimetres: number): number => Math.round(millimetres * 36_000)

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Signs that XML 1.0 cannot carry are left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/\p{Cs}/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? '')

/** Without `noProof` a word processor may cut a run where its spelling check stops, and a placeholder with it. */
const runXml = ({ text, bold = false, points }: WordRun): string => {
  const size = points === undefined ? '' : `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`
  const properties = `<w:rPr>${bold ? '<w:b/><w:bCs/>' : ''}<w:noProof/>${size}</w:rPr>`
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
  return `<w:r>${properties}${lines.join('<w:br/>')}</w:r>`
}

const rules = { single: '"single" w:sz="4"', double: '"thickThinSmallGap" w:sz="24"' }

const paragraphXml = ({ runs, align, rule, keepWithNext = false, ...space }: WordParagraph): string => {
  const { left = 0, hanging = 0, before = 0, after = 0 } = space
  const properties = [
    keepWithNext ? '<w:keepNext/>' : '',
    rule ? `<w:pBdr><w:bottom w:val=${rules[rule]} w:space="4" w:color="000000"/></w:pBdr>` : '',
    `<w:spacing w:before="${before * 20}" w:after="${after * 20}"/>`,
    left === 0 && hanging === 0 ? '' : `<w:ind w:left="${twips(left)}" w:hanging="${twips(hanging)}"/>`,
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('')
  return `<w:p><w:pPr>${properties}</w:pPr>${runs.map(runXml).join('')}</w:p>`
}

const border = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="404040"/>`
const borders = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders>`

type Media = { name: string; bytes: Uint8Array }

const blockXml = (block: WordBlock, media: Media[]): string => {
  switch (block.kind) {
    case 'paragraph':
      return paragraphXml(block)
    case 'table':
      return tableXml(block, media)
    case 'picture':
      return pictureXml(block, media)
    case 'pageBreak':
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
  }
}

const tableXml = ({ widths, rows, bordered, headed }: WordTable, media: Media[]): string => {
  const cell = (blocks: readonly WordBlock[], width: number): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${twips(width)}" w:type="dxa"/></w:tcPr>${blocks.map((block) => blockXml(block, media)).join('')}</w:tc>`
  const row = (cells: readonly (readonly WordBlock[])[], index: number): string =>
    `<w:tr><w:trPr><w:cantSplit/>${headed && index === 0 ? '<w:tblHeader/>' : ''}</w:trPr>${cells
      .map((blocks, column) => cell(blocks, widths[column] ?? 0))
      .join('')}</w:tr>`
  const side = bordered ? 60 : 0
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${twips(widths.reduce((sum, width) => sum + width, 0))}" w:type="dxa"/>`,
    bordered ? borders : '',
    `<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="${side}" w:type="dxa"/><w:right w:w="${side}" w:type="dxa"/></w:tblCellMar></w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${twips(width)}"/>`).join('')}</w:tblGrid>`,
    ...rows.map(row),
    '</w:tbl>',
  ].join('')
}

/** A picture fitted into a square, in proportion. */
const pictureXml = ({ mediaType, bytes, side }: WordPicture, media: Media[]): string => {
  const size = imageSizeOf(bytes, mediaType)
  if (!size) return '<w:p/>'
  const longest = Math.max(size.width, size.height)
  const [width, height] = [emu((side * size.width) / longest), emu((side * size.height) / longest)]
  media.push({ name: `picture${media.length + 1}.${mediaType === 'image/png' ? 'png' : 'jpeg'}`, bytes })
  const id = media.length
  const extent = `cx="${width}" cy="${height}"`
  return [
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing>',
    `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${id}" name="Logo"/>`,
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>',
    `<pic:nvPicPr><pic:cNvPr id="${id}" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip r:embed="picture${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>',
  ].join('')
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const names = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${office}/relationships"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ')

/** Arimo, the face of the printed papers, has the measures of Arial; every word processor has that. */
const styles = `${declaration}<w:styles ${names}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`

const header = `${declaration}<w:hdr ${names}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">- </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p></w:hdr>`

const documentXml = ({ paper, margins, blocks }: WordFile, media: Media[]): string => {
  const { width, height } = papers[paper]
  const { left, right, top, bottom } = margins
  // The first page is told apart, so that its number is not printed.
  const section = [
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/>',
    `<w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"/>`,
    `<w:pgMar w:top="${twips(top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:left="${twips(left)}" w:header="${twips(10)}" w:footer="${twips(10)}" w:gutter="0"/>`,
    '<w:titlePg/></w:sectPr>',
  ].join('')
  const body = blocks.map((block) => blockXml(block, media)).join('')
  return `${declaration}<w:document ${names}><w:body>${body}${section}</w:body></w:document>`
}

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
const relationships = (...lines: string[]): string =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${lines.join('')}</Relationships>`

const wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const contentTypes = `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="${wordprocessing}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${wordprocessing}.styles+xml"/><Override PartName="/word/header.xml" ContentType="${wordprocessing}.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const coreXml = (title: string): string =>
  `${declaration}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`

/** An Office Open XML text document. Equal contents give equal bytes; it names no author, program or time. */
export const wordFileOf = (file: WordFile): Uint8Array => {
  const media: Media[] = []
  const document = documentXml(file, media)
  const links = relationships(
    relationship('styles', `${office}/relationships/styles`, 'styles.xml'),
    relationship('header', `${office}/relationships/header`, 'header.xml'),
    ...media.map(({ name }, index) =>
      relationship(`picture${index + 1}`, `${office}/relationships/image`, `media/${name}`),
    ),
  )
  const root = relationships(
    relationship('document', `${office}/relationships/officeDocument`, 'word/document.xml'),
    relationship('core', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'),
  )
  const texts: readonly [string, string][] = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', root],
    ['docProps/core.xml', coreXml(file.title)],
    ['word/document.xml', document],
    ['word/styles.xml', styles],
    ['word/header.xml', header],
    ['word/_rels/document.xml.rels', links],
  ]
  return zipOf([
    ...texts.map(([name, text]) => ({ name, content: Buffer.from(text) })),
    ...media.map(({ name, bytes }) => ({ name: `word/media/${name}`, content: bytes })),
  ])
}
