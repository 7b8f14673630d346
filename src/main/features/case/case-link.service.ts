import { DomainError } from '#shared/kernel/errors.ts'
import { type CaseDetail, largestLinkList } from '#shared/features/case/case-detail.schema.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { deleteLink, findLink, insertLink, linkedRowIds } from './case-detail.repo.ts'
import { readCase } from './case-read.service.ts'
import { about, type InputOf, tell } from './case-write.service.ts'
import { findCase, findCaseByRowId } from './case.repo.ts'
import { getCase } from './case.service.ts'

/** Says that two cases belong together; both show it. Closed cases can be linked too. */
export const linkCase = (
  context: OfficerContext,
  { id, otherId, kind, note }: InputOf<'link'>,
): CaseDetail => {
  const { db: read, scope } = context
  const [record, other] = [getCase(read, scope, id), getCase(read, scope, otherId)]
  if (record.id === other.id) throw new DomainError('CASE_LINK_ITSELF')
  for (const side of [record, other]) {
    if (linkedRowIds(read, side.rowId).length >= largestLinkList) {
      throw new DomainError('CASE_LINKS_FULL', { maximum: largestLinkList })
    }
  }
  const known = linkedRowIds(read, record.rowId)
  if (known.some((link) => link.otherRowId === other.rowId && link.kind === kind)) {
    throw new DomainError('CASE_ALREADY_LINKED', { number: other.number })
  }
  context.change([...about(record), ...about(other)], (db) => {
    insertLink(db, {
      caseRowId: record.rowId,
      otherRowId: other.rowId,
      kind,
      note,
      recordedAt: context.now(),
    })
    tell(db, context, record.rowId, 'caseLinked', { data: { link: kind, caseId: other.id } })
    tell(db, context, other.rowId, 'caseLinked', { data: { link: kind, caseId: record.id } })
  })
  return readCase(context, id)
}

export const unlinkCase = (
  context: OfficerContext,
  { id, linkId, reason }: InputOf<'unlink'>,
): CaseDetail => {
  const { db: read, scope } = context
  const record = getCase(read, scope, id)
  const link = findLink(read, record.rowId, linkId)
  if (!link) throw new DomainError('RECORD_NOT_FOUND', { kind: 'caseLink' })
  const other = findCaseByRowId(read, link.otherRowId)
  // A link to a hidden case is not there for those who cannot see it.
  if (!other || !findCase(read, scope, other.id))
    throw new DomainError('RECORD_NOT_FOUND', { kind: 'caseLink' })
  context.change(
    [...about(record), ...about(other)],
    (db) => {
      deleteLink(db, link.linkRowId)
      tell(db, context, record.rowId, 'caseUnlinked', { data: { link: link.kind, caseId: other.id } })
      tell(db, context, other.rowId, 'caseUnlinked', { data: { link: link.kind, caseId: record.id } })
    },
    reason,
  )
  return readCase(context, id)
}
