import { screeningResultIn } from '#shared/features/document/papers/neutral-words.ts'
import { ladderStandingOn, type Patience } from '#shared/features/referral/ladder.rules.ts'
import { initialled } from '#shared/features/referral/letter-words.ts'
import { measuresOf } from '#shared/features/referral/letter-start.rules.ts'
import { readReplyCode } from '#shared/features/referral/reply-code.rules.ts'
import { replyStepFor } from '#shared/features/referral/referral-workflow.rules.ts'
import {
  type AgencyChoice,
  type AgencyReferralCounts,
  type FoundReply,
  type ReferralBasis,
  type ReferralCounts,
  type ReferralDetail,
  type ReferralEntriesPage,
  type ReferralLine,
  type ReferralListInput,
  type ReferralListPage,
  overruledWarning,
} from '#shared/features/referral/referral-view.schema.ts'
import { shownNameOf } from '#shared/features/subject/subject.rules.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { addDays, plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import { findAgency, listAgenciesForChoice } from '#main/features/agency/index.ts'
import { getCase } from '#main/features/case/index.ts'
import { listClockSettings, listHolidayDaysFrom } from '#main/features/clock/index.ts'
import { getOffice } from '#main/features/office/index.ts'
import { listLastIndications } from '#main/features/screening/index.ts'
import { listSubjectsOfCase } from '#main/features/subject/index.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { officeMark } from './office-mark.ts'
import { countHeldDocuments, findNarrative, listKnownFields } from './referral-basis.repo.ts'
import { countEntries, listEntries } from './referral-entry.repo.ts'
import {
  type Asking,
  countReferrals,
  countReferralsOfAgency,
  countReferralViews,
  everything,
  type ListedReferral,
  listReferrals,
  type Narrowing,
} from './referral-list.repo.ts'
import {
  findReferral,
  findReferralByCode,
  findReplaced,
  findReplacing,
  listGroup,
  listReferred,
  type ReferralRecord,
} from './referral.repo.ts'

/** A letter usually leaves two weeks for an answer. */
const usualAnswerDays = 14

/** How long the office waits, and the days off that matter from a day on. */
export const patienceFrom = (db: ReadDb, from: PlainDate): Patience => ({
  settings: listClockSettings(db),
  holidays: listHolidayDaysFrom(db, from),
})

/** @throws DomainError RECORD_NOT_FOUND */
export const getReferral = ({ db, scope }: OfficerContext, id: string): ReferralRecord => {
  const found = findReferral(db, scope, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'referral' })
  return found
}

export const askingOf = ({ officer, today }: OfficerContext): Asking => ({
  officerRowId: officer.id,
  today: today(),
})

/** Lines with how high each stands on the ladder today. */
export const linesOf = (context: OfficerContext, found: readonly ListedReferral[]): ReferralLine[] => {
  const today = context.today()
  const earliest = found.map(({ lastWordOn }) => lastWordOn).toSorted()[0] ?? today
  const patience = patienceFrom(context.db, earliest)
  return found.map(({ rowId: _rowId, key: _key, lastWordOn, ...line }) => ({
    ...line,
    ladder: ladderStandingOn({ state: line.state, lastWordOn, nextOn: line.nextOn }, today, patience) ?? null,
  }))
}

const pageOf = (
  context: OfficerContext,
  narrowing: Narrowing,
  { cursor, limit }: Pick<ReferralListInput, 'cursor' | 'limit'>,
): ReferralListPage => {
  const { db, scope } = context
  const asking = askingOf(context)
  const found = listReferrals(db, scope, narrowing, asking, { limit, after: decodeCursor(cursor) })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: linesOf(context, page),
    nextCursor: found.length > page.length && last ? encodeCursor([last.key, last.rowId]) : null,
    total: countReferrals(db, scope, narrowing, asking),
  }
}

export const listReferralPage = (
  context: OfficerContext,
  { cursor, limit, ...narrowing }: ReferralListInput,
): ReferralListPage => pageOf(context, narrowing, { cursor, limit })

export const listReferralsOfCase = (
  context: OfficerContext,
  { caseId, ...page }: { caseId: string; cursor?: string | undefined; limit: number },
): ReferralListPage => {
  const { rowId: caseRowId } = getCase(context.db, context.scope, caseId)
  return pageOf(context, { ...everything, caseRowId }, page)
}

export const readReferralCounts = (context: OfficerContext): ReferralCounts =>
  countReferralViews(context.db, context.scope, askingOf(context))

/** @throws DomainError RECORD_NOT_FOUND */
export const readCountsOfAgency = (
  context: OfficerContext,
  { agencyId }: { agencyId: string },
): AgencyReferralCounts => {
  const agency = findAgency(context.db, agencyId)
  if (!agency) throw new DomainError('RECORD_NOT_FOUND', { kind: 'agency' })
  return countReferralsOfAgency(context.db, context.scope, agency.rowId, context.today())
}

export const readOverdueOfMine = (context: OfficerContext): { count: number } => ({
  count: countReferrals(
    context.db,
    context.scope,
    { ...everything, view: 'overdue', mine: true },
    askingOf(context),
  ),
})

