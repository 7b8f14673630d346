import { createHash } from 'node:crypto'
import { cellText } from '#shared/features/group-intake/register-row.rules.ts'
import { csvFileText } from '#shared/features/group-intake/safe-cell.rules.ts'
import {
  categoryFormWords,
  columnsOfHeading,
  type FormRow,
  type ImportColumn,
  importColumnNames,
  importColumns,
  neededColumns,
  readFormRow,
} from '#shared/features/village-report/report-form.rules.ts'
import {
  type ImportRow,
  largestImport,
  type VillageReportInput,
  villageReportInput,
} from '#shared/features/village-report/village-report.schema.ts'
import { reportWarningsOf } from '#shared/features/village-report/village-report.rules.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { getVillagesByRowId, type VillageRecord } from '#main/features/village/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import {
  inspectRegisterFile,
  readRegisterRows,
  registerLimits,
  RegisterRefusal,
  type RegisterCell,
  type RegisterRow,
} from '#main/platform/register-reader/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { findVillagesFor, hasImportDigest } from './village-report.repo.ts'
import { writeReport } from './village-report.service.ts'

/** An empty form that spreadsheet programs open; the second row shows what is meant and is not read. */
export const blankForm = (): File => {
  const example: Partial<Record<ImportColumn, string>> = {
    village: 'Contoh: 62.02.17.2015',
    category: categoryFormWords.join(' / '),
    title: '(baris contoh, tidak dibaca)',
    receivedOn: '27-02-2026',
    receivedTime: '14.30',
  }
  const text = csvFileText([
    importColumnNames.map((column) => importColumns[column]),
    importColumnNames.map((column) => example[column] ?? ''),
  ])
  return new File([text], 'formulir-laporan-desa.csv', { type: 'text/csv' })
}

const exampleTitle = searchKeyOf('baris contoh, tidak dibaca')

type Sheet = { rows: RegisterRow[]; columns: Partial<Record<ImportColumn, number>> }

/** Reads the first sheet in a process that holds no key. */
const readSheet = async (bytes: Uint8Array): Promise<Sheet> => {
  const { sheets } = await inspectRegisterFile(bytes)
  const heading = sheets[0]?.firstRows[0]
  if (!heading) throw new RegisterRefusal('REGISTER_EMPTY')
  const columns = columnsOfHeading(heading.cells.map(cellText))
  const missing = neededColumns.find((column) => columns[column] === undefined)
  if (missing) throw new DomainError('REPORT_IMPORT_COLUMN_MISSING', { column: importColumns[missing] })
  const rows: RegisterRow[] = []
  for await (const batch of readRegisterRows(bytes, 0, [...heading.cells.keys()])) {
    rows.push(...batch.rows.filter(({ number }) => number > heading.number))
    if (rows.length > largestImport + 1)
      throw new DomainError('REPORT_IMPORT_TOO_MANY', { maximum: largestImport })
  }
  return { rows, columns }
}

const tidy = (cell: RegisterCell | undefined): string => (cell === undefined ? '' : cellText(cell).trim())

/** The same report in the same words, wherever and however often it is imported. */
const digestOf = (row: FormRow): Buffer =>
  createHash('sha256')
    .update(JSON.stringify({ ...row, receivedAt: row.receivedAt.getTime() }))
    .digest()

const inputOf = ({ village: _named, ...fields }: FormRow, village: VillageRecord) =>
  villageReportInput.safeParse({ ...fields, villageId: village.id, channel: 'file' }).data

type Ready = { input: VillageReportInput; village: VillageRecord; digest: Buffer }
type Prepared = { line: ImportRow; ready?: Ready }

/** A formula has no value of its own, and an error none at all. */
const isUnreadable = (cell: RegisterCell | undefined): boolean =>
  typeof cell === 'object' && (cell.kind === 'formula' || cell.kind === 'error')

const prepareRow = (
  context: OfficerContext,
  { number, cells }: RegisterRow,
  columns: Sheet['columns'],
  seen: Set<string>,
): Prepared => {
  const cell = (column: ImportColumn): string => {
    const at = columns[column]
    return at === undefined ? '' : tidy(cells[at])
  }
  const line = (refusal: ImportRow['refusal']): Prepared => ({
    line: { row: number, title: cell('title').slice(0, 160), refusal, ticket: null },
  })
  if (Object.values(columns).some((column) => isUnreadable(cells[column]))) return line('cellUnreadable')
  const { row, refusal } = readFormRow(cell, context.now(), context.today())
  if (refusal) return line(refusal)
  const found = findVillagesFor(context.db, row.village)
  if (found.length !== 1) return line(found.length === 0 ? 'villageUnknown' : 'villageAmbiguous')
  const [village] = getVillagesByRowId(context.db, found)
  if (!village) return line('villageUnknown')
  const input = inputOf(row, village)
  if (!input) return line('textTooLong')
  const digest = digestOf(row)
  if (hasImportDigest(context.db, digest)) return line('alreadyImported')
  const hex = digest.toString('hex')
  if (seen.has(hex)) return line('twiceInFile')
  seen.add(hex)
  return { ...line(null), ready: { input, village, digest } }
}

/**
 * Records the good rows of a form in one change and answers every row with what became of it.
 *
 * @throws DomainError REPORT_IMPORT_COLUMN_MISSING, REPORT_IMPORT_TOO_MANY and the refusals of the reader
 */
export const importReports = async (
  context: OfficerContext,
  file: File,
): Promise<{ rows: ImportRow[]; recorded: number }> => {
  if (file.size > registerLimits.fileBytes)
    throw new DomainError('REGISTER_TOO_LARGE', { maximumBytes: registerLimits.fileBytes })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { rows, columns } = await readSheet(bytes).catch((error: unknown) => {
    throw error instanceof RegisterRefusal ? new DomainError(error.code, error.data) : error
  })
  const seen = new Set<string>()
  const prepared = rows
    .filter(({ cells }) => searchKeyOf(tidy(cells[columns.title ?? -1])) !== exampleTitle)
    .map((row) => prepareRow(context, row, columns, seen))
  const ready = prepared.flatMap((one) => one.ready ?? [])
  if (ready.length === 0) return { rows: prepared.map(({ line }) => line), recorded: 0 }
  const ids = ready.map(() => newId('VillageReport'))
  const write = (db: WriteDb): string[] =>
    ready.map(({ input, village, digest }, index) => {
      const warnings = reportWarningsOf(input, context.today())
      const id = ids[index] ?? newId('VillageReport')
      return writeReport(db, context, id, input, village, { warnings, importDigest: digest })
    })
  const tickets = context.change(
    ids.map((id) => ({ kind: 'villageReport' as const, id })),
    write,
  )
  return {
    rows: prepared.map(({ line, ready: kept }) =>
      kept ? { ...line, ticket: tickets[ready.indexOf(kept)] ?? null } : line,
    ),
    recorded: ready.length,
  }
}
