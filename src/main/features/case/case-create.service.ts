import { DomainError } from '#shared/kernel/errors.ts'
import { plainDateOfInstant, yearOf } from '#shared/kernel/plain-date.ts'
import type { CaseFields, CaseId, Confidentiality, Urgency } from '#shared/features/case/case.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { sectionRowIdOf } from '#main/features/office/index.ts'
import { recordCaseEvent } from './case-event.repo.ts'
import { type CaseRecord, findOfficerRow, insertCase } from './case.repo.ts'
import { getCaseByRowId } from './case.service.ts'
import { takeRunningNumber } from './running-number.repo.ts'

export type NewCase = Omit<CaseFields, 'receivedAt' | 'villageId'> & {
  /** `newId('Case')` of the caller, so that his act can name the case in `about`. */
  id?: CaseId
  receivedAt: number
  villageRowId: number | null
  villageReportRowId: number | null
  confidentiality: Confidentiality
  urgency: Urgency
  sectionId: string | null
  /** Null: the officer who enters it. */
  responsibleOfficerId: string | null
  /** Warnings that were overruled. */
  warnings: Record<string, unknown>[]
}

/** Who answers for a case: an officer who may log in. */
export const officerRowIdOf = (db: ReadDb, id: string): { rowId: number; sectionRowId: number | null } => {
  const officer = findOfficerRow(db, id)
  if (!officer || officer.disabledAt !== null) throw new DomainError('CASE_OFFICER_UNKNOWN')
  return officer
}

const numberOf = (db: WriteDb, receivedAt: number): { number: string; numberKey: number } => {
  const year = yearOf(plainDateOfInstant(receivedAt))
  const counter = takeRunningNumber(db, 'case', year)
  return { number: `KNP-${year}-${String(counter).padStart(4, '0')}`, numberKey: year * 1_000_000 + counter }
}

/**
 * Registers a case inside the caller's `change()`: takes its number and starts its timeline. Without a section it
 * belongs to that of the officer who answers for it.
 *
 * @throws DomainError CASE_OFFICER_UNKNOWN, RECORD_NOT_FOUND (section)
 */
export const createCase = (db: WriteDb, context: OfficerContext, input: NewCase): CaseRecord => {
  const now = context.now()
  const { id, chronology, villageRowId, villageReportRowId, sectionId, responsibleOfficerId, ...fields } =
    input
  const responsible = officerRowIdOf(db, responsibleOfficerId ?? context.officer.uuid)
  const { number, numberKey } = numberOf(db, input.receivedAt)
  const rowId = insertCase(
    db,
    {
      ...fields,
      uuid: id ?? newId('Case'),
      number,
      numberKey,
      villageId: villageRowId,
      villageReportId: villageReportRowId,
      sectionId: sectionRowIdOf(db, sectionId) ?? responsible.sectionRowId,
      responsibleOfficerId: responsible.rowId,
      enteredBy: context.officer.id,
      recordedAt: now,
      updatedAt: now,
    },
    chronology,
  )
  recordCaseEvent(db, {
    caseRowId: rowId,
    kind: 'caseReceived',
    occurredAt: input.receivedAt,
    recordedAt: now,
    officerRowId: context.officer.id,
    data: { channel: input.channel },
  })
  return getCaseByRowId(db, rowId)
}
