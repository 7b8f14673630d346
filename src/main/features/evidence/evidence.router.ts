import { officerProcedure } from '#main/platform/rpc/gate.ts'
import {
  addEvidence,
  exportEvidence,
  listEvidencePage,
  readEvidence,
  saveEvidence,
  showEvidence,
  withdrawEvidence,
} from './evidence.service.ts'

const procedures = officerProcedure.evidence

export const evidenceRouter = {
  list: procedures.list.handler(({ context, input }) => listEvidencePage(context, input)),
  get: procedures.get.handler(({ context, input }) => readEvidence(context, input.id)),
  shown: procedures.shown.handler(({ context, input }) => showEvidence(context, input.id)),
  add: procedures.add.handler(({ context, input }) => addEvidence(context, input)),
  save: procedures.save.handler(({ context, input }) => saveEvidence(context, input)),
  withdraw: procedures.withdraw.handler(({ context, input }) => withdrawEvidence(context, input)),
  export: procedures.export.handler(({ context, input }) => exportEvidence(context, input)),
}
