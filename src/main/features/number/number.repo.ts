import { and, asc, desc, eq, inArray, lt, or, sql, type SQL } from 'drizzle-orm'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { numberSearchOf } from '#shared/features/number/number.rules.ts'
import {
  documentTypes,
  type DocumentType,
  type NumberEntry,
  type NumberListInput,
  type NumberPattern,
  type NumberPatternInput,
  type NumberState,
} from '#shared/features/number/number.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { decrees, documentNumbers, issuedDocuments, numberPatterns } from '#main/platform/db/schema.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { paperIsReached } from '#main/platform/rpc/paper-scope.repo.ts'

export type NumberRecord = NumberEntry & { rowId: number; counterKey: string | null }

/** Numbers stand in a register that everybody may read; that of a hidden paper is left out. */
const within = (scope: Scope): SQL | undefined =>
  scope.reach === 'office'
    ? undefined
    : sql`not exists (select 1 from ${issuedDocuments} paper
        where paper.number_id = ${documentNumbers.id} and not (${sql.raw(paperIsReached(scope, 'paper'))}))`

const toPattern = ({
  id: _id,
  uuid,
  tokens,
  documentType,
  ...row
}: typeof numberPatterns.$inferSelect): NumberPattern => ({
  ...row,
  id: uuid as NumberPattern['id'],
  documentType: documentType as DocumentType,
  tokens: {
    kanwil: tokens['kanwil'] ?? '',
    upt: tokens['upt'] ?? '',
    klasifikasi: tokens['klasifikasi'] ?? '',
  },
})

export const listPatterns = (db: ReadDb): NumberPattern[] =>
  db
    .select()
    .from(numberPatterns)
    .orderBy(asc(numberPatterns.id))
    .limit(documentTypes.length)
    .all()
    .map(toPattern)

export const findPattern = (db: ReadDb, type: DocumentType): NumberPattern | undefined => {
  const row = db.select().from(numberPatterns).where(eq(numberPatterns.documentType, type)).get()
  return row && toPattern(row)
}

export const insertPattern = (db: WriteDb, id: NumberPattern['id'], pattern: NumberPatternInput): void => {
  db.insert(numberPatterns)
    .values({ uuid: id, ...pattern })
    .run()
}

/** False when somebody saved the pattern after this version was read. */
export const updatePattern = (db: WriteDb, version: number, pattern: NumberPatternInput): boolean =>
  db
    .update(numberPatterns)
    .set({ ...pattern, version: version + 1 })
    .where(and(eq(numberPatterns.documentType, pattern.documentType), eq(numberPatterns.version, version)))
    .run().changes === 1

/**
 * What bears the number: an issued paper that is in force, else the decree that was decided under it. The outer table is
 * named in words: a query over one table alone leaves the names off its columns.
 */
const usedFor = sql<string | null>`coalesce(
  (select paper.subject_label from ${issuedDocuments} paper
    where paper.number_id = document_numbers.id and paper.state = 'issued' limit 1),
  (select decree.subject from ${decrees} decree
    where document_numbers.document_type = 'decree' and document_numbers.state = 'issued'
      and decree.number = document_numbers.number and decree.decided_on = document_numbers.dated_on limit 1))`

const columns = {
  id: documentNumbers.id,
  uuid: documentNumbers.uuid,
  documentType: documentNumbers.documentType,
  number: documentNumbers.number,
  origin: documentNumbers.origin,
  counterKey: documentNumbers.counterKey,
  counter: documentNumbers.counter,
  datedOn: documentNumbers.datedOn,
  state: documentNumbers.state,
  reason: documentNumbers.reason,
  recordedAt: documentNumbers.recordedAt,
  usedFor,
}

type Row = Omit<NumberRecord, 'rowId' | 'id' | 'documentType' | 'recordedAt'> & {
  id: number
  uuid: string
  documentType: string
  recordedAt: number
}

