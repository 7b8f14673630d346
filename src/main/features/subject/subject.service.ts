import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  examinedVerdict,
  examineSubject,
  type ExaminedSubject,
} from '#shared/features/subject/subject.rules.ts'
import type { SubjectInput, SubjectWarning } from '#shared/features/subject/subject.schema.ts'
import { type CaseRecord, recordCaseEvent, refreshCase } from '#main/features/case/index.ts'
import { getRegionPath, regionTableOf } from '#main/features/region/index.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext, Scope } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { countSubjectsWithNik } from './subject-match.repo.ts'
import {
  findSubject,
  findSubjectByRowId,
  insertSubject,
  lastPositionOf,
  listSubjects,
  type SubjectColumns,
  type SubjectRecord,
  updateKeptColumns,
} from './subject.repo.ts'

/** A group case has a hundred; more belong into cases of their own. */
export const largestCase = 1000

/**
 * A subject of a case somebody in this scope may see.
 *
 * @throws DomainError RECORD_NOT_FOUND
 */
export const getSubject = (db: ReadDb, scope: Scope, id: string): SubjectRecord => {
  const found = findSubject(db, scope, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'subject' })
  return found
}

/** The subject another record belongs to. The caller has already asked whether that record may be seen. */
export const getSubjectByRowId = (db: ReadDb, rowId: number): SubjectRecord => {
  const found = findSubjectByRowId(db, rowId)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'subject' })
  return found
}

/** Everybody in a case, in the order in which they were entered. */
export const listSubjectsOfCase = (db: ReadDb, scope: Scope, caseRowId: number): SubjectRecord[] =>
  listSubjects(db, scope, caseRowId)

/** Whether the region table of today has a district (`62.02.17`); codes of old times are known to some NIK only. */
export const districtLookup = (context: OfficerContext): ((code: string) => boolean) => {
  const table = regionTableOf(context.service)
  return (code) => {
    try {
      return getRegionPath(table, code).level === 'district'
    } catch (error) {
      if (error instanceof DomainError) return false
      throw error
    }
  }
}

/**
 * Everything there is to say about what was typed: what cannot be, what is unlikely, and whether the NIK already stands
 * in other cases or in this one. Ask before writing; writing keeps the warnings with the record.
 */
export const judgeSubject = (
  context: OfficerContext,
  input: SubjectInput,
  place: { caseRowId?: number; exceptRowId?: number; today?: PlainDate } = {},
): ExaminedSubject => {
  const examined = examineSubject(input, {
    today: place.today ?? context.today(),
    isKnownDistrict: districtLookup(context),
  })
  const { nik } = examined.subject
  if (nik === null || examined.errors.length > 0) return examined
  const known = countSubjectsWithNik(context.db, context.scope, nik, place)
  const warnings = [...examined.warnings]
  const warn = (code: SubjectWarning['code'], data: SubjectWarning['data']) =>
    warnings.push({ field: 'nik', code, data })
  if (known.inCase > 0) warn('SUBJECT_NIK_TWICE_IN_CASE', { count: known.inCase })
  if (known.elsewhere > 0) warn('SUBJECT_NIK_KNOWN', { count: known.elsewhere })
  return { ...examined, warnings }
}

/** The columns of a subject that was examined; refused is what cannot be. */
export const columnsOf = ({
  subject,
  passportKey,
  newPassportKey,
  warnings,
}: ExaminedSubject): SubjectColumns => {
  const { contacts: _contacts, details: _details, ...columns } = subject
  return {
    ...columns,
    passportKey,
    newPassportKey,
    warnings: warnings.map(({ code, data }) => ({ code, data })),
  }
}

/** `id`: made by a form beforehand, so that handing it in twice adds nobody twice. */
export type NewSubject = SubjectInput & { id?: SubjectRecord['id'] | undefined }

/**
 * Adds people to a case inside the caller's `change()`, behind those who are there; nobody is renumbered. Warnings are
 * kept with the record: the caller has asked with `judgeSubject` before.
 *
 * @throws DomainError the refusals of `subjectErrors`
 */
export const createSubjects = (
  db: WriteDb,
  context: OfficerContext,
  caseRecord: CaseRecord,
  inputs: readonly NewSubject[],
): SubjectRecord[] => {
  const caseRowId = caseRecord.rowId
  const last = lastPositionOf(db, caseRowId)
  if (last + inputs.length > largestCase) throw new DomainError('SUBJECTS_FULL', { maximum: largestCase })
  const now = context.now()
  // People of a case that is being registered were there when it was received.
  const occurredAt = caseRecord.recordedAt.getTime() === now ? caseRecord.receivedAt.getTime() : now
  const created = inputs.map(({ id = newId('Subject'), ...input }, index) => {
    const examined = judgeSubject(context, input, { caseRowId })
    assertAllowed(examinedVerdict(examined))
    const { contacts, details } = examined.subject
    const rowId = insertSubject(db, caseRowId, {
      id,
      position: last + index + 1,
      columns: columnsOf(examined),
      contacts,
      details,
    })
    return getSubjectByRowId(db, rowId)
  })
  for (const { rowId, id, position, role } of created) {
    recordCaseEvent(db, {
      caseRowId,
      kind: 'subjectAdded',
      occurredAt,
      recordedAt: now,
      officerRowId: context.officer.id,
      subjectRowId: rowId,
      record: { kind: 'subject', id },
      data: { position, role },
    })
  }
  refreshCase(db, caseRowId, now)
  return created
}

/** Keeps the result of the last assessment beside the subject; the caller refreshes the case. */
export const markTriage = (
  db: WriteDb,
  subjectRowId: number,
  triage: Pick<SubjectRecord, 'colour' | 'isSmuggling'>,
): void => updateKeptColumns(db, subjectRowId, triage)

/** Keeps the decision in force beside the subject; the caller refreshes the case. */
export const markDecision = (db: WriteDb, subjectRowId: number, decisionKind: string | null): void =>
  updateKeptColumns(db, subjectRowId, { decisionKind })
