import { officerProcedure } from '#main/platform/rpc/gate.ts'
import {
  confirmDecisions,
  liftDecision,
  receiveDocuments,
  rejectDecisions,
  takeBackDecisions,
} from './confirm.service.ts'
import { decide, deferralDueOn } from './decide.service.ts'
import { listDecisionPage, readDesk } from './decision-list.service.ts'
import { addStatute, listStatutePage, saveStatute } from './statute.service.ts'

const procedures = officerProcedure.decision

export const decisionRouter = {
  ofCase: procedures.ofCase.handler(({ context, input }) => listDecisionPage(context, input)),
  desk: procedures.desk.handler(({ context, input }) => readDesk(context, input.caseId)),
  deferralDueOn: procedures.deferralDueOn.handler(({ context, input }) => ({
    dueOn: deferralDueOn(context.db, input.decidedOn, context),
  })),
  decide: procedures.decide.handler(({ context, input }) => decide(context, input)),
  confirm: procedures.confirm.handler(({ context, input }) => ({
    decisions: confirmDecisions(context, input.targets),
  })),
  reject: procedures.reject.handler(({ context, input }) => ({ decisions: rejectDecisions(context, input) })),
  takeBack: procedures.takeBack.handler(({ context, input }) => ({
    decisions: takeBackDecisions(context, input.targets),
  })),
  lift: procedures.lift.handler(({ context, input }) => liftDecision(context, input)),
  receiveDocuments: procedures.receiveDocuments.handler(({ context, input }) =>
    receiveDocuments(context, input),
  ),
  statutes: procedures.statutes.handler(({ context, input }) => listStatutePage(context, input)),
  addStatute: procedures.addStatute.handler(({ context, input }) => addStatute(context, input)),
  saveStatute: procedures.saveStatute.handler(({ context, input }) => saveStatute(context, input)),
}