/** @throws DomainError RECORD_NOT_FOUND */
export const readReferral = (context: OfficerContext, id: string): ReferralDetail => {
  const { db } = context
  const record = getReferral(context, id)
  const nextOn = record.nextFollowUpOn
  return {
    id: record.id,
    version: record.version,
    case: record.case,
    agencyId: record.agencyId,
    agencyKind: record.agencyKind,
    agencyName: record.agencyName,
    addressee: record.addressee,
    city: record.city,
    agencyPhone: record.agencyPhone,
    agencyHours: record.agencyHours,
    state: record.state,
    letter: {
      need: record.need,
      kind: record.kind,
      services: record.services,
      urgency: record.urgency,
      confidentiality: record.confidentiality,
      legalBasis: record.legalBasis,
      chronology: record.chronology,
      indications: record.indications,
      measures: record.measures,
      request: record.request,
      contactName: record.contactName,
      contactPhone: record.contactPhone,
      contactHours: record.contactHours,
      copiesTo: record.copiesTo,
      answerWantedOn: record.answerWantedOn,
    },
    subjects: listReferred(db, record.rowId),
    warnings: record.warnings.map(({ recordedAt, ...warning }) =>
      overruledWarning.parse({ ...warning, recordedAt: new Date(recordedAt) }),
    ),
    replyCode: record.replyCode,
    preparedAt: new Date(record.preparedAt),
    preparedByName: record.preparedByName,
    signedOn: record.signedOn,
    sentOn: record.sentAt === null ? null : plainDateOfInstant(record.sentAt),
    sentByWay: record.sentByWay,
    sentProof: record.sentProof,
    receivedOn: record.receivedOn,
    receivedBy: record.receivedBy,
    nextOn,
    lastWordOn: record.lastWordOn,
    endedOn: record.endedOn,
    endReason: record.endReason,
    result: record.result,
    ladder:
      ladderStandingOn({ ...record, nextOn }, context.today(), patienceFrom(db, record.lastWordOn)) ?? null,
    replaces: findReplaced(db, record),
    replacedBy: findReplacing(db, record),
    group: listGroup(db, record),
  }
}

export const listEntryPage = (
  context: OfficerContext,
  { id, limit, cursor }: { id: string; cursor?: string | undefined; limit: number },
): ReferralEntriesPage => {
  const { rowId } = getReferral(context, id)
  const found = listEntries(context.db, rowId, limit, decodeCursor(cursor))
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(({ rowId: _rowId, ...entry }) => entry),
    nextCursor: found.length > page.length && last ? encodeCursor([last.happenedOn, last.rowId]) : null,
    total: countEntries(context.db, rowId),
  }
}

export const listAgencies = ({ db, today }: OfficerContext): { items: AgencyChoice[] } => ({
  items: listAgenciesForChoice(db, today()),
})

/** What a new referral starts from. Names are put down to initials; the officer reads it over all the same. */
export const readBasis = (context: OfficerContext, { caseId }: { caseId: string }): ReferralBasis => {
  const { db, scope } = context
  const record = getCase(db, scope, caseId)
  const people = listSubjectsOfCase(db, scope, record.rowId)
  const known = listKnownFields(db, record.rowId)
  const named = people.map((person) => ({ ...person, shownName: shownNameOf(person) }))
  const { id, number, title, state } = record
  return {
    case: { id, number, title, state },
    people: named.map((person) => ({
      subjectId: person.id,
      position: person.position,
      shownName: person.shownName,
      isChild: person.isChild,
      age: person.age,
      known: known.get(person.rowId) ?? [],
    })),
    agencies: listAgenciesForChoice(db, context.today()),
    urgency: record.urgency,
    // It names people in its annex and suspicions in its body, however open the case is.
    confidentiality: 'secret',
    chronology: initialled(findNarrative(db, record.rowId), named),
    indications: listLastIndications(db, scope, record.rowId)
      .filter(({ text }) => screeningResultIn(text) === undefined)
      .map(({ text, subjectRowIds }) => ({
        text,
        positions: people.flatMap(({ rowId, position }) => (subjectRowIds.has(rowId) ? [position] : [])),
      })),
    measures: measuresOf(
      people.flatMap(({ decisionKind }) => decisionKind ?? []),
      countHeldDocuments(db, record.rowId),
    ),
    contactName: context.officer.fullName,
    contactPhone: getOffice(db).details.phone ?? '',
    answerWantedOn: addDays(context.today(), usualAnswerDays),
  }
}

/**
 * @throws DomainError REPLY_CODE_LENGTH, REPLY_CODE_MISTYPED, REPLY_CODE_OF_PROOF, REPLY_CODE_OTHER_KIND,
 * REPLY_CODE_OTHER_OFFICE, REPLY_CODE_UNKNOWN
 */
export const findByReplyCode = (context: OfficerContext, typed: { code: string }): FoundReply => {
  const { verdict, code, mark } = readReplyCode(typed.code)
  assertAllowed(verdict)
  if (mark !== null && mark !== officeMark(context.db)) throw new DomainError('REPLY_CODE_OTHER_OFFICE')
  const found = findReferralByCode(context.db, context.scope, code)
  if (!found) throw new DomainError('REPLY_CODE_UNKNOWN')
  const { id, agencyName, state } = found
  return { id, agencyName, caseNumber: found.case.number, state, step: replyStepFor(state) ?? null }
}
