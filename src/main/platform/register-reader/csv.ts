import type { RegisterRow, RegisterSeparator } from './register.types.ts'
import { registerLimits } from './register-limits.ts'
import { RegisterRefusal } from './register-refusal.ts'

const separators: readonly RegisterSeparator[] = [';', ',', '\t']
const sampleRecords = 20

/** `sep=;` on the first line is how spreadsheet programs name the separator; it is no row. */
const namedSeparator = /^sep=([;,\t])(?:\r\n|\r|\n|$)/i

/** Where the text of the table begins, and what stands between its cells. */
export const separatorOf = (text: string): { separator: RegisterSeparator; start: number } => {
  const named = namedSeparator.exec(text.slice(0, 16))
  const found = separators.find((separator) => separator === named?.[1])
  if (named && found) return { separator: found, start: named[0].length }
  const scored = separators.map((separator) => ({ separator, score: evenness(text, separator) }))
  const [best] = scored.toSorted((first, second) => second.score - first.score)
  return { separator: best?.separator ?? ';', start: 0 }
}

/** How many columns a separator makes, counting only what the first rows have in common. */
const evenness = (text: string, separator: RegisterSeparator): number => {
  const widths: number[] = []
  try {
    for (const { cells } of csvRows(text.slice(0, 256 * 1024), separator)) {
      widths.push(cells.length)
      if (widths.length === sampleRecords) break
    }
  } catch {
    // A wrong separator may run into a limit; what it read until then is judged.
  }
  const widest = Math.max(1, ...widths)
  const agreeing = widths.filter((width) => width === widths[0]).length
  return widest === 1 ? 0 : (widths[0] ?? 1) * (agreeing / widths.length)
}

/**
 * Rows of a separated text that hold anything, numbered as a spreadsheet program numbers them. Quotes are read only at
 * the beginning of a cell; one inside a cell is a sign like any other.
 *
 * @throws RegisterRefusal REGISTER_TOO_MANY_COLUMNS, REGISTER_CELL_TOO_LONG, REGISTER_DAMAGED for a quote without end
 */
export function* csvRows(
  text: string,
  separator: RegisterSeparator,
  start = 0,
): Generator<RegisterRow & { cells: string[]; end: number }> {
  let position = start
  let number = 0
  while (position < text.length) {
    number += 1
    const cells: string[] = []
    let filled = false
    for (;;) {
      const cell = readCell(text, position, separator, number)
      if (cell.value !== '') {
        if (cells.length >= registerLimits.columns) refuseColumns(number)
        filled = true
      }
      if (cells.length < registerLimits.columns) cells.push(cell.value)
      position = cell.end
      if (text[position] !== separator) break
      position += 1
    }
    position += text.startsWith('\r\n', position) ? 2 : 1
    if (filled) yield { number, cells, end: Math.min(position, text.length) }
  }
}

const refuseColumns = (row: number): never => {
  throw new RegisterRefusal('REGISTER_TOO_MANY_COLUMNS', { maximum: registerLimits.columns, row })
}

const tooLong = (row: number): RegisterRefusal =>
  new RegisterRefusal('REGISTER_CELL_TOO_LONG', { maximum: registerLimits.cellCharacters, row })

const readCell = (
  text: string,
  start: number,
  separator: string,
  row: number,
): { value: string; end: number } => {
  if (text[start] === '"') return readQuotedCell(text, start, separator, row)
  const end = endOfCell(text, start, separator, row)
  return { value: text.slice(start, end).trim(), end }
}

/** The place of the separator or line break that ends a cell; looks no further than the longest cell. */
const endOfCell = (text: string, start: number, separator: string, row: number): number => {
  const separatorCode = separator.charCodeAt(0)
  const furthest = Math.min(text.length, start + registerLimits.cellCharacters + 1)
  for (let position = start; position < furthest; position += 1) {
    const code = text.charCodeAt(position)
    if (code === separatorCode || code === 10 || code === 13) return position
  }
  if (furthest === text.length) return text.length
  throw tooLong(row)
}

const readQuotedCell = (
  text: string,
  start: number,
  separator: string,
  row: number,
): { value: string; end: number } => {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) throw new RegisterRefusal('REGISTER_DAMAGED', { row })
    value += text.slice(from, quote)
    if (value.length > registerLimits.cellCharacters) throw tooLong(row)
    if (text[quote + 1] !== '"') {
      const end = endOfCell(text, quote + 1, separator, row)
      // What stands behind the closing quote belongs to the cell: other programs read it so.
      return { value: (value + text.slice(quote + 1, end)).trim(), end }
    }
    value += '"'
    from = quote + 2
  }
}
