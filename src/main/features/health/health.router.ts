import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { examineStore } from './examination.ts'
import { readHealth, rebuildSearchIndex } from './health.service.ts'

const procedures = officerProcedure.health

export const healthRouter = {
  now: procedures.now.handler(({ context }) => readHealth(context)),
  examine: procedures.examine.handler(({ context }) => examineStore(context)),
  rebuildSearchIndex: procedures.rebuildSearchIndex.handler(({ context }) => rebuildSearchIndex(context)),
}
