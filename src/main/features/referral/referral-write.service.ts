import { randomBytes } from 'node:crypto'
import { isValidOn } from '#shared/features/agency/agency.schema.ts'
import type { CaseEventData, CaseEventKind } from '#shared/features/case/case-event.schema.ts'
import { canStandInLetter } from '#shared/features/referral/letter-words.ts'
import { canChangeReferral, openStates } from '#shared/features/referral/referral-workflow.rules.ts'
import { canReferPerson, canWantOn } from '#shared/features/referral/referral.rules.ts'
import type {
  ChangedReferral,
  NewReferral,
  ReferralFields,
  ReferralId,
} from '#shared/features/referral/referral.schema.ts'
import type { CreatedReferrals, SavedReferral } from '#shared/features/referral/referral-view.schema.ts'
import { makeReplyCode } from '#shared/features/referral/reply-code.rules.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { type AgencyRecord, findAgency } from '#main/features/agency/index.ts'
import {
  assertCaseOpen,
  type CaseRecord,
  getCase,
  recordCaseEvent,
  refreshCase,
} from '#main/features/case/index.ts'
import { dropDraft } from '#main/features/draft/index.ts'
import { listSubjectsOfCase, type SubjectRecord } from '#main/features/subject/index.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { judgeAgencies, type KeptWarning } from './agency-warning.service.ts'
import { getReferral, readReferral } from './referral-read.service.ts'
import { insertEntry } from './referral-entry.repo.ts'
import {
  hasReplyCode,
  insertReferral,
  listAlreadyReferred,
  type ReferredRow,
  type ReferralRecord,
  replaceReferred,
  updateReferral,
} from './referral.repo.ts'

/** An agency that can be written to today. @throws DomainError RECORD_NOT_FOUND, REFERRAL_AGENCY_NOT_VALID */
export const getAgencyToRefer = ({ db, today }: OfficerContext, id: string): AgencyRecord => {
  const agency = findAgency(db, id)
  if (!agency) throw new DomainError('RECORD_NOT_FOUND', { kind: 'agency' })
  if (!isValidOn(agency, today())) throw new DomainError('REFERRAL_AGENCY_NOT_VALID', { name: agency.name })
  return agency
}

type Referred = { row: ReferredRow; subject: SubjectRecord }

/** The people of a letter, judged: consent, and that nobody's name stands in the body. */
const judged = (
  context: OfficerContext,
  record: CaseRecord,
  fields: ReferralFields,
  agencies: readonly AgencyRecord[],
): Referred[] => {
  const everybody = listSubjectsOfCase(context.db, context.scope, record.rowId)
  const kinds = agencies.map(({ kind }) => kind)
  const seen = new Set<string>()
  const referred = fields.subjects.map(({ subjectId, consent, consentReason, disclosed }): Referred => {
    const subject = everybody.find(({ id }) => id === subjectId)
    if (!subject) throw new DomainError('RECORD_NOT_FOUND', { kind: 'subject' })
    const { position, isChild } = subject
    if (seen.has(subjectId)) throw new DomainError('REFERRAL_PERSON_TWICE', { position })
    seen.add(subjectId)
    assertAllowed(canReferPerson({ isChild, position, consent, consentReason }, fields.kind, kinds))
    const row = {
      uuid: newId('ReferralSubject'),
      subjectId: subject.rowId,
      consent,
      consentReason,
      disclosed: [...new Set(disclosed)],
    }
    return { row, subject }
  })
  const people = everybody.map(({ position, fullName, alias, nik, passportNumber, newPassportNumber }) => ({
    position,
    fullName,
    alias,
    numbers: [nik, passportNumber, newPassportNumber].filter((number) => number !== null),
  }))
  assertAllowed(canStandInLetter(fields, people))
  assertAllowed(canWantOn(fields.answerWantedOn, context.today()))
  return referred
}

/** As long as one is open, the same people are not referred there for the same need. @throws DomainError REFERRAL_ALREADY_THERE */
export const assertNotThere = (
  db: ReadDb,
  agency: AgencyRecord,
  asked: { need: string; subjectRowIds: readonly number[]; exceptRowId: number | null },
): void => {
  const [position] = listAlreadyReferred(db, { ...asked, agencyRowId: agency.rowId, states: openStates })
  if (position !== undefined) throw new DomainError('REFERRAL_ALREADY_THERE', { name: agency.name, position })
}

/** The officer's working copy of the form, one for each case; see the screen. */
const draftKind = 'referral'

const codeBytes = 7

/** A code that no other slip carries. */
const freeReplyCode = (db: ReadDb): string => {
  const code = makeReplyCode(randomBytes(codeBytes))
  return hasReplyCode(db, code) ? freeReplyCode(db) : code
}

export const tellReferral = (
  db: WriteDb,
  context: OfficerContext,
  referral: { id: ReferralId; caseRowId: number },
  kind: CaseEventKind,
  data: CaseEventData = {},
): void => {
  recordCaseEvent(db, {
    caseRowId: referral.caseRowId,
    kind,
    occurredAt: context.now(),
    recordedAt: context.now(),
    officerRowId: context.officer.id,
    record: { kind: 'referral', id: referral.id },
    data,
  })
}

export const aboutReferral = ({ id }: Pick<ReferralRecord, 'id'>, caseId: string) => [
  { kind: 'case', id: caseId },
  { kind: 'referral', id },
]

