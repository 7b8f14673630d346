import { createHash } from 'node:crypto'
import {
  agencyColumnNames,
  agencyColumns,
  agencyColumnsOf,
  agencyKindFormWords,
  type AgencyColumn,
  type AgencyFormRow,
  neededAgencyColumns,
  readAgencyRow,
} from '#shared/features/agency/agency-form.rules.ts'
import { nameWarnings, tidyJurisdiction } from '#shared/features/agency/agency.rules.ts'
import { type AgencyImportRow, largestAgencyImport } from '#shared/features/agency/agency-directory.schema.ts'
import { type AgencyInput, agencyInput } from '#shared/features/agency/agency.schema.ts'
import { cellText } from '#shared/features/group-intake/register-row.rules.ts'
import { csvFileText } from '#shared/features/group-intake/safe-cell.rules.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
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
import { hasImportDigest, insertAgency, listNamesakes } from './agency.repo.ts'
import { findRegionCode } from './jurisdiction.service.ts'

const exampleName = '(baris contoh, tidak dibaca)'

/** An empty list that spreadsheet programs open; the second row shows what is meant and is not read. */
export const blankAgencyForm = (): File => {
  const example: Partial<Record<AgencyColumn, string>> = {
    kind: agencyKindFormWords.join(' / '),
    name: exampleName,
    addressee: 'Kepala Kepolisian Resor Contoh',
    city: 'Kota Contoh',
    regions: '62.02, Kabupaten Seruyan (kosong = seluruh Indonesia)',
    validFrom: '01-01-2026',
    source: 'Surat pemberitahuan instansi',
  }
  const text = csvFileText([
    agencyColumnNames.map((column) => agencyColumns[column]),
    agencyColumnNames.map((column) => example[column] ?? ''),
  ])
  return new File([text], 'formulir-direktori-instansi.csv', { type: 'text/csv' })
}

type Sheet = { rows: RegisterRow[]; columns: Partial<Record<AgencyColumn, number>> }

/** Reads the first sheet in a process that holds no key. */
const readSheet = async (bytes: Uint8Array): Promise<Sheet> => {
  const { sheets } = await inspectRegisterFile(bytes)
  const heading = sheets[0]?.firstRows[0]
  if (!heading) throw new RegisterRefusal('REGISTER_EMPTY')
  const columns = agencyColumnsOf(heading.cells.map(cellText))
  const missing = neededAgencyColumns.find((column) => columns[column] === undefined)
  if (missing) throw new DomainError('AGENCY_IMPORT_COLUMN_MISSING', { column: agencyColumns[missing] })
  const rows: RegisterRow[] = []
  for await (const batch of readRegisterRows(bytes, 0, [...heading.cells.keys()])) {
    rows.push(...batch.rows.filter(({ number }) => number > heading.number))
    if (rows.length > largestAgencyImport + 1)
      throw new DomainError('AGENCY_IMPORT_TOO_MANY', { maximum: largestAgencyImport })
  }
  return { rows, columns }
}

const tidy = (cell: RegisterCell | undefined): string => (cell === undefined ? '' : cellText(cell).trim())

/** A formula has no value of its own, and an error none at all. */
const isUnreadable = (cell: RegisterCell | undefined): boolean =>
  typeof cell === 'object' && (cell.kind === 'formula' || cell.kind === 'error')

/** The same agency in the same words, wherever and however often it is imported. */
const digestOf = (input: AgencyInput): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(input).toSorted(([one], [other]) => (one < other ? -1 : 1))))
    .digest()

/** The row as the directory keeps it, or undefined where a region is not certain. */
const codesOf = (context: OfficerContext, { regions }: AgencyFormRow): string[] | undefined => {
  const codes = regions.map((text) => findRegionCode(context, text))
  return codes.every((code) => code !== undefined) ? tidyJurisdiction(codes) : undefined
}

type Ready = { input: AgencyInput; digest: Buffer; id: AgencyImportRow['id'] }
type Prepared = { line: AgencyImportRow; ready?: Ready }

const prepareRow = (
  context: OfficerContext,
  { number, cells }: RegisterRow,
  columns: Sheet['columns'],
  earlier: Prepared[],
): Prepared => {
  const cell = (column: AgencyColumn): string => {
    const at = columns[column]
    return at === undefined ? '' : tidy(cells[at])
  }
  const refusedAs = (refusal: AgencyImportRow['refusal']): Prepared => ({
    line: { row: number, name: cell('name').slice(0, 160), refusal, id: null },
  })
  if (Object.values(columns).some((column) => isUnreadable(cells[column]))) return refusedAs('cellUnreadable')
  const { row, refusal } = readAgencyRow(cell, context.today())
  if (refusal) return refusedAs(refusal)
  const regionCodes = codesOf(context, row)
  if (!regionCodes) return refusedAs('regionUnknown')
  const { regions: _regions, ...fields } = row
  const input = agencyInput.safeParse({ ...fields, regionCodes }).data
  if (!input) return refusedAs('textTooLong')
  const digest = digestOf(input)
  if (hasImportDigest(context.db, digest)) return refusedAs('alreadyImported')
  if (earlier.some(({ ready }) => ready?.digest.equals(digest))) return refusedAs('twiceInFile')
  if (nameWarnings(listNamesakes(context.db, input), input).length > 0) return refusedAs('nameKnown')
  const id = newId('Agency')
  return { line: { row: number, name: input.name, refusal: null, id }, ready: { input, digest, id } }
}

/**
 * Records the good rows of a list in one change and answers every row with what became of it.
 *
 * @throws DomainError AGENCY_IMPORT_COLUMN_MISSING, AGENCY_IMPORT_TOO_MANY and the refusals of the reader
 */
export const importAgencies = async (
  context: OfficerContext,
  file: File,
): Promise<{ rows: AgencyImportRow[]; recorded: number }> => {
  if (file.size > registerLimits.fileBytes)
    throw new DomainError('REGISTER_TOO_LARGE', { maximumBytes: registerLimits.fileBytes })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { rows, columns } = await readSheet(bytes).catch((error: unknown) => {
    throw error instanceof RegisterRefusal ? new DomainError(error.code, error.data) : error
  })
  const prepared: Prepared[] = []
  for (const row of rows)
    if (searchKeyOf(tidy(row.cells[columns.name ?? -1])) !== searchKeyOf(exampleName))
      prepared.push(prepareRow(context, row, columns, prepared))
  const lines = prepared.map(({ line }) => line)
  const ready = prepared.flatMap((one) => one.ready ?? [])
  if (ready.length > 0)
    context.change(
      ready.flatMap(({ id }) => (id === null ? [] : [{ kind: 'agency', id }])),
      (db) => {
        for (const { id, input, digest } of ready)
          if (id !== null) insertAgency(db, id, { ...input, importDigest: digest })
      },
    )
  return { rows: lines, recorded: ready.length }
}
