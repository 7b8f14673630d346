import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { discardDraft, listOwnDrafts, readDraft, saveDraft } from './draft.service.ts'

const procedures = officerProcedure.draft

export const draftRouter = {
  save: procedures.save.handler(({ context, input }) => saveDraft(context, input)),
  list: procedures.list.handler(({ context, input }) => listOwnDrafts(context, input)),
  get: procedures.get.handler(({ context, input }) => readDraft(context, input)),
  discard: procedures.discard.handler(({ context, input }) => discardDraft(context, input)),
}
