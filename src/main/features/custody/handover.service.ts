import { canHandOver, canHappenAt } from '#shared/features/custody/custody.rules.ts'
import type {
  Handover,
  HandoverInput,
  HandoverItem,
  HandoverListInput,
  HandoverListPage,
} from '#shared/features/custody/custody.schema.ts'
import { canStandOnReceipt } from '#shared/features/custody/receipt-words.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { assertCaseOpen, getCase, refreshCase } from '#main/features/case/index.ts'
import { getSubject } from '#main/features/subject/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { tellHandover } from './custody-events.ts'
import type { DocumentRecord } from './custody.repo.ts'
import { documentNames } from './document-names.ts'
import { countHandovers, insertHandover, listHandovers } from './handover.repo.ts'
import { leavingDocuments, letDocumentsLeave } from './hold.service.ts'

export const listHandoverPage = (
  { db, scope }: OfficerContext,
  input: HandoverListInput,
): HandoverListPage => {
  const { rowId } = getCase(db, scope, input.caseId)
  const found = listHandovers(db, scope, rowId, input, decodeCursor(input.cursor))
  const page = found.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ rowId: _rowId, ...handover }) => handover),
    nextCursor: found.length > page.length && last ? encodeCursor([last.rowId]) : null,
    total: countHandovers(db, scope, rowId),
  }
}

const itemOf = ({ kind, number, condition }: DocumentRecord): HandoverItem => ({
  name: documentNames[kind],
  number,
  quantity: 1,
  condition,
  note: null,
})

/** @throws DomainError the refusals of `custodyErrors`, CASE_CLOSED, CASE_MERGED, RECORD_CHANGED_MEANWHILE */
export const recordHandover = (
  context: OfficerContext,
  { caseId, subjectId, documents: chosen, happenedAt, items, ...facts }: HandoverInput,
): { handoverId: Handover['id'] } => {
  const { db, scope } = context
  const record = getCase(db, scope, caseId)
  assertCaseOpen(record)
  assertAllowed(canHandOver({ ...facts, subjectId, documents: chosen, items }))
  assertAllowed(canHappenAt(happenedAt, context.now()))
  if (facts.kind === 'receipt') {
    const texts = items.flatMap(({ condition, note }) => [condition, note])
    assertAllowed(canStandOnReceipt([facts.reason, facts.givenByTitle, ...texts]))
  }
  const subject = subjectId === null ? undefined : getSubject(db, scope, subjectId)
  if (subject && subject.caseRowId !== record.rowId)
    throw new DomainError('RECORD_NOT_FOUND', { kind: 'subject' })
  const documents = leavingDocuments(context, record.rowId, chosen, happenedAt)
  const [id, at] = [newId('Handover'), happenedAt.getTime()]
  const all = [...documents.map(itemOf), ...items]
  const about = [{ kind: 'case', id: record.id }, ...(subject ? [{ kind: 'subject', id: subject.id }] : [])]
  context.change(about, (write) => {
    insertHandover(write, {
      ...facts,
      uuid: id,
      caseId: record.rowId,
      subjectId: subject?.rowId ?? null,
      happenedAt: at,
      recordedAt: context.now(),
      items: all,
    })
    letDocumentsLeave(write, context, documents, { at, to: facts.institution ?? facts.receivedBy })
    tellHandover(write, context, {
      id,
      caseRowId: record.rowId,
      subjectRowId: subject?.rowId ?? null,
      happenedAt: at,
      data: { handover: facts.kind, count: all.length },
    })
    refreshCase(write, record.rowId, context.now())
  })
  return { handoverId: id }
}
