import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { canWorkOn, type CaseFacts } from '#shared/features/case/case-workflow.rules.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { type CaseRecord, findCase, findCaseByRowId } from './case.repo.ts'

/**
 * A case somebody in this scope may see; a hidden one is answered like one that does not exist.
 *
 * @throws DomainError RECORD_NOT_FOUND
 */
export const getCase = (db: ReadDb, scope: Scope, id: string): CaseRecord => {
  const found = findCase(db, scope, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'case' })
  return found
}

/** Whether somebody in this scope may see the case with this id. */
export const seesCase = (db: ReadDb, scope: Scope, id: string): boolean =>
  findCase(db, scope, id) !== undefined

/** The case another record belongs to. The caller has already asked whether that record may be seen. */
export const getCaseByRowId = (db: ReadDb, rowId: number): CaseRecord => {
  const found = findCaseByRowId(db, rowId)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'case' })
  return found
}

/** @throws DomainError CASE_CLOSED, CASE_MERGED */
export const assertCaseOpen = (record: CaseRecord): void => assertAllowed(canWorkOn(record))

export const factsOf = ({ number, subjectCount, undecidedCount, colour }: CaseRecord): CaseFacts => ({
  number,
  subjectCount,
  undecidedCount,
  colour,
})