type Letter = Omit<ReferralFields, 'subjects'>
type Prepared = {
  letter: Letter
  agency: AgencyRecord
  rows: readonly ReferredRow[]
  warnings: KeptWarning[]
  groupUuid: string | null
  replacesRowId: number | null
}

/** Writes one referral to one agency inside the caller's `change()`. */
export const prepareReferral = (
  db: WriteDb,
  context: OfficerContext,
  caseRowId: number,
  { letter, agency, rows, warnings, groupUuid, replacesRowId }: Prepared,
  id: ReferralId = newId('Referral'),
): ReferralId => {
  const { name, addressee, city } = agency
  const rowId = insertReferral(db, {
    ...letter,
    uuid: id,
    caseId: caseRowId,
    groupUuid,
    agencyId: agency.rowId,
    agencyName: name,
    addressee,
    city,
    replyCode: freeReplyCode(db),
    replacesId: replacesRowId,
    warnings,
    preparedAt: context.now(),
    preparedBy: context.officer.id,
  })
  replaceReferred(db, rowId, rows)
  insertEntry(db, {
    uuid: newId('ReferralEntry'),
    referralId: rowId,
    kind: 'state',
    happenedOn: context.today(),
    recordedAt: context.now(),
    officerId: context.officer.id,
    state: 'prepared',
  })
  tellReferral(db, context, { id, caseRowId }, 'referralPrepared', {
    referralNeed: letter.need,
    count: rows.length,
  })
  return id
}

/**
 * One referral for each of the agencies, in one act.
 *
 * @throws DomainError the refusals of `referralErrors`, CASE_CLOSED, CASE_MERGED
 */
export const createReferrals = (
  context: OfficerContext,
  { caseId, agencyIds, acceptedWarnings, warningReason, ...fields }: NewReferral,
): CreatedReferrals => {
  const record = getCase(context.db, context.scope, caseId)
  assertCaseOpen(record)
  const agencies = [...new Set(agencyIds)].map((id) => getAgencyToRefer(context, id))
  const referred = judged(context, record, fields, agencies)
  const people = referred.map(({ subject }) => subject)
  const { subjects: _subjects, ...letter } = fields
  for (const agency of agencies) {
    assertNotThere(context.db, agency, {
      need: fields.need,
      subjectRowIds: people.map(({ rowId }) => rowId),
      exceptRowId: null,
    })
  }
  const addressed = { record, subjects: people, agencies, answerWantedOn: fields.answerWantedOn }
  const { question, overruled } = judgeAgencies(context, addressed, { acceptedWarnings, warningReason })
  if (question) return question
  const ids = agencies.map(() => newId('Referral'))
  const groupUuid = agencies.length > 1 ? newId('ReferralGroup') : null
  context.change([{ kind: 'case', id: record.id }, ...ids.map((id) => ({ kind: 'referral', id }))], (db) => {
    for (const [index, agency] of agencies.entries()) {
      const rows = referred.map(({ row }) => ({ ...row, uuid: newId('ReferralSubject') }))
      const warnings = overruled[index] ?? []
      const prepared = { letter, agency, rows, warnings, groupUuid, replacesRowId: null }
      prepareReferral(db, context, record.rowId, prepared, ids[index])
    }
    dropDraft(db, context.officer.id, draftKind, record.id)
    refreshCase(db, record.rowId, context.now())
  })
  return { outcome: 'saved', ids }
}

/** @throws DomainError RECORD_CHANGED_MEANWHILE */
export const writeReferral = (
  db: WriteDb,
  record: ReferralRecord,
  changes: Parameters<typeof updateReferral>[2],
): void => {
  if (!updateReferral(db, record, changes))
    throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'referral' })
}

/** The record under the version the officer read. */
export const getReferralToChange = (
  context: OfficerContext,
  { id, version }: { id: string; version: number },
): ReferralRecord => {
  const record = getReferral(context, id)
  if (record.version !== version) throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'referral' })
  return record
}

export const saveReferral = (
  context: OfficerContext,
  { id, version, agencyId, acceptedWarnings, warningReason, ...fields }: ChangedReferral,
): SavedReferral => {
  const record = getReferralToChange(context, { id, version })
  const caseRecord = getCase(context.db, context.scope, record.case.id)
  assertAllowed(
    canChangeReferral(record.state, { caseState: caseRecord.state, caseNumber: caseRecord.number }),
  )
  const agency = getAgencyToRefer(context, agencyId)
  const referred = judged(context, caseRecord, fields, [agency])
  assertNotThere(context.db, agency, {
    need: fields.need,
    subjectRowIds: referred.map(({ subject }) => subject.rowId),
    exceptRowId: record.rowId,
  })
  const { subjects: _subjects, ...letter } = fields
  const addressed = {
    record: caseRecord,
    subjects: referred.map(({ subject }) => subject),
    agencies: [agency],
    answerWantedOn: fields.answerWantedOn,
    kept: record.warnings,
  }
  const { question, overruled } = judgeAgencies(context, addressed, { acceptedWarnings, warningReason })
  if (question) return question
  const warnings = overruled.flat()
  const { name: agencyName, addressee, city } = agency
  context.change(aboutReferral(record, caseRecord.id), (db) => {
    writeReferral(db, record, { ...letter, agencyId: agency.rowId, agencyName, addressee, city, warnings })
    replaceReferred(
      db,
      record.rowId,
      referred.map(({ row }) => row),
    )
    tellReferral(db, context, record, 'referralChanged')
    refreshCase(db, caseRecord.rowId, context.now())
  })
  return { outcome: 'saved', detail: readReferral(context, id) }
}
