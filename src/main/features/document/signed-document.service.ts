import { createHash } from 'node:crypto'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { canAcceptSize } from '#shared/features/attachment/attachment.rules.ts'
import type { SignedOutcome } from '#shared/features/document/document.schema.ts'
import {
  canBeSignedOn,
  canCarryNumber,
  canImportSigned,
  signedWarningsFor,
} from '#shared/features/document/signed-document.rules.ts'
import type { SignedRoute, SignedWarning } from '#shared/features/document/signed-document.schema.ts'
import { documentType } from '#shared/features/number/number.schema.ts'
import { examineUpload } from '#main/features/attachment/index.ts'
import { pdfPageCount } from '#main/features/evidence/index.ts'
import { takeNumber } from '#main/features/number/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import { sniffMediaType } from '#main/platform/files.ts'
import { contentDigestOf, insertFile } from '#main/platform/files.repo.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { findDocument, type DocumentRecord } from './document.repo.ts'
import { asFile, getReadable, readDetail, storedFile } from './document.service.ts'
import { aboutPaper, getDocumentOf, type PaperKind } from './issue.service.ts'
import { storePaper } from './paper-file.ts'
import { recordSavedAsFile } from './print.service.ts'
import { findSigned, insertSigned, setFinalNumber } from './signed-document.repo.ts'

type Import = {
  id: string
  file: File
  route: SignedRoute
  number: string | null
  signedOn: PlainDate
  acceptedWarnings: readonly SignedWarning['code'][]
}

type Looked = { pageCount: number; hasSignature: boolean }

/**
 * What the file says of itself. Nothing in it is run, and no signature is judged: that is the e-office's and the
 * reader's work. A signature's byte range stands outside of packed streams, since it names places in the file.
 *
 * @throws DomainError FILE_TYPE_NOT_ALLOWED, SIGNED_FILE_UNREADABLE, SIGNED_FILE_UNSIGNED
 */
const lookInto = (context: OfficerContext, document: DocumentRecord, content: Uint8Array): Looked => {
  if (sniffMediaType(content) !== 'application/pdf')
    throw new DomainError('FILE_TYPE_NOT_ALLOWED', { allowed: 'PDF' })
  const kept = contentDigestOf(storedFile(context, document.fileRowId))
  if (createHash('sha256').update(content).digest('hex') === kept)
    throw new DomainError('SIGNED_FILE_UNSIGNED')
  const pageCount = pdfPageCount(content)
  if (pageCount === null || pageCount === 0) throw new DomainError('SIGNED_FILE_UNREADABLE')
  const hasSignature = Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(
    '/ByteRange',
  )
  return { pageCount, hasSignature }
}

const assertImportable = (context: OfficerContext, document: DocumentRecord, input: Import): void => {
  assertAllowed(canImportSigned(document))
  assertAllowed(canCarryNumber(document, input))
  assertAllowed(canBeSignedOn(input.signedOn, context.today()))
}

/** A number given elsewhere is entered in the register; one that is taken already is refused there. */
const enterNumber = (
  context: OfficerContext,
  db: WriteDb,
  document: DocumentRecord,
  { number, signedOn }: Import,
): string | null => {
  const numbered = documentType.safeParse(document.type)
  if (document.number !== null || number === null || !numbered.success) return document.number
  const taken = takeNumber(db, {
    documentType: numbered.data,
    datedOn: signedOn,
    recordedAt: context.now(),
    external: number,
  })
  setFinalNumber(db, document, taken)
  return taken.number
}

/**
 * Keeps the file that came back signed beside the one it was made from. From then on the paper is locked: it is not
 * printed any more, and replaced only by who says that he knows.
 */
export const importSigned = async (
  context: OfficerContext,
  input: Import,
  kind: PaperKind,
): Promise<SignedOutcome> => {
  const document = getDocumentOf(context, input.id, kind)
  assertImportable(context, document, input)
  assertAllowed(canAcceptSize(input.file.size))
  const { pageCount, hasSignature } = lookInto(
    context,
    document,
    new Uint8Array(await input.file.arrayBuffer()),
  )
  const { route, signedOn } = input
  const warnings = signedWarningsFor(document, { route, signedOn, pageCount, hasSignature })
  if (warnings.some(({ code }) => !input.acceptedWarnings.includes(code)))
    return { outcome: 'warned', warnings }
  const { content, name } = await examineUpload(input.file)
  context.change(aboutPaper(context, document.id, document), (db) => {
    // The file took a while to read; somebody may have been quicker.
    const current = findDocument(db, context.scope, document.id) ?? document
    assertImportable(context, current, input)
    const file = storePaper(context, db, current, content, name)
    insertSigned(db, {
      id: newId('SignedDocument'),
      documentRowId: current.rowId,
      fileRowId: insertFile(db, file),
      route,
      number: enterNumber(context, db, current, input),
      signedOn,
      pageCount,
      importedAt: context.now(),
      importedBy: context.officer.id,
      warnings,
    })
  })
  return { outcome: 'saved', detail: readDetail(context, document.id) }
}

/** The signed file. That it left the program stands in the paper's acts. */
export const readSignedFile = (context: OfficerContext, id: string): File => {
  const document = getReadable(context, id)
  const signed = findSigned(context.db, document.rowId)
  if (!signed) throw new DomainError('RECORD_NOT_FOUND', { kind: 'file' })
  const file = asFile(context, signed.fileRowId)
  recordSavedAsFile(context, id, 'Naskah bertanda tangan')
  return file
}
