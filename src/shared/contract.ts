import { accessContract } from './features/access/access.contract.ts'
import { agencyContract } from './features/agency/agency.contract.ts'
import { auditContract } from './features/audit/audit.contract.ts'
import { backupContract } from './features/backup/backup.contract.ts'
import { agreementContract } from './features/agreement/agreement.contract.ts'
import { attachmentContract } from './features/attachment/attachment.contract.ts'
import { caseContract } from './features/case/case.contract.ts'
import { documentContract } from './features/document/document.contract.ts'
import { custodyContract } from './features/custody/custody.contract.ts'
import { draftContract } from './features/draft/draft.contract.ts'
import { designationContract } from './features/designation/designation.contract.ts'
import { groupIntakeContract } from './features/group-intake/group-intake.contract.ts'
import { entityContract } from './features/entity/entity.contract.ts'
import { evidenceContract } from './features/evidence/evidence.contract.ts'
import { healthContract } from './features/health/health.contract.ts'
import { historyContract } from './features/history/history.contract.ts'
import { homeContract } from './features/home/home.contract.ts'
import { intakeContract } from './features/intake/intake.contract.ts'
import { interviewContract } from './features/interview/interview.contract.ts'
import { liaisonContract } from './features/liaison/liaison.contract.ts'
import { numberContract } from './features/number/number.contract.ts'
import { officeContract } from './features/office/office.contract.ts'
import { officerContract } from './features/officer/officer.contract.ts'
import { proofContract } from './features/proof/proof.contract.ts'
import { referenceContract } from './features/reference/reference.contract.ts'
import { referralContract } from './features/referral/referral.contract.ts'
import { regionContract } from './features/region/region.contract.ts'
import { screeningContract } from './features/screening/screening.contract.ts'
import { sessionContract } from './features/session/session.contract.ts'
import { storeKeyContract } from './features/store-key/store-key.contract.ts'
import { setupContract } from './features/setup/setup.contract.ts'
import { subjectContract } from './features/subject/subject.contract.ts'
import { templateContract } from './features/template/template.contract.ts'
import { villageReportContract } from './features/village-report/village-report.contract.ts'
import { villageContract } from './features/village/village.contract.ts'
import { clockContract } from './features/clock/clock.contract.ts'
import { taskContract } from './features/task/task.contract.ts'
import { decisionContract } from './features/decision/decision.contract.ts'

/** The whole contract between screens and service, one line a feature. */
export const contract = {
  session: sessionContract,
  setup: setupContract,
  backup: backupContract,
  office: officeContract,
  officer: officerContract,
  storeKey: storeKeyContract,
  reference: referenceContract,
  region: regionContract,
  village: villageContract,
  case: caseContract,
  access: accessContract,
  villageReport: villageReportContract,
  liaison: liaisonContract,
  agency: agencyContract,
  agreement: agreementContract,
  attachment: attachmentContract,
  designation: designationContract,
  number: numberContract,
  document: documentContract,
  proof: proofContract,
  draft: draftContract,
  home: homeContract,
  health: healthContract,
  screening: screeningContract,
  groupIntake: groupIntakeContract,
  entity: entityContract,
  evidence: evidenceContract,
  custody: custodyContract,
  history: historyContract,
  audit: auditContract,
  clock: clockContract,
  task: taskContract,
  subject: subjectContract,
  intake: intakeContract,
  interview: interviewContract,
  decision: decisionContract,
  referral: referralContract,
  template: templateContract,
}
