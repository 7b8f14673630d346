import { createHash } from 'node:crypto'
import { DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { isPermitted } from '#shared/kernel/permissions.ts'
import { personLists } from '#shared/features/document/document.schema.ts'
import type {
  DocumentDetail,
  IssuedDocument,
  PaperType,
  UnansweredPrint,
} from '#shared/features/document/document.schema.ts'
import { isCasePaper } from '#shared/features/document/document.rules.ts'
import type { PaperImage } from '#shared/features/document/papers/paper.schema.ts'
import { templateByMark } from '#main/features/template/index.ts'
import { contentDigestOf, findFile, findFileByUuid } from '#main/platform/files.repo.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import {
  countDocuments,
  findBatch,
  findDocument,
  findDocumentByRowId,
  findSuccessor,
  listDocuments,
  listDocumentsOfSubject,
  type DocumentFilter,
  type DocumentRecord,
} from './document.repo.ts'
import { frozenOptions, frozenSignatories, thawInputs, type FrozenInputs } from './frozen-inputs.ts'
import { paperOf } from './papers.ts'
import { countUnansweredPrints, listUnansweredPrints } from './print.repo.ts'
import { findSigned } from './signed-document.repo.ts'

/** @throws DomainError RECORD_NOT_FOUND */
export const getDocument = (
  { db, scope }: Pick<OfficerContext, 'db' | 'scope'>,
  id: string,
): DocumentRecord => {
  const document = findDocument(db, scope, id)
  if (!document) throw new DomainError('RECORD_NOT_FOUND', { kind: 'document' })
  return document
}

export const toIssued = (document: DocumentRecord): IssuedDocument => {
  const { id, type, subjectId, label, number, serial, datedOn, issuedAt, issuedBy } = document
  const { state, stateReason, pageCount, printState, signedOn, batchId } = document
  const made = { number, serial, datedOn, issuedAt, issuedBy }
  return { id, type, subjectId, label, ...made, state, stateReason, pageCount, printState, signedOn, batchId }
}

export const storedFile = (context: OfficerContext, rowId: number) => {
  const file = findFile(context.db, rowId)
  if (!file) throw new Error('a paper has no file')
  return file
}

const relative = (document: DocumentRecord | undefined) =>
  document ? { id: document.id, number: document.number, serial: document.serial } : null

/**
 * Papers of cases carry what the cases know and are shown to who may read those.
 *
 * @throws DomainError NOT_PERMITTED
 */
export const assertReadable = ({ officer }: OfficerContext, type: PaperType): void => {
  if (isCasePaper(type) && !isPermitted(officer.roles, 'case.read'))
    throw new DomainError('NOT_PERMITTED', { permission: 'case.read' })
}

export const getReadable = (context: OfficerContext, id: string): DocumentRecord => {
  const document = getDocument(context, id)
  assertReadable(context, document.type)
  return document
}

const readSigned = (context: OfficerContext, documentRowId: number): DocumentDetail['signed'] => {
  const signed = findSigned(context.db, documentRowId)
  if (!signed) return null
  const { fileRowId, ...facts } = signed
  const file = storedFile(context, fileRowId)
  return { ...facts, fileDigest: contentDigestOf(file), fileSize: file.size }
}

export const readDetail = (context: OfficerContext, id: string): DocumentDetail => {
  const document = getReadable(context, id)
  const { supersedesRowId, rowId, inputs } = document
  const file = storedFile(context, document.fileRowId)
  return {
    ...toIssued(document),
    origin: paperOf(document.type).placeOf(context, document.subjectId),
    template: document.template.split(':')[0] ?? '',
    officeTemplate: templateByMark(context.db, document.template).version,
    templateDigest: document.templateDigest,
    fileDigest: contentDigestOf(file),
    fileSize: file.size,
    signatories: frozenSignatories(inputs),
    options: frozenOptions(inputs),
    supersedes: relative(
      supersedesRowId === null ? undefined : findDocumentByRowId(context.db, supersedesRowId),
    ),
    supersededBy: relative(findSuccessor(context.db, rowId)),
    signed: readSigned(context, rowId),
    acts: document.acts.map(({ rowId: _rowId, ...act }) => act),
  }
}

