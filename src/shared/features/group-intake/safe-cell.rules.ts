/** Signs at the beginning of a cell that spreadsheet programs take for a formula, or that lead to one. */
const formulaStart = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** A text as a cell that no spreadsheet program computes: what looks like a formula gets an apostrophe before it. */
export const safeCell = (text: string): string => (formulaStart.test(text) ? `'${text}` : text)

const quoted = (text: string): string => `"${safeCell(text).replaceAll('"', '""')}"`

/**
 * A table as a file that opens in the spreadsheet programs of Indonesian offices: semicolons, a mark before the text so
 * that accents are read right, every cell quoted and safe.
 */
export const csvFileText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')}`
