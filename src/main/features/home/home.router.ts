import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { readDue } from './home.service.ts'

const procedures = officerProcedure.home

export const homeRouter = {
  due: procedures.due.handler(({ context, input }) => readDue(context, input.reach)),
}
