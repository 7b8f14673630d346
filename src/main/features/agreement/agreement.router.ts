import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { addFile, addVillages, removeFile, removeVillage } from './agreement-parts.service.ts'
import { listAllAgreements, readAgreement, readAgreementFacets } from './agreement-read.service.ts'
import {
  addAddendum,
  createAgreement,
  saveAgreement,
  setObligation,
  terminateAgreement,
  withdrawTermination,
} from './agreement.service.ts'

const procedures = officerProcedure.agreement

export const agreementRouter = {
  list: procedures.list.handler(({ context, input }) => listAllAgreements(context, input)),
  facets: procedures.facets.handler(({ context }) => readAgreementFacets(context)),
  get: procedures.get.handler(({ context, input }) => readAgreement(context, input.id)),
  create: procedures.create.handler(({ context, input }) => createAgreement(context, input)),
  addAddendum: procedures.addAddendum.handler(({ context, input }) => addAddendum(context, input)),
  save: procedures.save.handler(({ context, input }) => saveAgreement(context, input)),
  setObligation: procedures.setObligation.handler(({ context, input }) => setObligation(context, input)),
  terminate: procedures.terminate.handler(({ context, input }) => terminateAgreement(context, input)),
  withdrawTermination: procedures.withdrawTermination.handler(({ context, input }) =>
    withdrawTermination(context, input),
  ),
  addVillages: procedures.addVillages.handler(({ context, input }) => addVillages(context, input)),
  removeVillage: procedures.removeVillage.handler(({ context, input }) => removeVillage(context, input)),
  addFile: procedures.addFile.handler(({ context, input }) => addFile(context, input)),
  removeFile: procedures.removeFile.handler(({ context, input }) => removeFile(context, input)),
}
