import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { nameKeyOf } from '#shared/features/identity/name.rules.ts'
import type {
  Duplicate,
  DuplicateKind,
  RegisterField,
  RegisterPerson,
  RegisterSummary,
  ReportPart,
  RowProblem,
  RowWarning,
} from '#shared/features/group-intake/group-intake.schema.ts'
import {
  keysOfPerson,
  readRow,
  type PersonKeys,
  type RowContext,
} from '#shared/features/group-intake/register-row.rules.ts'
import type { RegisterRow } from '#main/platform/register-reader/index.ts'

export type GoodRow = {
  number: number
  /** The person with his warnings as text: a hundred thousand of them take a third of the room that way. */
  packed: string
  isWarned: boolean
  duplicates: Duplicate[]
  isChosen: boolean
}
export type BadRow = { number: number; name: string; problems: RowProblem[] }

/** What a store is asked about a batch of people, and how it answers: by the place of the person in the batch. */
export type KnownPeople = (people: readonly (PersonKeys & { nameKey: string })[]) => Map<number, Duplicate[]>

/** The judged rows of a register. Each row is in one of both lists, in the order of the file. */
export type CheckedRows = { good: GoodRow[]; bad: BadRow[] }

type PackedRow = { person: RegisterPerson; warnings: RowWarning[] }

export const unpack = ({ packed }: GoodRow): PackedRow => JSON.parse(packed) as PackedRow

const duplicateKindsOf: readonly [keyof PersonKeys, DuplicateKind][] = [
  ['nik', 'nik'],
  ['passport', 'passport'],
  ['nameAndBirth', 'nameAndBirth'],
]

/** A number belongs to one person; two people may have one name and one birth date. */
const isSurelyTwice = ({ where, kind }: Duplicate): boolean => where === 'register' && kind !== 'nameAndBirth'

const none: never[] = []

/** Judges rows as they come in; what is needed only for that goes with the answered function. */
export const startJudging = (
  fields: readonly RegisterField[],
  context: RowContext,
  knownPeople: KnownPeople,
  { good, bad }: CheckedRows,
): ((rows: readonly RegisterRow[]) => void) => {
  const firstRows = {
    nik: new Map<string, number>(),
    passport: new Map<string, number>(),
    nameAndBirth: new Map<string, number>(),
  }

  /** The rows above that seem to be the same person. */
  const above = (keys: PersonKeys, number: number): Duplicate[] => {
    const found: Duplicate[] = []
    for (const [name, kind] of duplicateKindsOf) {
      const key = keys[name]
      if (key === undefined) continue
      const row = firstRows[name].get(key)
      if (row === undefined) firstRows[name].set(key, number)
      else found.push({ where: 'register', kind, row })
    }
    return found
  }

  return (rows) => {
    const batch: { row: GoodRow; keys: PersonKeys & { nameKey: string } }[] = []
    for (const { number, cells } of rows) {
      const reading = readRow(fields, cells, context)
      if (reading.person === null) {
        bad.push({ number, name: reading.name, problems: reading.problems })
        continue
      }
      const { person, warnings } = reading
      const keys = keysOfPerson(person, nameKeyOf)
      const duplicates = above(keys, number)
      const row: GoodRow = {
        number,
        packed: JSON.stringify({ person, warnings } satisfies PackedRow),
        isWarned: warnings.length > 0,
        duplicates: duplicates.length > 0 ? duplicates : none,
        isChosen: !duplicates.some(isSurelyTwice),
      }
      good.push(row)
      batch.push({ row, keys: { ...keys, nameKey: searchKeyOf(person.fullName) } })
    }
    const known = knownPeople(batch.map(({ keys }) => keys))
    for (const [index, duplicates] of known) {
      const row = batch[index]?.row
      if (row) row.duplicates = [...row.duplicates, ...duplicates]
    }
  }
}

export const summaryOf = ({ good, bad }: CheckedRows): RegisterSummary => {
  const count = (wanted: (row: GoodRow) => boolean): number => {
    let found = 0
    for (const row of good) if (wanted(row)) found += 1
    return found
  }
  const isIn = (place: Duplicate['where']) => (row: GoodRow) =>
    row.duplicates.some(({ where }) => where === place)
  return {
    rows: good.length + bad.length,
    good: good.length,
    bad: bad.length,
    warned: count(({ isWarned }) => isWarned),
    duplicates: count(({ duplicates }) => duplicates.length > 0),
    twiceInRegister: count(isIn('register')),
    inStore: count(isIn('store')),
    chosen: count(({ isChosen }) => isChosen),
  }
}

/** Which rows a part of the report shows. */
export const rowsOfPart = ({ good, bad }: CheckedRows, part: ReportPart): readonly (GoodRow | BadRow)[] => {
  if (part === 'bad') return bad
  if (part === 'good') return good
  return good.filter(({ isWarned, duplicates }) => (part === 'warned' ? isWarned : duplicates.length > 0))
}
