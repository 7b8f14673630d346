import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { changeStoreKey, printRecovery, readStoreKey } from './store-key.service.ts'

const procedures = officerProcedure.storeKey

export const storeKeyRouter = {
  status: procedures.status.handler(({ context }) => readStoreKey(context)),
  change: procedures.change.handler(({ context, input }) => changeStoreKey(context, input)),
  renewRecovery: procedures.renewRecovery.handler(({ context, input }) => printRecovery(context, input)),
}
