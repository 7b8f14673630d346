import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { decide, endDesignation, revoke, saveFollowUp } from './decide.service.ts'
import {
  createDraft,
  discardDraft,
  listDecreePage,
  readDecree,
  readVillageDesignations,
  saveDraft,
  suggestDecree,
} from './decree.service.ts'
import { correctInauguration, inaugurate, suggestInauguration } from './inauguration.service.ts'

const procedures = officerProcedure.designation

export const designationRouter = {
  list: procedures.list.handler(({ context, input }) => listDecreePage(context, input)),
  get: procedures.get.handler(({ context, input }) => readDecree(context, input.id)),
  ofVillage: procedures.ofVillage.handler(({ context, input }) => readVillageDesignations(context, input)),
  suggest: procedures.suggest.handler(({ context, input }) => suggestDecree(context, input)),
  suggestInauguration: procedures.suggestInauguration.handler(({ context, input }) =>
    suggestInauguration(context, input),
  ),
  createDraft: procedures.createDraft.handler(({ context, input }) => createDraft(context, input)),
  saveDraft: procedures.saveDraft.handler(({ context, input }) => saveDraft(context, input)),
  discardDraft: procedures.discardDraft.handler(({ context, input }) => discardDraft(context, input)),
  decide: procedures.decide.handler(({ context, input }) => decide(context, input)),
  revoke: procedures.revoke.handler(({ context, input }) => revoke(context, input)),
  inaugurate: procedures.inaugurate.handler(({ context, input }) => inaugurate(context, input)),
  correctInauguration: procedures.correctInauguration.handler(({ context, input }) =>
    correctInauguration(context, input),
  ),
  saveFollowUp: procedures.saveFollowUp.handler(({ context, input }) => saveFollowUp(context, input)),
  end: procedures.end.handler(({ context, input }) => endDesignation(context, input)),
}
