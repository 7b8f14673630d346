import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import type {
  DuplicateKind,
  RegisterSummary,
  ReportPart,
  ReportRow,
} from '#shared/features/group-intake/group-intake.schema.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { rowsOfPart, summaryOf, unpack, type BadRow, type CheckedRows, type GoodRow } from './checked-rows.ts'
import { getStaged, type StagedFile } from './staging.ts'

/** @throws DomainError REGISTER_NOT_STAGED, REGISTER_NOT_CHECKED */
export const getChecked = (
  context: OfficerContext,
  id: string,
): { register: StagedFile; checked: NonNullable<StagedFile['checked']> } => {
  const register = getStaged(context, id)
  if (!register.checked) throw new DomainError('REGISTER_NOT_CHECKED')
  return { register, checked: register.checked }
}

const isGood = (row: GoodRow | BadRow): row is GoodRow => 'packed' in row

const toReportRow = (row: GoodRow | BadRow): ReportRow => {
  const { number } = row
  if (!isGood(row)) {
    const { name, problems } = row
    return { number, name, birthOn: null, problems, warnings: [], duplicates: [], isChosen: false }
  }
  const { person, warnings } = unpack(row)
  const { fullName: name, birthOn = null } = person
  const { duplicates, isChosen } = row
  return { number, name, birthOn, problems: [], warnings, duplicates, isChosen }
}

/** A page of one part of the report, in the order of the file. */
export const readReport = (
  context: OfficerContext,
  input: { id: string; part: ReportPart; cursor?: string | undefined; limit: number },
): { items: ReportRow[]; nextCursor: string | null } => {
  const { checked } = getChecked(context, input.id)
  const [after] = decodeCursor(input.cursor) ?? []
  const rows = rowsOfPart(checked.rows, input.part)
  const start = typeof after === 'number' ? firstAfter(rows, after) : 0
  const page = rows.slice(start, start + input.limit)
  const last = page.at(-1)
  const isLast = start + page.length >= rows.length
  return { items: page.map(toReportRow), nextCursor: isLast || !last ? null : encodeCursor([last.number]) }
}

/** Rows stand in the order of their numbers. */
const firstAfter = (rows: readonly { number: number }[], number: number): number => {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle]?.number ?? 0) > number) high = middle
    else low = middle + 1
  }
  return low
}

export type Choice = { rows: number[] } | { where: 'register' | 'store'; kind: DuplicateKind | null }

const chosenBy = (choice: Choice): ((row: GoodRow) => boolean) => {
  if ('rows' in choice) {
    const numbers = new Set(choice.rows)
    return ({ number }) => numbers.has(number)
  }
  return ({ duplicates }) =>
    duplicates.some(
      ({ where, kind }) => where === choice.where && (choice.kind === null || kind === choice.kind),
    )
}

const markRows = ({ good }: CheckedRows, choice: Choice, isChosen: boolean): void => {
  const isMeant = chosenBy(choice)
  for (const row of good) if (isMeant(row)) row.isChosen = isChosen
}

/** Takes rows in or leaves them out, one by one or all duplicates of a sort. */
export const chooseRows = (
  context: OfficerContext,
  { id, choice, isChosen }: { id: string; choice: Choice; isChosen: boolean },
): RegisterSummary => {
  const { checked } = getChecked(context, id)
  markRows(checked.rows, choice, isChosen)
  return summaryOf(checked.rows)
}
