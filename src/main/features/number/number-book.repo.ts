import { and, asc, lt, eq, sql } from 'drizzle-orm'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { DocumentType, NumberState } from '#shared/features/number/number.schema.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { decrees, documentNumbers, issuedDocuments } from '#main/platform/db/schema.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { withinPapers } from '#main/platform/rpc/paper-scope.repo.ts'

export type BookEntry = {
  counterKey: string | null
  counter: number | null
  number: string
  datedOn: PlainDate
  documentType: DocumentType
  state: NumberState
  reason: string | null
  usedFor: string | null
}

/** The decree that was decided under the number, where no paper of the program bears it. */
const decreeOf = sql<string | null>`(select decree.subject from ${decrees} decree
  where document_numbers.document_type = 'decree' and document_numbers.state = 'issued'
    and decree.number = document_numbers.number and decree.decided_on = document_numbers.dated_on limit 1)`

const withinYear = (year: number) => sql`substr(${documentNumbers.datedOn}, 1, 4) = ${String(year)}`

const lapsed = { issued: '', superseded: ' (digantikan)', revoked: ' (dicabut)' }

/**
 * Which paper bears a number; one that is not in force any more where no other took the number. Read from the papers'
 * side, each finding its number by its key: numbers have no index to their papers.
 */
const bearersOf = (db: ReadDb, scope: Scope, year: number): ReadonlyMap<number, string> => {
  const papers = db
    .select({
      numberId: documentNumbers.id,
      label: issuedDocuments.subjectLabel,
      state: issuedDocuments.state,
    })
    .from(issuedDocuments)
    .innerJoin(documentNumbers, eq(documentNumbers.id, issuedDocuments.numberId))
    .where(and(withinYear(year), withinPapers(scope)))
    .orderBy(sql`${issuedDocuments.state} = 'issued'`, asc(issuedDocuments.id))
    .all()
  return new Map(papers.map(({ numberId, label, state }) => [numberId, `${label}${lapsed[state]}`]))
}

/**
 * Every number of papers dated within a year, counter by counter in their turn; those without a counter by date. Also
 * those of papers that the asking officer may not see: a book with holes would be none. What bears them is left out.
 */
export const listBookEntries = (db: ReadDb, scope: Scope, year: number, limit: number): BookEntry[] => {
  const bearers = bearersOf(db, scope, year)
  return db
    .select({
      id: documentNumbers.id,
      counterKey: documentNumbers.counterKey,
      counter: documentNumbers.counter,
      number: documentNumbers.number,
      datedOn: documentNumbers.datedOn,
      documentType: documentNumbers.documentType,
      state: documentNumbers.state,
      reason: documentNumbers.reason,
      decree: decreeOf,
    })
    .from(documentNumbers)
    .where(withinYear(year))
    .orderBy(
      sql`${documentNumbers.counterKey} is null`,
      asc(documentNumbers.counterKey),
      asc(documentNumbers.counter),
      asc(documentNumbers.datedOn),
      asc(documentNumbers.id),
    )
    .limit(limit)
    .all()
    .map(({ id, decree, documentType, ...row }) => ({
      ...row,
      documentType: documentType as DocumentType,
      usedFor: bearers.get(id) ?? decree,
    }))
}

/** The highest turn of a counter on papers dated before a day; 0 where there is none. */
export const highestBefore = (db: ReadDb, counterKey: string, day: PlainDate): number =>
  db
    .select({ highest: sql<number | null>`max(${documentNumbers.counter})` })
    .from(documentNumbers)
    .where(and(eq(documentNumbers.counterKey, counterKey), lt(documentNumbers.datedOn, day)))
    .get()?.highest ?? 0
