import type { RegisterCell } from '#shared/features/group-intake/register-cell.schema.ts'
import type { RegisterRefusalData } from './register-refusal.ts'

export type { RegisterCell }

/** `number` is the row as a spreadsheet program shows it, from 1 on. */
export type RegisterRow = { number: number; cells: RegisterCell[] }

export type RegisterFormat = 'csv' | 'xlsx'
export type RegisterEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type RegisterSeparator = ';' | ',' | '\t'

export type RegisterSheet = {
  name: string
  /** The first rows that hold anything, as they are shown before the columns are chosen. */
  firstRows: RegisterRow[]
}

export type RegisterInspection = {
  format: RegisterFormat
  encoding: RegisterEncoding | null
  separator: RegisterSeparator | null
  sheets: RegisterSheet[]
}

/** `share` is how much of the file has been read, from 0 to 1. */
export type RegisterBatch = { rows: RegisterRow[]; share: number }

export type ReaderRequest = { kind: 'inspect' } | { kind: 'rows'; sheet: number; columns: number[] }

/** service → reader. `more` allows one batch more to be sent. */
export type ToReader = { type: 'read'; bytes: Uint8Array; request: ReaderRequest } | { type: 'more' }

/** reader → service */
export type FromReader =
  | { type: 'ready' }
  | { type: 'inspected'; inspection: RegisterInspection }
  | { type: 'batch'; batch: RegisterBatch }
  | { type: 'end' }
  | { type: 'refused'; refusal: RegisterRefusalData }