const toRecord = ({ id, uuid, documentType, recordedAt, ...row }: Row): NumberRecord => ({
  ...row,
  rowId: id,
  id: uuid as NumberEntry['id'],
  documentType: documentType as DocumentType,
  recordedAt: new Date(recordedAt),
})

const findWhere = (db: ReadDb, condition: SQL): NumberRecord | undefined => {
  const row = db.select(columns).from(documentNumbers).where(condition).get()
  return row && toRecord(row)
}

export const findNumber = (db: ReadDb, rowId: number): NumberRecord | undefined =>
  findWhere(db, eq(documentNumbers.id, rowId))

export const findNumberById = (db: ReadDb, id: string): NumberRecord | undefined =>
  findWhere(db, eq(documentNumbers.uuid, id))

export const findNumberByKey = (db: ReadDb, numberKey: string): NumberRecord | undefined =>
  findWhere(db, eq(documentNumbers.numberKey, numberKey))

export type NewNumber = {
  id: NumberEntry['id']
  documentType: DocumentType
  number: string
  numberKey: string
  origin: NumberEntry['origin']
  counterKey: string | null
  counter: number | null
  datedOn: PlainDate
  state: NumberState
  reason: string | null
  recordedAt: number
}

export const insertNumber = (db: WriteDb, { id, ...row }: NewNumber): number =>
  db
    .insert(documentNumbers)
    .values({ uuid: id, ...row })
    .returning({ id: documentNumbers.id })
    .get().id

export const setNumberState = (
  db: WriteDb,
  rowId: number,
  changes: { state: NumberState; reason: string | null; datedOn?: PlainDate },
): void => {
  db.update(documentNumbers).set(changes).where(eq(documentNumbers.id, rowId)).run()
}

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

const filtered = (scope: Scope, filter: Omit<NumberListInput, 'cursor' | 'limit'>): SQL | undefined => {
  const search = numberSearchOf(filter.query)
  return and(
    within(scope),
    filter.documentTypes.length > 0 ? inArray(documentNumbers.documentType, filter.documentTypes) : undefined,
    filter.states.length > 0 ? inArray(documentNumbers.state, filter.states) : undefined,
    filter.year === null ? undefined : sql`substr(${documentNumbers.datedOn}, 1, 4) = ${String(filter.year)}`,
    search === '' ? undefined : sql`${documentNumbers.numberKey} like ${`%${escaped(search)}%`} escape '\\'`,
  )
}

/** Newest paper first; one row more than asked, so that the caller sees whether there is more. */
export const listNumbers = (
  db: ReadDb,
  scope: Scope,
  input: NumberListInput,
  after: readonly (string | number | null)[] | undefined,
): NumberRecord[] => {
  const [datedOn, rowId] = after ?? []
  const isAfter =
    typeof datedOn === 'string' && typeof rowId === 'number'
      ? or(
          lt(documentNumbers.datedOn, datedOn as PlainDate),
          and(eq(documentNumbers.datedOn, datedOn as PlainDate), lt(documentNumbers.id, rowId)),
        )
      : undefined
  return db
    .select(columns)
    .from(documentNumbers)
    .where(and(filtered(scope, input), isAfter))
    .orderBy(desc(documentNumbers.datedOn), desc(documentNumbers.id))
    .limit(input.limit + 1)
    .all()
    .map(toRecord)
}

export const countNumbers = (
  db: ReadDb,
  scope: Scope,
  filter: Omit<NumberListInput, 'cursor' | 'limit'>,
): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(documentNumbers)
    .where(filtered(scope, filter))
    .get()?.count ?? 0

/** Years in which a number stands, newest first. */
export const listNumberYears = (db: ReadDb, scope: Scope): number[] =>
  db
    .selectDistinct({ year: sql<number>`cast(substr(${documentNumbers.datedOn}, 1, 4) as integer)` })
    .from(documentNumbers)
    .where(within(scope))
    .orderBy(sql`1 desc`)
    .limit(400)
    .all()
    .map(({ year }) => year)
