import { getCase, type CaseRecord } from '#main/features/case/index.ts'
import { listDecisionsOf } from '#main/features/decision/index.ts'
import { listSubjectsOfCase } from '#main/features/subject/index.ts'
import type { CasePapers, CasePaperType, PaperSlot } from '#shared/features/document/document.schema.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { listNoticesToIssue } from './batch.service.ts'
import { listBatchesOfSubjects, listValidDocuments, type DocumentRecord } from './document.repo.ts'
import { toIssued } from './document.service.ts'
import { listHandoverSources } from './handover-source.repo.ts'
import { listInterviewSources, type InterviewSource } from './interview-source.repo.ts'
import { initialsOfSubject } from './papers/case-parts.ts'
import { isDeferral } from './papers/deferral-notice.paper.ts'
import { whoOf } from './papers/referral-parts.ts'
import { listReferralSources, listReferredSources, type ReferralSource } from './referral-source.repo.ts'
import { toBatch } from './slots.service.ts'

/** More interviews than this a case does not get; the largest groups known had 110 people. */
const largestInterviewList = 200
const largestSlots = 400

type Wanted = Pick<PaperSlot, 'type' | 'subjectId' | 'label' | 'personId'> & { type: CasePaperType }

const validOf = (context: OfficerContext, wanted: readonly Wanted[]): Map<string, DocumentRecord> => {
  const found = new Map<string, DocumentRecord>()
  const types = new Set(wanted.map(({ type }) => type))
  for (const type of types) {
    const ids = wanted.filter((slot) => slot.type === type).map(({ subjectId }) => subjectId)
    for (const document of listValidDocuments(context.db, type, ids)) {
      const key = `${type} ${document.subjectId}`
      if (!found.has(key)) found.set(key, document)
    }
  }
  return found
}

const wantedOf = (
  context: OfficerContext,
  record: CaseRecord,
  interviews: readonly InterviewSource[],
): Wanted[] => {
  const { db, scope } = context
  const people = new Map(
    listSubjectsOfCase(db, scope, record.rowId).map((subject) => [
      subject.rowId,
      { label: `${subject.position}. ${initialsOfSubject(subject)}`, personId: subject.id },
    ]),
  )
  const ofSubject = (rowId: number): Pick<Wanted, 'label' | 'personId'> => people.get(rowId) ?? { label: '' }
  return [
    { type: 'caseSummary', subjectId: record.id, label: record.number },
    ...listDecisionsOf(db, scope, record.rowId)
      .filter(({ kind, state }) => isDeferral(kind) && state === 'inForce')
      .map(({ id, subjectRowId }) => ({
        type: 'deferralNotice' as const,
        subjectId: id,
        ...ofSubject(subjectRowId),
      })),
    ...listHandoverSources(db, scope, record.rowId, largestInterviewList).map(
      ({ id, kind, subjectRowId }) => ({
        type: kind === 'receipt' ? ('documentReceipt' as const) : ('handoverRecord' as const),
        subjectId: id,
        ...(subjectRowId === null ? { label: record.number } : ofSubject(subjectRowId)),
      }),
    ),
    ...listReferralSources(db, scope, record.rowId, largestInterviewList)
      .filter(({ state }) => state !== 'cancelled')
      .flatMap((referral) => papersOfReferral(context, referral, ofSubject)),
    ...interviews.map(({ id, subjectRowId }) => ({
      type: 'interviewRecord' as const,
      subjectId: id,
      ...ofSubject(subjectRowId),
    })),
  ]
}

/** Letter, annex and slip of one referral, told apart by the agency they go to. */
const papersOfReferral = (
  { db }: OfficerContext,
  { id, rowId, agencyName }: ReferralSource,
  ofSubject: (rowId: number) => Pick<Wanted, 'label' | 'personId'>,
): Wanted[] => {
  const people = listReferredSources(db, rowId).map(({ subjectRowId }) => ofSubject(subjectRowId))
  const personId = people.length === 1 ? people[0]?.personId : undefined
  const label = [agencyName, whoOf(people.map((person) => person.label))].filter(Boolean).join(' · ')
  return (['referralLetter', 'referralAnnex', 'replySlip'] as const).map((type) => ({
    type,
    subjectId: id,
    label,
    ...(personId === undefined ? {} : { personId }),
  }))
}

/** What papers a case has and could have: its summary, notices of its deferrals, receipts, handovers, referrals and records of its interviews. */
export const readOfCase = (context: OfficerContext, caseId: string): CasePapers => {
  const { db, scope } = context
  const record = getCase(db, scope, caseId)
  const interviews = listInterviewSources(db, scope, record.rowId, largestInterviewList)
  const wanted = wantedOf(context, record, interviews).slice(0, largestSlots)
  const valid = validOf(context, wanted)
  const isIssued = (id: string): boolean => valid.has(`interviewRecord ${id}`)
  return {
    papers: wanted.map((slot) => {
      const document = valid.get(`${slot.type} ${slot.subjectId}`)
      return { ...slot, current: document ? toIssued(document) : null }
    }),
    issuableInterviews: interviews.filter(({ id, state }) => state === 'finished' && !isIssued(id)).length,
    issuableNotices: listNoticesToIssue(db, scope, record.rowId).length,
    batches: listBatchesOfSubjects(
      db,
      scope,
      [...interviews, ...listDecisionsOf(db, scope, record.rowId)].map(({ id }) => id),
    ).map(toBatch),
  }
}
