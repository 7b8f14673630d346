import { getCaseByRowId } from '#main/features/case/index.ts'
import { getDecision, type DecisionRecord } from '#main/features/decision/index.ts'
import { getSubjectByRowId, type SubjectRecord } from '#main/features/subject/index.ts'
import type { DecisionKind, ReasonCode } from '#shared/features/decision/decision.schema.ts'
import {
  deferralNoticeData,
  type DeferralNoticeData,
  type DeferralNoticeInput,
  type NoticeReason,
} from '#shared/features/document/papers/deferral-notice.schema.ts'
import { suspicionIn } from '#shared/features/document/papers/neutral-words.ts'
import type { MissingValue, PaperOptions, PaperPlace } from '#shared/features/document/document.schema.ts'
import type { Office } from '#shared/features/office/office.schema.ts'
import { daysBetween } from '#shared/kernel/plain-date.ts'
import { findPassportMatter } from '../case-papers.repo.ts'
import { dots, type Paper, proofMarkOf } from '../paper.ts'
import {
  casePlace,
  chosenSignatory,
  initialsOfSubject,
  officeSideOn,
  restrictedWarning,
  signatoryBlock,
  subjectPlace,
} from './case-parts.ts'
import { signatoryWarnings } from './decree-parts.ts'

const matters: Partial<Record<DecisionKind, DeferralNoticeInput['matter']>> = {
  passportDeferred: 'passport',
  departureDeferred: 'departure',
}

export const isDeferral = (kind: DecisionKind): boolean => matters[kind] !== undefined

/** Why the office decided so, in words the applicant may read: what is suspected becomes what is still unclear. */
const neutralReasons: Record<ReasonCode, NoticeReason> = {
  documentsMissing: 'documentsIncomplete',
  documentsNotBrought: 'documentsIncomplete',
  documentsComplete: 'documentsIncomplete',
  applicantWithdrew: 'documentsIncomplete',
  other: 'documentsIncomplete',
  noSigns: 'documentsIncomplete',
  documentsDoubted: 'documentsBeingChecked',
  explanationVerified: 'documentsBeingChecked',
  falseStatement: 'dataDiffers',
  identityDoubted: 'dataDiffers',
  purposeUnclear: 'purposeUnclear',
  suspectedNonprocedural: 'purposeUnclear',
  suspectedTrafficking: 'purposeUnclear',
}

