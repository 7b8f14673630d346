import { publicProcedure } from '#main/platform/rpc/gate.ts'
import { createOfficeStore } from './setup.service.ts'

const procedures = publicProcedure.setup

export const setupRouter = {
  create: procedures.create.handler(({ context, input }) => createOfficeStore(context, input)),
}
