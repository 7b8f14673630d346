import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { handOver } from './hand-over.service.ts'
import {
  assign,
  endAssignment,
  listOfficerPage,
  readOfficer,
  readVillageLiaison,
  removeAssignment,
  saveAssignment,
} from './liaison.service.ts'

const procedures = officerProcedure.liaison

export const liaisonRouter = {
  ofVillage: procedures.ofVillage.handler(({ context, input }) =>
    readVillageLiaison(context, input.villageId),
  ),
  officers: procedures.officers.handler(({ context, input }) => listOfficerPage(context, input)),
  officer: procedures.officer.handler(({ context, input }) => readOfficer(context, input.id)),
  assign: procedures.assign.handler(({ context, input }) => assign(context, input)),
  save: procedures.save.handler(({ context, input }) => saveAssignment(context, input)),
  end: procedures.end.handler(({ context, input }) => endAssignment(context, input)),
  remove: procedures.remove.handler(({ context, input }) => removeAssignment(context, input)),
  handOver: procedures.handOver.handler(({ context, input }) => handOver(context, input)),
}
