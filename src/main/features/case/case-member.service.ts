import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { type CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import { canNameMember } from '#shared/features/case/case.rules.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { officerRowIdOf } from './case-create.service.ts'
import { deleteMember, insertMember, listMembers } from './case-member.repo.ts'
import { readCaseOnce } from './case-read.service.ts'
import { about, type InputOf, tell } from './case-write.service.ts'
import { findOfficerRow } from './case.repo.ts'
import { getCase } from './case.service.ts'

/** Names an officer in the case: from now on he sees it, whatever its confidentiality. */
export const nameMember = (context: OfficerContext, { id, officerId }: InputOf<'nameMember'>): CaseDetail => {
  const record = getCase(context.db, context.scope, id)
  const officer = officerRowIdOf(context.db, officerId)
  assertAllowed(canNameMember(record, listMembers(context.db, record.rowId), officerId))
  context.change(about(record), (db) => {
    const namedAt = context.now()
    insertMember(db, {
      caseRowId: record.rowId,
      officerRowId: officer.rowId,
      namedBy: context.officer.id,
      namedAt,
    })
    tell(db, context, record.rowId, 'caseMemberNamed', { data: { officerId } })
  })
  return readCaseOnce(context, record)
}

export const removeMember = (
  context: OfficerContext,
  { id, officerId }: InputOf<'removeMember'>,
): CaseDetail => {
  const record = getCase(context.db, context.scope, id)
  const officer = findOfficerRow(context.db, officerId)
  if (!officer) throw new DomainError('CASE_OFFICER_UNKNOWN')
  context.change(about(record), (db) => {
    if (!deleteMember(db, record.rowId, officer.rowId))
      throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'case' })
    tell(db, context, record.rowId, 'caseMemberRemoved', { data: { officerId } })
  })
  return readCaseOnce(context, record)
}
