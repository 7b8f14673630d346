import { startOfDay } from '#shared/features/clock/clock.rules.ts'
import { isWaiting, nextQuestionOn } from '#shared/features/referral/ladder.rules.ts'
import {
  canFollowUp,
  referralStepPermission,
  referralStepVerdictFor,
  type ReferralStep,
} from '#shared/features/referral/referral-workflow.rules.ts'
import {
  canHappenOn,
  canReferPerson,
  canSaveResult,
  canWantOn,
  isToldEnough,
} from '#shared/features/referral/referral.rules.ts'
import type {
  FollowUpInput,
  ReferralState,
  ReReferInput,
  ResultInput,
  StepInput,
} from '#shared/features/referral/referral.schema.ts'
import type { ReferralDetail, ReReferred } from '#shared/features/referral/referral-view.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { findAgency } from '#main/features/agency/index.ts'
import { getCaseByRowId, refreshCase, takeCaseStep } from '#main/features/case/index.ts'
import { getEvidence } from '#main/features/evidence/index.ts'
import { getSubject } from '#main/features/subject/index.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { judgeAgencies } from './agency-warning.service.ts'
import { insertEntry } from './referral-entry.repo.ts'
import { patienceFrom, readReferral } from './referral-read.service.ts'
import {
  aboutReferral,
  assertNotThere,
  getAgencyToRefer,
  getReferralToChange,
  prepareReferral,
  tellReferral,
  writeReferral,
} from './referral-write.service.ts'
import { listReferred, type ReferralRecord } from './referral.repo.ts'

/** The file of evidence of the same case that is put to an entry. */
const fileOf = (
  context: OfficerContext,
  record: ReferralRecord,
  evidenceId: string | null,
): number | null => {
  if (evidenceId === null) return null
  const evidence = getEvidence(context.db, context.scope, evidenceId)
  if (evidence.caseRowId !== record.caseRowId) throw new DomainError('RECORD_NOT_FOUND', { kind: 'evidence' })
  return evidence.fileRowId
}

/** Where a step leads, asked of the table for this officer. @throws DomainError the refusal of the table */
const nextStateOf = (
  { officer }: OfficerContext,
  record: ReferralRecord,
  step: ReferralStep,
): ReferralState => {
  const facts = { caseState: record.case.state, caseNumber: record.case.number }
  const verdict = referralStepVerdictFor(officer.roles, record.state, step, facts)
  if (!verdict.allowed) throw new DomainError(verdict.code, verdict.data)
  return verdict.nextState
}

type Changes = Parameters<typeof writeReferral>[2]

/** The instant a letter left: now where it leaves today, otherwise that day. */
const instantOf = ({ now, today }: OfficerContext, day: PlainDate): number =>
  day === today() ? now() : startOfDay(day)

const changesOf = (context: OfficerContext, record: ReferralRecord, input: StepInput): Changes => {
  const { step, happenedOn, person, note, way, proof } = input
  switch (step) {
    case 'sign': {
      const agency = findAgency(context.db, record.agencyId)
      // What the letter is addressed to stands still from here on.
      const addressed = agency
        ? { agencyName: agency.name, addressee: agency.addressee, city: agency.city }
        : {}
      return { signedOn: happenedOn, ...addressed }
    }
    case 'send': {
      const left = { sentAt: instantOf(context, happenedOn), sentByWay: way, sentProof: proof }
      return { ...left, receivedOn: null, receivedBy: null, endedOn: null, endReason: null }
    }
    case 'amend':
      return { signedOn: null, endedOn: null, endReason: null }
    case 'complete':
    case 'decline':
    case 'giveUp':
    case 'cancel':
    case 'returnIncomplete':
    case 'receive':
    case 'accept':
    case 'startWork': {
      const isOver = step === 'complete' || step === 'decline' || step === 'giveUp' || step === 'cancel'
      const ended = isOver ? { endedOn: happenedOn, endReason: note } : { endedOn: null, endReason: null }
      const isHeard = referralStepPermission(step) === 'case.write'
      const received =
        isHeard && record.receivedOn === null ? { receivedOn: happenedOn, receivedBy: person } : {}
      return { ...ended, ...received }
    }
  }
}

