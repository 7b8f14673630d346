import { agreementRouter } from '#main/features/agreement/index.ts'
import { attachmentRouter } from '#main/features/attachment/index.ts'
import { designationRouter } from '#main/features/designation/index.ts'
import { documentRouter } from '#main/features/document/index.ts'
import { historyRouter } from '#main/features/history/index.ts'
import { homeRouter } from '#main/features/home/index.ts'
import { liaisonRouter } from '#main/features/liaison/index.ts'
import { numberRouter } from '#main/features/number/index.ts'
import { officeRouter } from '#main/features/office/index.ts'
import { officerRouter } from '#main/features/officer/index.ts'
import { regionRouter } from '#main/features/region/index.ts'
import { sessionRouter } from '#main/features/session/index.ts'
import { setupRouter } from '#main/features/setup/index.ts'
import { villageRouter } from '#main/features/village/index.ts'

/** Every feature of the service, one line each; the names are those of the contract. */
export const router = {
  session: sessionRouter,
  setup: setupRouter,
  office: officeRouter,
  officer: officerRouter,
  region: regionRouter,
  village: villageRouter,
  liaison: liaisonRouter,
  agreement: agreementRouter,
  attachment: attachmentRouter,
  designation: designationRouter,
  number: numberRouter,
  document: documentRouter,
  home: homeRouter,
  history: historyRouter,
}
