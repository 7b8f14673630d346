import { getTableColumns, getTableName, type Table } from 'drizzle-orm'
import { caseOfPaper } from './case-papers.ts'
import {
  assessments,
  caseEntities,
  caseNarratives,
  caseNotes,
  decisions,
  evidence,
  handovers,
  interviewLines,
  interviews,
  issuedDocuments,
  presentedDocuments,
  referralEntries,
  referrals,
  tasks,
} from './schema.ts'

/**
 * What was told and shown in a case: texts that stand sealed in the rows of a secret case (decision 0020). Names, numbers
 * and days are not among them, because persons and leads are compared across cases.
 */
export type SealedTable = {
  table: Table
  name: string
  /** Keys of the columns as the query library names them. */
  columns: readonly string[]
  /** Keys of the columns that lead to the case. */
  leading: readonly string[]
  /** SQL for the row id of the case, of a row under this name. */
  caseOf: (row: string) => string
  /** SQL for the rows of the case whose row id is bound. */
  belongs: string
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const ofCase = (table: Table, columns: readonly string[]): SealedTable => ({
  table,
  name: getTableName(table),
  columns,
  leading: ['caseId'],
  caseOf: (row) => `${row}.case_id`,
  belongs: 'case_id = ?',
})

/** Rows that name their case by another record. */
const through = (
  [parent, leading]: readonly [parent: string, leading: string],
  table: Table,
  columns: readonly string[],
): SealedTable => ({
  table,
  name: getTableName(table),
  columns,
  leading: [leading],
  caseOf: (row) => `(select case_id from ${parent} where id = ${row}.${snake(leading)})`,
  belongs: `${snake(leading)} in (select id from ${parent} where case_id = ?)`,
})

const papers: SealedTable = {
  table: issuedDocuments,
  name: getTableName(issuedDocuments),
  columns: ['inputs', 'stateReason'],
  leading: ['documentType', 'subjectUuid'],
  caseOf: caseOfPaper,
  belongs: `${caseOfPaper('issued_documents')} = ?`,
}

export const sealedTables: readonly SealedTable[] = [
  ofCase(caseNarratives, ['chronology']),
  ofCase(caseNotes, ['body']),
  ofCase(interviews, ['observations', 'opinionReasons', 'refusalReason']),
  through(['interviews', 'interviewId'], interviewLines, ['question', 'answer']),
  ofCase(evidence, ['title', 'source', 'note', 'withdrawalReason']),
  ofCase(assessments, ['answers', 'urgentFlags', 'protectiveFacts', 'note']),
  ofCase(decisions, ['ground', 'note']),
  ofCase(referrals, ['chronology', 'indications', 'measures', 'request', 'sentProof', 'endReason']),
  through(['referrals', 'referralId'], referralEntries, ['person', 'note']),
  ofCase(tasks, ['title', 'result']),
  ofCase(caseEntities, ['sourceNote']),
  ofCase(handovers, ['reason']),
  through(['subjects', 'subjectId'], presentedDocuments, ['heldReason', 'note']),
  papers,
]

/** The column as it is called in the store. */
export const columnName = (key: string): string => snake(key)

/** Under this name a value is sealed: it opens in no other column. */
export const fieldOf = ({ name }: Pick<SealedTable, 'name'>, key: string): string => `${name}.${snake(key)}`

/** What the driver is given for a value of this column. */
export const driverValue = ({ table }: SealedTable, key: string, value: unknown): unknown =>
  getTableColumns(table)[key]?.mapToDriverValue(value)

/** Row ids of the files of a case: their bytes and names are sealed too. `@caseRowId` is bound. */
export const filesOfCase = `
  select file_id from evidence where case_id = @caseRowId
  union select shown_file_id from evidence where case_id = @caseRowId
  union select file_id from issued_documents paper where ${caseOfPaper('paper')} = @caseRowId
  union select signed.file_id from signed_documents signed join issued_documents paper on paper.id = signed.document_id
    where ${caseOfPaper('paper')} = @caseRowId
  union select batch.file_id from document_batches batch join issued_documents paper on paper.batch_uuid = batch.uuid
    where ${caseOfPaper('paper')} = @caseRowId`

/**
 * Fields that lists over many cases show. Who is named in a case and has no key to it yet reads a mask there, so that
 * one case does not keep the whole list from him; everywhere else he is told.
 */
export const maskedFields: ReadonlySet<string> = new Set([
  'tasks.title',
  'tasks.result',
  'case_entities.source_note',
  'changes.reason',
  // Lists of papers take whole rows; what opens them asks for the key (`frozen-inputs.ts`).
  'issued_documents.inputs',
  'issued_documents.state_reason',
])

/** What is read there in the place of the text. */
export const closedText = '•••'
