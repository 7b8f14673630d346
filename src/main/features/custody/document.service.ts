import { canIssueOn, canRemove } from '#shared/features/custody/custody.rules.ts'
import {
  type ChangedDocument,
  type DocumentListInput,
  type DocumentListPage,
  largestDocumentList,
  type NewDocument,
  type PresentedDocument,
} from '#shared/features/custody/custody.schema.ts'
import { canUseEvidence } from '#shared/features/evidence/evidence.rules.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { assertCaseOpen, getCase, getCaseByRowId, refreshCase } from '#main/features/case/index.ts'
import { getEvidence } from '#main/features/evidence/index.ts'
import { getSubject } from '#main/features/subject/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { tellDocument } from './custody-events.ts'
import {
  countDocuments,
  deleteDocument,
  type DocumentRecord,
  findDocuments,
  insertDocument,
  listDocuments,
  updateDocument,
} from './custody.repo.ts'

const toDocument = ({
  rowId: _rowId,
  subjectRowId: _subjectRowId,
  caseRowId: _caseRowId,
  number: _number,
  ...document
}: DocumentRecord): PresentedDocument => document

/** @throws DomainError RECORD_NOT_FOUND */
const getDocument = ({ db, scope }: OfficerContext, id: string): DocumentRecord => {
  const [found] = findDocuments(db, scope, [id])
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'presentedDocument' })
  return found
}

export const outdatedDocument = (): DomainError =>
  new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'presentedDocument' })

/**
 * Documents as the officer read them.
 *
 * @throws DomainError RECORD_NOT_FOUND, RECORD_CHANGED_MEANWHILE
 */
export const getDocumentsToChange = (
  { db, scope }: OfficerContext,
  chosen: readonly { id: string; version: number }[],
): DocumentRecord[] => {
  const found = new Map(
    findDocuments(
      db,
      scope,
      chosen.map(({ id }) => id),
    ).map((document) => [document.id as string, document]),
  )
  return [...new Map(chosen.map((one) => [one.id, one])).values()].map(({ id, version }) => {
    const document = found.get(id)
    if (!document) throw new DomainError('RECORD_NOT_FOUND', { kind: 'presentedDocument' })
    if (document.version !== version) throw outdatedDocument()
    return document
  })
}

export const aboutDocuments = (caseId: string, documents: readonly DocumentRecord[]) => [
  { kind: 'case', id: caseId },
  ...[...new Set(documents.map(({ subject }) => subject.id))].map((id) => ({ kind: 'subject', id })),
]

export const listDocumentPage = (
  { db, scope }: OfficerContext,
  input: DocumentListInput,
): DocumentListPage => {
  const { rowId: caseRowId } = getCase(db, scope, input.caseId)
  const subject = input.subjectId === null ? undefined : getSubject(db, scope, input.subjectId)
  if (subject && subject.caseRowId !== caseRowId)
    throw new DomainError('RECORD_NOT_FOUND', { kind: 'subject' })
  const narrowing = { caseRowId, subjectRowId: subject?.rowId ?? null, held: input.held }
  const found = listDocuments(db, scope, narrowing, input, decodeCursor(input.cursor))
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.map(toDocument),
    nextCursor: found.length > page.length && last ? encodeCursor([last.rowId]) : null,
    total: countDocuments(db, scope, narrowing),
    heldTotal: countDocuments(db, scope, { ...narrowing, held: true }),
  }
}

/** The file of a copy, which must be standing evidence of the same case. */
const copyFileOf = (
  { db, scope }: OfficerContext,
  caseRowId: number,
  copyEvidenceId: string | null,
  before: PresentedDocument['copy'] = null,
): number | null => {
  if (copyEvidenceId === null) return null
  const evidence = getEvidence(db, scope, copyEvidenceId)
  if (copyEvidenceId !== before?.evidenceId) assertAllowed(canUseEvidence(evidence))
  if (evidence.caseRowId !== caseRowId) throw new DomainError('RECORD_NOT_FOUND', { kind: 'evidence' })
  return evidence.fileRowId
}

export const addDocument = (
  context: OfficerContext,
  { subjectId, copyEvidenceId, ...facts }: NewDocument & { subjectId: string },
): PresentedDocument => {
  const { db, scope } = context
  const subject = getSubject(db, scope, subjectId)
  assertCaseOpen(getCaseByRowId(db, subject.caseRowId))
  assertAllowed(canIssueOn(facts, context.today()))
  const own = { caseRowId: subject.caseRowId, subjectRowId: subject.rowId, held: false }
  if (countDocuments(db, scope, own) >= largestDocumentList) {
    throw new DomainError('DOCUMENTS_FULL', { maximum: largestDocumentList })
  }
  const id = newId('PresentedDocument')
  const copyFileId = copyFileOf(context, subject.caseRowId, copyEvidenceId)
  const about = [
    { kind: 'case', id: subject.caseId },
    { kind: 'subject', id: subject.id },
  ]
  context.change(about, (write) => {
    insertDocument(write, { ...facts, copyFileId, uuid: id, subjectId: subject.rowId })
    tellDocument(write, context, 'documentAdded', {
      id,
      kind: facts.kind,
      caseRowId: subject.caseRowId,
      subjectRowId: subject.rowId,
    })
    refreshCase(write, subject.caseRowId, context.now())
  })
  return toDocument(getDocument(context, id))
}

const getOpenDocument = (
  context: OfficerContext,
  target: { id: string; version: number },
): DocumentRecord => {
  const document = getDocument(context, target.id)
  assertCaseOpen(getCaseByRowId(context.db, document.caseRowId))
  if (document.version !== target.version) throw outdatedDocument()
  return document
}

export const saveDocument = (
  context: OfficerContext,
  { id, version, copyEvidenceId, number, ...facts }: ChangedDocument & { id: string; version: number },
): PresentedDocument => {
  const document = getOpenDocument(context, { id, version })
  assertAllowed(canIssueOn(facts, context.today()))
  const copyFileId = copyFileOf(context, document.caseRowId, copyEvidenceId, document.copy)
  const changes = { ...facts, copyFileId, ...(number === undefined ? {} : { number }) }
  context.change(aboutDocuments(document.caseId, [document]), (db) => {
    if (!updateDocument(db, document, changes)) throw outdatedDocument()
    tellDocument(db, context, 'documentChanged', { ...document, kind: facts.kind })
    refreshCase(db, document.caseRowId, context.now())
  })
  return toDocument(getDocument(context, id))
}

export const removeDocument = (
  context: OfficerContext,
  { reason, ...target }: { id: string; version: number; reason: string },
): Record<string, never> => {
  const document = getOpenDocument(context, target)
  assertAllowed(canRemove(document))
  context.change(
    aboutDocuments(document.caseId, [document]),
    (db) => {
      if (!deleteDocument(db, document)) throw outdatedDocument()
      tellDocument(db, context, 'documentRemoved', document)
      refreshCase(db, document.caseRowId, context.now())
    },
    reason,
  )
  return {}
}

/** The act names the document and the reason; the number stands nowhere in it. */
export const revealNumber = (
  context: OfficerContext,
  { id, reason }: { id: string; reason: string },
): { number: string | null } => {
  const document = getDocument(context, id)
  context.change(
    aboutDocuments(document.caseId, [document]),
    (db) => tellDocument(db, context, 'documentRevealed', document),
    reason,
  )
  return { number: document.number }
}
