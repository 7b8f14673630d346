import type {
  PreviewCell,
  RegisterSheet,
  StagedRegister,
} from '#shared/features/group-intake/group-intake.schema.ts'
import { headingRowOf, mappingForHeading } from '#shared/features/group-intake/register-heading.rules.ts'
import { cellText } from '#shared/features/group-intake/register-row.rules.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { safeFileName } from '#main/platform/files.ts'
import {
  inspectRegisterFile,
  registerLimits,
  RegisterRefusal,
  type RegisterCell,
  type RegisterInspection,
} from '#main/platform/register-reader/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { hashedHeadingKey } from './check-register.service.ts'
import { summaryOf } from './checked-rows.ts'
import { findMapping } from './group-intake.repo.ts'
import { assertRoom, getOwnStaged, listStaged, stage, type StagedFile, unstage } from './staging.ts'

const longestPreview = 120

const previewOf = (cell: RegisterCell): PreviewCell => ({
  text: cellText(cell).slice(0, longestPreview),
  kind: typeof cell === 'string' ? 'text' : cell.kind,
})

/** A sheet with what its columns seem to be: as they were read last time, or by the words that head them. */
const sheetOf = (
  context: OfficerContext,
  { name, firstRows }: RegisterInspection['sheets'][number],
): RegisterSheet => {
  const headingRow = headingRowOf(firstRows)
  const heading = firstRows.find(({ number }) => number === headingRow)?.cells ?? []
  const width = Math.max(0, ...firstRows.map(({ cells }) => cells.length))
  const remembered =
    heading.length > 0
      ? findMapping(context.db, hashedHeadingKey(heading.map((cell) => previewOf(cell).text)))
      : undefined
  const mapping = remembered ?? mappingForHeading(heading)
  return {
    name,
    rows: firstRows.map(({ number, cells }) => ({ number, cells: cells.map(previewOf) })),
    headingRow,
    mapping: Array.from({ length: width }, (_none, column) => mapping[column] ?? null),
    isRemembered: remembered !== undefined,
  }
}

/** Refusals of the reader are refusals of the procedure. */
const asDomainError = (error: unknown): unknown =>
  error instanceof RegisterRefusal ? new DomainError(error.code, error.data) : error

/**
 * Opens a register: another process looks at it first, and only what that says is kept, together with the bytes.
 *
 * @throws DomainError REGISTER_ROOM_FULL and the refusals of `registerFileErrors`
 */
export const openRegister = async (
  context: OfficerContext,
  file: File,
  signal?: AbortSignal,
): Promise<StagedRegister> => {
  assertRoom(context)
  if (file.size > registerLimits.fileBytes)
    throw new DomainError('REGISTER_TOO_LARGE', { maximumBytes: registerLimits.fileBytes })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const inspection = await inspectRegisterFile(bytes, signal ? { signal } : {}).catch((error: unknown) => {
    throw asDomainError(error)
  })
  const { sheets, ...rest } = inspection
  const register: StagedFile = {
    id: newId('Register'),
    officerId: context.officer.id,
    openedBy: context.officer.fullName,
    openedAt: context.now(),
    fileName: safeFileName(file.name),
    bytes,
    inspection: rest,
    sheets: sheets.map((sheet) => sheetOf(context, sheet)),
  }
  stage(context, register)
  return toStaged(context, register)
}

export const toStaged = (context: OfficerContext, register: StagedFile): StagedRegister => {
  const { checked, inspection } = register
  return {
    id: register.id as StagedRegister['id'],
    fileName: register.fileName,
    openedBy: register.openedBy,
    isOwn: register.officerId === context.officer.id,
    openedAt: new Date(register.openedAt),
    ...inspection,
    sheets: register.sheets,
    checked: checked
      ? {
          sheet: checked.sheet,
          headingRow: checked.headingRow,
          mapping: checked.mapping,
          summary: summaryOf(checked.rows),
        }
      : null,
  }
}

/** What this officer opened, and what others have checked where he may add it. */
export const readStaged = (context: OfficerContext): { registers: StagedRegister[] } => ({
  registers: listStaged(context).map((register) => toStaged(context, register)),
})

/** Lets a register go; one that is gone already stays so. */
export const discardRegister = (context: OfficerContext, id: string): void => {
  try {
    unstage(context, getOwnStaged(context, id))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
}
