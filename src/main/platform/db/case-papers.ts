import type { CasePaperType } from '#shared/features/document/document.schema.ts'

/** Tables of the records that papers of cases are made out on, and the column that names their case. */
export const recordsOfPapers: Readonly<
  Record<Exclude<CasePaperType, 'caseRegister'>, [table: string, caseColumn: string]>
> = {
  caseSummary: ['cases', 'id'],
  deferralNotice: ['decisions', 'case_id'],
  documentReceipt: ['handovers', 'case_id'],
  handoverRecord: ['handovers', 'case_id'],
  interviewRecord: ['interviews', 'case_id'],
  referralLetter: ['referrals', 'case_id'],
  referralAnnex: ['referrals', 'case_id'],
  replySlip: ['referrals', 'case_id'],
}

/** SQL for the row id of the case that a paper belongs to; null for papers of the office and registers of cases. */
export const caseOfPaper = (paper: string): string => {
  const ofCases = Object.entries(recordsOfPapers).map(
    ([type, [table, column]]) =>
      `when '${type}' then (select ${column} from ${table} origin where origin.uuid = ${paper}.subject_uuid)`,
  )
  return `case ${paper}.document_type ${ofCases.join(' ')} end`
}
