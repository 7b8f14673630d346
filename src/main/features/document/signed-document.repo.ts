import { eq } from 'drizzle-orm'
import type { SignedDocument, SignedWarning } from '#shared/features/document/signed-document.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { issuedDocuments, officers, signedDocuments } from '#main/platform/db/schema.ts'

type SignedRecord = Omit<SignedDocument, 'fileDigest' | 'fileSize'> & { fileRowId: number }

export const findSigned = (db: ReadDb, documentRowId: number): SignedRecord | undefined => {
  const found = db
    .select({ row: signedDocuments, officerName: officers.fullName })
    .from(signedDocuments)
    .innerJoin(officers, eq(officers.id, signedDocuments.importedBy))
    .where(eq(signedDocuments.documentId, documentRowId))
    .get()
  if (!found) return undefined
  const { row, officerName } = found
  return {
    fileRowId: row.fileId,
    route: row.route,
    number: row.number,
    signedOn: row.signedOn,
    pageCount: row.pageCount,
    importedAt: new Date(row.importedAt),
    importedBy: officerName,
    warnings: row.warnings as SignedWarning[],
  }
}

type NewSigned = Omit<SignedRecord, 'importedAt' | 'importedBy'> & {
  id: string
  documentRowId: number
  importedAt: number
  importedBy: number
}

export const insertSigned = (db: WriteDb, signed: NewSigned): void => {
  const { id, documentRowId, fileRowId, ...row } = signed
  db.insert(signedDocuments)
    .values({ ...row, uuid: id, documentId: documentRowId, fileId: fileRowId })
    .run()
}

/** A paper that was issued without a number has the one its signed file brought. Its kept bytes stay as they are. */
export const setFinalNumber = (
  db: WriteDb,
  document: { rowId: number; version: number },
  taken: { numberId: number; number: string },
): void => {
  db.update(issuedDocuments)
    .set({ ...taken, version: document.version + 1 })
    .where(eq(issuedDocuments.id, document.rowId))
    .run()
}