type Told = { happenedOn: PlainDate; state: ReferralState; note: string | null }

/** Writes the state a referral came to, with its day. */
const enterState = (
  db: WriteDb,
  context: OfficerContext,
  record: ReferralRecord,
  { happenedOn, state, note }: Told,
  more: Partial<Parameters<typeof insertEntry>[1]> = {},
): void =>
  insertEntry(db, {
    uuid: newId('ReferralEntry'),
    referralId: record.rowId,
    kind: 'state',
    happenedOn,
    recordedAt: context.now(),
    officerId: context.officer.id,
    state,
    note,
    ...more,
  })

/**
 * Takes a step of the table. The first letter of a case that leaves the house makes it a case that is referred.
 *
 * @throws DomainError the refusals of `referralErrors`, CASE_CLOSED, CASE_MERGED, NOT_PERMITTED
 */
export const takeReferralStep = (context: OfficerContext, input: StepInput): ReferralDetail => {
  const record = getReferralToChange(context, input)
  const { step, happenedOn, person, channel, note } = input
  const state = nextStateOf(context, record, step)
  assertAllowed(isToldEnough(step, input))
  assertAllowed(canHappenOn(happenedOn, { earliest: record.lastWordOn, today: context.today() }))
  const fileId = fileOf(context, record, input.evidenceId)
  const { answerWantedOn } = record
  const nextFollowUpOn = nextQuestionOn(
    { state, lastWordOn: happenedOn, answerWantedOn },
    happenedOn,
    patienceFrom(context.db, happenedOn),
  )
  context.change(
    aboutReferral(record, record.case.id),
    (db) => {
      writeReferral(db, record, { ...changesOf(context, record, input), state, nextFollowUpOn })
      const kind = channel === 'slip' ? 'reply' : 'state'
      enterState(db, context, record, { happenedOn, state, note }, { kind, channel, person, fileId })
      if (step === 'send' && record.case.state !== 'referral')
        takeCaseStep(db, getCaseByRowId(db, record.caseRowId), 'refer', context.now())
      tellReferral(db, context, record, 'referralStepTaken', { referralState: state })
      refreshCase(db, record.caseRowId, context.now())
    },
    note ?? undefined,
  )
  return readReferral(context, record.id)
}

/** The same letter goes to another agency; the one that is replaced tells where it went. */
export const reRefer = (context: OfficerContext, input: ReReferInput): ReReferred => {
  const record = getReferralToChange(context, input)
  const { happenedOn, reason } = input
  const state = nextStateOf(context, record, 'reRefer')
  const today = context.today()
  assertAllowed(canHappenOn(happenedOn, { earliest: record.lastWordOn, today }))
  const agency = getAgencyToRefer(context, input.agencyId)
  if (agency.rowId === record.agencyRowId)
    throw new DomainError('REFERRAL_SAME_AGENCY', { name: agency.name })
  const people = listReferred(context.db, record.rowId)
  for (const person of people) assertAllowed(canReferPerson(person, record.kind, [agency.kind]))
  const subjects = people.map(({ subjectId }) => getSubject(context.db, context.scope, subjectId))
  const subjectRowIds = subjects.map(({ rowId }) => rowId)
  const rows = people.map(({ consent, consentReason, disclosed }, index) => ({
    uuid: newId('ReferralSubject'),
    subjectId: subjectRowIds[index] as number,
    consent,
    consentReason,
    disclosed,
  }))
  const { need } = record
  assertNotThere(context.db, agency, { need, subjectRowIds, exceptRowId: record.rowId })
  const isPast = record.answerWantedOn !== null && record.answerWantedOn < today
  const letter = {
    ...letterOf(record),
    answerWantedOn: isPast ? addDays(today, freshAnswerDays) : record.answerWantedOn,
  }
  const { question, overruled } = judgeAgencies(
    context,
    {
      record: getCaseByRowId(context.db, record.caseRowId),
      subjects,
      agencies: [agency],
      answerWantedOn: letter.answerWantedOn,
    },
    input,
  )
  if (question) return question
  const warnings = overruled.flat()
  const id = newId('Referral')
  context.change(
    [...aboutReferral(record, record.case.id), { kind: 'referral', id }],
    (db) => {
      writeReferral(db, record, { state, endedOn: happenedOn, endReason: reason, nextFollowUpOn: null })
      enterState(db, context, record, { happenedOn, state, note: reason })
      tellReferral(db, context, record, 'referralStepTaken', { referralState: state })
      const prepared = { letter, agency, rows, warnings, groupUuid: null, replacesRowId: record.rowId }
      prepareReferral(db, context, record.caseRowId, prepared, id)
      refreshCase(db, record.caseRowId, context.now())
    },
    reason,
  )
  return { outcome: 'saved', id }
}

