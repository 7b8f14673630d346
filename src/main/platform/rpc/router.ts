import { accessRouter } from '#main/features/access/index.ts'
import { agencyRouter } from '#main/features/agency/index.ts'
import { agreementRouter } from '#main/features/agreement/index.ts'
import { auditRouter } from '#main/features/audit/index.ts'
import { attachmentRouter } from '#main/features/attachment/index.ts'
import { backupRouter } from '#main/features/backup/index.ts'
import { caseRouter } from '#main/features/case/index.ts'
import { custodyRouter } from '#main/features/custody/index.ts'
import { designationRouter } from '#main/features/designation/index.ts'
import { documentRouter } from '#main/features/document/index.ts'
import { draftRouter } from '#main/features/draft/index.ts'
import { groupIntakeRouter } from '#main/features/group-intake/index.ts'
import { entityRouter } from '#main/features/entity/index.ts'
import { evidenceRouter } from '#main/features/evidence/index.ts'
import { healthRouter } from '#main/features/health/index.ts'
import { historyRouter } from '#main/features/history/index.ts'
import { homeRouter } from '#main/features/home/index.ts'
import { intakeRouter } from '#main/features/intake/index.ts'
import { interviewRouter } from '#main/features/interview/index.ts'
import { liaisonRouter } from '#main/features/liaison/index.ts'
import { numberRouter } from '#main/features/number/index.ts'
import { officeRouter } from '#main/features/office/index.ts'
import { officerRouter } from '#main/features/officer/index.ts'
import { proofRouter } from '#main/features/proof/index.ts'
import { referenceRouter } from '#main/features/reference/index.ts'
import { referralRouter } from '#main/features/referral/index.ts'
import { regionRouter } from '#main/features/region/index.ts'
import { screeningRouter } from '#main/features/screening/index.ts'
import { sessionRouter } from '#main/features/session/index.ts'
import { setupRouter } from '#main/features/setup/index.ts'
import { storeKeyRouter } from '#main/features/store-key/index.ts'
import { subjectRouter } from '#main/features/subject/index.ts'
import { templateRouter } from '#main/features/template/index.ts'
import { villageReportRouter } from '#main/features/village-report/index.ts'
import { villageRouter } from '#main/features/village/index.ts'
import { clockRouter } from '#main/features/clock/index.ts'
import { taskRouter } from '#main/features/task/index.ts'
import { decisionRouter } from '#main/features/decision/index.ts'

/** Every feature of the service, one line each; the names are those of the contract. */
export const router = {
  session: sessionRouter,
  setup: setupRouter,
  backup: backupRouter,
  office: officeRouter,
  officer: officerRouter,
  storeKey: storeKeyRouter,
  reference: referenceRouter,
  region: regionRouter,
  village: villageRouter,
  case: caseRouter,
  access: accessRouter,
  villageReport: villageReportRouter,
  liaison: liaisonRouter,
  agency: agencyRouter,
  agreement: agreementRouter,
  attachment: attachmentRouter,
  designation: designationRouter,
  number: numberRouter,
  document: documentRouter,
  proof: proofRouter,
  draft: draftRouter,
  home: homeRouter,
  health: healthRouter,
  screening: screeningRouter,
  groupIntake: groupIntakeRouter,
  entity: entityRouter,
  evidence: evidenceRouter,
  custody: custodyRouter,
  history: historyRouter,
  audit: auditRouter,
  clock: clockRouter,
  task: taskRouter,
  subject: subjectRouter,
  intake: intakeRouter,
  interview: interviewRouter,
  decision: decisionRouter,
  referral: referralRouter,
  template: templateRouter,
}
