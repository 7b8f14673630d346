import { getOffice } from '#main/features/office/index.ts'
import { getVillageRegion, regionTableOf } from '#main/features/region/index.ts'
import { type OfficerContext, officerProcedure } from '#main/platform/rpc/gate.ts'
import { correctMilestone, recordVillageMilestone, removeMilestone } from './milestone.service.ts'
import { addHead, removeHead, saveHead } from './village-head.service.ts'
import {
  addVillage,
  listVillagePage,
  readFacets,
  readVillage,
  removeVillage,
  saveVillage,
} from './village.service.ts'

const procedures = officerProcedure.village

const regionOf = ({ service, db }: OfficerContext, code: string) =>
  getVillageRegion(
    regionTableOf(service),
    code,
    getOffice(db).workingAreas.map(({ regencyCode }) => regencyCode),
  )

export const villageRouter = {
  list: procedures.list.handler(({ context, input }) => listVillagePage(context, input)),
  facets: procedures.facets.handler(({ context }) => readFacets(context)),
  get: procedures.get.handler(({ context, input }) => readVillage(context, input.id)),
  add: procedures.add.handler(({ context, input: { regionCode, ...input } }) =>
    addVillage(context, input, regionOf(context, regionCode)),
  ),
  save: procedures.save.handler(({ context, input }) => saveVillage(context, input)),
  remove: procedures.remove.handler(({ context, input }) => {
    removeVillage(context, input)
    return {}
  }),
  recordMilestone: procedures.recordMilestone.handler(({ context, input }) =>
    recordVillageMilestone(context, input),
  ),
  correctMilestone: procedures.correctMilestone.handler(({ context, input }) =>
    correctMilestone(context, input),
  ),
  removeMilestone: procedures.removeMilestone.handler(({ context, input }) =>
    removeMilestone(context, input),
  ),
  addHead: procedures.addHead.handler(({ context, input }) => addHead(context, input)),
  saveHead: procedures.saveHead.handler(({ context, input }) => saveHead(context, input)),
  removeHead: procedures.removeHead.handler(({ context, input }) => removeHead(context, input)),
}
