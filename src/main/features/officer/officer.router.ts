import { officerProcedure } from '#main/platform/rpc/gate.ts'
import {
  addOfficer,
  disableOfficer,
  listAllOfficers,
  listColleagues,
  resetPassword,
  saveOfficer,
  unblockOfficer,
} from './officer.service.ts'

const procedures = officerProcedure.officer

export const officerRouter = {
  colleagues: procedures.colleagues.handler(({ context }) => listColleagues(context)),
  list: procedures.list.handler(({ context }) => listAllOfficers(context)),
  add: procedures.add.handler(({ context, input }) => addOfficer(context, input)),
  save: procedures.save.handler(({ context, input }) => saveOfficer(context, input)),
  disable: procedures.disable.handler(({ context, input }) => disableOfficer(context, input)),
  unblock: procedures.unblock.handler(({ context, input }) => unblockOfficer(context, input)),
  resetPassword: procedures.resetPassword.handler(({ context, input }) => resetPassword(context, input)),
}
