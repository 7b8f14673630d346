import { findCaseOfPaper } from '#main/platform/case-keys/case-keys.repo.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import { storeBytes, storeCaseFile, type StoredFile } from '#main/platform/files.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'

/** Stores the PDF of a paper, or of a batch of papers of one case; of a secret case it is sealed. */
export const storePaper = (
  context: OfficerContext,
  db: WriteDb,
  paper: { type: string; subjectId: string },
  content: Uint8Array,
  name: string,
): StoredFile => {
  const caseRowId = findCaseOfPaper(db, paper)
  const file = { content, name, mediaType: 'application/pdf' }
  return caseRowId === null
    ? storeBytes(context, content, name, file.mediaType)
    : storeCaseFile(context, db, caseRowId, file)
}
