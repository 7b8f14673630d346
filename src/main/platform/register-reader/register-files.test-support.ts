import { crc32, deflateRawSync } from 'node:zlib'

export type ZipPart = {
  name: string
  content: string | Uint8Array
  /** What the file says its unpacked size is, where that is a lie. */
  declaredSize?: number
  stored?: boolean
  encrypted?: boolean
}

/** A zip as any program writes it, or with lies where a part asks for them. */
export const zipOf = (parts: readonly ZipPart[]): Buffer => {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, declaredSize, stored = false, encrypted = false } of parts) {
    const raw = Buffer.from(content)
    const packed = stored ? raw : deflateRawSync(raw)
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(encrypted ? 1 : 0, 2)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(declaredSize ?? raw.length, 18)
    common.writeUInt16LE(title.length, 22)
    const header = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, title, packed])
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, entry, title]))
    local.push(header)
    offset += header.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'

export type WorkbookParts = {
  /** What stands between `<sheetData>` and its end, a sheet each. */
  sheets: (string | Uint8Array)[]
  sharedStrings?: string
  starts1904?: boolean
  more?: ZipPart[]
  declaredSize?: number
}

/** A workbook whose style 1 shows a day, style 2 a day of its own pattern, and style 3 a plain number. */
export const workbookOf = ({
  sheets,
  sharedStrings,
  starts1904 = false,
  more = [],
  declaredSize,
}: WorkbookParts): Buffer =>
  zipOf([
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${starts1904 ? 1 : 0}"/><sheets>${sheets
        .map(
          (_sheet, index) =>
            `<sheet name="Lembar ${index + 1}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${packaged}">${sheets
        .map(
          (_sheet, index) =>
            `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
        )
        .join('')}<Relationship Id="rS" Type="${office}/styles" Target="styles.xml"/>${
        sharedStrings === undefined
          ? ''
          : `<Relationship Id="rT" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/>`
      }</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/><numFmt numFmtId="165" formatCode="#,##0 &quot;orang&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    },
    ...(sharedStrings === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', content: `<sst xmlns="${main}">${sharedStrings}</sst>` }]),
    ...sheets.map((rows, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: Buffer.concat([
        Buffer.from(`<worksheet xmlns="${main}"><sheetData>`),
        Buffer.from(rows),
        Buffer.from('</sheetData></worksheet>'),
      ]),
      ...(declaredSize === undefined ? {} : { declaredSize }),
    })),
    ...more,
  ])

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A row of texts, as programs write it that keep no table of shared texts. */
export const textRow = (number: number, texts: readonly string[]): string =>
  `<row r="${number}">${texts
    .map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`)
    .join('')}</row>`