export const asFile = (context: OfficerContext, fileRowId: number): File => {
  const file = storedFile(context, fileRowId)
  return new File([new Uint8Array(context.blobs.get(file.blobId))], file.name, { type: file.mediaType })
}

/** The kept bytes of a paper. */
export const readFile = (context: OfficerContext, id: string): File => {
  const document = getReadable(context, id)
  confirmPersonList(context, document.type)
  return asFile(context, document.fileRowId)
}

/** @throws DomainError STEP_UP_REQUIRED */
export const confirmPersonList = (
  { requireConfirmation }: Pick<OfficerContext, 'requireConfirmation'>,
  type: string,
): void => {
  if (personLists.has(type)) requireConfirmation()
}

export const readBatchFile = (context: OfficerContext, id: string): File => {
  const batch = findBatch(context.db, context.scope, id)
  if (!batch) throw new DomainError('RECORD_NOT_FOUND', { kind: 'batch' })
  assertReadable(context, batch.type)
  confirmPersonList(context, batch.type)
  return asFile(context, batch.fileRowId)
}

/** Everything the paper was made from, with its pictures. */
export const thaw = (context: OfficerContext, document: DocumentRecord): FrozenInputs =>
  thawInputs(document.inputs, (fileId) => {
    const file = findFileByUuid(context.db, fileId)
    if (!file) throw new Error('a picture of a paper has no file')
    const base64 = Buffer.from(context.blobs.get(file.blobId)).toString('base64')
    return { mediaType: file.mediaType as PaperImage['mediaType'], base64 }
  })

/**
 * Pages for screen and printer. The paper is set again from its frozen inputs with the template it was issued with, and the file this gives must be the
 * kept one, byte for byte: only then are templates, fonts and layout engine those of the day it was issued, and what is
 * printed is what is kept.
 *
 * @throws DomainError DOCUMENT_LAYOUT_CHANGED; then only the kept file itself may be printed
 */
export const readPages = (context: OfficerContext, id: string): string[] => {
  const document = getReadable(context, id)
  const { title, data, checkpoint } = thaw(context, document)
  const { template } = templateByMark(context.db, document.template)
  const typesetter = context.service.typesetter()
  const kept = contentDigestOf(storedFile(context, document.fileRowId))
  const again = typesetter.pdf(template, data, {
    createdAt: document.issuedAt.getTime(),
    title,
    checkpoint,
  })
  if (createHash('sha256').update(again).digest('hex') !== kept)
    throw new DomainError('DOCUMENT_LAYOUT_CHANGED')
  return typesetter.pages(template, data, { checkpoint })
}

type Page<Item> = { items: Item[]; nextCursor: string | null; total: number }

const rowIdIn = (cursor: string | undefined): number | undefined => {
  const [rowId] = decodeCursor(cursor) ?? []
  return typeof rowId === 'number' ? rowId : undefined
}

const pageOf = <Row extends { rowId: number }, Item>(
  rows: readonly Row[],
  limit: number,
  total: number,
  toItem: (row: Row) => Item,
): Page<Item> => {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(toItem), nextCursor: last ? encodeCursor([last.rowId]) : null, total }
}

type PageInput = { cursor?: string | undefined; limit: number }

export const readList = (
  context: OfficerContext,
  input: DocumentFilter & PageInput,
): Page<IssuedDocument> => {
  const { db, scope } = context
  const rows = listDocuments(db, scope, input, { before: rowIdIn(input.cursor), limit: input.limit + 1 })
  return pageOf(rows, input.limit, countDocuments(db, scope, input), toIssued)
}

export const readUnanswered = (context: OfficerContext, input: PageInput): Page<UnansweredPrint> => {
  const { db, scope } = context
  const rows = listUnansweredPrints(db, scope, { after: rowIdIn(input.cursor), limit: input.limit + 1 })
  return pageOf(rows, input.limit, countUnansweredPrints(db, scope), ({ rowId: _rowId, ...print }) => print)
}

export const readOfSubject = (context: OfficerContext, subjectId: string): IssuedDocument[] =>
  listDocumentsOfSubject(context.db, context.scope, subjectId, 100).map(toIssued)
