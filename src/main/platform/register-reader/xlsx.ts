import type { RegisterBatch, RegisterCell, RegisterRow } from './register.types.ts'
import { registerLimits } from './register-limits.ts'
import { RegisterRefusal } from './register-refusal.ts'
import { createXmlScanner, attributeOf, type XmlListener } from './xml-scan.ts'
import { columnOf, decodeEscapes, isDayFormat, numberCell, writtenDayCell } from './xlsx-values.ts'
import { openZip, type Zip } from './zip.ts'

export type Workbook = {
  sheets: readonly { name: string }[]
  /** Rows of a sheet that hold anything, a piece of the file at a time. */
  rows: (sheet: number) => AsyncGenerator<RegisterBatch>
}

const damaged = (): RegisterRefusal => new RegisterRefusal('REGISTER_DAMAGED')

/** Feeds a part through a listener; the generator gives way after every unpacked piece. */
async function* scanPart(zip: Zip, name: string, listener: XmlListener): AsyncGenerator<void> {
  const scanner = createXmlScanner(listener)
  let decoder: InstanceType<typeof TextDecoder> | undefined
  for await (const piece of zip.read(name)) {
    decoder ??= new TextDecoder(piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : 'utf-8')
    scanner.feed(decoder.decode(piece, { stream: true }))
    yield
  }
  scanner.feed(decoder?.decode() ?? '')
  scanner.end()
}

const readPart = async (zip: Zip, name: string, open: (name: string, tag: string) => void): Promise<void> => {
  const scan = scanPart(zip, name, { open, close: () => {}, text: () => {} })
  while (!(await scan.next()).done);
}

/** A target stands relative to the folder of the part that names it. */
const partPath = (folder: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1)
  const steps = `${folder}/${target}`.split('/').filter((step) => step !== '' && step !== '.')
  const path: string[] = []
  for (const step of steps)
    if (step === '..') path.pop()
    else path.push(step)
  return path.join('/')
}

type Relation = { kind: string; path: string }

const readRelations = async (zip: Zip, part: string): Promise<Map<string, Relation>> => {
  const slash = part.lastIndexOf('/')
  const folder = slash < 0 ? '' : part.slice(0, slash)
  const name = `${folder === '' ? '' : `${folder}/`}_rels/${part.slice(slash + 1)}.rels`
  const relations = new Map<string, Relation>()
  if (!zip.has(name)) return relations
  await readPart(zip, name, (element, tag) => {
    const target = attributeOf(tag, 'Target')
    const isInside = attributeOf(tag, 'TargetMode') !== 'External'
    if (element !== 'Relationship' || target === undefined || !isInside) return
    const kind = attributeOf(tag, 'Type') ?? ''
    relations.set(attributeOf(tag, 'Id') ?? '', {
      kind: kind.slice(kind.lastIndexOf('/') + 1),
      path: partPath(folder, target),
    })
  })
  return relations
}

const pathOfKind = (relations: ReadonlyMap<string, Relation>, kind: string): string | undefined =>
  [...relations.values()].find((relation) => relation.kind === kind)?.path

