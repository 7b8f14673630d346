import { officerProcedure } from '#main/platform/rpc/gate.ts'
import {
  adoptSet,
  completeAssessment,
  discardAssessment,
  listOfSubject,
  readAssessment,
  saveAssessment,
  startAssessment,
} from './assessment.service.ts'
import {
  discardSet,
  draftSet,
  listSetPage,
  putInForce,
  readSet,
  readSetInForce,
  saveSet,
} from './screening-set.service.ts'

const procedures = officerProcedure.screening

export const screeningRouter = {
  ofSubject: procedures.ofSubject.handler(({ context, input }) => listOfSubject(context, input)),
  explain: procedures.explain.handler(({ context, input }) => readAssessment(context, input.id)),
  start: procedures.start.handler(({ context, input }) => startAssessment(context, input)),
  save: procedures.save.handler(({ context, input }) => saveAssessment(context, input)),
  complete: procedures.complete.handler(({ context, input }) => completeAssessment(context, input)),
  adoptSet: procedures.adoptSet.handler(({ context, input }) => adoptSet(context, input)),
  discard: procedures.discard.handler(({ context, input }) => discardAssessment(context, input)),
  sets: procedures.sets.handler(({ context, input }) => listSetPage(context, input)),
  set: procedures.set.handler(({ context, input }) => readSet(context, input.id)),
  setInForce: procedures.setInForce.handler(({ context }) => readSetInForce(context)),
  draftSet: procedures.draftSet.handler(({ context }) => draftSet(context)),
  saveSet: procedures.saveSet.handler(({ context, input }) => saveSet(context, input)),
  discardSet: procedures.discardSet.handler(({ context, input }) => discardSet(context, input)),
  putInForce: procedures.putInForce.handler(({ context, input }) => putInForce(context, input)),
}
