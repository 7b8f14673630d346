import type {
  DocumentState,
  PaperPlace,
  PaperType,
  PrintAct,
  PrintState,
} from '#shared/features/document/document.schema.ts'
import { isCasePaper } from '#shared/features/document/document.rules.ts'
import type { SignedRoute, SignedWarning } from '#shared/features/document/signed-document.schema.ts'
import type { Permission } from '#shared/kernel/permissions.ts'
import { inGroups } from '#shared/kernel/paper-code.ts'
import { isPlainDate } from '#shared/kernel/plain-date.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const typeWords: Record<PaperType, MessageKey> = {
  certificate: 'document.typeCertificate',
  decree: 'document.typeDecree',
  agreement: 'document.typeAgreement',
  villageSheet: 'document.typeVillageSheet',
  proofRegister: 'document.typeProofRegister',
  interviewRecord: 'document.typeInterviewRecord',
  deferralNotice: 'document.typeDeferralNotice',
  documentReceipt: 'document.typeDocumentReceipt',
  handoverRecord: 'document.typeHandoverRecord',
  referralLetter: 'document.typeReferralLetter',
  referralAnnex: 'document.typeReferralAnnex',
  replySlip: 'document.typeReplySlip',
  caseSummary: 'document.typeCaseSummary',
  caseRegister: 'document.typeCaseRegister',
  numberRegister: 'document.typeNumberRegister',
}

type Shown = { word: MessageKey; tone: Tone }

export const stateWords: Record<DocumentState, Shown> = {
  issued: { word: 'document.stateIssued', tone: 'good' },
  superseded: { word: 'document.stateSuperseded', tone: 'neutral' },
  revoked: { word: 'document.stateRevoked', tone: 'bad' },
}

export const printWords: Record<PrintState, Shown> = {
  notPrinted: { word: 'document.printNotPrinted', tone: 'neutral' },
  unanswered: { word: 'document.printUnanswered', tone: 'warning' },
  inHand: { word: 'document.printInHand', tone: 'good' },
  spoiled: { word: 'document.printSpoiled', tone: 'bad' },
}

export const actWords: Record<PrintAct['kind'], MessageKey> = {
  sentToPrinter: 'document.actSent',
  inHand: 'document.actInHand',
  spoiled: 'document.actSpoiled',
  cancelled: 'document.actCancelled',
  savedAsFile: 'document.actSaved',
}

export const routeWords: Record<SignedRoute, MessageKey> = {
  eOffice: 'document.routeEOffice',
  inkScan: 'document.routeInkScan',
}

const signedWarningWords: Record<SignedWarning['code'], MessageKey> = {
  SIGNED_BEFORE_PAPER: 'document.warningSignedBefore',
  SIGNED_PAGES_DIFFER: 'document.warningSignedPages',
  SIGNED_WITHOUT_SIGNATURE: 'document.warningSignedWithout',
}

export const signedWarningSentence = (t: Translate, { code, data }: SignedWarning): string => {
  const { datedOn } = data
  const day = typeof datedOn === 'string' && isPlainDate(datedOn) ? { datedOn: formatDate(datedOn) } : {}
  return t(signedWarningWords[code], { ...data, ...day })
}

/** The beginning of a digest, in groups that two people can read to each other. */
export const shortDigest = (digest: string): string => inGroups(digest.slice(0, 16).toUpperCase(), ' ')

export const caseRegisterPath = '/documents/case-register'
const numberRegisterPath = '/documents/number-register'

/** Which right makes a paper of this type. */
export const issuePermissionOf = (type: PaperType): Permission =>
  isCasePaper(type) ? 'casePaper.issue' : 'document.issue'
export const preparePermissionOf = (type: PaperType): Permission =>
  isCasePaper(type) ? 'casePaper.issue' : 'document.prepare'

/** The screen on which a record is kept. */
export const pathOf = ({ kind, id, caseId = '' }: PaperPlace): string => {
  switch (kind) {
    case 'village':
      return `/villages/${id}`
    case 'agreement':
      return `/agreements/${id}`
    case 'decree':
      return `/designations/${id}`
    case 'office':
      return '/settings/office'
    case 'case':
      return `/cases/${id}`
    case 'subject':
      return `/cases/${caseId}/subjects/${id}`
    case 'interview':
      return `/cases/${caseId}/interviews/${id}`
    case 'proofRegister':
      return '/verify/ended'
    case 'caseRegister':
      return caseRegisterPath
    case 'numberRegister':
      return numberRegisterPath
  }
}

/** The workshop for a paper, or for the paper that shall take another's place. */
export const workshopPath = (type: PaperType, subjectId: string, replaces?: string): string =>
  `/documents/issue?type=${type}&subject=${subjectId}${replaces === undefined ? '' : `&replaces=${replaces}`}`
