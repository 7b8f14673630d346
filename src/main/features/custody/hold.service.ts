import { canHoldAt, canLeaveAt, isTravelDocument } from '#shared/features/custody/custody.rules.ts'
import type { Handover, HoldInput, ReturnInput } from '#shared/features/custody/custody.schema.ts'
import { canStandOnReceipt } from '#shared/features/custody/receipt-words.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import {
  assertCaseOpen,
  getCase,
  getCaseByRowId,
  recordCaseEvent,
  refreshCase,
} from '#main/features/case/index.ts'
import { meetClock } from '#main/features/clock/index.ts'
import { getSubject, type SubjectRecord } from '#main/features/subject/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { tellDocument, tellHandover } from './custody-events.ts'
import { type DocumentRecord, updateDocument } from './custody.repo.ts'
import { documentNames } from './document-names.ts'
import { aboutDocuments, getDocumentsToChange, outdatedDocument } from './document.service.ts'
import { insertHandover } from './handover.repo.ts'

/** A withdrawn passport that is at the office has been handed in. */
const meetSurrender = (db: WriteDb, context: OfficerContext, subject: SubjectRecord, at: number): void => {
  const owner = { caseRowId: subject.caseRowId, subjectRowId: subject.rowId }
  if (!meetClock(db, owner, 'passportSurrender', at)) return
  recordCaseEvent(db, {
    caseRowId: subject.caseRowId,
    kind: 'clockMet',
    occurredAt: at,
    recordedAt: context.now(),
    officerRowId: context.officer.id,
    subjectRowId: subject.rowId,
    data: { clock: 'passportSurrender' },
  })
}

type Held = { document: DocumentRecord; condition: string }

const writeReceipt = (
  db: WriteDb,
  context: OfficerContext,
  subject: SubjectRecord,
  held: readonly Held[],
  {
    receipt,
    reason,
    heldAt,
  }: Pick<HoldInput, 'reason' | 'heldAt'> & {
    receipt: NonNullable<HoldInput['receipt']>
  },
): Handover['id'] => {
  const id = newId('Handover')
  const happenedAt = heldAt.getTime()
  insertHandover(db, {
    uuid: id,
    caseId: subject.caseRowId,
    kind: 'receipt',
    subjectId: subject.rowId,
    happenedAt,
    recordedAt: context.now(),
    place: receipt.place,
    givenBy: receipt.givenBy ?? subject.fullName ?? '',
    givenByTitle: receipt.givenByTitle,
    receivedBy: context.officer.fullName,
    receivedByTitle: null,
    institution: null,
    reason,
    items: held.map(({ document, condition }) => ({
      name: documentNames[document.kind],
      number: document.number,
      quantity: 1,
      condition,
      note: null,
    })),
  })
  tellHandover(db, context, {
    id,
    caseRowId: subject.caseRowId,
    subjectRowId: subject.rowId,
    happenedAt,
    data: { handover: 'receipt', count: held.length },
  })
  return id
}

/** @throws DomainError the refusals of `custodyErrors`, CASE_CLOSED, CASE_MERGED, RECORD_CHANGED_MEANWHILE */
export const holdDocuments = (
  context: OfficerContext,
  input: HoldInput,
): { handoverId: Handover['id'] | null } => {
  const { db, scope } = context
  const subject = getSubject(db, scope, input.subjectId)
  assertCaseOpen(getCaseByRowId(db, subject.caseRowId))
  const conditions = new Map(input.documents.map(({ id, condition }) => [id, condition]))
  const held = getDocumentsToChange(context, input.documents).map((document) => ({
    document,
    condition: conditions.get(document.id) ?? '',
  }))
  for (const { document } of held) {
    if (document.subjectRowId !== subject.rowId)
      throw new DomainError('RECORD_NOT_FOUND', { kind: 'presentedDocument' })
    assertAllowed(canHoldAt(document, input.heldAt, context.now()))
  }
  const { receipt } = input
  if (receipt) {
    if (receipt.givenBy === null && subject.fullName === null)
      throw new DomainError('HANDOVER_WITHOUT_PERSON')
    assertAllowed(
      canStandOnReceipt([input.reason, receipt.givenByTitle, ...held.map(({ condition }) => condition)]),
    )
  }
  const at = input.heldAt.getTime()
  const documents = held.map(({ document }) => document)
  const handoverId = context.change(aboutDocuments(subject.caseId, documents), (write) => {
    for (const { document, condition } of held) {
      const changes = { heldAt: at, heldReason: input.reason, condition }
      if (!updateDocument(write, document, changes)) throw outdatedDocument()
      tellDocument(write, context, 'documentHeld', document, at)
    }
    if (documents.some(({ kind }) => isTravelDocument(kind))) meetSurrender(write, context, subject, at)
    const id = receipt ? writeReceipt(write, context, subject, held, { ...input, receipt }) : null
    refreshCase(write, subject.caseRowId, context.now())
    return id
  })
  return { handoverId }
}

/** Documents of one case that leave now. @throws DomainError DOCUMENT_NOT_HELD, DOCUMENT_ALREADY_RETURNED … */
export const leavingDocuments = (
  context: OfficerContext,
  caseRowId: number,
  chosen: readonly { id: string; version: number }[],
  at: Date,
): DocumentRecord[] => {
  const documents = getDocumentsToChange(context, chosen)
  for (const document of documents) {
    if (document.caseRowId !== caseRowId)
      throw new DomainError('RECORD_NOT_FOUND', { kind: 'presentedDocument' })
    assertAllowed(canLeaveAt(document, at, context.now()))
  }
  return documents
}

/** Writes that documents left, to whom and when, within a change of its caller. */
export const letDocumentsLeave = (
  db: WriteDb,
  context: OfficerContext,
  documents: readonly DocumentRecord[],
  { at, to }: { at: number; to: string },
): void => {
  for (const document of documents) {
    if (!updateDocument(db, document, { returnedAt: at, returnedTo: to })) throw outdatedDocument()
    tellDocument(db, context, 'documentReturned', document, at)
  }
}

export const giveDocumentsBack = (
  context: OfficerContext,
  { caseId, documents: chosen, returnedAt, returnedTo }: ReturnInput,
): { count: number } => {
  const record = getCase(context.db, context.scope, caseId)
  const documents = leavingDocuments(context, record.rowId, chosen, returnedAt)
  context.change(aboutDocuments(record.id, documents), (db) => {
    letDocumentsLeave(db, context, documents, { at: returnedAt.getTime(), to: returnedTo })
    refreshCase(db, record.rowId, context.now())
  })
  return { count: documents.length }
}
