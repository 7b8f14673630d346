import type { PaperType } from '#shared/features/document/document.schema.ts'
import type { Paper } from './paper.ts'
import { agreementPaper } from './papers/agreement.paper.ts'
import { caseRegisterPaper } from './papers/case-register.paper.ts'
import { caseSummaryPaper } from './papers/case-summary.paper.ts'
import { certificatePaper } from './papers/certificate.paper.ts'
import { decreePaper } from './papers/decree.paper.ts'
import { deferralNoticePaper } from './papers/deferral-notice.paper.ts'
import { documentReceiptPaper } from './papers/document-receipt.paper.ts'
import { handoverRecordPaper } from './papers/handover-record.paper.ts'
import { interviewRecordPaper } from './papers/interview-record.paper.ts'
import { numberRegisterPaper } from './papers/number-register.paper.ts'
import { proofRegisterPaper } from './papers/proof-register.paper.ts'
import { referralAnnexPaper } from './papers/referral-annex.paper.ts'
import { referralLetterPaper } from './papers/referral-letter.paper.ts'
import { replySlipPaper } from './papers/reply-slip.paper.ts'
import { villageSheetPaper } from './papers/village-sheet.paper.ts'

/** Every kind of paper the office issues. A further kind is one module and one line. */
const papers: Record<PaperType, Paper> = {
  certificate: certificatePaper,
  decree: decreePaper,
  agreement: agreementPaper,
  villageSheet: villageSheetPaper,
  numberRegister: numberRegisterPaper,
  proofRegister: proofRegisterPaper,
  interviewRecord: interviewRecordPaper,
  deferralNotice: deferralNoticePaper,
  documentReceipt: documentReceiptPaper,
  handoverRecord: handoverRecordPaper,
  referralLetter: referralLetterPaper,
  referralAnnex: referralAnnexPaper,
  replySlip: replySlipPaper,
  caseSummary: caseSummaryPaper,
  caseRegister: caseRegisterPaper,
}

export const paperOf = (type: PaperType): Paper => papers[type]
