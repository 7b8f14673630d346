import { getCaseByRowId, type CaseRecord } from '#main/features/case/index.ts'
import { getSubjectByRowId, type SubjectRecord } from '#main/features/subject/index.ts'
import type { MissingField, MissingValue } from '#shared/features/document/document.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import { findHandoverSource, type HandoverSource } from '../handover-source.repo.ts'
import type { PaperContext } from '../paper.ts'
import { casePlace, initialsOfSubject } from './case-parts.ts'

type Handed = {
  handover: HandoverSource
  record: CaseRecord
  subject: SubjectRecord | undefined
  day: PlainDate
  /** Whom it concerns: `U.R. · KNP-2026-0007`. */
  about: string
}

/**
 * A handover of one of these kinds with the case and the person it belongs to.
 *
 * @throws DomainError RECORD_NOT_FOUND
 */
export const getHanded = (
  { db, scope }: PaperContext,
  id: string,
  kinds: readonly HandoverSource['kind'][],
): Handed => {
  const handover = findHandoverSource(db, scope, id)
  if (!handover || !kinds.includes(handover.kind))
    throw new DomainError('RECORD_NOT_FOUND', { kind: 'handover' })
  const record = getCaseByRowId(db, handover.caseRowId)
  const { subjectRowId } = handover
  const subject = subjectRowId === null ? undefined : getSubjectByRowId(db, subjectRowId)
  const about = [subject && initialsOfSubject(subject), record.number].filter(Boolean).join(' · ')
  return { handover, record, subject, day: plainDateOfInstant(handover.happenedAt), about }
}

export const missingIn = (field: MissingField, record: CaseRecord): MissingValue => ({
  field,
  detail: null,
  where: casePlace(record),
})
