import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { blankAgencyForm, importAgencies } from './agency-import.service.ts'
import { addOfficial, addUnit, endOfficial, endUnit, saveOfficial, saveUnit } from './agency-parts.service.ts'
import { suggestAgencies } from './agency-suggestion.service.ts'
import { addAgency, endAgency, listAgencyPage, readAgency, saveAgency } from './agency.service.ts'
import { readRoutes, saveRoute } from './need-route.service.ts'

const procedures = officerProcedure.agency

export const agencyRouter = {
  list: procedures.list.handler(({ context, input }) => listAgencyPage(context, input)),
  get: procedures.get.handler(({ context, input }) => readAgency(context, input.id)),
  suggest: procedures.suggest.handler(({ context, input }) => suggestAgencies(context, input)),
  add: procedures.add.handler(({ context, input }) => addAgency(context, input)),
  save: procedures.save.handler(({ context, input }) => saveAgency(context, input)),
  end: procedures.end.handler(({ context, input }) => endAgency(context, input)),
  addUnit: procedures.addUnit.handler(({ context, input }) => addUnit(context, input)),
  saveUnit: procedures.saveUnit.handler(({ context, input }) => saveUnit(context, input)),
  endUnit: procedures.endUnit.handler(({ context, input }) => endUnit(context, input)),
  addOfficial: procedures.addOfficial.handler(({ context, input }) => addOfficial(context, input)),
  saveOfficial: procedures.saveOfficial.handler(({ context, input }) => saveOfficial(context, input)),
  endOfficial: procedures.endOfficial.handler(({ context, input }) => endOfficial(context, input)),
  routes: procedures.routes.handler(({ context }) => readRoutes(context)),
  saveRoute: procedures.saveRoute.handler(({ context, input }) => saveRoute(context, input)),
  importFile: procedures.importFile.handler(({ context, input }) => importAgencies(context, input.file)),
  form: procedures.form.handler(() => blankAgencyForm()),
}