/** Notice of deferral for the applicant. Of the decision it takes kind, day, documents and last day, never the ground. */
export const deferralNoticePaper: Paper = {
  type: 'deferralNotice',
  template: 'deferral-notice',
  schema: deferralNoticeData,
  placeOf: ({ db, scope }, decisionId) => ({ kind: 'case', id: getDecision(db, scope, decisionId).caseId }),
  recordOf: ({ db, scope }, decisionId) => ({ kind: 'case', id: getDecision(db, scope, decisionId).caseId }),
  prepare: (context, decisionId, options) => {
    const { db, scope } = context
    const decision = getDecision(db, scope, decisionId)
    const subject = getSubjectByRowId(db, decision.subjectRowId)
    const record = getCaseByRowId(db, decision.caseRowId)
    const day = decision.decidedOn
    const { office, head, pictures, missing, warnings } = officeSideOn(context, day)
    const size = options.paper ?? office.preferences.paper
    const signatory = chosenSignatory(office, options, day)
    const matter = matters[decision.kind]
    const asked = decision.documents.filter(({ receivedOn }) => receivedOn === null).map(({ name }) => name)
    const { applicationNumber, appliedOn } = findPassportMatter(db, subject.rowId)
    return {
      label: `Pemberitahuan penundaan ${initialsOfSubject(subject)} · ${record.number}`,
      origin: casePlace(record),
      datedOn: day,
      ownNumber: null,
      serialOf: null,
      subjectRevoked: decision.state === 'rejected',
      size,
      missing: [
        ...missing,
        ...missingOf(subject, { asked, matter }, options, casePlace(record)),
        ...(decision.state === 'proposed'
          ? [{ field: 'decisionProposed' as const, detail: null, where: casePlace(record) }]
          : []),
        ...(matter ? [] : [{ field: 'noticeReason' as const, detail: null, where: casePlace(record) }]),
        ...(signatory
          ? []
          : [
              {
                field: 'signatoryName' as const,
                detail: null,
                where: { kind: 'office' as const, id: office.id },
              },
            ]),
      ],
      warnings: [
        ...warnings,
        ...restrictedWarning(record),
        ...(signatory
          ? signatoryWarnings(
              {
                signatoryName: signatory.fullName,
                signatoryNip: signatory.nip,
                signatoryTitle: signatory.title,
                signatoryCapacity: signatory.capacity,
              },
              office,
              day,
            )
          : []),
        ...(decision.state === 'ended' ? [{ code: 'decisionEnded' as const, data: {} }] : []),
        ...(subject.isChild ? [{ code: 'subjectIsChild' as const, data: {} }] : []),
      ],
      pictures,
      dataFor: (marks) => ({
        draft: marks.draft,
        proof: proofMarkOf(marks),
        paper: size,
        letterhead: head,
        number: marks.number,
        place: office.details.city,
        signedOn: day,
        matter: matter ?? 'passport',
        ...addressee(subject),
        applicationNumber,
        appliedOn,
        reasons: reasonsOf(decision, options),
        documents: asked.filter((name) => suspicionIn(name) === undefined).map((name) => ({ name })),
        dueOn: decision.dueOn,
        dueDays: decision.dueOn === null ? null : Math.max(1, daysBetween(day, decision.dueOn)),
        contact: contactOf(office, options),
        signatory: signatoryBlock(office, signatory),
        copiesTo: options.copiesTo.filter((recipient) => suspicionIn(recipient) === undefined),
      }),
    }
  },
}

const salutations = { male: 'Sdr. ', female: 'Sdri. ' } as const

/** A child's letter goes to who answers for it, and carries neither name nor address of the child. */
const addressee = (subject: SubjectRecord): Pick<DeferralNoticeInput, 'recipient' | 'address'> => {
  if (subject.isChild)
    return { recipient: `Orang tua/wali dari ${initialsOfSubject(subject)}`, address: null }
  const salutation = subject.sex === null ? 'Saudara ' : salutations[subject.sex]
  return {
    recipient: `${salutation}${subject.fullName ?? dots}`,
    address: subject.domicileAddress ?? subject.identityAddress,
  }
}

const reasonsOf = ({ reasonCode }: DecisionRecord, { reasons }: PaperOptions): NoticeReason[] => {
  if (reasons.length > 0) return reasons
  return [reasonCode === null ? 'documentsIncomplete' : neutralReasons[reasonCode]]
}

const contactOf = (office: Office, { contact }: PaperOptions): DeferralNoticeInput['contact'] => {
  const { address, phone } = office.details
  return contact
    ? { unit: contact.unit, phone: contact.phone ?? phone, hours: contact.hours, address }
    : { unit: office.fullName, phone, address }
}

const missingOf = (
  subject: SubjectRecord,
  { asked, matter }: { asked: readonly string[]; matter: DeferralNoticeInput['matter'] | undefined },
  { copiesTo }: PaperOptions,
  where: PaperPlace,
): MissingValue[] => [
  ...(subject.fullName === null
    ? [{ field: 'subjectName' as const, detail: null, where: subjectPlace(subject) }]
    : []),
  ...(asked.length === 0 && matter === 'passport'
    ? [{ field: 'documentsAsked' as const, detail: null, where }]
    : []),
  ...[...asked, ...copiesTo].flatMap((text) => {
    const word = suspicionIn(text)
    return word === undefined ? [] : [{ field: 'suspicionWord' as const, detail: word, where }]
  }),
]

/** One file of many letters, each with its own letterhead and pages. */
export const combineDeferralNotices = (
  notices: readonly DeferralNoticeData[],
): { notices: readonly DeferralNoticeData[] } => ({ notices })