/** What a new agency gets to answer where the day in the letter is past. */
const freshAnswerDays = 14

const letterOf = ({
  need,
  kind,
  services,
  urgency,
  confidentiality,
  legalBasis,
  chronology,
  indications,
  measures,
  request,
  contactName,
  contactPhone,
  contactHours,
  copiesTo,
}: ReferralRecord) => ({
  need,
  kind,
  services,
  urgency,
  confidentiality,
  legalBasis,
  chronology,
  indications,
  measures,
  request,
  contactName,
  contactPhone,
  contactHours,
  copiesTo,
})

/** A word exchanged without a new state; it moves the day to ask again and not the silence of the agency. */
export const followUp = (context: OfficerContext, input: FollowUpInput): ReferralDetail => {
  const record = getReferralToChange(context, input)
  const { happenedOn, channel, person, note, nextOn } = input
  const { state, answerWantedOn, lastWordOn } = record
  assertAllowed(canFollowUp(state))
  if (nextOn !== null && !isWaiting(state)) throw new DomainError('REFERRAL_NOT_WAITING', { state })
  assertAllowed(canWantOn(nextOn, context.today()))
  assertAllowed(canHappenOn(happenedOn, { earliest: lastWordOn, today: context.today() }))
  const fileId = fileOf(context, record, input.evidenceId)
  const nextFollowUpOn =
    nextOn ??
    nextQuestionOn({ state, lastWordOn, answerWantedOn }, happenedOn, patienceFrom(context.db, lastWordOn))
  context.change(aboutReferral(record, record.case.id), (db) => {
    writeReferral(db, record, { nextFollowUpOn })
    insertEntry(db, {
      uuid: newId('ReferralEntry'),
      referralId: record.rowId,
      kind: 'followUp',
      happenedOn,
      recordedAt: context.now(),
      officerId: context.officer.id,
      channel,
      person,
      note,
      nextOn: nextFollowUpOn,
      fileId,
    })
    tellReferral(db, context, record, 'referralFollowedUp', { followUp: channel })
    refreshCase(db, record.caseRowId, context.now())
  })
  return readReferral(context, record.id)
}

export const saveResult = (context: OfficerContext, { result, ...target }: ResultInput): ReferralDetail => {
  const record = getReferralToChange(context, target)
  assertAllowed(canFollowUp(record.state))
  assertAllowed(canSaveResult(result, record.agencyKind, context.today()))
  context.change(aboutReferral(record, record.case.id), (db) => {
    writeReferral(db, record, { result })
    tellReferral(db, context, record, 'referralResultSaved')
    refreshCase(db, record.caseRowId, context.now())
  })
  return readReferral(context, record.id)
}
