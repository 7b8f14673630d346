import {
  registerFields,
  rowProblemCodes,
  type Duplicate,
  type PreviewCell,
  type RegisterField,
  type ReportRow,
  type RowProblem,
  type StagedRegister,
} from '#shared/features/group-intake/group-intake.schema.ts'
import { csvFileText } from '#shared/features/group-intake/safe-cell.rules.ts'
import { identityWarningSentence } from '#renderer/features/identity/identity-words.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { refusalSentence } from '#renderer/i18n/labels.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'

export const fieldKey = (field: RegisterField): MessageKey => `groupIntake.field.${field}`

type OwnCode = (typeof rowProblemCodes)[number]
const isOwnCode = (code: string): code is OwnCode => (rowProblemCodes as readonly string[]).includes(code)

/** Why a cell is not taken, in one sentence. */
export const problemSentence = (t: Translate, { code, data }: RowProblem): string =>
  isOwnCode(code) ? t(`groupIntake.problem.${code}`, data) : (refusalSentence(code, data) ?? code)

export const problemsOf = (t: Translate, { problems }: ReportRow): string =>
  problems
    .map((problem) =>
      t('groupIntake.problemIn', {
        field: t(fieldKey(problem.field)),
        sentence: problemSentence(t, problem),
      }),
    )
    .join(' ')

export const duplicateSentence = (t: Translate, found: Duplicate): string => {
  const what = t(`groupIntake.same.${found.kind}`)
  if (found.where === 'register') return t('groupIntake.sameRow', { what, row: found.row })
  const { caseNumber: number, cases } = found
  return cases > 1
    ? t('groupIntake.sameCases', { what, number, others: formatNumber(cases - 1) })
    : t('groupIntake.sameCase', { what, number })
}

export const warningsOf = (t: Translate, { warnings }: ReportRow): string =>
  warnings.map((warning) => identityWarningSentence(t, warning)).join(' ')

export const cellWord = (t: Translate, { kind, text }: PreviewCell): string => {
  if (kind === 'formula') return t('groupIntake.cellFormula')
  return kind === 'error' ? t('groupIntake.cellError') : text
}

export const formatWords = (t: Translate, { format, separator, encoding }: StagedRegister): string =>
  format === 'xlsx'
    ? t('groupIntake.formatXlsx')
    : t('groupIntake.formatCsv', {
        separator: separator === '\t' ? t('groupIntake.separatorTab') : (separator ?? ''),
        encoding: (encoding ?? '').toUpperCase(),
      })

/** A, B … Z, AA: columns as spreadsheet programs name them. */
export const columnLetters = (index: number): string => {
  const rest = Math.floor(index / 26) - 1
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26))
}

/** What went wrong, row by row and cell by cell, as a file for whoever keeps the list. */
export const problemsFile = (t: Translate, rows: readonly ReportRow[], fileName: string): File => {
  const heading = ['columnRow', 'columnName', 'columnHead', 'columnValue', 'columnProblem'] as const
  const lines = rows.flatMap(({ number, name, problems }) =>
    problems.map((problem) => [
      String(number),
      name,
      t(fieldKey(problem.field)),
      problem.value,
      problemSentence(t, problem),
    ]),
  )
  const text = csvFileText([heading.map((key) => t(`groupIntake.${key}`)), ...lines])
  const name = t('groupIntake.problemsName', { name: fileName.replace(/\.[^.]*$/, '') })
  return new File([text], name, { type: 'text/csv' })
}

/** Plainly fictitious; shows how each column is meant. */
const example: Partial<Record<RegisterField, string>> = {
  fullName: 'Fiktif Melati',
  sex: 'P',
  nik: '6202175403010001',
  passportNumber: 'C1000001',
  birthPlace: 'Sampit',
  birthOn: '14-03-2001',
  phone: '0812-0000-0001',
  identityAddress: 'Jl. Contoh 1, Sampit',
  occupation: 'petani',
  education: 'SMA',
  maritalStatus: 'belum kawin',
  destinationCity: 'Jeddah',
  bookingCode: 'FIKTF1',
}

export const exampleFile = (t: Translate): File => {
  const fields = registerFields.filter((field) => field in example)
  const text = csvFileText([
    fields.map((field) => t(fieldKey(field))),
    fields.map((field) => example[field] ?? ''),
  ])
  return new File([text], t('groupIntake.exampleName'), { type: 'text/csv' })
}
