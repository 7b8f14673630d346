import { encodeQR } from 'qr'

/** The white border in squares that a reader needs around a code. */
const border = 4

/** Runs of dark squares of a row as strokes, each from where the one before it ended. */
const strokesOf = (row: readonly boolean[]): string => {
  let path = ''
  let pen = 0
  for (let start = row.indexOf(true); start !== -1; start = row.indexOf(true, pen)) {
    const end = row.indexOf(false, start)
    path += `m${start - pen} 0h${end - start}`
    pen = end
  }
  return path
}

/** A code as SVG: one path, a stroke for every run, so that a picture kept with each paper stays small. */
export const qrPicture = (code: string): string => {
  const rows = encodeQR(code, 'raw', { ecc: 'medium', border })
  const path = rows
    .map((row, y) => ({ y, strokes: strokesOf(row) }))
    .filter(({ strokes }) => strokes !== '')
    .map(({ y, strokes }) => `M0 ${y}.5${strokes}`)
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${rows.length} ${rows.length}"><path stroke="#000" d="${path}"/></svg>`
}
