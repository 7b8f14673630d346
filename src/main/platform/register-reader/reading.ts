import type { ReaderRequest, RegisterBatch, RegisterInspection, RegisterRow } from './register.types.ts'
import { csvRows, separatorOf } from './csv.ts'
import { previewRows, registerLimits } from './register-limits.ts'
import { RegisterRefusal } from './register-refusal.ts'
import { decodeText } from './text-decoding.ts'
import { openWorkbook } from './xlsx.ts'

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

/** The container of old Office files; a workbook with a password is put into one, too. */
const isOldContainer = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
const passwordPart = Buffer.from('EncryptedPackage', 'utf16le')

/** Texts that are something else than a table: web pages, PDF, rich text. */
const otherText = /^\s*(?:<|%PDF|\{\\rtf|%!PS)/

const rowsPerBatch = 500

/** Everything about the file that decides how it is read. @throws RegisterRefusal */
const assertReadable = (bytes: Uint8Array): void => {
  if (bytes.length === 0) throw new RegisterRefusal('REGISTER_EMPTY')
  if (bytes.length > registerLimits.fileBytes)
    throw new RegisterRefusal('REGISTER_TOO_LARGE', { maximumBytes: registerLimits.fileBytes })
  if (!isOldContainer(bytes)) return
  const hasPassword = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(passwordPart)
  throw new RegisterRefusal(hasPassword ? 'REGISTER_HAS_PASSWORD' : 'REGISTER_OLD_EXCEL')
}

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b)

const decodeTable = (bytes: Uint8Array) => {
  const { text, encoding } = decodeText(bytes)
  if (otherText.test(text.slice(0, 200))) throw new RegisterRefusal('REGISTER_TYPE_NOT_ALLOWED')
  return { text, encoding, ...separatorOf(text) }
}

/** What the file is and how its sheets begin. @throws RegisterRefusal */
export const inspectRegister = async (bytes: Uint8Array): Promise<RegisterInspection> => {
  assertReadable(bytes)
  const inspection = isZip(bytes) ? await inspectWorkbook(bytes) : inspectText(bytes)
  if (inspection.sheets.every(({ firstRows }) => firstRows.length === 0))
    throw new RegisterRefusal('REGISTER_EMPTY')
  return inspection
}

const inspectText = (bytes: Uint8Array): RegisterInspection => {
  const { text, encoding, separator, start } = decodeTable(bytes)
  const firstRows: RegisterRow[] = []
  let count = 0
  for (const { number, cells } of csvRows(text, separator, start)) {
    if (firstRows.length < previewRows) firstRows.push({ number, cells })
    assertRowCount((count += 1))
  }
  return { format: 'csv', encoding, separator, sheets: [{ name: '', firstRows }] }
}

const inspectWorkbook = async (bytes: Uint8Array): Promise<RegisterInspection> => {
  const workbook = await openWorkbook(bytes)
  const sheets = []
  for (const [index, { name }] of workbook.sheets.entries()) {
    const firstRows: RegisterRow[] = []
    let count = 0
    for await (const { rows } of workbook.rows(index)) {
      firstRows.push(...rows.slice(0, previewRows - firstRows.length))
      assertRowCount((count += rows.length))
    }
    sheets.push({ name, firstRows })
  }
  return { format: 'xlsx', encoding: null, separator: null, sheets }
}

/** The heading is not counted. */
const assertRowCount = (count: number): void => {
  if (count > registerLimits.rows + 1)
    throw new RegisterRefusal('REGISTER_TOO_MANY_ROWS', { maximum: registerLimits.rows })
}

/** Every row of a sheet that holds anything, with the asked columns only, in their order. @throws RegisterRefusal */
export async function* readRows(
  bytes: Uint8Array,
  request: Extract<ReaderRequest, { kind: 'rows' }>,
): AsyncGenerator<RegisterBatch> {
  assertReadable(bytes)
  const pick = ({ number, cells }: RegisterRow): RegisterRow => ({
    number,
    cells: request.columns.map((column) => cells[column] ?? ''),
  })
  let count = 0
  for await (const { rows, share } of isZip(bytes)
    ? workbookBatches(bytes, request.sheet)
    : textBatches(bytes)) {
    assertRowCount((count += rows.length))
    yield { rows: rows.map(pick), share }
  }
}

/** Whatever an unpacked piece of the workbook holds comes at once; it is cut here. */
async function* workbookBatches(bytes: Uint8Array, sheet: number): AsyncGenerator<RegisterBatch> {
  const workbook = await openWorkbook(bytes)
  for await (const { rows, share } of workbook.rows(sheet))
    for (let start = 0; start < rows.length; start += rowsPerBatch)
      yield { rows: rows.slice(start, start + rowsPerBatch), share }
}

async function* textBatches(bytes: Uint8Array): AsyncGenerator<RegisterBatch> {
  const { text, separator, start } = decodeTable(bytes)
  let rows: RegisterRow[] = []
  for (const { number, cells, end } of csvRows(text, separator, start)) {
    rows.push({ number, cells })
    if (rows.length < rowsPerBatch) continue
    yield { rows, share: end / text.length }
    rows = []
  }
  yield { rows, share: 1 }
}