/** Which cell styles show a day. */
const readDayStyles = async (zip: Zip, path: string): Promise<boolean[]> => {
  const patterns = new Map<number, string>()
  const formats: number[] = []
  let insideFormats = false
  const scan = scanPart(zip, path, {
    open: (name, tag) => {
      if (name === 'numFmt')
        patterns.set(Number(attributeOf(tag, 'numFmtId')), attributeOf(tag, 'formatCode') ?? '')
      else if (name === 'cellXfs') insideFormats = true
      else if (name === 'xf' && insideFormats) formats.push(Number(attributeOf(tag, 'numFmtId') ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') insideFormats = false
    },
    text: () => {},
  })
  while (!(await scan.next()).done);
  return formats.map((format) => isDayFormat(format, patterns))
}

/** Collects the text of one cell or shared text; a reading aid above it (phonetic) is no part of it. */
const createTextCollector = () => {
  let text = ''
  let inText = false
  let inPhonetic = false
  return {
    open: (name: string): void => {
      if (name === 't') inText = true
      else if (name === 'rPh') inPhonetic = true
    },
    close: (name: string): void => {
      if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
    },
    add: (more: string): void => {
      // One sign more than may be is enough to know that it is too long.
      if (inText && !inPhonetic && text.length <= registerLimits.cellCharacters) text += more
    },
    take: (): string => {
      const taken = decodeEscapes(text)
      text = ''
      return taken
    },
  }
}

const readSharedTexts = async (zip: Zip, path: string): Promise<string[]> => {
  const texts: string[] = []
  const collector = createTextCollector()
  const scan = scanPart(zip, path, {
    open: collector.open,
    close: (name) => {
      collector.close(name)
      if (name === 'si') texts.push(collector.take().trim())
    },
    text: collector.add,
  })
  while (!(await scan.next()).done);
  return texts
}

/**
 * Opens a workbook of the present Excel format.
 *
 * @throws RegisterRefusal REGISTER_HAS_MACROS, REGISTER_TYPE_NOT_ALLOWED for another zip, and those of `openZip`
 */
export const openWorkbook = async (bytes: Uint8Array): Promise<Workbook> => {
  const zip = openZip(bytes)
  if (zip.names().some((name) => /(^|\/)vbaProject\.bin$|(^|\/)(macrosheets|dialogsheets)\//i.test(name)))
    throw new RegisterRefusal('REGISTER_HAS_MACROS')
  const main = zip.has('_rels/.rels') ? pathOfKind(await readRelations(zip, ''), 'officeDocument') : undefined
  if (main === undefined || !zip.has(main) || !main.endsWith('.xml'))
    throw new RegisterRefusal('REGISTER_TYPE_NOT_ALLOWED')
  const relations = await readRelations(zip, main)
  const sheets: { name: string; path: string }[] = []
  let starts1904 = false
  let isWorkbook = false
  await readPart(zip, main, (name, tag) => {
    if (name === 'workbook') isWorkbook = true
    else if (name === 'workbookPr') starts1904 = ['1', 'true'].includes(attributeOf(tag, 'date1904') ?? '')
    else if (name === 'sheet') {
      const relation = relations.get(attributeOf(tag, 'id') ?? '')
      // A sheet that is only a chart has no rows.
      if (relation?.kind === 'worksheet')
        sheets.push({ name: attributeOf(tag, 'name') ?? '', path: relation.path })
    }
  })
  if (!isWorkbook) throw new RegisterRefusal('REGISTER_TYPE_NOT_ALLOWED')
  if (sheets.length > registerLimits.sheets)
    throw new RegisterRefusal('REGISTER_TOO_MANY_SHEETS', { maximum: registerLimits.sheets })
  const stylesPath = pathOfKind(relations, 'styles')
  const textsPath = pathOfKind(relations, 'sharedStrings')
  const dayStyles = stylesPath && zip.has(stylesPath) ? await readDayStyles(zip, stylesPath) : []
  const sharedTexts = textsPath && zip.has(textsPath) ? await readSharedTexts(zip, textsPath) : []
  return {
    sheets,
    rows: (index) => {
      const sheet = sheets[index]
      if (!sheet) throw damaged()
      return readSheet(zip, sheet.path, { dayStyles, sharedTexts, starts1904 })
    },
  }
}

type Meaning = { dayStyles: readonly boolean[]; sharedTexts: readonly string[]; starts1904: boolean }

async function* readSheet(zip: Zip, path: string, meaning: Meaning): AsyncGenerator<RegisterBatch> {
  const reader = createRowReader(meaning)
  const scan = scanPart(zip, path, reader.listener)
  while (!(await scan.next()).done) {
    const rows = reader.take()
    if (rows.length > 0) yield { rows, share: zip.share() }
  }
  yield { rows: reader.take(), share: 1 }
}

const createRowReader = ({ dayStyles, sharedTexts, starts1904 }: Meaning) => {
  let rows: RegisterRow[] = []
  let inSheet = false
  let row: RegisterRow | undefined
  let lastNumber = 0
  let column = -1
  let type = ''
  let showsDay = false
  let hasFormula = false
  let inValue = false
  let value = ''
  const inline = createTextCollector()

  const cellValue = (): RegisterCell => {
    if (hasFormula) return { kind: 'formula' }
    if (type === 'inlineStr') return inline.take().trim()
    const raw = value
    if (raw === '') return ''
    if (type === 's') {
      const text = /^\d+$/.test(raw) ? sharedTexts[Number(raw)] : undefined
      if (text === undefined) throw damaged()
      return text
    }
    if (type === 'str') return decodeEscapes(raw).trim()
    if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
    if (type === 'e') return { kind: 'error' }
    return type === 'd' ? writtenDayCell(raw) : numberCell(raw, showsDay, starts1904)
  }

  const finishCell = (): void => {
    const cell = cellValue()
    if (!row || cell === '') return
    if (column >= registerLimits.columns)
      throw new RegisterRefusal('REGISTER_TOO_MANY_COLUMNS', {
        maximum: registerLimits.columns,
        row: row.number,
      })
    if (typeof cell === 'string' && cell.length > registerLimits.cellCharacters)
      throw new RegisterRefusal('REGISTER_CELL_TOO_LONG', {
        maximum: registerLimits.cellCharacters,
        row: row.number,
      })
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = cell
  }

  const beginRow = (tag: string): void => {
    const stated = Number(attributeOf(tag, 'r') ?? lastNumber + 1)
    // Rows that go back or leave the sheet are written by no spreadsheet program.
    if (!Number.isInteger(stated) || stated <= lastNumber || stated > 1_048_576) throw damaged()
    lastNumber = stated
    row = { number: stated, cells: [] }
    column = -1
  }

  const beginCell = (tag: string): void => {
    const reference = attributeOf(tag, 'r')
    const found = reference === undefined ? column + 1 : columnOf(reference)
    if (found === undefined || found <= column) throw damaged()
    column = found
    type = attributeOf(tag, 't') ?? ''
    showsDay = dayStyles[Number(attributeOf(tag, 's') ?? -1)] ?? false
    hasFormula = false
    value = ''
    inline.take()
  }

  const listener: XmlListener = {
    open: (name, tag) => {
      if (name === 'sheetData') inSheet = true
      if (!inSheet) return
      if (name === 'row') beginRow(tag)
      else if (name === 'c') beginCell(tag)
      else if (name === 'f') hasFormula = true
      else if (name === 'v') inValue = true
      else inline.open(name)
    },
    close: (name) => {
      if (name === 'sheetData') inSheet = false
      else if (!inSheet) return
      else if (name === 'c') finishCell()
      else if (name === 'v') inValue = false
      else if (name === 'row') {
        if (row && row.cells.length > 0) rows.push(row)
        row = undefined
      } else inline.close(name)
    },
    text: (text) => {
      if (inValue) {
        if (value.length <= registerLimits.cellCharacters) value += text
      } else inline.add(text)
    },
  }
  return {
    listener,
    take: (): RegisterRow[] => {
      const taken = rows
      rows = []
      return taken
    },
  }
}
