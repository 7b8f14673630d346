import { historyRouter } from '#main/features/history/index.ts'
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
  history: historyRouter,
}
