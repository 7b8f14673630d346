import { agreementContract } from './features/agreement/agreement.contract.ts'
import { attachmentContract } from './features/attachment/attachment.contract.ts'
import { documentContract } from './features/document/document.contract.ts'
import { designationContract } from './features/designation/designation.contract.ts'
import { historyContract } from './features/history/history.contract.ts'
import { homeContract } from './features/home/home.contract.ts'
import { liaisonContract } from './features/liaison/liaison.contract.ts'
import { numberContract } from './features/number/number.contract.ts'
import { officeContract } from './features/office/office.contract.ts'
import { officerContract } from './features/officer/officer.contract.ts'
import { regionContract } from './features/region/region.contract.ts'
import { sessionContract } from './features/session/session.contract.ts'
import { setupContract } from './features/setup/setup.contract.ts'
import { villageContract } from './features/village/village.contract.ts'

/** The whole contract between screens and service, one line a feature. */
export const contract = {
  session: sessionContract,
  setup: setupContract,
  office: officeContract,
  officer: officerContract,
  region: regionContract,
  village: villageContract,
  liaison: liaisonContract,
  agreement: agreementContract,
  attachment: attachmentContract,
  designation: designationContract,
  number: numberContract,
  document: documentContract,
  home: homeContract,
  history: historyContract,
}
