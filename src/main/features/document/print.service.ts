import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type {
  DocumentDetail,
  IssuedDocument,
  PrintAct,
  PrintOutcome,
} from '#shared/features/document/document.schema.ts'
import { canAnswerPrint, canSendToPrinter, isCopyAfter } from '#shared/features/document/document.rules.ts'
import type { Subject } from '#main/platform/db/change-log.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { findDocumentByRowId, type DocumentRecord } from './document.repo.ts'
import { confirmPersonList, getDocument, readDetail } from './document.service.ts'
import { findDocumentOfAct, insertAct, type NewAct } from './print.repo.ts'

const aboutDocument = ({ id }: Pick<IssuedDocument, 'id'>): Subject => ({ kind: 'document', id })

const write = (
  context: OfficerContext,
  db: WriteDb,
  document: DocumentRecord,
  act: Pick<NewAct, 'kind' | 'copies' | 'isCopy'> & Partial<Pick<NewAct, 'answersRowId' | 'note'>>,
): void =>
  insertAct(db, {
    id: newId('PrintAct'),
    documentRowId: document.rowId,
    answersRowId: null,
    note: null,
    recordedAt: context.now(),
    officerId: context.officer.id,
    ...act,
  })

/** The sheet leaves for the printer. It is not printed yet; the officer says later what came out. */
const send = (context: OfficerContext, db: WriteDb, document: DocumentRecord, copies: number): void =>
  write(context, db, document, { kind: 'sentToPrinter', copies, isCopy: isCopyAfter(document.acts) })

export const sendToPrinter = (
  context: OfficerContext,
  input: { id: string; copies: number },
): DocumentDetail => {
  const document = getDocument(context, input.id)
  confirmPersonList(context, document.type)
  assertAllowed(canSendToPrinter(document))
  context.change([aboutDocument(document)], (db) => send(context, db, document, input.copies))
  return readDetail(context, input.id)
}

export const sendManyToPrinter = (context: OfficerContext, ids: readonly string[]): { sent: number } => {
  const documents = [...new Set(ids)].map((id) => getDocument(context, id))
  for (const document of documents) {
    confirmPersonList(context, document.type)
    assertAllowed(canSendToPrinter(document))
  }
  context.change(documents.map(aboutDocument), (db) => {
    for (const document of documents) send(context, db, document, 1)
  })
  return { sent: documents.length }
}

type Answer = { actId: string; outcome: PrintOutcome; note: string | null }
type Answered = { document: DocumentRecord; sent: DocumentRecord['acts'][number]; answer: Answer }

const answerable = (context: OfficerContext, answer: Answer): Answered => {
  const rowId = findDocumentOfAct(context.db, context.scope, answer.actId)
  const document = rowId === undefined ? undefined : findDocumentByRowId(context.db, rowId)
  const sent = document?.acts.find(({ id }) => id === (answer.actId as PrintAct['id']))
  if (!document || !sent) throw new DomainError('RECORD_NOT_FOUND', { kind: 'print' })
  assertAllowed(canAnswerPrint(document.acts, answer))
  return { document, sent, answer }
}

const writeAnswer = (context: OfficerContext, db: WriteDb, { document, sent, answer }: Answered): void =>
  write(context, db, document, {
    kind: answer.outcome,
    copies: sent.copies,
    isCopy: sent.isCopy,
    answersRowId: sent.rowId,
    note: answer.note,
  })

export const confirmPrint = (context: OfficerContext, answer: Answer): DocumentDetail => {
  const answered = answerable(context, answer)
  context.change([aboutDocument(answered.document)], (db) => writeAnswer(context, db, answered))
  return readDetail(context, answered.document.id)
}

export const confirmPrints = (context: OfficerContext, answers: readonly Answer[]): { answered: number } => {
  const byAct = new Map(answers.map((answer) => [answer.actId, answer]))
  const answered = [...byAct.values()].map((answer) => answerable(context, answer))
  context.change(
    answered.map(({ document }) => aboutDocument(document)),
    (db) => {
      for (const one of answered) writeAnswer(context, db, one)
    },
  )
  return { answered: answered.length }
}

/** The kept file left the program as a file; that it was printed from there, nobody here can know. */
export const recordSavedAsFile = (
  context: OfficerContext,
  id: string,
  note: string | null = null,
): DocumentDetail => {
  const document = getDocument(context, id)
  context.change([aboutDocument(document)], (db) =>
    write(context, db, document, {
      kind: 'savedAsFile',
      copies: 1,
      isCopy: isCopyAfter(document.acts),
      note,
    }),
  )
  return readDetail(context, id)
}
