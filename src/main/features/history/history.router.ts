import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { readHistory } from './history.service.ts'

const procedures = officerProcedure.history

export const historyRouter = {
  ofRecord: procedures.ofRecord.handler(({ context, input }) => readHistory(context, input)),
}
